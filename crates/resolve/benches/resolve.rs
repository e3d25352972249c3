//! How long resolving takes beside the reading before it: `cargo bench -p depesche-resolve --bench resolve`.
//!
//! The texts are the dispatches of `examples/`, each by itself; each bench runs on one thread.

#![expect(clippy::unwrap_used, reason = "a bench stops where something is wrong")]

use std::path::Path;
use std::sync::LazyLock;

use depesche_language::{Analyser, EngineKind, parse};
use depesche_model::{Document, Language, Parsed};
use depesche_resolve::{Names, resolve};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let document = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let language = if name.starts_with("de-") { Language::German } else { Language::English };
        Document::new(name.as_ref(), language, std::fs::read_to_string(path).unwrap())
    };
    paths.iter().map(document).collect()
});
static ANALYSER: LazyLock<Analyser> = LazyLock::new(|| Analyser::new(EngineKind::Fast).unwrap());
static NAMES: LazyLock<Names> = LazyLock::new(Names::new);

fn bytes() -> BytesCount {
    BytesCount::new(DOCUMENTS.iter().map(|document| document.text.len()).sum::<usize>())
}

fn read(document: &Document) -> Parsed {
    let mut parsed = parse(document);
    ANALYSER.add_trees(document, &mut parsed);
    parsed
}

/// The tables, once a program.
#[divan::bench]
fn tables() -> Names {
    Names::new()
}

/// Sentences, clauses and trees with the fast engine.
#[divan::bench(sample_count = 20)]
fn parse_fast(bencher: Bencher) {
    LazyLock::force(&ANALYSER);
    bencher.counter(bytes()).bench_local(|| {
        for document in DOCUMENTS.iter() {
            black_box(read(document));
        }
    });
}

/// Who, where, when and how much.
#[divan::bench(sample_count = 20)]
fn resolve_all(bencher: Bencher) {
    LazyLock::force(&NAMES);
    let parsed: Vec<Parsed> = DOCUMENTS.iter().map(read).collect();
    bencher.counter(bytes()).bench_local(|| {
        for (document, parsed) in DOCUMENTS.iter().zip(&parsed) {
            black_box(resolve(document, parsed, &NAMES));
        }
    });
}
