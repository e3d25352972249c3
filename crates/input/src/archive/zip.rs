//! ZIP archives: the files in them, each read as if it lay in a folder. Nothing is unpacked to the disk.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use depesche_model::{Finding, FindingKind};
use flate2::bufread::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use crate::source::{Format, name_without_ending};
use crate::stream::{Inside, Step, Stream};
use crate::{Loaded, Options};

/// Files of office programs are such archives; this one every one of them holds.
const OFFICE: [&str; 2] = ["[Content_Types].xml", "META-INF/manifest.xml"];

/// Whether the bytes begin as a ZIP archive does.
pub(crate) fn is_zip(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06")
}

/// The files of one archive, in its order.
pub(crate) struct Files {
    archive: ZipArchive<BufReader<File>>,
    path: PathBuf,
    /// For the ids of the documents.
    id: String,
    next: usize,
    /// Files whose names show that they are read.
    found: usize,
}

impl Files {
    /// Opens an archive.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub(crate) fn open(path: &Path, id: &str) -> Result<Self, String> {
        let file = File::open(path).map_err(|error| error.to_string())?;
        let archive = ZipArchive::new(BufReader::new(file)).map_err(|error| error.to_string())?;
        if OFFICE.iter().any(|name| archive.index_for_name(name).is_some()) {
            return Err("it is a file of an office program; save its text as .txt".to_owned());
        }
        Ok(Self { archive, path: path.to_owned(), id: id.to_owned(), next: 0, found: 0 })
    }

    /// A file of the archive, for findings.
    fn inside(&self, name: &str) -> String {
        format!("{}/{name}", self.path.display())
    }

    fn finding(&self, name: &str, kind: FindingKind, message: String) -> Step {
        Loaded::finding(Finding::new(format!("{}/{name}", self.path.display()), kind, message)).into()
    }

    /// The bytes of a file, unpacked as they are read.
    fn bytes(&mut self, index: usize) -> Result<crate::stream::Bytes, String> {
        let (start, length, method) = {
            let packed = self.archive.by_index_raw(index).map_err(|error| error.to_string())?;
            if packed.encrypted() {
                return Err("it is locked with a password".to_owned());
            }
            let start = packed.data_start().ok_or("its place in the archive is unknown")?;
            (start, packed.compressed_size(), packed.compression())
        };
        let part = || -> io::Result<_> {
            let mut file = File::open(&self.path)?;
            file.seek(SeekFrom::Start(start))?;
            Ok(BufReader::new(file.take(length)))
        };
        let part = part().map_err(|error| error.to_string())?;
        match method {
            CompressionMethod::Stored => Ok(Box::new(part)),
            CompressionMethod::Deflated => Ok(Box::new(BufReader::new(DeflateDecoder::new(part)))),
            other => Err(format!("it is packed by {other}, which is not read")),
        }
    }
}

impl Stream for Files {
    fn next(&mut self, _: &Options, _: bool) -> Option<Step> {
        while self.next < self.archive.len() {
            let index = self.next;
            self.next += 1;
            let name = match self.archive.name_for_index(index) {
                Some(Ok(name)) => name.into_owned(),
                _ => format!("file {}", index + 1),
            };
            let hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
            let Some(format) = Format::of(Path::new(&name)).filter(|_| !hidden && !name.ends_with('/'))
            else {
                continue;
            };
            self.found += 1;
            if format == Format::Zip {
                let message = "an archive inside an archive is not read; unpack it first".to_owned();
                return Some(self.finding(&name, FindingKind::Binary, message));
            }
            return Some(match self.bytes(index) {
                Ok(bytes) => Step::Inside(Inside {
                    bytes,
                    id: format!("{}/{}", self.id, name_without_ending(Path::new(&name))),
                    name: self.inside(&name),
                    format,
                }),
                Err(error) => Loaded::unreadable(&self.inside(&name), &error).into(),
            });
        }
        // Told once.
        (std::mem::replace(&mut self.found, 1) == 0).then(|| {
            let message =
                "no file in this archive has an ending that is read, such as .txt or .html".to_owned();
            let finding = Finding::new(self.path.display().to_string(), FindingKind::Empty, message);
            Loaded::finding(finding).into()
        })
    }
}
