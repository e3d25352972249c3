//! Treebanks in CoNLL-U, as far as scoring needs them.

use std::ops::Range;

use anyhow::{Context, bail, ensure};

/// The sentences of a file, in its order.
#[derive(Debug, Default)]
pub(crate) struct Treebank {
    pub(crate) sentences: Vec<Sentence>,
}

/// A sentence: written tokens, and the words that they stand for.
#[derive(Debug, Default)]
pub(crate) struct Sentence {
    /// What `# text` tells, if it is there.
    pub(crate) text: Option<String>,
    /// Whether `# newpar` or `# newdoc` stands above it.
    pub(crate) opens: bool,
    pub(crate) tokens: Vec<Token>,
    pub(crate) words: Vec<Word>,
}

/// Something written without a blank: "im" is one token of two words.
#[derive(Debug)]
pub(crate) struct Token {
    pub(crate) form: String,
    /// Its words, counted within the sentence.
    pub(crate) words: Range<usize>,
    /// Whether it is written as a range (1-2).
    pub(crate) multiword: bool,
    pub(crate) space_after: bool,
}

/// A syntactic word and what the columns say of it.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) form: String,
    pub(crate) lemma: String,
    pub(crate) upos: String,
    /// Feature and value, in alphabetical order.
    pub(crate) features: Vec<(String, String)>,
    pub(crate) head: Head,
    pub(crate) relation: String,
    /// The label behind `Name=` in the last column, without it "O".
    pub(crate) name: String,
}

/// What a word hangs from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    Root,
    /// A word of the same sentence, counted from 0.
    Word(usize),
    /// The column is empty.
    Unknown,
}

impl Treebank {
    /// Reads CoNLL-U; empty nodes (1.1) belong to the enhanced graphs and are passed over.
    pub(crate) fn read(text: &str) -> anyhow::Result<Self> {
        let mut sentences = Vec::new();
        let mut block = Vec::new();
        for (number, line) in text.lines().chain([""]).enumerate() {
            let line = line.trim_end_matches('\r');
            if !line.is_empty() {
                block.push((number + 1, line));
                continue;
            }
            let sentence = Sentence::read(&block)?;
            // Comments alone, at the end of a document for example, are no sentence.
            if !sentence.words.is_empty() {
                sentences.push(sentence);
            }
            block.clear();
        }
        Ok(Self { sentences })
    }

    pub(crate) fn words(&self) -> impl Iterator<Item = &Word> {
        self.sentences.iter().flat_map(|sentence| &sentence.words)
    }

    /// How many sentences have no single root, a circle, or a word without a head.
    pub(crate) fn broken_trees(&self) -> usize {
        self.sentences.iter().filter(|sentence| !sentence.is_tree()).count()
    }
}

impl Sentence {
    fn read(lines: &[(usize, &str)]) -> anyhow::Result<Self> {
        let mut sentence = Self::default();
        for (number, line) in lines {
            sentence.line(line).with_context(|| format!("line {number}: {line:?}"))?;
        }
        let count = sentence.words.len();
        for word in &sentence.words {
            if let Head::Word(head) = word.head {
                ensure!(
                    head < count,
                    "the head of {:?} is no word of its sentence, {:?}",
                    word.form,
                    lines.first()
                );
            }
        }
        if let Some(token) = sentence.tokens.last() {
            ensure!(token.words.end <= count, "{:?} has too few words", token.form);
        }
        Ok(sentence)
    }

    fn line(&mut self, line: &str) -> anyhow::Result<()> {
        if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim();
            self.opens |= comment.starts_with("newpar") || comment.starts_with("newdoc");
            if let Some((_, text)) = comment.split_once('=').filter(|(key, _)| key.trim() == "text") {
                self.text = Some(text.trim().to_owned());
            }
            return Ok(());
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, _, features, head, relation, _, misc] = columns[..] else {
            bail!("{} columns instead of 10", columns.len());
        };
        if id.contains('.') {
            return Ok(());
        }
        ensure!(form.chars().any(|c| !c.is_whitespace()), "a word without a letter");
        let token = |words: Range<usize>, multiword: bool| Token {
            form: form.to_owned(),
            words,
            multiword,
            space_after: !misc.split('|').any(|note| note == "SpaceAfter=No"),
        };
        let next = self.words.len();
        // A range may not begin inside another.
        let covered = self.tokens.last().map_or(0, |token| token.words.end);
        if let Some((first, last)) = id.split_once('-') {
            let (first, last): (usize, usize) = (first.parse()?, last.parse()?);
            ensure!(first == next + 1 && first > covered && last >= first, "a range out of place");
            self.tokens.push(token(next..last, true));
            return Ok(());
        }
        ensure!(id.parse() == Ok(next + 1), "word {} expected", next + 1);
        if next >= covered {
            self.tokens.push(token(next..next + 1, false));
        }
        let mut features: Vec<(String, String)> = features
            .split('|')
            .filter_map(|feature| feature.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        features.sort_unstable();
        self.words.push(Word {
            form: form.to_owned(),
            lemma: lemma.to_owned(),
            upos: upos.to_owned(),
            features,
            head: match head {
                "_" => Head::Unknown,
                "0" => Head::Root,
                head => Head::Word(
                    head.parse().ok().and_then(|head: usize| head.checked_sub(1)).context("no head")?,
                ),
            },
            relation: relation.to_owned(),
            name: misc.split('|').find_map(|note| note.strip_prefix("Name=")).unwrap_or("O").to_owned(),
        });
        Ok(())
    }

    fn is_tree(&self) -> bool {
        let roots = self.words.iter().filter(|word| word.head == Head::Root).count();
        // A way up that is longer than the sentence goes in a circle.
        let reaches_the_root = |mut word: usize| {
            for _ in 0..self.words.len() {
                match self.words[word].head {
                    Head::Root => return true,
                    Head::Word(head) => word = head,
                    Head::Unknown => return false,
                }
            }
            false
        };
        roots == 1 && (0..self.words.len()).all(reaches_the_root)
    }
}

impl Word {
    /// The value of a feature.
    pub(crate) fn feature(&self, name: &str) -> Option<&str> {
        self.features.iter().find(|(feature, _)| feature == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A treebank from lines of `ID FORM LEMMA UPOS FEATS HEAD DEPREL`; what is missing at a line's end is empty.
    pub(crate) fn treebank(lines: &str) -> Treebank {
        let mut text = String::new();
        for line in lines.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                text += line;
            } else {
                let mut columns: Vec<&str> = line.split(' ').collect();
                columns.resize(7, "_");
                columns.insert(4, "_");
                columns.extend(["_", "_"]);
                text += &columns.join("\t");
            }
            text += "\n";
        }
        Treebank::read(&text).unwrap()
    }

    #[test]
    fn ranges_are_tokens_and_empty_nodes_are_nothing() {
        let read = treebank(
            "# newpar\n# text = Im Hof!\n1-2 Im\n1 In in ADP _ 3 case\n2 dem der DET Case=Dat 3 det\n2.1 leer\n\
             3 Hof Hof NOUN Case=Dat|Abbr=Yes 0 root\n4 ! ! PUNCT _ 3 punct\n\n# end",
        );
        assert_eq!(read.sentences.len(), 1);
        let sentence = &read.sentences[0];
        assert!(sentence.opens);
        assert_eq!(sentence.text.as_deref(), Some("Im Hof!"));
        let tokens: Vec<_> = sentence.tokens.iter().map(|t| (t.form.as_str(), t.words.clone())).collect();
        assert_eq!(tokens, [("Im", 0..2), ("Hof", 2..3), ("!", 3..4)]);
        assert_eq!(sentence.words[2].features[0].0, "Abbr");
        assert_eq!(sentence.words[1].head, Head::Word(2));
        assert_eq!(read.broken_trees(), 0);
    }

    #[test]
    fn what_is_no_tree_is_counted() {
        let circle = "1 a a X _ 2 dep\n2 b b X _ 1 dep\n3 c c X _ 0 root\n\n";
        let roots = "1 a a X _ 0 root\n2 b b X _ 0 root\n\n";
        let open = "1 a a X _ 0 root\n2 b b X _ _ _\n";
        assert_eq!(treebank(&[circle, roots, open].concat()).broken_trees(), 3);
    }

    #[test]
    fn bad_lines_are_named() {
        for bad in ["1\tonly", "2\tb\t_\t_\t_\t_\t0\troot\t_\t_", "1\tb\t_\t_\t_\t_\t2\troot\t_\t_"] {
            assert!(Treebank::read(bad).is_err(), "{bad}");
        }
    }
}
