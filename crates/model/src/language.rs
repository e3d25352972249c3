//! The language of a text.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The languages that Depesche reads, and a name for those that it does not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Language {
    /// German, `de`.
    German,
    /// English, `en`.
    English,
    /// Any other, by its ISO 639 code in small letters; `und` when nothing is known. Kept, not coded.
    Other(String),
}

impl Language {
    /// The ISO 639-1 code, or whatever code the other language came with.
    pub fn code(&self) -> &str {
        match self {
            Self::German => "de",
            Self::English => "en",
            Self::Other(code) => code,
        }
    }

    /// From an ISO 639 code; a region behind it ("de-AT") is not read.
    pub fn from_code(code: &str) -> Self {
        let code = code.trim().to_ascii_lowercase();
        match code.split(['-', '_']).next().unwrap_or_default() {
            "de" | "deu" | "ger" => Self::German,
            "en" | "eng" => Self::English,
            "" => Self::Other("und".to_owned()),
            other => Self::Other(other.to_owned()),
        }
    }

    /// Whether texts in it are coded.
    pub const fn is_read(&self) -> bool {
        !matches!(self, Self::Other(_))
    }
}

impl From<String> for Language {
    fn from(code: String) -> Self {
        Self::from_code(&code)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.code().to_owned()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
