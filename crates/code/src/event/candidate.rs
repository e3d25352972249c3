//! What a clause's verb may tell, before the coder of that type decides.

use depesche_language::is_verb_of;
use depesche_model::{
    Argument, Event, EventType, Evidence, Modality, Named, Role, Status, Tense, Verdict, Voice,
};

use super::belief;
use super::wording::Words;
use crate::cast::{self, Cast, Reference, is_location};
use crate::circumstance::{Circumstances, circumstances};
use crate::predicate::{Predicates, Sense, Who, contains_stem};
use crate::scene::Scene;

/// A clause that may tell an event.
#[derive(Clone)]
pub(crate) struct Candidate<'a> {
    pub(crate) clause: usize,
    pub(crate) sense: &'a Sense,
    /// Who does it.
    pub(crate) source: Cast,
    /// To or with whom.
    pub(crate) target: Cast,
    /// Countries that are named as the place or direction.
    pub(crate) location: Cast,
    pub(crate) modality: Modality,
}

/// Reads a clause with the predicate tables: one candidate for each sense that its verb can have beside its words.
pub(crate) fn candidates(scene: &Scene<'_>, clause: usize) -> Vec<Candidate<'static>> {
    let read = scene.clause(clause);
    let Some(predicate) = read.predicate.as_ref() else { return Vec::new() };
    let beneath = scene.words_beneath(clause);
    let words = Words { scene, clause };
    let senses = Predicates::of(&scene.document.lang).senses(&predicate.lemma, &words, &beneath);
    if senses.is_empty() {
        return Vec::new();
    }
    let mut subject = scene.subjects.of(clause);
    let mut target = Cast::default();
    let mut location = Cast::default();
    let mut agent = Cast::default();
    let befallen = read.arguments.iter().find(|a| a.role == Role::Subject);
    let of_subject = |argument: &Argument| befallen.is_some_and(|subject| scene.hangs_on(argument, subject));
    for argument in read.arguments.iter().filter(|a| a.role != Role::Subject) {
        let cast = meant(scene, argument);
        match argument.preposition.as_deref() {
            // "Die Entsendung durch Ruanda wurde verurteilt": that one did what befell, not the verb.
            Some("von" | "durch" | "by" | "seitens")
                if predicate.voice == Voice::Passive && !of_subject(argument) =>
            {
                agent.join(&cast);
            }
            // "seinen Kollegen aus Benin": where a guest comes from.
            Some("aus" | "from") if is_verb_of("receive", &predicate.lemma) => {
                target.join(&cast);
            }
            _ if is_location(argument) => {
                location.join(&cast);
                location.join(&scene.host(argument));
            }
            // "Laut X", "according to X": the source of the report, not of the deed.
            Some("laut" | "zufolge" | "according" | "gemäß") => {}
            // "besuchte Prag", "visited Bangkok": the host by his town.
            _ if cast.is_empty() && is_verb_of("visit", &predicate.lemma) => {
                target.join(&scene.host(argument));
            }
            // "mit dem Außenminister", "with his counterpart": the other side.
            _ => target.join(&cast),
        }
    }
    if scene.is_german() && recipient_first(scene, clause, &predicate.lemma) {
        std::mem::swap(&mut subject, &mut target);
    }
    // "besuchte der Bundeskanzler Prag": without a tree the town hangs on the subject.
    if target.is_empty() && location.is_empty() && is_verb_of("visit", &predicate.lemma) {
        let hosts = read.arguments.iter().filter(|a| a.role == Role::Subject).map(|a| scene.host(a));
        hosts.for_each(|host| target.join(&host));
    }
    if predicate.voice == Voice::Passive {
        let befallen = std::mem::replace(&mut subject, agent);
        let mut whole = befallen;
        whole.join(&target);
        target = whole;
    }
    let candidate = |sense| Candidate {
        clause,
        sense,
        source: subject.clone(),
        target: target.clone(),
        location: location.clone(),
        modality: belief::modality(scene, clause),
    };
    senses.into_iter().map(candidate).collect()
}

/// Every sense of a clause's verb with its candidate, if it has one, and what its words say to it.
pub(crate) fn judged(
    scene: &Scene<'_>,
    clause: usize,
) -> Vec<(&'static Sense, Option<Candidate<'static>>, Verdict)> {
    let Some(predicate) = scene.clause(clause).predicate.as_ref() else { return Vec::new() };
    let beneath = scene.words_beneath(clause);
    let words = Words { scene, clause };
    let judged = Predicates::of(&scene.document.lang).judge(&predicate.lemma, &words, &beneath);
    let mut candidates = candidates(scene, clause);
    let with = |(sense, verdict): (&'static Sense, Verdict)| {
        let place = candidates.iter().position(|candidate| candidate.sense.row == sense.row);
        (sense, place.map(|place| candidates.swap_remove(place)), verdict)
    };
    judged.into_iter().map(with).collect()
}

/// "Russland warf die Ministerin vor, …": with a verb that takes a dative, a bare name in front may be the recipient; an
/// article in the nominative before an office or a name behind the verb tells.
fn recipient_first(scene: &Scene<'_>, clause: usize, lemma: &str) -> bool {
    let dative = is_verb_of("dative", lemma);
    if !dative {
        return false;
    }
    let arguments = &scene.clause(clause).arguments;
    let Some(subject) = arguments.iter().find(|a| a.role == Role::Subject) else { return false };
    let Some(object) = arguments.iter().find(|a| a.role == Role::Object && a.span.start > subject.span.end)
    else {
        return false;
    };
    let behind = scene.document.slice(object.span).to_lowercase();
    let holder = scene
        .mentions
        .inside(object.span)
        .any(|m| matches!(m.named, Named::Person { .. } | Named::Office { .. } | Named::Reference { .. }));
    let front = scene.document.slice(subject.span);
    holder && (behind.starts_with("der ") || behind.starts_with("die ")) && !front.contains(' ')
}

/// Who is named or pointed back to in a phrase.
fn meant(scene: &Scene<'_>, argument: &Argument) -> Cast {
    let cast = scene.named(argument);
    if !cast.is_empty() {
        return cast;
    }
    let words = scene.document.slice(argument.span).to_lowercase();
    let words = match &argument.preposition {
        Some(_) => words.split_once(' ').map_or("", |(_, rest)| rest),
        None => words.as_str(),
    };
    match cast::reference(&scene.document.lang, words) {
        Some(Reference::Both | Reference::Others) => Cast { actors: scene.sides.clone(), people: Vec::new() },
        _ => Cast::default(),
    }
}

impl Candidate<'_> {
    /// "bereiste Ghana, Benin und Togo": a candidate for each host; one for everything else.
    pub(crate) fn by_host(&self, scene: &Scene<'_>) -> Vec<Self> {
        let travels = matches!(self.sense.rule, "consult.visit" | "consult.travel" | "consult.visit-noun");
        let whole = if self.target.actors.is_empty() { &self.location } else { &self.target };
        let hosts: Vec<&String> =
            whole.actors.iter().filter(|id| scene.is_state(id) && !self.source.actors.contains(id)).collect();
        let guests = self.source.actors.iter().filter(|id| scene.is_state(id)).count();
        if !travels || hosts.len() < 2 || guests != 1 || !whole.people.is_empty() {
            return vec![self.clone()];
        }
        hosts
            .into_iter()
            .map(|host| Self {
                target: Cast { actors: vec![host.clone()], people: Vec::new() },
                location: Cast::default(),
                ..self.clone()
            })
            .collect()
    }

    /// The actors, source first; those that the sentence or the article must add come last.
    fn actors(&self, scene: &Scene<'_>) -> Cast {
        let mut cast = self.source.clone();
        cast.join(&self.target);
        let directed = matches!(
            self.sense.kind,
            EventType::Aid
                | EventType::Mobilize
                | EventType::Assault
                | EventType::Coerce
                | EventType::Sanction
                | EventType::Support
                | EventType::Protest
                | EventType::Request
        );
        let goes_there = self.sense.kind == EventType::Protest
            || matches!(
                self.sense.rule,
                "consult.travel" | "consult.visit" | "consult.visit-noun" | "consult.invite"
            )
            || self.is_visit_held(scene);
        if cast.actors.len() < 2 && (directed || goes_there) {
            cast.join(&self.location);
        }
        if self.sense.kind == EventType::Consult && cast.actors.is_empty() {
            // "im Format Zentralasien–China": the format is who meets.
            cast.actors.extend(self.location.actors.iter().filter(|id| !scene.is_state(id)).cloned());
        }
        if cast.actors.len() < 2 && (!cast.actors.is_empty() || self.speaks_for_both()) {
            let sentence = scene.named_in_sentence(self.clause);
            if cast.actors.len() + sentence.actors.iter().filter(|id| !cast.actors.contains(id)).count() == 2
            {
                cast.actors.extend(
                    sentence.actors.into_iter().filter(|id| !cast.actors.contains(id)).collect::<Vec<_>>(),
                );
            }
        }
        // Only together or for each other is the other side meant without being named; whom somebody blames is said, but
        // where only two states are spoken of.
        let shared = scene.is_bilateral()
            || matches!(
                self.sense.kind,
                EventType::Consult | EventType::Agree | EventType::Support | EventType::Cooperate
            );
        if shared && cast.actors.len() == 1 && scene.sides.contains(&cast.actors[0])
            || cast.actors.is_empty() && (self.speaks_for_both() || self.is_next_meeting(scene))
        {
            let missing: Vec<_> =
                scene.sides.iter().filter(|id| !cast.actors.contains(id)).cloned().collect();
            cast.actors.extend(missing);
        }
        cast
    }

    /// Passives without an agent and impersonal phrases in the report of a meeting: "Vereinbart wurde ferner …".
    fn speaks_for_both(&self) -> bool {
        matches!(self.sense.kind, EventType::Agree | EventType::Support) && self.source.is_empty()
    }

    /// "Das nächste Treffen soll 2027 stattfinden": of those whom the report is about.
    fn is_next_meeting(&self, scene: &Scene<'_>) -> bool {
        let words = scene.words(self.clause);
        matches!(self.sense.rule, "consult.held" | "consult.announce")
            && ["nächst", "bevorstehend", "kommend", "next ", "upcoming", "forthcoming"]
                .iter()
                .any(|stem| words.contains(stem))
    }

    /// Whether it is done by saying so.
    fn is_said(&self) -> bool {
        matches!(
            self.sense.kind,
            EventType::Accuse
                | EventType::Request
                | EventType::Threaten
                | EventType::Reject
                | EventType::Agree
        ) || matches!(self.sense.rule, "support.endorse" | "support.praise" | "support.recognise")
    }

    /// "Der Besuch des Außenministers in Ankara fand statt": a visit that a noun tells leads to its place.
    pub(super) fn is_visit_held(&self, scene: &Scene<'_>) -> bool {
        let subject = scene.clause(self.clause).arguments.iter().find(|a| a.role == Role::Subject);
        let visit = |words: &str| {
            ["besuch", "staatsbesuch", "visite", "reise", "visit", "trip"]
                .iter()
                .any(|noun| contains_stem(words, noun))
        };
        self.sense.rule == "consult.held"
            && subject.is_some_and(|subject| visit(&scene.document.slice(subject.span).to_lowercase()))
    }

    /// Whether it is said or done against somebody, who must be another than those who do it: "Canada's sanctions on Belarus drew
    /// criticism" names neither who criticised nor whom.
    fn is_against_somebody(&self, scene: &Scene<'_>) -> bool {
        let each_other = ["sich", "einander", "gegenseitig", "wechselseitig", "each other", "one another"];
        self.source.actors.len() > 1
            && !each_other.iter().any(|word| contains_stem(scene.words(self.clause), word))
            && matches!(
                self.sense.kind,
                EventType::Accuse | EventType::Reject | EventType::Request | EventType::Threaten
            )
    }

    /// Whether the clause tells it as done or, where `future` is allowed, as planned.
    fn status(&self, scene: &Scene<'_>, future: bool) -> Option<Status> {
        let clause = scene.clause(self.clause);
        let infinitive = clause.predicate.as_ref().is_some_and(|p| p.tense == Tense::None);
        match self.modality {
            Modality::Fact => Some(Status::Past),
            Modality::Future if future => Some(Status::Future),
            Modality::CalledFor if future && !infinitive => Some(Status::CalledFor),
            _ => None,
        }
    }

    /// The event, if there are actors enough; `future` says whether plans count.
    pub(crate) fn event(&self, scene: &Scene<'_>, future: bool) -> Option<Event> {
        let status = self.status(scene, future)?;
        self.event_as(scene, status)
    }

    /// The event as one of another type, told by a rule of its own.
    pub(crate) fn event_of(
        &self,
        scene: &Scene<'_>,
        kind: EventType,
        rule: &'static str,
        status: Status,
    ) -> Option<Event> {
        let mut event = self.event_as(scene, status)?;
        event.kind = kind;
        event.ordinal = None;
        event.evidence.rule = rule.into();
        Some(event)
    }

    /// The event with this status, if there are actors enough.
    pub(crate) fn event_as(&self, scene: &Scene<'_>, status: Status) -> Option<Event> {
        let mut cast = self.actors(scene);
        // A format of two named states is how they met, not who.
        if cast.actors.iter().filter(|id| scene.is_state(id)).count() > 1 {
            cast.actors.retain(|id| !scene.is_format(id));
        }
        let other = cast.actors.iter().any(|id| !self.source.actors.contains(id));
        if !scene.lenient && !other && self.is_against_somebody(scene) {
            return None;
        }
        let enough = match self.sense.who {
            _ if scene.lenient => true,
            Who::Any => !cast.actors.is_empty(),
            // A format or an organization that meets is enough by itself.
            Who::Two => {
                cast.actors.len() > 1
                    || self.sense.kind == EventType::Consult
                        && cast.actors.iter().any(|id| !scene.is_state(id))
            }
            // "Die G7 und die EU bekräftigten ihr Bekenntnis zur Souveränität …": several declare themselves together.
            Who::Other => cast.actors.len() > 1 && (other || self.sense.rule == "support.endorse"),
        };
        if !enough || cast.actors.len() > 9 {
            return None;
        }
        let mut at = circumstances(scene, self.clause, self.is_said());
        // What has happened did not happen tomorrow: a later date is that of what was agreed.
        let ahead =
            at.date.zip(scene.today()).is_some_and(|(date, today)| date.first_day() > today.last_day());
        if ahead && status == Status::Past && self.sense.kind != EventType::Consult {
            at.date = None;
            at.sources.remove("date");
        }
        let evidence = Evidence::new(scene.evidence_with_content(self.clause), self.sense.rule);
        Some(build(self.sense.kind, cast, status, evidence, at))
    }
}

/// An event from its parts.
pub(crate) fn build(
    kind: EventType,
    cast: Cast,
    status: Status,
    evidence: Evidence,
    at: Circumstances,
) -> Event {
    Event {
        confidence: None,
        kind,
        mode: None,
        actors: cast.actors,
        people: cast.people,
        date: at.date,
        place: at.place,
        venue: at.venue,
        place_country: at.place_country,
        format: at.format,
        ordinal: at.ordinal.filter(|_| kind == EventType::Consult),
        status,
        evidence,
        also: Vec::new(),
        sources: at.sources,
    }
}
