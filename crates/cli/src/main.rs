//! The `depesche` program: reads diplomatic news and keeps a sourced record of the relations between states.
//!
//! One command a file in [`command`]; what several of them share stands beside it.

mod arguments;
mod coding;
mod command;
mod configuration;
mod findings;
mod progress;
mod recorder;
mod resume;
mod terminal;
mod web;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::Arguments;

fn main() -> ExitCode {
    match command::run(Arguments::parse().command) {
        Ok(code) => code,
        // Whoever reads our output has seen enough: `depesche code … | head`.
        Err(error) if terminal::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::complain(&error);
            ExitCode::FAILURE
        }
    }
}
