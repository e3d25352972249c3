//! The verb of a clause with its helpers and its particle.

use depesche_model::{Language, Mood, Predicate, Tense, Voice};

use super::assembly::Draft;
use super::german::{is_attribute, is_helper, is_modal};
use super::view::{SegmentVerb, View};
use crate::verb::{Form, Reading};

/// Reads the predicate of a clause; a headline may have a bare participle ("Vertrag unterzeichnet").
pub(crate) fn predicate(view: &View<'_>, draft: &Draft) -> Option<Predicate> {
    match (view.language == Language::German, draft.verb) {
        (true, SegmentVerb::Finite(at)) => german(view, draft, at),
        (true, SegmentVerb::Infinitive(at)) => {
            let reading = view.reading(at, |form| matches!(form, Form::Infinitive | Form::ZuInfinitive))?;
            // "unterzeichnet zu werden"
            let participle =
                (reading.lemma == "werden").then(|| participle_before(view, draft, at)).flatten();
            Some(match participle {
                Some((place, verb)) => {
                    build(verb.lemma, vec![place, at], Voice::Passive, Tense::None, Mood::Indicative)
                }
                None => build(reading.lemma, vec![at], Voice::Active, Tense::None, Mood::Indicative),
            })
        }
        (true, _) if view.headline => {
            let (at, reading) = last_participle(view, draft, usize::MAX)?;
            Some(build(reading.lemma, vec![at], Voice::Passive, Tense::Past, Mood::Indicative))
        }
        (false, SegmentVerb::Finite(at) | SegmentVerb::Infinitive(at) | SegmentVerb::Participial(at)) => {
            english(view, draft, at)
        }
        _ => None,
    }
}

fn build(lemma: &str, tokens: Vec<usize>, voice: Voice, tense: Tense, mood: Mood) -> Predicate {
    Predicate { lemma: lemma.to_owned(), tokens, voice, tense, mood, modal: None }
}

/// Verbs that build their perfect with "sein", so that "ist gekommen" is no passive.
fn moves(lemma: &str) -> bool {
    const ENDINGS: [&str; 36] = [
        "kommen",
        "gehen",
        "reisen",
        "fahren",
        "fliegen",
        "treffen",
        "treten",
        "bleiben",
        "werden",
        "steigen",
        "sinken",
        "wachsen",
        "fallen",
        "sterben",
        "laufen",
        "eintreffen",
        "fliehen",
        "scheitern",
        "entstehen",
        "folgen",
        "gelingen",
        "rücken",
        "ziehen",
        "weichen",
        "schwinden",
        "landen",
        "kehren",
        "marschieren",
        "platzen",
        "stürzen",
        "begegnen",
        "gelangen",
        "schreiten",
        "erscheinen",
        "springen",
        "eilen",
    ];
    ENDINGS.iter().any(|ending| lemma.ends_with(ending))
}

fn german(view: &View<'_>, draft: &Draft, at: usize) -> Option<Predicate> {
    let finite = view
        .readings(at)
        .iter()
        .copied()
        .filter(|r| matches!(r.form, Form::Finite { .. }))
        .max_by_key(|r| (is_helper(r.lemma), r.lemma.len()));
    let Some(finite) = finite else {
        // "hat X getroffen und Y besucht": the second participle has no helper of its own.
        let reading = view.reading(at, |form| form == Form::Participle)?;
        return Some(build(reading.lemma, vec![at], Voice::Active, Tense::Past, Mood::Indicative));
    };
    let Form::Finite { tense, mood, .. } = finite.form else { return None };
    if !is_helper(finite.lemma) {
        let particle = particle(view, draft, at, finite.lemma);
        let lemma = particle.map_or(finite.lemma, |(_, lemma)| lemma);
        let mut tokens = vec![at];
        tokens.extend(particle.map(|(place, _)| place));
        tokens.sort_unstable();
        return Some(build(lemma, tokens, Voice::Active, tense, mood));
    }
    let main = last_participle(view, draft, at);
    let infinitive = last_infinitive(view, draft, at);
    // "wird von Milizen beherrscht": the participle stands last, whatever looks like an infinitive before it.
    let infinitive = infinitive.filter(|&(place, lemma)| {
        lemma == "werden" || finite.lemma != "werden" || main.is_none_or(|(participle, _)| participle < place)
    });
    let passive =
        draft.tokens.iter().any(|&t| view.lower(t) == "worden" || view.lower(t) == "werden" && t != at);
    let mut read = match (finite.lemma, main, infinitive) {
        // "soll eröffnet werden", "will treffen", "wird besuchen"
        (helper, Some((place, verb)), Some((_, "werden"))) => {
            build(verb.lemma, vec![at, place], Voice::Passive, future(helper, tense), mood)
        }
        (helper, _, Some((place, lemma)))
            if !matches!(helper, "haben" | "sein") && (lemma != "werden" || main.is_none()) =>
        {
            build(lemma, vec![at, place], Voice::Active, future(helper, tense), mood)
        }
        ("werden", Some((place, verb)), _) => build(verb.lemma, vec![at, place], Voice::Passive, tense, mood),
        ("sein", Some((place, verb)), _) if passive || !moves(verb.lemma) => build(
            verb.lemma,
            vec![at, place],
            Voice::Passive,
            if passive { Tense::Past } else { tense },
            mood,
        ),
        ("haben" | "sein", Some((place, verb)), _) => {
            build(verb.lemma, vec![at, place], Voice::Active, Tense::Past, mood)
        }
        (lemma, ..) => {
            let particle = particle(view, draft, at, lemma);
            let mut tokens = vec![at];
            tokens.extend(particle.map(|(place, _)| place));
            build(particle.map_or(lemma, |(_, lemma)| lemma), tokens, Voice::Active, tense, mood)
        }
    };
    // "würde", "könnte" are conditional; "sollte", "wollte" are as often a preterite.
    if matches!(
        view.lower(at),
        "würde"
            | "würden"
            | "könnte"
            | "könnten"
            | "müsste"
            | "müssten"
            | "hätte"
            | "hätten"
            | "wäre"
            | "wären"
            | "dürfte"
            | "dürften"
    ) {
        read.mood = Mood::Conditional;
    }
    // "soll getötet haben" is hearsay about the past.
    let hearsay = matches!(finite.lemma, "sollen" | "wollen")
        && main.is_some()
        && draft.tokens.iter().any(|&t| t > at && matches!(view.lower(t), "haben" | "sein"));
    if let (true, Some((place, verb))) = (hearsay, main) {
        read = build(verb.lemma, vec![at, place], Voice::Active, Tense::Past, Mood::Reported);
    } else {
        read.modal = is_modal(finite.lemma).then(|| finite.lemma.to_owned());
    }
    read.tokens.sort_unstable();
    read.tokens.dedup();
    Some(read)
}

fn future(helper: &str, tense: Tense) -> Tense {
    if helper == "werden" && tense == Tense::Present { Tense::Future } else { tense }
}

/// The separated particle: a word that ends its stretch of the clause and makes a verb with the simple one.
fn particle(
    view: &View<'_>,
    draft: &Draft,
    verb: usize,
    lemma: &'static str,
) -> Option<(usize, &'static str)> {
    draft.tokens.iter().copied().filter(|&at| at > verb).rev().find_map(|at| {
        let word = view.lower(at);
        let ends = !view.is_word(at + 1) && (at + 1 >= view.range.end || view.is_mark(at + 1))
            || !draft.tokens.contains(&(at + 1))
            || view.is("coordinator", at + 1)
            || view.is("subordinator", at + 1);
        (ends && view.verbs.is_particle(word))
            .then(|| view.verbs.joined(word, lemma))
            .flatten()
            .map(|whole| (at, whole))
    })
}

fn last_participle(view: &View<'_>, draft: &Draft, verb: usize) -> Option<(usize, Reading)> {
    draft
        .tokens
        .iter()
        .copied()
        // "Vereinbart wurde …": the participle may open the sentence.
        .filter(|&at| {
            at != verb && view.is_word(at) && (!view.is_capitalised(at) || opens_sentence(view, at))
        })
        .filter(|&at| !view.is("not-verb", at) && !is_attribute(view, at))
        .filter(|&at| !matches!(view.lower(at), "worden" | "gewesen"))
        .filter_map(|at| Some((at, view.reading(at, |form| form == Form::Participle)?)))
        .next_back()
}

/// "Unterzeichnet werden soll …": a participle as the first word, a helper right behind.
fn opens_sentence(view: &View<'_>, at: usize) -> bool {
    at == view.range.start
        && view.readings(at + 1).iter().any(|r| is_helper(r.lemma))
        && !view.is_capitalised(at + 1)
}

fn participle_before(view: &View<'_>, draft: &Draft, at: usize) -> Option<(usize, Reading)> {
    last_participle(view, draft, at).filter(|&(place, _)| place < at)
}

/// The last bare infinitive; "werden" is told apart by the caller.
fn last_infinitive(view: &View<'_>, draft: &Draft, verb: usize) -> Option<(usize, &'static str)> {
    let places = draft.tokens.iter().copied().filter(|&at| {
        at != verb
            && view.is_word(at)
            && !view.is_capitalised(at)
            && !view.is("not-verb", at)
            && view.lower(at.wrapping_sub(1)) != "zu"
            && !is_attribute(view, at)
    });
    places
        .filter_map(|at| {
            let reading = view.reading(at, |form| form == Form::Infinitive)?;
            // "haben", "sein" at the end belong to a perfect infinitive: "soll getroffen haben".
            (!matches!(reading.lemma, "haben" | "sein")).then_some((at, reading.lemma))
        })
        .next_back()
}

fn english(view: &View<'_>, draft: &Draft, at: usize) -> Option<Predicate> {
    let readings = view.readings(at);
    let first = draft.tokens.iter().copied().find(|&t| {
        t <= at
            && (is_modal_word(view, t)
                || opens_infinitive(view, t) && t < at
                || view.readings(t).iter().any(|r| matches!(r.lemma, "be" | "have" | "do")))
    });
    let start = first.unwrap_or(at);
    let helpers: Vec<usize> = (start..at).filter(|t| draft.tokens.contains(t)).collect();
    let has = |lemma: &str| helpers.iter().any(|&t| view.readings(t).iter().any(|r| r.lemma == lemma));
    let wanted = |form: Form| match form {
        Form::Participle => has("be") || has("have") || matches!(draft.verb, SegmentVerb::Participial(_)),
        Form::Gerund => true,
        Form::Infinitive => !helpers.is_empty() || matches!(draft.verb, SegmentVerb::Infinitive(_)),
        _ => helpers.is_empty() || !has("be"),
    };
    let reading = readings.iter().copied().find(|r| wanted(r.form)).or_else(|| readings.first().copied())?;
    let last_helper_be = helpers
        .iter()
        .rev()
        .find(|&&t| !view.readings(t).is_empty())
        .is_some_and(|&t| view.readings(t).iter().any(|r| r.lemma == "be"));
    let passive = reading.form == Form::Participle
        && (last_helper_be || helpers.is_empty() && matches!(draft.verb, SegmentVerb::Participial(_)));
    let modal = helpers.iter().copied().find(|&t| is_modal_word(view, t));
    let to_come = helpers.iter().any(|&t| opens_infinitive(view, t)) && has("be");
    let tense = match reading.form {
        _ if modal.is_some_and(|t| matches!(view.lower(t), "will" | "wo" | "shall")) || to_come => {
            Tense::Future
        }
        _ if has("have") => Tense::Past,
        _ if helpers.iter().any(|&t| matches!(view.lower(t), "was" | "were" | "did")) => Tense::Past,
        _ if helpers.iter().any(|&t| matches!(view.lower(t), "is" | "are" | "am")) => Tense::Present,
        Form::Finite { tense, .. } => tense,
        _ => Tense::None,
    };
    let mood = if modal.is_some_and(|t| matches!(view.lower(t), "would" | "could" | "might")) {
        Mood::Conditional
    } else {
        Mood::Indicative
    };
    let mut tokens = helpers;
    tokens.push(at);
    Some(Predicate {
        lemma: reading.lemma.to_owned(),
        tokens,
        voice: if passive { Voice::Passive } else { Voice::Active },
        tense,
        mood,
        modal: modal.map(|t| view.lower(t).to_owned()),
    })
}

/// Whether a verb follows the "to" at `at`: "is to be signed", not "troops to Congo were".
fn opens_infinitive(view: &View<'_>, at: usize) -> bool {
    if view.lower(at) != "to" {
        return false;
    }
    let next = if view.lower(at + 1).ends_with("ly") { at + 2 } else { at + 1 };
    view.reading(next, |form| form == Form::Infinitive).is_some() && !view.is_capitalised(next)
}

/// "will", "may"; the month of May is none.
fn is_modal_word(view: &View<'_>, at: usize) -> bool {
    view.is("modal", at) && (!view.is_capitalised(at) || at == view.range.start)
}
