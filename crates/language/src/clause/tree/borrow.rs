//! Arguments that a clause shares with another: its subject, and what a relative pronoun stands for.

use depesche_model::{Argument, Clause, ClauseKind, Role, Voice};

use super::Syntax;
use super::head::Heads;
use super::phrase::phrase;
use crate::clause::assembly::Draft;
use crate::clause::view::SegmentVerb;
use crate::verb_class::is_verb_of;

/// Gives each clause the subject that it shares, and relative clauses the noun that they hang on.
pub(crate) fn lend(syntax: &Syntax<'_>, heads: &Heads, drafts: &[Draft], clauses: &mut [Clause]) {
    // Clauses that stand before the one they share with are served in the second round.
    for _ in 0..2 {
        for at in 0..clauses.len() {
            if clauses[at].predicate.is_none() {
                continue;
            }
            let hangs_on_noun = noun_above(syntax, heads, at);
            if let Some(noun) = hangs_on_noun
                && drafts[at].kind == ClauseKind::Relative
            {
                stand_in(syntax, heads, noun, &mut clauses[at]);
            }
            if clauses[at].arguments.iter().any(|argument| argument.role == Role::Subject) {
                continue;
            }
            let governor = drafts[at].governor.filter(|&governor| governor != at);
            let borrowed = match clauses[at].kind {
                ClauseKind::Infinitive => governor.and_then(|governor| controller(&clauses[governor])),
                ClauseKind::Relative => None,
                // "the deal signed in Rome": of a participle beside a noun that noun.
                _ if hangs_on_noun.is_some() => {
                    hangs_on_noun.and_then(|noun| phrase(syntax, heads, noun, Role::Subject))
                }
                ClauseKind::Main if !drafts[at].borrows => None,
                _ if drafts[at].borrows => heads.first_of_row(at).and_then(|first| subject(&clauses[first])),
                _ if !matches!(drafts[at].verb, SegmentVerb::Participial(_)) => None,
                _ => governor.and_then(|governor| subject(&clauses[governor])),
            };
            if let Some(mut argument) = borrowed {
                argument.role = Role::Subject;
                argument.preposition = None;
                clauses[at].arguments.insert(0, argument);
            }
        }
    }
}

fn subject(clause: &Clause) -> Option<Argument> {
    clause.arguments.iter().find(|argument| argument.role == Role::Subject).cloned()
}

/// The noun that a relative clause or a participle hangs on.
fn noun_above(syntax: &Syntax<'_>, heads: &Heads, at: usize) -> Option<usize> {
    let first = heads.list[at].first_of_row;
    (syntax.relation(first) == "acl").then_some(syntax.tree.words[first].head).flatten()
}

/// Puts the noun in the place of the relative pronoun.
fn stand_in(syntax: &Syntax<'_>, heads: &Heads, noun: usize, clause: &mut Clause) {
    let is_pronoun = |argument: &Argument| {
        let words = argument.tokens.clone().filter(|&token| syntax.view.is_word(token));
        let mut bare = words.filter(|&token| !syntax.view.is("preposition", token));
        let first = bare.next();
        bare.next().is_none() && first.is_some_and(|token| is_relative(syntax.view.lower(token)))
    };
    let Some(place) = clause.arguments.iter().position(is_pronoun) else {
        return;
    };
    let Some(noun) = phrase(syntax, heads, noun, Role::Object) else { return };
    let pronoun = &mut clause.arguments[place];
    pronoun.span = noun.span;
    pronoun.tokens = noun.tokens;
}

fn is_relative(word: &str) -> bool {
    matches!(
        word,
        "der"
            | "die"
            | "das"
            | "den"
            | "dem"
            | "denen"
            | "welcher"
            | "welche"
            | "welches"
            | "welchen"
            | "welchem"
            | "who"
            | "whom"
            | "which"
            | "that"
    )
}

/// Who does what an infinitive tells: the one who is asked, else the subject.
fn controller(governor: &Clause) -> Option<Argument> {
    let predicate = governor.predicate.as_ref();
    let asks = predicate.is_some_and(|p| is_verb_of("ask-object", &p.lemma) && p.voice == Voice::Active);
    let role = if asks { Role::Object } else { Role::Subject };
    governor.arguments.iter().find(|a| a.role == role).cloned().or_else(|| subject(governor))
}
