//! Meeting formats read by pattern: "Zentralasien – G7", "Zentralasien-China-Format", "usbekisch-deutscher
//! Wirtschaftsrat".

use depesche_model::CountryCode;

use super::spot::Scene;
use crate::name::{BodyKind, List, Sense};

/// A meeting format in the text.
#[derive(Clone, Debug)]
pub(crate) struct FormatSpot {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The English short name.
    pub(crate) id: String,
    /// The two states that its name tells.
    pub(crate) sides: Option<[CountryCode; 2]>,
    pub(crate) rule: &'static str,
}

impl FormatSpot {
    /// Whether the word `at` belongs to it.
    pub(crate) fn covers(&self, at: usize) -> bool {
        (self.from..self.to).contains(&at)
    }
}

/// Regions that meet as one; words in German, words in English, usual English name.
const REGIONS: &[(&[&str], &str)] = &[
    (&["Zentralasien"], "Central Asia"),
    (&["Central", "Asia"], "Central Asia"),
    (&["Afrika"], "Africa"),
    (&["Africa"], "Africa"),
    (&["Lateinamerika"], "Latin America"),
    (&["Latin", "America"], "Latin America"),
    (&["Golf"], "Gulf"),
    (&["Golfstaaten"], "Gulf"),
    (&["Gulf", "States"], "Gulf"),
    (&["Gulf"], "Gulf"),
    (&["Pazifik"], "Pacific"),
    (&["Pacific", "Islands"], "Pacific Islands"),
    (&["Pacific"], "Pacific"),
    (&["Südostasien"], "Southeast Asia"),
    (&["Southeast", "Asia"], "Southeast Asia"),
    (&["Südkaukasus"], "South Caucasus"),
    (&["South", "Caucasus"], "South Caucasus"),
    (&["Maghreb"], "Maghreb"),
    (&["Sahel"], "Sahel"),
    (&["Südamerika"], "South America"),
    (&["South", "America"], "South America"),
    (&["Mittelmeer"], "Mediterranean"),
    (&["Nahost"], "Middle East"),
    (&["Middle", "East"], "Middle East"),
    (&["Baltikum"], "Baltics"),
    (&["Nordeuropa"], "Nordics"),
    (&["Westbalkan"], "Western Balkans"),
    (&["Western", "Balkans"], "Western Balkans"),
    (&["Arabien"], "Arab States"),
    (&["Arab", "States"], "Arab States"),
    (&["Karibik"], "Caribbean"),
    (&["Caribbean"], "Caribbean"),
];

/// Words that make a pair a format.
const MEETINGS: List = List(
    "format|formats|mechanismus|mechanism|gipfel|gipfels|gipfeltreffen|summit|forum|forums|treffen| \
     treffens|dialog|dialogs|dialogue|kooperation|kooperationsforum|konferenz|conference| \
     ministertreffen|außenministertreffen|meeting|ministerial|plattform|platform|ministers|foreign| \
     kooperationsrat|partnerschaft|cooperation",
);

/// Councils of two states that have a name of their own.
const COUNCILS: &[(&str, &str)] = &[
    ("wirtschaftsrat", "Business Council"),
    ("wirtschaftsrats", "Business Council"),
    ("wirtschaftsrates", "Business Council"),
    ("unternehmerrat", "Business Council"),
    ("regierungskonsultationen", "intergovernmental consultations"),
    ("business council", "Business Council"),
    ("intergovernmental consultations", "intergovernmental consultations"),
];

/// Finds the formats that no table knows.
pub(crate) fn formats(scene: &Scene) -> Vec<FormatSpot> {
    let mut list: Vec<FormatSpot> = Vec::new();
    for at in 0..scene.words.len() {
        if list.last().is_some_and(|last| at < last.to) || scene.is_boilerplate(at) {
            continue;
        }
        if let Some(format) = pair(scene, at).or_else(|| council(scene, at)) {
            list.push(format);
        }
    }
    list
}

/// One side of a pair: its English name, the word behind it, whether it is a region.
fn side(scene: &Scene, at: usize) -> Option<(String, usize, bool)> {
    for (words, name) in REGIONS {
        if words.iter().enumerate().all(|(n, word)| scene.words.is(at + n, word)) {
            return Some(((*name).to_owned(), at + words.len(), true));
        }
    }
    let spot = scene.starting(at)?;
    match spot.sense {
        Sense::Country { code, .. } if spot.is_name() && !spot.genitive => {
            Some((scene.tables.country_name(code).to_owned(), spot.to, false))
        }
        Sense::Body(body) => {
            let body = scene.tables.bodies.get(body)?;
            (body.kind != BodyKind::Initiative).then(|| (body.id.clone(), spot.to, false))
        }
        _ => None,
    }
}

fn pair(scene: &Scene, at: usize) -> Option<FormatSpot> {
    let words = &scene.words;
    let (left, joint, left_region) = side(scene, at)?;
    let mark = words.text(joint);
    if !matches!(mark, "-" | "–" | "+" | "‐" | "plus") {
        return None;
    }
    let (right, mut to, right_region) = side(scene, joint + 1)?;
    if left_region == right_region {
        return None;
    }
    let region = if left_region { &left } else { &right };
    let central = region == "Central Asia";
    let meeting_at = if words.hyphen(to) { to + 1 } else { to };
    let meeting = MEETINGS.has(words.text(meeting_at).trim_end_matches(['“', '"']).to_lowercase().as_str());
    if words.hyphen(to) && !meeting {
        return None; // "EU-Afrika-Fonds"
    }
    let tight = words.glued(joint) && words.glued(joint + 1);
    let quoted = matches!(words.before(at), "„" | "\"" | "“" | "«" | "»")
        || matches!(words.text(to), "“" | "\"" | "»" | "”");
    if !meeting && !(central && (tight || quoted || mark == "+" || mark == "plus")) {
        return None;
    }
    if words.hyphen(to) {
        to = meeting_at + 1;
    }
    let plus = mark == "+" || mark == "plus";
    let (first, second) = if plus && right_region { (&right, &left) } else { (&left, &right) };
    let summit = !central
        && matches!(words.text(meeting_at).to_lowercase().trim_end_matches('s'), "gipfel" | "summit");
    let id = if summit { format!("{first}–{second} Summit") } else { format!("{first}–{second}") };
    Some(FormatSpot { from: at, to, id, sides: None, rule: "format.pair" })
}

/// Two adjectives and the name of a council.
fn council(scene: &Scene, at: usize) -> Option<FormatSpot> {
    let words = &scene.words;
    let first = scene.starting(at).filter(|spot| spot.is_adjective())?;
    if !matches!(words.text(first.to), "-" | "–") {
        return None;
    }
    let second = scene.starting(first.to + 1).filter(|spot| spot.is_adjective())?;
    let one = words.text(second.to).to_lowercase();
    let two = format!("{one} {}", words.text(second.to + 1).to_lowercase());
    let (length, name) = COUNCILS.iter().find_map(|(german, name)| match *german {
        known if known == one => Some((1, *name)),
        known if known == two => Some((2, *name)),
        _ => None,
    })?;
    let adjective = |code| scene.tables.country_adjective(code);
    let sides = [first.country()?, second.country()?];
    let id = format!("{}–{} {name}", adjective(sides[0])?, adjective(sides[1])?);
    Some(FormatSpot { from: at, to: second.to + length, id, sides: Some(sides), rule: "format.council" })
}

#[cfg(test)]
mod tests {
    use depesche_model::Language::{English, German};

    use crate::who::tests::told;

    fn format(text: &str) -> Vec<String> {
        told(German, text).into_iter().filter(|line| line.contains('–')).collect()
    }

    #[test]
    fn pairs_with_a_region() {
        assert_eq!(
            format("Das Treffen im Zentralasien-Italien-Format."),
            ["Zentralasien-Italien-Format = Central Asia–Italy"]
        );
        assert_eq!(
            format("Ministertreffen „Zentralasien – G7“ begann."),
            ["Zentralasien – G7 = Central Asia–G7"]
        );
        assert_eq!(format("der Indien-Afrika-Gipfel"), ["Indien-Afrika-Gipfel = India–Africa Summit"]);
        assert!(format("der EU-Afrika-Fonds").is_empty());
        assert!(told(English, "the Central Asia–Italy summit")[0].ends_with("Central Asia–Italy"));
    }

    #[test]
    fn councils_of_two_states() {
        assert_eq!(
            format("der tschechisch-deutsche Wirtschaftsrat"),
            ["tschechisch-deutsche Wirtschaftsrat = Czech–German Business Council"]
        );
    }
}
