//! Copies of one report are one witness; a claim far from all earlier ones is doubted.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use depesche_model::sketch::Line;
use depesche_model::{
    Coded, Confidence, Damage, DamageKind, Document, Event, EventType, Evidence, Indicator, Language,
    Measure, Qualifier, Sign, Sketch, Span, Status, Unit,
};
use depesche_store::Store;

fn event(date: &str) -> Event {
    Event {
        confidence: None,
        kind: EventType::Consult,
        mode: None,
        actors: vec!["PER".into(), "CHL".into()],
        people: Vec::new(),
        date: date.parse().ok(),
        place: None,
        venue: None,
        place_country: None,
        format: None,
        ordinal: None,
        status: Status::Past,
        evidence: Evidence::new(Span::new(0, 3), "consult.meet"),
        also: Vec::new(),
        sources: std::collections::BTreeMap::new(),
    }
}

fn trade(value: i64) -> Measure {
    Measure {
        indicator: Indicator::TradeTurnover,
        of: vec!["PER".into(), "CHL".into()],
        about: None,
        value: value.into(),
        unit: Unit("USD".into()),
        qualifier: Qualifier::Equal,
        period: None,
        change_pct: None,
        as_written: Span::new(0, 3),
        damaged: false,
        checks: Vec::new(),
        evidence: Evidence::new(Span::new(0, 3), "measure.trade"),
        confidence: Some(Confidence::of_share(0.9)),
    }
}

/// Minima of which `shared` are those of every sketch of this kind, the others only of number `own`.
fn sketch(shared: u32, own: u32) -> Sketch {
    let minima = (0..64).map(|at| if at < shared { at } else { 1000 * own + at });
    Sketch { words: minima.collect(), ..Sketch::default() }
}

fn insert(store: &mut Store, id: &str, published: &str, coded: &Coded, sketch: &Sketch) {
    let mut document = Document::new(id, Language::German, format!("Die Minister trafen sich ({id})."));
    document.published = published.parse().ok();
    store.insert_with(&document, coded, sketch).unwrap();
}

fn told(events: &[&str], values: &[i64]) -> Coded {
    Coded {
        events: events.iter().map(|date| event(date)).collect(),
        measures: values.iter().map(|value| trade(*value)).collect(),
        ..Coded::default()
    }
}

#[test]
fn copies_are_one_witness() {
    let mut store = Store::in_memory().unwrap();
    insert(&mut store, "copy", "2024-05-04", &told(&["2024-05-03"], &[500]), &sketch(60, 1));
    insert(&mut store, "source", "2024-05-03", &told(&["2024-05-03"], &[500]), &sketch(60, 2));
    insert(&mut store, "more", "2024-05-05", &told(&["2024-05-03", "2024-06-01"], &[]), &sketch(60, 3));
    insert(&mut store, "other", "2024-05-05", &told(&["2024-05-03"], &[500]), &sketch(0, 4));

    let relation = store.relation("PER", "CHL").unwrap();
    let events: Vec<_> = relation.events.iter().map(|e| (e.document.id.0.as_str(), e.copies.len())).collect();
    assert_eq!(events, [("copy", 2), ("other", 0), ("more", 0)]);
    assert_eq!(relation.measures.len(), 2);
    let counts = store.counts().unwrap();
    assert_eq!((counts.documents, counts.copies, counts.events, counts.measures), (4, 2, 3, 2));
    assert_eq!(store.relations().unwrap()[0].events, 3);
    assert_eq!(store.newest_events(9).unwrap().len(), 3);

    let copy = store.document("more").unwrap().unwrap();
    let family = copy.family.unwrap();
    assert_eq!(
        (family.source.0.as_str(), family.documents.len(), family.by),
        ("source", 3, Some(Sign::Words))
    );
    assert!(family.likeness.unwrap() > 0.9);
    assert_eq!(copy.events[0].copy_of, Some(relation.events[0].id));
    assert_eq!(copy.events[1].copy_of, None);
    assert_eq!(store.document("other").unwrap().unwrap().family, None);
    let sources: Vec<_> = store.documents().unwrap().into_iter().map(|d| d.copy_of.map(|id| id.0)).collect();
    assert_eq!(sources, [Some("source".to_owned()), None, Some("source".to_owned()), None]);
}

#[test]
fn one_document_tells_two_meetings_of_a_day_apart() {
    let mut store = Store::in_memory().unwrap();
    let twice = told(&["2024-05-03", "2024-05-03"], &[]);
    insert(&mut store, "source", "2024-05-03", &twice, &sketch(60, 1));
    insert(&mut store, "copy", "2024-05-03", &twice, &sketch(60, 2));
    let relation = store.relation("PER", "CHL").unwrap();
    assert_eq!(relation.events.iter().map(|e| e.copies.len()).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn a_claim_far_from_all_others_is_doubted() {
    let mut store = Store::in_memory().unwrap();
    for (number, value) in [(1, 500_000), (2, 700_000), (3, 640_000_000), (4, 650_000)] {
        let id = format!("report-{number}");
        insert(&mut store, &id, "2024-05-03", &told(&[], &[value]), &sketch(0, number));
    }
    let relation = store.relation("PER", "CHL").unwrap();
    let doubts: Vec<_> = relation
        .measures
        .iter()
        .map(|entry| (entry.record.checks.first().map(|check| check.says.as_str()), entry.record.confidence))
        .collect();
    let sure = Some(Confidence::of_share(0.9));
    let says = "2 earlier reports claim 500000 to 700000 USD, last report-2: nothing near 640000000";
    assert_eq!(doubts[0], (None, sure));
    assert_eq!(doubts[2], (Some(says), Some(Confidence::of_share(0.45))));
    // After a claim that lies far off nothing can be said.
    assert_eq!(doubts[3], (None, sure));
}

/// A copy that tells when the ministers meet again, perhaps by a mark that nobody filled in.
fn insert_copy(store: &mut Store, id: &str, year: &str) {
    let text = format!("Die Minister von Peru und Chile treffen sich im Jahr {year} wieder in Lima.");
    let mut document = Document::new(id, Language::German, text);
    if let Some(start) = document.text.find("XNUMX") {
        document.damage.push(Damage {
            evidence: Evidence::new(Span::new(start, start + 5), "damage.placeholder"),
            kind: DamageKind::Placeholder,
            repair: None,
        });
    }
    store.insert_with(&document, &Coded::default(), &sketch(60, 1)).unwrap();
}

#[test]
fn what_is_broken_here_and_whole_in_a_copy_is_mended() {
    let repair = |store: &Store, id: &str| {
        let broken = store.document(id).unwrap().unwrap().damage.remove(0);
        assert!(broken.record.grounds().is_some());
        (broken.record.repair, broken.evidence.rule)
    };
    let mut store = Store::in_memory().unwrap();
    insert_copy(&mut store, "broken", "XNUMX");
    assert_eq!(repair(&store, "broken"), (None, "damage.placeholder".to_owned()));
    insert_copy(&mut store, "whole", "2027");
    assert_eq!(repair(&store, "broken"), (Some("2027".to_owned()), "damage.elsewhere".to_owned()));

    // Copies that do not agree prove nothing.
    let mut store = Store::in_memory().unwrap();
    insert_copy(&mut store, "one", "2026");
    insert_copy(&mut store, "other", "2027");
    insert_copy(&mut store, "broken", "XNUMX");
    assert_eq!(repair(&store, "broken").0, None);
}

/// A text of one publisher: a headline, a teaser that all have, an appeal that all have.
fn page(headline: &str) -> (String, Vec<Line>) {
    let lines = [(headline, true), ("Peru und Chile einig", false), ("Lesen, was morgen zählt", false)];
    let mut text = String::new();
    let mut kept = Vec::new();
    for (words, title) in lines {
        let span = Span::new(text.len(), text.len() + words.len());
        let key = words.bytes().fold(7, |key: u64, byte| key.wrapping_mul(31) + u64::from(byte));
        kept.push(Line { key, span, title });
        text.push_str(words);
        text.push('\n');
    }
    (text, kept)
}

#[test]
fn a_line_that_a_publisher_repeats_is_one_witness_or_none() {
    let mut store = Store::in_memory().unwrap();
    let mut told = event("2024-05-03");
    for (number, headline) in ["Streit um Wasser", "Neuer Hafen", "Gipfel beendet"].into_iter().enumerate() {
        let (text, lines) = page(headline);
        told.evidence = Evidence::new(lines[1].span, "consult.meet");
        let document = Document::new(format!("page-{number}"), Language::German, text);
        let coded = Coded { events: vec![told.clone()], ..Coded::default() };
        store.insert_with(&document, &coded, &Sketch { lines, ..Sketch::default() }).unwrap();
    }
    let relation = store.relation("PER", "CHL").unwrap();
    let copies: Vec<_> = relation.events.iter().map(|e| e.copies.len()).collect();
    assert_eq!(copies, [2], "the teaser is one witness");
    for number in 0..3 {
        let page = store.document(&format!("page-{number}")).unwrap().unwrap();
        let marked: Vec<_> = page.boilerplate.iter().map(|entry| entry.evidence.words.as_str()).collect();
        assert_eq!(marked, ["Lesen, was morgen zählt"], "neither the headline nor what tells something");
    }
}
