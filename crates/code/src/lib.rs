//! What happened: events, instruments, measures, commitments and quotes, one file each.
//!
//! Coders read clauses and what their words name; where clauses come from is none of their business.
//!
//! ```
//! use depesche_model::{Document, EventType, Language};
//! use depesche_resolve::Names;
//!
//! let names = Names::new();
//! let text = "Am Montag trafen sich die Außenminister von Frankreich und Italien in Turin.";
//! let document = Document::new("x", Language::German, text);
//! let parsed = depesche_language::parse(&document);
//! let mentions = depesche_resolve::resolve(&document, &parsed, &names);
//! let coded = depesche_code::code(&document, &parsed, &mentions, &names);
//! assert_eq!(coded.events[0].kind, EventType::Consult);
//! assert_eq!(coded.events[0].actors, ["FRA", "ITA"]);
//! ```

mod cast;
mod circumstance;
mod commitment;
mod confidence;
mod event;
mod explanation;
mod instrument;
mod measure;
mod occasion;
mod predicate;
mod quote;
mod scene;

use depesche_model::{Coded, Document, Mentions, Parsed};
use depesche_resolve::Names;

use scene::Scene;

pub use confidence::{Clues, CodedClues, clues};
pub use explanation::explain;

/// Reads the records from a parsed text and what it names.
pub fn code(document: &Document, parsed: &Parsed, mentions: &Mentions, names: &Names) -> Coded {
    let mut scene = Scene::new(document, parsed, mentions);
    let mut events = event::events(&scene);
    if events.is_empty() && scene.is_excerpt() {
        scene.lenient = true;
        events = event::events(&scene);
    }
    occasion::lend(&scene, &mut events);
    occasion::frame(&scene, &mut events);
    if scene.is_excerpt() {
        event::main_first(&scene, &mut events);
    }
    let instruments = instrument::instruments(&scene, &events);
    let commitments = commitment::commitments(&scene, &events, names);
    let mut coded = Coded {
        actors: depesche_resolve::actors(document, mentions, names),
        events,
        instruments,
        measures: measure::measures(document, parsed, mentions, &scene.sides),
        commitments,
        quotes: quote::quotes(document, parsed, mentions),
    };
    confidence::weigh(&scene, &mut coded);
    coded
}
