//! What the continuous integration runs.

use crate::say;
use crate::workspace::{Workspace, exists};

/// Formatting, lints, tests, and the examples in the documentation; stops at the first that fails.
pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<()> {
    let step = |arguments: &[&str]| {
        say(&format!("> cargo {}", arguments.join(" ")));
        workspace.cargo(arguments)
    };
    step(&["fmt", "--all", "--check"])?;
    step(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])?;
    if exists("cargo-nextest") {
        step(&["nextest", "run", "--workspace"])?;
        step(&["test", "--workspace", "--doc"])
    } else {
        step(&["test", "--workspace"])
    }
}
