//! What a name does in its sentence, by the tree.

use depesche_model::{Tree, Upos, Word};

use super::spot::Scene;

/// Names of several words, attributes and genitives hang on the word that does something; nothing hangs deeper than this.
const DEPTH: usize = 5;

/// The relation of the phrase whose first word begins at `byte`, without subtype: `nsubj`, `obj`, `obl`, `appos` …
/// None where no tree was read.
pub(crate) fn relation<'s>(scene: &'s Scene, byte: usize) -> Option<&'s str> {
    let (tree, at) = word(scene, byte)?;
    let mut node = tree.words.get(at)?;
    for _ in 0..DEPTH {
        let relation = node.relation.split(':').next().unwrap_or_default();
        if !matches!(relation, "flat" | "compound" | "amod" | "nmod" | "det" | "case") {
            return Some(relation);
        }
        node = tree.words.get(node.head?)?;
    }
    None
}

/// Whether a word in the singular stands at `byte`.
pub(crate) fn is_singular(scene: &Scene, byte: usize) -> bool {
    word(scene, byte).is_some_and(|(tree, at)| tree.words[at].features.get("Number") == Some("Sing"))
}

/// Whether a verb or its helper stands at `byte`.
pub(crate) fn is_verb(scene: &Scene, byte: usize) -> bool {
    word(scene, byte).is_some_and(|(tree, at)| matches!(tree.words[at].upos, Upos::Verb | Upos::Aux))
}

/// The tree and the place of the word that begins at, or holds, `byte`.
pub(crate) fn word<'s>(scene: &'s Scene, byte: usize) -> Option<(&'s Tree, usize)> {
    let place = scene.parsed.sentences.partition_point(|sentence| sentence.span.end <= byte);
    let tree = scene.parsed.trees.get(place)?;
    let holds = |word: &Word| word.span.start <= byte && byte < word.span.end;
    Some((tree, tree.words.iter().position(holds)?))
}
