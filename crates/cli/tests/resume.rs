//! Runs that are killed: whoever starts them again gets the same record as without.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use assert_cmd::cargo::cargo_bin;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Pages of the archive.
const PAGES: usize = 60;
const PLACES: [&str; 6] = ["Oslo", "Bern", "Wien", "Ankara", "Tokio", "Ottawa"];

/// A packed WARC, each of whose records is a member of its own; every tenth answer is none that is read.
fn archive(path: &Path) {
    let mut file = File::create(path).unwrap();
    for number in 0..PAGES {
        let (place, day) = (PLACES[number % PLACES.len()], 1 + number % 28);
        let status = if number % 10 == 9 { "404 Not Found" } else { "200 OK" };
        let page = format!(
            "<html><head><title>Besuch {number}</title></head><body><article><p>Am {day}. Mai 2023 empfing der norwegische \
             Außenminister in {place} seinen kanadischen Amtskollegen zu Gesprächen über den Handel.</p><p>Beide Seiten \
             unterzeichneten ein Abkommen über {number} Millionen Euro.</p></article></body></html>"
        );
        let body = format!("HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
        let mut record = String::new();
        write!(
            record,
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\nContent-Type: \
             application/http\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
            body.len()
        )
        .unwrap();
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(record.as_bytes()).unwrap();
        file.write_all(&packer.finish().unwrap()).unwrap();
    }
}

/// More files beside the archive, one of them with a line that is a finding.
fn files(folder: &Path) {
    archive(&folder.join("b.warc.gz"));
    std::fs::write(folder.join("a.txt"), "The ministers of Norway and Canada met in Oslo on 3 May 2023.")
        .unwrap();
    let lines = "{\"id\": \"x\", \"text\": \"Kanada und Norwegen unterzeichneten in Bern ein Abkommen.\"}\n{broken\n\
                 {\"id\": \"x\", \"text\": \"Norway and Canada signed an agreement in Bern.\"}\n";
    std::fs::write(folder.join("c.jsonl"), lines).unwrap();
}

fn program(folder: &Path, record: &str) -> Command {
    let mut command = Command::new(cargo_bin("depesche"));
    command.current_dir(folder).args(["read", "--jobs", "1", "--db", record, "in"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// All rows of all tables but the times of files.
fn rows(path: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut tables =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut rows = Vec::new();
    for table in tables.iter().filter(|table| *table != "sources" && !table.contains("words")) {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let values: Vec<_> = (0..columns).map(|at| format!("{:?}", row.get_ref_unwrap(at))).collect();
            rows.push(format!("{table} {}", values.join(" ")));
        }
    }
    rows.sort();
    rows
}

#[test]
fn a_run_that_is_killed_ten_times_ends_with_the_same_record() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("in")).unwrap();
    files(&folder.path().join("in"));
    let begin = Instant::now();
    assert!(program(folder.path(), "whole.db").status().unwrap().success());
    let whole = begin.elapsed();
    // The kills are spread over the run, whatever the machine's speed; the first ones come while the models are loaded.
    for kill in 1..=10 {
        let mut child = program(folder.path(), "killed.db").spawn().unwrap();
        thread::sleep(whole.mul_f64(f64::from(kill * 7 % 10 + 1) / 14.0).max(Duration::from_millis(20)));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(program(folder.path(), "killed.db").status().unwrap().success());
    let (wanted, got) = (rows(&folder.path().join("whole.db")), rows(&folder.path().join("killed.db")));
    assert!(wanted.iter().filter(|row| row.starts_with("documents ")).count() > PAGES * 8 / 10);
    let differ: Vec<_> = wanted.iter().zip(&got).filter(|(wanted, got)| wanted != got).take(3).collect();
    assert!(wanted == got, "{} and {} rows; {differ:#?}", wanted.len(), got.len());
}

#[test]
fn what_is_read_is_not_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("in")).unwrap();
    files(&folder.path().join("in"));
    let run = |more: &[&str]| {
        let report = folder.path().join("report.jsonl");
        let mut command = program(folder.path(), "a.db");
        assert!(command.arg("--report").arg(&report).args(more).status().unwrap().success());
        let lines = std::fs::read_to_string(report).unwrap();
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<serde_json::Value>>()
    };
    let first = run(&[]);
    let outcomes = |lines: &[serde_json::Value], outcome: &str| {
        lines.iter().filter(|line| line["outcome"] == outcome).count()
    };
    assert_eq!((outcomes(&first, "new"), outcomes(&first, "failed")), (PAGES * 9 / 10 + 3, 1));
    assert!(
        first[1]["file"].as_str().unwrap().ends_with("b.warc.gz")
            && first[1]["records"]["events"].is_number()
    );
    // The file with a broken line is read again, so that it is told again.
    let second = run(&[]);
    assert_eq!((second.len(), outcomes(&second, "known"), outcomes(&second, "failed")), (3, 2, 1));
    assert_eq!(run(&["--again"]).len(), first.len());
    std::fs::write(folder.path().join("in/a.txt"), "The ministers of Norway and Canada met in Rome.")
        .unwrap();
    assert_eq!(outcomes(&run(&[]), "new"), 1);
}
