//! Quotations as a whole: marks, cues, speakers.

use std::sync::LazyLock;

use depesche_language::{Analyser, EngineKind};
use depesche_model::{Document, Language};
use depesche_resolve::Names;
use proptest::prelude::*;

use super::quotes;

/// The tables are read once.
static NAMES: LazyLock<Names> = LazyLock::new(Names::new);

/// The fast analyser, read once.
static ANALYSER: LazyLock<Analyser> = LazyLock::new(|| Analyser::new(EngineKind::Fast).unwrap());

/// Every quotation as "speaker (country): words".
fn told(language: Language, text: &str) -> Vec<String> {
    let document = Document::new("x", language, text);
    let parsed = depesche_language::parse(&document);
    let mentions = depesche_resolve::resolve(&document, &parsed, &NAMES);
    let tell = |quote: &depesche_model::Quote| {
        let country = quote.country.map(|code| code.to_string()).unwrap_or_default();
        format!("{} ({country}): {}", quote.speaker.clone().unwrap_or_default(), document.slice(quote.text))
    };
    quotes(&document, &parsed, &mentions).iter().map(tell).collect()
}

fn german(text: &str) -> Vec<String> {
    told(Language::German, text)
}

fn english(text: &str) -> Vec<String> {
    told(Language::English, text)
}

#[test]
fn before_and_behind() {
    assert_eq!(
        german("„Wir öffnen heute eine Tür“, sagte der kroatische Außenminister Ivan Horvat in Split."),
        ["Ivan Horvat (HRV): Wir öffnen heute eine Tür"]
    );
    assert_eq!(
        english("Peruvian President Julia Quispe said: \"The river belongs to both of us.\""),
        ["Julia Quispe (PER): The river belongs to both of us."]
    );
}

#[test]
fn a_pronoun_and_a_second_part() {
    let text = "Der bhutanische Botschafter Sonam Dorji überreichte in Wien sein Beglaubigungsschreiben. „Ich freue mich auf die Arbeit“, sagte er.";
    assert_eq!(german(text), ["Sonam Dorji (BTN): Ich freue mich auf die Arbeit"]);
    let text = "\"The road is finished,\" said Kenyan minister Grace Mwangi. \"Now we need the bridge.\"";
    assert_eq!(
        english(text),
        ["Grace Mwangi (KEN): The road is finished,", "Grace Mwangi (KEN): Now we need the bridge."]
    );
}

#[test]
fn parts_of_sentences() {
    assert_eq!(
        german("Präsident Emomali Rahmon sprach in Duschanbe von „guten Nachbarn“."),
        ["Emomali Rahmon (TJK): guten Nachbarn"]
    );
    assert_eq!(
        german("Das Programm „Grüne Brücke“ und das Format „Zentralasien plus Japan“ wurden vorgestellt."),
        Vec::<String>::new()
    );
}

#[test]
fn two_speakers() {
    let text = "\"We need more ships,\" said Fijian foreign minister Ana Tikoirotuma. \"We have them,\" replied Samoan minister Tavita Leota.";
    assert_eq!(
        english(text),
        ["Ana Tikoirotuma (FJI): We need more ships,", "Tavita Leota (WSM): We have them,"]
    );
}

#[test]
fn bodies_speak() {
    let text = "The plan was called “useless” by the Norwegian Foreign Ministry. The ministry said it was “not a good day for fish”.";
    assert_eq!(
        english(text),
        [
            "Norwegian Foreign Ministry (NOR): useless",
            "Norwegian Foreign Ministry (NOR): not a good day for fish"
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn words_slice_back(text in "(?:[„“”\"«»‚‘’:,.;]|sagte |said |er |by |so |laut |Xi Jinping |der Minister |\n|[a-zA-ZäÄ]{1,7} ){0,40}") {
        for language in [Language::German, Language::English] {
            let document = Document::new("x", language, text.clone());
            let parsed = depesche_language::parse(&document);
            let mentions = depesche_resolve::resolve(&document, &parsed, &NAMES);
            for quote in quotes(&document, &parsed, &mentions) {
                prop_assert!(!quote.text.of(&text).is_empty());
                prop_assert!(quote.evidence.span.contains(quote.text));
            }
        }
    }
}

#[test]
fn an_apposition_before_the_verb() {
    let text = "The Turkmen minister has been to Oslo on a visit.\n\nMurat Nurleu, Foreign Minister of Kazakhstan, called the railway a \"bridge for all.\"";
    assert_eq!(english(text), ["Murat Nurtleu (KAZ): bridge for all."]);
}

/// Every told speech as "speaker: words (rule)".
fn told_speech(text: &str) -> Vec<String> {
    let document = Document::new("x", Language::German, text);
    let mut parsed = depesche_language::parse(&document);
    ANALYSER.add_trees(&document, &mut parsed);
    let mentions = depesche_resolve::resolve(&document, &parsed, &NAMES);
    let tell = |quote: &depesche_model::Quote| {
        let speaker = quote.as_written.map_or("", |span| document.slice(span));
        format!("{speaker}: {} ({})", document.slice(quote.text), quote.evidence.rule)
    };
    let told = quotes(&document, &parsed, &mentions);
    told.iter().filter(|quote| !quote.direct).map(tell).collect()
}

#[test]
fn told_by_a_verb_a_noun_and_a_source() {
    for (text, told) in [
        (
            "Der kroatische Minister Ivan Horvat sagte, dass der Hafen in Split wachse.",
            "Der kroatische Minister Ivan Horvat: dass der Hafen in Split wachse (quote.told)",
        ),
        (
            "Laut dem kroatischen Minister Ivan Horvat wächst der Hafen in Split.",
            "dem kroatischen Minister Ivan Horvat: wächst der Hafen in Split (quote.told-source)",
        ),
        (
            "Der Hafen in Split werde wachsen, teilte der kroatische Minister Ivan Horvat mit.",
            "der kroatische Minister Ivan Horvat: Der Hafen in Split werde wachsen (quote.told)",
        ),
    ] {
        assert_eq!(told_speech(text), [told]);
    }
}

#[test]
fn what_nobody_tells() {
    for text in [
        "Der Hafen in Split wächst, weil viele Schiffe kommen.",
        "Der Minister reiste nach Split, um den Hafen zu besuchen.",
        "Die Minister trafen sich in Split, wo der Hafen wächst.",
    ] {
        assert_eq!(told_speech(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn told_speech_goes_on_in_the_konjunktiv() {
    let text = "Der kroatische Minister Ivan Horvat sagte, dass der Hafen wachse. Das Land habe viel gebaut.";
    let told = told_speech(text);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].contains("Das Land habe viel gebaut"), "{told:?}");
}

#[test]
fn the_tree_gives_the_speaker_beside_a_quotation() {
    let text = "„Der Hafen wächst, und das ist gut für uns alle hier“, sagte vor der Presse in Split gestern der Minister Ivan Horvat.";
    let document = Document::new("x", Language::German, text);
    let mut parsed = depesche_language::parse(&document);
    ANALYSER.add_trees(&document, &mut parsed);
    let mentions = depesche_resolve::resolve(&document, &parsed, &NAMES);
    let speakers: Vec<_> =
        quotes(&document, &parsed, &mentions).into_iter().filter_map(|quote| quote.speaker).collect();
    assert_eq!(speakers, ["Ivan Horvat"]);
}
