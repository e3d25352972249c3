//! The tables of contractions and of parts of words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use depesche_model::{Language, table};

const CONTRACTIONS: &str = include_str!("../../../../data/language/contractions.tsv");
const PARTS: &str = include_str!("../../../../data/language/word-parts.tsv");

/// What one language knows of parts of words; all in small letters.
#[derive(Debug, Default)]
pub(super) struct Parts {
    contractions: BTreeMap<&'static str, Contraction>,
    /// Bytes of the longest contraction, so that long words are not copied to look them up.
    longest: usize,
    /// Cut off a word: "'s", "n't".
    pub(super) endings: Vec<&'static str>,
    /// Stay with what follows their hyphen: "non", "co".
    bound: BTreeSet<&'static str>,
    units: BTreeSet<&'static str>,
    /// Last parts of addresses and of names of files.
    domains: BTreeSet<&'static str>,
    /// Last parts of the names of files.
    files: BTreeSet<&'static str>,
    /// First parts of the names of newsgroups.
    newsgroups: BTreeSet<&'static str>,
    /// One word with their slash: "w/o".
    slashed: BTreeSet<&'static str>,
    /// One word with the mark behind them: "yahoo!".
    marked: BTreeSet<&'static str>,
    /// Take a full stop behind them inside a sentence, though no sentence is read otherwise for them: "lbs".
    stopped: BTreeSet<&'static str>,
    /// Two words that are often written as one, and the bytes of the first.
    run_together: BTreeMap<String, usize>,
    /// One word with the apostrophe before them: "'em".
    leading: BTreeSet<&'static str>,
    /// The longest first.
    pub(super) smileys: Vec<&'static str>,
}

/// The parts of a contraction, and the words before which it is one; none are named where it always is.
#[derive(Debug)]
struct Contraction {
    parts: Vec<&'static str>,
    before: BTreeSet<&'static str>,
}

static GERMAN: LazyLock<Parts> = LazyLock::new(|| Parts::read("de"));
static ENGLISH: LazyLock<Parts> = LazyLock::new(|| Parts::read("en"));

/// No entry of these lists is longer, in bytes.
const LONGEST_ENTRY: usize = 16;

impl Parts {
    /// Those of English for a language that is not read.
    pub(super) fn of(language: &Language) -> &'static Self {
        if *language == Language::German { &GERMAN } else { &ENGLISH }
    }

    fn read(language: &str) -> Self {
        let mut read = Self::default();
        for row in table::rows(CONTRACTIONS) {
            if let [code, form, parts, ref before @ ..] = row[..]
                && code == language
            {
                let before = before.iter().flat_map(|words| table::forms(words)).collect();
                read.contractions.insert(form, Contraction { parts: parts.split(' ').collect(), before });
                read.longest = read.longest.max(form.len());
            }
        }
        for row in table::rows(PARTS) {
            let [code, class, forms] = row[..] else { continue };
            if code != language {
                continue;
            }
            let forms = table::forms(forms);
            match class {
                "ending" => read.endings.extend(forms),
                "bound" => read.bound.extend(forms),
                "unit" => read.units.extend(forms),
                "domain" => read.domains.extend(forms),
                "file" => read.files.extend(forms),
                "newsgroup" => read.newsgroups.extend(forms),
                "slashed" => read.slashed.extend(forms),
                "marked" => read.marked.extend(forms),
                "stopped" => read.stopped.extend(forms),
                "run-together" => {
                    let parted = forms.filter_map(|words| words.split_once(' '));
                    read.run_together
                        .extend(parted.map(|(first, next)| (format!("{first}{next}"), first.len())));
                }
                "leading" => read.leading.extend(forms),
                "smiley" => read.smileys.extend(forms),
                _ => {}
            }
        }
        read.smileys.sort_by_key(|smiley| std::cmp::Reverse(smiley.len()));
        read
    }

    pub(super) fn contraction(&self, word: &str, following: Option<&str>) -> Option<&[&'static str]> {
        // A small letter takes as many bytes as its capital in all letters of the table.
        if word.len() > self.longest {
            return None;
        }
        let found = self.contractions.get(word.to_lowercase().as_str())?;
        let apt = found.before.is_empty() || following.is_some_and(|next| holds(&found.before, next));
        apt.then_some(found.parts.as_slice())
    }

    pub(super) fn is_bound(&self, prefix: &str) -> bool {
        holds(&self.bound, prefix)
    }

    pub(super) fn is_unit(&self, word: &str) -> bool {
        if word.len() == 1 { self.units.contains(word) } else { holds(&self.units, word) }
    }

    pub(super) fn is_domain(&self, word: &str) -> bool {
        holds(&self.domains, word)
    }

    pub(super) fn is_file(&self, ending: &str) -> bool {
        holds(&self.files, ending)
    }

    pub(super) fn is_newsgroup(&self, word: &str) -> bool {
        holds(&self.newsgroups, word)
    }

    pub(super) fn is_slashed(&self, word: &str) -> bool {
        holds(&self.slashed, word)
    }

    pub(super) fn is_marked(&self, word: &str) -> bool {
        holds(&self.marked, word)
    }

    pub(super) fn is_stopped(&self, word: &str) -> bool {
        holds(&self.stopped, word)
    }

    /// The bytes of the first of two words that are written as one.
    pub(super) fn run_together(&self, word: &str) -> Option<usize> {
        if word.len() > LONGEST_ENTRY {
            return None;
        }
        self.run_together.get(word.to_lowercase().as_str()).copied()
    }

    pub(super) fn is_leading(&self, word: &str) -> bool {
        holds(&self.leading, word)
    }
}

fn holds(set: &BTreeSet<&'static str>, word: &str) -> bool {
    word.len() <= LONGEST_ENTRY && set.contains(word.to_lowercase().as_str())
}
