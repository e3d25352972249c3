//! German segments: cut at marks and at "und" between two verbs.

use std::ops::Range;

use depesche_model::{Mood, Tense};

use super::view::{Segment, SegmentVerb, View};
use crate::verb::{Form, Reading};

/// Cuts a sentence into segments.
pub(crate) fn segments(view: &View<'_>) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut start = view.range.start;
    let mut fresh = true;
    for at in view.range.clone() {
        if view.is_mark(at) && cuts(view, at) {
            push(view, start..at, fresh, &mut segments);
            fresh = matches!(view.word(at), ":" | ";" | "." | "!" | "?" | "„" | "»" | "«");
            start = at + 1;
        }
    }
    push(view, start..view.range.end, fresh, &mut segments);
    segments
}

/// Commas, brackets, quotation marks and dashes cut; a slash or an apostrophe does not.
fn cuts(view: &View<'_>, at: usize) -> bool {
    !matches!(view.word(at), "/" | "'" | "’" | "-")
}

/// Adds the segment, or its parts when it joins two verbs with "und".
fn push(view: &View<'_>, range: Range<usize>, fresh: bool, segments: &mut Vec<Segment>) {
    let joint = range.clone().skip(1).find(|&at| {
        view.is("coordinator", at)
            && finite(view, range.start..at, false).is_some_and(|verb| {
                !awaits(view, verb, range.start..at)
                    || (at + 1..range.end).any(|other| is_helper_word(view, other))
            })
            && (finite(view, at + 1..range.end, false).is_some() || ends_with_verb(view, at + 1..range.end))
            || view.is("coordinator", at) && two_infinitives(view, range.start..at, at + 1..range.end)
    });
    if let Some(at) = joint {
        push_one(view, range.start..at, fresh, segments);
        push(view, at..range.end, false, segments);
    } else {
        push_one(view, range, fresh, segments);
    }
}

/// "die Emissionen zu senken und bis 2060 Neutralität zu erreichen": two infinitives, each with words of its own.
fn two_infinitives(view: &View<'_>, left: Range<usize>, right: Range<usize>) -> bool {
    let whole = |range: &Range<usize>| {
        finite(view, range.clone(), false).is_none()
            && range.len() > 2
            && infinitive(view, range.clone()).is_some()
    };
    whole(&left) && whole(&right)
}

/// Whether a helper still waits for its participle or infinitive: "sind die Kabinette Deutschlands …".
fn awaits(view: &View<'_>, verb: usize, range: Range<usize>) -> bool {
    let helper =
        view.readings(verb).iter().any(|r| is_helper(r.lemma) && matches!(r.form, Form::Finite { .. }));
    helper
        && !(verb + 1..range.end).any(|at| {
            !view.is_capitalised(at)
                && !view.is("not-verb", at)
                && !is_attribute(view, at)
                && view.reading(at, |form| matches!(form, Form::Participle | Form::Infinitive)).is_some()
        })
}

/// "hat X getroffen und Y besucht": a participle or infinitive at the end that shares the helper before it.
fn ends_with_verb(view: &View<'_>, range: Range<usize>) -> bool {
    let Some(last) = range.clone().next_back() else { return false };
    range.len() > 2
        && !view.is_capitalised(last)
        && !view.is("not-verb", last)
        && view.reading(last, |form| matches!(form, Form::Participle)).is_some()
        && range.clone().any(|at| view.is("determiner", at) || view.is_capitalised(at))
}

fn push_one(view: &View<'_>, range: Range<usize>, fresh: bool, segments: &mut Vec<Segment>) {
    if range.is_empty() {
        return;
    }
    let coordinated = view.is("coordinator", range.start);
    let begin = if coordinated { range.start + 1 } else { range.start };
    let marker_at = marker(view, begin..range.end);
    let mut verb = finite(view, begin..range.end, marker_at.is_some());
    let last_is = |at: usize| (at + 1..range.end).all(|later| !view.is_word(later));
    // "der am 18. April ankam" hangs on a noun; "die Minister trafen sich" stands by itself.
    let marker_at = marker_at.filter(|&at| match verb {
        Some(verb) if view.is("relative", at) => last_is(verb),
        // "Seit dem 1. Januar ist …": a preposition; "seit er im Amt ist": a conjunction.
        Some(verb) if view.is("preposition", at) => last_is(verb),
        Some(_) => true,
        // The verb may come after a list with commas: "die ihr Engagement für Frieden, Handel und Verkehr bekräftigte".
        None => !coordinated && begin > view.range.start && waits_for_verb(view, at, range.end),
    });
    if marker_at.is_none() {
        verb = finite(view, begin..range.end, false);
    }
    let kind = match (verb, infinitive(view, begin..range.end)) {
        (Some(at), _) => SegmentVerb::Finite(at),
        (None, Some(at)) => SegmentVerb::Infinitive(at),
        (None, None) if coordinated && ends_with_verb(view, begin..range.end) => {
            SegmentVerb::Finite(range.end - 1)
        }
        (None, None) => SegmentVerb::None,
    };
    let has_front = match kind {
        SegmentVerb::Finite(at) => {
            (begin..at).any(|at| view.is_word(at)) || after_verb_is_subject(view, at, range.end)
        }
        _ => false,
    };
    segments.push(Segment {
        marker: marker_at.map(|at| view.lower(at).to_owned()),
        relative: marker_at.is_some_and(|at| view.is("relative", at) || view.is("preposition", begin)),
        coordinated,
        fresh,
        has_front,
        verb: kind,
        awaits: matches!(kind, SegmentVerb::Finite(at) if awaits(view, at, range.clone())),
        completes: completes(view, range.clone()),
        closes: matches!(kind, SegmentVerb::Finite(_)) && closes(view, range.clone()),
        tokens: range,
    });
}

/// Whether a segment ends with a verb, a particle or an adverb that announces an infinitive.
fn closes(view: &View<'_>, range: Range<usize>) -> bool {
    range.clone().rev().find(|&at| view.is_word(at)).is_some_and(|at| {
        let word = view.lower(at);
        matches!(word, "darauf" | "dazu" | "daran" | "davon" | "dafür" | "bereit" | "damit" | "sich")
            || view.verbs.is_particle(word)
            || !view.is_capitalised(at)
                && !view.is("not-verb", at)
                && !view.readings(at).is_empty()
                && !is_attribute(view, at)
    })
}

/// Whether the last word can be the participle or infinitive of a helper before the segment.
fn completes(view: &View<'_>, range: Range<usize>) -> bool {
    range.clone().rev().find(|&at| view.is_word(at)).is_some_and(|at| {
        !view.is_capitalised(at)
            && !view.is("not-verb", at)
            && view.lower(at.wrapping_sub(1)) != "zu"
            && view.reading(at, |form| matches!(form, Form::Participle | Form::Infinitive)).is_some()
            && !range.clone().any(|other| is_helper_word(view, other))
    })
}

/// Whether a clause that begins with `marker` has more than a noun phrase, so that its verb must follow later.
fn waits_for_verb(view: &View<'_>, marker: usize, end: usize) -> bool {
    let next = marker + 1;
    let conjunction = view.is("subordinator", marker)
        && !matches!(
            view.lower(marker),
            "bis" | "seit" | "während" | "um" | "ohne" | "statt" | "als" | "wie" | "da"
        );
    let relative = view.is("relative", marker)
        && next < end
        && (view.is("determiner", next) || view.is("preposition", next) || view.is("pronoun", next));
    (conjunction || relative) && next < end
}

/// Whether a bare noun phrase in the nominative follows the verb, as in "trafen die Minister".
fn after_verb_is_subject(view: &View<'_>, verb: usize, end: usize) -> bool {
    let next = verb + 1;
    next < end && view.is("determiner", next) && !view.is("not-nominative", next)
}

/// The conjunction or relative pronoun that the segment begins with; a preposition or adverb may stand before it.
fn marker(view: &View<'_>, range: Range<usize>) -> Option<usize> {
    let first = range.start;
    if view.is("subordinator", first) && !is_comparison(view, first) {
        return Some(first);
    }
    if view.is("relative", first) {
        return Some(first);
    }
    let second = first + 1;
    let with_preposition = view.is("preposition", first) && second < range.end && view.is("relative", second);
    // "bei dem", "mit denen": a relative pronoun; "auf der Konferenz": an article.
    let alone = !(view.is_capitalised(second + 1) || view.is_adjective(second + 1));
    (with_preposition && alone).then_some(second)
}

/// "wie Wirtschaft und Handel", "als Partner": no verb follows a comparison.
fn is_comparison(view: &View<'_>, at: usize) -> bool {
    matches!(view.lower(at), "wie" | "als") && view.is_capitalised(at + 1) && !view.is("determiner", at + 1)
}

/// The finite verb of a stretch: the last one where verbs stand at the end, else the best of the first.
pub(crate) fn finite(view: &View<'_>, range: Range<usize>, verb_last: bool) -> Option<usize> {
    let candidates: Vec<(usize, u8)> = range
        .clone()
        .filter(|&at| view.is_word(at) && !view.is_capitalised(at) && !view.is("not-verb", at))
        .filter_map(|at| Some((at, strength(view, at, &range)?)))
        .collect();
    // "Die von Bern finanzierten Vorhaben spielten …": with another verb behind, a form before a noun is an adjective.
    let inflected = |at: usize| {
        view.is_capitalised(at + 1)
            && ["te", "ten", "e", "en"].iter().any(|ending| view.lower(at).ends_with(ending))
    };
    let candidates: Vec<(usize, u8)> = candidates
        .iter()
        .enumerate()
        .filter(|&(number, &(at, strength))| {
            let other_verb =
                candidates[number + 1..].iter().any(|&(_, other)| other >= strength && other > 2);
            let adjective = inflected(at) && other_verb || is_long_attribute(view, at, range.start);
            !adjective
        })
        .map(|(_, &candidate)| candidate)
        .collect();
    let best = candidates.iter().map(|&(_, strength)| strength).max()?;
    let mut strongest = candidates.iter().filter(|&&(_, strength)| strength == best).map(|&(at, _)| at);
    if verb_last { strongest.next_back() } else { strongest.next() }
}

/// How surely the word at `at` is a finite verb: 3 helpers and clear forms, 1 forms that may be something else.
fn strength(view: &View<'_>, at: usize, range: &Range<usize>) -> Option<u8> {
    let finite = |reading: &&Reading| matches!(reading.form, Form::Finite { .. });
    let readings = view.readings(at);
    readings.iter().find(finite)?;
    let word = view.lower(at);
    // No verb stands right behind a preposition: "von einigen Positionen".
    let behind_preposition = view.is("preposition", at.wrapping_sub(1)) && at > range.start;
    if behind_preposition || is_attribute(view, at) {
        return None;
    }
    let helper = readings.iter().any(|r| is_helper(r.lemma) && matches!(r.form, Form::Finite { .. }));
    if helper {
        return Some(4);
    }
    let plural_or_infinitive = readings.iter().any(|r| r.form == Form::Infinitive);
    let participle = readings.iter().any(|r| r.form == Form::Participle);
    let reported =
        readings.iter().filter(finite).all(|r| matches!(r.form, Form::Finite { mood: Mood::Reported, .. }));
    // "Vertrag unterzeichnet" in a headline: a participle without its helper.
    if participle && view.headline && !range.clone().any(|later| later > at && view.is_word(later)) {
        return None;
    }
    if participle && range.clone().any(|other| other != at && is_helper_word(view, other)) {
        return None;
    }
    Some(match () {
        // "neue", "weitere" and other adjectives look like a Konjunktiv.
        () if reported && !word.ends_with("iere") && word.len() < 5 => return None,
        () if reported => 1,
        () if plural_or_infinitive && after_modal(view, at, range) => return None,
        () if plural_or_infinitive || participle => 2,
        () => 3,
    })
}

/// "die geplanten Gespräche", "das vereinbarte Treffen": an adjective before its noun.
pub(crate) fn is_attribute(view: &View<'_>, at: usize) -> bool {
    let word = view.lower(at);
    let adjectival = ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending));
    let before = at.wrapping_sub(1);
    adjectival
        && view.is_capitalised(at + 1)
        && (view.is("determiner", before)
            || view.is("preposition", before)
            || view.is("coordinator", before)
            || view.lower(before).ends_with("en")
                && !view.is_capitalised(before)
                && view.is_word(before)
                && view.readings(before).is_empty()
            || is_count(view, before))
}

/// A number that counts what follows ("40 deutsche Diplomaten"); a year or the day of a month does not.
fn is_count(view: &View<'_>, at: usize) -> bool {
    let year = view.word(at).len() == 4 && view.word(at).bytes().all(|b| b.is_ascii_digit());
    view.range.contains(&at)
        && view.kind(at) == depesche_model::TokenKind::Number
        && !year
        && !view.word(at).ends_with('.')
}

/// "die vom Iran unterstützten Rebellen": an article with a preposition right behind opens a long attribute.
fn is_long_attribute(view: &View<'_>, at: usize, start: usize) -> bool {
    let inflected = view.is_capitalised(at + 1)
        && ["te", "ten", "e", "en"].iter().any(|ending| view.lower(at).ends_with(ending));
    inflected
        && (start.max(at.saturating_sub(6))..at.saturating_sub(1))
            .any(|other| view.is("determiner", other) && view.is("preposition", other + 1))
}

fn is_helper_word(view: &View<'_>, at: usize) -> bool {
    !view.is_capitalised(at)
        && !view.is("not-verb", at)
        && view.readings(at).iter().any(|r| is_helper(r.lemma) && matches!(r.form, Form::Finite { .. }))
}

/// "sein", "haben", "werden" and the modals.
pub(crate) fn is_helper(lemma: &str) -> bool {
    matches!(lemma, "sein" | "haben" | "werden") || is_modal(lemma)
}

/// The modal verbs.
pub(crate) fn is_modal(lemma: &str) -> bool {
    matches!(lemma, "sollen" | "wollen" | "können" | "müssen" | "dürfen" | "mögen" | "lassen")
}

fn after_modal(view: &View<'_>, at: usize, range: &Range<usize>) -> bool {
    range.clone().any(|other| {
        other != at
            && !view.is_capitalised(other)
            && view.readings(other).iter().any(|r| {
                (is_modal(r.lemma) || r.lemma == "werden")
                    && matches!(r.form, Form::Finite { tense: Tense::Present | Tense::Past, .. })
            })
    })
}

/// The infinitive with "zu" that a stretch without a finite verb is built on.
fn infinitive(view: &View<'_>, range: Range<usize>) -> Option<usize> {
    let start = range.start;
    range.rev().find(|&at| {
        let small = view.is_word(at) && !view.is_capitalised(at);
        let after_zu = at > start && view.lower(at - 1) == "zu";
        small
            && (view.reading(at, |form| form == Form::ZuInfinitive).is_some()
                || after_zu && view.reading(at, |form| form == Form::Infinitive).is_some())
    })
}
