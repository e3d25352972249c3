//! The format of a trained model: magic, JSON header, little-endian tensors. `train/README.md` tells it in full.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use half::f16;
use serde::Deserialize;

use super::row_table::RowTable;

const MAGIC: &[u8] = b"DPMODEL1";

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The file is not there or cannot be read.
    #[error("cannot read the model {}: {source}; name a file that was made by train/analyser/export.py", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is no model, or a part of it is missing or has another shape than it should.
    #[error(
        "the model {model} is broken: {reason}; take it out of the repository again, or export it anew (train/README.md)"
    )]
    Broken {
        /// Which model.
        model: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// What stands in a model file's header; a model that needs no labels or pieces has none.
#[derive(Debug, Deserialize)]
pub(crate) struct Header {
    pub(crate) engine: String,
    #[serde(default)]
    pub(crate) upos: Vec<String>,
    /// Name and values of each feature; the first value, "", says that it is absent.
    #[serde(default)]
    pub(crate) features: Vec<(String, Vec<String>)>,
    #[serde(default)]
    pub(crate) relations: Vec<String>,
    /// Lemma scripts.
    #[serde(default)]
    pub(crate) lemmas: Vec<String>,
    /// BIO labels.
    #[serde(default)]
    pub(crate) names: Vec<String>,
    /// Names of the first piece ids.
    #[serde(default)]
    pub(crate) specials: Vec<String>,
    /// What a character that no piece covers costs.
    #[serde(default)]
    pub(crate) unknown: f64,
    /// What a character is read as.
    #[serde(default)]
    pub(crate) normalisation: BTreeMap<char, String>,
    /// Of the encoder engine.
    pub(crate) shape: Option<Shape>,
    tensors: BTreeMap<String, Entry>,
}

/// The measures of an encoder.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Shape {
    pub(crate) layers: usize,
    pub(crate) attention_heads: usize,
    pub(crate) hidden: usize,
    pub(crate) epsilon: f32,
}

#[derive(Clone, Debug, Deserialize)]
struct Entry {
    kind: String,
    shape: Vec<usize>,
    offset: usize,
    bytes: usize,
}

/// A model file in memory.
#[derive(Debug)]
pub(crate) struct ModelFile {
    name: String,
    bytes: Cow<'static, [u8]>,
    /// Where the tensors begin.
    data: usize,
    pub(crate) header: Header,
}

impl ModelFile {
    /// Reads a file.
    pub(crate) fn open(path: &Path) -> Result<Self, ModelError> {
        let bytes =
            std::fs::read(path).map_err(|source| ModelError::Unreadable { path: path.to_owned(), source })?;
        Self::parse(path.display().to_string(), bytes.into())
    }

    /// Reads the header. `name` is what errors call the model.
    pub(crate) fn parse(name: String, bytes: Cow<'static, [u8]>) -> Result<Self, ModelError> {
        let broken = |reason: String| ModelError::Broken { model: name.clone(), reason };
        let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| broken("it is no model file".into()))?;
        let (length, rest) =
            rest.split_first_chunk::<4>().ok_or_else(|| broken("it ends in its header".into()))?;
        let length = u32::from_le_bytes(*length) as usize;
        let header = rest.get(..length).ok_or_else(|| broken("it ends in its header".into()))?;
        let header: Header = serde_json::from_slice(header)
            .map_err(|error| broken(format!("its header cannot be read ({error})")))?;
        Ok(Self { data: MAGIC.len() + 4 + length, name, bytes, header })
    }

    /// An error about this model.
    pub(crate) fn broken(&self, reason: impl Into<String>) -> ModelError {
        ModelError::Broken { model: self.name.clone(), reason: reason.into() }
    }

    fn entry(&self, name: &str, kind: &str) -> Result<(&Entry, &[u8]), ModelError> {
        let entry = self.header.tensors.get(name).ok_or_else(|| self.broken(format!("{name} is missing")))?;
        if entry.kind != kind {
            return Err(self.broken(format!("{name} is {} instead of {kind}", entry.kind)));
        }
        let start = self.data.saturating_add(entry.offset);
        let bytes = self.bytes.get(start..start.saturating_add(entry.bytes));
        Ok((entry, bytes.ok_or_else(|| self.broken(format!("it ends inside {name}")))?))
    }

    fn kind(&self, name: &str) -> &str {
        self.header.tensors.get(name).map_or("", |entry| &entry.kind)
    }

    /// Numbers of a tensor of whatever shape.
    pub(crate) fn vector(&self, name: &str) -> Result<Vec<f32>, ModelError> {
        Ok(numbers(self.entry(name, "f32")?.1, f32::from_le_bytes))
    }

    /// UTF-8 text.
    pub(crate) fn text(&self, name: &str) -> Result<&str, ModelError> {
        let (_, bytes) = self.entry(name, "u8")?;
        str::from_utf8(bytes).map_err(|_| self.broken(format!("{name} is no UTF-8")))
    }

    /// 64-bit numbers.
    pub(crate) fn hashes(&self, name: &str) -> Result<Vec<u64>, ModelError> {
        Ok(numbers(self.entry(name, "u64")?.1, u64::from_le_bytes))
    }

    /// 16-bit numbers.
    pub(crate) fn shorts(&self, name: &str) -> Result<Vec<u16>, ModelError> {
        Ok(numbers(self.entry(name, "u16")?.1, u16::from_le_bytes))
    }

    /// A table of which single rows are needed, left in its small form.
    pub(crate) fn rows(&self, name: &str) -> Result<RowTable, ModelError> {
        let kind = self.kind(name).to_owned();
        let table = match kind.as_str() {
            "i8" => {
                let (entry, bytes) = self.entry(name, "i8")?;
                let columns = entry.shape.last().copied().unwrap_or(0);
                let scales = self.vector(&format!("{name}.scale"))?;
                RowTable::eight_bit(columns, numbers(bytes, i8::from_le_bytes), scales)
            }
            "q4" => {
                let (entry, bytes) = self.entry(name, "q4")?;
                let (blocks, _) = bytes.as_chunks::<18>();
                let scales = blocks.iter().map(|b| f16::from_le_bytes([b[0], b[1]]).to_f32()).collect();
                let halves = blocks.iter().flat_map(|b| b[2..].iter().copied()).collect();
                RowTable::four_bit(entry.shape.last().copied().unwrap_or(0), halves, scales)
            }
            _ => return Err(self.broken(format!("{name} is missing or no table"))),
        };
        table.ok_or_else(|| self.broken(format!("{name} has rows of unequal length")))
    }

    /// The numbers of a matrix with `columns`, row by row; of a tensor with more dimensions, all but the last count as
    /// rows here.
    pub(crate) fn matrix(&self, name: &str, columns: usize) -> Result<Vec<f32>, ModelError> {
        let values = if self.kind(name) == "f32" {
            self.vector(name)?
        } else {
            let table = self.rows(name)?;
            let mut values = vec![0.0; table.len() * table.columns()];
            for (row, out) in values.chunks_exact_mut(table.columns()).enumerate() {
                table.copy(row, out);
            }
            values
        };
        if columns == 0 || values.is_empty() || !values.len().is_multiple_of(columns) {
            return Err(self.broken(format!("{name} does not have rows of {columns} numbers")));
        }
        Ok(values)
    }
}

fn numbers<const N: usize, T>(bytes: &[u8], read: impl Fn([u8; N]) -> T) -> Vec<T> {
    bytes.as_chunks::<N>().0.iter().map(|chunk| read(*chunk)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> String {
        ModelFile::parse("x".into(), bytes.to_vec().into()).unwrap_err().to_string()
    }

    #[test]
    fn says_what_is_broken() {
        assert!(message(b"PK").contains("no model file"));
        assert!(message(b"DPMODEL1\x00\x01\x00\x00{").contains("ends in its header"));
        assert!(message(b"DPMODEL1\x02\x00\x00\x00{}").contains("header cannot be read"));
        let missing = ModelFile::open(Path::new("no/such.dpm")).unwrap_err().to_string();
        assert!(missing.contains("no/such.dpm") && missing.contains("export"), "{missing}");
    }
}
