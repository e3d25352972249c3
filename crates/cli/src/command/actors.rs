//! `depesche actors`: what is known of a name, and why.

use std::io::Write;
use std::process::ExitCode;

use clap::Args;
use depesche::resolve::{Known, KnownTerm, Match};

use crate::arguments::Form;
use crate::configuration::SetupArguments;
use crate::terminal::{self, Paint};

/// Show what is known of a country, organization, format, person, office or place, and from which row of which table
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Actors {
    /// A name in any spelling, or an id: Tokajew, "Wang Yi", SCO, KAZ
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,

    #[command(flatten)]
    setup: SetupArguments,

    /// The form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

const EXAMPLES: &str = "\
Examples:
  depesche actors Tokajew
  depesche actors Shanghaier Organisation
  depesche actors KAZ --format json
  depesche actors --names my.tsv \"Mara Demo\"

A table of your own has a line for each name, cells parted by tabs; the first line names the columns:
  kind    name       forms                country  office            from     to
  person  Mara Demo  Maara Demo|M. Demo   SRB      foreign minister  2026-03
kind is person, organization, format, initiative, country, adjective, office, place, or nothing for words that name
nobody; of a country the name is its code. Other columns: organization, lang. Leave out what you do not need.";

/// So many spellings are shown.
const SPELLINGS: usize = 12;

impl Actors {
    /// Prints what is known, the surest first; exit code 1 when nobody is called so.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let name = self.name.join(" ");
        let names = self.setup.setup()?.names()?;
        let known = names.known(&name);
        let mut output = terminal::output();
        match self.format {
            Form::Json => {
                serde_json::to_writer_pretty(&mut output, &known)?;
                writeln!(output)?;
            }
            Form::Text => {
                for one in &known {
                    print(one, Paint::new(), &mut output)?;
                }
            }
        }
        output.flush()?;
        if known.is_empty() {
            terminal::say(&format!(
                "depesche: no table knows “{name}”; a text may still tell of it. Add it with a table of your own: --names"
            ));
            return Ok(ExitCode::FAILURE);
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn print(known: &Known, paint: Paint, output: &mut impl Write) -> anyhow::Result<()> {
    writeln!(output, "{}  {}  {}", paint.id(&known.id), paint.strong(&known.name), known.kind)?;
    let why = match known.why {
        Match::Spelling => "it is written so",
        Match::Id => "its id",
        Match::Romanization => "another romanization of the name",
        Match::Family => "the family name",
        Match::Similar => "a similar name",
    };
    let row = known.row.as_deref().map(|row| format!(", {row}")).unwrap_or_default();
    writeln!(output, "  {}", paint.faint(&format!("{why}{row}")))?;
    if let Some(parent) = &known.parent {
        writeln!(output, "  of {}", paint.plain(parent))?;
    }
    if !known.spellings.is_empty() {
        let shown: Vec<&str> = known.spellings.iter().take(SPELLINGS).map(String::as_str).collect();
        let more = known.spellings.len().saturating_sub(SPELLINGS);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        writeln!(output, "  also {}{more}", paint.plain(&shown.join(", ")))?;
    }
    for term in &known.terms {
        writeln!(output, "  {}", held(term, known.kind == "person", paint))?;
    }
    let members: Vec<String> = known
        .members
        .iter()
        .map(|member| {
            let country = member.country;
            match (member.from.as_str(), member.to.as_str()) {
                ("", "") => country.to_string(),
                (from, "") => format!("{country} ({from})"),
                (from, to) => format!("{country} ({from}–{to})"),
            }
        })
        .collect();
    if !members.is_empty() {
        writeln!(output, "  members {}", paint.plain(&members.join(", ")))?;
    }
    writeln!(output)?;
    Ok(())
}

/// "foreign minister of KAZ  2023-04 – 2025-09", with the person's name where that is not the heading.
fn held(term: &KnownTerm, of_person: bool, paint: Paint) -> String {
    let person = if of_person { String::new() } else { format!("{}, ", term.person) };
    let of = term.of.as_deref().map(|of| format!(" of {of}")).unwrap_or_default();
    let time = match (term.from.as_str(), term.to.as_str()) {
        ("", "") => String::new(),
        (from, to) => format!("  {from} – {to}"),
    };
    format!("{}{}  {}", paint.plain(&format!("{person}{}{of}", term.office)), time, paint.faint(&term.row))
}
