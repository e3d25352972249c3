//! The commands, one a file.

pub(crate) mod actors;
pub(crate) mod code;
pub(crate) mod completions;
pub(crate) mod copies;
pub(crate) mod export;
pub(crate) mod mentions;
pub(crate) mod parse;
pub(crate) mod read;
pub(crate) mod relation;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod text;
pub(crate) mod watch;
pub(crate) mod why;

use std::process::ExitCode;

use crate::arguments::Command;

/// Does what was asked for.
pub(crate) fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Read(command) => return command.run(),
        Command::Watch(command) => return command.run(),
        Command::Code(command) => return command.run(),
        Command::Text(command) => return command.run(),
        Command::Copies(command) => return command.run(),
        Command::Mentions(command) => return command.run(),
        Command::Parse(command) => return command.run(),
        Command::Actors(command) => return command.run(),
        Command::Relation(command) => command.run()?,
        Command::Search(command) => command.run()?,
        Command::Why(command) => command.run()?,
        Command::Export(command) => command.run()?,
        Command::Serve(command) => command.run()?,
        Command::Completions(command) => command.run()?,
    }
    Ok(ExitCode::SUCCESS)
}
