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
    if let Some(last) = at.checked_sub(1).and_then(|last| words.get(last)) {
        read.several = last.is(Kind::Several);
        read.each = last.is(Kind::Each);
    }
    let mut end = at;
    for _ in 0..REACH {
        // The longest phrase that closes here: "mehr als" rather than a word of it.
        let phrase = (end.saturating_sub(3)..end).find(|&start| {
            let word = &words[start];
            let whole = word.phrase == end - start || start + 1 == end;
            whole && of(word).is_some() && (end == at || !is_preposition(&word.lower))
        });
        if let Some(word) = phrase.map(|start| &words[start]) {
            read.qualifier = of(word).unwrap_or(Qualifier::Equal);
            read.span = Span::new(word.span.start, figure.start);
            break;
        }
        let filler = end.checked_sub(1).is_some_and(|last| is_filler(&words[last]));
        if !filler {
            break;
        }
        end -= 1;
    }
    exceeding(words, at, &mut read);
    if let Some(inner) = inside(reading, figure) {
        read.qualifier = inner;
    }
    read
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
fn is_filler(word: &Word) -> bool {
    const FILLERS: [&str; 14] = [
        "umgerechnet",
        "insgesamt",
        "derzeit",
        "weitere",
        "weiteren",
        "bereits",
        "von",
        "of",
        "the",
        "die",
        "zu",
        "equivalent",
        "alle",
        "another",
    ];
    word.is(Kind::Each) || FILLERS.contains(&word.lower.as_str())
}

/// Qualifiers that away from a figure are prepositions.
fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "über"
            | "unter"
            | "gut"
            | "mehr"
            | "over"
            | "under"
            | "some"
            | "above"
            | "about"
            | "around"
            | "below"
            | "near"
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
