//! The cues of `data/boilerplate`: words by which a line is known. `SOURCE.md` there says how they are written.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// At most so many other words stand between two words of a cue.
const GAP: usize = 6;

/// The tables of all languages; pages mix them.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for rows in [
        include_str!("../../../../data/boilerplate/de.tsv"),
        include_str!("../../../../data/boilerplate/en.tsv"),
    ] {
        rows.lines().for_each(|row| table.add(row));
    }
    let countries = include_str!("../../../../data/country/countries.tsv");
    let names = countries.lines().skip(1).flat_map(|row| row.split('\t').skip(2).take(2));
    table.countries = names.map(str::to_lowercase).collect();
    table
});

/// Cues and lists of words.
#[derive(Debug, Default)]
pub(super) struct Table {
    cues: Vec<Cue>,
    /// The cues by a whole word that they may begin with.
    by_word: HashMap<&'static str, Vec<usize>>,
    /// The beginnings of words that cues may begin with, and `#` for numbers, by their first byte.
    by_stem: HashMap<u8, Vec<(&'static str, usize)>>,
    /// The words of menus.
    pub(super) menu: BTreeSet<&'static str>,
    /// Sections and regions.
    pub(super) sections: BTreeSet<&'static str>,
    /// The names of countries, in small letters.
    pub(super) countries: BTreeSet<String>,
}

#[derive(Debug)]
struct Cue {
    kind: &'static str,
    /// The most words that its line may have.
    most: usize,
    parts: Vec<Part>,
    is_first: bool,
    is_last: bool,
    has_colon: bool,
}

/// One place of a cue: any of these words, or a number.
#[derive(Debug)]
struct Part {
    words: Vec<&'static str>,
    /// Whether it follows the part before directly.
    is_next: bool,
}

impl Part {
    fn fits(&self, word: &str) -> bool {
        self.words.iter().any(|wanted| match wanted.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => *wanted == word || (*wanted == "#" && word.bytes().all(|b| b.is_ascii_digit())),
        })
    }
}

impl Table {
    fn add(&mut self, row: &'static str) {
        let mut cells = row.split('\t');
        let (Some(kind), Some(most), Some(words)) = (cells.next(), cells.next(), cells.next()) else {
            return;
        };
        match kind {
            "word" => self.menu.extend(words.split(' ')),
            "section" => self.sections.extend(words.split(' ')),
            _ if kind.starts_with('#') => {}
            _ => {
                let is_first = words.starts_with('^');
                let (is_last, has_colon) = (words.ends_with('$'), words.ends_with(':'));
                let parts =
                    words.trim_start_matches('^').trim_end_matches(['$', ':']).split(' ').map(|part| Part {
                        is_next: part.starts_with('+'),
                        words: part.trim_start_matches('+').split('|').collect(),
                    });
                let most = most.parse().unwrap_or(0);
                let cue = Cue { kind, most, parts: parts.collect(), is_first, is_last, has_colon };
                let number = self.cues.len();
                for word in cue.parts.first().map(|part| part.words.as_slice()).unwrap_or_default() {
                    match word.strip_suffix('*') {
                        None if *word != "#" => self.by_word.entry(word).or_default().push(number),
                        stem => {
                            let stem = stem.unwrap_or("#");
                            let first = stem.bytes().next().unwrap_or_default();
                            self.by_stem.entry(first).or_default().push((stem, number));
                        }
                    }
                }
                self.cues.push(cue);
            }
        }
    }

    /// The kind of the first cue that a line has. `words` are the line's, in small letters.
    pub(super) fn kind(&self, line: &str, words: &[String]) -> Option<&'static str> {
        let mut first: Option<usize> = None;
        for (at, word) in words.iter().enumerate() {
            for number in self.begun_by(word) {
                let cue = &self.cues[number];
                let fits = first.is_none_or(|first| number < first)
                    && words.len() <= cue.most
                    && (at == 0 || !cue.is_first)
                    && (!cue.has_colon || has_colon(line))
                    && cue.from(words, at, 0);
                if fits {
                    first = Some(number);
                }
            }
        }
        first.map(|number| self.cues[number].kind)
    }

    /// The cues that may begin with a word.
    fn begun_by<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let whole = self.by_word.get(word).into_iter().flatten().copied();
        let byte = word.bytes().next().unwrap_or_default();
        let numbers = byte.is_ascii_digit().then_some(b'#');
        let stems =
            [Some(byte), numbers].into_iter().flatten().filter_map(|byte| self.by_stem.get(&byte)).flatten();
        let stems =
            stems.filter(move |(stem, _)| *stem == "#" || word.starts_with(stem)).map(|&(_, number)| number);
        whole.chain(stems)
    }
}

/// Whether a colon follows the line's first words.
fn has_colon(line: &str) -> bool {
    line.find(':').is_some_and(|at| at < 40)
}

impl Cue {
    /// Whether the parts from `part` on are in the words, the first of them at `at`.
    fn from(&self, words: &[String], at: usize, part: usize) -> bool {
        let (Some(word), Some(wanted)) = (words.get(at), self.parts.get(part)) else { return false };
        if !wanted.fits(word) {
            return false;
        }
        let Some(next) = self.parts.get(part + 1) else { return !self.is_last || at + 1 == words.len() };
        let reach = if next.is_next { 1 } else { GAP + 1 };
        (at + 1..=at + reach).any(|at| self.from(words, at, part + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(line: &str) -> Option<&'static str> {
        let words: Vec<_> = crate::line::words(line).map(str::to_lowercase).collect();
        TABLE.kind(line, &words)
    }

    #[test]
    fn every_row_is_read() {
        assert!(
            TABLE.cues.len() > 150
                && TABLE.menu.contains("telegram")
                && TABLE.countries.contains("kasachstan")
        );
        for cue in &TABLE.cues {
            assert!(
                cue.most > 0 && cue.parts.iter().all(|part| part.words.iter().all(|word| !word.is_empty())),
                "{cue:?}"
            );
        }
    }

    #[test]
    fn cues_are_found() {
        for (line, want) in [
            ("Diesen Beitrag teilen", "share"),
            ("Share this story", "share"),
            ("Abonnieren Sie unseren Kanal", "subscribe"),
            ("Deine E-Mail-Adresse wird nicht veröffentlicht.", "comment"),
            ("3 Min.", "reading-time"),
            ("Lesezeit: 2 Minuten", "reading-time"),
            ("Die hier geäußerten Ansichten geben nicht unbedingt die der Redaktion wieder.", "disclaimer"),
            ("This article was translated with AI.", "notice"),
            ("Letzte Aktualisierung 13.01.2023", "updated"),
            ("Tags: Oslo, Handel", "tags"),
        ] {
            assert_eq!(kind(line), Some(want), "{line}");
        }
        for line in [
            "Teilnehmer einigen sich auf einen Fahrplan",
            "Kommentar: Europa muss handeln",
            "The positions of both sides reflect their interests.",
            "Die Folgen für den Handel",
            "Im Mai treffen sich die Minister erneut.",
            "Top diplomat in Beijing",
            "Mehr Handel mit Oslo",
            "Quelle: Telegram",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }
}
