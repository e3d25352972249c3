//! How long figures and dates take in a megabyte of text: `cargo bench -p depesche-resolve --bench figures`.
//!
//! Each text is repeated up to the megabyte and read on one thread: the dispatches of `examples/`, which are as full of
//! figures and dates as news is, and a few sentences that hold little else.

use std::sync::LazyLock;

use depesche_language::parse;
use depesche_model::{Document, Language, Parsed};
use depesche_resolve::figures_and_dates;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

const SIZE: usize = 1_000_000;

/// Sentences made of little else than figures and dates.
const GERMAN: &str = "Der Handel zwischen beiden Ländern wuchs in den ersten acht Monaten des Jahres 2024 um 12,5 \
    Prozent auf 43,8 Milliarden US-Dollar. Am Dienstag empfing der Minister in Bratislava seinen Amtskollegen, der \
    zuletzt im März 2019 dort gewesen war. Seit Jahresbeginn lieferten drei Dutzend Betriebe anderthalb Millionen \
    Tonnen Weizen, ein Drittel davon vor dem 15. Mai. Beide Seiten wollen den Vertrag bis Ende des nächsten Jahres \
    erneuern, den ihre Vorgänger vor zwanzig Jahren unterzeichnet hatten.\n\n";

const ENGLISH: &str = "Trade between the two countries grew by 12.5 per cent to $43.8 billion in the first eight months \
    of 2024. The minister received his counterpart in Apia on Tuesday, who had last been there in March 2019. Since \
    the start of the year three dozen companies have shipped half a million tonnes of wheat, a third of it before May \
    15. Both sides want to renew by the end of next year the treaty that their predecessors signed twenty years ago, \
    and will meet again on the first Monday in June.\n\n";

/// The dispatches of `examples/` in one language.
fn dispatches(language: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let files = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.sort();
    let named = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(language) && name.ends_with(".txt")
    };
    let texts = paths.iter().filter(|path| named(path)).filter_map(|path| std::fs::read_to_string(path).ok());
    texts.collect::<Vec<_>>().join("\n\n")
}

fn repeated(text: &str, language: Language) -> (Document, Parsed) {
    let mut document = Document::new("bench", language, text.repeat(SIZE / text.len() + 1));
    document.published = "2024-10-18".parse().ok();
    let parsed = parse(&document);
    (document, parsed)
}

type Text = LazyLock<(Document, Parsed)>;

static NEWS_DE: Text = LazyLock::new(|| repeated(&dispatches("de"), Language::German));
static NEWS_EN: Text = LazyLock::new(|| repeated(&dispatches("en"), Language::English));
static DENSE_DE: Text = LazyLock::new(|| repeated(GERMAN, Language::German));
static DENSE_EN: Text = LazyLock::new(|| repeated(ENGLISH, Language::English));

fn read(bencher: Bencher, (document, parsed): &(Document, Parsed)) {
    bencher
        .counter(BytesCount::of_str(&document.text))
        .bench_local(|| black_box(figures_and_dates(black_box(document), parsed)));
}

#[divan::bench]
fn german_news(bencher: Bencher) {
    read(bencher, &NEWS_DE);
}

#[divan::bench]
fn english_news(bencher: Bencher) {
    read(bencher, &NEWS_EN);
}

#[divan::bench]
fn german_figures_alone(bencher: Bencher) {
    read(bencher, &DENSE_DE);
}

#[divan::bench]
fn english_figures_alone(bencher: Bencher) {
    read(bencher, &DENSE_EN);
}
