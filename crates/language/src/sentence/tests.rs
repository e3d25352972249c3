//! What becomes of whole texts.

use super::*;
use crate::token::tokens;

fn split(text: &str, language: Language) -> Vec<String> {
    let document = Document::new("x", language, text);
    let tokens = tokens(text, &document.lang);
    sentences(&document, &tokens).iter().map(|s| document.slice(s.span).to_owned()).collect()
}

#[test]
fn abbreviations_do_not_end_a_sentence() {
    assert_eq!(
        split(
            "Dr. Müller traf z. B. am 18. April u. a. Prof. J. Smith. Danach reiste er ab.",
            Language::German
        ),
        ["Dr. Müller traf z. B. am 18. April u. a. Prof. J. Smith.", "Danach reiste er ab."]
    );
    assert_eq!(
        split("Mr. Xi left the U.S. on Jan. 5. The talks had ended.", Language::English),
        ["Mr. Xi left the U.S. on Jan. 5.", "The talks had ended."]
    );
}

#[test]
fn quotes_keep_their_marks() {
    assert_eq!(
        split("„Wir sind bereit.“ Er ging. „Gut!“, sagte sie.", Language::German),
        ["„Wir sind bereit.“", "Er ging.", "„Gut!“, sagte sie."]
    );
}

#[test]
fn english_sentences_may_begin_small() {
    assert_eq!(
        split("did it rain? no idea. we left. Yahoo Inc. said so.", Language::English),
        ["did it rain?", "no idea.", "we left.", "Yahoo Inc. said so."]
    );
    assert_eq!(split("“Why now?” he asked.", Language::English), ["“Why now?” he asked."]);
}

#[test]
fn lines_stand_by_themselves() {
    assert_eq!(
        split("Gipfel in Astana\n\nDie Minister\ntrafen sich.", Language::German),
        ["Gipfel in Astana", "Die Minister\ntrafen sich."]
    );
    assert_eq!(
        split("Dear Ms. Li,\nThe talks in Bern, held in May,\nMr. Li said, failed.", Language::English),
        ["Dear Ms. Li,", "The talks in Bern, held in May,\nMr. Li said, failed."]
    );
}

#[test]
fn datelines_run_into_their_sentence() {
    assert_eq!(
        split(
            "ASTANA, 25. November (Kazinform) – Der Rat tagte am 18. In Almaty trat die 24. Sitzung zusammen.",
            Language::German
        ),
        [
            "ASTANA, 25. November (Kazinform) – Der Rat tagte am 18.",
            "In Almaty trat die 24. Sitzung zusammen."
        ]
    );
    assert_eq!(
        split(
            "WASHINGTON, Nov. 25 (AP) — Gov. Lee met Lt. Gen. Cho. They left at 5 p.m. The talks go on.",
            Language::English
        ),
        ["WASHINGTON, Nov. 25 (AP) — Gov. Lee met Lt. Gen. Cho.", "They left at 5 p.m.", "The talks go on."]
    );
}

#[test]
fn speakers_belong_to_their_quotation() {
    assert_eq!(
        split(
            "“Will they come?” Carver asked. “We hope so,” he said. (They did.) All left.",
            Language::English
        ),
        ["“Will they come?” Carver asked.", "“We hope so,” he said.", "(They did.)", "All left."]
    );
    assert_eq!(
        split("Er rief: „Kommt ihr?“ Niemand antwortete („leider!“). Dann ging er.", Language::German),
        ["Er rief: „Kommt ihr?“", "Niemand antwortete („leider!“).", "Dann ging er."]
    );
}

#[test]
fn abbreviations_at_the_end_end_a_sentence() {
    assert_eq!(
        split("He lives in the U.S. The U.S. President said No. Then No. 5 came.", Language::English),
        ["He lives in the U.S.", "The U.S. President said No.", "Then No. 5 came."]
    );
    assert_eq!(
        split(
            "Benedikt XVI. sprach von Äpfeln, Birnen usw. Das war im 19. Jahrhundert von dieser Art. Niemand kam.",
            Language::German
        ),
        [
            "Benedikt XVI. sprach von Äpfeln, Birnen usw.",
            "Das war im 19. Jahrhundert von dieser Art.",
            "Niemand kam."
        ]
    );
}

#[test]
fn numbers_open_the_items_of_a_list() {
    assert_eq!(
        split("1. Der Rat tagt.\n2. Die Minister reisen ab.", Language::German),
        ["1. Der Rat tagt.", "2. Die Minister reisen ab."]
    );
}

#[test]
fn a_lost_blank_and_a_note_end_a_sentence() {
    assert_eq!(
        split("Sie kamen an das Ende.Der Rat tagte.[2] Er endete.", Language::German),
        ["Sie kamen an das Ende.", "Der Rat tagte.[2]", "Er endete."]
    );
}

#[test]
fn english_mails_end_sentences_without_a_stop() {
    assert_eq!(
        split("Can you send me the file I have not seen it yet Thanks", Language::English),
        ["Can you send me the file I have not seen it yet", "Thanks"]
    );
}

#[test]
fn a_line_of_any_length_is_read() {
    let text = "We met in Bern and talked about the treaty ".repeat(400);
    let document = Document::new("x", Language::English, text.as_str());
    let tokens = tokens(&text, &document.lang);
    let sentences = sentences(&document, &tokens);
    assert!(sentences.iter().all(|sentence| sentence.tokens.len() <= LONGEST));
    assert_eq!(sentences.last().map(|sentence| sentence.tokens.end), Some(tokens.len()));
}
