//! Tokens, sentences and syntactic words of any text: no panic, and nothing lost, doubled or cut in a character.
#![no_main]

use depesche_language::{parse, words};
use depesche_model::{Document, Language, Multiword};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (bool, &str)| {
    let (german, text) = input;
    let language = if german { Language::German } else { Language::English };
    let document = Document::new("x", language, text);
    let parsed = parse(&document);

    // Tokens are in order and hold every character that is not blank.
    assert!(parsed.tokens.is_sorted_by(|a, b| a.span.end <= b.span.start));
    let kept: String = parsed.tokens.iter().map(|token| document.slice(token.span)).collect();
    assert_eq!(without_blanks(&kept), without_blanks(&document.text));

    let mut held = 0;
    for sentence in &parsed.sentences {
        assert_eq!(sentence.tokens.start, held);
        held = sentence.tokens.end;
        let words = words(&document.text, &parsed.tokens, sentence.tokens.clone(), &document.lang);
        assert!(words.first().is_some_and(|word| word.space_before));

        // Words hold every character of their sentence's tokens once, contractions as a whole.
        let whole = words.iter().filter(|word| word.multiword != Multiword::Inside);
        let kept: String = whole.map(|word| document.slice(word.span)).collect();
        let tokens = &parsed.tokens[sentence.tokens.clone()];
        assert_eq!(kept, tokens.iter().map(|token| document.slice(token.span)).collect::<String>());

        for (at, word) in words.iter().enumerate() {
            let first = parsed.tokens[word.token].span;
            assert!(sentence.tokens.contains(&word.token));
            assert!(first.start <= word.span.start && word.span.start < first.end);
            assert!(!word.form.is_empty());
            match word.multiword {
                Multiword::Alone => assert_eq!(word.form, document.slice(word.span)),
                Multiword::First(parts) => {
                    assert!(parts > 1 && at + parts <= words.len());
                    assert!(words[at + 1..at + parts].iter().all(|part| part.multiword == Multiword::Inside));
                }
                Multiword::Inside => assert_eq!(words[at - 1].span, word.span),
            }
        }
    }
    assert_eq!(held, parsed.tokens.len());
});

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}')).collect()
}
