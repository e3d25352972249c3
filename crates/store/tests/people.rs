//! One person across documents.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use std::path::Path;

use depesche_model::{Actor, ActorKind, Coded, Document, Evidence, Language, Span};
use depesche_store::{PersonRecord, Store};

/// A document of a day that shows one person.
struct Page {
    id: &'static str,
    day: &'static str,
    name: &'static str,
    country: &'static str,
    office: &'static str,
}

impl Page {
    fn new(id: &'static str, day: &'static str, name: &'static str) -> Self {
        Self { id, day, name, country: "KAZ", office: "foreign minister" }
    }

    fn document(&self) -> (Document, Coded) {
        let text = format!("{}: {} spoke in Astana.", self.id, self.name);
        let start = text.find(self.name).unwrap();
        let span = Span::new(start, start + self.name.len());
        let mut document = Document::new(self.id, Language::English, text);
        document.published = self.day.parse().ok();
        let filled = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
        let body = self.country.chars().count() != 3;
        let actor = Actor {
            id: self.name.into(),
            kind: ActorKind::Person,
            name: self.name.into(),
            as_written: vec![span],
            country: self.country.parse().ok(),
            organization: filled(self.country).filter(|_| body),
            office: filled(self.office),
            evidence: Evidence::new(span, "person.name"),
        };
        (document, Coded { actors: vec![actor], ..Coded::default() })
    }
}

fn fill(store: &mut Store, pages: &[Page]) {
    for page in pages {
        let (document, coded) = page.document();
        store.insert(&document, &coded).unwrap();
    }
}

fn record(pages: &[Page]) -> Store {
    let mut store = Store::in_memory().unwrap();
    fill(&mut store, pages);
    store
}

/// The only person of a name.
fn only(store: &Store, name: &str) -> PersonRecord {
    let mut found = store.people_named(name).unwrap();
    assert_eq!(found.len(), 1, "{name}: {found:#?}");
    found.remove(0)
}

fn ministers() -> [Page; 3] {
    [
        Page::new("a", "2026-03-02", "Murat Attenu"),
        Page::new("b", "2026-04-20", "Murat Atteneu"),
        Page::new("c", "2026-05-04", "Aigul Demowa"),
    ]
}

#[test]
fn a_mangled_name_is_one_person_and_another_name_a_new_holder() {
    let store = record(&ministers());
    let minister = only(&store, "Murat Attenu");
    assert_eq!(minister.spellings, ["Murat Atteneu"]);
    assert_eq!((minister.documents, minister.country), (2, "KAZ".parse().ok()));
    let [office] = &minister.offices[..] else { panic!("{minister:#?}") };
    assert_eq!((office.office.as_str(), office.of.as_deref()), ("foreign minister", Some("KAZ")));
    let days = [office.first_day, office.last_day].map(|day| day.unwrap().to_string());
    assert_eq!((days, office.documents), (["2026-03-02".into(), "2026-04-20".into()], 2));
    assert_eq!(minister.document_ids.iter().map(|id| id.0.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(only(&store, "Murat Atteneu"), minister);
    assert_eq!(only(&store, "Atteneu"), minister, "by the family name");
    let other = only(&store, "Ajgul Demova");
    assert_ne!(other.number, minister.number);

    let holder = |day: Option<&str>| {
        let day = day.map(|day| day.parse().unwrap());
        store.holder_of("foreign minister", "KAZ", day).unwrap().map(|holder| holder.name)
    };
    assert_eq!(holder(None).as_deref(), Some("Aigul Demowa"));
    assert_eq!(holder(Some("2026-04-30")).as_deref(), Some("Murat Attenu"));
    assert_eq!(holder(Some("2026-03-01")), None);
    assert_eq!(store.holders("KAZ", None).unwrap().len(), 1);
    assert_eq!(store.holder_of("foreign minister", "UZB", None).unwrap(), None);
}

#[test]
fn the_order_does_not_matter() {
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut pages = ministers().map(Some);
        let pages: Vec<Page> = order.iter().map(|&at| pages[at].take().unwrap()).collect();
        let store = record(&pages);
        let minister = only(&store, "Murat Attenu");
        assert_eq!(minister.documents, 2, "{order:?}");
        assert_eq!(only(&store, "Murat Atteneu").number, minister.number);
        assert_ne!(only(&store, "Aigul Demowa").number, minister.number);
        let holder = store.holder_of("foreign minister", "KAZ", None).unwrap().unwrap();
        assert_eq!((holder.name.as_str(), holder.documents), ("Aigul Demowa", 1), "{order:?}");
    }
}

#[test]
fn one_office_has_one_holder_at_a_time() {
    // No romanization makes one of the other; the office and the weeks do.
    let second = || Page::new("b", "2026-04-20", "Murat Tenu");
    let people = |second: Page| {
        let (first, name) = (Page::new("a", "2026-03-02", "Murat Attenu"), second.name);
        let store = record(&[Page { office: second.office, ..first }, second]);
        only(&store, "Murat Attenu").number.max(only(&store, name).number)
    };
    assert_eq!(people(second()), 1);
    assert_eq!(people(Page { day: "2026-01-02", ..second() }), 1, "read later, published earlier");
    assert_eq!(people(Page { day: "2027-04-20", ..second() }), 2, "a year apart");
    assert_eq!(people(Page { day: "", ..second() }), 2, "no day");
    assert_eq!(people(Page { country: "UZB", ..second() }), 2, "another state");
    assert_eq!(people(Page { office: "ambassador", ..second() }), 2, "a state has many");
    assert_eq!(people(Page { office: "", ..second() }), 2, "no office");
    assert_eq!(people(Page { name: "Murat Sadykow", ..second() }), 2, "another family name");
}

#[test]
fn romanizations_and_missing_countries_meet() {
    let page = |id, name, country, office| Page { country, office, ..Page::new(id, "2020-01-07", name) };
    let store = record(&[
        page("a", "Sergej Lawrow", "RUS", ""),
        page("b", "Sergey Lavrov", "", ""),
        page("c", "Sergey Lavrov", "RUS", "foreign minister"),
        page("d", "Sergey W. Lavrov", "RUS", ""),
        page("e", "Wang Yi", "CHN", "foreign minister"),
        page("f", "Wang Yi", "SGP", ""),
        page("g", "Anna Beispielsdorf", "DEU", ""),
        page("h", "Anna Beispielsdorf", "AUT", ""),
    ]);
    let lavrov = only(&store, "Lawrow");
    assert_eq!((lavrov.name.as_str(), lavrov.documents), ("Sergey Lavrov", 4), "the name that most use");
    assert_eq!(lavrov.spellings, ["Sergej Lawrow", "Sergey W. Lavrov"]);
    assert_eq!(store.people_named("Wang Yi").unwrap().len(), 2, "a short name in two states");
    assert_eq!(only(&store, "Anna Beispielsdorf").documents, 2, "a long one");
}

#[test]
fn whoever_may_be_two_is_somebody_new() {
    let page = |id, name, country| Page { country, office: "", ..Page::new(id, "2020-01-07", name) };
    let store = record(&[
        page("a", "Ali Hasan", "IRQ"),
        page("b", "Ali Hassan", "SYR"),
        page("c", "Ali Hasan", ""),
        page("d", "Ali Hasan", ""),
    ]);
    let found = store.people_named("Ali Hasan").unwrap();
    assert_eq!(found.iter().map(|person| person.documents).collect::<Vec<_>>(), [2, 1, 1]);
    assert_eq!(found[0].country, None);
}

#[test]
fn a_family_name_alone_is_not_everybody_who_has_it() {
    let page = |id, name, office| Page { country: "PRK", office, ..Page::new(id, "2020-01-07", name) };
    let store = record(&[
        page("a", "Kim Muster", "foreign minister"),
        page("b", "Kim", "foreign minister"),
        page("c", "Kim", "general"),
        page("d", "Kim Demo", ""),
        page("e", "Kim", "general"),
    ]);
    let people = store.people_named("Kim").unwrap();
    let all: Vec<_> = people.iter().map(|it| (it.name.as_str(), it.documents)).collect();
    assert_eq!(all, [("Kim Muster", 2), ("Kim", 2), ("Kim Demo", 1)]);
}

#[test]
fn an_organization_is_as_good_as_a_state() {
    let page =
        |id, day, name, of| Page { country: of, office: "secretary-general", ..Page::new(id, day, name) };
    let store = record(&[
        page("a", "2026-01-01", "Jon Muster", "NATO"),
        page("b", "2026-01-02", "Jo Muster", "OSCE"),
        page("c", "2026-01-03", "Jon Muster", "NATO"),
    ]);
    let people = store.people_named("Muster").unwrap();
    let all: Vec<_> = people.iter().map(|it| (it.organization.as_deref().unwrap(), it.documents)).collect();
    assert_eq!(all, [("NATO", 2), ("OSCE", 1)]);
    let holder = store.holder_of("secretary-general", "NATO", None).unwrap().unwrap();
    assert_eq!((holder.name.as_str(), holder.documents), ("Jon Muster", 2));
}

/// A file as the first version of the program wrote it.
fn old_file(path: &Path, pages: &[Page]) {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.execute_batch(include_str!("../schema/0001_record.sql")).unwrap();
    connection.pragma_update(None, "user_version", 1).unwrap();
    connection.pragma_update(None, "application_id", 0x4450_5348).unwrap();
    for page in pages {
        let (document, coded) = page.document();
        let written = "INSERT INTO documents (id, hash, lang, published, text, program) VALUES (?1, ?1, 'en', ?2, ?3, '')";
        connection.execute(written, (&document.id, page.day, &document.text)).unwrap();
        let number = connection.last_insert_rowid();
        let actor = &coded.actors[0];
        let mut json = serde_json::to_value(actor).unwrap();
        // There was no such field.
        json.as_object_mut().unwrap().remove("organization");
        let span = actor.evidence.span;
        connection
            .execute(
                "INSERT INTO actors (document, start_byte, end_byte, rule, record, id, kind, name, country, office) \
                 VALUES (?1, ?2, ?3, 'person.name', ?4, ?5, 'person', ?5, ?6, ?7)",
                rusqlite::params![
                    number,
                    i64::try_from(span.start).unwrap(),
                    i64::try_from(span.end).unwrap(),
                    json.to_string(),
                    page.name,
                    page.country,
                    page.office
                ],
            )
            .unwrap();
    }
}

#[test]
fn an_old_file_gets_its_people() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.db");
    old_file(&path, &ministers());
    let error = Store::open_read_only(&path).unwrap_err();
    assert!(error.to_string().contains("depesche read"), "{error}");

    let mut store = Store::open(&path).unwrap();
    let new = record(&ministers());
    for name in ["Murat Attenu", "Murat Atteneu", "Aigul Demowa"] {
        assert_eq!(only(&store, name), only(&new, name), "as if it were read today");
    }
    fill(&mut store, &[Page::new("d", "2026-04-30", "Murat Atteneu")]);
    assert_eq!(only(&store, "Murat Attenu").name, "Murat Atteneu", "more documents use it");
    drop(store);
    let store = Store::open_read_only(&path).unwrap();
    assert_eq!(only(&store, "Attenu").documents, 3);
}

#[test]
fn a_broken_old_file_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.db");
    old_file(&path, &ministers());
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch("UPDATE actors SET record = '{' WHERE number = 2").unwrap();
    let error = Store::open(&path).unwrap_err();
    assert!(error.to_string().contains("a2"), "{error}");
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'people'";
    let tables: i64 = connection.query_row(tables, [], |row| row.get(0)).unwrap();
    assert_eq!((version, tables), (1, 0));
}
