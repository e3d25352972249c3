//! A bar on standard error, if that is a terminal.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// How far the reading has come.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// A bar over so many bytes, or only a count of them when nobody knows how many there are; they are only counted where a
    /// bar is seen.
    pub(crate) fn new(bytes: impl FnOnce() -> Option<u64>) -> Self {
        let bytes = if std::io::stderr().is_terminal() { bytes() } else { None };
        let template = match bytes {
            Some(_) => "{wide_bar} {bytes}/{total_bytes} {eta} {msg}",
            None => "{spinner} {bytes} {msg}",
        };
        // The bar hides itself when standard error is no terminal.
        let bar = bytes.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
        match ProgressStyle::with_template(template) {
            Ok(style) => Self(bar.with_style(style)),
            Err(_) => Self(bar),
        }
    }

    /// So many bytes further, with so many documents done.
    pub(crate) fn advance(&self, bytes: u64, documents: usize) {
        self.0.inc(bytes);
        self.0.set_message(format!("{documents} documents"));
    }

    /// Takes the bar away.
    pub(crate) fn clear(&self) {
        self.0.finish_and_clear();
    }
}
