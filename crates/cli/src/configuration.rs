//! What is set for all commands: the configuration file, and the options that set the same.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, ValueEnum};
use depesche::language::EngineKind;
use depesche::{Coder, Setup};
use depesche_model::Confidence;
use serde::Deserialize;

/// With which model and which names documents are read.
#[derive(Debug, Args)]
pub(crate) struct SetupArguments {
    /// A table of your own names, which counts before those that are built in; may be given several times
    #[arg(long, value_name = "FILE")]
    names: Vec<PathBuf>,

    /// Which model reads the sentences
    #[arg(long, value_enum)]
    engine: Option<Engine>,

    /// Leave out records that are less likely right than this, from 0 to 1; `why` shows a record's confidence
    #[arg(long, value_name = "SHARE", value_parser = share)]
    min_confidence: Option<Confidence>,

    /// The configuration file [default: depesche.toml, if there is one]
    #[arg(long, value_name = "FILE", env = "DEPESCHE_CONFIG")]
    config: Option<PathBuf>,
}

/// The models that the program is built with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Engine {
    /// Some ten thousand words a second
    #[default]
    Fast,
    /// Better with objects and names, several times as slow
    Accurate,
}

impl From<Engine> for EngineKind {
    fn from(engine: Engine) -> Self {
        match engine {
            Engine::Fast => Self::Fast,
            Engine::Accurate => Self::Accurate,
        }
    }
}

/// The configuration file. Paths in it are read from the folder that it lies in.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Configuration {
    /// Tables of the user's own names.
    #[serde(default)]
    names: Vec<PathBuf>,
    engine: Option<Engine>,
    min_confidence: Option<Share>,
}

/// A share that a configuration file tells.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "f64")]
struct Share(Confidence);

impl TryFrom<f64> for Share {
    type Error = String;

    fn try_from(value: f64) -> Result<Self, String> {
        share(&value.to_string()).map(Self)
    }
}

fn share(word: &str) -> Result<Confidence, String> {
    let value: f64 = word.parse().map_err(|_| "give a share from 0 to 1, as in 0.7".to_owned())?;
    if (0.0..=1.0).contains(&value) {
        Ok(Confidence::of_share(value))
    } else {
        Err("give a share from 0 to 1, as in 0.7".to_owned())
    }
}

/// Looked for in the folder that the program is started in.
const FILE: &str = "depesche.toml";

impl SetupArguments {
    /// A coder with what the options and the configuration file say; the tables of the options come first.
    pub(crate) fn coder(&self) -> anyhow::Result<Coder> {
        Ok(Coder::with(&self.setup()?)?)
    }

    /// What the options and the configuration file say.
    pub(crate) fn setup(&self) -> anyhow::Result<Setup> {
        let configuration = match &self.config {
            Some(path) => Configuration::open(path)?,
            None if Path::new(FILE).exists() => Configuration::open(Path::new(FILE))?,
            None => Configuration::default(),
        };
        let engine = self.engine.or(configuration.engine).unwrap_or_default().into();
        let names = self.names.iter().cloned().chain(configuration.names).collect();
        let min_confidence = self.min_confidence.or(configuration.min_confidence.map(|share| share.0));
        Ok(Setup { engine, names, min_confidence })
    }
}

impl Configuration {
    fn open(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read the configuration file {}", path.display()))?;
        let mut read: Self = toml::from_str(&text).with_context(|| {
            format!(
                "cannot use the configuration file {}; it may have: names, engine, min_confidence",
                path.display()
            )
        })?;
        let folder = path.parent().unwrap_or(Path::new(""));
        read.names.iter_mut().for_each(|name| *name = folder.join(&name));
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_from_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("any.toml");
        std::fs::write(&path, "names = [\"my.tsv\"]\nengine = \"accurate\"\nmin_confidence = 0.6\n").unwrap();
        let read = Configuration::open(&path).unwrap();
        assert_eq!((read.names, read.engine), (vec![folder.path().join("my.tsv")], Some(Engine::Accurate)));
        assert_eq!(read.min_confidence.map(|share| share.0), Some(Confidence::of_share(0.6)));
        std::fs::write(&path, "min_confidence = 6\n").unwrap();
        assert!(format!("{:#}", Configuration::open(&path).unwrap_err()).contains("from 0 to 1"));
        std::fs::write(&path, "nams = []\n").unwrap();
        let told = format!("{:#}", Configuration::open(&path).unwrap_err());
        assert!(told.contains("any.toml") && told.contains("nams"), "{told}");
    }
}
