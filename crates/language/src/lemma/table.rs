//! The tables of known forms: automata that `cargo xtask lemmas` makes.

use std::sync::LazyLock;

use depesche_model::Language;
use fst::Map;

static DE: LazyLock<Option<Table>> = LazyLock::new(|| {
    let map = Map::new(&include_bytes!("../../../../models/lemma/de.fst")[..]);
    Some(Table::new(map.ok()?, include_str!("../../../../models/lemma/de.scripts")))
});
static EN: LazyLock<Option<Table>> = LazyLock::new(|| {
    let map = Map::new(&include_bytes!("../../../../models/lemma/en.fst")[..]);
    Some(Table::new(map.ok()?, include_str!("../../../../models/lemma/en.scripts")))
});

/// Shortest first part of a compound.
const HEAD: usize = 2;

/// The known forms of one language.
pub(super) struct Table {
    /// Class letter and reversed form in small letters → line of `scripts`.
    forms: Map<&'static [u8]>,
    /// Lines of scripts, the likeliest first, parted by tabs.
    scripts: Vec<&'static str>,
}

/// A last part that is known: the byte where it begins, and its scripts.
pub(super) type Tail = (usize, &'static str);

impl Table {
    fn new(forms: Map<&'static [u8]>, scripts: &'static str) -> Self {
        Self { forms, scripts: scripts.lines().collect() }
    }

    /// The table of a language; `None` for languages that are not read.
    pub(super) fn of(language: &Language) -> Option<&'static Self> {
        match language {
            Language::German => DE.as_ref(),
            Language::English => EN.as_ref(),
            Language::Other(_) => None,
        }
    }

    /// The scripts of a form in small letters.
    pub(super) fn scripts(&self, class: u8, small: &str) -> Option<&'static str> {
        self.tails(class, small).last().filter(|&(start, _)| start == 0).map(|(_, scripts)| scripts)
    }

    /// Ends of `small` that are forms, the shortest first.
    fn tails(&self, class: u8, small: &str) -> impl Iterator<Item = Tail> {
        let automaton = self.forms.as_fst();
        let mut state = automaton.root();
        let mut output = 0;
        let letters = small.char_indices().rev();
        let steps = std::iter::once((small.len(), char::from(class))).chain(letters);
        steps
            .map_while(move |(start, letter)| {
                for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                    let step = state.transition(state.find_input(byte)?);
                    output += step.out.value();
                    state = automaton.node(step.addr);
                }
                Some((start, state.is_final().then(|| output + state.final_output().value())))
            })
            .filter_map(|(start, value)| {
                Some((start, self.scripts.get(usize::try_from(value?).ok()?).copied()?))
            })
    }

    /// The longest end of `small` that is a form of one of the classes, if both parts are long enough.
    pub(super) fn tail(&self, classes: &[u8], small: &str, shortest: usize) -> Option<Tail> {
        let fits = |&(start, scripts): &Tail| {
            // Lemmas given whole are those of irregular and short words, which seldom end a compound.
            !scripts.starts_with('!')
                && small[..start].chars().count() >= HEAD
                && small[start..].chars().count() >= shortest
        };
        let longest = classes.iter().filter_map(|&class| self.tails(class, small).filter(fits).last());
        longest.reduce(|best, other| if other.0 < best.0 { other } else { best })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_can_be_read() {
        assert!(Table::of(&Language::German).is_some());
        assert!(Table::of(&Language::English).is_some());
    }

    #[test]
    fn finds_the_longest_tail() {
        let scripts = "u|0||0|\nu|0||2|";
        let mut builder = fst::MapBuilder::memory();
        for (key, value) in [("nneknab", 1), ("nneknabnetad", 1), ("nr\u{e4}b", 0)] {
            builder.insert(key, value).unwrap();
        }
        let map = Map::new(&*builder.into_inner().unwrap().leak()).unwrap();
        let table = Table::new(map, scripts);
        assert_eq!(table.tail(b"n", "großbanken", 4), Some((5, "u|0||2|")));
        assert_eq!(table.tail(b"n", "wetterdatenbanken", 4), Some((6, "u|0||2|")));
        assert_eq!(table.tail(b"n", "eisbär", 4), None);
        assert_eq!(table.scripts(b'n', "bär"), Some("u|0||0|"));
        assert_eq!(table.scripts(b'v', "bär"), None);
    }
}
