//! Pages that are not read as a tree, because that would take too long or too much memory. The limits are counts and not a
//! clock, so that the same page gives the same text on every machine.

use super::tags;

/// The deepest nesting that is read as a tree; browsers stop at the same depth.
const DEEPEST: usize = 512;
/// The longest page that is read as a tree, in bytes, because a tree takes some thirty times as much.
const LONGEST: usize = 16 << 20;
/// The most tags that are read as a tree: ten times what long pages have.
const MOST_TAGS: usize = 400_000;
/// The most attributes of one tag: the tree's maker compares each with all others.
const MOST_ATTRIBUTES: usize = 4000;

/// Why the page is not read as a tree, if it is not.
pub(super) fn exceeded(html: &str) -> Option<String> {
    let tags = html.matches('<').count();
    if html.len() > LONGEST || tags > MOST_TAGS {
        return Some(format!("the page has {} bytes and {tags} tags", html.len()));
    }
    let depth = tags::depth(html);
    if depth > DEEPEST {
        return Some(format!("its tags are nested {depth} deep"));
    }
    let attributes = attributes(html);
    (attributes > MOST_ATTRIBUTES).then(|| format!("one of its tags has {attributes} attributes"))
}

/// How many attributes a tag has at most. What stands in scripts may look like a tag, but not like one of so many attributes.
fn attributes(html: &str) -> usize {
    let (mut most, mut here) = (0, 0);
    let (mut inside, mut blank, mut quote) = (false, false, None);
    let mut before = b' ';
    for byte in html.bytes() {
        match (inside, quote, byte) {
            (false, ..) => {
                inside = before == b'<' && byte.is_ascii_alphabetic();
                here = 0;
            }
            (true, Some(mark), _) if byte == mark => quote = None,
            (true, Some(_), _) => {}
            (true, None, b'>') => inside = false,
            (true, None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (true, None, _) => {
                let is_blank = byte.is_ascii_whitespace() || byte == b'/';
                here += usize::from(blank && !is_blank);
                most = most.max(here);
                blank = is_blank;
            }
        }
        before = byte;
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted() {
        assert_eq!(
            attributes("<p>a b c</p><img src=x alt='a b c' title=\"d > e\" hidden/><br/>a < b c d"),
            4
        );
        assert_eq!(attributes("<p x=\"never closed a b c"), 1);
    }

    #[test]
    fn each_limit_is_told() {
        let crowded = format!("<p {}>Oslo</p>", "a ".repeat(5000));
        assert!(exceeded(&crowded).unwrap().contains("5000 attributes"));
        assert!(exceeded(&"<b>".repeat(600)).unwrap().contains("600 deep"));
        assert_eq!(exceeded(&format!("<p title=\"{}\">Oslo</p>", "a b ".repeat(500_000))), None);
    }
}
