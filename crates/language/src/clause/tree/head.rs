//! Which words head a clause, and which words belong to it.

use depesche_model::tree::Upos;

use super::Syntax;

/// The clauses of a sentence, by their first token.
pub(crate) struct Heads {
    pub(crate) list: Vec<Head>,
    /// For each word the clause that it belongs to.
    pub(crate) clause: Vec<usize>,
}

/// The word that a clause is built on.
pub(crate) struct Head {
    pub(crate) word: usize,
    /// The clause that it hangs on.
    pub(crate) governor: Option<usize>,
    /// The word whose place in the sentence it shares: of "kam und ging" the second verb has that of the first.
    pub(crate) first_of_row: usize,
    /// Its tokens, in order.
    pub(crate) tokens: Vec<usize>,
}

impl Heads {
    pub(crate) fn of(syntax: &Syntax<'_>) -> Self {
        let words = syntax.tree.words.len();
        let is_head: Vec<bool> = (0..words).map(|word| heads_a_clause(syntax, word)).collect();
        let owner: Vec<usize> = (0..words).map(|word| climb(syntax, &is_head, word)).collect();
        // Each token goes to the clause of the first word in it; one without a word to that of the token before.
        let range = syntax.view.range.clone();
        let mut by_token: Vec<Option<usize>> = vec![None; range.len()];
        for word in (0..words).rev() {
            by_token[syntax.token[word] - range.start] = Some(owner[word]);
        }
        let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut last = by_token.iter().flatten().next().copied();
        for (at, token) in range.enumerate() {
            last = by_token[at].or(last);
            let Some(head) = last else { continue };
            match found.iter_mut().find(|(known, _)| *known == head) {
                Some((_, tokens)) => tokens.push(token),
                None => found.push((head, vec![token])),
            }
        }
        let place = |head: usize| found.iter().position(|&(known, _)| known == head);
        let clause = owner.iter().map(|&head| place(head).unwrap_or(0)).collect();
        let list = found
            .iter()
            .map(|(word, tokens)| {
                let first_of_row = first_of_row(syntax, &is_head, *word);
                let above = syntax.tree.words[first_of_row].head.map(|head| climb(syntax, &is_head, head));
                let row = (first_of_row != *word).then_some(first_of_row);
                let governor = above.or(row).and_then(place);
                Head { word: *word, governor, first_of_row, tokens: tokens.clone() }
            })
            .collect();
        Self { list, clause }
    }

    /// The clause whose place in the sentence a later one of a row shares.
    pub(crate) fn first_of_row(&self, clause: usize) -> Option<usize> {
        let first = self.list[clause].first_of_row;
        self.list.iter().position(|head| head.word == first).filter(|&first| first != clause)
    }
}

/// The nearest head of a clause at or above a word.
fn climb(syntax: &Syntax<'_>, is_head: &[bool], word: usize) -> usize {
    let mut at = word;
    while !is_head[at] {
        match syntax.tree.words[at].head {
            Some(head) => at = head,
            None => break,
        }
    }
    at
}

fn first_of_row(syntax: &Syntax<'_>, is_head: &[bool], word: usize) -> usize {
    let mut at = word;
    while syntax.relation(at) == "conj"
        && let Some(head) = syntax.tree.words[at].head
        && is_head[head]
    {
        at = head;
    }
    at
}

fn heads_a_clause(syntax: &Syntax<'_>, word: usize) -> bool {
    let Some(above) = syntax.tree.words[word].head else { return true };
    match syntax.relation(word) {
        "ccomp" | "csubj" | "advcl" | "parataxis" | "acl" | "dislocated" | "root" => {
            is_predicate(syntax, word)
        }
        "xcomp" => syntax.tree.words[word].upos == Upos::Verb,
        // Of two nouns, each with a verb of its own, the tree may say that they are a row.
        "conj" | "appos" | "dep" | "list" => {
            is_predicate(syntax, word) && (is_predicate(syntax, above) || has_subject(syntax, word))
        }
        _ => false,
    }
}

/// A verb, or what is told of somebody by "is".
fn is_predicate(syntax: &Syntax<'_>, word: usize) -> bool {
    let bound = matches!(syntax.relation(word), "aux" | "cop");
    syntax.is_verb(word) && !bound
        || syntax.by(word, "cop").next().is_some()
        || syntax.by(word, "aux").next().is_some()
        || has_subject(syntax, word)
}

fn has_subject(syntax: &Syntax<'_>, word: usize) -> bool {
    syntax.by(word, "nsubj").next().is_some()
}
