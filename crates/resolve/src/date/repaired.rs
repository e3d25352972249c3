//! Years that stand nowhere in the text as it is, but in its repair: "im Jahr XNUMX" that must have been "im Jahr 2026".

use depesche_model::{DamageKind, Date, Document, Mention, Named, Period};

/// The years of mended placeholders, each over the broken words.
pub(super) fn repaired(document: &Document) -> Vec<Mention> {
    let year = |repair: &str| {
        let digits = repair.rsplit(' ').next().filter(|word| word.len() == 4)?;
        let year: Date = digits.parse().ok()?;
        Some(Period::from(year))
    };
    let mended = document.damage.iter().filter(|damage| damage.kind == DamageKind::Placeholder);
    mended
        .filter_map(|damage| {
            let value = year(damage.repair.as_deref()?)?;
            Some(Mention::new(damage.evidence.span, Named::Date { value: Some(value) }, "date.repaired"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use depesche_model::{Damage, Evidence, Language, Span};

    use super::*;

    #[test]
    fn a_proved_year_is_a_date() {
        let mut document = Document::new("x", Language::German, "Der Gipfel ist im Jahr XNUMX.");
        let damage = |repair: Option<&str>| Damage {
            evidence: Evidence::new(Span::new(15, 28), "damage.placeholder-year"),
            kind: DamageKind::Placeholder,
            repair: repair.map(str::to_owned),
        };
        document.damage = vec![damage(None)];
        assert!(repaired(&document).is_empty());
        document.damage = vec![damage(Some("im Jahr 2026"))];
        let found = repaired(&document);
        assert_eq!(found[0].span.of(&document.text), "im Jahr XNUMX");
        assert!(
            matches!(found[0].named, Named::Date { value: Some(period) } if period.start.to_string() == "2026")
        );
    }
}
