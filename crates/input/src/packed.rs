//! Packed bytes: gzip and bzip2, also several packed files one behind the other, and a count of what was read.

use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bzip2::bufread::MultiBzDecoder;

use crate::members::Members;
use crate::stream::Bytes;

/// Twice is meant by nobody, but happens; more often is an attack.
const MOST_LAYERS: usize = 2;
/// Of what is unpacked so much is kept ready.
const BUFFER: usize = 64 << 10;

/// Unpacks what is packed, as the first bytes show; everything else is left as it is.
///
/// # Errors
/// When the bytes cannot be read.
pub(crate) fn unpack(mut bytes: Bytes) -> io::Result<Bytes> {
    for _ in 0..MOST_LAYERS {
        let start = bytes.fill_buf()?;
        bytes = if start.starts_with(b"\x1f\x8b\x08") {
            Box::new(BufReader::with_capacity(BUFFER, Members::new(bytes)))
        } else if start.starts_with(b"BZh") && start.get(4..10) == Some(b"1AY&SY") {
            Box::new(BufReader::with_capacity(BUFFER, MultiBzDecoder::new(bytes)))
        } else {
            break;
        };
    }
    Ok(bytes)
}

/// How many bytes were read of a file, whoever reads it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Meter(Arc<AtomicU64>);

impl Meter {
    /// All that was read so far.
    pub(crate) fn read(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Counts what is read of `file`.
    pub(crate) fn over<R: Read>(&self, file: R) -> Metered<R> {
        Metered { file, meter: self.clone() }
    }
}

/// A file whose bytes are counted.
#[derive(Debug)]
pub(crate) struct Metered<R> {
    file: R,
    meter: Meter,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.meter.0.fetch_add(u64::try_from(read).unwrap_or(0), Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn gzip(text: &str) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    }

    fn unpacked(bytes: Vec<u8>) -> String {
        let mut text = String::new();
        unpack(Box::new(Cursor::new(bytes))).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn packed_files_are_read_one_behind_the_other() {
        assert_eq!(
            unpacked([gzip("Die Minister "), gzip("trafen sich.")].concat()),
            "Die Minister trafen sich."
        );
        let mut packer = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
        packer.write_all(b"Oslo").unwrap();
        assert_eq!(unpacked(packer.finish().unwrap()), "Oslo");
        assert_eq!(unpacked(b"BZhou is a name".to_vec()), "BZhou is a name");
    }
}
