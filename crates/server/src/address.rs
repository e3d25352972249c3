//! Addresses of pages. Ids come from files and feeds, so every part is percent-encoded.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the characters that RFC 3986 leaves free.
const PART: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

fn part(text: &str) -> String {
    utf8_percent_encode(text, PART).to_string()
}

/// The page of a document.
pub(crate) fn document(id: &str) -> String {
    format!("/document/{}", part(id))
}

/// A record's passage on its document's page.
pub(crate) fn passage(document_id: &str, record: &str) -> String {
    format!("{}#{}", document(document_id), part(record))
}

/// The page of a record.
pub(crate) fn record(id: &str) -> String {
    format!("/record/{}", part(id))
}

/// The page of a relation.
pub(crate) fn relation(a: &str, b: &str) -> String {
    format!("/relation/{}/{}", part(a), part(b))
}

/// `path` with a query: parameters without a value are left out.
pub(crate) fn with_query(path: &str, parameters: &[(&str, Option<&str>)]) -> String {
    let mut address = path.to_owned();
    let mut sign = '?';
    for (key, value) in parameters {
        if let Some(value) = value {
            address.push(sign);
            address.push_str(key);
            address.push('=');
            address.push_str(&part(value));
            sign = '&';
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_cannot_leave_their_part() {
        assert_eq!(document("a/../b?c#d"), "/document/a%2F..%2Fb%3Fc%23d");
        assert_eq!(relation("Central Asia–China", "EU"), "/relation/Central%20Asia%E2%80%93China/EU");
        assert_eq!(with_query("/search", &[("q", Some("a&b")), ("page", None)]), "/search?q=a%26b");
    }
}
