//! Wikitext to text: templates, tables, notes and files are left out; of links their words are kept.

use std::sync::LazyLock;

use depesche_model::Date;
use regex::Regex;

use crate::day;
use crate::line::pattern;

/// Templates whose last word is text: Wikinews links persons and places to Wikipedia by them.
const WORDS: [&str; 2] = ["w", "wikipedia"];
/// Templates that tell the day of publication.
const DATES: [&str; 2] = ["date", "datum"];

static NOTES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?is)<!--.*?(?:-->|\z)|<ref\b[^<>]*/>|<(ref|references|gallery|math|timeline|score|syntaxhighlight|source|nowiki)\b[^<>]*>.*?(?:</(?:ref|references|gallery|math|timeline|score|syntaxhighlight|source|nowiki)\s*>|\z)",
    )
});
static BREAKS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)<br\b[^<>]*>|</?(?:p|div|blockquote|li|tr)\b[^<>]*>"));
static TAGS: LazyLock<Regex> = LazyLock::new(|| pattern(r"</?[A-Za-z][^<>]*>"));
static OUTSIDE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[(?:https?:)?//[^\s\[\]]+ ?([^\[\]]*)\]"));
static HEADING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^=+\s*(.*?)\s*=+[ \t]*$"));
static LIST: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^[*#:;]+[ \t]*"));
static EMPTY: LazyLock<Regex> = LazyLock::new(|| pattern(r"\n[ \t]*(?:\n[ \t]*)+"));
static QUOTES: LazyLock<Regex> = LazyLock::new(|| pattern(r"'{2,}|__[A-Z]+__"));

/// What wikitext says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// Its words, a paragraph a block.
    pub(crate) text: String,
    /// The day that a template names as that of publication.
    pub(crate) published: Option<Date>,
}

/// Something that was opened and is not closed yet.
struct Open {
    /// What closes it.
    close: &'static str,
    text: String,
}

/// Reads wikitext, in one pass over its brackets.
pub(crate) fn plain(wikitext: &str) -> Said {
    let source = NOTES.replace_all(wikitext, "");
    let mut said = Said::default();
    let mut open: Vec<Open> = Vec::new();
    let mut rest = &*source;
    while let Some(at) = rest.find(['{', '[', '}', ']', '|']) {
        let (before, here) = rest.split_at(at);
        push(&mut said.text, &mut open, before);
        let line_begins =
            at == 0 && rest.len() == source.len() || source[..source.len() - here.len()].ends_with('\n');
        let begins =
            [("{{", "}}"), ("[[", "]]"), ("{|", "|}")].into_iter().find(|(mark, _)| here.starts_with(mark));
        if let Some((mark, close)) = begins.filter(|(mark, _)| *mark != "{|" || line_begins) {
            open.push(Open { close, text: String::new() });
            rest = &here[mark.len()..];
        } else if open.last().is_some_and(|it| here.starts_with(it.close)) {
            let closed = open.pop().map(|it| (it.close, it.text)).unwrap_or_default();
            match closed {
                ("]]", text) => push(&mut said.text, &mut open, words_of_link(&text)),
                ("}}", text) => {
                    let (word, day) = template(&text);
                    said.published = said.published.or(day);
                    push(&mut said.text, &mut open, word);
                }
                _ => {}
            }
            rest = &here[2..];
        } else {
            push(&mut said.text, &mut open, &here[..1]);
            rest = &here[1..];
        }
    }
    push(&mut said.text, &mut open, rest);
    // What was never closed was no bracket of the markup.
    for it in open {
        said.text.push_str(&it.text);
    }
    said.text = dressed_down(&said.text);
    said
}

fn push(text: &mut String, open: &mut [Open], more: &str) {
    open.last_mut().map_or(text, |it| &mut it.text).push_str(more);
}

/// "Oslo|the capital" gives "the capital"; files, categories and links to other languages give nothing.
fn words_of_link(inside: &str) -> &str {
    let (target, words) = inside.split_once('|').unwrap_or((inside, inside));
    let words = words.rsplit('|').next().unwrap_or(words);
    if let Some(shown) = target.strip_prefix(':') {
        return if words.starts_with(':') { shown } else { words };
    }
    let Some((space, name)) = target.split_once(':') else { return words };
    let space = space.trim();
    let is_language = (2..=3).contains(&space.len()) && space.bytes().all(|b| b.is_ascii_lowercase());
    match space.to_lowercase().as_str() {
        "file" | "image" | "media" | "category" | "datei" | "bild" | "kategorie" => "",
        // "[[w:Oslo|Oslo]]" shows its words, "[[fr:Oslo]]" stands beside the text.
        _ if words != inside => words,
        "w" | "wikipedia" => name,
        _ if is_language => "",
        _ => words,
    }
}

/// What of a template is text, and the day that it tells.
fn template(inside: &str) -> (&str, Option<Date>) {
    let mut parts = inside.split('|').map(str::trim);
    let name = parts.next().unwrap_or_default().to_lowercase();
    let plain = |part: &&str| !part.is_empty() && !part.contains('=');
    if WORDS.contains(&name.as_str()) {
        (parts.rfind(plain).unwrap_or_default(), None)
    } else if DATES.contains(&name.as_str()) {
        ("", parts.find_map(|part| day::in_line(part)?.date()))
    } else {
        ("", None)
    }
}

/// Takes away marks of headings, lists and letters, and what is left of HTML.
fn dressed_down(text: &str) -> String {
    let text = BREAKS.replace_all(text, "\n");
    let text = TAGS.replace_all(&text, "");
    let text = OUTSIDE.replace_all(&text, "$1");
    let text = QUOTES.replace_all(&text, "");
    let text = HEADING.replace_all(&text, "$1");
    let text = LIST.replace_all(&text, "");
    let text = text
        .replace("&nbsp;", "\u{a0}")
        .replace("&ndash;", "–")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    EMPTY.replace_all(text.trim(), "\n\n").into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_kept_and_marks_are_not() {
        let wikitext = "{{date|May 3, 2023}}\n{{Infobox|a={{w|x}}}}[[File:a.jpg|thumb|The [[Oslo]] hall]]'''Oslo''' – The ministers of {{w|Norway}} and \
            [[w:Iceland|Iceland]] met.<ref>Source</ref>\n\n== Sources ==\n* [https://example.org/a The paper]\n{| class=x\n| cell\n|}\n[[Category:Norway]]\n[[fr:Oslo]]";
        let said = plain(wikitext);
        assert_eq!(said.text, "Oslo – The ministers of Norway and Iceland met.\n\nSources\nThe paper");
        assert_eq!(said.published.unwrap().to_string(), "2023-05-03");
    }

    #[test]
    fn what_is_not_closed_is_kept() {
        assert_eq!(plain("A [[B and {C} [d").text, "A B and {C} [d");
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(?:\\{\\{|\\}\\}|\\[\\[|\\]\\]|\\{\\||\\|\\}|\\||<ref>|<!--|[a-zä =\n']{1,5}){0,60}") {
            let _ = plain(&text);
        }
    }
}
