//! Where input comes from: files, folders with all that is in them, addresses on the web, standard input.

use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::vec;

use depesche_model::{Finding, FindingKind};

use crate::{Error, unreadable};

/// The path that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Something to be opened when its turn comes.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// A file, what it holds, and its documents' id.
    File { path: PathBuf, format: Format, id: String, meta: Box<Metadata> },
    /// A page on the web.
    Address(String),
    /// Standard input.
    StandardInput,
    /// Nothing: what was wrong with a path inside a folder.
    Finding(Finding),
}

/// What a file holds; it may be packed besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Whatever its first bytes show.
    Unknown,
    /// One text, or a page that shows itself by its first words.
    Text,
    /// One page.
    Html,
    /// One document a line.
    Jsonl,
    /// A feed or a dump of a wiki.
    Xml,
    /// What a crawler kept.
    Warc,
    /// Files in a file.
    Zip,
}

impl Format {
    /// By the ending of the file's name; none for a file that a folder merely happens to hold.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let name = without_packing(path);
        let ending = name.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" | "text" => Some(Self::Text),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "xml" | "rss" | "atom" => Some(Self::Xml),
            "warc" | "wet" => Some(Self::Warc),
            "zip" => Some(Self::Zip),
            _ => None,
        }
    }
}

/// `news.warc.gz` as `news.warc`.
fn without_packing(path: &Path) -> PathBuf {
    let packed =
        path.extension().is_some_and(|it| ["gz", "bz2"].iter().any(|end| it.eq_ignore_ascii_case(end)));
    if packed { path.with_extension("") } else { path.to_owned() }
}

/// The path without the file's ending: `2024/may/visit`.
pub(crate) fn name_without_ending(path: &Path) -> String {
    let path = without_packing(path).with_extension("");
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// All that the paths lead to, in their order; the files of a folder by name, its folders among them. One folder's
/// names are kept at a time, with those above it.
///
/// A path that is given by name is read whatever its ending; in a folder only files with a known ending are.
/// Hidden files and links to folders inside a folder are left alone.
#[derive(Debug)]
pub(crate) struct Walk {
    paths: vec::IntoIter<PathBuf>,
    /// The folder that was asked for, and what was met in it.
    root: PathBuf,
    found: usize,
    skipped: usize,
    /// The folders that are open: the innermost last.
    open: Vec<(PathBuf, vec::IntoIter<OsString>)>,
}

impl Walk {
    /// Begins; the paths must be there.
    pub(crate) fn new(paths: &[PathBuf]) -> Result<Self, Error> {
        if paths.is_empty() {
            return Err(Error::NoPath);
        }
        for path in paths.iter().filter(|path| address(path).is_none() && path.as_os_str() != STANDARD_INPUT)
        {
            fs::metadata(path).map_err(|source| Error::Path { path: path.clone(), source })?;
        }
        let paths = paths.to_vec();
        Ok(Self { paths: paths.into_iter(), ..Self::empty() })
    }

    /// One that leads nowhere.
    pub(crate) fn empty() -> Self {
        Self { paths: Vec::new().into_iter(), root: PathBuf::new(), found: 0, skipped: 0, open: Vec::new() }
    }

    /// What a path inside the root leads to; none for a folder, which is opened, and for what is not read.
    fn enter(&mut self, path: PathBuf) -> Option<Source> {
        match entry(&self.root, &path) {
            Ok(Entry::Folder(names)) => {
                self.open.push((path, names.into_iter()));
                None
            }
            Ok(Entry::File(source)) => {
                self.found += 1;
                Some(source)
            }
            Ok(Entry::Other) => {
                self.skipped += 1;
                None
            }
            Err(error) => {
                self.found += 1;
                Some(Source::Finding(unreadable(&path.display().to_string(), &error)))
            }
        }
    }
}

impl Iterator for Walk {
    type Item = Source;

    fn next(&mut self) -> Option<Source> {
        loop {
            while let Some((folder, names)) = self.open.last_mut() {
                if let Some(name) = names.next() {
                    let path = folder.join(name);
                    if let Some(source) = self.enter(path) {
                        return Some(source);
                    }
                    continue;
                }
                self.open.pop();
                if self.open.is_empty() && self.found == 0 {
                    return Some(Source::Finding(empty_folder(&self.root, self.skipped)));
                }
            }
            let path = self.paths.next()?;
            if path.as_os_str() == STANDARD_INPUT {
                return Some(Source::StandardInput);
            }
            if let Some(address) = address(&path) {
                return Some(Source::Address(address.to_owned()));
            }
            (self.root, self.found, self.skipped) = (path.clone(), 0, 0);
            if let Some(source) = self.enter(path) {
                return Some(source);
            }
        }
    }
}

/// The address on the web that stands where a path could stand.
fn address(path: &Path) -> Option<&str> {
    path.to_str().filter(|path| path.starts_with("http://") || path.starts_with("https://"))
}

fn empty_folder(path: &Path, skipped: usize) -> Finding {
    let other = match skipped {
        0 => String::new(),
        1 => " (one other file was left out)".to_owned(),
        n => format!(" ({n} other files were left out)"),
    };
    let message = format!(
        "no .txt, .html, .jsonl, .xml, .warc or .zip file in this folder{other}; name a file to read it whatever its ending"
    );
    Finding::new(path.display().to_string(), FindingKind::Empty, message)
}

enum Entry {
    /// The names of what is in it, in order.
    Folder(Vec<OsString>),
    File(Source),
    Other,
}

fn entry(root: &Path, path: &Path) -> io::Result<Entry> {
    let is_link = path != root && fs::symlink_metadata(path)?.is_symlink();
    let meta = fs::metadata(path)?;
    if meta.is_dir() {
        if is_link {
            return Ok(Entry::Other); // it may lead back to where we are
        }
        let names = fs::read_dir(path)?.map(|entry| Ok(entry?.file_name()));
        let mut names = names.collect::<io::Result<Vec<_>>>()?;
        names.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
        names.sort();
        return Ok(Entry::Folder(names));
    }
    let format =
        if path == root { Some(Format::of(path).unwrap_or(Format::Unknown)) } else { Format::of(path) };
    Ok(match format {
        Some(format) if path == root || meta.is_file() => Entry::File(Source::File {
            path: path.to_owned(),
            format,
            id: id_of(root, path),
            meta: Box::new(meta),
        }),
        _ => Entry::Other,
    })
}

/// The path below `root` without the file's ending: `2024/may/visit`. For `root` itself its name.
fn id_of(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).ok().filter(|inside| !inside.as_os_str().is_empty());
    name_without_ending(inside.or_else(|| path.file_name().map(Path::new)).unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(paths: &[PathBuf]) -> Vec<String> {
        Walk::new(paths)
            .unwrap()
            .filter_map(|s| if let Source::File { id, .. } = s { Some(id) } else { None })
            .collect()
    }

    #[test]
    fn a_folder_is_read_by_name_with_its_folders() {
        let root = tempfile::tempdir().unwrap();
        let write = |name: &str| {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "text").unwrap();
        };
        for name in [
            "b.txt",
            "a/z.html",
            "a/b/c.jsonl",
            "c.txt",
            "a.txt",
            "README.md",
            ".hidden/x.txt",
            "c.html",
            "d.warc.gz",
        ] {
            write(name);
        }
        let paths = [root.path().to_owned(), root.path().join("README.md")];
        assert_eq!(ids(&paths), ["a/b/c", "a/z", "a", "b", "c", "c", "d", "README"]);
    }

    #[test]
    fn a_missing_path_is_an_error_that_says_what_to_do() {
        let error = Walk::new(&[PathBuf::from("/no/such/file.txt")]).unwrap_err().to_string();
        assert!(error.contains("/no/such/file.txt") && error.contains("check the spelling"), "{error}");
        assert!(Walk::new(&[]).is_err());
        let mut walk = Walk::new(&[PathBuf::from("https://example.org/a")]).unwrap();
        assert!(matches!(walk.next(), Some(Source::Address(_))));
    }

    #[test]
    fn an_empty_folder_is_a_finding() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.png"), "x").unwrap();
        let found: Vec<_> = Walk::new(&[root.path().to_owned()]).unwrap().collect();
        assert!(matches!(&found[..], [Source::Finding(f)] if f.message.contains("one other file")));
    }
}
