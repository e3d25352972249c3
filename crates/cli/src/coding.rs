//! Reads many documents at the same time and hands them on in the order of the input.

use std::any::Any;
use std::io::Write;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;

use anyhow::Context;
use depesche::input::{Documents, Loaded, Place};
use depesche::{Coder, Document, Reading};
use depesche_model::{Finding, FindingKind};

use crate::arguments::InputArguments;
use crate::findings::Findings;
use crate::progress::Progress;
use crate::terminal;

/// What became of one document of the input.
#[derive(Debug)]
pub(crate) struct Item<T> {
    /// What was read, unless there was nothing to read.
    pub(crate) reading: Option<T>,
    /// The document was known already and was not read.
    pub(crate) known: bool,
    /// The document's id, if there was one.
    pub(crate) id: Option<String>,
    /// Where it stood.
    pub(crate) place: Option<Place>,
    /// What was wrong with it.
    pub(crate) findings: Vec<Finding>,
    bytes: u64,
}

impl<T> Item<T> {
    /// Does `read` with what was taken in, unless it is known.
    pub(crate) fn of(loaded: Loaded, known: bool, read: impl Fn(Document) -> T) -> Self {
        let Loaded { document, mut findings, bytes, place } = loaded;
        let id = document.as_ref().map(|document| document.id.clone());
        let reading = document.filter(|_| !known).and_then(|document| {
            let id = document.id.clone();
            // One text that the program fails on must not cost the other hundred thousand.
            let reading = catch_unwind(AssertUnwindSafe(|| read(document)));
            reading
                .map_err(|panic| {
                    let message = format!(
                        "the program failed on it and left it out ({}); please report this",
                        told(&*panic)
                    );
                    findings.push(Finding::new(id, FindingKind::Unreadable, message));
                })
                .ok()
        });
        Self { reading, known, id, place, findings, bytes }
    }
}

/// So many documents for each thread are read ahead, at most: enough that none waits long for the slowest.
const AHEAD: usize = 16;
/// So many bytes of text are read ahead, unless a single document is longer.
const AHEAD_BYTES: usize = 8 << 20;
/// Deeply nested sentences need a deep stack; the default for threads is 2 MB.
pub(crate) const STACK: usize = 16 << 20;

/// Codes documents and prints a line for every one, in the order of the input; what was wrong goes to standard error.
pub(crate) fn print(
    input: &InputArguments,
    coder: &Coder,
    line: impl Fn(&Reading) -> anyhow::Result<serde_json::Value>,
) -> anyhow::Result<ExitCode> {
    let mut output = terminal::output();
    let mut findings = Findings::default();
    each(
        input,
        input.open()?,
        |_| Ok(false),
        |document| coder.read(document),
        |item| {
            findings.extend(item.findings);
            let refusal = item.reading.as_ref().and_then(|reading| input.refusal(&reading.document));
            findings.extend(refusal.clone());
            if let Some(reading) = item.reading.filter(|_| refusal.is_none()) {
                writeln!(output, "{}", line(&reading)?)?;
            }
            Ok(())
        },
    )?;
    output.flush()?;
    findings.list();
    Ok(input.exit_code(findings.len()))
}

/// Takes the input in, does `read` with what `is_known` does not know, and hands every document on in the order of the
/// input. While some documents are read, the next are taken in. Tells whether all of the input was taken in.
pub(crate) fn each<T: Send>(
    input: &InputArguments,
    mut documents: Documents,
    mut is_known: impl FnMut(&Document) -> anyhow::Result<bool>,
    read: impl Fn(Document) -> T + Sync,
    mut deliver: impl FnMut(Item<T>) -> anyhow::Result<()>,
) -> anyhow::Result<bool> {
    let progress = Progress::new(|| documents.bytes_total().filter(|_| input.limit.is_none()));
    let jobs = input.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let mut left = input.limit.unwrap_or(usize::MAX);
    let mut done = 0;

    let mut next = take(&mut documents, jobs, &mut left, &mut is_known)?;
    while !next.is_empty() {
        let queue = Mutex::new(std::mem::take(&mut next).into_iter().enumerate());
        let mut items = thread::scope(|scope| -> anyhow::Result<Vec<(usize, Item<T>)>> {
            let workers = (0..jobs)
                .map(|_| {
                    let work = || work(&read, &queue);
                    thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)
                })
                .collect::<Result<Vec<_>, _>>()
                .context("cannot start a thread; try again with --jobs 1")?;
            next = take(&mut documents, jobs, &mut left, &mut is_known)?;
            let mut items = Vec::new();
            for worker in workers {
                items.extend(
                    worker.join().map_err(|panic| anyhow::anyhow!("a thread failed: {}", told(&*panic)))?,
                );
            }
            Ok(items)
        })?;
        items.sort_by_key(|(place, _)| *place);
        for (_, item) in items {
            done += usize::from(item.reading.is_some() || item.known);
            progress.advance(item.bytes, done);
            deliver(item)?;
        }
    }
    progress.clear();
    Ok(left > 0)
}

/// A document that waits for its turn.
struct Waiting {
    loaded: Loaded,
    known: bool,
}

/// Reads the next documents in.
fn take(
    documents: &mut Documents,
    jobs: usize,
    left: &mut usize,
    is_known: &mut impl FnMut(&Document) -> anyhow::Result<bool>,
) -> anyhow::Result<Vec<Waiting>> {
    let (mut waiting, mut bytes) = (Vec::new(), 0);
    while *left > 0 && waiting.len() < jobs * AHEAD && bytes < AHEAD_BYTES {
        let Some(loaded) = documents.next() else { break };
        let mut known = false;
        if let Some(document) = &loaded.document {
            *left -= 1;
            bytes += document.text.len();
            known = is_known(document)?;
        }
        waiting.push(Waiting { loaded, known });
    }
    Ok(waiting)
}

/// Reads documents until the queue is empty.
fn work<T>(
    read: &impl Fn(Document) -> T,
    queue: &Mutex<impl Iterator<Item = (usize, Waiting)>>,
) -> Vec<(usize, Item<T>)> {
    let mut items = Vec::new();
    loop {
        // Nothing can fail while the queue is held, so that it cannot be poisoned.
        let next = queue.lock().ok().and_then(|mut queue| queue.next());
        let Some((place, Waiting { loaded, known })) = next else { return items };
        items.push((place, Item::of(loaded, known, read)));
    }
}

/// What a thread said when it failed.
fn told(panic: &(dyn Any + Send)) -> &str {
    let owned = panic.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it did not say why")
}
