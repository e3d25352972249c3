//! Claims that no earlier report of the same two comes near to: trade of 700 million between states whose trade was always told in
//! hundreds of thousands is more likely a slip of the text than of the world.

use depesche_model::{Check, Confidence, Indicator, Measure};
use rusqlite::{Connection, params};
use rust_decimal::Decimal;

use crate::family::Family;

/// So many witnesses must have claimed something before.
const WITNESSES: usize = 2;
/// Claims that lie this many times apart tell different things, and no order of magnitude.
const APART: Decimal = Decimal::TEN;
/// From this many times as much, or as little, on a claim is doubted.
const TIMES: Decimal = Decimal::ONE_HUNDRED;

/// Writes to a claim that it lies far from all that earlier reports claim of the same two, and halves its confidence.
pub(crate) fn doubt(connection: &Connection, family: Family, measure: &mut Measure) -> rusqlite::Result<()> {
    let comparable = matches!(
        measure.indicator,
        Indicator::TradeTurnover | Indicator::Exports | Indicator::Imports | Indicator::Investment
    );
    let money = measure.unit.0.len() == 3 && measure.unit.0.bytes().all(|byte| byte.is_ascii_uppercase());
    if !comparable || !money || measure.of.len() != 2 || measure.value <= Decimal::ZERO {
        return Ok(());
    }
    let mut earlier = earlier(connection, family, measure)?;
    earlier.sort_unstable();
    let (Some((least, _)), Some((most, told))) = (earlier.first(), earlier.last()) else { return Ok(()) };
    let far = |small: Decimal, large: Decimal, times: Decimal| {
        small > Decimal::ZERO && large.checked_div(small).is_some_and(|ratio| ratio >= times)
    };
    if earlier.len() < WITNESSES || far(*least, *most, APART) {
        return Ok(());
    }
    if far(*most, measure.value, TIMES) || far(measure.value, *least, TIMES) {
        let range = if least == most { least.to_string() } else { format!("{least} to {most}") };
        let says = format!(
            "{} earlier reports claim {range} {}, last {told}: nothing near {}",
            earlier.len(),
            measure.unit.0,
            measure.value.normalize()
        );
        measure.checks.push(Check { holds: false, says });
        measure.confidence =
            measure.confidence.map(|confidence| Confidence::of_share(confidence.share() / 2.0));
    }
    Ok(())
}

/// What the witnesses of other families claim of the same, each witness's last claim with its document.
fn earlier(
    connection: &Connection,
    family: Family,
    measure: &Measure,
) -> rusqlite::Result<Vec<(Decimal, String)>> {
    let sql = "SELECT x.value, max(x.number), documents.id FROM measures x JOIN documents ON documents.number = x.document \
               JOIN measure_owners a ON a.measure = x.number AND a.actor = ?3 \
               JOIN measure_owners b ON b.measure = x.number AND b.actor = ?4 \
               WHERE x.indicator = ?1 AND x.unit = ?2 AND x.copy_of IS NULL AND coalesce(documents.family, 0) <> ?5 \
               GROUP BY coalesce(documents.family, documents.number)";
    let mut statement = connection.prepare_cached(sql)?;
    let values =
        params![measure.indicator.as_str(), measure.unit.0, measure.of[0], measure.of[1], family.first];
    let rows = statement.query_map(values, |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?)))?;
    let claims = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    // What another program wrote there and is no number says nothing.
    Ok(claims.into_iter().filter_map(|(value, id)| Some((value.parse().ok()?, id))).collect())
}
