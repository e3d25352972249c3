//! Treaties, memoranda, communiqués: named texts between actors.

use std::sync::LazyLock;

use depesche_model::{
    Event, EventType, Evidence, Instrument, InstrumentKind, InstrumentStatus, Language, Modality, Named,
    Span, Status, Tense,
};

use crate::predicate::contains_stem;
use crate::scene::Scene;
use depesche_model::table;

const KINDS: &str = include_str!("../../../data/instrument/kinds.tsv");

struct Stems {
    kind: InstrumentKind,
    german: Vec<&'static str>,
    english: Vec<&'static str>,
}

static TABLE: LazyLock<Vec<Stems>> = LazyLock::new(|| {
    table::rows(KINDS)
        .filter_map(|row| {
            let [kind, german, english] = row[..] else { return None };
            let kind = InstrumentKind::from_word(kind)?;
            Some(Stems {
                kind,
                german: table::forms(german).collect(),
                english: table::forms(english).collect(),
            })
        })
        .collect()
});

/// The kind of instrument that `words` (in small letters) name, by the longest stem.
pub(crate) fn kind(words: &str, language: &Language) -> Option<InstrumentKind> {
    found(words, language)
        .into_iter()
        .max_by_key(|found| (found.len, std::cmp::Reverse(found.at)))
        .map(|found| found.kind)
}

/// A stem of the table in a text.
struct Found {
    kind: InstrumentKind,
    at: usize,
    len: usize,
}

fn found(words: &str, language: &Language) -> Vec<Found> {
    let mut all = Vec::new();
    for row in TABLE.iter() {
        for stem in if *language == Language::German { &row.german } else { &row.english } {
            let at = match stem.split_once('&') {
                Some((a, b)) => contains_stem(words, a).then(|| words.find(b)).flatten(),
                None => contains_stem(words, stem).then(|| words.find(stem)).flatten(),
            };
            all.extend(at.map(|at| Found { kind: row.kind, at, len: stem.len() }));
        }
    }
    all
}

/// The kinds that a signing names, each with an article or a number of its own: "ein Abkommen … und ein Memorandum …".
fn kinds(words: &str, language: &Language) -> Vec<InstrumentKind> {
    let Some(first) = kind(words, language) else { return Vec::new() };
    let mut kinds = vec![first];
    let all = found(words, language);
    for other in &all {
        // The longest stem at a place tells its kind: "absichtserklärung" is no "erklärung".
        let part = all.iter().any(|longer| {
            longer.len > other.len && longer.at <= other.at && other.at < longer.at + longer.len
        });
        let word = words[..other.at].trim_end_matches(|c: char| c.is_alphabetic() || c == '-').trim_end();
        let article = word.rsplit(' ').next().unwrap_or_default();
        let own = matches!(
            article,
            "ein"
                | "eine"
                | "einen"
                | "das"
                | "die"
                | "den"
                | "der"
                | "zwei"
                | "drei"
                | "mehrere"
                | "a"
                | "an"
                | "the"
                | "two"
                | "three"
                | "several"
        );
        if own && !part && !kinds.contains(&other.kind) {
            kinds.push(other.kind);
        }
    }
    kinds
}

/// The instruments of a document.
///
/// **Codes** a text that is signed, adopted, ratified, in force, negotiated or planned between actors. **Does not code** a
/// text that is only mentioned. Every signing and adopting event gives one; a planned signing gives a planned one.
///
/// > *Beide Minister unterzeichneten ein Memorandum für 2026 bis 2028.* → memorandum, signed, until 2028
pub(crate) fn instruments(scene: &Scene<'_>, events: &[Event]) -> Vec<Instrument> {
    let mut instruments: Vec<Instrument> = Vec::new();
    for event in events {
        let Some(mut status) = status(scene, event) else { continue };
        let clause = scene.parsed.clause_at(event.evidence.span);
        let lemma = clause.and_then(|c| c.predicate.as_ref()).map(|p| p.lemma.as_str());
        if status == InstrumentStatus::Signed && matches!(lemma, Some("ratifizieren" | "ratify")) {
            status = InstrumentStatus::Ratified;
        }
        let words = scene.document.slice(event.evidence.span).to_lowercase();
        for kind in kinds(&words, &scene.document.lang) {
            for parties in parties(&words, event) {
                add(&mut instruments, Instrument { parties, ..read(scene, kind, status, event) });
            }
        }
    }
    for clause in 0..scene.parsed.clauses.len() {
        instruments_without_event(scene, clause, events, &mut instruments);
    }
    instruments.sort_by_key(|instrument| instrument.evidence.span);
    instruments
}

/// What a SUPPORT or AGREE event does to its text.
fn status(scene: &Scene<'_>, event: &Event) -> Option<InstrumentStatus> {
    let planned = event.status != Status::Past;
    Some(match &*event.evidence.rule {
        "support.sign" | "support.conclude" | "support.notes" | "support.adopt" if planned => {
            InstrumentStatus::Planned
        }
        "support.sign" | "support.conclude" | "support.notes" => InstrumentStatus::Signed,
        "support.adopt" => InstrumentStatus::Adopted,
        // "vereinbarten eine strategische Partnerschaft", "agreed a roadmap": the text itself is what was agreed.
        "agree.agree" if !planned && agrees_on_text(scene, event) => InstrumentStatus::Adopted,
        _ => return None,
    })
}

/// Whether the object of an agreement is a text: an article of its own before the noun.
fn agrees_on_text(scene: &Scene<'_>, event: &Event) -> bool {
    let Some(clause) = scene.parsed.clause_at(event.evidence.span) else { return false };
    clause.arguments.iter().any(|argument| {
        let bare =
            argument.preposition.is_none() || matches!(argument.preposition.as_deref(), Some("auf" | "on"));
        let words = scene.document.slice(argument.span).to_lowercase();
        let words = words.strip_prefix("auf ").or_else(|| words.strip_prefix("on ")).unwrap_or(&words);
        let article =
            ["ein ", "eine ", "einen ", "a ", "an "].iter().any(|article| words.starts_with(article));
        bare && article && kind(words, &scene.document.lang).is_some()
    })
}

/// "Mit Kasachstan und Usbekistan unterzeichnete die Schweiz je ein Memorandum": one text with each.
fn parties(words: &str, event: &Event) -> Vec<Vec<String>> {
    let each = [" je ein", " jeweils ein", " each"].iter().any(|each| words.contains(each));
    match event.actors.split_first() {
        Some((source, others)) if each && others.len() > 1 => {
            others.iter().map(|other| vec![source.clone(), other.clone()]).collect()
        }
        _ => vec![event.actors.clone()],
    }
}

fn read(scene: &Scene<'_>, kind: InstrumentKind, status: InstrumentStatus, event: &Event) -> Instrument {
    let (from, to) = term(scene, event.evidence.span);
    Instrument {
        confidence: None,
        kind,
        parties: event.actors.clone(),
        subject: subject(scene, event.evidence.span),
        status,
        date: event.date.filter(|_| status != InstrumentStatus::Planned),
        valid_from: from,
        valid_to: to,
        evidence: Evidence::new(event.evidence.span, "instrument.event"),
    }
}

/// No evidence is longer, in bytes: how far back an event can begin that still covers a clause.
const LONGEST: usize = 20_000;

/// Texts that are told to be in force, ratified or under negotiation, without anybody who signs them here.
fn instruments_without_event(
    scene: &Scene<'_>,
    clause: usize,
    events: &[Event],
    instruments: &mut Vec<Instrument>,
) {
    let read = scene.clause(clause);
    let Some(predicate) = &read.predicate else { return };
    if matches!(read.modality, Modality::Negated | Modality::Hypothetical) {
        return;
    }
    let span = scene.evidence(clause);
    let from = events.partition_point(|event| event.evidence.span.start + LONGEST < span.start);
    let near = events[from..].iter().take_while(|event| event.evidence.span.start < span.end);
    if near.into_iter().any(|event| event.kind == EventType::Support && event.evidence.span.overlaps(span)) {
        return;
    }
    let words = scene.words(clause);
    let status = match predicate.lemma.as_str() {
        "sein" | "be" if words.contains("in kraft") || words.contains("in force") => {
            InstrumentStatus::InForce
        }
        "treten" | "gelten" | "laufen" | "enter" | "come"
            if words.contains("in kraft")
                || words.contains("into force")
                || predicate.lemma == "gelten"
                || predicate.lemma == "laufen" =>
        {
            if read.modality == Modality::Future {
                InstrumentStatus::Planned
            } else {
                InstrumentStatus::InForce
            }
        }
        "ratifizieren" | "ratify" if read.modality == Modality::Fact => InstrumentStatus::Ratified,
        "verhandeln" | "aushandeln" | "arbeiten" | "negotiate"
            if predicate.tense == Tense::Present && read.modality == Modality::Fact =>
        {
            InstrumentStatus::UnderNegotiation
        }
        "unterzeichnen" | "unterschreiben" | "sign" | "vorbereiten" | "prepare" | "planen" | "erarbeiten"
        | "ausarbeiten" | "draft"
            if read.modality == Modality::Future
                || predicate.lemma.starts_with("vorbereit")
                || matches!(
                    predicate.lemma.as_str(),
                    "planen" | "prepare" | "draft" | "erarbeiten" | "ausarbeiten"
                ) =>
        {
            InstrumentStatus::Planned
        }
        _ => return,
    };
    let Some(kind) = kind(words, &scene.document.lang) else { return };
    let mut parties = crate::cast::named(scene.mentions, read.span).actors;
    if parties.len() < 2 && (parties.is_empty() || scene.sides.contains(&parties[0])) {
        let missing: Vec<_> = scene.sides.iter().filter(|id| !parties.contains(id)).cloned().collect();
        parties.extend(missing);
    }
    let (from, to) = term(scene, span);
    add(
        instruments,
        Instrument {
            confidence: None,
            kind,
            parties,
            subject: subject(scene, span),
            status,
            date: None,
            valid_from: from,
            valid_to: to,
            evidence: Evidence::new(span, "instrument.state"),
        },
    );
}

/// The same text told twice is one instrument; the further status wins.
fn add(instruments: &mut Vec<Instrument>, new: Instrument) {
    let same = |known: &&mut Instrument| {
        known.kind == new.kind
            && known.parties == new.parties
            && (known.status == new.status && known.subject == new.subject
                || known.evidence.span.overlaps(new.evidence.span))
    };
    let near = instruments.len().saturating_sub(100);
    if instruments[near..].iter_mut().find(same).is_none() {
        instruments.push(new);
    }
}

/// "für den Zeitraum 2026 bis 2028", "for 2023-2024": the years of the term.
fn term(scene: &Scene<'_>, span: Span) -> (Option<i16>, Option<i16>) {
    scene
        .mentions
        .inside(span)
        .find_map(|mention| match &mention.named {
            Named::Date { value: Some(period) } if period.start != period.end && !period.start.is_day() => {
                Some((Some(period.start.year()), Some(period.end.year())))
            }
            _ => None,
        })
        .unwrap_or((None, None))
}

/// "über …", "zur …", "on …": what the text is about, in its own words.
fn subject(scene: &Scene<'_>, span: Span) -> Option<String> {
    let clause = scene.parsed.clause_at(span)?;
    let words = scene.document.slice(span).to_lowercase();
    // Lower case may change lengths in bytes by a letter or two; the phrase stands behind the noun anyway.
    let noun = span.start + found(&words, &scene.document.lang).iter().map(|found| found.at).min()?;
    let about = clause.arguments.iter().filter(|a| a.span.start > noun).find(|a| {
        matches!(
            a.preposition.as_deref(),
            Some("über" | "zu" | "für" | "on" | "about" | "concerning" | "regarding" | "for")
        ) && span.contains(a.span)
            // "ist für Juni geplant", "on 3 March"
            && !scene.mentions.inside(a.span).any(|m| matches!(m.named, Named::Date { .. }))
    })?;
    let words = scene.document.slice(about.span);
    let (_, words) = words.split_once(' ')?;
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}
