//! The coding sheet: one document with its records, as it leaves the program.
//!
//! In the program a record points into the text; on the sheet the words are spelled out, beside their place in
//! Unicode characters: `"evidence": "…", "start": 0, "end": 12, "rule": "consult.meet"`.

use serde_json::{Map, Value, json};

use crate::rewriting::rewriting;
use crate::{CharIndex, Coded, Document, Span};

/// The sheet of one document: `id, url, lang, published, title, text, boilerplate, actors, events, instruments,
/// measures, commitments, quotes, damage, rewriting`.
///
/// # Errors
/// When a record cannot be written as JSON, which no record of ours is.
pub fn sheet(document: &Document, coded: &Coded) -> Result<Value, serde_json::Error> {
    let index = CharIndex::new(&document.text);
    let spell = |mut value: Value| {
        spell_out(&mut value, &document.text, &index);
        value
    };
    let mut sheet = json!({
        "id": document.id, "url": document.url, "lang": document.lang, "published": document.published,
        "title": document.title,
        "dateline": spell(serde_json::to_value(&document.dateline)?),
        "boilerplate": document.boilerplate.iter().map(|line| document.slice(line.span)).collect::<Vec<_>>(),
    });
    if let (Value::Object(fields), Value::Object(records)) = (&mut sheet, spell(serde_json::to_value(coded)?))
    {
        fields.extend(records);
        fields.insert("damage".to_owned(), spell(serde_json::to_value(&document.damage)?));
        fields.insert("rewriting".to_owned(), serde_json::to_value(rewriting(document))?);
    }
    Ok(sheet)
}

/// One record as it stands on the sheet.
///
/// # Errors
/// When the record cannot be written as JSON, which no record of ours is.
pub fn record<T: serde::Serialize>(record: &T, text: &str) -> Result<Value, serde_json::Error> {
    let mut value = serde_json::to_value(record)?;
    spell_out(&mut value, text, &CharIndex::new(text));
    Ok(value)
}

/// Replaces every span inside `value` by its words, and lays evidence beside its record.
fn spell_out(value: &mut Value, text: &str, index: &CharIndex) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| spell_out(item, text, index)),
        Value::Object(fields) => {
            if let Some(span) = as_span(fields) {
                if !fields.contains_key("rule") {
                    *value = Value::from(span.of(text));
                    return;
                }
                // An evidence: its words and their place in characters.
                fields.insert("start".to_owned(), index.chars(span.start).into());
                fields.insert("end".to_owned(), index.chars(span.end).into());
                if fields.len() == 3 {
                    fields.insert("words".to_owned(), span.of(text).into());
                    return;
                }
            }
            for (_, field) in fields.iter_mut() {
                spell_out(field, text, index);
            }
            lay_out(fields, "evidence");
            lay_out(fields, "as_written");
        }
        _ => {}
    }
}

/// Lays the parts of the evidence in `field` beside it: `evidence`, `start`, `end`, `rule`.
fn lay_out(fields: &mut Map<String, Value>, field: &str) {
    let Some(Value::Object(evidence)) = fields.get(field) else { return };
    let evidence = evidence.clone();
    for (key, part) in evidence {
        fields.insert(if key == "words" { field.to_owned() } else { key }, part);
    }
}

fn as_span(fields: &Map<String, Value>) -> Option<Span> {
    let offset = |key: &str| fields.get(key)?.as_u64().and_then(|n| usize::try_from(n).ok());
    Some(Span::new(offset("start")?, offset("end")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Damage, DamageKind, Evidence, Language};

    #[test]
    fn words_and_characters_leave_the_program() {
        let mut document = Document::new("x", Language::German, "für im Jahr XNUMX");
        document.damage.push(Damage {
            evidence: Evidence::new(Span::new(5, 18), "damage.placeholder"),
            kind: DamageKind::Placeholder,
            repair: None,
        });
        let sheet = sheet(&document, &Coded::default()).unwrap();
        assert_eq!(
            sheet["damage"][0],
            json!({"as_written": "im Jahr XNUMX", "start": 4, "end": 17, "rule": "damage.placeholder",
                   "kind": "placeholder", "repair": null})
        );
    }
}
