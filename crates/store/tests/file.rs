//! Files that are no record, or not one that may be written to.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use depesche_model::{Coded, Document, Language};
use depesche_store::{Error, Store};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn another_file_is_refused_and_left_alone() {
    let folder = folder();
    let path = folder.path().join("letter.txt");
    let text = "Dear colleagues, this is no database. ".repeat(100);
    std::fs::write(&path, &text).unwrap();
    for error in [Store::open(&path).unwrap_err(), Store::open_read_only(&path).unwrap_err()] {
        assert!(matches!(error, Error::NotARecord { .. }), "{error}");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn another_programs_database_is_refused_and_left_alone() {
    let folder = folder();
    let path = folder.path().join("songs.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE songs (title TEXT)").unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(Store::open(&path).unwrap_err(), Error::NotARecord { .. }));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_later_schema_is_named() {
    let folder = folder();
    let path = folder.path().join("depesche.db");
    drop(Store::open(&path).unwrap());
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = Store::open(&path).unwrap_err();
    assert!(matches!(error, Error::Newer { found: 99, .. }), "{error}");
    assert!(error.to_string().contains("use the program that wrote it"));
}

#[test]
fn a_missing_record_is_not_made_by_a_question() {
    let folder = folder();
    let path = folder.path().join("depesche.db");
    assert!(matches!(Store::open_read_only(&path).unwrap_err(), Error::Missing { .. }));
    assert!(!path.exists());
    let nowhere = Store::open(folder.path().join("no/such/folder.db")).unwrap_err();
    assert!(nowhere.to_string().contains("see whether the folder exists"), "{nowhere}");
}

#[test]
fn a_locked_record_says_so_and_reads_go_on() {
    let folder = folder();
    let path = folder.path().join("depesche.db");
    let mut store = Store::open(&path).unwrap();
    store.wait_at_most(std::time::Duration::from_millis(50)).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let document = Document::new("x", Language::German, "Text");
    let error = store.insert(&document, &Coded::default()).unwrap_err();
    assert!(error.to_string().contains("another program is writing to it"), "{error}");
    assert_eq!(Store::open_read_only(&path).unwrap().counts().unwrap().documents, 0);
    other.execute_batch("ROLLBACK").unwrap();
    store.insert(&document, &Coded::default()).unwrap();
}

#[test]
fn ids_are_the_same_in_every_run() {
    let folder = folder();
    let ids = |name: &str| {
        let mut store = Store::open(folder.path().join(name)).unwrap();
        for text in ["Eins.", "Zwei.", "Eins.", "Drei."] {
            store.insert(&Document::new("x", Language::German, text), &Coded::default()).unwrap();
        }
        store.documents().unwrap().into_iter().map(|d| d.document.id.0).collect::<Vec<_>>()
    };
    assert_eq!(ids("a.db"), ["x", "x-2", "x-3"]);
    assert_eq!(ids("a.db"), ids("b.db"));
}
