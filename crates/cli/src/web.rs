//! Pages that are named by their address.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use anyhow::Context;
use clap::Args;
use depesche::input::{Fetched, Fetcher};
use depesche_fetch::{Answer, Client, Limits, Seen};
use depesche_model::{Finding, FindingKind};
use sha2::{Digest, Sha256};

/// How pages on the web are fetched.
#[derive(Debug, Args)]
#[command(next_help_heading = "For pages that are named by their address")]
pub(crate) struct WebArguments {
    /// Keep the bytes of fetched pages in this folder
    #[arg(long, value_name = "FOLDER")]
    save_page: Option<PathBuf>,

    /// Who asks, for the servers: a name, an address
    #[arg(long, value_name = "TEXT", env = "DEPESCHE_CONTACT", default_value = "")]
    contact: String,

    /// How many seconds an answer may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    timeout: u64,

    /// Ask addresses on this machine and in its network as well
    #[arg(long)]
    allow_private: bool,
}

impl WebArguments {
    /// What gets pages as these arguments say.
    ///
    /// # Errors
    /// When the folder for pages cannot be made.
    pub(crate) fn fetcher(&self) -> anyhow::Result<Fetcher> {
        let deadline = Duration::from_secs(self.timeout);
        let limits = Limits { deadline, private: self.allow_private, ..Limits::default() };
        let client = Client::new(&self.contact, limits);
        let folder = self.save_page.clone();
        if let Some(folder) = &folder {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        Ok(Box::new(move |address| {
            let unreadable = |message: String| Finding::new(address, FindingKind::Unreadable, message);
            let answer =
                client.get(address, &Seen::default()).map_err(|error| unreadable(error.to_string()))?;
            if let Some(folder) = &folder {
                save(folder, &answer).map_err(|error| {
                    unreadable(format!(
                        "it could not be kept in {} ({error}); it was left out",
                        folder.display()
                    ))
                })?;
            }
            Ok(fetched(answer))
        }))
    }
}

/// What came, for reading.
pub(crate) fn fetched(answer: Answer) -> Fetched {
    Fetched { address: answer.address, media: answer.media, charset: answer.charset, bytes: answer.bytes }
}

/// Keeps a page under a name that its address makes, so that another one does not take its place.
fn save(folder: &Path, answer: &Answer) -> io::Result<()> {
    let ending = if answer.media.contains("html") || answer.media.is_empty() { "html" } else { "bin" };
    fs::write(folder.join(format!("{}.{ending}", name(&answer.address))), &answer.bytes)
}

/// "example.org-news-visit-1f2e3d4c" for `https://example.org/news/visit?a=1`.
fn name(address: &str) -> String {
    /// File systems take no longer names than 255 bytes.
    const LONGEST: usize = 100;
    let path = address.split_once("://").map_or(address, |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let words =
        path.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).filter(|word| !word.is_empty());
    let mut name = words.collect::<Vec<_>>().join("-");
    name.truncate(LONGEST);
    let hash = Sha256::digest(address);
    format!("{}-{:02x}{:02x}{:02x}{:02x}", name.trim_matches('.'), hash[0], hash[1], hash[2], hash[3])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_has_a_name_of_its_own() {
        let one = name("https://example.org/news/visit?a=1");
        assert!(
            one.starts_with("example.org-news-visit-") && one != name("https://example.org/news/visit?a=2"),
            "{one}"
        );
        assert!(!name("https://example.org/../../etc/passwd").contains('/'));
        assert!(name(&format!("https://example.org/{}", "a".repeat(1000))).len() < 120);
    }
}
