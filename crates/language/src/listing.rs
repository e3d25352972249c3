//! Trees as JSON, for programs.

use depesche_model::{CharIndex, Document, Parsed, Tree};
use serde_json::{Map, Value, json};

/// One object with all sentences of a document: their places, words and names. Places count Unicode characters of the
/// text, from 0, the end not included; words are counted from 1 and head 0 is the root, as in CoNLL-U.
pub fn document(document: &Document, parsed: &Parsed, trees: &[Tree]) -> Value {
    let text = document.text.as_str();
    let index = CharIndex::new(text);
    let sentences = parsed.sentences.iter().zip(trees).map(|(place, tree)| {
        let mut value = sentence(tree, text);
        value["start"] = index.chars(place.span.start).into();
        value["end"] = index.chars(place.span.end).into();
        let words = value["words"].as_array_mut().into_iter().flatten();
        for (value, word) in words.zip(&tree.words) {
            value["start"] = index.chars(word.span.start).into();
            value["end"] = index.chars(word.span.end).into();
        }
        value
    });
    json!({"id": document.id, "lang": document.lang, "sentences": sentences.collect::<Vec<_>>()})
}

/// The words and names of a tree over `text`, without their places in it.
pub fn sentence(tree: &Tree, text: &str) -> Value {
    let words = tree.words.iter().map(|word| {
        let features: Map<String, Value> =
            word.features.iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
        let mut value = json!({
            "form": word.form(text), "lemma": word.lemma, "upos": word.upos.code(), "features": features,
            "head": word.head.map_or(0, |head| head + 1), "relation": &*word.relation,
        });
        if let Some(verb) = &word.verb {
            value["verb"] = (&**verb).into();
        }
        value
    });
    let names = tree.names().map(|(kind, words)| {
        let forms: Vec<&str> = tree.words[words.clone()].iter().map(|word| word.form(text)).collect();
        json!({"kind": kind.code(), "first": words.start + 1, "last": words.end, "words": forms})
    });
    json!({"words": words.collect::<Vec<_>>(), "names": names.collect::<Vec<_>>()})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analyser, EngineKind, parse};
    use depesche_model::Language;

    #[test]
    fn places_are_those_of_the_text() {
        let text = "Überall: Der Außenminister traf am Montag in Astana ein.";
        let article = Document::new("x", Language::German, text);
        let parsed = parse(&article);
        let trees = Analyser::new(EngineKind::Fast).unwrap().trees(&article, &parsed);
        let value = document(&article, &parsed, &trees);
        let words = value["sentences"][0]["words"].as_array().unwrap();
        let word = words.iter().find(|word| word["form"] == "Astana").unwrap();
        let start = usize::try_from(word["start"].as_u64().unwrap()).unwrap();
        assert_eq!(text.chars().skip(start).take(6).collect::<String>(), "Astana");
        assert!(words.iter().any(|word| word["verb"] == "eintreffen"), "{words:?}");
    }
}
