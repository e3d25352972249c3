//! What translation, rewriting or scraping broke.

use serde::{Deserialize, Serialize};

use crate::Evidence;

/// A broken place in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// The broken words, as the text has them.
    #[serde(rename = "as_written")]
    pub evidence: Evidence,
    /// What happened to them.
    pub kind: DamageKind,
    /// What they must have been, only when that can be proved.
    pub repair: Option<String>,
}

/// The ways in which a text is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum DamageKind {
    /// A figure that stands where another belongs: "im Jahr 418.2 2021 Millionen".
    #[serde(rename = "moved number")]
    MovedNumber,
    /// A mark left for something to be filled in: "im Jahr XNUMX".
    Placeholder,
    /// A name that was translated or misspelled: "sagte Nahrung".
    #[serde(rename = "mangled name")]
    MangledName,
    /// A phrase that the language does not have.
    Mistranslation,
    /// A unit that cannot be meant.
    #[serde(rename = "wrong unit")]
    WrongUnit,
    /// Letters lost or replaced: "er?ffnet".
    Encoding,
    /// Words that stand in the text for the second time; the repair leaves them out.
    #[serde(rename = "doubled text")]
    DoubledText,
    /// The end of a text that breaks off.
    #[serde(rename = "cut off")]
    CutOff,
}

impl Damage {
    /// Why the place is taken for broken and, where there is a repair, what proves it. None for a rule that was made elsewhere.
    ///
    /// ```
    /// use depesche_model::{Damage, DamageKind, Evidence, Span};
    /// let evidence = Evidence::new(Span::new(0, 5), "damage.placeholder-year");
    /// let damage = Damage { evidence, kind: DamageKind::Placeholder, repair: None };
    /// assert!(damage.grounds().unwrap().contains("went missing"));
    /// ```
    pub fn grounds(&self) -> Option<&'static str> {
        Some(match self.evidence.rule.strip_prefix("damage.")? {
            "calque" => {
                "a phrase of another language, word for word; this language says it in the other words"
            }
            "currency-inside" => {
                "the currency stands between a figure and its scale; no other order is grammatical"
            }
            "cut-off" => "the text breaks off here; its rest is not known",
            "elsewhere" => "another copy of the same report has the words whole, between the same words",
            "figure-before-year" => {
                "a figure and a year changed places; one of them can be a year, and the other has the unit"
            }
            "figure-for-year" => {
                "a sum stands where a year belongs and the year where the sum belongs; no other order is grammatical"
            }
            "figure-glued" => "a figure ran into the word before it; the parts are a word and a figure",
            "genitive-lost" => "the second noun depends on the first and lost its ending",
            "hyphen-lost" => {
                "a word that breaks off before a conjunction lost its hyphen; what follows completes it"
            }
            "layout-mark" => {
                "marks of a printed page stand inside a word, such as a soft hyphen or a ligature"
            }
            "letter-doubled" => "letters were encoded twice; read back once, they make a word",
            "letter-lost" => {
                "a question mark or U+FFFD stands for letters; one way of filling it makes a word that is known"
            }
            "name-alike" => {
                "a name with the consonants of somebody who is named in this text, and nobody else is called so"
            }
            "name-misspelt" => "the office is named, and whoever held it at the time is called nearly so",
            "percent-first" => "the percentage stands apart from its sign; no other order is grammatical",
            "placeholder" | "placeholder-mark" => "something was to be filled in here and was not",
            "placeholder-date" => "a preposition that a date must follow stands without one",
            "placeholder-year" => {
                "a year went missing at the only empty place, and turned up at the only place where it cannot stand"
            }
            "qualifier-inside" => {
                "a word such as “about” stands between a figure and its unit; no other order is grammatical"
            }
            "scale-first" => "the scale stands before its figure; no other order is grammatical",
            "sentence-twice" => "the same sentence, word for word, stands further above",
            "sum-for-year" => {
                "a sum stands where its year belongs and the year behind it; no other order is grammatical"
            }
            "thing-speaks" => "a thing or a place is said to speak; somebody's name was translated",
            "unit-twice" => "the unit of one figure stands twice",
            "word-parted" => "a word was parted at the end of a line; its parts make one word",
            "year-in-formula" => "the figures of a year stand inside a formula that cannot have them",
            _ => return None,
        })
    }
}
