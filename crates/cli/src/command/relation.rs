//! `depesche relation`: what two actors did together.

use std::io::Write;

use anyhow::bail;
use clap::Args;
use depesche_model::{Commitment, Event, Instrument, Measure, Quote, Target};
use depesche_store::{Entry, Relation as Found, Store};

use crate::arguments::{Form, RecordArguments};
use crate::terminal::{self, Paint};

/// Show what two countries or organizations did together, by date
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Relation {
    /// A country or organization: its code (KAZ, OSCE) or a name as the documents write it
    a: String,

    /// The other one
    b: String,

    #[command(flatten)]
    record: RecordArguments,

    /// No more than this many records of each kind, the newest ones
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    /// The form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

const EXAMPLES: &str = "\
Examples:
  depesche relation KAZ CHN
  depesche relation Kasachstan Deutschland --limit 5
  depesche relation USA EU --format json | jq .measures";

impl Relation {
    /// Prints the relation.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let store = Store::open_read_only(&self.record.db)?;
        let (a, b) = (actor(&store, &self.a)?, actor(&store, &self.b)?);
        let mut found = store.relation(&a, &b)?;
        if let Some(limit) = self.limit {
            newest(&mut found.events, limit);
            newest(&mut found.instruments, limit);
            newest(&mut found.measures, limit);
            newest(&mut found.commitments, limit);
            newest(&mut found.quotes, limit);
        }
        let mut output = terminal::output();
        if self.format == Form::Json {
            serde_json::to_writer_pretty(&mut output, &found)?;
            writeln!(output)?;
        } else {
            Timeline { paint: Paint::new(), output: &mut output }.print(&found)?;
        }
        Ok(output.flush()?)
    }
}

/// The id of the actor that `name` means in this record.
fn actor(store: &Store, name: &str) -> anyhow::Result<String> {
    let named = store.actors_named(name)?;
    if let Some(exact) = named.iter().find(|actor| actor.id.eq_ignore_ascii_case(name)) {
        return Ok(exact.id.clone());
    }
    match &named[..] {
        [one] => Ok(one.id.clone()),
        [] => bail!(
            "cannot find {name}: no document names it; give a code (KAZ, OSCE) or a name as the documents write it"
        ),
        several => {
            let ids: Vec<_> = several.iter().map(|actor| format!("{} ({})", actor.id, actor.name)).collect();
            bail!(
                "cannot tell who {name} is: the documents mean {}; give one of these codes",
                ids.join(" or ")
            )
        }
    }
}

/// Keeps the last `limit` entries, which are the newest.
fn newest<T>(entries: &mut Vec<Entry<T>>, limit: usize) {
    entries.drain(..entries.len().saturating_sub(limit));
}

/// Prints records as lines under headings.
struct Timeline<'a, W> {
    paint: Paint,
    output: &'a mut W,
}

impl<W: Write> Timeline<'_, W> {
    fn print(mut self, found: &Found) -> anyhow::Result<()> {
        let (a, b) =
            (found.a_name.as_deref().unwrap_or(&found.a), found.b_name.as_deref().unwrap_or(&found.b));
        writeln!(self.output, "{} ({} – {})", self.paint.strong(&format!("{a} – {b}")), found.a, found.b)?;
        if found.is_empty() {
            writeln!(self.output, "nothing in this record that both take part in")?;
        }
        self.list("Events", &found.events, event)?;
        self.list("Instruments", &found.instruments, instrument)?;
        self.list("Figures", &found.measures, measure)?;
        self.list("Commitments", &found.commitments, commitment)?;
        self.list("Words", &found.quotes, quote)
    }

    fn list<T>(
        &mut self,
        heading: &str,
        entries: &[Entry<T>],
        line: fn(&Entry<T>) -> String,
    ) -> anyhow::Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        writeln!(self.output, "\n{} ({})", self.paint.strong(heading), entries.len())?;
        for entry in entries {
            let date = entry.when().map_or_else(|| "undated".to_owned(), |date| date.to_string());
            // A day that is only the publication's is not the record's own.
            let date = if entry.date.is_none() && entry.document.published.is_some() {
                format!("({date})")
            } else {
                format!(" {date} ")
            };
            let id = self.paint.id(&format!("{:<6}", entry.id));
            writeln!(self.output, "  {date:<12}  {id}{}", self.paint.plain(&line(entry)))?;
            let words = entry.evidence.words.replace(char::is_whitespace, " ");
            let source = self.paint.faint(&entry.document.id.to_string());
            writeln!(self.output, "  {:<20}«{}»  {source}", "", self.paint.plain(&words))?;
        }
        Ok(())
    }
}

/// Parts of a line, those that are there, between commas.
fn parts<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn event(entry: &Entry<Event>) -> String {
    let event = &entry.record;
    let kind = event.mode.map_or_else(|| event.kind.to_string(), |mode| format!("{} {mode}", event.kind));
    let format =
        event.format.clone().map(|name| event.ordinal.map_or(name.clone(), |nth| format!("{nth}. {name}")));
    parts([
        Some(format!("{kind} ({})", event.status)),
        Some(event.actors.join(" – ")),
        Some(event.people.join(" and ")),
        format,
        event.place.clone().or_else(|| event.place_country.map(String::from)),
    ])
}

fn instrument(entry: &Entry<Instrument>) -> String {
    let instrument = &entry.record;
    let term = match (instrument.valid_from, instrument.valid_to) {
        (None, None) => None,
        (from, to) => {
            let year = |year: Option<i16>| year.map(|year| year.to_string()).unwrap_or_default();
            Some(format!("{}–{}", year(from), year(to)))
        }
    };
    parts([
        Some(format!("{} ({})", instrument.kind, instrument.status)),
        Some(instrument.parties.join(" – ")),
        instrument.subject.clone(),
        term,
    ])
}

fn measure(entry: &Entry<Measure>) -> String {
    let measure = &entry.record;
    let sign = match measure.qualifier.as_str() {
        "=" => String::new(),
        sign => format!("{sign} "),
    };
    parts([
        Some(format!("{}: {sign}{} {}", measure.indicator, measure.value.normalize(), measure.unit.0)),
        measure.period.map(|period| format!("in {period}")),
        measure.change_pct.map(|change| format!("{:+} %", change.normalize())),
        Some(measure.of.join(" – ")),
        measure.about.clone(),
        measure.damaged.then(|| "the place is damaged".to_owned()),
        measure
            .checks
            .iter()
            .find(|check| !check.holds)
            .map(|check| format!("does not add up: {}", check.says)),
    ])
}

fn commitment(entry: &Entry<Commitment>) -> String {
    let commitment = &entry.record;
    let target = commitment.target.as_ref().map(|target| match target {
        Target::Amount(amount) => format!("target {}", amount.normalize()),
        Target::Relative(change) => format!("target {change}"),
    });
    parts([
        Some(commitment.what.clone()),
        Some(commitment.actors.join(" – ")),
        target,
        commitment.deadline.map(|date| format!("by {date}")),
    ])
}

fn quote(entry: &Entry<Quote>) -> String {
    let quote = &entry.record;
    parts([
        Some(quote.speaker.clone().unwrap_or_else(|| "somebody".to_owned())),
        quote.country.map(String::from),
        Some(quote.kind.to_string().to_lowercase()),
    ])
}
