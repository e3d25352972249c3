//! CoNLL-U, the format of treebanks: reading a file's sentences and words, and writing what the analyser says of them.
//!
//! What is written beside the standard's columns stands in MISC: `TokenRange` (characters of the document's text, from 0,
//! the second not included), `Name` (BIO labels of GermEval's kinds) and `Verb` (the infinitive of a verb whose particle
//! stands apart).

use std::fmt::{self, Write};

use depesche_model::{CharIndex, Document, Language, Multiword, Parsed, Tree, Word};

use crate::{Analyser, Form};

/// A sentence of a CoNLL-U file: its comments, and its lines as they were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// With their "#".
    comments: Vec<String>,
    lines: Vec<Line>,
}

/// A line of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    id: String,
    form: String,
    misc: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Word,
    /// A token of several words; the number of the last.
    Range(usize),
    /// An empty node, "8.1": it is no word of the text.
    Empty,
}

/// A line that is no CoNLL-U.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} is no CoNLL-U: {reason}")]
pub struct Malformed {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: &'static str,
}

/// Reads the sentences of a CoNLL-U file.
///
/// # Errors
/// When a line has not ten columns, or words are not numbered one by one.
///
/// ```
/// let text = "# text = Ja!\n1\tJa\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\t!\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
/// assert_eq!(depesche_language::conllu::read(text).unwrap().len(), 1);
/// assert!(depesche_language::conllu::read("1\tJa").is_err());
/// ```
pub fn read(text: &str) -> Result<Vec<Sentence>, Malformed> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    let mut words = 0;
    for (number, line) in text.lines().enumerate() {
        let malformed = |reason| Malformed { line: number + 1, reason };
        if line.trim().is_empty() {
            if !sentence.lines.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
            words = 0;
            continue;
        }
        if line.starts_with('#') && sentence.lines.is_empty() {
            sentence.comments.push(line.to_owned());
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, _, _, _, _, _, _, misc] = columns[..] else {
            return Err(malformed("it has not ten columns"));
        };
        let kind = if let Some((first, last)) = id.split_once('-') {
            let range = first.parse().ok().zip(last.parse().ok());
            let (_, last) = range
                .filter(|&(first, last): &(usize, usize)| first == words + 1 && last >= first)
                .ok_or_else(|| malformed("a token's words do not follow"))?;
            Kind::Range(last)
        } else if id.contains('.') {
            Kind::Empty
        } else {
            words += 1;
            if id.parse() != Ok(words) {
                return Err(malformed("words are not numbered one by one"));
            }
            Kind::Word
        };
        sentence.lines.push(Line { id: id.to_owned(), form: form.to_owned(), misc: misc.to_owned(), kind });
    }
    if !sentence.lines.is_empty() {
        sentences.push(sentence);
    }
    Ok(sentences)
}

impl Sentence {
    /// The sentence's words with the spaces between them, for telling its language.
    pub fn text(&self) -> String {
        self.forms().iter().fold(String::new(), |mut text, form| {
            if form.space_before && !text.is_empty() {
                text.push(' ');
            }
            text + form.text
        })
    }

    /// Its words as the analyser reads them: the parts of a contraction count as apart, unless they spell it out ("do" and
    /// "n't").
    pub fn forms(&self) -> Vec<Form<'_>> {
        let mut forms: Vec<Form<'_>> = Vec::new();
        // Whether a space stands before the next word; which words are in a token, whether they count as apart, and
        // whether a space stands behind it.
        let mut space_before = true;
        let mut range: Option<(usize, bool, bool)> = None;
        for (at, line) in self.lines.iter().enumerate() {
            let space_after = !line.misc.split('|').any(|part| part == "SpaceAfter=No");
            match line.kind {
                Kind::Empty => {}
                Kind::Range(last) => {
                    let words = self.lines[at + 1..].iter().filter(|line| line.kind == Kind::Word);
                    let parts: String =
                        words.take(last - forms.len()).map(|word| word.form.as_str()).collect();
                    range = Some((last, parts != line.form, space_after));
                }
                Kind::Word => {
                    forms.push(Form { text: &line.form, space_before });
                    space_before = match range {
                        Some((last, apart, _)) if forms.len() < last => apart,
                        Some((_, _, after)) => after,
                        None => space_after,
                    };
                    range = range.filter(|&(last, ..)| forms.len() < last);
                }
            }
        }
        forms
    }

    /// Writes the sentence with a tree over its words. Comments, tokens, empty nodes and MISC stay as they are.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(&self, tree: &Tree, out: &mut impl Write) -> fmt::Result {
        for comment in &self.comments {
            writeln!(out, "{comment}")?;
        }
        let mut words = tree.words.iter();
        for line in &self.lines {
            let Line { id, form, misc, kind } = line;
            match (kind, if *kind == Kind::Word { words.next() } else { None }) {
                (_, Some(word)) => {
                    let kept = misc.split('|').filter(|part| !part.starts_with("Name=") && *part != "_");
                    word_line(out, id, form, word, kept.map(str::to_owned).collect())?;
                }
                _ => writeln!(out, "{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}")?,
            }
        }
        writeln!(out)
    }
}

/// Reads sentences of one language with a model; gives a tree for each.
pub fn trees(analyser: &Analyser, sentences: &[Sentence], language: &Language) -> Vec<Tree> {
    let forms: Vec<Vec<Form<'_>>> = sentences.iter().map(Sentence::forms).collect();
    let forms: Vec<&[Form<'_>]> = forms.iter().map(Vec::as_slice).collect();
    analyser.read(&forms, language)
}

/// Writes a document with the trees of its sentences.
///
/// Sentences that are no part of the article are marked by a comment, `# boilerplate = yes`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(document: &Document, parsed: &Parsed, trees: &[Tree], out: &mut impl Write) -> fmt::Result {
    let text = document.text.as_str();
    let index = CharIndex::new(text);
    writeln!(out, "# newdoc id = {}", one_line(&document.id))?;
    for (number, (sentence, tree)) in parsed.sentences.iter().zip(trees).enumerate() {
        writeln!(out, "# sent_id = {}-{}", one_line(&document.id), number + 1)?;
        if document.boilerplate.iter().any(|line| line.span.overlaps(sentence.span)) {
            writeln!(out, "# boilerplate = yes")?;
        }
        writeln!(out, "# text = {}", one_line(sentence.span.of(text)))?;
        for (at, word) in tree.words.iter().enumerate() {
            let mut misc = Vec::new();
            if word.multiword != Multiword::Inside {
                if text[word.span.end..].starts_with(|c: char| !c.is_whitespace()) {
                    misc.push("SpaceAfter=No".to_owned());
                }
                let place = index.chars(word.span.start)..index.chars(word.span.end);
                misc.push(format!("TokenRange={}:{}", place.start, place.end));
            }
            if let Multiword::First(count) = word.multiword {
                let (first, last) = (at + 1, at + count);
                let (form, misc) = (word.span.of(text), misc.join("|"));
                writeln!(out, "{first}-{last}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}")?;
            }
            let misc = if word.multiword == Multiword::Alone { misc } else { Vec::new() };
            word_line(out, &(at + 1).to_string(), word.form(text), word, misc)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn word_line(out: &mut impl Write, id: &str, form: &str, word: &Word, mut misc: Vec<String>) -> fmt::Result {
    misc.extend(word.name.map(|name| format!("Name={}", name.label())));
    misc.extend(word.verb.as_ref().map(|verb| format!("Verb={verb}")));
    let misc = if misc.is_empty() { "_".to_owned() } else { misc.join("|") };
    let (upos, features, head, relation) =
        (word.upos, &word.features, word.head.map_or(0, |head| head + 1), &word.relation);
    let lemma = if word.lemma.is_empty() { "_" } else { &word.lemma };
    writeln!(out, "{id}\t{form}\t{lemma}\t{upos}\t_\t{features}\t{head}\t{relation}\t_\t{misc}")
}

/// The text with every blank and line break as one space.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const DO_NOT: &str = "# newpar\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
        1\tDo\t_\t_\t_\t_\t_\t_\t_\t_\n2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2.1\tthat\t_\t_\t_\t_\t_\t_\t_\t_\n3\t!\t_\t_\t_\t_\t_\t_\t_\tGloss=x\n\n";

    fn spaces(text: &str) -> Vec<bool> {
        read(text).unwrap()[0].forms().iter().map(|form| form.space_before).collect()
    }

    #[test]
    fn tells_where_spaces_stand() {
        assert_eq!(spaces(DO_NOT), [true, false, false]);
        let im = "1-2\tim\t_\t_\t_\t_\t_\t_\t_\t_\n1\tin\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdem\t_\t_\t_\t_\t_\t_\t_\t_\n3\tJahr\t_\t_\t_\t_\t_\t_\t_\t_\n";
        assert_eq!(spaces(im), [true, true, true]);
    }

    #[test]
    fn what_is_not_filled_in_stays() {
        let sentence = &read(DO_NOT).unwrap()[0];
        let mut written = String::new();
        sentence.write(&Tree::default(), &mut written).unwrap();
        assert_eq!(written, DO_NOT);
        assert_eq!(sentence.text(), "Don't!");
    }

    #[test]
    fn says_which_line_is_broken() {
        let line = |text: &str| read(text).unwrap_err().line;
        assert_eq!(line("\n1\tJa\n"), 2);
        assert_eq!(line(&DO_NOT.replace("3\t!", "4\t!")), 6);
        assert_eq!(line(&DO_NOT.replace("1-2", "2-3")), 2);
    }
}
