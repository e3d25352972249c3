//! Figures and dates of any text: no panic, spans on borders of characters, and values that read back.
#![no_main]

use depesche_language::parse;
use depesche_model::{Document, Language, Named, Period};
use depesche_resolve::figures_and_dates;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (bool, Option<u16>, &str)| {
    let (german, day, text) = input;
    let language = if german { Language::German } else { Language::English };
    let mut document = Document::new("x", language, text);
    document.published = day.map(|day| depesche_model::Date::from_day_number(i32::from(day)));
    let parsed = parse(&document);

    for mention in figures_and_dates(&document, &parsed) {
        // `slice` stops on a span that cuts a character.
        assert!(!document.slice(mention.span).is_empty());
        match mention.named {
            Named::Date { value: Some(value) } => {
                assert_eq!(value.to_string().parse::<Period>().ok(), Some(value));
            }
            Named::Duration { value } => assert!(value.starts_with('P') && value.is_ascii(), "{value}"),
            Named::Figure(figure) => {
                let value = figure.value();
                assert_eq!(value.to_string().parse().ok(), Some(value));
            }
            _ => {}
        }
    }
});
