//! `depesche completions`: what a shell needs to complete our commands.

use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::arguments::Arguments;
use crate::terminal;

/// Print what a shell needs to complete these commands
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  depesche completions bash > ~/.local/share/bash-completion/completions/depesche
  depesche completions fish > ~/.config/fish/completions/depesche.fish";

impl Completions {
    /// Prints the script.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        // Made whole before it is written: the generator does not survive a closed pipe.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "depesche", &mut script);
        let mut output = terminal::output();
        output.write_all(&script)?;
        Ok(output.flush()?)
    }
}
