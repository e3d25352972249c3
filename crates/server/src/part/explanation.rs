//! How a record came about: the sentence as a tree, the rows that were asked, what moved the confidence.

use depesche_model::{ClauseReading, Explanation, SenseReading, Verdict};
use maud::{Markup, html};

use super::word;

/// The sections of a record's page that explain it.
pub(crate) fn sections(explanation: &Explanation) -> Markup {
    html! {
        @if !explanation.tree.is_empty() {
            section aria-labelledby="tree" {
                h2 #tree { "The sentence" }
                @if let Some(clause) = &explanation.clause { (clause_line(clause)) }
                pre.tree tabindex="0" role="region" aria-label="The sentence as a tree" {
                    @for (margin, branch) in explanation.lines() {
                        (margin)
                        @if branch.evidence { mark { (branch.word) } } @else { (branch.word) }
                        " " span.code { (branch.relation) }
                        @if branch.sure < 50 { " " span.none { (branch.sure) " % sure" } }
                        "\n"
                    }
                }
            }
        }
        @if !explanation.senses.is_empty() {
            section aria-labelledby="rows" {
                h2 #rows { "The rows that were asked" }
                div.scroll tabindex="0" role="region" aria-label="Table of rows" {
                    table {
                        thead { tr { th { "Type" } th { "Rule" } th { "Row" } th { "What came of it" } } }
                        tbody { @for sense in &explanation.senses { (row(sense)) } }
                    }
                }
            }
        }
        @if !explanation.clues.is_empty() {
            section aria-labelledby="clues" {
                h2 #clues { "What moved the confidence" }
                ul {
                    @for clue in &explanation.clues {
                        li { (clue.clue) " (" (format!("{:.2}", clue.value)) "): " (format!("{:+.2}", clue.weight)) }
                    }
                }
            }
        }
    }
}

fn clause_line(clause: &ClauseReading) -> Markup {
    html! {
        p {
            b { (clause.verb) } ", " (clause.voice) ", " (clause.tense) ", told as " (clause.modality)
            @for (role, words) in &clause.phrases { " · " (role) ": “" (words) "”" }
        }
    }
}

fn row(sense: &SenseReading) -> Markup {
    html! {
        tr {
            td { (word::badge(sense.kind)) }
            td { span.rule { (sense.rule) } }
            td { span.code { (sense.row) } }
            td.wide { (came_of(&sense.verdict)) }
        }
    }
}

/// What came of a row, in words.
fn came_of(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Taken => "tells the event".to_owned(),
        Verdict::Later => "fits, but another was asked before".to_owned(),
        Verdict::Refused => "its words stand there, but it is not told as done by enough actors".to_owned(),
        Verdict::Missing(stems) => format!("none of these stands there: {}", stems.join(", ")),
        Verdict::Forbidden(stem) => format!("“{stem}” forbids it"),
        _ => "silenced by another row".to_owned(),
    }
}
