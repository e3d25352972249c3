//! Why a record says what it says, beyond the words that it points at.

use serde::Serialize;

use crate::EventType;

/// How the program came to a record: the sentence as a tree, the clause as it was read, the rows that were asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Explanation {
    /// The words of the sentence, in its order.
    pub tree: Vec<Branch>,
    /// The clause that the record's words open, if it has a verb.
    pub clause: Option<ClauseReading>,
    /// What the verb can tell, in the order of asking.
    pub senses: Vec<SenseReading>,
    /// What moved the confidence up or down, the strongest first.
    pub clues: Vec<ClueReading>,
}

/// A word of a sentence and where it hangs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Branch {
    /// The word.
    pub word: String,
    /// Its part of speech, in the tags of Universal Dependencies.
    pub upos: String,
    /// How it hangs on its head: `nsubj`.
    pub relation: String,
    /// The place of its head among the words; none for the root.
    pub head: Option<usize>,
    /// How sure the parser is of that head, in percent.
    pub sure: u8,
    /// Whether it is one of the record's words.
    pub evidence: bool,
}

/// A clause as the coders saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseReading {
    /// The infinitive of its verb.
    pub verb: String,
    /// Active or passive.
    pub voice: String,
    /// Its tense.
    pub tense: String,
    /// Whether it tells a fact, a plan, a supposition or a denial.
    pub modality: String,
    /// Its phrases: the role with the preposition, then the words.
    pub phrases: Vec<(String, String)>,
}

/// A row of the predicate tables that was asked about a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SenseReading {
    /// The type that the row tells.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// Its rule.
    pub rule: String,
    /// Where it stands: `data/predicate/en.tsv:57`.
    pub row: String,
    /// What came of it.
    pub verdict: Verdict,
}

/// What came of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Verdict {
    /// It tells the event.
    Taken,
    /// It fits, but one that was asked before it told the event.
    Later,
    /// Its words stand there, but the clause does not tell it as such an event: it denies or supposes it, or too few actors are
    /// named.
    Refused,
    /// None of these words stands in its place.
    Missing(Vec<String>),
    /// This word forbids it.
    Forbidden(String),
    /// A row that silences the verb beside these words.
    Silenced,
}

/// A clue and how far it moved the confidence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClueReading {
    /// Its name.
    pub clue: String,
    /// Its value, between 0 and 1.
    pub value: f64,
    /// Value times weight: above 0 it speaks for the record.
    pub weight: f64,
}

impl Explanation {
    /// The tree as lines to be printed with a font of fixed width: branches, words in the order of the sentence.
    ///
    /// ```
    /// use depesche_model::{Branch, Explanation};
    /// let branch = |word: &str, relation: &str, head| Branch {
    ///     word: word.into(), upos: "X".into(), relation: relation.into(), head, sure: 100, evidence: true,
    /// };
    /// let tree = vec![branch("Rome", "nsubj", Some(1)), branch("agreed", "root", None)];
    /// let explanation = Explanation { tree, ..Explanation::default() };
    /// let lines = explanation.lines();
    /// assert_eq!(lines[0].0, "┌─ ");
    /// assert_eq!(lines[1].0, "");
    /// ```
    pub fn lines(&self) -> Vec<(String, &Branch)> {
        let mut lines = Vec::new();
        let blank = Margin::default();
        for root in (0..self.tree.len()).filter(|&at| self.tree[at].head.is_none()) {
            self.draw(root, &blank, 0, &mut lines);
        }
        lines
    }

    /// Draws a word with what hangs on it: those before it above, those behind it below.
    fn draw<'a>(&'a self, at: usize, margin: &Margin, depth: usize, lines: &mut Vec<(String, &'a Branch)>) {
        // A circle would never end.
        if depth > self.tree.len() {
            return;
        }
        let children: Vec<usize> =
            (0..self.tree.len()).filter(|&child| self.tree[child].head == Some(at)).collect();
        let (before, behind) = children.split_at(children.partition_point(|&child| child < at));
        for (place, &child) in before.iter().enumerate() {
            let (corner, above) = if place == 0 { ("┌─ ", "   ") } else { ("├─ ", "│  ") };
            self.draw(child, &Margin::beside(&margin.above, corner, above, "│  "), depth + 1, lines);
        }
        lines.push((margin.own.clone(), &self.tree[at]));
        for (place, &child) in behind.iter().enumerate() {
            let (corner, under) =
                if place + 1 == behind.len() { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            self.draw(child, &Margin::beside(&margin.under, corner, "│  ", under), depth + 1, lines);
        }
    }
}

/// What stands before the word of a line, and before the lines of what hangs on it, above and under that.
#[derive(Default)]
struct Margin {
    own: String,
    above: String,
    under: String,
}

impl Margin {
    fn beside(whole: &str, own: &str, above: &str, under: &str) -> Self {
        let join = |part: &str| format!("{whole}{part}");
        Self { own: join(own), above: join(above), under: join(under) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_go_up_and_down() {
        let branch = |word: &str, head| Branch {
            word: word.to_owned(),
            upos: String::new(),
            relation: String::new(),
            head,
            sure: 100,
            evidence: false,
        };
        let tree = vec![
            branch("the", Some(1)),
            branch("king", Some(3)),
            branch("gladly", Some(3)),
            branch("met", None),
            branch("the", Some(5)),
            branch("queen", Some(3)),
            branch("twice", Some(3)),
        ];
        let explanation = Explanation { tree, ..Explanation::default() };
        let lines: Vec<String> =
            explanation.lines().into_iter().map(|(margin, branch)| margin + &branch.word).collect();
        let drawn = ["   ┌─ the", "┌─ king", "├─ gladly", "met", "│  ┌─ the", "├─ queen", "└─ twice"];
        assert_eq!(lines, drawn);
    }
}
