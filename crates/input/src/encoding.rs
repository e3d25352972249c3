//! Bytes to text: which encoding they are in, and whether they are text at all.
//!
//! In order: a byte order mark; UTF-8, which no other text is by chance; what the server and then the page say of themselves;
//! the guess of `chardetng`, which is Firefox's.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use depesche_model::FindingKind;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a file is looked at to tell whether it is text.
const SAMPLE: usize = 64 << 10;
/// Where a page must say its encoding: twice the bytes that HTML asks for.
const PAGE_HEAD: usize = 2048;

/// Decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text without its byte order mark, otherwise unchanged.
    pub text: Cow<'a, str>,
    /// What was wrong with the bytes, and what was done about it.
    pub finding: Option<(FindingKind, String)>,
}

/// What is known of bytes beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints<'a> {
    /// It is a page, which may name its encoding.
    pub is_page: bool,
    /// The encoding that the server named.
    pub charset: Option<&'a str>,
}

impl Hints<'_> {
    /// Nothing but that it is a page, or none.
    pub const fn page(is_page: bool) -> Self {
        Self { is_page, charset: None }
    }
}

/// Decodes `bytes`, or says what they are if they are no text.
///
/// ```
/// use depesche_input::encoding::{Hints, decode};
/// let text = |bytes| decode(bytes, Hints::default()).map(|decoded| decoded.text.into_owned());
/// assert_eq!(text(b"\xef\xbb\xbfK\xc3\xb6ln").unwrap(), "Köln");
/// assert_eq!(text(b"Gespr\xe4che in K\xf6ln \xfcber Abr\xfcstung").unwrap(), "Gespräche in Köln über Abrüstung");
/// assert!(text(b"%PDF-1.7 \x00\x01").is_err());
/// let told = Hints { charset: Some("iso-8859-2"), ..Hints::default() };
/// assert_eq!(decode(b"\xa3\xf3d\xbc", told).unwrap().text, "Łódź");
/// ```
///
/// # Errors
/// Says what the file is, when it is no text.
pub fn decode<'b>(bytes: &'b [u8], hints: Hints<'_>) -> Result<Decoded<'b>, String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, bytes.get(mark..).unwrap_or_default()));
    }
    if let Some(encoding) = wide(bytes) {
        return Ok(with(encoding, bytes));
    }
    if let Some(what) = binary(bytes) {
        return Err(what.to_owned());
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok(Decoded { text: Cow::Borrowed(text), finding: None });
    }
    if is_broken_utf8(bytes) {
        return Ok(with(UTF_8, bytes));
    }
    let told = hints.charset.and_then(labelled);
    if let Some(encoding) = told.or_else(|| declared(bytes).filter(|_| hints.is_page)) {
        return Ok(with(encoding, bytes));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..4 << 20).unwrap_or(bytes), true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let mut decoded = with(guess, bytes);
    // A guess is told, since a wrong one garbles names.
    decoded.finding = decoded.finding.or_else(|| {
        Some((FindingKind::Encoding, format!("the bytes are no UTF-8; they were read as {}", guess.name())))
    });
    Ok(decoded)
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    let finding = replaced.then(|| {
        let count = text.matches('\u{fffd}').count();
        let places = if count == 1 { "one place is".to_owned() } else { format!("{count} places are") };
        (FindingKind::Encoding, format!("{places} no {}; U+FFFD stands there instead", encoding.name()))
    });
    Decoded { text, finding }
}

/// Whether the bytes are UTF-8 with a few accidents, such as a file cut inside a character: then every other
/// encoding would garble all that is sound.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > 2 * broken
}

/// UTF-16 without a byte order mark: every other byte of European text is then NUL.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if sample.len() < 4 {
        return None;
    }
    let nuls = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (nuls(0), nuls(1), sample.len() / 2);
    if odd * 10 > half * 7 && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What the bytes are, if they are no text.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF file; save its text as .txt"),
        (b"PK\x03\x04", "a ZIP archive or an office file; save its text as .txt"),
        (b"\x1f\x8b", "a gzip archive; unpack it first"),
        (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it first"),
        (b"\x89PNG", "an image"),
        (b"\xff\xd8\xff", "an image"),
        (b"GIF8", "an image"),
        (b"SQLite format 3", "an SQLite database"),
        (b"{\\rtf", "a rich text file; save its text as .txt"),
    ];
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if let Some((_, what)) = KINDS.iter().find(|(magic, _)| sample.starts_with(magic)) {
        return Some(what);
    }
    // A stray control byte does not make a text binary; one in a hundred does.
    let control = |b: &&u8| matches!(**b, 0..=8 | 14..=26 | 28..=31 | 127);
    let count = sample.iter().filter(control).count();
    (count > 0 && count * 100 >= sample.len()).then_some("no text (it is full of control bytes)")
}

/// The encoding that a page names in its head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..PAGE_HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let (_, value) = head.split_once("charset")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let label = value.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).next()?;
    labelled(label)
}

/// The encoding of this name. Bytes that could be read as far as here cannot be UTF-16, and they are not UTF-8 either.
fn labelled(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.as_bytes()).filter(|e| ![UTF_8, UTF_16LE, UTF_16BE].contains(e))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_page_names_its_encoding() {
        let page = b"<html><head><meta charset='iso-8859-2'></head>\xa3\xf3d\xbc i Krak\xf3w</html>";
        assert!(decode(page, Hints::page(true)).unwrap().text.contains("Łódź i Kraków"));
    }

    #[test]
    fn wide_text_needs_no_mark() {
        let bytes: Vec<u8> = "Treffen in Köln".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes, Hints::page(false)).unwrap().text, "Treffen in Köln");
        let marked = [b"\xff\xfe".as_slice(), &bytes].concat();
        assert_eq!(decode(&marked, Hints::page(false)).unwrap().text, "Treffen in Köln");
    }

    #[test]
    fn a_cut_character_costs_one_place_only() {
        let decoded =
            decode("für Köln und Zürich ü".as_bytes().split_last().unwrap().1, Hints::page(false)).unwrap();
        assert_eq!(decoded.text, "für Köln und Zürich \u{fffd}");
        assert!(decoded.finding.unwrap().1.starts_with("one place is no UTF-8"));
    }

    #[test]
    fn no_text() {
        for bytes in [b"PK\x03\x04abcd".as_slice(), &[0, 1, 2, 3, 0, 0, 9], b"\x89PNG\r\n"] {
            assert!(decode(bytes, Hints::page(false)).is_err());
        }
        assert_eq!(decode(b"", Hints::page(false)).unwrap().text, "");
    }

    proptest! {
        #[test]
        fn any_bytes_are_decoded_or_named(bytes: Vec<u8>, html: bool) {
            if let Ok(decoded) = decode(&bytes, Hints::page(html)) {
                prop_assert!(decoded.text.len() <= 3 * bytes.len());
            }
        }

        #[test]
        fn utf8_is_kept(text in "[a-zäöüß–„“ ]{0,200}") {
            let decoded = decode(text.as_bytes(), Hints::page(false)).unwrap();
            prop_assert_eq!(&*decoded.text, text.as_str());
        }
    }
}
