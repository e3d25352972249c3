//! The cues of `data/boilerplate`: words by which a line is known. `SOURCE.md` there says how they are written.

use std::collections::BTreeSet;
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
                self.cues.push(Cue { kind, most, parts: parts.collect(), is_first, is_last, has_colon });
            }
        }
    }

    /// The kind of the first cue that a line has. `words` are the line's, in small letters.
    pub(super) fn kind(&self, line: &str, words: &[String]) -> Option<&'static str> {
        let fits =
            |cue: &&Cue| words.len() <= cue.most && (!cue.has_colon || has_colon(line)) && cue.is_in(words);
        self.cues.iter().find(fits).map(|cue| cue.kind)
    }
}

/// Whether a colon follows the line's first words.
fn has_colon(line: &str) -> bool {
    line.find(':').is_some_and(|at| at < 40)
}

impl Cue {
    fn is_in(&self, words: &[String]) -> bool {
        let starts = if self.is_first { 1 } else { words.len() };
        (0..starts).any(|start| self.from(words, start, 0))
    }

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
