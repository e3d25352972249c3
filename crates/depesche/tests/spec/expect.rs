//! The lines of an `expect` block: `EVENT CONSULT KAZ BEN date=2024-04-18 «empfing»`.

/// One expected record, or the expectation that there be none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its line in the file.
    pub(crate) number: usize,
    /// As it stands there.
    pub(crate) source: String,
    /// `EVENT`, `MEASURE`, …
    pub(crate) kind: String,
    /// Whether it begins with `NO`.
    pub(crate) negated: bool,
    /// The words behind the kind: a type, then ids.
    pub(crate) words: Vec<String>,
    /// The attributes, in order.
    pub(crate) attributes: Vec<(String, String)>,
    /// The words between «…».
    pub(crate) evidence: Option<String>,
}

/// The kinds of record, and whether a word that says which type stands behind the kind.
pub(crate) const KINDS: &[(&str, bool)] = &[
    ("EVENT", true),
    ("INSTRUMENT", true),
    ("MEASURE", true),
    ("COMMITMENT", false),
    ("QUOTE", false),
    ("TOLD", false),
    ("ACTOR", true),
    ("DAMAGE", true),
    ("BOILERPLATE", false),
    ("DATELINE", false),
    ("SENTENCES", true),
    ("MENTION", true),
];

/// The keys that a record may be asked for. A misspelt one would otherwise never be compared.
const KEYS: &[&str] = &[
    "change_pct",
    "country",
    "damaged",
    "date",
    "deadline",
    "format",
    "mode",
    "name",
    "office",
    "ordinal",
    "people",
    "period",
    "place",
    "place_country",
    "qualifier",
    "repair",
    "speaker",
    "status",
    "target",
    "type",
    "unit",
    "valid_from",
    "valid_to",
    "value",
    "venue",
];

/// Reads a block whose first line is the file's line `first`.
pub(crate) fn lines(block: &str, first: usize) -> Result<Vec<Line>, String> {
    let numbered = block.lines().enumerate().filter(|(_, text)| !text.trim().is_empty());
    let lines: Vec<Line> =
        numbered.map(|(at, text)| line(text.trim(), first + at)).collect::<Result<_, _>>()?;
    if lines.is_empty() { Err(format!("{first}: the «expect» block is empty")) } else { Ok(lines) }
}

fn line(source: &str, number: usize) -> Result<Line, String> {
    let (front, evidence) = match source.split_once('«') {
        Some((front, behind)) => {
            let words = behind.strip_suffix('»').ok_or_else(|| format!("{number}: «…» is not closed"))?;
            (front, Some(words.to_owned()))
        }
        None => (source, None),
    };
    let mut parts = parts(front).into_iter();
    let mut line = Line { number, source: source.to_owned(), evidence, ..Line::default() };
    line.kind = parts.next().unwrap_or_default();
    if line.kind == "NO" {
        line.negated = true;
        line.kind = parts.next().unwrap_or_default();
    }
    if !KINDS.iter().any(|(kind, _)| *kind == line.kind) {
        return Err(format!("{number}: «{}» is no kind of record", line.kind));
    }
    for part in parts {
        match part.split_once('=') {
            Some((key, value)) if KEYS.contains(&key) => {
                line.attributes.push((key.to_owned(), value.to_owned()));
            }
            Some((key, _)) => return Err(format!("{number}: «{key}» is no attribute")),
            None => line.words.push(part),
        }
    }
    Ok(line)
}

/// Splits at blanks outside double quotes, and drops the quotes.
fn parts(text: &str) -> Vec<String> {
    let (mut parts, mut part, mut quoted) = (Vec::new(), String::new(), false);
    for sign in text.chars() {
        match sign {
            '"' => quoted = !quoted,
            ' ' if !quoted => parts.extend((!part.is_empty()).then(|| std::mem::take(&mut part))),
            _ => part.push(sign),
        }
    }
    parts.extend((!part.is_empty()).then_some(part));
    parts
}

#[test]
fn a_line_is_read() {
    let line = line(r#"EVENT CONSULT KAZ "Arab League" place="New York" «wird am 5. Mai»"#, 7).unwrap();
    assert_eq!(line.words, ["CONSULT", "KAZ", "Arab League"]);
    assert_eq!(line.attributes, [("place".to_owned(), "New York".to_owned())]);
    assert_eq!(line.evidence.as_deref(), Some("wird am 5. Mai"));
}

#[test]
fn a_misspelt_line_is_refused() {
    assert!(line("EVNT CONSULT", 1).is_err());
    assert!(line("EVENT CONSULT dat=2024", 1).is_err());
}
