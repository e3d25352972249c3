//! The engines give what the training code gives for the same model files (`train/analyser/check.py`).

use depesche_model::Language;
use serde_json::Value;

use super::*;

const CHECKS: [(EngineKind, &str); 2] = [
    (EngineKind::Fast, include_str!("../../../../models/fast/check.jsonl")),
    (EngineKind::Accurate, include_str!("../../../../models/accurate/check.jsonl")),
];

fn strings<'a>(check: &'a Value, field: &str) -> Vec<&'a str> {
    check[field].as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect()
}

fn language(check: &Value) -> Language {
    Language::from_code(check["style"].as_str().unwrap())
}

fn forms(check: &Value) -> Vec<Form<'_>> {
    let spaces = check["space_before"].as_array().unwrap().iter().map(|value| value.as_bool().unwrap());
    strings(check, "words")
        .into_iter()
        .zip(spaces)
        .map(|(text, space_before)| Form { text, space_before })
        .collect()
}

fn checks(text: &str) -> impl Iterator<Item = Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn vectors_and_trees_are_those_of_the_training_code() {
    for (kind, text) in CHECKS {
        let analyser = Analyser::new(kind).unwrap();
        for check in checks(text) {
            let forms = forms(&check);
            let batch = Batch::new(&[&forms], analyser.style(&language(&check)));
            let mut vectors = Buffer::default();
            analyser.engine.vectors(&batch, &mut vectors);
            for (have, want) in vectors.row(0).iter().zip(check["first_word_vector"].as_array().unwrap()) {
                let want = want.as_f64().unwrap();
                assert!((f64::from(*have) - want).abs() < 2e-3, "{kind:?}: {have} instead of {want}");
            }
            let choices = analyser.heads.decide(&vectors, &batch, &analyser.labels);
            let labels = &analyser.labels;
            let relations: Vec<_> = choices.iter().map(|choice| labels.relation(choice.relation)).collect();
            assert_eq!(relations.iter().map(|x| &**x).collect::<Vec<_>>(), strings(&check, "relations"));
            let heads: Vec<u64> = choices.iter().map(|choice| choice.head as u64).collect();
            assert_eq!(Value::from(heads), check["heads"]);
            let upos: Vec<_> = choices.iter().map(|choice| labels.upos(choice.upos).code()).collect();
            assert_eq!(upos, strings(&check, "upos"));
            let names: Vec<_> = choices
                .iter()
                .map(|choice| {
                    labels.name(choice.name).map_or_else(|| "O".to_owned(), depesche_model::Name::label)
                })
                .collect();
            assert_eq!(names, strings(&check, "names"));
            let mut known = Morphologies::new();
            for (choice, want) in choices.iter().zip(strings(&check, "features")) {
                let have = labels.morphology(&choice.features, &mut known);
                let pairs = want.split('|').filter_map(|pair| pair.split_once('='));
                assert_eq!(*have, depesche_model::Features::new(pairs));
            }
        }
    }
}

#[test]
fn a_sentence_does_not_depend_on_its_neighbours() {
    for (kind, text) in CHECKS {
        let analyser = Analyser::new(kind).unwrap();
        let checks: Vec<Value> = checks(text).filter(|check| check["style"] == "de").collect();
        let sentences: Vec<Vec<Form<'_>>> = checks.iter().map(forms).collect();
        let mut many: Vec<&[Form<'_>]> = sentences.iter().map(Vec::as_slice).collect();
        let together = analyser.read(&many, &Language::German);
        for (sentence, tree) in many.iter().zip(&together) {
            assert_eq!(analyser.read(&[sentence], &Language::German)[0], *tree);
        }
        many.reverse();
        let mut turned = analyser.read(&many, &Language::German);
        turned.reverse();
        assert_eq!(turned, together);
    }
}

#[test]
fn vectors_are_the_same_in_any_company_bit_for_bit() {
    for (kind, text) in CHECKS {
        let analyser = Analyser::new(kind).unwrap();
        let checks: Vec<Value> = checks(text).collect();
        let sentences: Vec<Vec<Form<'_>>> = checks.iter().map(forms).collect();
        let all: Vec<&[Form<'_>]> = sentences.iter().map(Vec::as_slice).cycle().take(37).collect();
        let style = analyser.style(&Language::German);
        let (mut alone, mut together) = (Buffer::default(), Buffer::default());
        let batch = Batch::new(&all, style);
        analyser.engine.vectors(&batch, &mut together);
        for (sentence, words) in all.iter().zip(&batch.sentences) {
            analyser.engine.vectors(&Batch::new(&[sentence], style), &mut alone);
            for (row, word) in words.clone().enumerate() {
                assert_eq!(alone.row(row), together.row(word), "{kind:?}, word {row} of {sentence:?}");
            }
        }
    }
}

#[test]
fn odd_sentences_are_read() {
    let odd = "x".repeat(5000);
    for (kind, _) in CHECKS {
        let analyser = Analyser::new(kind).unwrap();
        let word = |text| Form { text, space_before: true };
        let long: Vec<Form<'_>> = std::iter::repeat_n(word("Nato-Staaten"), 700).collect();
        let sentences: [&[Form<'_>]; 5] =
            [&[], &[word("")], &[word(&odd), word("\u{feff}")], &long, &[word("日本")]];
        for language in [Language::German, Language::English] {
            let trees = analyser.read(&sentences, &language);
            for (tree, sentence) in trees.iter().zip(sentences) {
                assert_eq!(tree.words.len(), sentence.len());
                assert_eq!(
                    tree.words.iter().filter(|word| word.head.is_none()).count(),
                    sentence.len().min(1)
                );
            }
        }
    }
}
