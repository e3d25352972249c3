//! What the program is given of a treebank: its words without any analysis, or its text.

use super::treebank::{Sentence, Treebank};

/// Treebanks that know no paragraphs get a new line after so many sentences.
pub(crate) const SENTENCES_A_LINE: usize = 10;

/// The same sentences, tokens and ranges with nothing said about them, so that no answer can leak.
///
/// Only `SpaceAfter` stays in the last column: the text has it too.
pub(crate) fn blanked(conllu: &str) -> String {
    let mut blanked = String::with_capacity(conllu.len());
    for line in conllu.lines() {
        if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim_start();
            // Entities and other annotation may stand in comments as well.
            if !["sent_id =", "text =", "newpar", "newdoc"].iter().any(|kept| comment.starts_with(kept)) {
                continue;
            }
            blanked += line;
        } else if !line.is_empty() {
            let mut columns = line.split('\t');
            let (id, form) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
            if id.contains('.') {
                continue;
            }
            let glued =
                columns.next_back().is_some_and(|misc| misc.split('|').any(|note| note == "SpaceAfter=No"));
            blanked += &bare(id, form, glued);
        }
        blanked += "\n";
    }
    blanked
}

/// A line of CoNLL-U that tells a word and no more.
pub(crate) fn bare(id: &str, form: &str, glued: bool) -> String {
    let misc = if glued { "SpaceAfter=No" } else { "_" };
    format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}")
}

/// The running text: one line a paragraph.
///
/// The treebank says where one begins, and a blank line stands before it, as in the raw texts of CoNLL 2018. If it never
/// does, every tenth sentence opens a line.
pub(crate) fn raw_text(treebank: &Treebank) -> String {
    let knows_paragraphs = treebank.sentences.iter().any(|sentence| sentence.opens);
    let mut text = String::new();
    for (number, sentence) in treebank.sentences.iter().enumerate() {
        let opens = if knows_paragraphs { sentence.opens } else { number % SENTENCES_A_LINE == 0 };
        if number > 0 {
            text += match (opens, knows_paragraphs) {
                (true, true) => "\n\n",
                (true, false) => "\n",
                (false, _) => " ",
            };
        }
        text += &written(sentence);
    }
    text + "\n"
}

/// A sentence as it was written.
fn written(sentence: &Sentence) -> String {
    if let Some(text) = &sentence.text {
        return text.clone();
    }
    let mut text = String::new();
    for token in &sentence.tokens {
        text += &token.form;
        text += if token.space_after { " " } else { "" };
    }
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::treebank::tests::treebank;

    #[test]
    fn nothing_of_the_answer_is_left() {
        let gold = "# text = Im Mai\n# Entity = x\n1-2\tIm\t_\t_\t_\t_\t_\t_\t_\tTypo=Yes\n1\tin\tin\tADP\tA\t_\t3\tcase\t3:case\t_\n\
                    2\tdem\tder\tDET\tA\tCase=Dat\t3\tdet\t_\t_\n2.1\tx\tx\tX\t_\t_\t_\t_\t_\t_\n\
                    3\tMai\tMai\tNOUN\tN\tCase=Dat\t0\troot\t_\tName=B-OTH|SpaceAfter=No\n\n";
        let rest = "\t_\t_\t_\t_\t_\t_\t_\t";
        assert_eq!(
            blanked(gold),
            format!(
                "# text = Im Mai\n1-2\tIm{rest}_\n1\tin{rest}_\n2\tdem{rest}_\n3\tMai{rest}SpaceAfter=No\n\n"
            )
        );
    }

    #[test]
    fn paragraphs_are_lines() {
        let known =
            treebank("# newpar\n# text = A b.\n1 A\n\n# text = C.\n1 C\n\n# newdoc id = 1\n# text = D.\n1 D");
        assert_eq!(raw_text(&known), "A b. C.\n\nD.\n");
        let unknown = treebank(&"# text = A.\n1 A.\n\n".repeat(SENTENCES_A_LINE + 2));
        assert_eq!(raw_text(&unknown), format!("{}\nA. A.\n", ["A."; SENTENCES_A_LINE].join(" ")));
    }
}
