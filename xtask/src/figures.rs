//! Reads the figures out of a scorer's table, so that scores can be compared by programs.

use serde_json::{Map, Number, Value};

/// The figures of each line that has some: `de date  P 0.5 R 0.25` gives `{"de date": {"P": 0.5, "R": 0.25}}`.
///
/// What stands before the first figure is its name and, before that, the line's; a line that begins with a figure has no
/// name of its own.
pub(crate) fn figures(table: &str) -> Map<String, Value> {
    let mut lines = Map::new();
    for (number, line) in table.lines().enumerate() {
        let (mut label, mut name, mut found) = (None, Vec::new(), Map::new());
        for word in line.split_whitespace() {
            let Ok(figure) = word.parse::<f64>() else {
                name.push(word);
                continue;
            };
            if label.is_none() && !name.is_empty() {
                let last = name.split_off(name.len() - 1);
                label = Some(name.join(" "));
                name = last;
            }
            if let (false, Some(figure)) = (name.is_empty(), Number::from_f64(figure)) {
                found.insert(name.join(" "), figure.into());
                name.clear();
            }
        }
        let label = label.filter(|label| !label.is_empty()).unwrap_or_else(|| format!("line {}", number + 1));
        if !found.is_empty() {
            lines.insert(label, found.into());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_stand_before_their_figures() {
        let table = "de date  cases  127  all right 0.299  P 0.5\n9 sentences  top-1 0.311\nspan (any overlap)   P 0.4 R 0.1";
        assert_eq!(
            Value::from(figures(table)),
            json!({
                "de date": {"cases": 127.0, "all right": 0.299, "P": 0.5},
                "sentences": {"top-1": 0.311},
                "span (any overlap)": {"P": 0.4, "R": 0.1},
            })
        );
    }
}
