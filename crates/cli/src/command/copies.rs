//! `depesche copies`: which documents are copies or rewrites of one report.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use clap::Args;
use depesche::input::copies::{Copies, Sign};
use serde_json::json;

use crate::arguments::InputArguments;
use crate::findings::Findings;
use crate::{coding, terminal};

/// Tell which documents are copies or rewrites of one report, one JSON object a line; nothing is kept
///
/// Each line has the document's id and the id of its family's probable source: the one that was published first.
#[derive(Debug, Args)]
#[command(name = "copies", after_help = EXAMPLES)]
pub(crate) struct CopiesCommand {
    #[command(flatten)]
    input: InputArguments,

    /// Print only documents that are copies of others
    #[arg(long)]
    only: bool,
}

const EXAMPLES: &str = "\
Examples:
  depesche copies archive.jsonl --only
  depesche copies dispatches/ | jq -r .source | sort | uniq -c | sort -rn | head";

impl CopiesCommand {
    /// Prints in the order of the input; how many reports there are goes to standard error.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let mut copies = Copies::default();
        let mut findings = Findings::default();
        coding::each(
            &self.input,
            self.input.open()?,
            |_| Ok(false),
            |document| document,
            |item| {
                findings.extend(item.findings);
                if let Some(document) = item.reading {
                    copies.add(&document);
                }
                Ok(())
            },
        )?;
        let mut output = terminal::output();
        let members = copies.families();
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        for member in &members {
            *sizes.entry(&member.source).or_default() += 1;
        }
        for member in members.iter().filter(|member| !self.only || member.id != member.source) {
            let (likeness, by) = member.likeness.map_or((None, None), |(likeness, sign)| {
                let by = match sign {
                    Sign::Words => "words",
                    Sign::Facts => "facts",
                };
                (Some(likeness), Some(by))
            });
            let line = json!({
                "id": member.id, "source": member.source, "family": sizes.get(&*member.source), "likeness": likeness, "by": by,
            });
            writeln!(output, "{line}")?;
        }
        output.flush()?;
        terminal::say(&format!("{} documents, {} reports", members.len(), sizes.len()));
        findings.list();
        Ok(self.input.exit_code(findings.len()))
    }
}
