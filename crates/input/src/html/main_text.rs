//! The main text of a page, its blocks as lines.

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::block::{Block, blocks};
use super::score;

/// Below this many bytes the reader view has found a teaser, not the text.
const SHORT: usize = 250;
/// What surrounds a text, for pages in which the reader view finds none.
const AROUND: &str = "nav, header, footer, aside, form, [role=navigation], [role=banner], [role=contentinfo]";

/// The main text of the page, whose blocks are `body`; a blank line between blocks.
pub(super) fn main_text(document: Document, body: &[Block], html: &str) -> String {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let read = Readability::with_document(document, None, Some(config))
        .ok()
        .and_then(|mut reader| reader.parse().ok());
    let found = read.as_ref().map_or("", |article| &article.text_content);
    let text = joined(score::chosen(body, found));
    if text.len() >= SHORT {
        return text;
    }
    let found = read.map(|article| blocks(&Document::from(article.content).root())).unwrap_or_default();
    let found = joined(found.iter().map(|block| block.text.as_str()));
    if found.len() >= SHORT {
        return found;
    }
    // The reader view works on the tree itself, so this one is made anew.
    let document = Document::from(html);
    document.select(AROUND).remove();
    let all = whole(&document);
    if all.is_empty() { found } else { all }
}

/// The blocks of the page's body.
pub(super) fn blocks_of(document: &Document) -> Vec<Block> {
    document.select("body").nodes().first().map(blocks).unwrap_or_default()
}

/// The text of all blocks.
pub(super) fn whole(document: &Document) -> String {
    joined(blocks_of(document).iter().map(|block| block.text.as_str()))
}

fn joined<'a>(blocks: impl IntoIterator<Item = &'a str>) -> String {
    blocks.into_iter().collect::<Vec<_>>().join("\n\n")
}

/// Whether a line of the text says the same as `line`.
pub(crate) fn has_line(text: &str, line: &str) -> bool {
    let fold = |line: &str| {
        line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let wanted = fold(line);
    wanted.is_empty() || text.lines().take(8).any(|line| fold(line) == wanted)
}

/// A text in the making.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    /// White space that is written when more text follows.
    gap: Gap,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Blank,
    Line,
    Block,
}

impl Lines {
    pub(super) fn push(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.trim_start_matches(char::is_whitespace);
            if word.len() < rest.len() {
                self.gap = self.gap.max(Gap::Blank);
            }
            let end = word.find(char::is_whitespace).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            if !word.is_empty() {
                if !self.text.is_empty() {
                    self.text.push_str(match self.gap {
                        Gap::None => "",
                        Gap::Blank => " ",
                        Gap::Line => "\n",
                        Gap::Block => "\n\n",
                    });
                }
                self.gap = Gap::None;
                self.text.push_str(word);
            }
            rest = after;
        }
    }

    pub(super) fn line(&mut self) {
        self.gap = self.gap.max(Gap::Line);
    }

    pub(super) fn block(&mut self) {
        self.gap = Gap::Block;
    }

    pub(super) fn done(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines() {
        let document = Document::from(
            "<div><p>Die <b>Minister</b>\n trafen<br>sich.</p><ul><li>Oslo<li>Rom</ul>Ende<script>x</script></div>",
        );
        assert_eq!(
            joined(blocks(&document.root()).iter().map(|block| block.text.as_str())),
            "Die Minister trafen\nsich.\n\nOslo\n\nRom\n\nEnde"
        );
    }

    #[test]
    fn a_short_page_is_kept_whole() {
        let html =
            "<body><nav>Start</nav><div>Die Minister trafen sich.</div><footer>Impressum</footer></body>";
        assert_eq!(
            main_text(Document::from(html), &blocks_of(&Document::from(html)), html),
            "Die Minister trafen sich."
        );
    }
}
