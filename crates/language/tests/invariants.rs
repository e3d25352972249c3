//! What holds of every text, however broken.

use std::collections::BTreeSet;
use std::ops::Range;

use depesche_language::{SurfaceWord, parse, words};
use depesche_model::{Document, Language, Multiword, Parsed};
use proptest::prelude::*;

/// Words, marks and odd characters in any order, as scraping leaves them.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-ZäöüÄÖÜß]{1,12}",
        Just("unterzeichneten".to_owned()),
        Just("der Außenminister".to_owned()),
        Just("zu treffen und".to_owned()),
        Just("which was signed".to_owned()),
        Just("18. April".to_owned()),
        Just("z. B.".to_owned()),
        Just("„“”\"’".to_owned()),
        Just("zum im Am don't can’t cannot states' 'em".to_owned()),
        Just("US-Präsident non-adult-like http://a.b/c x@y.z Ph.D. 5km 9/11 :-)".to_owned()),
        "[0-9.,%$€:/–-]{1,6}",
        "[ ,.;:!?\n\t()]{1,3}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

fn any_language() -> impl Strategy<Value = Language> {
    prop_oneof![Just(Language::German), Just(Language::English)]
}

fn read(text: &str, language: Language) -> (Document, Parsed) {
    let document = Document::new("x", language, text);
    let parsed = parse(&document);
    (document, parsed)
}

/// The words of each sentence, with the sentence's tokens.
fn words_of<'t>(document: &'t Document, parsed: &Parsed) -> Vec<(Range<usize>, Vec<SurfaceWord<'t>>)> {
    let cut = |tokens| words(&document.text, &parsed.tokens, tokens, &document.lang);
    parsed.sentences.iter().map(|s| (s.tokens.clone(), cut(s.tokens.clone()))).collect()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}')).collect()
}

proptest! {
    #[test]
    fn tokens_cover_the_text(text in any_text(), language in any_language()) {
        let (document, parsed) = read(&text, language);
        prop_assert!(parsed.tokens.is_sorted_by(|a, b| a.span.end <= b.span.start));
        let kept: String = parsed.tokens.iter().map(|token| document.slice(token.span)).collect();
        prop_assert_eq!(without_blanks(&kept), without_blanks(&text));
    }

    #[test]
    fn sentences_hold_every_token_once(text in any_text(), language in any_language()) {
        let (_, parsed) = read(&text, language);
        let held: Vec<usize> = parsed.sentences.iter().flat_map(|sentence| sentence.tokens.clone()).collect();
        prop_assert_eq!(held, (0..parsed.tokens.len()).collect::<Vec<_>>());
    }

    #[test]
    fn clauses_share_no_token(text in any_text(), language in any_language()) {
        let (_, parsed) = read(&text, language);
        let mut seen = BTreeSet::new();
        for (number, clause) in parsed.clauses.iter().enumerate() {
            prop_assert!(clause.tokens.is_sorted());
            prop_assert!(clause.governor != Some(number), "a clause hangs on itself");
            for token in &clause.tokens {
                prop_assert!(seen.insert(*token), "token {} belongs to two clauses", token);
                let sentence = &parsed.sentences[clause.sentence];
                prop_assert!(sentence.tokens.contains(token));
            }
        }
    }

    #[test]
    fn arguments_point_into_the_text(text in any_text(), language in any_language()) {
        let (document, parsed) = read(&text, language);
        for argument in parsed.clauses.iter().flat_map(|clause| &clause.arguments) {
            prop_assert!(document.text.get(argument.span.range()).is_some());
        }
    }

    #[test]
    fn words_cover_their_tokens(text in any_text(), language in any_language()) {
        let (document, parsed) = read(&text, language);
        for (tokens, words) in words_of(&document, &parsed) {
            let whole = words.iter().filter(|word| word.multiword != Multiword::Inside);
            prop_assert!(whole.clone().is_sorted_by(|a, b| a.span.end <= b.span.start && a.token <= b.token));
            let kept: String = whole.map(|word| document.slice(word.span)).collect();
            let held: String = parsed.tokens[tokens.clone()].iter().map(|token| document.slice(token.span)).collect();
            prop_assert_eq!(kept, held);
            for word in &words {
                prop_assert!(tokens.contains(&word.token));
                let first = parsed.tokens[word.token].span;
                prop_assert!(first.start <= word.span.start && word.span.start < first.end);
            }
        }
    }

    #[test]
    fn words_slice_back_to_their_forms(text in any_text(), language in any_language()) {
        let (document, parsed) = read(&text, language);
        for (_, words) in words_of(&document, &parsed) {
            for (at, word) in words.iter().enumerate() {
                prop_assert!(!word.form.is_empty());
                match word.multiword {
                    Multiword::Alone => prop_assert_eq!(&*word.form, document.slice(word.span)),
                    Multiword::First(parts) => {
                        prop_assert!(parts > 1 && at + parts <= words.len());
                        let others = &words[at + 1..at + parts];
                        prop_assert!(others.iter().all(|part| part.multiword == Multiword::Inside && part.span == word.span));
                    }
                    Multiword::Inside => prop_assert_eq!(words[at - 1].span, word.span),
                }
            }
        }
    }

    #[test]
    fn a_space_stands_before_the_first_word(text in any_text(), language in any_language()) {
        let (document, parsed) = read(&text, language);
        for (_, words) in words_of(&document, &parsed) {
            prop_assert!(words.first().is_some_and(|word| word.space_before));
        }
    }
}
