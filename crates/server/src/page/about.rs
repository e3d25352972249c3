//! What the record is, and what its words mean.

use depesche_model::{EventType, InstrumentStatus, Mode, Status};
use maud::{Markup, html};

use super::frame::{self, Place};
use crate::part::word;
use crate::quad::{Quad, meaning};

/// `/about`
pub(crate) async fn about() -> Markup {
    let body = html! {
        h1 { "About the record" }
        div.prose {
            p {
                "Depesche reads diplomatic news in German and English and keeps what it says about the relations between states: "
                "the dealings of states, their agreements, promises and claims, and the words of those who speak for them. "
                "Nothing here is known from elsewhere. Every field points at the words it was read from and at the rule that read them; "
                "the number behind a record (such as " span.why { "e17" } ") leads to both."
            }
            p {
                "A record tells what a text says, not what is true. Where two texts disagree, both are shown. "
                "What is planned or called for is kept apart from what was done."
            }
        }
        h2 #types { "The sixteen types of event" }
        p.lead { "The types are those of the PLOVER ontology. Their colours stand for cooperation and conflict, in words and in deeds." }
        @for quad in Quad::ALL {
            h3 { (quad.name()) }
            dl.types {
                @for kind in EventType::ALL.iter().copied().filter(|kind| Quad::of(*kind) == Some(quad)) {
                    dt { (word::badge(kind)) } dd { (meaning(kind)) }
                }
            }
        }
        h2 { "Other words" }
        dl.glossary {
            dt { "Status of an event" }
            dd { (Status::ALL.iter().map(|status| status.as_str()).collect::<Vec<_>>().join(", ")) }
            dt { "Mode of a CONSULT" }
            dd { (Mode::ALL.iter().map(|mode| mode.as_str()).collect::<Vec<_>>().join(", ")) }
            dt { "Instrument" }
            dd { "A named text that actors sign, adopt or plan: a treaty, a memorandum, a communiqué. Its status is "
                (InstrumentStatus::ALL.iter().map(|status| status.as_str()).collect::<Vec<_>>().join(", ")) "." }
            dt { "Promise" }
            dd { "What somebody promised, plans or set as a target, with the date by which it is due." }
            dt { "Figure" }
            dd { "A number as a text claims it: of what, whose, for which time." }
            dt { "Broken place" }
            dd { "Words that scraping, rewriting or machine translation damaged. The repair is shown only when it can be proved." }
            dt { "Other lines" }
            dd { "Navigation, advertisements and the like: shown in grey, never read." }
        }
        h2 #api { "For programs" }
        p.lead { "The same answers as JSON. Lists take " code { "limit" } " and " code { "offset" } "." }
        ul.plain.addresses {
            @for address in ["/api/v1/counts", "/api/v1/relations", "/api/v1/relation/KAZ/CHN", "/api/v1/events", "/api/v1/documents",
                "/api/v1/document/ID", "/api/v1/record/ID", "/api/v1/search?q=WORDS", "/api/v1/findings"] {
                li { code { (address) } }
            }
        }
    };
    frame::page(Place::About, "About", &body)
}
