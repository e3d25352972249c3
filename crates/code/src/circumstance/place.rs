//! Where something happened.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use depesche_language::is_verb_of;
use depesche_model::{
    Argument, ClauseKind, CountryCode, CountryForm, Mention, Modality, Named, PlaceKind, Role, Span, table,
};

use crate::cast::is_location;
use crate::scene::Scene;

/// The usual English name of each state's capital.
static CAPITALS: LazyLock<BTreeMap<CountryCode, &'static str>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../../../data/country/countries.tsv"));
    rows.filter_map(|row| Some((row.first()?.parse().ok()?, *row.get(4)?))).collect()
});

/// A place as a clause tells it.
pub(crate) struct Place {
    pub(crate) name: Option<String>,
    /// A venue in the town.
    pub(crate) venue: Option<String>,
    pub(crate) country: Option<CountryCode>,
    pub(crate) span: Span,
    pub(crate) rule: &'static str,
}

/// The place that a clause tells, else that of a clause of the same sentence which may speak for it: the one that it hangs on, one
/// beside it, or what it says with "dass".
pub(crate) fn place(scene: &Scene<'_>, clause: usize) -> Option<Place> {
    let own = in_clause(scene, clause);
    if own.is_some() || scene.clause(clause).modality != Modality::Fact {
        return own;
    }
    let mut others = scene.sentence_of(clause).clauses.clone().filter(|&other| other != clause);
    others.find_map(|other| speaks_for(scene, other, clause).then(|| in_clause(scene, other))?)
}

/// Whether where one clause takes place is where another does: not what is only planned, nor what a relative clause tells of
/// somebody.
fn speaks_for(scene: &Scene<'_>, other: usize, clause: usize) -> bool {
    if scene.above(clause).any(|above| above == other) {
        return true;
    }
    let other = scene.clause(other);
    other.kind != ClauseKind::Relative && other.modality == Modality::Fact
}

/// A town or country in a phrase that says where: "in Almaty", "nach Kasachstan", "in der polnischen Hauptstadt".
fn in_clause(scene: &Scene<'_>, clause: usize) -> Option<Place> {
    let mentions: Vec<&Mention> = scene.mentions_of(clause).collect();
    let verb = scene.clause(clause).predicate.as_ref().map_or("", |p| p.lemma.as_str());
    // An embassy is opened and stormed where it stands.
    let stands_there = is_verb_of("opening", verb) || is_verb_of("conquer", verb);
    let where_to = |mention: &&&Mention| {
        let phrases = &scene.clause(clause).arguments;
        phrases.iter().any(|a| tells_where(scene, clause, a) && a.span.contains(mention.span))
            && (stands_there || !is_of_a_body(scene, mention.span))
    };
    let is_town = |m: &&&Mention| matches!(m.named, Named::Place { site: PlaceKind::City, .. });
    let places = || mentions.iter().filter(where_to).filter(|m| matches!(m.named, Named::Place { .. }));
    // A venue stands for its town: "in der Villa La Grange" is in Geneva.
    if let Some(place) = places().find(is_town).or_else(|| places().next())
        && let Named::Place { name, country, city, .. } = &place.named
    {
        let town = city.as_ref().unwrap_or(name);
        let venue = places().find_map(|mention| match &mention.named {
            Named::Place { name, site: PlaceKind::Venue, .. } => Some(name.clone()),
            _ => None,
        });
        let (name, country, span) = (Some(town.clone()), *country, place.span);
        return Some(Place { name, venue, country, span, rule: "place.location" });
    }
    if let Some(capital) = capital(scene, clause) {
        return Some(capital);
    }
    let country = mentions
        .iter()
        .filter(|m| matches!(m.named, Named::Country { form: CountryForm::Name, .. }))
        .filter(where_to)
        .find(|m| directly_after_preposition(scene, m.span))?;
    let code = Scene::country_of(country);
    Some(Place { name: None, venue: None, country: code, span: country.span, rule: "place.location" })
}

/// "in der polnischen Hauptstadt", "in the capital of Chad", "im Kreml": a capital that is not named.
fn capital(scene: &Scene<'_>, clause: usize) -> Option<Place> {
    let phrases = scene.clause(clause).arguments.iter();
    phrases.filter(|a| matches!(a.preposition.as_deref(), Some("in" | "nach" | "at" | "to"))).find_map(
        |phrase| {
            let words = scene.document.slice(phrase.span).to_lowercase();
            let said = words.contains("hauptstadt") || words.contains(" capital");
            let of = scene.mentions.inside(phrase.span).find_map(|mention| match mention.named {
                Named::Country { code, form: CountryForm::Seat } => Some(code),
                Named::Country { code, .. } if said => Some(code),
                _ => None,
            })?;
            let name = CAPITALS.get(&of).map(|name| (*name).to_owned())?;
            Some(Place {
                name: Some(name),
                venue: None,
                country: Some(of),
                span: phrase.span,
                rule: "place.capital",
            })
        },
    )
}

fn tells_where(scene: &Scene<'_>, clause: usize, phrase: &Argument) -> bool {
    (is_location(phrase) || is_object_place(scene, clause, phrase))
        && !matches!(phrase.preposition.as_deref(), Some("aus" | "from" | "über" | "about"))
}

/// "besuchte Prag", "eroberten die Stadt Aden": the town is the object, or hangs on the subject where only a tree could part them.
fn is_object_place(scene: &Scene<'_>, clause: usize, phrase: &Argument) -> bool {
    let verb = scene.clause(clause).predicate.as_ref().map_or("", |p| p.lemma.as_str());
    phrase.preposition.is_none()
        && (phrase.role != Role::Oblique && is_verb_of("visit", verb)
            || phrase.role == Role::Object && is_verb_of("conquer", verb))
}

/// "das Konsulat in Mersin", "a centre in Almaty": where something stands is not where it is spoken about.
fn is_of_a_body(scene: &Scene<'_>, span: Span) -> bool {
    const BODIES: [&str; 20] = [
        "konsulat",
        "konsulate",
        "konsulats",
        "konsulaten",
        "botschaft",
        "botschaften",
        "vertretung",
        "vertretungen",
        "zentrum",
        "zentrums",
        "büro",
        "büros",
        "consulate",
        "consulates",
        "embassy",
        "embassies",
        "mission",
        "centre",
        "center",
        "office",
    ];
    let before = scene.document.text[..span.start].trim_end();
    let mut words = before.rsplit(' ').map(str::to_lowercase);
    let preposition = words.next().unwrap_or_default();
    let noun = words.next().unwrap_or_default();
    matches!(preposition.as_str(), "in" | "im") && BODIES.iter().any(|body| noun.ends_with(body))
}

/// "in Kasachstan", "in der Schweiz", "in the United States": not "in den Beziehungen zu Kasachstan".
fn directly_after_preposition(scene: &Scene<'_>, span: Span) -> bool {
    // From behind, and no further than two words: the text before may be long.
    let before = scene.document.text[..span.start].trim_end();
    let mut words = before.rsplit(' ').map(str::to_lowercase);
    let last = words.next().unwrap_or_default();
    let preposition =
        |word: &str| matches!(word, "in" | "im" | "nach" | "to" | "into" | "at" | "und" | "and");
    preposition(&last)
        || matches!(last.as_str(), "der" | "die" | "den" | "dem" | "the" | "sultanat" | "republik")
            && words.next().is_some_and(|word| preposition(&word))
}
