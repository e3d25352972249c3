//! `depesche actors`: what is known of a name, and why: by the tables, and by the documents of a record.

mod people;

use std::io::Write;
use std::process::ExitCode;

use clap::Args;
use depesche::resolve::{Known, KnownTerm, Match};
use depesche_store::{PersonRecord, Store};
use serde::Serialize;

use crate::arguments::{AlsoRecordArguments, Form};
use crate::configuration::SetupArguments;
use crate::terminal::{self, Paint};

use people::Seen;

/// Show what the tables and the record know of a country, organization, format, person, office or place, and why
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Actors {
    /// A name in any spelling, or an id: Tokajew, "Wang Yi", SCO, KAZ
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,

    #[command(flatten)]
    setup: SetupArguments,

    #[command(flatten)]
    record: AlsoRecordArguments,

    /// The form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

const EXAMPLES: &str = "\
Examples:
  depesche actors Tokajew
  depesche actors Shanghaier Organisation
  depesche actors KAZ --db asia.db
  depesche actors KAZ --format json | jq .known[0].terms
  depesche actors --names my.tsv \"Mara Demo\"

A table of your own has a line for each name, cells parted by tabs; the first line names the columns:
  kind    name       forms                country  office            from     to
  person  Mara Demo  Maara Demo|M. Demo   SRB      foreign minister  2026-03
kind is person, organization, format, initiative, country, adjective, office, place, or nothing for words that name
nobody; of a country the name is its code. Other columns: organization, lang. Leave out what you do not need.

As JSON the answer is an object of three lists: known (what the tables know), record (the people of the record who are
called so), holders (whom the record shows in the offices of the country or body).";

/// So many spellings are shown.
const SPELLINGS: usize = 12;

impl Actors {
    /// Prints what is known, the surest first; exit code 1 when nobody is called so.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let name = self.name.join(" ");
        let names = self.setup.setup()?.names()?;
        let store = self.record.open()?;
        let answer = Answer::new(names.known(&name), store.as_ref(), &name)?;
        let mut output = terminal::output();
        match self.format {
            Form::Json => {
                serde_json::to_writer_pretty(&mut output, &answer)?;
                writeln!(output)?;
            }
            Form::Text => {
                let paint = Paint::new();
                for one in &answer.known {
                    print(one, paint, &mut output)?;
                }
                people::print(&answer.record, &answer.holders, paint, &mut output)?;
            }
        }
        output.flush()?;
        if answer.known.is_empty() && answer.record.is_empty() {
            let knows = if store.is_some() { "no table and no document" } else { "no table" };
            terminal::say(&format!(
                "depesche: {knows} knows “{name}”; a text may still tell of it. Add it with a table of your own: --names"
            ));
            return Ok(ExitCode::FAILURE);
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// All that is known of a name.
#[derive(Debug, Serialize)]
struct Answer {
    /// By the tables.
    known: Vec<Known>,
    /// The people of the record who are called so.
    record: Vec<PersonRecord>,
    /// Whom the record shows in the offices of the state or body.
    holders: Vec<Seen>,
}

impl Answer {
    fn new(known: Vec<Known>, store: Option<&Store>, name: &str) -> anyhow::Result<Self> {
        let Some(store) = store else { return Ok(Self { known, record: Vec::new(), holders: Vec::new() }) };
        let mut holders = Vec::new();
        for body in known.iter().filter(|known| matches!(known.kind, "country" | "organization")) {
            holders.extend(people::seen(store, body)?);
        }
        Ok(Self { known, record: store.people_named(name)?, holders })
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
