//! Lines that are no part of the article: share bars, consent notices, comment forms, lists of other articles,
//! disclaimers, section labels, sponsors, contacts.
//!
//! A line is known by its words ([`cue`], tables in `data/boilerplate`) or by its place: before the first sentence
//! of the article, after its last, or below a line that opens what follows an article. Headlines, datelines, bylines and the
//! credits of photographs belong to the article. A rule's name says what the line is: `boilerplate.share`.

mod cue;
pub(crate) mod shape;

use depesche_model::{Evidence, Span};

use crate::line::{lines, words};
use cue::TABLE;

/// So many words and a full stop make a sentence of the article.
const SENTENCE: usize = 12;
/// The most lines that are looked at from either end; nothing surrounds the middle of a longer text.
const MOST_LINES: usize = 4000;
/// What follows an article does so after this share of its words.
const LATE: f64 = 0.5;

/// A line with what is known of it.
struct Line<'a> {
    span: Span,
    text: &'a str,
    /// In small letters.
    words: Vec<String>,
    kind: Option<&'static str>,
    /// Whether it names a source, an agency or an author.
    credit: bool,
}

impl Line<'_> {
    /// Whether it is a sentence or more, and no notice.
    fn is_body(&self) -> bool {
        self.kind.is_none() && self.words.len() >= SENTENCE && shape::ends_sentence(self.text)
    }
}

/// The lines of `text` that are no part of the article, in order.
///
/// ```
/// use depesche_input::boilerplate::boilerplate;
/// let text = "Visit to Oslo\n\nThe ministers of Norway and Iceland met in Oslo on Monday and spoke about fish.\n\nShare this article";
/// let found = boilerplate(text);
/// assert_eq!(found[0].rule, "boilerplate.share");
/// assert_eq!(found[0].span.of(text), "Share this article");
/// ```
pub fn boilerplate(text: &str) -> Vec<Evidence> {
    let mut spans: Vec<_> = lines(text).collect();
    if spans.len() > 2 * MOST_LINES {
        spans.drain(MOST_LINES..spans.len() - MOST_LINES);
    }
    let mut lines: Vec<_> = spans
        .into_iter()
        .map(|span| {
            let text = span.of(text);
            // Longer lines are paragraphs; no cue is that long.
            let words = words(text).take(100).map(str::to_lowercase).collect::<Vec<_>>();
            let kind = shape::kind(text, &words).or_else(|| TABLE.kind(text, &words));
            Line { span, text, words, kind, credit: shape::is_credit(text) }
        })
        .collect();
    mark_wrapped_status(&mut lines);
    mark_repeated_headlines(&mut lines);
    let body: Vec<usize> =
        lines.iter().enumerate().filter(|(_, line)| line.is_body()).map(|(at, _)| at).collect();
    mark_head(&mut lines, body.first().copied());
    mark_below(&mut lines);
    let last = lines.iter().rposition(Line::is_body);
    mark_tail(&mut lines, last);
    lines
        .iter()
        .filter_map(|line| Some(Evidence::new(line.span, format!("boilerplate.{}", line.kind?))))
        .collect()
}

/// Whether a line is among those that were marked.
pub(crate) fn is_marked(boilerplate: &[Evidence], line: Span) -> bool {
    let next = boilerplate.partition_point(|marked| marked.span.end <= line.start);
    boilerplate.get(next).is_some_and(|marked| marked.span.overlaps(line))
}

/// "Published / on" over two lines: the small word belongs to the first.
fn mark_wrapped_status(lines: &mut [Line<'_>]) {
    const SMALL: &[&str] = &["on", "am", "um", "von", "by", "at", "in", "vor"];
    for at in 1..lines.len() {
        let small = matches!(&lines[at].words[..], [word] if SMALL.contains(&word.as_str()));
        if small && lines[at].kind.is_none() && lines[at - 1].kind.is_some() {
            lines[at].kind = Some("status");
        }
    }
}

/// A line that says a headline twice without a gap, as scrapers join a heading and its image's title.
fn mark_repeated_headlines(lines: &mut [Line<'_>]) {
    for at in 0..lines.len().min(20) {
        let text = lines[at].text;
        let (half, is_even) = (text.len() / 2, text.len().is_multiple_of(2));
        let is_twice =
            is_even && text.len() > 20 && text.is_char_boundary(half) && text[..half] == text[half..];
        if is_twice && lines[..at].iter().any(|line| line.text == &text[..half]) {
            lines[at].kind = Some("repeated");
        }
    }
}

/// Above the first sentence: section labels and descriptions of pictures.
fn mark_head(lines: &mut [Line<'_>], first_body: Option<usize>) {
    let end = first_body.unwrap_or(lines.len()).min(12);
    for at in 0..end {
        // A label stands above something: a headline, or the text.
        let has_headline =
            lines[at + 1..].iter().take(12).any(|line| line.kind.is_none() && line.words.len() > 3);
        if lines[at].kind.is_some() || !has_headline {
            continue;
        }
        if shape::is_label(lines[at].text, &lines[at].words) {
            lines[at].kind = Some("section");
        } else if shape::is_menu(&lines[at].words) {
            lines[at].kind = Some("menu");
        }
    }
}

/// Below a line that opens the comments or a list of other articles nothing belongs to the article, if enough of
/// it stands above; else only the short lines that follow.
fn mark_below(lines: &mut [Line<'_>]) {
    // How many words of the article stand above each line.
    let mut above_each = Vec::with_capacity(lines.len() + 1);
    above_each.push(0);
    for line in lines.iter() {
        let words = if line.is_body() { line.words.len() } else { 0 };
        above_each.push(above_each.last().copied().unwrap_or(0) + words);
    }
    let all = above_each.last().copied().unwrap_or(0);
    let mut at = 0;
    while at < lines.len() {
        let opened = match lines[at].kind {
            Some("related") => "related",
            Some("comment") => "comment",
            _ => {
                at += 1;
                continue;
            }
        };
        let (above, below) = (above_each[at], all - above_each[at]);
        #[expect(clippy::cast_precision_loss, reason = "a share of words")]
        let is_late = above > 0 && above as f64 >= LATE * (above + below) as f64;
        // Nothing is said of what stands below a line in the first half.
        let below_it = if is_late { &mut lines[at + 1..] } else { &mut [] };
        for line in below_it {
            if line.is_body() && below > above / 3 {
                break;
            }
            if !line.credit {
                line.kind.get_or_insert(opened);
            }
        }
        at += 1;
    }
}

/// Below the last sentence: contacts, sponsors, other headlines, the name of the site.
fn mark_tail(lines: &mut [Line<'_>], last_body: Option<usize>) {
    let Some(start) = last_body.map(|at| at + 1) else { return };
    let mut contact = false;
    let mut after_cue = false;
    for at in start..lines.len() {
        match lines[at].kind {
            Some(kind) => {
                contact = kind == "contact";
                after_cue = true;
            }
            None if lines[at].credit => contact = false,
            None if shape::is_postcode(lines[at].text) => {
                lines[at].kind = Some("contact");
                // The lines of an address above its town.
                for above in (start..at).rev() {
                    let line = &mut lines[above];
                    if line.kind.is_some() || line.words.len() > 6 || shape::ends_sentence(line.text) {
                        break;
                    }
                    line.kind = Some("contact");
                }
                contact = true;
            }
            None if contact && lines[at].words.len() <= 10 && !shape::ends_sentence(lines[at].text) => {
                lines[at].kind = Some("contact");
            }
            None if shape::is_reachable(lines[at].text, &lines[at].words) => lines[at].kind = Some("contact"),
            None if shape::is_site(&lines[at].words) => lines[at].kind = Some("site"),
            None if shape::is_menu(&lines[at].words) => lines[at].kind = Some("menu"),
            None if shape::is_notice_of_rights(lines[at].text) => lines[at].kind = Some("rights"),
            None if after_cue && shape::is_teaser(lines[at].text, &lines[at].words) => {
                lines[at].kind = Some("related");
            }
            None => contact = false,
        }
    }
    mark_sponsors(&mut lines[start..]);
}

/// Two or more names below each other, with nothing of a sentence.
fn mark_sponsors(tail: &mut [Line<'_>]) {
    let mut at = 0;
    while at < tail.len() {
        let run = tail[at..]
            .iter()
            .take_while(|line| line.kind.is_none() && shape::is_name(line.text, &line.words))
            .count();
        if run >= 2 {
            tail[at..at + run].iter_mut().for_each(|line| line.kind = Some("sponsor"));
        }
        at += run.max(1);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BODY: &str = "Die Außenminister von Norwegen und Island haben sich am Montag in Oslo getroffen und über Fische gesprochen.";

    fn marked(text: &str) -> Vec<(&str, String)> {
        boilerplate(text).iter().map(|line| (line.span.of(text), line.rule.to_string())).collect()
    }

    #[test]
    fn head_and_tail() {
        let text = format!(
            "Folgen Sie uns\nNorwegen\nMinister treffen sich in Oslo\nVon Ada Meier\nFoto: Amt\nVeröffentlicht\n\non\n\n{BODY}\nMuster Reisen\nBau und Boden\nÄhnliche Artikel\nFischer fahren wieder aus\nSchreibe einen Kommentar"
        );
        let found = marked(&text);
        let lines: Vec<_> = found.iter().map(|(line, _)| *line).collect();
        let want = [
            "Folgen Sie uns",
            "Norwegen",
            "Veröffentlicht",
            "on",
            "Muster Reisen",
            "Bau und Boden",
            "Ähnliche Artikel",
            "Fischer fahren wieder aus",
            "Schreibe einen Kommentar",
        ];
        assert_eq!(lines, want);
        assert_eq!(found[4].1, "boilerplate.sponsor");
    }

    #[test]
    fn a_contact_is_marked_as_a_whole() {
        let text = format!("{BODY}\nKontakt\nAmt für Fische\nHafenweg\n3003 Bern\nZum Anfang");
        assert_eq!(marked(&text).len(), 5);
        let text = format!("{BODY}\nAmt für Fische\nHafenweg\n3003 Bern");
        assert_eq!(marked(&text).len(), 3);
    }

    #[test]
    fn what_belongs_to_the_article() {
        let text = format!(
            "Norwegen\n\n{BODY}\n\nFische im Mittelpunkt\n\n{BODY}\n\n(abc) Agentur\nQuelle: Telegramm"
        );
        assert_eq!(marked(&text), [("Norwegen", "boilerplate.section".to_owned())]);
        let text = format!("Mehr zum Thema\n{BODY}\n{BODY}");
        assert_eq!(marked(&text).len(), 1);
    }

    proptest! {
        #[test]
        fn spans_are_lines_in_order(text in "(?:\\PC{0,12}|Teilen|Kontakt|3003 Bern|Mehr zum Thema|Die Minister haben sich in der Stadt getroffen und über den Handel gesprochen\\.|\n| ){0,30}") {
            let found = boilerplate(&text);
            prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            for line in found {
                let words = line.span.of(&text);
                prop_assert!(!words.is_empty() && words == words.trim() && !words.contains('\n'));
            }
        }
    }
}
