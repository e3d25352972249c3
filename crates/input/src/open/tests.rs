//! Whole inputs.

use std::fs;

use super::*;

fn read(bytes: &[u8]) -> Vec<Loaded> {
    open_reader(Box::new(io::Cursor::new(bytes.to_vec())), "x", &Options::default()).collect()
}

fn kinds(loaded: &[Loaded]) -> Vec<FindingKind> {
    loaded.iter().flat_map(|l| &l.findings).map(|f| f.kind).collect()
}

#[test]
fn what_is_no_text_is_a_finding() {
    assert_eq!(kinds(&read(b"")), [FindingKind::Empty]);
    assert_eq!(kinds(&read(b" \n\t\r\n ")), [FindingKind::Empty]);
    assert_eq!(kinds(&read(b"\x00\x01\x02\x00")), [FindingKind::Binary]);
    assert_eq!(kinds(&read(b"\xff\xfe")), [FindingKind::Empty]);
    let cut = read(b"Die Minister trafen sich f\xc3\xbcr zwei Stunden in Z\xc3\xbcrich und K\xc3\xb6ln\xc3");
    assert_eq!(kinds(&cut), [FindingKind::Encoding]);
    assert!(cut[0].document.as_ref().unwrap().text.ends_with("Köln\u{fffd}"));
}

#[test]
fn a_text_keeps_its_bytes() {
    let text = "\r\n  Die Minister trafen sich in Köln.\t\n\n";
    assert_eq!(read(text.as_bytes())[0].document.as_ref().unwrap().text, text);
}

#[test]
fn a_long_text_is_cut_between_characters() {
    let options = Options { max_text: 1001, ..Options::default() };
    let text = "ö".repeat(5000);
    let loaded: Vec<_> = open_reader(Box::new(io::Cursor::new(text)), "x", &options).collect();
    assert_eq!(loaded[0].document.as_ref().unwrap().text.len(), 1000);
    assert!(kinds(&loaded).contains(&FindingKind::TooLong));
}

#[test]
fn records_and_files_come_in_order_and_fill_the_bar() {
    let root = tempfile::tempdir().unwrap();
    let lines = "{\"id\": \"r1\", \"text\": \"The ministers met.\"}\n\n{broken\n{\"text\": \"Die Minister trafen sich.\"}\n\n";
    fs::write(root.path().join("b.jsonl"), lines).unwrap();
    fs::write(root.path().join("a.txt"), "The ministers met in the town.").unwrap();
    fs::write(root.path().join("c.txt"), b"\x00\x00\x01").unwrap();
    let documents = open(&[root.path().to_owned()], &Options::default()).unwrap();
    let total = documents.bytes_total();
    let loaded: Vec<_> = documents.collect();
    assert_eq!(Some(loaded.iter().map(|l| l.bytes).sum()), total);
    let ids: Vec<_> = loaded.iter().filter_map(|l| Some(l.document.as_ref()?.id.as_str())).collect();
    assert_eq!(ids, ["a", "r1", "b:4"]);
    assert_eq!(kinds(&loaded), [FindingKind::Malformed, FindingKind::Binary]);
}

#[test]
fn what_was_read_is_passed_over() {
    let root = tempfile::tempdir().unwrap();
    let lines = "{\"id\": \"r1\", \"text\": \"The ministers met.\"}\n{broken\n{\"id\": \"r1\", \"text\": \"Die Minister trafen sich.\"}\n";
    fs::write(root.path().join("a.txt"), "The ministers met in the town.").unwrap();
    fs::write(root.path().join("b.jsonl"), lines).unwrap();
    fs::write(root.path().join("c.txt"), "The ministers met in another town.").unwrap();
    let all: Vec<_> = open(&[root.path().to_owned()], &Options::default()).unwrap().collect();
    assert_eq!(all.iter().map(|l| l.place.as_ref().unwrap().number).collect::<Vec<_>>(), [1, 1, 2, 3, 1]);
    for done in 0..4 {
        let asked = move |origin: &Origin| match origin.path.file_name().and_then(|name| name.to_str()) {
            Some("a.txt") => Done::Whole,
            Some("b.jsonl") => Done::Items(done),
            _ => Done::Items(0),
        };
        let rest = open(&[root.path().to_owned()], &Options::default()).unwrap().without(Box::new(asked));
        let rest: Vec<_> = rest.map(|l| (l.document, l.findings, l.place)).collect();
        let skipped = usize::try_from(done).unwrap() + 1;
        let wanted: Vec<_> =
            all[skipped..].iter().cloned().map(|l| (l.document, l.findings, l.place)).collect();
        assert_eq!(rest, wanted, "{done}");
    }
}

#[test]
fn files_in_archives_are_read_like_others() {
    use std::io::Write;
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("news.zip");
    let mut archive = ::zip::ZipWriter::new(File::create(&path).unwrap());
    let stored =
        ::zip::write::SimpleFileOptions::default().compression_method(::zip::CompressionMethod::Stored);
    let packed = stored.compression_method(::zip::CompressionMethod::Deflated);
    for (name, text, options) in [
        ("may/a.txt", "The ministers met in the town.", stored),
        ("b.jsonl", "{\"text\": \"Die Minister trafen sich.\"}\n{\"text\": \"Sie sprachen.\"}", packed),
        ("c.png", "x", stored),
        ("d.zip", "x", stored),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
    let loaded: Vec<_> = open(&[path], &Options::default()).unwrap().collect();
    let ids: Vec<_> = loaded.iter().filter_map(|l| Some(l.document.as_ref()?.id.as_str())).collect();
    assert_eq!(ids, ["news/may/a", "news/b:1", "news/b:2"]);
    assert_eq!(kinds(&loaded), [FindingKind::Binary]);
}

#[test]
fn pages_on_the_web_are_fetched_by_whoever_can() {
    let address = PathBuf::from("https://example.org/a");
    let none: Vec<_> = open(std::slice::from_ref(&address), &Options::default()).unwrap().collect();
    assert_eq!(kinds(&none), [FindingKind::Unreadable]);
    let bytes = b"<p>Die Minister trafen sich in K\xf6ln und M\xfcnchen.</p>".to_vec();
    let fetcher = move |address: &str| {
        let (media, charset) = ("text/html".to_owned(), Some("iso-8859-1".to_owned()));
        Ok(Fetched { address: format!("{address}b"), media, charset, bytes: bytes.clone() })
    };
    let documents = open(&[address], &Options::default()).unwrap().with_fetcher(Box::new(fetcher));
    let loaded: Vec<_> = documents.collect();
    let document = loaded[0].document.as_ref().unwrap();
    assert_eq!(
        (document.id.as_str(), document.url.as_deref()),
        ("https://example.org/a", Some("https://example.org/ab"))
    );
    assert_eq!(document.text, "Die Minister trafen sich in Köln und München.");
}

#[test]
fn no_record_hides_another() {
    let loaded = read(b"{\"id\": 7, \"text\": \"The ministers met.\"}\n{\"id\": \"7\", \"text\": \"They met again in the town.\"}");
    let ids: Vec<_> = loaded.iter().filter_map(|l| Some(l.document.as_ref()?.id.as_str())).collect();
    assert_eq!(ids, ["7", "7-2"]);
    assert_eq!(kinds(&loaded), [FindingKind::Malformed]);
}
