//! The blocks of a page's text, each with what the tree says of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use dom_query::{NodeId, NodeRef};
use regex::Regex;

use super::tags::BLOCKS;
use crate::line::pattern;

/// What is never part of a text.
const HIDDEN: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "button", "select", "input", "textarea", "iframe",
    "object", "head", "audio", "video", "canvas", "map",
];

/// A stretch of text between two borders of blocks.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// Its text, white space as single blanks, a line break for `<br>`.
    pub(super) text: String,
    /// How many of its characters stand in links.
    pub(super) linked: usize,
    /// The element that holds it, in small letters.
    pub(super) element: &'static str,
    /// Whether it stands in what surrounds a text: navigation, header, footer, margin.
    pub(super) around: bool,
    /// Whether a class or id above it says that it is no text: `share`, `related`, `comment`.
    pub(super) hinted_away: bool,
    /// Whether a class or id near it says that it is a day: `date`, `published`.
    pub(super) dated: bool,
}

/// Words in classes and ids of what is no text.
static AWAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i)share|sharing|social|related|recommend|teaser|newsletter|cookie|consent|comment|kommentar|\
         sidebar|widget|breadcrumb|footer|navigation|navbar|menu|banner|promo|advert|anzeige|\
         sponsor|popup|modal|overlay|login|subscribe|paywall|outbrain|taboola|tags|tag-list|\
         pagination|pager|author-box|authorbox|mehr-zum-thema|weiterlesen|meistgelesen|most-read|\
         disqus|respond|skip-link|screen-reader|visually-hidden|sr-only|copyright|disclaimer|rating|\
         print|toolbar|meta-nav|byline-bio",
    )
});
/// Cells of tables, which are blocks here.
const CELLS: &[&str] = &["td", "th"];
/// Words in classes and ids of days.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?i)date|datum|time|zeit|published|posted|publish|pubdate|entry-meta|post-meta|byline")
});

/// The blocks below `root`, in order.
pub(super) fn blocks(root: &NodeRef<'_>) -> Vec<Block> {
    enum Step<'a> {
        Enter(NodeRef<'a>, Place),
        Leave(Place),
    }
    let sizes = sizes(root);
    let whole = sizes.get(&root.id).copied().unwrap_or(0);
    let mut made = Making::default();
    let mut steps = vec![Step::Enter(*root, Place::default())];
    while let Some(step) = steps.pop() {
        let (node, place) = match step {
            Step::Leave(place) => {
                made.close();
                made.place = place;
                continue;
            }
            Step::Enter(node, place) => (node, place),
        };
        if node.is_text() {
            made.push(&node.text(), &place);
            continue;
        }
        let name = node.node_name();
        let name = name.as_deref().unwrap_or_default();
        if HIDDEN.contains(&name) || is_hidden(&node) {
            continue;
        }
        let most = sizes.get(&node.id).is_some_and(|&size| 3 * size > whole);
        let place = place.below(&node, name, most);
        if name == "br" {
            made.line();
        }
        if BLOCKS.contains(&name) || name == "td" || name == "th" {
            made.close();
            let outer = std::mem::replace(&mut made.place, place);
            steps.push(Step::Leave(outer));
        }
        let mut children = node.children();
        children.reverse();
        steps.extend(children.into_iter().map(|child| Step::Enter(child, place)));
    }
    made.close();
    made.blocks
}

/// How many bytes of text stand below each element.
fn sizes(root: &NodeRef<'_>) -> HashMap<NodeId, usize> {
    let mut sizes = HashMap::new();
    let mut order = Vec::new();
    let mut open = vec![*root];
    while let Some(node) = open.pop() {
        let name = node.node_name();
        if HIDDEN.contains(&name.as_deref().unwrap_or_default()) {
            continue;
        }
        open.extend(node.children());
        order.push(node);
    }
    for node in order.iter().rev() {
        let own = if node.is_text() { node.text().trim().len() } else { 0 };
        let below: usize = node.children().iter().filter_map(|child| sizes.get(&child.id)).sum();
        sizes.insert(node.id, own + below);
    }
    sizes
}

/// Whether the page does not show it.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.attr("hidden").is_some()
        || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
        || node.attr("style").is_some_and(|style| {
            let style = style.replace(' ', "").to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Where in the tree a text stands.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says something else of the place")]
struct Place {
    element: &'static str,
    link: bool,
    around: bool,
    away: bool,
    dated: bool,
}

impl Place {
    /// Inside `node`; what holds most of the page's text is around it by its name only.
    fn below(&self, node: &NodeRef<'_>, name: &str, most: bool) -> Self {
        let mut place = *self;
        if BLOCKS.contains(&name) || name == "td" || name == "th" {
            place.element =
                CELLS.iter().chain(BLOCKS).find(|block| **block == name).copied().unwrap_or_default();
        }
        place.link |= name == "a";
        let role = node.attr("role");
        place.around |= matches!(name, "nav" | "footer" | "aside")
            || matches!(
                role.as_deref(),
                Some("navigation" | "banner" | "contentinfo" | "complementary" | "dialog")
            );
        // What holds most of the page's text is called many things.
        if !most {
            for mark in ["class", "id"].iter().filter_map(|key| node.attr(key)) {
                place.dated |= DAY.is_match(&mark);
                place.away |= AWAY.is_match(&mark);
            }
            place.dated |= name == "time";
        }
        place
    }
}

/// Blocks in the making.
#[derive(Debug, Default)]
struct Making {
    blocks: Vec<Block>,
    place: Place,
    text: String,
    linked: usize,
    gap: bool,
    broken: bool,
    dated: bool,
}

impl Making {
    fn push(&mut self, text: &str, place: &Place) {
        self.gap |= text.starts_with(char::is_whitespace);
        // "Erstellt am<span>09.02.2022</span>": what style sheets part; "CO<sub>2</sub>" they do not.
        let figures = text.chars().take_while(char::is_ascii_digit).count();
        self.gap |= figures > 1 && self.text.ends_with(char::is_alphabetic);
        let before = self.text.chars().rev().take_while(char::is_ascii_digit).count();
        self.gap |= before > 1 && text.starts_with(char::is_uppercase);
        self.dated |= place.dated && !text.trim().is_empty();
        for word in text.split_whitespace() {
            if !self.text.is_empty() && self.broken {
                self.text.push('\n');
            } else if !self.text.is_empty() && self.gap {
                self.text.push(' ');
            }
            self.broken = false;
            // Places where a browser may part a word are no part of it.
            self.text.extend(word.chars().filter(|letter| !matches!(letter, '\u{ad}' | '\u{200b}')));
            if place.link {
                self.linked += word.chars().count() + 1;
            }
            self.gap = true;
        }
        if !text.trim().is_empty() {
            self.gap = text.ends_with(char::is_whitespace);
        }
    }

    fn line(&mut self) {
        self.broken = true;
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked);
        let dated = std::mem::take(&mut self.dated);
        (self.gap, self.broken) = (false, false);
        if !text.is_empty() {
            let place = &self.place;
            self.blocks.push(Block {
                text,
                linked,
                element: place.element,
                around: place.around,
                hinted_away: place.away,
                dated: dated || place.dated,
            });
        }
    }
}
