//! Which language a text is written in.
//!
//! German and English are told apart by their function words, which also short texts have; a long text in another
//! language by its three-letter groups (`whatlang`).

use std::cmp::Ordering;

use depesche_model::Language;
use whatlang::{Lang, Script};

use crate::line::{head, words};

/// How much of a text is looked at. Pages may open with a notice in another language.
const SAMPLE: usize = 48 << 10;
/// Below this many letters the three-letter groups are a guess.
const LONG: usize = 120;
/// The least share of function words in running text of either language; it is about 0.4 in both.
const SHARE: f64 = 0.12;

const GERMAN: &[&str] = &[
    "der", "die", "das", "und", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "ist", "sind",
    "war", "wird", "wurde", "werden", "haben", "hat", "nicht", "mit", "von", "vom", "zum", "zur", "im", "am",
    "auf", "für", "sich", "auch", "nach", "bei", "aus", "über", "dass", "zwischen", "sie", "wir", "ihre",
    "seine", "bis", "als", "wie", "durch", "gegen", "unter", "sei", "soll", "kann", "seit", "beim", "vor",
    "oder", "zu", "um", "ab", "neue", "neuer",
];
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "a", "an", "is", "are", "was", "were", "has", "have", "had", "been", "be",
    "with", "from", "for", "by", "on", "at", "as", "that", "this", "it", "its", "his", "her", "their",
    "which", "who", "will", "would", "not", "but", "or", "he", "she", "they", "we", "between", "after",
    "said", "new", "over", "into", "than", "both",
];

/// How words end in one of the two languages and not in the other, for headlines without function words.
const GERMAN_ENDINGS: &[&str] = &[
    "ung", "ungen", "keit", "heit", "isch", "ische", "ischen", "ischer", "lich", "liche", "chen", "ieren",
    "iert", "cht", "ft", "tzt", "innen", "eren", "haben", "sten", "gen",
];
const ENGLISH_ENDINGS: &[&str] = &[
    "ing", "ers", "ies", "ly", "ry", "ty", "cy", "th", "gn", "sh", "ts", "ds", "ks", "ss", "ght", "ed", "ck",
    "ue", "ade", "ces",
];

/// The language of `text`.
///
/// ```
/// use depesche_input::language::language;
/// use depesche_model::Language;
/// assert_eq!(language("Xi trifft Tokajew in Astana"), Language::German);
/// assert_eq!(language("Leaders of Kazakhstan and China meet"), Language::English);
/// ```
pub fn language(text: &str) -> Language {
    language_of_page(text, None)
}

/// The language of a page's text. What the page says of itself is believed when the text does not tell.
pub fn language_of_page(text: &str, said: Option<&str>) -> Language {
    let sample = head(text, SAMPLE);
    let (mut german, mut english, mut all) = (0_u32, 0_u32, 0_u32);
    for word in words(sample).filter(|word| word.chars().any(char::is_alphabetic)) {
        let word = word.to_lowercase();
        german += u32::from(GERMAN.contains(&word.as_str()));
        english += u32::from(ENGLISH.contains(&word.as_str()));
        all += 1;
    }
    if all == 0 {
        return Language::from_code("und");
    }
    let share = |count: u32| f64::from(count) / f64::from(all);
    let is_long = sample.chars().filter(|c| c.is_alphabetic()).nth(LONG).is_some();
    if share(german) >= SHARE && german > 2 * english {
        return Language::German;
    }
    if share(english) >= SHARE && english > 2 * german {
        return Language::English;
    }
    if is_long
        && share(german.max(english)) < SHARE
        && let Some(other) = other(sample)
    {
        return other;
    }
    if german != english {
        return if german > english { Language::German } else { Language::English };
    }
    let said = said.map(Language::from_code);
    said.filter(|said| said.code() != "und").unwrap_or_else(|| of_headline(sample))
}

/// The language of a long text that is neither German nor English by its function words.
fn other(sample: &str) -> Option<Language> {
    let info = whatlang::detect(sample)?;
    match info.lang() {
        Lang::Deu => Some(Language::German),
        Lang::Eng => Some(Language::English),
        other if info.is_reliable() => Some(Language::from_code(code(other))),
        _ => None,
    }
}

/// A headline without function words: by its letters, its words' endings, then by its three-letter groups.
fn of_headline(sample: &str) -> Language {
    match whatlang::detect_script(sample) {
        Some(Script::Latin) | None => {}
        Some(_) => return Language::from_code(whatlang::detect_lang(sample).map_or("und", code)),
    }
    if sample.contains(['ä', 'ö', 'ü', 'ß', 'Ä', 'Ö', 'Ü', '„']) {
        return Language::German;
    }
    let ends = |endings: &[&str]| {
        words(sample)
            .map(str::to_lowercase)
            .filter(|word| endings.iter().any(|end| word.ends_with(end)))
            .count()
    };
    match ends(GERMAN_ENDINGS).cmp(&ends(ENGLISH_ENDINGS)) {
        Ordering::Greater => return Language::German,
        Ordering::Less => return Language::English,
        Ordering::Equal => {}
    }
    let detector = whatlang::Detector::with_allowlist(vec![Lang::Deu, Lang::Eng]);
    match detector.detect_lang(sample) {
        Some(Lang::Deu) => Language::German,
        _ => Language::English,
    }
}

/// The two-letter code where there is one.
fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Rus => "ru",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Pol => "pl",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Cmn => "zh",
        Lang::Ara => "ar",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Pes => "fa",
        Lang::Ces => "cs",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Fin => "fi",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Ell => "el",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Uzb => "uz",
        Lang::Aze => "az",
        Lang::Tuk => "tk",
        Lang::Kat => "ka",
        Lang::Hye => "hy",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Lat => "la",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_mixed_texts_are_read() {
        for text in [
            "Außenminister in Riga",
            "Gipfel: Joint Statement der Minister unterzeichnet",
            "Treffen am Montag",
            "Scholz besucht Taschkent",
        ] {
            assert_eq!(language(text), Language::German, "{text}");
        }
        for text in
            ["Foreign ministers meet", "Bundestag delegation visits Tashkent", "Tokayev visits Berlin"]
        {
            assert_eq!(language(text), Language::English, "{text}");
        }
    }

    #[test]
    fn other_languages_are_named() {
        let french = "Le ministre des Affaires étrangères a rencontré son homologue à Paris pour évoquer les relations \
                      bilatérales et la coopération économique entre les deux pays, selon un communiqué du ministère.";
        assert_eq!(language(french), Language::Other("fr".to_owned()));
        assert_eq!(
            language("Министры встретились в Астане и подписали договор"),
            Language::Other("ru".to_owned())
        );
        let dutch = "De minister van Buitenlandse Zaken heeft in Den Haag met zijn collega gesproken over de handel \
                     tussen de twee landen en over de oorlog in het oosten van Europa, zo meldt het ministerie.";
        assert_eq!(language(dutch), Language::Other("nl".to_owned()));
        assert_eq!(language("  123 "), Language::Other("und".to_owned()));
    }

    #[test]
    fn what_a_page_says_counts_only_when_its_text_is_silent() {
        assert_eq!(language_of_page("Tokayev", Some("de")), Language::German);
        assert_eq!(language_of_page("The minister said that he was in Riga", Some("de")), Language::English);
    }
}
