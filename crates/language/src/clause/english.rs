//! English segments: one for each verb group, cut at the mark or conjunction before it.

use std::ops::Range;

use super::view::{Segment, SegmentVerb, View};
use crate::verb::Form;

/// A verb with its helpers.
#[derive(Clone, Copy, Debug)]
struct Group {
    /// The first helper, or the "to" of an infinitive.
    start: usize,
    /// The token after the last one.
    end: usize,
    verb: SegmentVerb,
}

/// Cuts a sentence into segments.
pub(crate) fn segments(view: &View<'_>) -> Vec<Segment> {
    let groups = groups(view);
    let mut segments = Vec::new();
    let mut start = view.range.start;
    let mut marker = None;
    let mut fresh = true;
    let mut previous: Option<Group> = None;
    for group in &groups {
        let from = previous.map_or(view.range.start, |p| p.end);
        let border = border(view, from, group, previous.is_none());
        if let Some(border) = border {
            // "agreed that the documents, which …, would": a conjunction whose verb comes after the clause inside.
            let inner = previous.and_then(|p| {
                (p.end..border.at).find(|&at| {
                    matches!(view.lower(at), "that" | "because" | "although" | "whether")
                        && border.marker.is_some()
                        && at + 1 < border.at
                        && !view.is_mark(at + 1)
                })
            });
            if let Some(inner) = inner {
                push(view, start..inner, marker.take(), previous, fresh, &mut segments);
                start = inner;
                marker = Some((inner, false));
                previous = None;
            }
            push(view, start..border.at, marker.take(), previous, fresh, &mut segments);
            start = border.at;
            fresh = border.fresh;
            marker = border.marker;
        } else if previous.is_some() {
            push(view, start..group.start, marker.take(), previous, fresh, &mut segments);
            start = group.start;
            fresh = false;
        }
        previous = Some(*group);
    }
    push(view, start..view.range.end, marker, previous, fresh, &mut segments);
    segments
}

/// Where a segment begins, and how.
struct Border {
    at: usize,
    marker: Option<(usize, bool)>,
    fresh: bool,
}

/// The border before `group`: the last conjunction or relative pronoun after the group before it, else the last
/// mark, else the verb itself where it needs no subject. At the head of a sentence only a conjunction counts.
fn border(view: &View<'_>, from: usize, group: &Group, head: bool) -> Option<Border> {
    if matches!(group.verb, SegmentVerb::Infinitive(_) | SegmentVerb::Participial(_)) {
        let at = group.start;
        return (at > from || !head).then_some(Border { at, marker: None, fresh: false });
    }
    let between = from..group.start;
    let is_mark = |at: usize| view.is_mark(at) && !matches!(view.word(at), "/" | "'" | "’" | "-");
    for at in between.clone().rev() {
        if view.lower(at) == "that" && view.is_mark(at + 1) {
            continue;
        }
        let relative = view.is("relative", at) && view.lower(at) != "that"
            || view.lower(at) == "that"
                && at > view.range.start
                && !is_mark(at - 1)
                && view.is_word(at - 1)
                && view.readings(at - 1).is_empty();
        // "by which", "of whom": the preposition goes with its pronoun.
        let start = if relative && at > from && view.is("preposition", at - 1) { at - 1 } else { at };
        if relative || view.is("subordinator", at) && is_conjunction(view, at, group.start) {
            return Some(Border { at: start, marker: Some((at, relative)), fresh: false });
        }
    }
    if head {
        return None;
    }
    let found = between.clone().rev().find(|&at| view.is("coordinator", at) || is_mark(at))?;
    let fresh = matches!(view.word(found), ":" | ";" | "“" | "”" | "\"");
    Some(Border { at: if is_mark(found) { found + 1 } else { found }, marker: None, fresh })
}

/// "after the talks": a preposition; "after the ministers met": a conjunction, with a verb soon behind.
fn is_conjunction(view: &View<'_>, at: usize, verb: usize) -> bool {
    !view.is("preposition", at) && view.lower(at) != "as"
        || (at + 1..verb).all(|between| !view.is_mark(between)) && verb > at + 1 && verb - at < 9
}

fn push(
    view: &View<'_>,
    range: Range<usize>,
    marker: Option<(usize, bool)>,
    group: Option<Group>,
    fresh: bool,
    segments: &mut Vec<Segment>,
) {
    if range.is_empty() {
        return;
    }
    let group = group.filter(|group| range.contains(&group.start));
    let coordinated = view.is("coordinator", range.start);
    let begin = range.start + usize::from(coordinated);
    let has_front = group.is_some_and(|group| (begin..group.start).any(|at| view.is_word(at)));
    segments.push(Segment {
        verb: group.map_or(SegmentVerb::None, |group| group.verb),
        awaits: false,
        completes: false,
        closes: false,
        marker: marker.map(|(at, _)| view.lower(at).to_owned()),
        relative: marker.is_some_and(|(_, relative)| relative),
        coordinated,
        fresh,
        has_front,
        tokens: range,
    });
}

/// The verb groups of a sentence, in order.
fn groups(view: &View<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = view.range.start;
    while at < view.range.end {
        match group_at(view, at, &groups) {
            Some(group) => {
                at = group.end;
                groups.push(group);
            }
            None => at += 1,
        }
    }
    groups
}

fn is_be(view: &View<'_>, at: usize) -> bool {
    view.readings(at).iter().any(|r| r.lemma == "be")
}

fn is_have(view: &View<'_>, at: usize) -> bool {
    view.readings(at).iter().any(|r| r.lemma == "have")
}

fn is_do(view: &View<'_>, at: usize) -> bool {
    matches!(view.lower(at), "do" | "does" | "did")
}

/// Words that may stand between a helper and its verb.
fn is_adverb(view: &View<'_>, at: usize) -> bool {
    let word = view.lower(at);
    view.is_word(at)
        && (word.ends_with("ly") && !view.is_capitalised(at)
            || matches!(
                word,
                "not"
                    | "n't"
                    | "also"
                    | "now"
                    | "already"
                    | "never"
                    | "always"
                    | "still"
                    | "just"
                    | "soon"
                    | "once"
                    | "again"
                    | "all"
                    | "both"
                    | "then"
                    | "so"
                    | "far"
                    | "even"
                    | "yet"
                    | "recently"
            ))
}

fn group_at(view: &View<'_>, at: usize, before: &[Group]) -> Option<Group> {
    if !view.is_word(at) || view.is_capitalised(at) && at != view.range.start && !view.headline {
        return None;
    }
    if view.lower(at) == "to" {
        let mut verb = at + 1;
        while is_adverb(view, verb) {
            verb += 1;
        }
        let infinitive = view.is_word(verb)
            && !view.is_capitalised(verb)
            && view.reading(verb, |form| form == Form::Infinitive).is_some();
        if !infinitive {
            return None;
        }
        let (end, last) = chain(view, verb);
        return Some(Group { start: at, end, verb: SegmentVerb::Infinitive(last) });
    }
    let modal = view.is("modal", at) && (!view.is_capitalised(at) || at == view.range.start);
    if modal || is_be(view, at) || is_have(view, at) || is_do(view, at) {
        if view.lower(at) == "being" || view.lower(at) == "having" {
            let (end, last) = chain(view, at);
            return Some(Group { start: at, end, verb: SegmentVerb::Participial(last) });
        }
        if view.lower(at) == "been" {
            return None;
        }
        let (end, last) = chain(view, at);
        return Some(Group { start: at, end, verb: SegmentVerb::Finite(last) });
    }
    plain_verb(view, at, before)
}

/// From the first helper to the last verb: "has been signed", "will also be visiting".
fn chain(view: &View<'_>, first: usize) -> (usize, usize) {
    let mut last = first;
    let mut at = first + 1;
    loop {
        while at < view.range.end && is_adverb(view, at) {
            at += 1;
        }
        // "is to meet", "are to be signed".
        let skip_to = view.lower(at) == "to" && is_be(view, last);
        let verb = if skip_to { at + 1 } else { at };
        if verb >= view.range.end || !view.is_word(verb) || view.is_capitalised(verb) {
            break;
        }
        let helper = view.is("modal", last) || is_be(view, last) || is_have(view, last) || is_do(view, last);
        let fits = view.readings(verb).iter().any(|r| match r.form {
            Form::Infinitive => skip_to || view.is("modal", last) || is_do(view, last),
            Form::Participle => is_be(view, last) || is_have(view, last),
            Form::Gerund => is_be(view, last),
            _ => false,
        });
        if !helper || !fits {
            break;
        }
        last = verb;
        at = verb + 1;
    }
    (last + 1, last)
}

/// A verb without a helper.
fn plain_verb(view: &View<'_>, at: usize, before: &[Group]) -> Option<Group> {
    let readings = view.readings(at);
    if readings.is_empty() {
        return None;
    }
    let previous = at.wrapping_sub(1);
    let nominal = readings.iter().all(|r| r.nominal);
    let after_article =
        view.is("determiner", previous) && view.lower(previous) != "that" && view.lower(previous) != "both"
            || view.lower(previous) == "'s"
            || view.range.contains(&previous) && view.kind(previous) == depesche_model::TokenKind::Number;
    let after_preposition = view.is("preposition", previous) && !view.is("subordinator", previous);
    let past =
        readings.iter().any(|r| matches!(r.form, Form::Finite { tense: depesche_model::Tense::Past, .. }));
    let gerund = readings.iter().any(|r| r.form == Form::Gerund);
    let present =
        readings.iter().any(|r| matches!(r.form, Form::Finite { tense: depesche_model::Tense::Present, .. }));
    let only_participle = readings.iter().all(|r| r.form == Form::Participle);
    let one = |verb| Some(Group { start: at, end: at + 1, verb });
    if gerund {
        // "after meeting X", "…, adding that": a clause; "the meeting", "high-level meeting": a noun.
        let clause_like = after_preposition
            || view.is_mark(previous)
            || view.is("coordinator", previous)
            || view.is("pronoun", previous)
            || view.is("subordinator", previous);
        let object = view.is_capitalised(at + 1)
            || view.is("determiner", at + 1)
            || view.is("pronoun", at + 1)
            || view.lower(at + 1) == "that"
            || view.is("preposition", at + 1) && !nominal;
        return (clause_like && object && !(after_article || nominal && view.lower(at + 1) == "of"))
            .then(|| one(SegmentVerb::Participial(at)))
            .flatten();
    }
    if only_participle || past && is_reduced(view, at) {
        // "the agreement signed in Moscow": a participle that stands for a relative clause.
        let phrase = view.is("preposition", at + 1) && !after_article;
        return phrase.then(|| one(SegmentVerb::Participial(at))).flatten();
    }
    if past {
        let adjective = after_article && !view.is("determiner", at + 1) && !view.is("preposition", at + 1);
        let noun = adjective || after_article && nominal;
        return (!noun).then(|| one(SegmentVerb::Finite(at))).flatten();
    }
    if present {
        let after_noun = view.is_word(previous)
            && !after_article
            && !after_preposition
            && !view.is("coordinator", previous)
            && !view.is("subordinator", previous);
        let object = view.is("determiner", at + 1)
            || view.is_capitalised(at + 1)
            || view.is("preposition", at + 1)
            || view.is("pronoun", at + 1)
            || view.is("subordinator", at + 1)
            || view.lower(at + 1) == "to";
        let third = view.lower(at).ends_with('s');
        let subject = view.is("pronoun", previous) && view.lower(previous) != "that"
            || view.is_capitalised(previous)
            || view.lower(previous).ends_with('s') && !third
            || third && view.is_word(previous) && view.readings(previous).is_empty();
        let first_verb = !before
            .iter()
            .any(|g| matches!(g.verb, SegmentVerb::Finite(_)) && !mark_between(view, g.end, at));
        // "held joint exercises": a second verb needs a mark or a conjunction before it, but for "said China wants".
        let said = before.last().is_some_and(|g| {
            let verb = g.end - 1;
            view.readings(verb).iter().any(|r| {
                matches!(r.lemma, "say" | "believe" | "think" | "hope" | "know" | "insist" | "claim")
            })
        });
        if !(first_verb || said) {
            return None;
        }
        let sure = if nominal { subject && object && first_verb } else { after_noun && (subject || object) };
        return (sure || view.is("coordinator", previous) && object && !nominal && third)
            .then(|| one(SegmentVerb::Finite(at)))
            .flatten();
    }
    None
}

fn mark_between(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        view.is_mark(at)
            || view.is("coordinator", at)
            || view.is("relative", at)
            || view.is("subordinator", at)
    })
}

/// Whether a past form is rather a participle behind its noun: a finite verb follows before the next mark.
fn is_reduced(view: &View<'_>, at: usize) -> bool {
    let participle = view.readings(at).iter().any(|r| r.form == Form::Participle);
    if !participle || !view.is("preposition", at + 1) {
        return false;
    }
    for later in at + 1..view.range.end {
        if view.is_mark(later)
            || view.is("relative", later)
            || view.is("subordinator", later)
            || view.is("coordinator", later)
        {
            return false;
        }
        // The month of May is no modal verb.
        let modal = view.is("modal", later) && !view.is_capitalised(later);
        if modal || is_be(view, later) || is_have(view, later) {
            return true;
        }
    }
    false
}
