//! Figures in sentences, and what must hold of those in any text.

use depesche_model::{Date, Document, Language, Period};
use proptest::prelude::*;

use super::*;
use crate::own_texts::own_texts;

fn read(text: &str, language: &Language) -> Vec<String> {
    let pieces = Pieces::new(text, language);
    let found = figures(&pieces, &[]);
    let tell = |mention: &Mention| match &mention.named {
        Named::Figure(Figure::Money { value, currency }) => {
            format!("{} {}", value.normalize(), currency.as_deref().unwrap_or("?"))
        }
        Named::Figure(Figure::Percent { value }) => format!("{value} %"),
        Named::Figure(Figure::Quantity { value, unit }) => format!("{value} {unit}"),
        Named::Figure(figure) => figure.value().to_string(),
        _ => String::new(),
    };
    found.iter().filter(|mention| mention.rule != "figure.number").map(tell).collect()
}

#[test]
fn german() {
    let text = "Der Handel stieg um 32 % auf 43,8 Milliarden US-Dollar; 1000 Schweizer Franken, 12.345$ und zwei Euro \
                und fünfzig Cent gingen an 27 neue Projekte, rund 2.300 Tonnen auf das 1,5-Fache.";
    assert_eq!(
        read(text, &Language::German),
        ["32 %", "43800000000 USD", "1000 CHF", "12345 USD", "2.5 EUR", "27 projects", "2300 t", "1.5 x"]
    );
}

#[test]
fn english() {
    let text =
        "US$26 billion, $ 563 million, HK$5m, 300,000 pesos and 40 MUSD; 4.5 per cent of 40 German diplomats";
    assert_eq!(
        read(text, &Language::English),
        ["26000000000 USD", "563000000 USD", "5000000 HKD", "300000 ?", "40000000 USD", "4.5 %", "40 people"]
    );
}

#[test]
fn what_slipped_into_a_sum() {
    let text = "im Jahr 418.2 2021 Millionen US-Dollar, 130 € Millionen und 45 Milliarden rund Euro";
    assert_eq!(read(text, &Language::German), ["418200000 USD", "130000000 EUR", "45000000000 EUR"]);
}

#[test]
fn ranges_share_what_follows() {
    let text = "zwischen drei und fünf Milliarden Euro, 30 bis 40 Prozent";
    assert_eq!(read(text, &Language::German), ["3000000000 EUR", "5000000000 EUR", "30 %", "40 %"]);
}

#[test]
fn numbers_stand_inside_sums() {
    let text = "Es sind 3 Mio. Euro.";
    let found = figures(&Pieces::new(text, &Language::German), &[]);
    let words: Vec<&str> = found.iter().map(|mention| mention.span.of(text)).collect();
    assert_eq!(words, ["3 Mio. Euro", "3 Mio."]);
}

fn any_language() -> impl Strategy<Value = Language> {
    prop_oneof![Just(Language::German), Just(Language::English)]
}

/// Texts of the pieces that figures and dates are made of, in any order.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[0-9]{1,4}",
        "[0-9]{1,3}[.,'/ -][0-9]{1,4}",
        "[.,;:()/+$€%° -]",
        "(Millionen|Mrd\\.|billion|m|bn|Euro|US-Dollar|Prozent|per cent|halb|Drittel|x|-fach)",
        "(zwei|dreißig|hundert|ein|eine|anderthalb|one|twenty|half|a|and|und|Komma|over|of)",
        "(März|May|Montag|am|im|Ende|vor|in|bis|to|Jahren|weeks|Jahr|letzten|next|ersten|Quartal|Q1|heute)",
        "[a-zäöüß]{1,6}",
        "\\PC",
    ];
    let space = prop_oneof![Just(" "), Just(""), Just("\n"), Just("\u{202f}")];
    proptest::collection::vec((word, space), 0..24)
        .prop_map(|words| words.into_iter().map(|(word, space)| word + space).collect())
}

proptest! {
    #[test]
    fn spans_lie_on_characters_and_dates_read_back(
        text in any_text(),
        language in any_language(),
        published in proptest::option::of(0_i32..40_000),
    ) {
        let mut document = Document::new("x", language.clone(), text.as_str());
        document.published = published.map(Date::from_day_number);
        let pieces = Pieces::new(&document.text, &language);
        let dates = crate::date::dates(&document, &depesche_language::parse(&document), &pieces);
        prop_assert!(dates.is_sorted_by(|a, b| a.span.end <= b.span.start), "{dates:?}");
        for mention in figures(&pieces, &dates).iter().chain(&dates) {
            prop_assert!(document.text.get(mention.span.range()).is_some_and(|words| !words.is_empty()));
            if let Named::Date { value: Some(value) } = mention.named {
                prop_assert_eq!(value.to_string().parse::<Period>().ok(), Some(value));
            }
        }
    }

    #[test]
    fn values_read_back(cents in 0_i64..1_000_000_000_000) {
        let value = rust_decimal::Decimal::new(cents, 2);
        let german = format!("{value} Euro").replace('.', ",");
        let english = format!("€{value}");
        prop_assert_eq!(read(&german, &Language::German), [format!("{} EUR", value.normalize())]);
        prop_assert_eq!(read(&english, &Language::English), [format!("{} EUR", value.normalize())]);
    }
}

#[test]
fn no_figure_is_passed_over() {
    for language in [Language::German, Language::English] {
        for text in own_texts(&language) {
            let pieces = Pieces::new(&text, &language);
            let writing = Writing::of(&pieces);
            for at in (0..pieces.len()).filter(|&at| pieces.is(at, Kind::Word)) {
                let figure = figure_from(&pieces, at, writing);
                assert!(may_begin(&pieces, at) || figure.is_none(), "{figure:?}");
            }
        }
    }
}
