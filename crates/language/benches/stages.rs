//! How long each stage of reading takes, in words a second, and how much memory: `cargo bench -p depesche-language`.
//!
//! The text is that of the examples, so that the figures of two versions can be compared; each bench runs on one thread.

#![expect(clippy::unwrap_used, reason = "a bench stops where something is wrong")]

use std::path::Path;
use std::sync::LazyLock;

use depesche_language::{Analyser, EngineKind, Form, SurfaceWord, conllu, parse, words};
use depesche_model::{Document, Language, Parsed};
use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher, black_box};

/// Tells the memory of each stage as well.
#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// The German dispatches of `examples/` as one text.
static TEXT: LazyLock<Document> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let german = |path: &&std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("de-") && name.ends_with(".txt")
    };
    let texts: Vec<String> =
        paths.iter().filter(german).map(|path| std::fs::read_to_string(path).unwrap()).collect();
    Document::new("examples", Language::German, texts.join("\n\n"))
});
static PARSED: LazyLock<Parsed> = LazyLock::new(|| parse(&TEXT));
static WORDS: LazyLock<Vec<Vec<SurfaceWord<'static>>>> = LazyLock::new(surface);

fn surface() -> Vec<Vec<SurfaceWord<'static>>> {
    let sentences = PARSED.sentences.iter();
    let of = |tokens| words(&TEXT.text, &PARSED.tokens, tokens, &TEXT.lang);
    sentences.map(|sentence| of(sentence.tokens.clone())).collect()
}

fn forms() -> Vec<Vec<Form<'static>>> {
    let form =
        |word: &'static SurfaceWord<'static>| Form { text: &word.form, space_before: word.space_before };
    WORDS.iter().map(|words| words.iter().map(form).collect()).collect()
}

fn count() -> ItemsCount {
    ItemsCount::new(WORDS.iter().map(Vec::len).sum::<usize>())
}

fn kind(engine: &str) -> EngineKind {
    if engine == "fast" { EngineKind::Fast } else { EngineKind::Accurate }
}

#[divan::bench]
fn sentences_and_clauses(bencher: Bencher<'_, '_>) {
    bencher.counter(count()).bench(|| parse(black_box(&TEXT)));
}

#[divan::bench]
fn syntactic_words(bencher: Bencher<'_, '_>) {
    bencher.counter(count()).bench(surface);
}

#[divan::bench(args = ["fast", "accurate"])]
fn vectors(bencher: Bencher<'_, '_>, engine: &str) {
    let (analyser, forms) = (Analyser::new(kind(engine)).unwrap(), forms());
    let sentences: Vec<&[Form<'_>]> = forms.iter().map(Vec::as_slice).collect();
    bencher.counter(count()).bench(|| analyser.vectors(black_box(&sentences), &TEXT.lang));
}

#[divan::bench(args = ["fast", "accurate"])]
fn vectors_and_trees(bencher: Bencher<'_, '_>, engine: &str) {
    let (analyser, forms) = (Analyser::new(kind(engine)).unwrap(), forms());
    let sentences: Vec<&[Form<'_>]> = forms.iter().map(Vec::as_slice).collect();
    bencher.counter(count()).bench(|| analyser.read(black_box(&sentences), &TEXT.lang));
}

#[divan::bench]
fn written_as_conllu(bencher: Bencher<'_, '_>) {
    let trees = Analyser::new(EngineKind::Fast).unwrap().trees(&TEXT, &PARSED);
    bencher.counter(count()).bench(|| {
        let mut text = String::new();
        conllu::write(&TEXT, &PARSED, black_box(&trees), &mut text).map(|()| text)
    });
}

#[divan::bench(args = ["fast", "accurate"])]
fn start(bencher: Bencher<'_, '_>, engine: &str) {
    bencher.bench(|| Analyser::new(kind(engine)).unwrap());
}
