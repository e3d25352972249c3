//! Separable verbs: "fand … statt" is one verb, "stattfinden".

use depesche_model::{Language, Tree, Upos};

use crate::Form;
use crate::verb::Verbs;

const PARTICLE: &str = "compound:prt";

/// Tells the whole infinitive of German verbs whose particle stands apart; `forms` are the words of `tree`.
///
/// A particle that the parser took for something else is corrected: a preposition without a noun that closes its clause,
/// hangs on a verb, and makes a known verb with it, can only be one.
pub(crate) fn join(tree: &mut Tree, forms: &[Form<'_>], language: &Language) {
    if *language != Language::German {
        return;
    }
    let verbs = Verbs::of(language);
    for (at, form) in forms.iter().enumerate() {
        let Some(head) = tree.words.get(at).and_then(|word| word.head) else { continue };
        if !matches!(tree.words[head].upos, Upos::Verb | Upos::Aux) {
            continue;
        }
        let particle = form.text.to_lowercase();
        let known = verbs.joined(&particle, &tree.words[head].lemma);
        if *tree.words[at].relation != *PARTICLE {
            if known.is_none() || !is_overlooked(tree, at, head) {
                continue;
            }
            tree.words[at].relation = PARTICLE.into();
            tree.words[at].upos = Upos::Adp;
        }
        let whole = known.map_or_else(|| format!("{particle}{}", tree.words[head].lemma), str::to_owned);
        tree.words[head].verb = Some(whole.into());
    }
}

/// Whether the word at `at`, which hangs on the verb at `head`, stands where only a particle can.
fn is_overlooked(tree: &Tree, at: usize, head: usize) -> bool {
    let word = &tree.words[at];
    let closes = tree.words.get(at + 1).is_none_or(|next| matches!(next.upos, Upos::Punct | Upos::Cconj));
    let finite = tree.words[head].features.get("VerbForm").is_none_or(|form| form == "Fin");
    matches!(word.upos, Upos::Adp | Upos::Adv)
        && !matches!(&*word.relation, "advmod" if word.upos == Upos::Adv)
        && closes
        && finite
        && head < at
        && tree.dependants(at).next().is_none()
}
