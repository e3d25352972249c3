//! Tags without a tree: how deeply they are nested, and the text between them.

use super::main_text::Lines;

/// The elements that stand on lines of their own.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
    "title",
];
/// Elements that have no end, and those whose end may be left out: they do not nest without others that do.
const UNCOUNTED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot",
    "colgroup", "caption", "rp", "rt", "html", "head", "body",
];
/// Elements whose content is no text.
const RAW: &[&str] = &["script", "style", "noscript", "template", "svg", "textarea", "title"];

/// A piece of a page.
enum Piece<'a> {
    Text(&'a str),
    /// A tag's name in small letters, and whether it opens its element.
    Tag(String, bool),
}

/// The text and tags of a page, in order; comments and what raw elements hold are left out.
fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let Some(after) = rest.strip_prefix('<') else {
                let (text, next) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
                rest = next;
                return Some(Piece::Text(text));
            };
            if let Some(comment) = after.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, next)| next);
                continue;
            }
            let is_open = !after.starts_with('/');
            let name = after.trim_start_matches('/');
            let name = name
                .get(..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len()))
                .unwrap_or_default();
            if name.is_empty() && !after.starts_with(['!', '?', '/']) {
                // A bare "<" is text.
                rest = after;
                return Some(Piece::Text("<"));
            }
            let name = name.to_ascii_lowercase();
            let end = tag_end(after);
            let is_void = after.get(..end).is_some_and(|tag| tag.ends_with('/'));
            rest = after.get(end + 1..).unwrap_or_default();
            if is_open && !is_void && RAW.contains(&name.as_str()) {
                rest = after_raw(rest, &name);
                continue;
            }
            let is_shown = name == "br" || BLOCKS.contains(&name.as_str());
            if !name.is_empty() && (!is_void || is_shown) {
                return Some(Piece::Tag(name, is_open));
            }
        }
    })
}

/// Where a tag ends: at the first ">" that stands in no attribute.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') if tag.as_bytes().get(at.wrapping_sub(1)) == Some(&b'=') => {
                quote = Some(byte);
            }
            (Some(open), close) if open == close => quote = None,
            // A quotation mark that never closes would swallow the page.
            (Some(_), _) if at > 4096 => return tag.find('>').unwrap_or(tag.len()),
            _ => {}
        }
    }
    tag.find('>').unwrap_or(tag.len())
}

/// What follows the end of a raw element; all is raw when it has none.
fn after_raw<'a>(html: &'a str, name: &str) -> &'a str {
    let mut rest = html;
    while let Some((_, after)) = rest.split_once("</") {
        if after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return after.split_once('>').map_or("", |(_, next)| next);
        }
        rest = after;
    }
    ""
}

/// How deeply the elements are nested at most, as far as the tags show it.
pub(super) fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    for piece in pieces(html) {
        match piece {
            Piece::Tag(name, _) if UNCOUNTED.contains(&name.as_str()) => {}
            Piece::Tag(_, true) => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            Piece::Tag(_, false) => depth = depth.saturating_sub(1),
            Piece::Text(_) => {}
        }
    }
    deepest
}

/// The text of a page without its tags, its blocks as lines.
pub(super) fn strip(html: &str) -> String {
    let mut lines = Lines::default();
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => lines.push(&unescape(text)),
            Piece::Tag(name, true) if name == "br" => lines.line(),
            Piece::Tag(name, _) if BLOCKS.contains(&name.as_str()) => lines.block(),
            Piece::Tag(..) => {}
        }
    }
    lines.done()
}

/// Writes out the characters that pages name: `&amp;`, `&#8211;`, `&#x201e;`.
fn unescape(text: &str) -> String {
    const NAMED: &[(&str, char)] = &[
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("Auml", 'Ä'),
        ("Ouml", 'Ö'),
        ("Uuml", 'Ü'),
        ("szlig", 'ß'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("bdquo", '„'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("sbquo", '‚'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("hellip", '…'),
        ("euro", '€'),
        ("copy", '©'),
        ("shy", '\u{ad}'),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.find(';').filter(|&end| end <= 10);
        let name = end.and_then(|end| after.get(..end)).unwrap_or_default();
        let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
        let named = || NAMED.iter().find(|(known, _)| *known == name).map(|&(_, c)| c);
        if let Some(c) = number.and_then(char::from_u32).or_else(named) {
            out.push(c);
            rest = after.get(name.len() + 1..).unwrap_or_default();
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_stripped() {
        let html = "<!-- <b> --><style>p > a {}</style><p title=\"a > b\">F&uuml;r&nbsp;5 &lt; 6 &#8211; &x; R&D<br/>x<p>y <script>if (a < b) '</p>'</script>z";
        assert_eq!(strip(html), "Für 5 < 6 – &x; R&D\nx\n\ny z");
    }

    #[test]
    fn depth_counts_what_nests() {
        assert_eq!(depth("<div><p>a<p>b<br><b>c</b></div>"), 2);
        assert_eq!(depth("</div></div><div/><div>"), 2);
        assert_eq!(depth("<p><p><p><li><li>a < b"), 0);
    }

    #[test]
    fn unfinished_pages_end() {
        for html in ["<", "<a", "</", "<script>", "<!--", "<a href=\"", "&", "&#", "<p", "&#99999999;"] {
            let _ = (strip(html), depth(html));
        }
    }
}
