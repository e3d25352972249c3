//! Direct and indirect speech with its speakers.
//!
//! **Codes** words in quotation marks that somebody is said to have spoken or written: sentences („Wir öffnen eine Tür“,
//! sagte Meier) and parts of sentences (Meier sprach von „guten Nachbarn“); each run inside one pair of marks is one. And what
//! is told without marks: the clauses that a verb or noun of telling governs or a source stands in ([`told`]), and sentences in
//! the Konjunktiv I that go on with it ([`indirect`]).
//! **Does not code** names of programmes, papers and formats in quotation marks.
//! **Needs** for a part of a sentence in marks a cue that somebody speaks, and for told speech a tree and a word that tells; both
//! are listed in `data/quote`.
//!
//! The speaker is the subject of the cue, by the tree where there is one ([`beside`]); a pronoun stands for whoever the sentences
//! before are about. What follows a quotation in its paragraph without a cue of its own has the same speaker.

mod beside;
mod body;
mod cast;
mod cue;
mod direct;
mod frame;
mod indirect;
mod mark;
mod memory;
mod speaker;
mod speech;
mod subject;
mod syntax;
mod teller;
mod telling;
mod told;
mod who;
mod word;

use depesche_model::{Document, Mentions, Parsed, Quote};

use cast::Cast;
use direct::direct;

/// The quotations of a document, in order.
pub(crate) fn quotes(document: &Document, parsed: &Parsed, mentions: &Mentions) -> Vec<Quote> {
    if !document.lang.is_read() {
        return Vec::new();
    }
    let runs = mark::runs(&document.text);
    let cast = Cast::read(document, parsed, mentions);
    let (mut quotes, told) = indirect::indirect(document, parsed, mentions, &cast, &runs);
    let direct = direct(document, parsed, mentions, &cast, &runs, (&quotes, &told));
    quotes.extend(direct);
    quotes.sort_by_key(|quote| quote.text);
    quotes
}

#[cfg(test)]
mod tests;
