//! Where the project lies, and how its programs are run.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use serde_json::Value;

/// The project's folders.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo builds.
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// Asks cargo.
    pub(crate) fn find() -> anyhow::Result<Self> {
        let output = cargo().args(["metadata", "--no-deps", "--format-version", "1"]).output()?;
        let told: Value = serde_json::from_slice(&output.stdout).context("cargo metadata told no JSON")?;
        let path =
            |field: &str| told[field].as_str().map(PathBuf::from).with_context(|| format!("no {field}"));
        Ok(Self { root: path("workspace_root")?, target: path("target_directory")? })
    }

    /// Builds the program as it is shipped and tells where it lies.
    pub(crate) fn program(&self) -> anyhow::Result<PathBuf> {
        self.cargo(&["build", "--release", "--package", "depesche-cli"])?;
        Ok(self.target.join("release").join("depesche").with_extension(std::env::consts::EXE_EXTENSION))
    }

    /// Runs cargo in the workspace.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> anyhow::Result<()> {
        finish(cargo().current_dir(&self.root).args(arguments))
    }
}

fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a program and fails when it does.
pub(crate) fn finish(command: &mut Command) -> anyhow::Result<()> {
    let status = command.status().with_context(|| format!("cannot start {command:?}"))?;
    if !status.success() {
        bail!("{command:?} failed ({status})");
    }
    Ok(())
}

/// Runs a program with its standard output in a file, and what it complains of in one beside it.
pub(crate) fn to_file(command: &mut Command, path: &Path) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let create = |path: &Path| File::create(path).with_context(|| format!("cannot write {}", path.display()));
    let complaints = path.with_extension("stderr");
    finish(command.stdout(create(path)?).stderr(create(&complaints)?))
        .with_context(|| format!("{} may say why", complaints.display()))
}

/// Runs a program and takes what it prints.
pub(crate) fn printed(command: &mut Command) -> anyhow::Result<String> {
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} failed ({})", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{command:?} printed no UTF-8"))
}

/// Whether there is such a program.
pub(crate) fn exists(program: impl AsRef<OsStr>) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
