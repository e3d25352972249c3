//! What is printed where, and in which colours.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use depesche_model::Finding;

/// Standard output, locked and buffered.
pub(crate) fn output() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// Whether whoever reads our output has closed it.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let by_io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let by_json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        by_io.or(by_json) == Some(io::ErrorKind::BrokenPipe)
    })
}

/// Says on standard error why nothing can be done, in one line.
pub(crate) fn complain(error: &anyhow::Error) {
    let mut message = String::new();
    for cause in error.chain().map(ToString::to_string) {
        // Some errors tell their cause themselves.
        if !message.contains(&cause) {
            message.push_str(if message.is_empty() { "" } else { ": " });
            message.push_str(&cause);
        }
    }
    say(&format!("depesche: {message}"));
}

/// Writes a line on standard error; if that is closed, nobody is there to be told.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Lists what was wrong with the input on standard error.
pub(crate) fn list(findings: &[Finding]) {
    for finding in findings {
        say(&format!("  {}", tame(&finding.to_string())));
    }
}

/// Colours, if standard output is a terminal and `NO_COLOR` is not set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    on: bool,
}

impl Paint {
    /// As standard output wants it.
    pub(crate) fn new() -> Self {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { on: io::stdout().is_terminal() && !refused }
    }

    /// A heading or a name.
    pub(crate) fn strong(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// What is needed less often.
    pub(crate) fn faint(self, text: &str) -> String {
        self.paint("2", text)
    }

    /// A record's id.
    pub(crate) fn id(self, text: &str) -> String {
        self.paint("36", text)
    }

    /// Words that are meant; between brackets where there are no colours.
    pub(crate) fn marked(self, text: &str) -> String {
        if self.on { self.paint("1;33", text) } else { format!("[{}]", tame(text)) }
    }

    /// Other words of a text.
    #[expect(clippy::unused_self, reason = "called as the others are")]
    pub(crate) fn plain(self, text: &str) -> String {
        tame(text)
    }

    fn paint(self, code: &str, text: &str) -> String {
        let text = tame(text);
        if self.on { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text }
    }
}

/// The text without control characters, which a terminal would obey.
fn tame(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_does_not_command_the_terminal() {
        let paint = Paint { on: true };
        assert_eq!(paint.strong("a\u{1b}[31mb\u{7}"), "\u{1b}[1ma[31mb\u{1b}[0m");
        assert_eq!(Paint { on: false }.marked("x"), "[x]");
    }
}
