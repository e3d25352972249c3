//! A record is written, asked, and read twice.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use depesche_model::{
    Actor, ActorKind, Coded, Commitment, Damage, DamageKind, Document, Event, EventType, Evidence, Finding,
    FindingKind, Instrument, InstrumentKind, InstrumentStatus, Language, Measure, Mode, Quote, QuoteType,
    Span, Status,
};
use depesche_store::{DocId, Inserted, RecordId, Store};

const TEXT: &str = "Genf – Am Montag trafen sich die Außenminister von Frankreich und Italien in Genf.\n\
                    Sie unterzeichneten ein Memorandum. „Gut so“, sagte Rossi.";

fn evidence(words: &str, rule: &'static str) -> Evidence {
    let start = TEXT.find(words).unwrap();
    Evidence::new(Span::new(start, start + words.len()), rule)
}

fn actor(id: &str, name: &str, written: &str) -> Actor {
    let evidence = evidence(written, "country.name");
    Actor {
        id: id.into(),
        kind: ActorKind::Country,
        name: name.into(),
        as_written: vec![evidence.span],
        country: id.parse().ok(),
        organization: None,
        office: None,
        evidence,
    }
}

fn dispatch() -> (Document, Coded) {
    let mut document = Document::new("genf", Language::German, TEXT);
    document.published = "2025-04-29".parse().ok();
    document.title = Some("Treffen in Genf".into());
    document.damage.push(Damage {
        evidence: evidence("Gut so", "damage.test"),
        kind: DamageKind::Mistranslation,
        repair: None,
    });
    document.boilerplate.push(evidence("Genf –", "boilerplate.test"));
    let both = vec!["FRA".to_owned(), "ITA".to_owned()];
    let coded = Coded {
        actors: vec![actor("FRA", "France", "Frankreich"), actor("ITA", "Italy", "Italien")],
        events: vec![Event {
            confidence: None,
            kind: EventType::Consult,
            mode: Some(Mode::ThirdParty),
            actors: both.clone(),
            people: vec!["Rossi".into()],
            date: "2025-04-28".parse().ok(),
            place: Some("Geneva".into()),
            venue: None,
            place_country: "CHE".parse().ok(),
            format: None,
            ordinal: None,
            status: Status::Past,
            evidence: evidence("trafen sich die Außenminister", "consult.meet"),
            also: vec![],
            sources: [("date".to_owned(), evidence("Am Montag", "date.weekday"))].into(),
        }],
        instruments: vec![Instrument {
            confidence: None,
            kind: InstrumentKind::Memorandum,
            parties: both.clone(),
            subject: None,
            status: InstrumentStatus::Signed,
            date: None,
            valid_from: None,
            valid_to: None,
            evidence: evidence("unterzeichneten ein Memorandum", "instrument.signed"),
        }],
        measures: Vec::<Measure>::new(),
        commitments: vec![Commitment {
            confidence: None,
            actors: both,
            what: "Memorandum".into(),
            target: None,
            deadline: "2030".parse().ok(),
            evidence: evidence("ein Memorandum", "commitment.test"),
        }],
        quotes: vec![Quote {
            confidence: None,
            speaker: Some("Rossi".into()),
            as_written: None,
            country: "ITA".parse().ok(),
            direct: true,
            kind: QuoteType::Direct,
            text: evidence("Gut so", "").span,
            evidence: evidence("„Gut so“, sagte Rossi", "quote.direct"),
        }],
    };
    (document, coded)
}

fn record() -> Store {
    let mut store = Store::in_memory().unwrap();
    let (document, coded) = dispatch();
    store.insert(&document, &coded).unwrap();
    store
}

fn sheets(store: &Store) -> Vec<String> {
    store.all_sheets().unwrap().map(|sheet| sheet.unwrap().to_string()).collect()
}

#[test]
fn a_sheet_comes_back_as_it_went_in() {
    let (document, coded) = dispatch();
    let sheet = depesche_model::sheet::sheet(&document, &coded).unwrap();
    assert_eq!(sheets(&record()), [sheet.to_string()]);
}

#[test]
fn reading_twice_changes_nothing() {
    let mut store = record();
    let (document, coded) = dispatch();
    let finding = Finding::new("x.html", FindingKind::Empty, "There is no text in it.");
    store.insert_finding(&finding).unwrap();
    let (before, counts) = (sheets(&store), store.counts().unwrap());
    assert_eq!(store.insert(&document, &coded).unwrap(), Inserted::Known(DocId("genf".into())));
    store.insert_finding(&finding).unwrap();
    assert_eq!((sheets(&store), store.counts().unwrap()), (before, counts));
    assert_eq!(store.findings().unwrap(), [finding]);
}

#[test]
fn another_text_with_the_same_id_gets_a_number() {
    let mut store = record();
    for (words, id) in [("Eins.", "genf-2"), ("Zwei.", "genf-3")] {
        let other = Document::new("genf", Language::German, words);
        assert_eq!(store.insert(&other, &Coded::default()).unwrap(), Inserted::New(DocId(id.into())));
    }
    let english = Document::new("genf", Language::English, "Eins.");
    assert!(matches!(store.insert(&english, &Coded::default()).unwrap(), Inserted::New(_)));
}

#[test]
fn a_relation_is_the_same_from_both_sides() {
    let store = record();
    let relation = store.relation("ITA", "FRA").unwrap();
    assert_eq!(relation, store.relation("FRA", "ITA").unwrap());
    assert_eq!((relation.a_name.as_deref(), relation.b_name.as_deref()), (Some("France"), Some("Italy")));
    let event = &relation.events[0];
    assert_eq!((event.id.to_string(), event.document.id.to_string()), ("e1".into(), "genf".into()));
    assert_eq!(event.evidence.words, "trafen sich die Außenminister");
    assert_eq!(event.sheet["start"], event.evidence.start);
    assert_eq!((relation.instruments.len(), relation.commitments.len(), relation.quotes.len()), (1, 1, 1));
    assert!(store.relation("FRA", "DEU").unwrap().is_empty());

    let [summary] = &store.relations().unwrap()[..] else { panic!("one pair") };
    assert_eq!((summary.a.as_str(), summary.b.as_str(), summary.records()), ("FRA", "ITA", 3));
    // The instrument has no date and counts for the day of publication; the deadline has not happened.
    assert_eq!(summary.last_date, "2025-04-29".parse().ok());
    assert_eq!(store.newest_events(5).unwrap(), relation.events);
}

#[test]
fn a_record_says_why() {
    let store = record();
    let event = store.record("e1".parse().unwrap()).unwrap().unwrap();
    assert_eq!(event.evidence.rule, "consult.meet");
    assert_eq!(event.context.before, "Genf – Am Montag ");
    assert_eq!(event.context.after, " von Frankreich und Italien in Genf.");
    assert_eq!(
        (event.sources[0].field.as_str(), event.sources[0].passage.words.as_str()),
        ("date", "Am Montag")
    );
    for id in ["a1", "i1", "c1", "q1", "d1", "b1"] {
        let id: RecordId = id.parse().unwrap();
        assert!(store.record(id).unwrap().is_some_and(|record| record.id == id), "{id}");
    }
    for id in ["e2", "m1", "e0"] {
        assert_eq!(store.record(id.parse().unwrap()).unwrap(), None, "{id}");
    }
}

#[test]
fn a_document_comes_whole() {
    let store = record();
    let found = store.document("genf").unwrap().unwrap();
    let (document, coded) = dispatch();
    assert_eq!(found.document, document);
    assert_eq!(found.events[0].record, coded.events[0]);
    assert_eq!((found.actors.len(), found.boilerplate.len(), found.damage.len()), (2, 1, 1));
    assert_eq!(store.document("bern").unwrap(), None);
    let summary = &store.documents().unwrap()[0];
    assert_eq!((summary.document.id.0.as_str(), summary.events, summary.quotes), ("genf", 1, 1));
}

#[test]
fn search_finds_words_and_their_beginnings() {
    let store = record();
    let found = store.search("aussenmin GENF", 10).unwrap();
    assert!(found.documents.is_empty(), "ß is a letter of its own");
    let found = store.search("Außenmin", 10).unwrap();
    assert_eq!(found.documents.len(), 1);
    assert_eq!(found.records[0].record, "e1".parse().ok());
    assert!(found.records[0].snippet.0.iter().any(|piece| piece.found && piece.text == "Außenminister"));
    assert_eq!(store.search("\"ein Memorandum\"", 10).unwrap().records.len(), 2);
    for nothing in ["", "\"", "*", "AND", "( \"", "NEAR("] {
        assert!(store.search(nothing, 10).unwrap().records.is_empty(), "{nothing}");
    }
}

#[test]
fn actors_are_found_by_any_name() {
    let store = record();
    for name in ["FRA", "fra", "France", " frankreich "] {
        let found = store.actors_named(name).unwrap();
        assert_eq!(found.iter().map(|actor| actor.id.as_str()).collect::<Vec<_>>(), ["FRA"], "{name}");
    }
    assert!(store.actors_named("Rossi").unwrap().is_empty());
}
