//! Closed classes of words, German and English in one: no word is in another class of the other language.

/// A word that may stand between a subject and its verb.
pub(super) fn is_helper(word: &str) -> bool {
    matches!(
        word,
        "auch"
            | "also"
            | "later"
            | "has"
            | "had"
            | "have"
            | "hat"
            | "hatte"
            | "haben"
            | "then"
            | "dann"
            | "recently"
            | "again"
    )
}

pub(super) fn is_time(word: &str) -> bool {
    const TIMES: &[&str] = &[
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonnabend",
        "sonntag",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "reportern",
        "journalisten",
        "reporters",
        "journalists",
        "jahr",
        "ende",
        "anfang",
        "it",
        "es",
        "dies",
        "this",
        "that",
        "there",
        "i",
        "wir",
        "we",
        "so",
        "das",
        "dabei",
        "damit",
        "hier",
        "dort",
        "zudem",
        "später",
        "daher",
        "deshalb",
        "aber",
        "doch",
        "als",
        "wie",
        "weiter",
        "wörtlich",
        "nun",
        "jetzt",
        "heute",
        "gestern",
        "here",
        "today",
    ];
    TIMES.contains(&word)
}

pub(super) fn is_article(word: &str) -> bool {
    matches!(
        word,
        "der"
            | "die"
            | "das"
            | "den"
            | "dem"
            | "des"
            | "ein"
            | "eine"
            | "einen"
            | "einem"
            | "einer"
            | "eines"
            | "sein"
            | "seine"
            | "seinen"
            | "seinem"
            | "seiner"
            | "ihr"
            | "ihre"
            | "ihren"
            | "ihrem"
            | "ihrer"
            | "a"
            | "an"
            | "the"
            | "his"
            | "her"
            | "its"
            | "their"
    )
}

pub(super) fn is_adjective(word: &str) -> bool {
    word.chars().count() > 3
        && ["e", "en", "em", "er", "es", "an", "ese", "ish", "ian"].iter().any(|end| word.ends_with(end))
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
}

pub(super) fn is_preposition(word: &str) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "mit",
        "von",
        "vom",
        "bei",
        "beim",
        "in",
        "im",
        "ins",
        "an",
        "am",
        "auf",
        "gegenüber",
        "vor",
        "nach",
        "für",
        "über",
        "zu",
        "zum",
        "zur",
        "unter",
        "gegen",
        "durch",
        "aus",
        "seit",
        "bis",
        "zwischen",
        "neben",
        "ohne",
        "wegen",
        "um",
        "of",
        "on",
        "at",
        "with",
        "to",
        "for",
        "from",
        "by",
        "about",
        "against",
        "between",
        "under",
        "over",
        "during",
        "after",
        "before",
        "into",
        "upon",
        "towards",
        "toward",
        "than",
        "near",
        "among",
        "alongside",
    ];
    PREPOSITIONS.contains(&word)
}
