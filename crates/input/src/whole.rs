//! Bytes that are one document.

use std::io::{self, BufRead, Read};

use depesche_model::{Finding, FindingKind};

use crate::document::{document_from_page, document_from_text};
use crate::encoding::{Hints, decode};
use crate::{Loaded, Options, Told, html};

/// No encoding takes more bytes for a character than twice what UTF-8 takes; the rest is room for a page's tags.
const BYTES_PER_TEXT: u64 = 4;

/// A page as it came from the web.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// Where it came from in the end, all redirections followed.
    pub address: String,
    /// The media type that the server names, in small letters: "text/html".
    pub media: String,
    /// The encoding that the server names.
    pub charset: Option<String>,
    /// What was sent, unpacked.
    pub bytes: Vec<u8>,
}

/// All bytes, up to the limit for one document.
pub(crate) fn all(reader: &mut dyn BufRead, options: &Options) -> io::Result<Vec<u8>> {
    let most = u64::try_from(options.max_text).unwrap_or(u64::MAX).saturating_mul(BYTES_PER_TEXT);
    let mut bytes = Vec::new();
    reader.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a file that is one document.
pub(crate) fn whole(
    reader: &mut dyn BufRead,
    id: &str,
    name: &str,
    is_page: bool,
    options: &Options,
) -> Loaded {
    match all(reader, options) {
        Ok(bytes) => {
            let hints = Hints::page(is_page || html::is_page(&bytes));
            document(id, name, &bytes, hints, Told::default(), options)
        }
        Err(error) => Loaded::unreadable(name, &error),
    }
}

/// Reads a page that was fetched from `address`, which is its id.
pub fn page_of(address: &str, fetched: &Fetched, options: &Options) -> Loaded {
    let told = Told { url: Some(fetched.address.clone()), ..Told::default() };
    let is_page = html::is_page(&fetched.bytes) || fetched.media.contains("html");
    let hints = Hints { is_page, charset: fetched.charset.as_deref() };
    document(address, address, &fetched.bytes, hints, told, options)
}

/// Decodes and reads a text or page; `name` stands for it in the finding when it is neither.
pub(crate) fn document(
    id: &str,
    name: &str,
    bytes: &[u8],
    hints: Hints<'_>,
    told: Told,
    options: &Options,
) -> Loaded {
    let decoded = match decode(bytes, hints) {
        Ok(decoded) => decoded,
        Err(what) => {
            let message = format!("it is {what}; it was left out");
            return Loaded::finding(Finding::new(name, FindingKind::Binary, message));
        }
    };
    let mut loaded = if hints.is_page {
        document_from_page(id, &decoded.text, told, options)
    } else {
        document_from_text(id, decoded.text, told, options)
    };
    if let Some((kind, message)) = decoded.finding {
        loaded.findings.insert(0, Finding::new(id, kind, message));
    }
    loaded
}
