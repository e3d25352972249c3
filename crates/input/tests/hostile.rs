//! Files that were made to hurt: each ends within its limits, as a finding or as its text.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use depesche_input::{Options, open};
use depesche_model::FindingKind;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Far more than any of them takes, in a build without optimisation on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
const SENTENCE: &str = "<p>Die Minister trafen sich in Oslo.</p>\n";

/// Reads a file, and gives how many documents came, the longest text and the kinds of findings.
fn read(path: &Path) -> (usize, usize, Vec<FindingKind>) {
    let begin = Instant::now();
    let (mut documents, mut longest, mut kinds) = (0, 0, Vec::new());
    for loaded in open(&[path.to_owned()], &Options::default()).unwrap() {
        documents += usize::from(loaded.document.is_some());
        longest = longest.max(loaded.document.map_or(0, |document| document.text.len()));
        kinds.extend(loaded.findings.into_iter().map(|finding| finding.kind));
    }
    assert!(begin.elapsed() < PATIENCE, "{}: {:?}", path.display(), begin.elapsed());
    assert!(longest <= Options::default().max_text);
    (documents, longest, kinds)
}

fn page(folder: &Path, html: &str) -> (usize, usize, Vec<FindingKind>) {
    let path = folder.join("page.html");
    std::fs::write(&path, html).unwrap();
    read(&path)
}

#[test]
fn pages_end_within_their_limits() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let nested =
        format!("<html><body>{}Oslo in Norwegen{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    assert_eq!(page(folder, &nested), (1, 16, vec![FindingKind::TooDeep]));
    let attribute = format!(
        "<html><body><p title=\"{}\">Die Minister trafen sich in Oslo.</p></body></html>",
        "a ".repeat(500_000)
    );
    assert_eq!(page(folder, &attribute), (1, 33, vec![]));
    let attributes: String = (0..200_000).flat_map(|n| [" a".to_owned(), n.to_string()]).collect();
    let crowded = format!("<html><body><p{attributes}>Die Minister trafen sich in Oslo.</p></body></html>");
    assert_eq!(page(folder, &crowded), (1, 33, vec![FindingKind::TooDeep]));
    let large = format!("<html><body>{}", SENTENCE.repeat(1_000_000));
    let (documents, _, kinds) = page(folder, &large);
    assert_eq!((documents, kinds), (1, vec![FindingKind::TooDeep, FindingKind::TooLong]));
}

#[test]
fn packed_files_are_unpacked_up_to_their_limits() {
    let folder = tempfile::tempdir().unwrap();
    let bomb = |name: &str, start: &str| {
        let path = folder.path().join(name);
        let mut packer = GzEncoder::new(BufWriter::new(File::create(&path).unwrap()), Compression::best());
        packer.write_all(start.as_bytes()).unwrap();
        let part = vec![b'a'; 1 << 20];
        for _ in 0..256 {
            packer.write_all(&part).unwrap();
        }
        packer.finish().unwrap().flush().unwrap();
        path
    };
    assert_eq!(read(&bomb("a.txt.gz", "Oslo ")).2, [FindingKind::TooLong]);
    assert_eq!(read(&bomb("a.jsonl.gz", "{\"text\": \"")), (0, 0, vec![FindingKind::TooLong]));
    let wiki = "<mediawiki><page><title>a</title><ns>0</ns><revision><text>";
    assert_eq!(read(&bomb("a.xml.gz", wiki)), (0, 0, vec![FindingKind::Malformed]));
    let inner = bomb("b.html.gz", "<html><body>");
    let body =
        [b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".as_slice(), &std::fs::read(inner).unwrap()]
            .concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let warc = folder.path().join("a.warc");
    std::fs::write(&warc, [head.as_bytes(), &body].concat()).unwrap();
    assert_eq!(read(&warc).0, 1);
    // A record that promises more than there is, and a head without an end.
    std::fs::write(&warc, "WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx").unwrap();
    assert_eq!(read(&warc), (0, 0, vec![]));
    std::fs::write(&warc, format!("WARC/1.0\r\n{}", "a: b\r\n".repeat(1_000_000))).unwrap();
    assert_eq!(read(&warc).2, [FindingKind::Unreadable]);
}
