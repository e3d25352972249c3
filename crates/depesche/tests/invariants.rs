//! What holds of every record of every text: nothing panics, evidence lies in the text, the same text gives the same sheet.

use std::sync::LazyLock;

use depesche::{Coder, Document, Language};
use proptest::prelude::*;

static CODER: LazyLock<Coder> = LazyLock::new(|| Coder::new().unwrap_or_else(|error| panic!("{error}")));

/// Sentences of the trade with their parts shuffled, as translation and scraping leave them.
fn any_report() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Frankreich"),
        Just("Kasachstans Außenminister Murat Demo"),
        Just("der chinesische Präsident"),
        Just("The Foreign Minister of Japan"),
        Just("unterzeichneten"),
        Just("signed"),
        Just("traf sich mit"),
        Just("wollen bis 2030 verdoppeln"),
        Just("ein Memorandum für 2026 bis 2028"),
        Just("a joint statement"),
        Just("43,8 Milliarden US-Dollar"),
        Just("im Jahr 418.2 2021 Millionen US-Dollar"),
        Just("(Exporte: 12 Mio., Importe: 3 Mio.)"),
        Just("„Wir sind bereit“, sagte er"),
        Just("am 31. Februar"),
        Just("and"),
        Just("und"),
        Just(","),
        Just("."),
        Just("\n\n"),
        Just("Teile diesen Artikel:"),
        Just("\u{1F1E9}\u{1F1EA} €"),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn records_point_into_the_text(text in any_report(), german in any::<bool>()) {
        let language = if german { Language::German } else { Language::English };
        let reading = CODER.read(Document::new("x", language.clone(), text.clone()));
        let sheet = reading.sheet().unwrap();
        let characters: Vec<char> = text.chars().collect();
        for kind in ["events", "instruments", "measures", "commitments", "quotes"] {
            for record in sheet[kind].as_array().unwrap() {
                let evidence = record["evidence"].as_str().unwrap();
                let [start, end] = ["start", "end"].map(|at| usize::try_from(record[at].as_u64().unwrap()).unwrap());
                prop_assert!(!evidence.is_empty(), "{} without words", kind);
                prop_assert_eq!(characters[start..end].iter().collect::<String>(), evidence);
                prop_assert!(!record["rule"].as_str().unwrap().is_empty());
            }
        }
        let again = CODER.read(Document::new("x", language, text)).sheet().unwrap();
        prop_assert_eq!(sheet, again);
    }
}
