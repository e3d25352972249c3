//! The words beside a figure that tell what it is of, from `data/measure`.

use std::sync::LazyLock;

use depesche_model::{Document, Indicator, Language, Parsed, Sentence, Span};

use depesche_model::table::{forms, rows};

static GERMAN: LazyLock<Cues> =
    LazyLock::new(|| Cues::read(include_str!("../../../../data/measure/de.tsv"), false));
static ENGLISH: LazyLock<Cues> =
    LazyLock::new(|| Cues::read(include_str!("../../../../data/measure/en.tsv"), true));

/// What a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What a figure is of.
    Of(Indicator),
    /// The same, only when no other word tells it.
    Weak(Indicator),
    Up,
    Down,
    Yearly,
    Goal,
    GoalVerb,
    Harm,
    Compared,
    More,
    Less,
    About,
    Each,
    Several,
}

/// A form of the table: whole, or open at one or both ends.
#[derive(Debug)]
struct Form {
    words: Vec<&'static str>,
    open_start: bool,
    open_end: bool,
    kind: Kind,
}

/// The table of one language.
#[derive(Debug)]
pub(super) struct Cues {
    forms: Vec<Form>,
    english: bool,
}

/// A word of a sentence with what it tells.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) lower: String,
    kinds: Vec<Kind>,
    /// The number of words of the phrase that begins here.
    pub(super) phrase: usize,
}

impl Word {
    /// Whether the word tells this.
    pub(super) fn is(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }
}

impl Cues {
    /// The table of a language.
    pub(super) fn of(language: &Language) -> &'static Self {
        if *language == Language::German { &GERMAN } else { &ENGLISH }
    }

    /// Whether it is the English table.
    pub(super) fn is_english(&self) -> bool {
        self.english
    }

    fn read(table: &'static str, english: bool) -> Self {
        let mut all = Vec::new();
        for row in rows(table) {
            let (Some(kind), Some(cell)) = (row.first().and_then(|name| kind(name)), row.get(1)) else {
                continue;
            };
            for form in forms(cell) {
                let bare = form.trim_matches('~');
                all.push(Form {
                    words: bare.split(' ').collect(),
                    open_start: form.starts_with('~'),
                    open_end: form.ends_with('~'),
                    kind,
                });
            }
        }
        Self { forms: all, english }
    }

    /// The words of a sentence, each with what it tells.
    pub(super) fn words(&self, document: &Document, parsed: &Parsed, sentence: &Sentence) -> Vec<Word> {
        let tokens = parsed.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        let lower: Vec<String> =
            tokens.iter().map(|token| document.slice(token.span).to_lowercase()).collect();
        let mut words = Vec::with_capacity(tokens.len());
        for (place, token) in tokens.iter().enumerate() {
            let matching = self.forms.iter().filter(|form| form.fits(&lower[place..]));
            let mut kinds = Vec::new();
            let mut phrase = 1;
            for form in matching {
                kinds.push(form.kind);
                phrase = phrase.max(form.words.len());
            }
            words.push(Word { span: token.span, lower: lower[place].clone(), kinds, phrase });
        }
        words
    }
}

impl Form {
    fn fits(&self, words: &[String]) -> bool {
        match self.words.as_slice() {
            [word] => words.first().is_some_and(|own| match (self.open_start, self.open_end) {
                (false, false) => own == word,
                (true, false) => own.ends_with(word),
                (false, true) => own.starts_with(word),
                (true, true) => own.contains(word),
            }),
            phrase => phrase.len() <= words.len() && phrase.iter().zip(words).all(|(form, own)| form == own),
        }
    }
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "up" => Kind::Up,
        "down" => Kind::Down,
        "yearly" => Kind::Yearly,
        "goal" => Kind::Goal,
        "goal verb" => Kind::GoalVerb,
        "harm" => Kind::Harm,
        "compared" => Kind::Compared,
        "more" => Kind::More,
        "less" => Kind::Less,
        "about" => Kind::About,
        "each" => Kind::Each,
        "several" => Kind::Several,
        _ => match name.strip_prefix("weak ") {
            Some(weak) => Kind::Weak(Indicator::from_word(weak)?),
            None => Kind::Of(Indicator::from_word(name)?),
        },
    })
}

/// What a sum is of: the nearest word that tells it, those before the figure rather than those behind.
pub(super) fn indicator(words: &[Word], figure: Span) -> Option<Indicator> {
    nearest(words, figure).map(|(indicator, _)| indicator)
}

/// What the words close to a figure say that it is of; not those beyond brackets or far away.
pub(super) fn topic(words: &[Word], figure: Span) -> Option<Indicator> {
    const FAR: usize = 40;
    nearest(words, figure).filter(|(_, cost)| *cost < FAR).map(|(indicator, _)| indicator)
}

/// The label right before a figure: "Exporte: 220,7 Mio.".
pub(super) fn label(words: &[Word], figure: Span) -> Option<Indicator> {
    let at = place(words, figure);
    let colon = at.checked_sub(1).filter(|&colon| words[colon].lower == ":")?;
    // "imports from Kazakhstan: $16.3 billion": the label may have an owner; it begins at a bracket or a comma.
    let of_label = |word: &&Word| !matches!(word.lower.as_str(), "(" | "," | ";" | ":");
    let mut before = words[..colon].iter().rev().take(5).take_while(of_label).flat_map(|word| &word.kinds);
    before.find_map(|kind| match kind {
        Kind::Of(indicator) => Some(*indicator),
        _ => None,
    })
}

/// The word that tells what a figure with this indicator is of.
pub(super) fn word_near(words: &[Word], figure: Span, indicator: Indicator) -> Option<String> {
    let at = place(words, figure);
    let tells = |word: &&Word| word.is(Kind::Of(indicator)) || word.is(Kind::Weak(indicator));
    let any = |word: &&Word| word.kinds.iter().any(|kind| matches!(kind, Kind::Of(_)));
    let near = |fits: &dyn Fn(&&Word) -> bool| {
        words
            .iter()
            .enumerate()
            .filter(|(_, word)| fits(word))
            .min_by_key(|(own, _)| own.abs_diff(at))
            .map(|(_, word)| word)
    };
    near(&tells).or_else(|| near(&any)).map(|word| word.lower.clone())
}

/// The place of the figure among the words.
pub(super) fn place(words: &[Word], figure: Span) -> usize {
    words.partition_point(|word| word.span.end <= figure.start)
}

fn nearest(words: &[Word], figure: Span) -> Option<(Indicator, usize)> {
    let at = place(words, figure);
    let behind = words.partition_point(|word| word.span.start < figure.end);
    let mut best: Option<(Indicator, usize)> = None;
    for (own, word) in words.iter().enumerate() {
        for kind in &word.kinds {
            let (indicator, weak) = match kind {
                Kind::Of(indicator) => (*indicator, 0),
                Kind::Weak(indicator) => (*indicator, 40),
                _ => continue,
            };
            // A sum is no count, and a share is told in per cent.
            if matches!(indicator, Indicator::Companies | Indicator::Share) {
                continue;
            }
            let (from, to) = if own < at { (own, at) } else { (behind.min(own), own) };
            let between = &words[from..to];
            let count =
                |marks: &[&str]| between.iter().filter(|word| marks.contains(&word.lower.as_str())).count();
            // What stands in brackets tells nothing of what stands outside; closed brackets between are passed over.
            if count(&["("]) != count(&[")"]) {
                continue;
            }
            let breaks = count(&[";", "–", "."]) + 2 * count(&["("]);
            let commas = count(&[","]);
            let specific = usize::from(indicator != Indicator::InvestmentProjects);
            let distance = if own < at { at - own } else { own.saturating_sub(behind) * 3 / 2 + 3 };
            let cost = 2 * distance + 6 * breaks + 4 * commas + weak + specific;
            if best.is_none_or(|(_, least)| cost < least) {
                best = Some((indicator, cost));
            }
        }
    }
    best
}
