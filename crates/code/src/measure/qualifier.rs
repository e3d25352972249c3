//! How exactly a figure is meant: the words in front of it.

use depesche_model::{Qualifier, Span};

use super::Reading;
use super::cue::{Kind, Word, place};

/// The qualifier of a figure with its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Qualified {
    pub(super) qualifier: Qualifier,
    /// The words of the qualifier, or the figure's own start.
    pub(super) span: Span,
    /// "je", "jeweils".
    pub(super) each: bool,
    /// "mehrere zehn Milliarden": no figure at all.
    pub(super) several: bool,
}

/// How many words may stand between a qualifier and its figure: "mehr als umgerechnet 5 Milliarden".
const REACH: usize = 4;

/// Reads the words before `figure`.
pub(super) fn before(reading: &Reading, words: &[Word], figure: Span) -> Qualified {
    let at = place(words, figure);
    let mut read = Qualified {
        qualifier: Qualifier::Equal,
        span: Span::new(figure.start, figure.start),
        each: false,
        several: false,
    };
    for (back, word) in words[..at].iter().rev().enumerate().take(REACH) {
        let own = at - 1 - back;
        let adjacent = own + word.phrase == at || back == 0;
        if word.is(Kind::Several) && back == 0 {
            read.several = true;
            return read;
        }
        if word.is(Kind::Each) && back == 0 {
            read.each = true;
        }
        let qualifier = if word.is(Kind::More) {
            Some(Qualifier::More)
        } else if word.is(Kind::Less) {
            Some(Qualifier::Less)
        } else if word.is(Kind::About) {
            Some(Qualifier::About)
        } else {
            None
        };
        let verb = back > 0
            && word.phrase == 1
            && matches!(
                word.lower.as_str(),
                "über" | "unter" | "gut" | "mehr" | "over" | "under" | "some" | "above"
            );
        if let Some(qualifier) = qualifier.filter(|_| !verb) {
            // "mehr als": the longest phrase that closes at the figure.
            let phrase = words[..own]
                .iter()
                .rev()
                .take(2)
                .enumerate()
                .find(|(back, word)| word.phrase == back + 2 && is_qualifier(word));
            let (qualifier, start) = match phrase {
                Some((_, word)) => (of(word).unwrap_or(qualifier), word.span.start),
                None => (qualifier, word.span.start),
            };
            read.qualifier = qualifier;
            if adjacent {
                read.span = Span::new(start, figure.start);
            }
            return read;
        }
        if !is_filler(&word.lower) && !(back == 0 && word.is(Kind::Each)) {
            break;
        }
    }
    exceeding(words, at, &mut read);
    if let Some(inner) = inside(reading, figure) {
        read.qualifier = inner;
    }
    read
}

fn is_qualifier(word: &Word) -> bool {
    of(word).is_some()
}

fn of(word: &Word) -> Option<Qualifier> {
    if word.is(Kind::More) {
        Some(Qualifier::More)
    } else if word.is(Kind::Less) {
        Some(Qualifier::Less)
    } else if word.is(Kind::About) {
        Some(Qualifier::About)
    } else {
        None
    }
}

/// Words that may stand between a qualifier and its figure.
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "umgerechnet"
            | "insgesamt"
            | "derzeit"
            | "als"
            | "than"
            | "weitere"
            | "bereits"
            | "von"
            | "of"
            | "the"
            | "die"
            | "zu"
            | "equivalent"
    )
}

/// "übertraf … 700 Millionen": the verb of the clause says that it was more.
fn exceeding(words: &[Word], at: usize, read: &mut Qualified) {
    const VERBS: [&str; 10] = [
        "übertraf",
        "überstieg",
        "überschritt",
        "übersteigt",
        "übertrifft",
        "exceeded",
        "exceeds",
        "surpassed",
        "topped",
        "exceeding",
    ];
    let clause =
        words[..at].iter().rev().take(14).take_while(|word| !matches!(word.lower.as_str(), "." | ";" | "("));
    if clause.into_iter().any(|word| VERBS.contains(&word.lower.as_str())) {
        read.qualifier = Qualifier::More;
    }
}

/// "45 Milliarden rund Euro": a qualifier that slipped into the figure.
fn inside(reading: &Reading, figure: Span) -> Option<Qualifier> {
    let words = reading.document.slice(figure).to_lowercase();
    let mut parts = words.split_whitespace();
    parts.find_map(|word| match word {
        "rund" | "etwa" | "circa" | "fast" | "about" | "around" | "nearly" => Some(Qualifier::About),
        "über" | "mindestens" | "over" => Some(Qualifier::More),
        "knapp" => Some(Qualifier::Less),
        _ => None,
    })
}
