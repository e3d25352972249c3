//! Currencies by name, symbol, code and adjective, from `data/figure/currencies.tsv`.

use std::sync::LazyLock;

use crate::lexicon::Lexicon;
use crate::piece::{Kind, Pieces};

/// How a text names a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Code,
    Symbol,
    German,
    English,
}

/// A currency where a text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Currency {
    /// The ISO 4217 code; `None` for a noun that several countries use.
    pub(crate) code: Option<&'static str>,
    /// The place behind it.
    pub(crate) end: usize,
    /// Whether the word means something else as well, so that only a large sum makes it a currency.
    pub(crate) doubtful: bool,
}

static TABLE: &str = include_str!("../../../../data/figure/currencies.tsv");

static FORMS: LazyLock<Lexicon<(Form, &'static str)>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#')).skip(1);
    Lexicon::new(rows.flat_map(|row| {
        let mut fields = row.split('\t');
        let (code, kind, language) = (fields.next(), fields.next(), fields.next());
        let form = match (kind, language) {
            (Some("code"), _) => Form::Code,
            (Some("symbol"), _) => Form::Symbol,
            (_, Some("de")) => Form::German,
            _ => Form::English,
        };
        let forms = fields.next().unwrap_or_default().split('|');
        forms.map(move |words| (words, (form, code.unwrap_or_default())))
    }))
});

/// Codes that are words as well; before a number they are believed to be words.
const WORDS: [&str; 16] = [
    "ALL", "AMD", "BAM", "BOB", "COP", "CUP", "GEL", "LAK", "MAD", "MOP", "PEN", "SOS", "TOP", "TRY", "WST",
    "XCD",
];

/// Names that are words as well.
const DOUBTFUL: [&str; 12] =
    ["won", "sum", "sol", "real", "rand", "mark", "marks", "pound", "pounds", "pfund", "lei", "gold"];

/// The currency named at `at`, behind its number.
pub(crate) fn behind(pieces: &Pieces, at: usize) -> Option<Currency> {
    millions(pieces, at).or_else(|| {
        found(pieces, at, |form| matches!(form, Form::Symbol) || by_name(pieces, form) || form == Form::Code)
    })
}

/// The currency named at `at`, in front of its number: a symbol, a code in capitals, rarely a name.
pub(crate) fn in_front(pieces: &Pieces, at: usize) -> Option<Currency> {
    let currency = found(pieces, at, |form| matches!(form, Form::Symbol | Form::Code))?;
    let word = pieces.written(at);
    let is_code = currency.end == at + 1 && word.len() == 3 && word.chars().all(char::is_alphabetic);
    (!is_code || !WORDS.contains(&word)).then_some(currency)
}

fn by_name(pieces: &Pieces, form: Form) -> bool {
    form == if pieces.german { Form::German } else { Form::English } || form == Form::English && pieces.german
}

fn found(pieces: &Pieces, at: usize, fits: impl Fn(Form) -> bool) -> Option<Currency> {
    // Codes stand in capitals; in the table they are compared in small letters like everything else.
    let capitals = |form: Form| form != Form::Code || pieces.written(at).chars().all(char::is_uppercase);
    // "A$" is a currency, "a $" an article before one.
    let first = pieces.written(at);
    let initial = pieces.is(at, Kind::Word) && first.len() == 1;
    let article = initial && !(pieces.is_capital(at) && pieces.glued(at + 1));
    let (end, &(form, code)) = FORMS
        .find(pieces, at, |&(form, _)| fits(form) && capitals(form) && !(article && form == Form::Symbol))?;
    // "Rubelkurs" is no currency, and neither is a symbol inside a word.
    if form != Form::Symbol && pieces.glued(end) && pieces.is(end, Kind::Digits) && form != Form::Code {
        return None;
    }
    let doubtful = end == at + 1 && DOUBTFUL.contains(&pieces.lower(at));
    Some(Currency { code: (!code.is_empty()).then_some(code), end, doubtful })
}

/// "MUSD", "MEUR": millions of a currency in one word.
fn millions(pieces: &Pieces, at: usize) -> Option<Currency> {
    let code = code_of_millions(pieces.written(at))?;
    Some(Currency { code: Some(code), end: at + 1, doubtful: false })
}

/// The currency of "MUSD" or "TEUR", whose first letter is a scale.
pub(crate) fn code_of_millions(word: &str) -> Option<&'static str> {
    let code = word.strip_prefix(['M', 'T']).filter(|code| code.len() == 3)?;
    let (form, code) = FORMS.word(&code.to_lowercase()).filter(|_| code.chars().all(char::is_uppercase))?;
    (*form == Form::Code).then_some(*code)
}

/// A hundredth of a currency, with which a sum may go on: "Cent", "pence".
pub(crate) fn is_hundredth(word: &str) -> bool {
    matches!(
        word,
        "cent"
            | "cents"
            | "pence"
            | "penny"
            | "rappen"
            | "pfennig"
            | "kopeken"
            | "kopecks"
            | "centimes"
            | "groschen"
    )
}

#[cfg(test)]
mod tests {
    use depesche_model::Language;

    use super::*;

    fn name(text: &str, language: &Language) -> Option<&'static str> {
        let pieces = Pieces::new(text, language);
        behind(&pieces, 0).filter(|currency| currency.end == pieces.len()).and_then(|currency| currency.code)
    }

    #[test]
    fn knows_names_symbols_and_codes() {
        for (text, code) in [
            ("US-Dollar", "USD"),
            ("kasachische Tenge", "KZT"),
            ("Schweizer Franken", "CHF"),
            ("Franken", "CHF"),
            ("kambodschanische Riel", "KHR"),
            ("finnische Mark", "FIM"),
            ("indischen Rupien", "INR"),
            ("EUR", "EUR"),
            ("€", "EUR"),
            ("C$", "CAD"),
        ] {
            assert_eq!(name(text, &Language::German), Some(code), "{text}");
        }
        for (text, code) in
            [("australian dollars", "AUD"), ("HK $", "HKD"), ("pounds", "GBP"), ("yuan", "CNY")]
        {
            assert_eq!(name(text, &Language::English), Some(code), "{text}");
        }
        assert_eq!(name("pesos", &Language::English), None);
        let article = Pieces::new("a $250 million loan", &Language::English);
        assert_eq!(in_front(&article, 0), None);
    }

    #[test]
    fn every_active_code_is_known() {
        let codes = ["AED", "BRL", "CHF", "EUR", "GBP", "JPY", "KZT", "UZS", "VND", "XAF", "ZAR"];
        for code in codes {
            assert_eq!(name(code, &Language::English), Some(code));
        }
        assert_eq!(code_of_millions("MUSD"), Some("USD"));
    }
}
