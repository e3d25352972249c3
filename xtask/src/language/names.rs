//! Names of GermEval 2014: strict spans, over people, places and organizations.

use std::collections::BTreeSet;
use std::fmt::Write;

use anyhow::ensure;

use super::given::bare;
use super::score::Score;
use super::treebank::Treebank;

/// The kinds that are scored.
pub(crate) const KINDS: [&str; 3] = ["PER", "LOC", "ORG"];

/// The last sentences of the file, which no training sees.
pub(crate) const TESTED: usize = 1000;

const CLOSING: [char; 15] = ['.', ',', ';', ':', '!', '?', ')', ']', '}', '»', '“', '%', '…', '\'', '’'];
const OPENING: [&str; 5] = ["(", "[", "{", "„", "«"];

/// The words of a sentence and their labels (`B-PER`, `I-PER`, `O` …).
#[derive(Debug, Default)]
pub(crate) struct Labelled {
    words: Vec<String>,
    labels: Vec<String>,
}

/// Reads the last sentences of a GermEval file: number, word, outer label, inner label.
pub(crate) fn read(table: &str) -> Vec<Labelled> {
    let mut sentences = Vec::new();
    let mut sentence = Labelled::default();
    for line in table.lines().filter(|line| !line.starts_with('#')).chain([""]) {
        let mut columns = line.split('\t').skip(1);
        if let (Some(word), Some(label)) = (columns.next(), columns.next()) {
            sentence.words.push(word.to_owned());
            sentence.labels.push(label.to_owned());
        } else if !sentence.words.is_empty() {
            sentences.push(std::mem::take(&mut sentence));
        }
    }
    sentences.split_off(sentences.len().saturating_sub(TESTED))
}

/// The words alone, for the program.
pub(crate) fn conllu(sentences: &[Labelled]) -> String {
    let mut text = String::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let _ = writeln!(text, "# sent_id = {}", number + 1);
        let spaces = guess_spaces(&sentence.words);
        for (place, word) in sentence.words.iter().enumerate() {
            let glued = spaces.get(place + 1).is_some_and(|space| !space);
            text += &bare(&(place + 1).to_string(), word, glued);
            text += "\n";
        }
        text += "\n";
    }
    text
}

/// Whether a blank stood before each word: none before closing and behind opening marks. The training guesses the same.
fn guess_spaces(words: &[String]) -> Vec<bool> {
    let (mut quoted, mut glue) = (false, true);
    let mut spaces = Vec::with_capacity(words.len());
    for word in words {
        let mut letters = word.chars();
        let mut opening = OPENING.contains(&word.as_str());
        let mut closing = letters.next().is_some_and(|first| CLOSING.contains(&first))
            && !letters.next().is_some_and(char::is_alphanumeric);
        if word == "\"" {
            (opening, closing) = (!quoted, quoted);
            quoted = !quoted;
        }
        spaces.push(!(glue || closing));
        glue = opening;
    }
    spaces
}

/// Strict scores: the words of a name and its kind must be the same. First all kinds together, then each.
pub(crate) fn scores(gold: &[Labelled], found: &Treebank) -> anyhow::Result<Vec<(&'static str, Score)>> {
    ensure!(
        gold.len() == found.sentences.len(),
        "{} sentences instead of {}",
        found.sentences.len(),
        gold.len()
    );
    let (mut wanted, mut given) = (BTreeSet::new(), BTreeSet::new());
    for (number, (gold, found)) in gold.iter().zip(&found.sentences).enumerate() {
        let words = found.words.iter().map(|word| &word.form);
        ensure!(words.eq(&gold.words), "sentence {} has other words than the gold", number + 1);
        wanted.extend(spans(&gold.labels).into_iter().map(|span| (number, span)));
        let labels: Vec<_> = found.words.iter().map(|word| word.name.clone()).collect();
        given.extend(spans(&labels).into_iter().map(|span| (number, span)));
    }
    let score = |kinds: &[&str]| {
        let of = |spans: &BTreeSet<(usize, Span)>| -> BTreeSet<(usize, Span)> {
            spans.iter().filter(|(_, (_, _, kind))| kinds.contains(&kind.as_str())).cloned().collect()
        };
        let (wanted, given) = (of(&wanted), of(&given));
        Score { gold: wanted.len(), found: given.len(), right: wanted.intersection(&given).count() }
    };
    Ok(std::iter::once(("all", score(&KINDS))).chain(KINDS.map(|kind| (kind, score(&[kind])))).collect())
}

/// First word, the word behind the last, kind.
type Span = (usize, usize, String);

/// A name opens with B and goes on as long as I of the same kind follows.
fn spans(labels: &[String]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut open = false;
    for (place, label) in labels.iter().enumerate() {
        match label.split_once('-') {
            Some(("B", kind)) => {
                spans.push((place, place + 1, kind.to_owned()));
                open = true;
            }
            Some(("I", kind)) if open && spans.last().is_some_and(|span| span.2 == kind) => {
                if let Some(span) = spans.last_mut() {
                    span.1 = place + 1;
                }
            }
            _ => open = false,
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLD: &str = "#\tsource\n1\tAnna\tB-PER\tO\n2\tMaria\tI-PER\tO\n3\tsah\tO\tO\n4\tRom\tB-LOC\tO\n5\tPariser\tB-LOCderiv\tO\n\
                        \n1\tDie\tO\tO\n2\tNato\tB-ORG\tO\n";

    /// Scores as (gold, found, right) when the program gives these labels.
    fn scored(labels: &str) -> Vec<(&'static str, (usize, usize, usize))> {
        let gold = read(GOLD);
        let mut labels = labels.split(' ');
        let text: String = (conllu(&gold).lines())
            .map(|line| match line.strip_suffix('_') {
                Some(row) => format!("{row}Name={}\n", labels.next().unwrap()),
                None => format!("{line}\n"),
            })
            .collect();
        let scores = scores(&gold, &Treebank::read(&text).unwrap()).unwrap();
        scores.into_iter().map(|(kind, s)| (kind, (s.gold, s.found, s.right))).collect()
    }

    #[test]
    fn derived_words_do_not_count() {
        let all_right = scored("B-PER I-PER O B-LOC B-LOCderiv O B-ORG");
        assert_eq!(
            all_right,
            [("all", (3, 3, 3)), ("PER", (1, 1, 1)), ("LOC", (1, 1, 1)), ("ORG", (1, 1, 1))]
        );
        assert_eq!(scored("B-PER I-PER O B-LOC O O B-ORG"), all_right);
        assert_eq!(scored("B-PER I-PER O B-LOC B-LOC O B-ORG")[0], ("all", (3, 4, 3)));
    }

    #[test]
    fn a_shorter_name_and_one_of_another_kind_are_wrong() {
        let scores = scored("B-PER O O B-ORG O O I-ORG");
        assert_eq!(scores, [("all", (3, 2, 0)), ("PER", (1, 1, 0)), ("LOC", (1, 0, 0)), ("ORG", (1, 1, 0))]);
    }

    #[test]
    fn two_names_side_by_side_are_two() {
        let labels: Vec<_> = "B-PER B-PER I-LOC I-PER B-ORG I-ORG".split(' ').map(String::from).collect();
        let spans: Vec<_> = spans(&labels).into_iter().map(|(from, to, _)| (from, to)).collect();
        assert_eq!(spans, [(0, 1), (1, 2), (4, 6)]);
    }

    #[test]
    fn blanks_are_guessed() {
        let words: Vec<_> = "Er ( Max ) sagt : \" Ja , 's geht . \"".split(' ').map(String::from).collect();
        let mut text = String::new();
        for (word, space) in words.iter().zip(guess_spaces(&words)) {
            text += if space { " " } else { "" };
            text += word;
        }
        assert_eq!(text, "Er (Max) sagt: \"Ja, 's geht.\"");
    }
}
