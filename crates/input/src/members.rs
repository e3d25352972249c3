//! The members of a gzip file, of which a WARC has one for each record: one that is broken does not cost the rest.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

use crate::stream::Bytes;

/// The first bytes of a member: the magic number, and "deflate".
const MAGIC: [u8; 3] = [0x1f, 0x8b, 0x08];

/// Unpacks all members in turn. A broken one gives what could be unpacked of it, then one error of the kind
/// [`io::ErrorKind::InvalidData`]; whoever reads on gets the next member.
pub(crate) struct Members(State);

enum State {
    Between(Bytes),
    Inside(Box<GzDecoder<Bytes>>),
    Done,
}

impl Members {
    pub(crate) fn new(bytes: Bytes) -> Self {
        Self(State::Between(bytes))
    }
}

impl Read for Members {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            match std::mem::replace(&mut self.0, State::Done) {
                State::Done => return Ok(0),
                State::Between(mut bytes) => {
                    if !padding(&mut bytes)? {
                        self.0 = State::Inside(Box::new(GzDecoder::new(bytes)));
                    }
                }
                State::Inside(mut member) => match member.read(buffer) {
                    Ok(0) => self.0 = State::Between(member.into_inner()),
                    Ok(read) => {
                        self.0 = State::Inside(member);
                        return Ok(read);
                    }
                    Err(error) if is_broken(&error) => {
                        let mut bytes = member.into_inner();
                        let cut = bytes.fill_buf()?.is_empty();
                        seek(&mut bytes)?;
                        self.0 = State::Between(bytes);
                        let what = if cut { "the packed file is cut off" } else { "a packed part is broken" };
                        return Err(io::Error::new(io::ErrorKind::InvalidData, what));
                    }
                    Err(error) => return Err(error),
                },
            }
        }
    }
}

/// Whether an error is one of the packing, not of the file: that would come again for ever.
fn is_broken(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, InvalidInput, Other, UnexpectedEof};
    matches!(error.kind(), InvalidData | InvalidInput | Other | UnexpectedEof)
        && error.raw_os_error().is_none()
}

/// Skips the zeros that fill up a tape or a disk block; says whether the file ends there.
fn padding(bytes: &mut Bytes) -> io::Result<bool> {
    loop {
        let buffer = bytes.fill_buf()?;
        let zeros = buffer.iter().take_while(|&&byte| byte == 0).count();
        if zeros == 0 {
            return Ok(buffer.is_empty());
        }
        bytes.consume(zeros);
    }
}

/// Skips to where the next member seems to begin, or to the end. One whose first bytes are parted by the border of two
/// buffers is missed.
fn seek(bytes: &mut Bytes) -> io::Result<()> {
    loop {
        let buffer = bytes.fill_buf()?;
        let found = buffer.windows(MAGIC.len()).position(|window| window == MAGIC);
        let skipped = found.unwrap_or(buffer.len());
        let done = found.is_some() || skipped == 0;
        bytes.consume(skipped);
        if done {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn member(text: &str) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    }

    /// What is read, and how many errors come on the way.
    fn read(bytes: Vec<u8>) -> (String, usize) {
        let (mut members, mut text, mut errors) = (Members::new(Box::new(Cursor::new(bytes))), Vec::new(), 0);
        while members.read_to_end(&mut text).is_err() {
            errors += 1;
        }
        (String::from_utf8_lossy(&text).into_owned(), errors)
    }

    #[test]
    fn a_broken_member_costs_itself_only() {
        let mut broken = member("Die Minister trafen sich am Montag zu Gesprächen in Oslo und in Bergen.");
        let middle = broken.len() / 2;
        broken[middle..middle + 8].fill(0xff);
        let (text, errors) = read([member("first "), broken, member(" last")].concat());
        assert!(text.starts_with("first ") && text.ends_with(" last"), "{text}");
        assert_eq!(errors, 1);
    }

    #[test]
    fn the_end_may_be_cut_or_padded() {
        let whole = member("first and last");
        assert_eq!(read([whole.as_slice(), &[0; 100]].concat()), ("first and last".to_owned(), 0));
        let (_, errors) = read(whole[..whole.len() - 12].to_vec());
        assert_eq!(errors, 1);
        assert_eq!(read([whole.as_slice(), b"rubbish"].concat()).1, 1);
        assert_eq!(read(Vec::new()), (String::new(), 0));
    }
}
