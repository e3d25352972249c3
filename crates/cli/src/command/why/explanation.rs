//! How a record came about, drawn in the terminal.

use std::io::Write;

use depesche_model::{Explanation, Verdict};

use crate::terminal::Paint;

/// So many words of a row are shown; a row may ask for a hundred.
const SHOWN: usize = 8;

/// Draws the sentence as a tree, then lists the rows that were asked and the clues.
pub(super) fn print(explanation: &Explanation, paint: Paint, output: &mut impl Write) -> anyhow::Result<()> {
    if !explanation.tree.is_empty() {
        writeln!(output, "\n{}", paint.strong("sentence"))?;
        for (margin, branch) in explanation.lines() {
            let word = paint.plain(&branch.word);
            let word = if branch.evidence { paint.marked(&word) } else { word };
            let doubt = if branch.sure < 50 { format!(", {} % sure", branch.sure) } else { String::new() };
            let how = format!("{} {}{doubt}", branch.upos, branch.relation);
            writeln!(output, "  {}{word} {}", paint.faint(&margin), paint.faint(&how))?;
        }
    }
    if let Some(clause) = &explanation.clause {
        writeln!(output, "\n{}", paint.strong("clause"))?;
        let verb =
            format!("{}, {}, {}, told as {}", clause.verb, clause.voice, clause.tense, clause.modality);
        writeln!(output, "  {}", paint.plain(&verb))?;
        for (role, words) in &clause.phrases {
            writeln!(output, "  {role:<14}{}", paint.plain(words))?;
        }
    }
    if !explanation.senses.is_empty() {
        writeln!(output, "\n{}", paint.strong("rows that were asked"))?;
        for sense in &explanation.senses {
            let line = format!("{:<10}{:<22}", sense.kind.to_string(), sense.rule);
            let line = if sense.verdict == Verdict::Taken { paint.strong(&line) } else { line };
            writeln!(output, "  {line}{}  {}", came_of(&sense.verdict), paint.faint(&sense.row))?;
        }
    }
    if !explanation.clues.is_empty() {
        writeln!(output, "\n{}", paint.strong("what moved the confidence"))?;
        for clue in &explanation.clues {
            writeln!(output, "  {:<16}{:>5.2}  {:>+6.2}", clue.clue, clue.value, clue.weight)?;
        }
    }
    Ok(())
}

/// What came of a row, in words.
fn came_of(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Taken => "tells the event".to_owned(),
        Verdict::Later => "fits, but another was asked before".to_owned(),
        Verdict::Refused => "fits, but it is not told as done by enough actors".to_owned(),
        Verdict::Missing(stems) => {
            let more = if stems.len() > SHOWN {
                format!(" and {} more", stems.len() - SHOWN)
            } else {
                String::new()
            };
            let shown: Vec<&str> = stems.iter().take(SHOWN).map(String::as_str).collect();
            format!("lacks one of {}{more}", shown.join(", "))
        }
        Verdict::Forbidden(stem) => format!("forbidden by “{stem}”"),
        _ => "silenced by another row".to_owned(),
    }
}
