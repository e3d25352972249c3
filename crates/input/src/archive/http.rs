//! The answer of a web server as an archive keeps it: head, then body.

use std::io::{BufReader, Read};

use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};

/// What of an answer matters for reading its body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The media type in small letters, without parameters: "text/html".
    pub(crate) media: String,
    /// The encoding that the server names.
    pub(crate) charset: Option<String>,
    pub(crate) body: Vec<u8>,
}

/// Reads an answer; none if the bytes are none. No more than `most` bytes of the body are unpacked.
pub(crate) fn answer(bytes: &[u8], most: usize) -> Option<Answer> {
    let (head, body) = divided(bytes)?;
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next()?.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()?;
    let mut answer = Answer { status, ..Answer::default() };
    let (mut packed, mut chunked) = (String::new(), false);
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "content-type" => (answer.media, answer.charset) = media(value),
            "content-encoding" => packed = value.to_ascii_lowercase(),
            "transfer-encoding" => chunked = value.to_ascii_lowercase().contains("chunked"),
            _ => {}
        }
    }
    // Crawlers often keep these two fields though they have undone what they tell.
    let joined = if chunked { joined(body) } else { None };
    let body = joined.as_deref().unwrap_or(body);
    answer.body = unpacked(body, &packed, most);
    Some(answer)
}

/// "text/html; charset=utf-8" as media type and charset.
pub(crate) fn media(value: &str) -> (String, Option<String>) {
    let mut parts = value.split(';').map(str::trim);
    let media = parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim_matches(['"', '\'', ' ']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    });
    (media, charset)
}

/// Head and body, between which an empty line stands.
fn divided(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    /// No server sends a longer head.
    const LONGEST: usize = 64 << 10;
    let start = bytes.get(..LONGEST).unwrap_or(bytes);
    let find = |mark: &[u8]| start.windows(mark.len()).position(|w| w == mark).map(|at| (at, mark.len()));
    let (at, length) = [find(b"\r\n\r\n"), find(b"\n\n")].into_iter().flatten().min()?;
    Some((&bytes[..at], &bytes[at + length..]))
}

/// The chunks of a body in one; none if it does not consist of chunks.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let end = body.iter().take(32).position(|&b| b == b'\n')?;
        let line = str::from_utf8(&body[..end]).ok()?;
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        body = &body[end + 1..];
        if size == 0 {
            return Some(whole);
        }
        // The last chunk may be cut.
        let chunk = body.get(..size).unwrap_or(body);
        whole.extend_from_slice(chunk);
        body = &body[chunk.len()..];
        if body.is_empty() {
            return Some(whole);
        }
        body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n"))?;
    }
}

/// The body unpacked, if it is packed as is said; cut bodies give what there is.
fn unpacked(body: &[u8], packing: &str, most: usize) -> Vec<u8> {
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let all = |mut unpacker: Box<dyn Read + '_>| {
        let mut bytes = Vec::new();
        // An error behind some bytes means that the rest is lost; those bytes are kept.
        let _ = unpacker.by_ref().take(most).read_to_end(&mut bytes);
        bytes
    };
    let bytes = if body.starts_with(b"\x1f\x8b\x08") {
        all(Box::new(GzDecoder::new(body)))
    } else if packing.contains("deflate") {
        let zlib = all(Box::new(ZlibDecoder::new(BufReader::new(body))));
        if zlib.is_empty() { all(Box::new(DeflateDecoder::new(body))) } else { zlib }
    } else {
        Vec::new()
    };
    if bytes.is_empty() {
        body.get(..usize::try_from(most).unwrap_or(usize::MAX)).unwrap_or(body).to_vec()
    } else {
        bytes
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn an_answer_is_taken_apart() {
        let bytes =
            b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=\"ISO-8859-1\"\r\n\r\n<html>K\xf6ln";
        let read = answer(bytes, 100).unwrap();
        assert_eq!((read.status, read.media.as_str()), (200, "text/html"));
        assert_eq!(
            (read.charset.as_deref(), read.body.as_slice()),
            (Some("ISO-8859-1"), b"<html>K\xf6ln".as_slice())
        );
        assert_eq!(answer(b"<html>", 100), None);
    }

    #[test]
    fn chunks_are_joined_unless_the_crawler_did_so() {
        let head = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n";
        let body = |body: &str| answer(format!("{head}{body}").as_bytes(), 100).unwrap().body;
        assert_eq!(body("5\r\n<html\r\n1;x\r\n>\r\n0\r\n\r\n"), b"<html>");
        assert_eq!(body("<html>"), b"<html>");
    }

    #[test]
    fn a_packed_body_is_unpacked_up_to_the_limit() {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(&vec![b'a'; 100_000]).unwrap();
        let packed = packer.finish().unwrap();
        let bytes = [b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".as_slice(), &packed].concat();
        assert_eq!(answer(&bytes, 5000).unwrap().body.len(), 5000);
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(b"<html>").unwrap();
        let bytes =
            [b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n".as_slice(), &packer.finish().unwrap()]
                .concat();
        assert_eq!(answer(&bytes, 100).unwrap().body, b"<html>");
    }
}
