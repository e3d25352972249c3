//! Markdown to cases: each `text` block with the `expect` block behind it, under the heading above them.

use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::expect::{self, Line};

/// One case of a specification.
#[derive(Debug)]
pub(crate) struct Case {
    /// The file, as `spec/consult.md`.
    pub(crate) file: String,
    /// The line of the file in which its text block begins.
    pub(crate) line: usize,
    /// The heading above it.
    pub(crate) heading: String,
    /// `de` or `en`.
    pub(crate) language: String,
    /// The day of publication.
    pub(crate) published: Option<String>,
    /// The text.
    pub(crate) text: String,
    /// What is expected of it.
    pub(crate) expected: Vec<Line>,
    /// Why it cannot hold yet.
    pub(crate) known_limit: Option<String>,
}

/// The cases of all files of a folder but its README, which tells their form.
pub(crate) fn folder(folder: &Path) -> Result<Vec<Case>, String> {
    let listing =
        std::fs::read_dir(folder).map_err(|error| format!("cannot list {}: {error}", folder.display()))?;
    let mut names: Vec<String> = listing
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            Path::new(name).extension().is_some_and(|ending| ending == "md") && name != "README.md"
        })
        .collect();
    names.sort();
    let mut cases = Vec::new();
    for name in names {
        let path = folder.join(&name);
        let markdown = std::fs::read_to_string(&path)
            .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        cases.extend(file(&format!("spec/{name}"), &markdown)?);
    }
    Ok(cases)
}

/// The cases of one file.
pub(crate) fn file(name: &str, markdown: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let (mut heading, mut paragraph, mut block) = (String::new(), String::new(), None);
    // A text that has no expectations yet.
    let mut open: Option<Case> = None;
    for (event, span) in Parser::new(markdown).into_offset_iter() {
        let line = markdown[..span.start].lines().count() + 1;
        match event {
            Event::Start(Tag::Heading { .. }) => {
                if let Some(case) = &open {
                    return Err(format!("{name}:{}: the text has no «expect» block", case.line));
                }
                heading.clear();
                paragraph.clear();
            }
            Event::End(TagEnd::Heading(_)) => heading.clone_from(&paragraph),
            Event::Start(Tag::Paragraph) => paragraph.clear(),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(words))) => {
                block = Some((words.to_string(), String::new()));
            }
            Event::End(TagEnd::CodeBlock) => {
                let (words, content) = block.take().unwrap_or_default();
                if words.trim() == "expect" {
                    let Some(mut case) = open.take() else {
                        return Err(format!("{name}:{line}: «expect» without a text above it"));
                    };
                    case.expected =
                        expect::lines(&content, line + 1).map_err(|mistake| format!("{name}:{mistake}"))?;
                    cases.push(case);
                } else if let Some(rest) = words.trim().strip_prefix("text ") {
                    open = Some(Case {
                        file: name.to_owned(),
                        line,
                        heading: heading.clone(),
                        language: rest.split_whitespace().next().unwrap_or_default().to_owned(),
                        published: rest
                            .split_whitespace()
                            .find_map(|word| Some(word.strip_prefix("published=")?.to_owned())),
                        text: content.trim_end_matches('\n').to_owned(),
                        expected: Vec::new(),
                        known_limit: known_limit(&paragraph),
                    });
                }
                paragraph.clear();
            }
            Event::Text(words) => match &mut block {
                Some((_, content)) => content.push_str(&words),
                None => paragraph.push_str(&words),
            },
            Event::SoftBreak => paragraph.push('\n'),
            _ => {}
        }
    }
    match open {
        Some(case) => Err(format!("{name}:{}: the text has no «expect» block", case.line)),
        None => Ok(cases),
    }
}

/// The reason in a line `status: expected to fail: …`.
fn known_limit(paragraph: &str) -> Option<String> {
    let reason = paragraph.lines().find_map(|line| line.strip_prefix("status: expected to fail:"))?;
    Some(reason.trim().to_owned())
}

#[test]
fn a_case_is_read() {
    let markdown = "# Talks\n\n## A visit\n\nIt is told.\n\nstatus: expected to fail: too hard\n\n\
                    ```text de published=2024-05-01\nEins.\n\nZwei.\n```\n```expect\nNO EVENT\n```\n";
    let cases = file("spec/x.md", markdown).unwrap();
    assert_eq!(cases.len(), 1);
    assert_eq!((cases[0].line, cases[0].heading.as_str(), cases[0].language.as_str()), (9, "A visit", "de"));
    assert_eq!(cases[0].text, "Eins.\n\nZwei.");
    assert_eq!(cases[0].published.as_deref(), Some("2024-05-01"));
    assert_eq!(cases[0].known_limit.as_deref(), Some("too hard"));
    assert_eq!(cases[0].expected[0].number, 15);
}

#[test]
fn a_text_needs_expectations() {
    assert!(file("spec/x.md", "## A\n\n```text de\nEins.\n```\n\n## B\n").is_err());
}
