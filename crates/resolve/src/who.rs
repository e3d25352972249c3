//! Who and where: countries, organizations, meeting formats, offices, people and places.

mod adjective;
mod capital;
mod coreference;
mod country;
mod family;
mod format;
mod holder;
mod office;
mod ordinal;
mod organization;
mod owner;
mod person;
mod person_model;
mod person_name;
mod person_owner;
mod place;
mod pronoun;
mod same;
mod settle;
mod sides;
mod spot;
mod state;
mod surname;
mod syntax;

use depesche_model::{Document, Mentions, Parsed};

use crate::name::Tables;
pub(crate) use holder::{ONE_EACH, given_equal};
pub(crate) use ordinal::add_ordinals;
pub(crate) use person_name::strip_titles;
pub use same::same_person;
pub(crate) use surname::{family as family_name, is_eastern};

use spot::Scene;
pub(crate) use spot::Site;

/// Finds everybody and every place that the text names.
pub(crate) fn add_names(document: &Document, parsed: &Parsed, tables: &Tables, mentions: &mut Mentions) {
    let scene = Scene::new(document, parsed, tables);
    let formats = format::formats(&scene);
    let offices = office::phrases(&scene);
    country::add_countries(&scene, &offices, &formats, mentions);
    organization::add_bodies(&scene, &formats, mentions);
    place::add_places(&scene, mentions);
    person::add_people(&scene, &offices, mentions);
    place::drop_people(&scene, mentions);
    coreference::add_references(&scene, &offices, mentions);
}

/// Words for tests.
#[cfg(test)]
pub(crate) mod tests {
    use depesche_model::{Document, Language, Mentions, Named, Parsed};

    use std::sync::LazyLock;

    use depesche_language::{Analyser, EngineKind};

    use super::add_names;
    use crate::name::Tables;

    static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::new(&[]));
    static ANALYSER: LazyLock<Analyser> = LazyLock::new(|| Analyser::new(EngineKind::Fast).unwrap());

    fn parse(document: &Document) -> Parsed {
        let mut parsed = depesche_language::parse(document);
        ANALYSER.add_trees(document, &mut parsed);
        parsed
    }

    pub(crate) fn named(language: Language, text: &str) -> (Document, Mentions) {
        let document = Document::new("test", language, text);
        let mut mentions = Mentions::default();
        add_names(&document, &parse(&document), &TABLES, &mut mentions);
        mentions.sort();
        (document, mentions)
    }

    /// Every mention as "words = meaning".
    pub(crate) fn told(language: Language, text: &str) -> Vec<String> {
        let (document, mentions) = named(language, text);
        let tell = |named: &Named| match named {
            Named::Country { code, form } => format!("{code} {form:?}"),
            Named::Organization { id } | Named::Format { id, .. } | Named::Initiative { id } => id.clone(),
            Named::Person { person } => {
                let person = &mentions.people[person.0];
                let country = person.country.map(|code| code.to_string()).unwrap_or_default();
                format!("{}, {} {country}", person.name, person.office.clone().unwrap_or_default())
            }
            Named::Office { office, country, .. } => {
                format!("{office} {}", country.map(|code| code.to_string()).unwrap_or_default())
            }
            Named::Place { name, .. } => format!("place {name}"),
            _ => String::new(),
        };
        mentions.list.iter().map(|m| format!("{} = {}", document.slice(m.span), tell(&m.named))).collect()
    }
}
