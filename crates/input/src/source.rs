//! Where input comes from: files, folders with all that is in them, standard input.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use depesche_model::{Finding, FindingKind};

use crate::Error;

/// The path that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Something to be opened when its turn comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A file, what it holds, its documents' id, and its size in bytes.
    File { path: PathBuf, format: Format, id: String, bytes: u64 },
    /// Standard input.
    StandardInput,
    /// Nothing: what was wrong with a path inside a folder.
    Finding(Finding),
}

/// What a file holds.
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
}

impl Format {
    /// By the ending of the file's name; none for a file that a folder merely happens to hold.
    fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" | "text" => Some(Self::Text),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }
}

/// All that the paths lead to, in their order; the files of a folder by name, its folders among them.
///
/// A path that is given by name is read whatever its ending; in a folder only files with a known ending are.
/// Hidden files and links to folders inside a folder are left alone.
pub(crate) fn sources(paths: &[PathBuf]) -> Result<Vec<Source>, Error> {
    if paths.is_empty() {
        return Err(Error::NoPath);
    }
    let mut sources = Vec::new();
    for path in paths {
        if path.as_os_str() == STANDARD_INPUT {
            sources.push(Source::StandardInput);
            continue;
        }
        let meta = fs::metadata(path).map_err(|source| Error::Path { path: path.clone(), source })?;
        if meta.is_dir() {
            let before = sources.len();
            let mut skipped = 0;
            folder(path, path, &mut sources, &mut skipped);
            if sources.len() == before {
                sources.push(Source::Finding(empty_folder(path, skipped)));
            }
        } else {
            let format = Format::of(path).unwrap_or(Format::Unknown);
            sources.push(Source::File {
                path: path.clone(),
                format,
                id: id_of(path, path),
                bytes: meta.len(),
            });
        }
    }
    tell_apart(&mut sources);
    Ok(sources)
}

fn empty_folder(path: &Path, skipped: usize) -> Finding {
    let other = match skipped {
        0 => String::new(),
        1 => " (one other file was left out)".to_owned(),
        n => format!(" ({n} other files were left out)"),
    };
    let message = format!(
        "no .txt, .html or .jsonl file in this folder{other}; name a file to read it whatever its ending"
    );
    Finding::new(path.display().to_string(), FindingKind::Empty, message)
}

/// Adds what is in `path`, which lies in the folder `root` that was asked for.
fn folder(root: &Path, path: &Path, sources: &mut Vec<Source>, skipped: &mut usize) {
    // A stack of its own: folders may be nested more deeply than the program's stack allows.
    let mut waiting = vec![path.to_owned()];
    while let Some(path) = waiting.pop() {
        match entry(root, &path) {
            Ok(Entry::Folder(inside)) => waiting.extend(inside.into_iter().rev()),
            Ok(Entry::File(source)) => sources.push(source),
            Ok(Entry::Other) => *skipped += 1,
            Err(error) => {
                let message = format!("it could not be read ({error}) and was left out");
                sources.push(Source::Finding(Finding::new(
                    path.display().to_string(),
                    FindingKind::Unreadable,
                    message,
                )));
            }
        }
    }
}

enum Entry {
    /// What is in it, by name.
    Folder(Vec<PathBuf>),
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
        let mut inside =
            fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        inside.retain(|path| !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")));
        inside.sort();
        return Ok(Entry::Folder(inside));
    }
    Ok(match Format::of(path) {
        Some(format) if meta.is_file() => Entry::File(Source::File {
            path: path.to_owned(),
            format,
            id: id_of(root, path),
            bytes: meta.len(),
        }),
        _ => Entry::Other,
    })
}

/// The path below `root` without the file's ending: `2024/may/visit`. For `root` itself its name.
fn id_of(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).ok().filter(|inside| !inside.as_os_str().is_empty());
    let inside = inside.or_else(|| path.file_name().map(Path::new)).unwrap_or(path).with_extension("");
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Gives later files of the same id a number, in order: `visit`, `visit-2`.
fn tell_apart(sources: &mut [Source]) {
    let ids = |source: &Source| if let Source::File { id, .. } = source { Some(id.clone()) } else { None };
    let mut taken: BTreeSet<String> = sources.iter().filter_map(ids).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for source in sources {
        let Source::File { id, .. } = source else { continue };
        let times = seen.entry(id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            let mut number = *times;
            while !taken.insert(format!("{id}-{number}")) {
                number += 1;
            }
            *id = format!("{id}-{number}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(sources: &[Source]) -> Vec<String> {
        sources
            .iter()
            .filter_map(|s| if let Source::File { id, .. } = s { Some(id.clone()) } else { None })
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
        for name in
            ["b.txt", "a/z.html", "a/b/c.jsonl", "c.txt", "a.txt", "README.md", ".hidden/x.txt", "c.html"]
        {
            write(name);
        }
        let found = sources(&[root.path().to_owned(), root.path().join("README.md")]).unwrap();
        assert_eq!(ids(&found), ["a/b/c", "a/z", "a", "b", "c", "c-2", "README"]);
    }

    #[test]
    fn a_missing_path_is_an_error_that_says_what_to_do() {
        let error = sources(&[PathBuf::from("/no/such/file.txt")]).unwrap_err().to_string();
        assert!(error.contains("/no/such/file.txt") && error.contains("check the spelling"), "{error}");
        assert!(sources(&[]).is_err());
    }

    #[test]
    fn an_empty_folder_is_a_finding() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.png"), "x").unwrap();
        let found = sources(&[root.path().to_owned()]).unwrap();
        assert!(matches!(&found[..], [Source::Finding(f)] if f.message.contains("one other file")));
    }
}
