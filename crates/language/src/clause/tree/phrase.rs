//! The phrases around the head of a clause.
//!
//! A phrase is a word with all that hangs on it, less the clauses inside. What a preposition ties to a noun is a phrase of its
//! own ("Gespräche | mit Oman | über Häfen"), so that a coder can tell whom somebody talked with from what about; "von" and
//! "of" stay with their noun.

use depesche_model::{Argument, Role, Span};

use depesche_model::tree::Upos;

use super::Syntax;
use super::head::Heads;
use crate::words::bare_preposition;

/// The arguments of a clause, in order.
pub(crate) fn arguments(syntax: &Syntax<'_>, heads: &Heads, clause: usize) -> Vec<Argument> {
    let head = heads.list[clause].word;
    let mut found = Vec::new();
    let nominal = is_nominal(syntax, head);
    if nominal {
        gather(syntax, heads, head, Role::Object, &mut found);
    }
    for &below in syntax.below(head) {
        if heads.clause[below] != clause {
            continue;
        }
        let role = match syntax.whole_relation(below) {
            "nsubj" | "nsubj:pass" | "csubj" | "nsubj:outer" => Role::Subject,
            "obj" | "iobj" | "dislocated" | "vocative" | "xcomp" | "ccomp" | "parataxis" | "dep"
            | "orphan" => Role::Object,
            relation if relation.starts_with("obl") => Role::Object,
            "nmod" | "appos" | "conj" | "advcl" | "acl" | "list" if !nominal => Role::Object,
            _ => continue,
        };
        if is_reflexive(syntax, below) {
            continue;
        }
        gather(syntax, heads, below, role, &mut found);
    }
    found.sort_by_key(|argument: &Argument| argument.span);
    // "Der Minister ist … zu Besuch": the noun that the tree takes for the predicate.
    let lost = nominal
        && !found.iter().any(|argument| argument.role == Role::Subject)
        && has_stray_verb(syntax, heads, clause);
    let own = syntax.token[head];
    if let Some(argument) = found.iter_mut().find(|argument| lost && argument.tokens.contains(&own)) {
        argument.role = Role::Subject;
    }
    // "After a group had attacked": what the conjunction stands before is the subject.
    let opens = |argument: &Argument| {
        argument.preposition.is_none()
            && argument.tokens.clone().any(|token| token <= own)
            && is_conjoined(syntax, argument)
    };
    if !found.iter().any(|argument| argument.role == Role::Subject)
        && let Some(argument) = found.iter_mut().find(|argument| opens(argument))
    {
        argument.role = Role::Subject;
    }
    // One subject is enough; a second is what a wrong tree has.
    let subject = found.iter().position(|argument| argument.role == Role::Subject);
    for (at, argument) in found.iter_mut().enumerate() {
        if argument.role == Role::Subject && Some(at) != subject {
            argument.role = Role::Object;
        }
    }
    found
}

/// The phrase of a word, as an argument; nothing when it has no token of its own.
pub(crate) fn phrase(syntax: &Syntax<'_>, heads: &Heads, word: usize, role: Role) -> Option<Argument> {
    let mut found = Vec::new();
    gather(syntax, heads, word, role, &mut found);
    found.into_iter().find(|argument| argument.tokens.contains(&syntax.token[word]))
}

/// Adds the phrase of a word and the phrases that prepositions tie to it.
fn gather(syntax: &Syntax<'_>, heads: &Heads, word: usize, role: Role, found: &mut Vec<Argument>) {
    let mut words = Vec::new();
    let mut apart = Vec::new();
    let is_head = heads.list[heads.clause[word]].word == word;
    collect(syntax, heads, word, is_head, &mut words, &mut apart);
    let preposition = preposition(syntax, word);
    let mut tokens: Vec<usize> = words.iter().map(|&word| syntax.token[word]).collect();
    tokens.sort_unstable();
    while tokens.last().is_some_and(|&token| syntax.view.is_mark(token)) {
        tokens.pop();
    }
    let open = tokens.iter().position(|&token| !syntax.view.is_mark(token));
    if let (Some(open), Some(&last)) = (open, tokens.last()) {
        let first = tokens[open];
        found.push(Argument {
            role: if preposition.is_some() && role != Role::Subject { Role::Oblique } else { role },
            preposition,
            span: Span::new(syntax.view.span(first).start, syntax.view.span(last).end),
            tokens: first..last + 1,
        });
    }
    for word in apart {
        gather(syntax, heads, word, Role::Oblique, found);
    }
}

/// The words of a phrase; what begins a phrase of its own goes to `apart`.
fn collect(
    syntax: &Syntax<'_>,
    heads: &Heads,
    word: usize,
    is_head: bool,
    words: &mut Vec<usize>,
    apart: &mut Vec<usize>,
) {
    words.push(word);
    for &below in syntax.below(word) {
        if heads.clause[below] != heads.clause[word] {
            continue;
        }
        // The helper of a verb that the tree has lost.
        if matches!(syntax.relation(below), "aux" | "cop" | "mark") {
            continue;
        }
        // Beside a noun that heads its clause stand the arguments of the clause.
        let relation = syntax.relation(below);
        if is_head
            && !matches!(
                relation,
                "det" | "amod" | "nmod" | "compound" | "flat" | "case" | "nummod" | "appos" | "conj"
            )
        {
            continue;
        }
        let tied = matches!(relation, "nmod" | "obl")
            && preposition(syntax, below).is_some_and(|word| !stays_with_noun(&word));
        if tied {
            apart.push(below);
        } else {
            collect(syntax, heads, below, false, words, apart);
        }
    }
}

/// "der Minister von Oman", "seine Kollegen aus Benin": who it is, not where.
fn stays_with_noun(preposition: &str) -> bool {
    matches!(preposition, "von" | "aus" | "of" | "from" | "'s" | "’s")
}

/// The preposition of a phrase, in small letters: "in" for "im".
fn preposition(syntax: &Syntax<'_>, word: usize) -> Option<String> {
    let case =
        syntax.by(word, "case").find(|&case| !matches!(&*syntax.lower(case), "'s" | "’s" | "'" | "’"))?;
    Some(bare_preposition(&syntax.lower(case)).to_owned())
}

/// "sich", which nobody acts on.
fn is_reflexive(syntax: &Syntax<'_>, word: usize) -> bool {
    syntax.below(word).is_empty()
        && matches!(&*syntax.lower(word), "sich" | "einander" | "itself" | "themselves")
}

/// Whether a clause has "is" or "has" that hangs on a word inside a phrase.
fn has_stray_verb(syntax: &Syntax<'_>, heads: &Heads, clause: usize) -> bool {
    let head = heads.list[clause].word;
    (0..syntax.tree.words.len()).any(|word| {
        heads.clause[word] == clause
            && syntax.tree.words[word].head != Some(head)
            && matches!(syntax.relation(word), "aux" | "cop")
    })
}

/// Whether a phrase begins with a conjunction.
fn is_conjoined(syntax: &Syntax<'_>, argument: &Argument) -> bool {
    (0..syntax.tree.words.len()).any(|word| {
        syntax.token[word] == argument.tokens.start && syntax.tree.words[word].upos == Upos::Sconj
    })
}

/// Whether the head of a clause is no verb: a noun with "is", or a headline without a verb.
fn is_nominal(syntax: &Syntax<'_>, word: usize) -> bool {
    !syntax.is_verb(word)
}
