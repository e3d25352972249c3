//! How far each file was read, so that a run that broke off goes on where it stopped.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use depesche::input::{Asked, Done, Origin, Place};
use depesche_store::{Progress, SourceFile, Store};

/// The file that is being read, and how far.
#[derive(Debug)]
pub(crate) struct Marks {
    /// How files are read in this run.
    reading: String,
    file: Option<(Arc<Origin>, Progress)>,
}

/// Tells what an earlier run has read. Files whose documents had findings are read again, so that these are told again, unless
/// that run broke off within them. `known` counts the documents that are passed over.
///
/// # Errors
/// When the record cannot be read.
pub(crate) fn asked(record: &Path, reading: &str, known: Arc<AtomicU64>) -> depesche_store::Result<Asked> {
    let store = Store::open_read_only(record)?;
    let reading = reading.to_owned();
    Ok(Box::new(move |origin| {
        // What cannot be asked is read again, which changes nothing.
        let progress = store.progress(file(origin, &path(origin), &reading)).unwrap_or_default();
        known.fetch_add(progress.documents, Ordering::Relaxed);
        if progress.whole { Done::Whole } else { Done::Items(progress.items) }
    }))
}

impl Marks {
    /// None yet.
    pub(crate) const fn new(reading: String) -> Self {
        Self { reading, file: None }
    }

    /// Marks that the document at `place` is in the record, or what was wrong with it.
    ///
    /// # Errors
    /// When the record cannot be written to.
    pub(crate) fn mark(
        &mut self,
        store: &mut Store,
        place: &Place,
        is_document: bool,
        findings: usize,
    ) -> depesche_store::Result<()> {
        let origin = &place.origin;
        if self.file.as_ref().is_none_or(|(known, _)| !Arc::ptr_eq(known, origin)) {
            self.leave(store)?;
            let progress = store.progress(file(origin, &path(origin), &self.reading))?;
            self.file = Some((Arc::clone(origin), progress));
        }
        let Some((_, progress)) = &mut self.file else { return Ok(()) };
        progress.items = place.number;
        progress.documents += u64::from(is_document);
        progress.findings += u64::try_from(findings).unwrap_or(u64::MAX);
        store.set_progress(file(origin, &path(origin), &self.reading), *progress)
    }

    /// Marks that the file that was being read is read.
    ///
    /// # Errors
    /// When the record cannot be written to.
    pub(crate) fn leave(&mut self, store: &mut Store) -> depesche_store::Result<()> {
        let Some((origin, progress)) = self.file.take() else { return Ok(()) };
        let done =
            if progress.findings == 0 { Progress { whole: true, ..progress } } else { Progress::default() };
        store.set_progress(file(&origin, &path(&origin), &self.reading), done)
    }
}

fn path(origin: &Origin) -> String {
    origin.path.to_string_lossy().into_owned()
}

fn file<'a>(origin: &Origin, path: &'a str, reading: &'a str) -> SourceFile<'a> {
    SourceFile { path, bytes: origin.bytes, modified: origin.modified, options: reading }
}
