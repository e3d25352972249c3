//! Addresses on the web, of mail, and names of files: one word, whatever marks they hold.

use super::piece::run;
use super::table::Parts;

/// The length of the address that begins `rest`, or the bytes in which none begins.
pub(super) fn address(rest: &str, parts: &Parts) -> Result<usize, usize> {
    let is = |start: &str| rest.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
    if ["http://", "https://", "ftp://", "mailto:", "www."].into_iter().any(is) {
        let len = location(rest);
        if len > 8 {
            return Ok(len);
        }
    }
    let name = run(rest, |c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'));
    if rest[name..].starts_with('@') {
        let host = run(&rest[name + 1..], |c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
        let host = rest[name + 1..name + 1 + host].trim_end_matches(['.', '-']).len();
        if host > 0 {
            return Ok(name + 1 + host);
        }
    }
    let host = rest[..name].trim_end_matches(['.', '-', '_', '+']);
    let labels = host.split('.');
    let count = labels.clone().count();
    let last = labels.clone().next_back().unwrap_or_default();
    let whole = labels.clone().all(|label| label.chars().nth(1).is_some());
    let small = labels.clone().all(|label| label.starts_with(char::is_lowercase));
    // "alt.animals": a newsgroup
    if count > 1 && small && labels.clone().next().is_some_and(|first| parts.is_newsgroup(first)) {
        return Ok(host.len());
    }
    if whole && (count > 2 && small || count > 1 && parts.is_domain(last)) {
        let path = &rest[host.len()..];
        return Ok(host.len() + if path.starts_with('/') { location(path) } else { 0 });
    }
    Err(name)
}

/// The length of the name of a file that begins `chunk`: "2024-#7_final.doc", "-draft.pdf".
pub(super) fn file(chunk: &str, parts: &Parts) -> Option<usize> {
    let len = run(chunk, |c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '#' | '~' | '%'));
    let name = chunk[..len].trim_end_matches(['.', '-']);
    let (stem, ending) = name.rsplit_once('.')?;
    (stem.chars().any(char::is_alphanumeric) && parts.is_file(ending)).then_some(name.len())
}

/// The length of an address on the web: up to a blank, a bracket or a quotation mark, less the marks at its end.
fn location(rest: &str) -> usize {
    let len = run(rest, |c| {
        !c.is_whitespace()
            && !matches!(c, '"' | '<' | '>' | '(' | ')' | '[' | ']' | '„' | '“' | '”' | '»' | '«' | '|')
    });
    rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…']).len()
}
