//! Promises, plans and targets, with their due dates.

use depesche_model::{
    Clause, ClauseKind, Commitment, DamageKind, Date, Document, Event, EventType, Evidence, Figure, Modality,
    Named, Span, Status, Target,
};
use depesche_resolve::Names;
use rust_decimal::Decimal;

use crate::scene::Scene;

/// The commitments of a document.
///
/// **Codes** a concrete goal, a visit or event to come, a body to be founded, help promised. **Does not code** a vague wish to
/// deepen cooperation.
///
/// > *Beide Länder wollen den Handel bis 2030 verdoppeln.* → both, `x2`, 2030
pub(crate) fn commitments(scene: &Scene<'_>, events: &[Event], names: &Names) -> Vec<Commitment> {
    let mut commitments: Vec<Commitment> = Vec::new();
    for number in 0..scene.parsed.clauses.len() {
        let clause = scene.clause(number);
        if let Some(rule) = rule(scene, number)
            && let Some(mut commitment) = read(scene, number, clause, rule)
        {
            mend(scene, number, names, &mut commitment);
            add(&mut commitments, commitment, false);
        }
    }
    for event in events.iter().filter(|event| founds(scene, event)) {
        let commitment = Commitment {
            actors: event.actors.clone(),
            what: squeeze(scene.document.slice(event.evidence.span)),
            target: None,
            deadline: None,
            evidence: Evidence::new(event.evidence.span, "commitment.foundation"),
        };
        add(&mut commitments, commitment, false);
    }
    for event in events.iter().filter(|event| {
        event.status == Status::Future && matches!(event.kind, EventType::Consult | EventType::Support)
    }) {
        let commitment = Commitment {
            actors: event.actors.clone(),
            what: squeeze(scene.document.slice(event.evidence.span)),
            target: None,
            deadline: event.date,
            evidence: Evidence::new(event.evidence.span, "commitment.event-to-come"),
        };
        add(&mut commitments, commitment, event.kind == EventType::Consult);
    }
    commitments
}

/// Notes or agreements about something to be founded: "Noten über die Eröffnung eines Konsulats".
fn founds(scene: &Scene<'_>, event: &Event) -> bool {
    let words = scene.document.slice(event.evidence.span).to_lowercase();
    let founding = [
        "eröffnung",
        "gründung",
        "einrichtung",
        "errichtung",
        "opening of",
        "establishment of",
        "setting up",
    ];
    event.status == Status::Past
        && matches!(&*event.evidence.rule, "support.notes" | "support.sign" | "support.conclude")
        && founding.iter().any(|stem| words.contains(stem))
        && !words.contains("beziehungen")
        && !words.contains("relations")
}

fn add(commitments: &mut Vec<Commitment>, new: Commitment, binds_all: bool) {
    let near = commitments.partition_point(|known| known.evidence.span.end <= new.evidence.span.start);
    match commitments[near..].iter_mut().take(4).find(|known| known.evidence.span.overlaps(new.evidence.span))
    {
        // A visit or meeting to come binds all who will take part.
        Some(known) if new.evidence.rule == "commitment.event-to-come" && binds_all => {
            known.actors = new.actors;
            known.deadline = known.deadline.or(new.deadline);
        }
        Some(known)
            if known.target.is_none()
                && known.deadline.is_none()
                && (new.target.is_some() || new.deadline.is_some()) =>
        {
            *known = new;
        }
        Some(_) => {}
        None => {
            // In the order of the text, so that the next one finds its place without looking through all.
            let place = commitments.partition_point(|known| known.evidence.span <= new.evidence.span);
            commitments.insert(place, new);
        }
    }
}

/// Verbs whose infinitive is a promise.
fn promises(lemma: &str) -> bool {
    matches!(
        lemma,
        "vereinbaren"
            | "einigen"
            | "beschließen"
            | "verpflichten"
            | "zusagen"
            | "versprechen"
            | "planen"
            | "beabsichtigen"
            | "anstreben"
            | "streben"
            | "ankündigen"
            | "verabreden"
            | "verständigen"
            | "übereinkommen"
            | "wollen"
            | "vorhaben"
            | "vornehmen"
            | "setzen"
            | "bekräftigen"
            | "ausdrücken"
            | "erklären"
            | "bestätigen"
            | "darlegen"
            | "zielen"
            | "vorsehen"
            | "signalisieren"
            | "bekunden"
            | "äußern"
            | "sollen"
            | "want"
            | "seek"
            | "agree"
            | "pledge"
            | "promise"
            | "plan"
            | "intend"
            | "aim"
            | "commit"
            | "vow"
            | "decide"
            | "undertake"
            | "strive"
            | "expect"
            | "announce"
    )
}

/// Verbs of doing something that can be checked later.
fn is_concrete(scene: &Scene<'_>, number: usize) -> bool {
    let clause = scene.clause(number);
    let Some(predicate) = &clause.predicate else { return false };
    let figure = scene.mentions_of(number).any(|m| {
        matches!(
            m.named,
            Named::Figure(Figure::Money { .. } | Figure::Percent { .. } | Figure::Quantity { .. })
        )
    });
    let deadline = deadline(scene, number).is_some();
    let vague = matches!(
        predicate.lemma.as_str(),
        "vertiefen"
            | "stärken"
            | "ausbauen"
            | "intensivieren"
            | "erweitern"
            | "verbessern"
            | "fördern"
            | "weiterentwickeln"
            | "entwickeln"
            | "arbeiten"
            | "sein"
            | "haben"
            | "werden"
            | "können"
            | "lösen"
            | "bewältigen"
            | "leisten"
            | "spielen"
            | "unternehmen"
            | "deepen"
            | "strengthen"
            | "expand"
            | "enhance"
            | "promote"
            | "develop"
            | "improve"
            | "boost"
            | "be"
            | "have"
            | "work"
            | "support"
            | "continue"
            | "aufbauen"
            | "fortsetzen"
            | "festhalten"
            | "ergreifen"
            | "einsetzen"
            | "sprechen"
            | "diskutieren"
            | "sagen"
            | "bringen"
            | "hoffen"
            | "abhängen"
            | "unterstützen"
            | "schützen"
            | "nutzen"
            | "koordinieren"
            | "zusammenarbeiten"
            | "kooperieren"
            | "fortführen"
            | "erreichen"
            | "erzielen"
            | "ermöglichen"
            | "sichern"
            | "gewährleisten"
    );
    figure || deadline || !vague
}

fn rule(scene: &Scene<'_>, number: usize) -> Option<&'static str> {
    let clause = scene.clause(number);
    let predicate = clause.predicate.as_ref()?;
    if doubles(&predicate.lemma) && clause.modality != Modality::Negated && is_goal(scene, number) {
        return Some("commitment.double");
    }
    let above = clause.governor.map(|g| scene.clause(g)).and_then(|g| g.predicate.as_ref());
    if clause.kind == ClauseKind::Infinitive && clause.modality == Modality::Future && clause.marker.is_none()
    {
        let promised = above.is_some_and(|p| promises(&p.lemma));
        return (promised && is_concrete(scene, number)).then_some("commitment.promise");
    }
    let plans = clause.modality == Modality::Future && clause.kind != ClauseKind::Infinitive;
    let somebody = !scene.subjects.of(number).is_empty();
    if plans
        && !clause.quoted
        && (somebody || deadline(scene, number).is_some() || is_opening(&predicate.lemma))
        && is_concrete(scene, number)
        && !is_forecast(&predicate.lemma)
    {
        return Some("commitment.plan");
    }
    let gives = matches!(
        predicate.lemma.as_str(),
        "zusagen"
            | "versprechen"
            | "pledge"
            | "promise"
            | "ankündigen"
            | "vornehmen"
            | "anbieten"
            | "offer"
            | "vereinbaren"
            | "vow"
            | "einigen"
            | "beschließen"
            | "agree"
    );
    (gives
        && clause.modality == Modality::Fact
        && (has_figure(scene, number) || matches!(predicate.lemma.as_str(), "anbieten" | "offer")))
    .then_some("commitment.pledge")
}

fn doubles(lemma: &str) -> bool {
    matches!(lemma, "verdoppeln" | "verdreifachen" | "double" | "triple" | "halbieren" | "halve")
}

fn is_goal(scene: &Scene<'_>, number: usize) -> bool {
    let clause = scene.clause(number);
    clause.kind == ClauseKind::Infinitive || clause.modality == Modality::Future
}

/// Something that begins or is founded is planned by the sides, whoever is named.
fn is_opening(lemma: &str) -> bool {
    matches!(
        lemma,
        "eröffnen"
            | "öffnen"
            | "starten"
            | "gründen"
            | "entstehen"
            | "bauen"
            | "errichten"
            | "tagen"
            | "stattfinden"
            | "unterzeichnen"
            | "unterschreiben"
            | "einweihen"
            | "open"
            | "launch"
            | "found"
            | "build"
            | "hold"
            | "sign"
            | "convene"
            | "establish"
            | "start"
    )
}

/// What will be so by itself is no promise.
fn is_forecast(lemma: &str) -> bool {
    matches!(
        lemma,
        "sein"
            | "werden"
            | "haben"
            | "geben"
            | "steigen"
            | "sinken"
            | "wachsen"
            | "bleiben"
            | "führen"
            | "darstellen"
            | "be"
            | "rise"
            | "fall"
            | "grow"
            | "remain"
            | "become"
            | "have"
            | "depend"
    )
}

fn has_figure(scene: &Scene<'_>, number: usize) -> bool {
    scene
        .mentions_of(number)
        .any(|m| matches!(m.named, Named::Figure(Figure::Money { .. } | Figure::Quantity { .. })))
}

fn read(scene: &Scene<'_>, number: usize, clause: &Clause, rule: &'static str) -> Option<Commitment> {
    let mut actors = scene.subjects.of(number).actors;
    if actors.is_empty() {
        let governor = clause.governor.map(|g| scene.subjects.of(g).actors).unwrap_or_default();
        actors = if governor.is_empty() { passive_actors(scene, number) } else { governor };
    }
    if actors.is_empty() {
        return None;
    }
    let span = scene.evidence(number);
    Some(Commitment {
        actors,
        what: squeeze(scene.document.slice(span)),
        target: target(scene, number),
        deadline: deadline(scene, number).map(|(date, _)| date),
        evidence: Evidence::new(span, rule),
    })
}

/// Where a broken place with a proved repair stands in the clause, target and deadline are read from the repair:
/// "bis 15 um 2030 %" is "bis 2030 um 15 %".
fn mend(scene: &Scene<'_>, number: usize, names: &Names, commitment: &mut Commitment) {
    let span = scene.evidence(number);
    let Some(damage) = scene
        .document
        .damage
        .iter()
        .find(|d| d.kind == DamageKind::MovedNumber && span.overlaps(d.evidence.span))
    else {
        return;
    };
    let Some(repair) = &damage.repair else { return };
    let text = scene.document.text.as_str();
    let whole = span.cover(damage.evidence.span);
    let mended = [
        Span::new(whole.start, damage.evidence.span.start).of(text),
        repair,
        Span::new(damage.evidence.span.end, whole.end).of(text),
    ]
    .concat();
    let mut document = Document::new("", scene.document.lang.clone(), mended);
    document.published = scene.document.published;
    let parsed = depesche_language::parse(&document);
    let mentions = depesche_resolve::resolve(&document, &parsed, names);
    let mended = Scene::new(&document, &parsed, &mentions);
    for clause in 0..parsed.clauses.len() {
        if mended.clause(clause).predicate.as_ref().map(|p| &p.lemma)
            == scene.clause(number).predicate.as_ref().map(|p| &p.lemma)
        {
            commitment.target = target(&mended, clause);
            commitment.deadline = deadline(&mended, clause).map(|(date, _)| date);
            return;
        }
    }
}

/// "Vereinbart wurde, …", "Es sollen … gebaut werden": the sides of the occasion.
fn passive_actors(scene: &Scene<'_>, number: usize) -> Vec<String> {
    let named = crate::cast::named(scene.mentions, scene.sentence_of(number).span).actors;
    if named.is_empty() { scene.sides.clone() } else { named.into_iter().take(4).collect() }
}

/// The figure to be reached: `x2`, `-15%`, a sum.
fn target(scene: &Scene<'_>, number: usize) -> Option<Target> {
    let words = scene.words(number);
    let lemma = scene.clause(number).predicate.as_ref()?.lemma.as_str();
    let factor = match lemma {
        "verdoppeln" | "double" => Some("x2"),
        "verdreifachen" | "triple" => Some("x3"),
        _ if words.contains("verdoppelung") || words.contains("verdopplung") => Some("x2"),
        _ => None,
    };
    if let Some(factor) = factor {
        return Some(Target::Relative(factor.to_owned()));
    }
    let falls = matches!(
        lemma,
        "reduzieren"
            | "senken"
            | "verringern"
            | "kürzen"
            | "mindern"
            | "reduce"
            | "cut"
            | "lower"
            | "decrease"
    );
    scene.mentions_of(number).find_map(|mention| match &mention.named {
        Named::Figure(Figure::Percent { value }) => {
            let sign = if falls { "-" } else { "+" };
            Some(Target::Relative(format!("{sign}{}%", value.normalize())))
        }
        Named::Figure(Figure::Money { value, .. } | Figure::Quantity { value, .. })
            if *value > Decimal::ONE =>
        {
            Some(Target::Amount(*value))
        }
        _ => None,
    })
}

/// "bis 2030", "im Jahr 2026", "by 2030": the due date, if it is no date of the past.
fn deadline(scene: &Scene<'_>, number: usize) -> Option<(Date, Span)> {
    scene.mentions_of(number).find_map(|mention| {
        let Named::Date { value: Some(period) } = &mention.named else { return None };
        let future = scene.today().is_none_or(|today| period.end.last_day() >= today.first_day());
        future.then_some((period.end, mention.span))
    })
}

fn squeeze(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
