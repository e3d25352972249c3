//! The real program, from end to end: what it does with files as they really arrive.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

const REPORT: &str = "BERN, 5. Mai 2023 – Am Donnerstag empfing der schweizerische Außenminister Ignazio Cassis in Bern \
                      seinen italienischen Amtskollegen Antonio Tajani. Sie sprachen über den Handel zwischen den \
                      beiden Ländern, der 2022 über 40 Milliarden Euro erreichte.";

/// A folder of its own for each test, and what the program does in it.
struct Desk {
    folder: tempfile::TempDir,
}

/// What the program said.
struct Answer {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("depesche").unwrap();
        command
            .current_dir(self.folder.path())
            .env_remove("DEPESCHE_DB")
            .env_remove("DEPESCHE_CONFIG")
            .args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        let output = self.command(arguments).output().unwrap();
        Answer {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs and expects success.
    fn done(&self, arguments: &[&str]) -> Answer {
        let answer = self.run(arguments);
        assert_eq!(answer.code, 0, "{arguments:?}: {}", answer.err);
        answer
    }
}

impl Answer {
    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

#[test]
fn a_report_is_coded_read_and_found_again() {
    let desk = Desk::new();
    desk.write("report.txt", REPORT);
    let sheet = &desk.done(&["code", "report.txt"]).lines()[0];
    assert_eq!((sheet["id"].as_str(), sheet["lang"].as_str()), (Some("report"), Some("de")));
    assert_eq!(sheet["published"], "2023-05-05");
    let mentions = &desk.done(&["mentions", "report.txt"]).lines()[0];
    assert!(mentions["mentions"].is_array());

    let told = desk.done(&["read", "report.txt"]);
    assert!(told.out.starts_with("1 new documents, 0 known, in depesche.db"), "{}", told.out);
    assert_eq!(desk.done(&["export", "--format", "jsonl"]).lines(), std::slice::from_ref(sheet));
    assert!(desk.done(&["search", "Tajani"]).out.contains("report"));
    let why = desk.done(&["why", "e1"]).out;
    for part in ["consult.receive", "empfing", "root", "CONSULT", "tells the event", "data/predicate/de.tsv:"]
    {
        assert!(why.contains(part), "{part} is not told: {why}");
    }
    assert!(!desk.done(&["why", "e1", "--short"]).out.contains("root"));
    let why: Value = serde_json::from_str(&desk.done(&["why", "e1", "--format", "json"]).out).unwrap();
    assert_eq!(why["explanation"]["senses"][0]["verdict"], "taken");
    assert!(desk.done(&["search", "Tajanis"]).out.contains("nothing found"));
}

#[test]
fn reading_twice_changes_nothing() {
    let desk = Desk::new();
    let examples = examples();
    let examples = examples.to_str().unwrap();
    desk.done(&["read", examples]);
    let once = desk.done(&["export", "--format", "jsonl"]).out;
    let again = desk.done(&["read", examples]);
    assert!(again.out.starts_with("0 new documents,"), "{}", again.out);
    assert_eq!(desk.done(&["export", "--format", "jsonl"]).out, once);
}

#[test]
fn the_same_input_gives_the_same_output() {
    let desk = Desk::new();
    let examples = examples();
    let examples = examples.to_str().unwrap();
    let alone = desk.done(&["code", "-j", "1", examples]).out;
    assert!(!alone.is_empty());
    for jobs in ["1", "2", "7"] {
        assert_eq!(desk.done(&["code", "-j", jobs, examples]).out, alone);
    }
    desk.done(&["read", "-j", "1", "--db", "a.db", examples]);
    desk.done(&["read", "-j", "3", "--db", "b.db", examples]);
    for export in [["jsonl", "actors"], ["csv", "events"], ["csv", "actors"], ["csv", "quotes"]] {
        let [format, kind] = export;
        let of = |db: &str| match format {
            "jsonl" => desk.done(&["export", "--db", db, "--format", format]).out,
            _ => desk.done(&["export", "--db", db, "--format", format, "--kind", kind]).out,
        };
        assert_eq!(of("a.db"), of("b.db"), "{export:?}");
    }
    assert_eq!(desk.done(&["export", "--db", "a.db", "--format", "jsonl"]).out, alone);
}

#[test]
fn an_interrupted_run_is_taken_up_again() {
    let desk = Desk::new();
    let examples = examples();
    let examples = examples.to_str().unwrap();
    desk.done(&["read", "--limit", "5", "--db", "a.db", examples]);
    desk.done(&["read", "--db", "a.db", examples]);
    desk.done(&["read", "--db", "b.db", examples]);
    let export = |db: &str| desk.done(&["export", "--format", "jsonl", "--db", db]).out;
    assert_eq!(export("a.db"), export("b.db"));
}

#[test]
fn what_cannot_be_read_is_a_finding_and_the_rest_goes_on() {
    let desk = Desk::new();
    desk.write("in/empty.txt", "");
    desk.write("in/blank.txt", " \n\t\n");
    desk.write("in/binary.txt", [0_u8, 159, 146, 150, 0, 0, 1, 2].repeat(500));
    desk.write(
        "in/broken.jsonl",
        format!("{{\"id\": \"a\", \"text\": {}}}\n{{\"id\": \"b\", \"te\n", Value::from(REPORT)),
    );
    desk.write(
        "in/latin.txt",
        b"Gespr\xe4che \xfcber die Zusammenarbeit in K\xf6ln f\xfchrten die Minister am 3. Mai 2021.",
    );
    desk.write("in/report.txt", format!("{REPORT} Danach reisten beide ab."));
    let told = desk.done(&["read", "in"]);
    for name in ["empty", "blank", "binary", "broken"] {
        assert!(told.err.contains(name), "{name}: {}", told.err);
    }
    assert!(told.out.starts_with("3 new documents"), "{}\n{}", told.out, told.err);
    assert_eq!(desk.run(&["read", "--strict", "in"]).code, 1);
    assert_eq!(desk.run(&["read", "--strict", "in/report.txt"]).code, 0);
    assert_eq!(desk.run(&["code", "--strict", "in"]).code, 1);
    assert_eq!(desk.run(&["mentions", "--strict", "in"]).code, 1);
    assert_eq!(desk.run(&["code", "in"]).code, 0);
    assert!(desk.done(&["export", "--format", "jsonl"]).out.contains("\"id\":\"a\""));
}

#[test]
fn a_long_text_and_a_deep_page_are_read() {
    let desk = Desk::new();
    let long = format!("{REPORT} Das war die Meldung.\n\n").repeat(1_000);
    desk.write("long.txt", &long[..long.floor_char_boundary(200_000)]);
    desk.write("one-line.txt", "Wort ".repeat(40_000));
    desk.write("deep.html", format!("<html><body>{}<p>{REPORT}</p>", "<div><b>".repeat(50_000)));
    let sheets = desk.done(&["code", "long.txt", "one-line.txt", "deep.html"]);
    assert!(sheets.lines().len() >= 2, "{}", sheets.err);
}

#[test]
fn invalid_letters_are_replaced_and_reported() {
    let desk = Desk::new();
    let mut bytes = format!("{REPORT} ").into_bytes();
    bytes.extend(b"\xff\xfe\xc3 Ende.");
    desk.write("broken.txt", bytes);
    let sheet = desk.done(&["code", "broken.txt"]);
    assert_eq!(sheet.lines().len(), 1, "{}", sheet.err);
}

#[test]
fn standard_input_is_read() {
    let desk = Desk::new();
    let mut command = desk.command(&["code", "--lang", "de", "--reference-date", "2020-01-02", "-"]);
    let output = command.write_stdin(REPORT).output().unwrap();
    let sheet: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((sheet["lang"].as_str(), sheet["published"].as_str()), (Some("de"), Some("2020-01-02")));
}

#[test]
fn errors_say_what_was_tried_and_what_to_do() {
    let desk = Desk::new();
    desk.write("report.txt", REPORT);
    desk.write("letter.db", "Dear colleagues, this is no database. ".repeat(50));
    desk.done(&["read", "report.txt"]);
    let cases: [(&[&str], &str, &str); 9] = [
        (&["code", "nowhere.txt"], "nowhere.txt", "check the spelling"),
        (&["read", "report.txt", "nowhere.txt"], "nowhere.txt", "check the spelling"),
        (&["read", "report.txt", "--db", "letter.db"], "no SQLite database", "choose another file"),
        (&["search", "x", "--db", "missing.db"], "no such file", "read documents into it first"),
        (
            &["read", "report.txt", "--db", "no/such/folder.db"],
            "no/such/folder.db",
            "whether the folder exists",
        ),
        (&["why", "e999"], "no such event", "ids"),
        (&["why", "report"], "no record's id", "e17"),
        (&["relation", "KAZ", "Nirgendwo"], "no document names it", "give a code"),
        (&["export", "--format", "csv"], "standard output", "--out"),
    ];
    for (arguments, what, advice) in cases {
        let answer = desk.run(arguments);
        assert_eq!(answer.code, 1, "{arguments:?}");
        assert!(answer.err.starts_with("depesche: "), "{}", answer.err);
        assert!(answer.err.contains(what) && answer.err.contains(advice), "{arguments:?}: {}", answer.err);
        assert_eq!(answer.err.lines().count(), 1, "{}", answer.err);
        assert_eq!(answer.out, "");
    }
    assert!(!desk.path("missing.db").exists());
}

#[test]
fn a_broken_record_is_refused() {
    let desk = Desk::new();
    desk.write("report.txt", REPORT);
    desk.done(&["read", "report.txt"]);
    let mut bytes = fs::read(desk.path("depesche.db")).unwrap();
    let length = bytes.len();
    bytes[100..length].fill(0x55);
    desk.write("depesche.db", &bytes);
    for arguments in [&["search", "Bern"][..], &["read", "report.txt"], &["export", "--format", "jsonl"]] {
        let answer = desk.run(arguments);
        assert_eq!(answer.code, 1, "{arguments:?} {}", answer.out);
        assert!(answer.err.starts_with("depesche: cannot "), "{}", answer.err);
        assert!(!answer.err.contains("panicked"), "{}", answer.err);
    }
}

#[test]
fn tables_are_written_to_a_folder() {
    let desk = Desk::new();
    desk.write("report.txt", REPORT);
    desk.done(&["read", "report.txt"]);
    desk.done(&["export", "--format", "csv", "--out", "new/tables"]);
    for table in ["actors", "events", "instruments", "measures", "commitments", "quotes"] {
        let text = fs::read_to_string(desk.path("new/tables").join(table).with_extension("csv")).unwrap();
        assert!(text.starts_with("id,document,published,title,url,copy_of,"), "{table}: {text}");
        let alone = desk.done(&["export", "--format", "csv", "--kind", table]).out;
        assert_eq!(alone, text);
    }
}

#[test]
fn records_that_are_hardly_right_can_be_left_out() {
    let desk = Desk::new();
    desk.write("report.txt", REPORT);
    let all = &desk.done(&["code", "report.txt"]).lines()[0];
    let confidence = all["events"][0]["confidence"].as_f64().unwrap();
    assert!((0.0..1.0).contains(&confidence), "{confidence}");
    let none = &desk.done(&["code", "--min-confidence", "1", "report.txt"]).lines()[0];
    assert_eq!(none["events"].as_array().unwrap().len(), 0);
    assert_eq!(none["actors"], all["actors"]);
    let clues = &desk.done(&["code", "--format", "clues", "report.txt"]).lines()[0];
    assert_eq!(clues["clues"]["events"].as_array().unwrap().len(), all["events"].as_array().unwrap().len());
    let wrong = desk.run(&["code", "--min-confidence", "70", "report.txt"]);
    assert!(wrong.code != 0 && wrong.err.contains("from 0 to 1"), "{}", wrong.err);
}

#[test]
fn trees_are_printed_with_their_places() {
    let desk = Desk::new();
    desk.write("report.txt", REPORT);
    let out = desk.done(&["parse", "report.txt"]).out;
    assert!(out.starts_with("# newdoc id = report\n# sent_id = report-1\n"), "{out}");
    let rows: Vec<Vec<&str>> = out.lines().map(|line| line.split('\t').collect()).collect();
    let word = |form: &str| rows.iter().find(|row| row.len() == 10 && row[1] == form).unwrap();
    assert_eq!(word("Am")[0], "1-2", "{out}");
    assert_eq!(word("empfing")[2..4], ["empfangen", "VERB"]);
    assert!(word("Ignazio")[9].ends_with("Name=B-PER"), "{out}");
    let range = word("Tajani")[9].split('|').find_map(|part| part.strip_prefix("TokenRange=")).unwrap();
    let (start, end) = range.split_once(':').unwrap();
    let (start, end) = (start.parse::<usize>().unwrap(), end.parse::<usize>().unwrap());
    assert_eq!(REPORT.chars().skip(start).take(end - start).collect::<String>(), "Tajani");

    let listed = desk.done(&["parse", "--engine", "accurate", "--format", "jsonl", "report.txt"]).out;
    let listed: Value = serde_json::from_str(&listed).unwrap();
    let names = listed["sentences"].as_array().unwrap().iter().flat_map(|s| s["names"].as_array().unwrap());
    assert!(names.into_iter().any(|name| name["kind"] == "PER" && name["words"][1] == "Tajani"), "{listed}");
}

#[test]
fn a_treebank_keeps_its_words() {
    let desk = Desk::new();
    let bank = "# sent_id = 1\n1-2\tZum\t_\t_\t_\t_\t_\t_\t_\t_\n1\tZu\tx\tX\tx\t_\t2\tdep\t_\t_\n\
                2\tdem\t_\t_\t_\t_\t_\t_\t_\t_\n3\tGipfel\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|Note=kept\n\
                4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    desk.write("bank.conllu", bank);
    let out = desk.done(&["parse", "--lang", "de", "bank.conllu"]).out;
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[..2], bank.lines().take(2).collect::<Vec<_>>());
    assert!(lines[2].starts_with("1\tZu\tzu\tADP\t_\t_\t3\tcase\t"), "{out}");
    assert!(lines[4].ends_with("SpaceAfter=No|Note=kept"), "{out}");
    assert_eq!(lines.len(), 7, "{out}");

    desk.write("bad.conllu", "1\tJa\n");
    let answer = desk.run(&["parse", "bad.conllu"]);
    assert_eq!((answer.code, answer.out.as_str()), (0, ""));
    assert!(
        answer.err.contains("bad.conllu") && answer.err.contains("line 1 is no CoNLL-U"),
        "{}",
        answer.err
    );
    assert_eq!(desk.run(&["parse", "--strict", "bad.conllu"]).code, 1);
}

#[test]
fn a_model_that_is_missing_or_broken_is_an_error() {
    let desk = Desk::new();
    desk.write("report.txt", REPORT);
    desk.write("broken.dpm", "DPMODEL1\u{1}");
    for model in ["missing.dpm", "broken.dpm"] {
        let answer = desk.run(&["parse", "--model", model, "report.txt"]);
        assert_eq!((answer.code, answer.out.as_str()), (1, ""));
        assert!(answer.err.contains(model) && answer.err.contains("export"), "{}", answer.err);
    }
}

/// A table of the user's own, with somebody whom no other table has.
const OWN_TABLE: &str = "kind\tname\tforms\tcountry\toffice\tfrom\n\
                         person\tMara Demowa\tMaara Demova\tSRB\tforeign minister\t2026-03\n";

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.out).unwrap()
}

#[test]
fn a_table_of_ones_own_is_used() {
    let desk = Desk::new();
    desk.write("my.tsv", OWN_TABLE);
    assert_eq!(desk.run(&["actors", "Mara", "Demowa"]).code, 1, "nobody knows her yet");
    let told = desk.done(&["actors", "--names", "my.tsv", "Maara", "Demova"]).out;
    assert!(told.contains("Mara Demowa  person") && told.contains("my.tsv:2"), "{told}");
    assert!(told.contains("foreign minister of SRB"), "{told}");
    let known = json(&desk.done(&["actors", "--names", "my.tsv", "Demowa", "--format", "json"]));
    assert_eq!(known["known"][0]["name"], "Mara Demowa");
    assert_eq!((&known["record"], &known["holders"]), (&Value::from([0; 0]), &Value::from([0; 0])));

    // The same from a configuration file, which is read from the folder that it lies in.
    desk.write("elsewhere/names.tsv", OWN_TABLE);
    desk.write("depesche.toml", "names = [\"elsewhere/names.tsv\"]\n");
    let told = desk.done(&["actors", "Mara Demowa"]).out;
    assert!(told.contains("names.tsv:2"), "{told}");
    let text = "BELGRAD, 4. Mai 2026 – Die serbische Außenministerin Maara Demova reiste nach Bern.";
    desk.write("report.txt", text);
    let sheet = &desk.done(&["code", "report.txt"]).lines()[0];
    let actors = sheet["actors"].as_array().unwrap();
    assert!(actors.iter().any(|actor| actor["name"] == "Mara Demowa"), "{sheet}");
}

#[test]
fn a_wrong_table_is_refused_as_a_whole() {
    let desk = Desk::new();
    desk.write("my.tsv", format!("{OWN_TABLE}person\tOla Muster\t\tSerbia\tpresident\t\n"));
    desk.write("report.txt", REPORT);
    for arguments in [
        &["actors", "--names", "my.tsv", "Mara Demowa"][..],
        &["code", "--names", "my.tsv", "report.txt"],
        &["read", "--names", "my.tsv", "report.txt"],
    ] {
        let answer = desk.run(arguments);
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{arguments:?}");
        assert!(answer.err.contains("my.tsv:3: ") && answer.err.contains("write SRB"), "{}", answer.err);
    }
    let missing = desk.run(&["actors", "--names", "mine.tsv", "Mara Demowa"]);
    assert_eq!(missing.code, 1);
    assert!(missing.err.contains("mine.tsv") && missing.err.contains("check the path"), "{}", missing.err);
    desk.write("depesche.toml", "nams = [\"my.tsv\"]\n");
    let unknown = desk.run(&["actors", "Mara Demowa"]);
    assert_eq!(unknown.code, 1);
    assert!(
        unknown.err.contains("depesche.toml") && unknown.err.contains("names, engine"),
        "{}",
        unknown.err
    );
}

#[test]
fn the_record_tells_of_people() {
    let desk = Desk::new();
    let page = |id: &str, day: &str, text: &str| {
        serde_json::json!({"id": id, "published": day, "lang": "en", "text": text}).to_string()
    };
    desk.write(
        "news.jsonl",
        [
            page(
                "one",
                "2026-08-03",
                "Serbian Foreign Minister Mara Demowa met Swiss diplomats in Bern on Monday.",
            ),
            page("two", "2026-08-10", "Serbian Foreign Minister Maara Demova travelled to Rome on Monday."),
            page(
                "three",
                "2026-08-17",
                "Serbian Foreign Minister Mara Demowa spoke with reporters in Belgrade.",
            ),
        ]
        .join("\n"),
    );
    desk.done(&["read", "--db", "news.db", "news.jsonl"]);
    assert_eq!(desk.run(&["actors", "Demowa"]).code, 1, "no record was named and depesche.db is not there");
    let told = desk.done(&["actors", "--db", "news.db", "Demowa"]).out;
    assert!(told.starts_with("in the record: Mara Demowa  SRB  3 documents\n"), "{told}");
    assert!(told.contains("also Maara Demova"), "{told}");
    assert!(told.contains("foreign minister of SRB  2026-08-03 – 2026-08-17  3 documents"), "{told}");
    assert!(told.contains("named in one, two, three"), "{told}");

    let country = desk.done(&["actors", "--db", "news.db", "SRB"]).out;
    let line = "foreign minister, Mara Demowa  2026-08-17  newer than the tables\n";
    assert!(country.starts_with("SRB  Serbia  country") && country.contains(line), "{country}");
    let answer = json(&desk.done(&["actors", "--db", "news.db", "srb", "--format", "json"]));
    assert_eq!(answer["known"][0]["id"], "SRB");
    assert_eq!(answer["holders"][0]["newer_than_tables"], true);
    // A table that knows her has nothing to learn.
    desk.write("my.tsv", OWN_TABLE);
    let known = desk.done(&["actors", "--db", "news.db", "--names", "my.tsv", "SRB"]).out;
    assert!(known.contains("foreign minister, Mara Demowa  2026-08-17\n"), "{known}");

    desk.done(&["read", "news.jsonl"]);
    assert!(desk.done(&["actors", "Demowa"]).out.contains("in the record: Mara Demowa"));
    let missing = desk.run(&["actors", "--db", "missing.db", "Demowa"]);
    assert_eq!(missing.code, 1);
    assert!(missing.err.contains("missing.db") && missing.err.contains("read documents"), "{}", missing.err);
    let nobody = desk.run(&["actors", "--db", "news.db", "Nobody At All"]);
    assert_eq!(nobody.code, 1);
    assert!(nobody.err.contains("no table and no document knows"), "{}", nobody.err);
}

#[test]
fn every_command_explains_itself() {
    let desk = Desk::new();
    let help = desk.done(&["--help"]).out;
    assert!(help.contains("Examples:"));
    for shell in ["bash", "zsh", "fish"] {
        assert!(desk.done(&["completions", shell]).out.contains("depesche"));
    }
    assert_eq!(desk.run(&["read"]).code, 2);
    assert_eq!(desk.run(&["code", "--lang", "xx", "report.txt"]).code, 2);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_a_quiet_end() {
    use std::process::Stdio;
    let desk = Desk::new();
    let many = format!("{{\"text\": {}}}\n", Value::from(REPORT)).repeat(3_000);
    desk.write("many.jsonl", many);
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("depesche"))
        .args(["code", "many.jsonl"])
        .current_dir(desk.folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn texts_are_printed_before_any_coding() {
    let desk = Desk::new();
    let page = "<html lang=de><head><title>Treffen in Oslo | Der Bote</title><meta property='og:site_name' content='Der Bote'>\
        <meta name=author content='Ada Meier'><meta property='article:published_time' content='2023-05-03T08:00:00+02:00'></head>\
        <body><nav><a href=/>Start</a> <a href=/politik>Politik</a></nav><article><h1>Treffen in Oslo</h1>\
        <p>Die Minister aus Norwegen und Island haben sich am Montag in Oslo getroffen und lange über den Fischfang gesprochen.</p>\
        <p>Im Herbst wollen sie sich wieder treffen, sagte die norwegische Ministerin nach dem Gespräch vor der Presse.</p></article>\
        <footer>Impressum</footer></body></html>";
    desk.write("b.html", page);
    desk.write("a.txt", REPORT);
    let lines = desk.done(&["text", "b.html", "a.txt"]).lines();
    assert_eq!(lines.len(), 2);
    assert_eq!((lines[0]["id"].as_str(), lines[1]["id"].as_str()), (Some("b"), Some("a")));
    assert_eq!(lines[0]["title"], "Treffen in Oslo");
    assert_eq!(lines[0]["author"], "Ada Meier");
    assert_eq!(lines[0]["date"], "2023-05-03");
    assert_eq!(lines[0]["sitename"], "Der Bote");
    assert_eq!(lines[0]["lang"], "de");
    let text = lines[0]["text"].as_str().unwrap();
    assert!(text.starts_with("Treffen in Oslo\n\nDie Minister aus Norwegen"), "{text}");
    assert!(!text.contains("Impressum") && !text.contains("Politik"), "{text}");
    assert_eq!(lines[1]["author"], Value::Null);
}

#[test]
fn texts_that_are_too_broken_can_be_refused() {
    let desk = Desk::new();
    let broken = "Murat Otieno sagte, der Handel lag im Jahr 311.4 2023 Millionen US-Dollar, und im Jahr XNUMX kommen die Vereinigten Nationen.";
    desk.write("broken.txt", broken);
    desk.write("whole.txt", REPORT);
    let all = desk.done(&["code", "broken.txt", "whole.txt"]).lines();
    assert_eq!(all.len(), 2);
    assert!(all[0]["rewriting"]["score"].as_f64().unwrap() > 0.4, "{}", all[0]["rewriting"]);
    assert_eq!(all[1]["rewriting"]["score"], 0.0);
    let answer = desk.done(&["code", "--strict-text", "broken.txt", "whole.txt"]);
    assert_eq!(answer.lines().len(), 1);
    assert!(answer.err.contains("broken places for each hundred words"), "{}", answer.err);
    let answer = desk.done(&["read", "--strict-text=50", "broken.txt"]);
    assert!(answer.out.contains("1 new documents"), "{}", answer.out);
    let answer = desk.done(&["read", "--strict-text=1", "--db", "other.db", "broken.txt"]);
    assert!(answer.out.contains("0 new documents"), "{}", answer.out);
    assert_eq!(desk.run(&["code", "--strict", "--strict-text", "broken.txt"]).code, 1);
}

#[test]
fn copies_are_told_with_their_source() {
    let desk = Desk::new();
    let line = |id: &str, published: &str, text: &str| {
        serde_json::json!({"id": id, "published": published, "lang": "de", "text": text}).to_string()
    };
    let lines = [
        line("copy", "2023-05-07", &format!("{REPORT} Mehr dazu lesen Sie morgen.")),
        line("source", "2023-05-05", REPORT),
        line(
            "other",
            "2023-05-05",
            "Der Präsident von Peru empfing am Montag in Lima den Botschafter von Ghana und sprach mit ihm lange über Kakao.",
        ),
    ];
    desk.write("archive.jsonl", lines.join("\n"));
    let told = desk.done(&["copies", "archive.jsonl"]);
    let sources: Vec<_> =
        told.lines().iter().map(|line| line["source"].as_str().unwrap().to_owned()).collect();
    assert_eq!(sources, ["source", "source", "other"]);
    assert!(told.err.contains("3 documents, 2 reports"), "{}", told.err);
    let read = desk.done(&["read", "archive.jsonl", "--db", "record.db"]);
    assert!(read.out.contains("3 new documents (1 of them copies or rewrites of others)"), "{}", read.out);
    let only = desk.done(&["copies", "--only", "archive.jsonl"]).lines();
    assert_eq!(only.len(), 1);
    assert_eq!((only[0]["id"].as_str(), only[0]["by"].as_str()), (Some("copy"), None));
}
