//! What holds of the trees of every text, however broken.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use std::sync::LazyLock;

use depesche_language::{Analyser, EngineKind, Form, conllu, parse};
use depesche_model::{Document, Language, Multiword, Tree};
use proptest::prelude::*;

static FAST: LazyLock<Analyser> = LazyLock::new(|| Analyser::new(EngineKind::Fast).unwrap());
static ACCURATE: LazyLock<Analyser> = LazyLock::new(|| Analyser::new(EngineKind::Accurate).unwrap());

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-ZäöüÄÖÜß]{1,12}",
        2 => Just("Der Außenminister lehnte den Vorschlag am Montag in Astana ab.".to_owned()),
        2 => Just("The ministers didn't sign Kazakhstan's well-known treaty.".to_owned()),
        1 => Just("zum im Am can’t US-Präsident http://a.b/c „“".to_owned()),
        1 => "[0-9.,%$€:/–\n\t -]{1,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.join(" "))
}

fn any_language() -> impl Strategy<Value = Language> {
    prop_oneof![Just(Language::German), Just(Language::English)]
}

fn is_tree(tree: &Tree) -> bool {
    let reaches_root = |mut at: usize| {
        (0..tree.words.len()).any(|_| match tree.words[at].head {
            Some(head) => {
                at = head;
                false
            }
            None => true,
        })
    };
    let roots = tree.words.iter().filter(|word| word.head.is_none()).count();
    roots == 1 && (0..tree.words.len()).all(reaches_root)
}

proptest! {
    // Fewer cases than usual: the accurate engine reads in each of them.
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_tree_is_a_tree_over_the_words_of_the_text(text in any_text(), language in any_language()) {
        let document = Document::new("x", language, text);
        let parsed = parse(&document);
        for analyser in [&*FAST, &*ACCURATE] {
            let trees = analyser.trees(&document, &parsed);
            prop_assert_eq!(trees.len(), parsed.sentences.len());
            for (tree, sentence) in trees.iter().zip(&parsed.sentences) {
                prop_assert!(is_tree(tree), "{tree:?}");
                for word in &tree.words {
                    prop_assert!(sentence.span.contains(word.span));
                    let shown = word.span.of(&document.text);
                    prop_assert!(word.multiword != Multiword::Alone || word.form(&document.text) == shown);
                    prop_assert!((*word.relation == *"root") == word.head.is_none());
                }
                for (kind, words) in tree.names() {
                    prop_assert!(tree.words[words].iter().all(|word| word.name.is_some_and(|name| name.kind == kind)));
                }
            }
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_same_words(text in any_text(), language in any_language()) {
        let document = Document::new("x", language.clone(), text);
        let parsed = parse(&document);
        let trees = FAST.trees(&document, &parsed);
        let mut written = String::new();
        conllu::write(&document, &parsed, &trees, &mut written).unwrap();
        let sentences = conllu::read(&written).unwrap();
        prop_assert_eq!(sentences.len(), trees.len());
        let again = conllu::trees(&FAST, &sentences, &language);
        for (found, given) in again.iter().zip(&trees) {
            let plain = |tree: &Tree| {
                tree.words.iter().map(|word| (word.upos, word.head, word.lemma.clone())).collect::<Vec<_>>()
            };
            prop_assert_eq!(plain(found), plain(given));
        }
    }

    #[test]
    fn the_order_of_sentences_changes_nothing(texts in prop::collection::vec(any_text(), 2..6)) {
        let sentences: Vec<Vec<Form<'_>>> = texts
            .iter()
            .map(|text| text.split_whitespace().map(|text| Form { text, space_before: true }).collect())
            .collect();
        let mut order: Vec<&[Form<'_>]> = sentences.iter().map(Vec::as_slice).collect();
        for analyser in [&*FAST, &*ACCURATE] {
            let there = analyser.read(&order, &Language::German);
            order.reverse();
            let mut back = analyser.read(&order, &Language::German);
            order.reverse();
            back.reverse();
            prop_assert_eq!(there, back);
        }
    }
}
