//! Meetings, visits, calls, negotiations.

use depesche_model::{ClauseKind, Event, Modality, Mode, Named, Role, Status, Tense, Voice};

use super::candidate::Candidate;
use crate::predicate::contains_stem;
use crate::scene::Scene;

/// **Codes** actors who meet, visit, phone or negotiate, also when it is still to come (status `future`) or asked for
/// (`called-for`). **Does not code** talk at home, nor a meeting that did not happen.
///
/// > *Am Dienstag empfing Präsident Macron den indischen Premierminister in Paris.* → France, India, visit
pub(crate) fn consult(scene: &Scene<'_>, candidate: &Candidate<'_>) -> Option<Event> {
    let clause = scene.clause(candidate.clause);
    let rule = candidate.sense.rule;
    let status = match candidate.modality {
        _ if rule == "consult.invite" && candidate.modality != Modality::Negated => Status::CalledFor,
        // An announced meeting is still to come, whenever it was announced.
        Modality::Fact | Modality::Future if rule == "consult.announce" => Status::Future,
        Modality::Fact if rule == "consult.call-for" => Status::CalledFor,
        Modality::Fact if is_expected(&clause.predicate.as_ref()?.lemma) => Status::Future,
        Modality::Fact if is_to_come(scene, candidate.clause) => Status::Future,
        Modality::Fact => Status::Past,
        Modality::Future => Status::Future,
        Modality::CalledFor => Status::CalledFor,
        _ => return None,
    };
    if clause.kind == ClauseKind::Infinitive && rule == "consult.held" && status == Status::Future {
        // "den Dialog fortzusetzen" is what was agreed, not a meeting.
        return None;
    }
    if rule == "consult.receive"
        && candidate.target.people.is_empty()
        && !names_guest(scene, candidate.clause)
    {
        // "begrüßte das Ergebnis": not a guest.
        return None;
    }
    let subject = clause.arguments.iter().find(|a| a.role == Role::Subject);
    if matches!(rule, "consult.travel" | "consult.travel-to")
        && subject.is_some_and(|subject| !scene.is_somebody(subject))
    {
        return None;
    }
    let mut event = candidate.event_as(scene, status)?;
    let ahead = |date: depesche_model::Date| {
        scene.today().is_some_and(|today| today.is_day() && date.first_day() > today)
    };
    if event.status == Status::Past && event.date.is_some_and(ahead) {
        // "hosts the summit on Friday" is to come; "held talks" with a later date has the date of something else.
        if clause.predicate.as_ref().is_some_and(|p| p.tense == Tense::Present) {
            event.status = Status::Future;
        } else {
            event.date = None;
            event.sources.remove("date");
        }
    }
    event.mode = mode(
        scene,
        candidate.clause,
        &event,
        matches!(rule, "consult.visit" | "consult.receive" | "consult.travel" | "consult.visit-noun")
            || candidate.is_visit_held(scene),
    );
    Some(event)
}

/// Whether an office or a delegation is named as the guest: the object, of a passive the subject.
fn names_guest(scene: &Scene<'_>, clause: usize) -> bool {
    let read = scene.clause(clause);
    let passive = read.predicate.as_ref().is_some_and(|p| p.voice == Voice::Passive);
    read.arguments.iter().filter(|a| passive || a.role != Role::Subject).any(|argument| {
        let words = scene.document.slice(argument.span).to_lowercase();
        [
            "delegation",
            "gast",
            "gäste",
            "guest",
            "kolleg",
            "amtskolleg",
            "gegenüber",
            "counterpart",
            "minister",
            "präsident",
            "botschafter",
            "president",
            "ambassador",
            "envoy",
            "premier",
            "king",
            "könig",
        ]
        .iter()
        .any(|stem| contains_stem(&words, stem))
            || scene
                .mentions
                .inside(argument.span)
                .any(|m| matches!(m.named, Named::Office { .. } | Named::Person { .. }))
    })
}

/// "wird in Maskat erwartet".
fn is_expected(lemma: &str) -> bool {
    matches!(lemma, "erwarten" | "expect")
}

/// German news tells plans in the present: "Im Mai tritt der Rat zusammen". A date after today, or a month without a
/// year, tells; "heute" does not.
fn is_to_come(scene: &Scene<'_>, clause: usize) -> bool {
    let present = scene.clause(clause).predicate.as_ref().is_some_and(|p| p.tense == Tense::Present);
    if !present || scene.sentence_of(clause).headline {
        return false;
    }
    scene.mentions_of(clause).any(|mention| match &mention.named {
        Named::Date { value: Some(period) } => {
            scene.today().is_some_and(|today| today.is_day() && period.start.first_day() > today)
        }
        Named::Date { value: None } if matches!(&*mention.rule, "date.present" | "date.past") => false,
        Named::Date { value: None } => !matches!(
            scene.document.slice(mention.span).to_lowercase().as_str(),
            "heute" | "today" | "gestern" | "yesterday" | "jetzt"
        ),
        _ => false,
    })
}

/// How they met.
pub(super) fn mode(scene: &Scene<'_>, clause: usize, event: &Event, visits: bool) -> Option<Mode> {
    let sentence = scene.document.slice(scene.sentence_of(clause).span).to_lowercase();
    let has = |stems: &[&str]| stems.iter().any(|stem| contains_stem(&sentence, stem));
    if has(&["telefon", "phone", "telephone"]) {
        return Some(Mode::Phone);
    }
    if has(&["video", "online", "virtuell", "virtual"]) {
        return Some(Mode::Online);
    }
    if has(&["am rande", "on the sidelines", "on the margins", "at the margins"]) && event.actors.len() < 4 {
        return Some(Mode::ThirdParty);
    }
    let blocs = event.actors.iter().any(|id| !scene.is_state(id));
    if event.actors.len() > 2 || event.format.is_some() || blocs && !visits {
        return Some(Mode::Multilateral);
    }
    match event.place_country {
        Some(country) if !event.actors.contains(&country.to_string()) => Some(Mode::ThirdParty),
        Some(_) => Some(Mode::Visit),
        None => (visits || event.people.len() > 1).then_some(Mode::Visit),
    }
}
