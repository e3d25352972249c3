//! Lays expected lines beside the records that came.

use serde_json::Value;

use crate::expect::{KINDS, Line};
use crate::record::{Outcome, Row};

/// Expected lines of one kind that found no record, with the records of that kind that found no line.
#[derive(Debug)]
pub(crate) struct Miss {
    pub(crate) expected: Vec<Line>,
    pub(crate) came: Vec<Row>,
}

/// The kinds of which a case names only what interests it.
const OPEN: &[&str] = &["ACTOR", "MENTION"];

/// What does not hold.
pub(crate) fn check(expected: &[Line], outcome: &Outcome) -> Vec<Miss> {
    let mut misses = Vec::new();
    for (kind, _) in KINDS {
        let lines: Vec<&Line> = expected.iter().filter(|line| line.kind == *kind).collect();
        let rows = outcome.rows(kind);
        if lines.is_empty() {
            continue;
        }
        for line in lines.iter().filter(|line| line.negated) {
            let came: Vec<Row> =
                rows.iter().filter(|row| fits(line, row)).map(|row| (*row).clone()).collect();
            if !came.is_empty() {
                misses.push(Miss { expected: vec![(*line).clone()], came });
            }
        }
        let asked: Vec<&Line> = lines.iter().copied().filter(|line| !line.negated).collect();
        let partner = pair(&asked, &rows);
        let alone: Vec<Line> = (0..asked.len())
            .filter(|line| !partner.contains(&Some(*line)))
            .map(|line| asked[line].clone())
            .collect();
        let left: Vec<Row> =
            (0..rows.len()).filter(|row| partner[*row].is_none()).map(|row| rows[row].clone()).collect();
        let complete = !OPEN.contains(kind) && !asked.is_empty();
        if !alone.is_empty() || (complete && !left.is_empty()) {
            misses.push(Miss { expected: alone, came: left });
        }
    }
    misses
}

/// For each row the line that it belongs to, so that as many lines as possible have one.
fn pair(lines: &[&Line], rows: &[&Row]) -> Vec<Option<usize>> {
    /// Finds a row for `line`, moving another line to its second choice if need be.
    fn place(
        line: usize,
        lines: &[&Line],
        rows: &[&Row],
        taken: &mut [Option<usize>],
        tried: &mut [bool],
    ) -> bool {
        for row in 0..rows.len() {
            if tried[row] || !fits(lines[line], rows[row]) {
                continue;
            }
            tried[row] = true;
            if taken[row].is_none_or(|other| place(other, lines, rows, taken, tried)) {
                taken[row] = Some(line);
                return true;
            }
        }
        false
    }
    let mut taken = vec![None; rows.len()];
    for line in 0..lines.len() {
        place(line, lines, rows, &mut taken, &mut vec![false; rows.len()]);
    }
    taken
}

/// The attributes in which the nearest record differs from a line that found none.
pub(crate) fn nearest(line: &Line, rows: &[Row]) -> Option<String> {
    let bare = Line { attributes: Vec::new(), evidence: None, ..line.clone() };
    let wrong = |row: &&Row| {
        let attributes = line.attributes.iter().filter(|(key, value)| !has(row, key, value));
        attributes.map(|(key, _)| format!("{key}={}", row.fields[key])).collect::<Vec<_>>()
    };
    let row = rows.iter().filter(|row| fits(&bare, row)).min_by_key(|row| wrong(row).len())?;
    Some(wrong(&row).join(" ")).filter(|wrong| !wrong.is_empty())
}

/// Whether the record is what the line asks for.
fn fits(line: &Line, row: &Row) -> bool {
    let classed = KINDS.iter().any(|(kind, classed)| *kind == line.kind && *classed);
    let (class, ids) =
        if classed { line.words.split_at(line.words.len().min(1)) } else { (&[][..], &line.words[..]) };
    class.iter().all(|class| *class == row.class)
        && (ids.is_empty() || same_ids(ids, row))
        && line.attributes.iter().all(|(key, value)| has(row, key, value))
        && line.evidence.as_deref().is_none_or(|words| told_by(words, row))
}

fn same_ids(ids: &[String], row: &Row) -> bool {
    if row.kind == "ACTOR" {
        return ids.iter().all(|id| row.ids.contains(id) || row.fields["name"] == **id);
    }
    ids.len() == row.ids.len() && ids.iter().all(|id| row.ids.contains(id))
}

fn told_by(words: &str, row: &Row) -> bool {
    match row.kind {
        "BOILERPLATE" => row.evidence.trim() == words,
        "QUOTE" | "TOLD" => row.evidence.starts_with(words),
        _ => row.evidence.contains(words),
    }
}

/// Whether the record's field is written like `value`, numbers compared by their worth.
fn has(row: &Row, key: &str, value: &str) -> bool {
    let field = match &row.fields[key] {
        // The unit of a sum is its currency.
        Value::Null if key == "unit" => &row.fields["currency"],
        field => field,
    };
    match field {
        Value::Null => value == "null",
        Value::Bool(truth) => value == truth.to_string(),
        Value::String(text) => value == text || number(value).is_some_and(|n| number(text) == Some(n)),
        Value::Number(n) => number(value).is_some_and(|value| n.as_f64() == Some(value)),
        Value::Array(items) => items.iter().any(|item| item == value),
        Value::Object(_) => false,
    }
}

fn number(text: &str) -> Option<f64> {
    text.replace('_', "").parse().ok()
}

#[test]
fn lines_find_their_records_in_any_order() {
    let row = |ids: &[&str], date: &str| Row {
        kind: "EVENT",
        class: "CONSULT".to_owned(),
        ids: ids.iter().map(ToString::to_string).collect(),
        fields: serde_json::json!({ "date": date, "place": null }),
        evidence: "trafen sich".to_owned(),
    };
    let line = |words: &[&str], date: &str| Line {
        kind: "EVENT".to_owned(),
        words: words.iter().map(ToString::to_string).collect(),
        attributes: vec![("date".to_owned(), date.to_owned()), ("place".to_owned(), "null".to_owned())],
        ..Line::default()
    };
    let (early, late) = (row(&["KAZ", "BEN"], "2024-04-18"), row(&["KAZ", "BEN"], "2024-04-19"));
    let mut any = line(&["CONSULT", "BEN", "KAZ"], "2024-04-18");
    any.attributes.clear();
    let strict = line(&["CONSULT", "KAZ", "BEN"], "2024-04-18");
    assert_eq!(pair(&[&any, &strict], &[&early, &late]), [Some(1), Some(0)]);
    assert!(!fits(&line(&["CONSULT", "KAZ"], "2024-04-18"), &early));
}
