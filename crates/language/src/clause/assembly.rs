//! Segments to clauses.
//!
//! *Der Minister, der gestern ankam, traf seinen Kollegen.* has three segments and two clauses: the first segment is
//! open until the third brings its verb; the second is a relative clause inside.

use depesche_model::ClauseKind;

use super::view::{Segment, SegmentVerb};

/// A clause before its verb and phrases are read.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) tokens: Vec<usize>,
    pub(crate) kind: ClauseKind,
    pub(crate) marker: Option<String>,
    pub(crate) verb: SegmentVerb,
    pub(crate) governor: Option<usize>,
    /// Whether its subject may be that of the clause before it.
    pub(crate) borrows: bool,
}

/// Joins segments to clauses, in the order of their first tokens.
pub(crate) fn assemble(segments: Vec<Segment>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    // The main clause that still waits for its verb.
    let mut open: Option<usize> = None;
    // The main clause that later segments hang on.
    let mut main: Option<usize> = None;
    // The dependent clause that still waits for its verb.
    let mut pending: Option<usize> = None;
    // The clause that is complete with its verb, and how many tokens it has: a list behind it may belong to an infinitive.
    let mut trailing: Option<(usize, usize)> = None;
    // The clause whose helper still waits for its participle.
    let mut awaiting: Option<usize> = None;
    for segment in segments {
        if segment.tokens.is_empty() {
            continue;
        }
        let last = drafts.len().checked_sub(1);
        let dependent = segment.marker.is_some();
        if let Some(helper) = awaiting
            && !dependent
            && !segment.fresh
            && segment.completes
        {
            drafts[helper].tokens.extend(segment.tokens);
            awaiting = None;
            continue;
        }
        if let Some(waiting) = pending
            && !dependent
        {
            if let SegmentVerb::Finite(_) = segment.verb {
                drafts[waiting].verb = segment.verb;
                pending = None;
            }
            drafts[waiting].tokens.extend(segment.tokens);
            continue;
        }
        let awaits = segment.awaits;
        let closes = segment.closes;
        if closes {
            trailing = None;
        }
        match segment.verb {
            SegmentVerb::None if dependent => {
                pending = Some(drafts.len());
                let kind = if segment.relative { ClauseKind::Relative } else { ClauseKind::Subordinate };
                drafts.push(draft(segment, kind, last));
            }
            SegmentVerb::None => match (open, last) {
                (Some(open), _) => drafts[open].tokens.extend(segment.tokens),
                (None, Some(last)) if !segment.fresh => drafts[last].tokens.extend(segment.tokens),
                _ => {
                    open = Some(drafts.len());
                    drafts.push(draft(segment, ClauseKind::Main, None));
                }
            },
            SegmentVerb::Finite(_) if dependent => {
                let kind = if segment.relative { ClauseKind::Relative } else { ClauseKind::Subordinate };
                drafts.push(draft(segment, kind, last));
            }
            SegmentVerb::Infinitive(_) => {
                // "einigten sich darauf, Straßen, Brücken und Tunnel zu bauen": the list belongs to the infinitive.
                let list = match (last, trailing) {
                    (Some(last), Some((owner, from)))
                        if owner == last && drafts[last].tokens.len() > from =>
                    {
                        drafts[last].tokens.split_off(from)
                    }
                    _ => Vec::new(),
                };
                // "zu senken und … zu erreichen": both hang on the same verb.
                let brother =
                    last.filter(|&last| segment.coordinated && drafts[last].kind == ClauseKind::Infinitive);
                let governor = brother.and_then(|brother| drafts[brother].governor).or(last).or(main);
                let mut new = draft(segment, ClauseKind::Infinitive, governor);
                new.tokens.splice(0..0, list);
                drafts.push(new);
            }
            SegmentVerb::Participial(_) => {
                drafts.push(draft(segment, ClauseKind::Subordinate, last.or(main)));
            }
            SegmentVerb::Finite(_) => {
                if let Some(waiting) = open.take() {
                    drafts[waiting].tokens.extend(segment.tokens);
                    drafts[waiting].verb = segment.verb;
                    main = Some(waiting);
                } else {
                    let here = drafts.len();
                    let borrows = !segment.has_front;
                    let governor = if segment.coordinated || borrows { main } else { None };
                    let mut new = draft(segment, ClauseKind::Main, governor);
                    new.borrows = borrows;
                    drafts.push(new);
                    // "Nachdem er angekommen war, traf er …": what came before hangs on this clause.
                    if main.is_none() {
                        for earlier in drafts[..here].iter_mut().filter(|d| d.governor.is_none()) {
                            earlier.governor = Some(here);
                        }
                    }
                    main = Some(here);
                }
                if awaits {
                    awaiting = main;
                }
            }
        }
        if closes {
            let owner = drafts.len().saturating_sub(1);
            trailing = drafts.get(owner).map(|draft| (owner, draft.tokens.len()));
        }
    }
    drafts
}

fn draft(segment: Segment, kind: ClauseKind, governor: Option<usize>) -> Draft {
    Draft {
        tokens: segment.tokens.collect(),
        kind,
        marker: segment.marker,
        verb: segment.verb,
        governor,
        borrows: false,
    }
}
