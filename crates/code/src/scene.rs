//! One document as the coders see it.

use std::collections::BTreeSet;

use depesche_model::{
    Argument, Clause, ClauseKind, CountryCode, Date, Document, Language, Mention, Mentions, Named, Parsed,
    Sentence, Span, Upos, Word,
};

use crate::cast::{self, Cast, Subjects};
use crate::predicate::contains_stem;

/// Stems of nouns for those who speak or travel for somebody, where they are no office.
const PEOPLE: [&str; 40] = [
    "delegation",
    "delegiert",
    "gesandt",
    "vertreter",
    "minister",
    "präsident",
    "kanzler",
    "premier",
    "könig",
    "chef",
    "leiter",
    "botschafter",
    "diplomat",
    "unterhändler",
    "verhandler",
    "vermittler",
    "beauftragt",
    "sekretär",
    "berater",
    "abgeordnet",
    "kolleg",
    "politiker",
    "gast",
    "gäste",
    "führung",
    "spitze",
    "president",
    "chancellor",
    "envoy",
    "representative",
    "ambassador",
    "negotiator",
    "mediator",
    "secretary",
    "official",
    "leader",
    "counterpart",
    "colleague",
    "lawmaker",
    "team",
];

/// A document, its grammar and its names, with what only the whole text tells.
pub(crate) struct Scene<'a> {
    pub(crate) document: &'a Document,
    pub(crate) parsed: &'a Parsed,
    pub(crate) mentions: &'a Mentions,
    /// The two actors that the article is about.
    pub(crate) sides: Vec<String>,
    pub(crate) subjects: Subjects,
    /// The words of each clause in small letters.
    words: Vec<String>,
    /// The ids that are states.
    states: BTreeSet<String>,
    /// The ids that are meeting formats.
    formats: BTreeSet<String>,
    /// Whether an event counts that names too few actors.
    pub(crate) lenient: bool,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(document: &'a Document, parsed: &'a Parsed, mentions: &'a Mentions) -> Self {
        let sides = cast::protagonists(document, parsed, mentions);
        let subjects = Subjects::read(document, parsed, mentions, &sides);
        let words = parsed
            .clauses
            .iter()
            .map(|clause| {
                let own = parsed.clause_tokens(clause).map(|t| document.slice(t.span).to_lowercase());
                // "das Abkommen, das gestern unterzeichnet wurde": the noun belongs to what its clause tells.
                let hangs = matches!(clause.kind, ClauseKind::Relative | ClauseKind::Subordinate);
                let nouns = clause
                    .arguments
                    .iter()
                    .filter(|a| hangs && clause.tokens.binary_search(&a.tokens.start).is_err())
                    .map(|a| document.slice(a.span).to_lowercase());
                let words: Vec<_> = own.chain(nouns).collect();
                words.join(" ")
            })
            .collect();
        let named = mentions.list.iter().flat_map(|mention| match &mention.named {
            Named::Country { code, .. } | Named::Place { country: Some(code), .. } => vec![code.to_string()],
            Named::Format { sides: Some(sides), .. } => sides.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        });
        let formats = mentions.list.iter().filter_map(|mention| match &mention.named {
            Named::Format { id, .. } => Some(id.clone()),
            _ => None,
        });
        let formats = formats.collect();
        let states = named
            .chain(mentions.people.iter().filter_map(|p| p.country).map(|code| code.to_string()))
            .collect();
        Self { document, parsed, mentions, sides, subjects, words, states, formats, lenient: false }
    }

    /// Whether an id is a state's; `SCO` looks like one and is none.
    pub(crate) fn is_state(&self, id: &str) -> bool {
        self.states.contains(id)
    }

    /// Whether the whole text names one actor only, and no town of another state: what it tells is an affair at home.
    pub(crate) fn is_domestic(&self) -> bool {
        !self.lenient && self.sides.len() < 2 && self.states.len() < 2
    }

    /// Whether there is a sentence or two and nothing else: a quotation that somebody picked to be coded. Then what it tells is
    /// its news, whoever does it.
    pub(crate) fn is_excerpt(&self) -> bool {
        self.parsed.sentences.len() <= 2
    }

    /// Whether the whole text speaks of two states only.
    pub(crate) fn is_bilateral(&self) -> bool {
        self.sides.len() == 2 && self.states.len() == 2
    }

    /// Whether an id is that of a meeting format.
    pub(crate) fn is_format(&self, id: &str) -> bool {
        self.formats.contains(id)
    }

    pub(crate) fn is_german(&self) -> bool {
        self.document.lang == Language::German
    }

    /// The words of a clause, in small letters, joined by blanks.
    pub(crate) fn words(&self, clause: usize) -> &str {
        self.words.get(clause).map_or("", String::as_str)
    }

    /// The words of a clause and of the infinitives and "dass"-clauses that hang on it: what was decided, asked for, promised.
    pub(crate) fn words_beneath(&self, clause: usize) -> String {
        let mut words = self.words(clause).to_owned();
        for below in self.sentence_of(clause).clauses.clone() {
            let read = self.clause(below);
            let content = read.kind == ClauseKind::Infinitive
                || matches!(read.marker.as_deref(), Some("dass" | "daß" | "that"));
            if read.governor == Some(clause) && content {
                words.push(' ');
                words.push_str(self.words(below));
            }
        }
        words
    }

    pub(crate) fn clause(&self, number: usize) -> &'a Clause {
        &self.parsed.clauses[number]
    }

    /// The clauses that a clause hangs on, the nearest first.
    pub(crate) fn above(&self, clause: usize) -> impl Iterator<Item = usize> {
        // No chain of clauses is as long as this; a circle would be.
        const LONGEST: usize = 8;
        std::iter::successors(self.clause(clause).governor, |&above| self.clause(above).governor)
            .take(LONGEST)
    }

    pub(crate) fn sentence_of(&self, clause: usize) -> &'a Sentence {
        &self.parsed.sentences[self.clause(clause).sentence]
    }

    /// Whether the token at `span` is one of the clause's own.
    pub(crate) fn owns(&self, clause: usize, span: Span) -> bool {
        self.clause(clause).tokens.binary_search(&self.parsed.token_at(span.start)).is_ok()
    }

    /// The mentions among the clause's own words.
    pub(crate) fn mentions_of(&self, clause: usize) -> impl Iterator<Item = &'a Mention> {
        self.mentions.inside(self.clause(clause).span).filter(move |mention| self.owns(clause, mention.span))
    }

    /// Who is named in an argument.
    pub(crate) fn named(&self, argument: &Argument) -> Cast {
        cast::named(self.mentions, argument.span)
    }

    /// The states in whose towns a phrase of place lies: "nach Tokio", "in Manila".
    pub(crate) fn host(&self, argument: &Argument) -> Cast {
        let mut cast = Cast::default();
        for mention in self.mentions.inside(argument.span) {
            if let Named::Place { country: Some(code), .. } = &mention.named {
                cast.actors.push(code.to_string());
            }
        }
        cast.actors.dedup();
        cast
    }

    /// The word that a phrase hangs by, and the word that it hangs on; none where no tree was read.
    fn ends(&self, argument: &Argument) -> Option<(&'a Word, Option<&'a Word>)> {
        let tree = self.parsed.trees_in(argument.span).next()?;
        let inside = |word: &Word| argument.span.contains(word.span);
        let head = tree
            .words
            .iter()
            .find(|word| inside(word) && word.head.is_none_or(|above| !inside(&tree.words[above])))?;
        Some((head, head.head.map(|above| &tree.words[above])))
    }

    /// Whether a phrase belongs to a noun of `other`, not to the verb: "die Entsendung durch Ruanda".
    pub(crate) fn hangs_on(&self, argument: &Argument, other: &Argument) -> bool {
        let above = self.ends(argument).and_then(|(_, above)| above);
        above.is_some_and(|above| {
            matches!(above.upos, Upos::Noun | Upos::Propn) && other.span.contains(above.span)
        })
    }

    /// Whether a phrase is somebody: a name, a pronoun, an office, a delegation. "Die von Estland zugesagten Haubitzen" are not.
    pub(crate) fn is_somebody(&self, argument: &Argument) -> bool {
        let Some((head, _)) = self.ends(argument) else { return true };
        let word = head.form(&self.document.text).to_lowercase();
        let named = self.mentions.inside(argument.span).any(|mention| {
            mention.span.overlaps(head.span)
                && !matches!(mention.named, Named::Date { .. } | Named::Figure(_) | Named::Duration { .. })
        });
        named || head.upos != Upos::Noun || PEOPLE.iter().any(|stem| contains_stem(&word, stem))
    }

    /// Who is named anywhere in the sentence of a clause.
    pub(crate) fn named_in_sentence(&self, clause: usize) -> Cast {
        cast::named(self.mentions, self.sentence_of(clause).span)
    }

    /// The words that tell a clause: from its first to its last token, without the conjunction before it.
    pub(crate) fn evidence(&self, clause: usize) -> Span {
        let clause = self.clause(clause);
        let marks = |span: &Span| {
            let word = self.document.slice(*span);
            word.chars().all(|c| !c.is_alphanumeric() && !matches!(c, '%' | '$' | '€' | '£'))
                || matches!(word, "und" | "and" | "aber" | "but" | "sowie")
        };
        let spans: Vec<Span> = self.parsed.clause_tokens(clause).map(|t| t.span).collect();
        let first = spans.iter().find(|span| !marks(span));
        let last = spans.iter().rev().find(|span| !marks(span));
        match (first, last) {
            (Some(first), Some(last)) => first.cover(*last),
            _ => clause.span,
        }
    }

    /// The words that tell a clause, with the infinitive or "dass"-clause right behind it that says what was agreed, asked
    /// for or promised.
    pub(crate) fn evidence_with_content(&self, clause: usize) -> Span {
        let mut span = self.evidence(clause);
        for below in clause + 1..self.sentence_of(clause).clauses.end {
            let read = self.clause(below);
            let content = read.kind == ClauseKind::Infinitive
                || matches!(read.marker.as_deref(), Some("dass" | "daß" | "that"));
            let gap = self
                .document
                .text
                .get(span.end..read.span.start)
                .is_some_and(|gap| gap.chars().all(|c| !c.is_alphanumeric()));
            if read.governor != Some(clause) || !content || !gap {
                break;
            }
            span = span.cover(self.evidence(below));
        }
        span
    }

    /// Today, as far as the text knows it: the day of publication or of the dateline.
    pub(crate) fn today(&self) -> Option<Date> {
        self.document.published.or_else(|| self.document.dateline.as_ref()?.value?.single())
    }

    /// The country of a place or country mention.
    pub(crate) fn country_of(mention: &Mention) -> Option<CountryCode> {
        match &mention.named {
            Named::Country { code, .. } => Some(*code),
            Named::Place { country, .. } => *country,
            _ => None,
        }
    }
}
