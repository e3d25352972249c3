//! People: a name beside an office, a name of the table, a name beside a verb of saying, and later the family name
//! alone.

use depesche_model::{CountryCode, Mention, Mentions, Named, PersonId};

use super::family::by_family;
use super::holder::{Draft, join};
use super::office::{Like, OfficePhrase};
use super::person_model;
use super::person_name::{name_at, name_before, skip_titles};
use super::person_owner;
use super::settle::VAGUE;
use super::spot::{Scene, Spot};
use super::surname;
use super::syntax;
use crate::name::{List, Sense, close, skeleton};

/// A name in the text with what stands beside it.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// As written, without the genitive.
    pub(crate) name: String,
    /// The place in the table of people.
    pub(crate) holder: Option<usize>,
    /// In English, with its rank.
    pub(crate) office: Option<(String, u8)>,
    pub(crate) country: Option<CountryCode>,
    pub(crate) organization: Option<String>,
    pub(crate) rule: &'static str,
}

const SAYS: List = List(
    "sagte|erklärte|betonte|meinte|teilte|berichtete|sagten|kündigte|warnte|forderte|lobte|nannte| \
     fügte|äußerte|unterstrich|bekräftigte|so|said|told|says|added|stated|warned|noted|stressed| \
     announced|argued|explained|declared|claimed|insisted",
);

/// Adds the people of the document and every place where they are named.
pub(crate) fn add_people(scene: &Scene, offices: &[OfficePhrase], mentions: &mut Mentions) {
    let mut raws = Vec::new();
    let mut held = vec![false; offices.len()];
    beside_offices(scene, offices, &mut raws, &mut held);
    from_table(scene, &mut raws);
    before_country(scene, offices, &mut raws);
    beside_verbs(scene, &mut raws);
    person_model::lengthen(scene, &mut raws);
    person_model::add(scene, &mut raws, |from, to| raw(scene, from, to, "person.model"));
    for raw in raws.iter_mut().filter(|raw| raw.country.is_none() && raw.organization.is_none()) {
        raw.country = person_owner::owner(scene, raw.from, raw.to);
    }
    raws.sort_by_key(|raw| raw.from);
    let mut drafts = join(scene, offices, raws);
    by_family(scene, offices, &mut drafts);
    drafts.sort_by_key(Draft::first);
    for (phrase, held) in offices.iter().zip(held) {
        if held || phrase.office.is_empty() {
            continue;
        }
        let (office, country, plural) = (phrase.office.clone(), phrase.country, phrase.plural);
        let span = scene.words.span(phrase.from, phrase.to);
        mentions.list.push(Mention::new(span, Named::Office { office, country, plural }, "office.name"));
    }
    for draft in drafts {
        let person = PersonId(mentions.people.len());
        for &(from, to, rule) in &draft.places {
            let mut mention = Mention::new(scene.words.span(from, to), Named::Person { person }, rule);
            mention.row = draft.holder.and_then(|holder| scene.row_of(Sense::Person(holder)));
            mentions.list.push(mention);
        }
        mentions.people.push(draft.person);
    }
}

fn raw(scene: &Scene, from: usize, to: usize, rule: &'static str) -> Raw {
    let mut name = scene.words.phrase(from, to).split_whitespace().collect::<Vec<_>>().join(" ");
    let holder = (from..to).find_map(|at| match scene.spot(at) {
        Some(spot) if spot.to == to => match spot.sense {
            Sense::Person(holder) if spot.from == from || given_agrees(scene, spot, from, holder) => {
                Some((holder, spot.genitive))
            }
            _ => None,
        },
        _ => None,
    });
    if let Some((_, true)) = holder
        && scene.words.german
    {
        name.pop();
    }
    let holder = holder.map(|(holder, _)| holder);
    Raw { from, to, name, holder, office: None, country: None, organization: None, rule }
}

/// Whether the words before a family name are a given name of that person.
fn given_agrees(scene: &Scene, spot: &Spot, from: usize, holder: usize) -> bool {
    scene.tables.people.get(holder).is_some_and(|holder| {
        let country = holder.terms.first().and_then(|term| term.country);
        surname::agree(scene.words.phrase(from, spot.from), &surname::given(&holder.name, country))
    })
}

fn with_office(mut raw: Raw, phrase: &OfficePhrase, office: Option<(String, u8)>) -> Raw {
    raw.office = office;
    raw.country = phrase.country;
    raw.organization.clone_from(&phrase.organization);
    raw
}

/// "Außenministerin Annalena Baerbock", "der Außenminister von Benin, X", "X, Außenminister von Benin".
fn beside_offices(scene: &Scene, offices: &[OfficePhrase], raws: &mut Vec<Raw>, held: &mut [bool]) {
    let mut last: Option<(String, u8, Option<CountryCode>)> = None;
    for (index, phrase) in offices.iter().enumerate() {
        let office = match phrase.like {
            Like::Itself => Some((phrase.office.clone(), phrase.rank)),
            Like::Host => None,
            Like::Counterpart | Like::Predecessor => {
                // What the tables know of a counterpart is surer.
                last.as_ref().map(|(office, rank, _)| (office.clone(), (*rank).max(VAGUE)))
            }
            Like::Deputy => last.as_ref().map(|(office, rank, _)| (format!("deputy {office}"), rank + 1)),
        };
        let state = match phrase.like {
            Like::Predecessor | Like::Deputy => last.as_ref().and_then(|(.., country)| *country),
            _ => None,
        };
        let next = offices.get(index + 1).map_or(usize::MAX, |next| next.from);
        let behind = names_behind(scene, phrase, next);
        let first = raws.len();
        if !behind.is_empty() {
            held[index] = true;
            let countries = if phrase.plural { countries_behind(scene, phrase) } else { Vec::new() };
            for (n, &(from, to)) in behind.iter().enumerate() {
                let mut raw = with_office(raw(scene, from, to, "person.office"), phrase, office.clone());
                if countries.len() == behind.len() {
                    raw.country = Some(countries[n]);
                } else if phrase.plural {
                    raw.country = person_owner::owner(scene, from, to);
                }
                raws.push(raw);
            }
        } else if let Some((from, to)) = name_in_front(scene, phrase) {
            held[index] = true;
            raws.push(with_office(raw(scene, from, to, "person.apposition"), phrase, office.clone()));
        }
        for raw in &mut raws[first..] {
            raw.country = raw.country.or(state);
        }
        if held[index] || !phrase.plural {
            let country = raws[first..].iter().find_map(|raw| raw.country).or(phrase.country);
            let country = country.or_else(|| raws[first..].iter().find_map(|raw| known_state(scene, raw)));
            last = office.map(|(office, rank)| (office, rank, country.or(state))).or(last);
        }
    }
}

fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().filter(|char| char.is_uppercase()).count() > 1
}

/// The state of somebody whom the table knows.
fn known_state(scene: &Scene, raw: &Raw) -> Option<CountryCode> {
    let holder = scene.tables.people.get(raw.holder?)?;
    scene.state_of(holder)
}

/// The names right behind an office; several where it stands in the plural.
fn names_behind(scene: &Scene, phrase: &OfficePhrase, next: usize) -> Vec<(usize, usize)> {
    let words = &scene.words;
    let mut list = Vec::new();
    let mut at = phrase.to;
    if phrase.plural {
        // "Außenminister von Saudi-Arabien und Iran, A und B"
        while let Some(spot) = scene.starting(at + usize::from(matches!(words.text(at), "und" | "and" | ",")))
            && spot.country().is_some()
        {
            at = spot.to;
        }
    }
    if let Some(to) = behind_matter(scene, at, next) {
        at = to;
    }
    // "… der Europäischen Bank für Wiederaufbau (EBRD), X"
    if words.is(at, "(") && words.is(at + 2, ")") && is_acronym(words.text(at + 1)) {
        at += 3;
    }
    let comma = matches!(words.text(at), "," | "–" | ":" | "(") || words.is(at, "-") && !words.hyphen(at);
    let mut from = skip_titles(scene, at + usize::from(comma));
    while from < next
        && let Some(to) = name_at(scene, from).map(|to| to.min(next))
    {
        let one = to == from + 1 && scene.spot(from).is_none();
        // Behind a comma a single German noun is too little: "der Präsident, Gastgeber des Treffens".
        if comma && one && list.is_empty() || one && words.german && is_noun_phrase(scene, to) {
            break;
        }
        // "tauschten die Diplomaten Noten": several holders have several names, or one that is known.
        if one && phrase.plural && list.is_empty() && !matches!(words.text(to), "," | "und" | "and" | "sowie")
        {
            break;
        }
        list.push((from, to));
        // "die Premierminister X aus Fidschi und Y von den Salomonen"
        let joint = person_owner::behind(scene, to).map_or(to, |(_, behind)| behind);
        let goes_on = phrase.plural && matches!(words.text(joint), "," | "und" | "and" | "sowie");
        if !goes_on {
            break;
        }
        from = skip_titles(scene, joint + 1);
    }
    list
}

/// "Generaldirektor für europäische Angelegenheiten des belgischen Außenministeriums, X Y,": the comma before a name that
/// another comma closes, if no verb stands before it.
fn behind_matter(scene: &Scene, at: usize, next: usize) -> Option<usize> {
    const OPENING: List = List("für|des|der|im|in|beim|bei|of|for|at|in");
    let words = &scene.words;
    if !OPENING.has(words.text(at)) {
        return None;
    }
    let mut to = at;
    while to < at + 12 && to < next && !words.is(to, ",") {
        if words.is_break(to) || syntax::is_verb(scene, words.span(to, to + 1).start) {
            return None;
        }
        to += 1;
    }
    let name = skip_titles(scene, to + 1);
    let end = name_at(scene, name)
        .filter(|&end| end > name + 1 && matches!(words.text(end), "," | "und" | "and"))?;
    (words.is(to, ",") && end <= next).then_some(to)
}

/// A single capitalised word with a genitive behind it is a thing rather than a name: "Präsident Opfer der …".
fn is_noun_phrase(scene: &Scene, to: usize) -> bool {
    matches!(scene.words.text(to), "des" | "eines" | "einer")
}

/// The states right behind a plural office, in order.
fn countries_behind(scene: &Scene, phrase: &OfficePhrase) -> Vec<CountryCode> {
    let mut list: Vec<CountryCode> =
        scene.spots.iter().filter(|spot| phrase.covers(spot.from)).filter_map(Spot::country).collect();
    let mut at = phrase.to;
    loop {
        let next = at + usize::from(matches!(scene.words.text(at), "und" | "and" | ","));
        match scene.starting(next).filter(|spot| spot.is_name()) {
            Some(spot) => {
                list.extend(spot.country());
                at = spot.to;
            }
            None => return list,
        }
    }
}

/// "X, dem Außenminister von Benin", "X, who is Minister of …", "X (Außenminister)".
fn name_in_front(scene: &Scene, phrase: &OfficePhrase) -> Option<(usize, usize)> {
    const BETWEEN: List = List(
        "der|die|dem|den|des|the|ein|a|an|who|is|as|of|als|seit|neuer|new|now|auch|also|whose|has|been| \
         ist|zugleich",
    );
    let words = &scene.words;
    let mut at = phrase.from;
    while at > 0 && BETWEEN.has(words.before(at)) && phrase.from - at < 4 {
        at -= 1;
    }
    if !matches!(words.before(at), "," | "(" | "–") {
        return None;
    }
    let to = at - 1;
    let from = name_before(scene, to)?;
    Some((skip_titles(scene, from), to))
}

/// The people of the table, wherever a phrase of theirs stands.
fn from_table(scene: &Scene, raws: &mut Vec<Raw>) {
    for spot in &scene.spots {
        let Sense::Person(holder) = spot.sense else { continue };
        if raws.iter().any(|raw| (raw.from..raw.to).contains(&spot.from)) {
            continue;
        }
        let mut raw = raw(scene, spot.from, spot.to, "person.table");
        if let Some(holder) = scene.tables.people.get(holder) {
            if is_namesake(scene, spot, &holder.name) {
                continue;
            }
            raw.from = with_given(scene, spot.from, &holder.name);
            if raw.from < spot.from {
                raw.name = format!("{} {}", scene.words.phrase(raw.from, spot.from), raw.name);
            }
        }
        raws.push(raw);
    }
}

/// A family name with another's given name before it, or with a family name behind it: "Neil Bush", "Hadi Matar".
fn is_namesake(scene: &Scene, spot: &Spot, name: &str) -> bool {
    let words = &scene.words;
    let stranger = |at: usize| {
        words.is_capital(at) && scene.spot(at).is_none() && !scene.tables.is_no_name(words.text(at))
    };
    if spot.to > spot.from + 1 || !name.contains(' ') {
        return false;
    }
    let before = !words.german && spot.from > 0 && stranger(spot.from - 1) && !words.opens(spot.from - 1);
    let given = with_given(scene, spot.from, name) < spot.from;
    before && !given || !words.german && !spot.genitive && stranger(spot.to)
}

/// Takes a given name, however it is spelt, and an initial into the name: "Wladimir W. Putin".
fn with_given(scene: &Scene, from: usize, name: &str) -> usize {
    let given = skeleton(name.split([' ', '-']).next().unwrap_or_default());
    (1..=4)
        .filter_map(|back| from.checked_sub(back))
        .filter(|&at| scene.words.is_capital(at) && close(&skeleton(scene.words.text(at)), &given))
        .find(|&at| !given.is_empty() && (at..from).all(|at| !scene.words.is_small(at)))
        .unwrap_or(from)
}

/// "Karamoko Jean-Marie Traore (Burkina Faso)" in a list of ministers.
fn before_country(scene: &Scene, offices: &[OfficePhrase], raws: &mut Vec<Raw>) {
    for spot in scene.spots.iter().filter(|spot| spot.is_name() && spot.from > 1) {
        if !(scene.words.is(spot.from - 1, "(") && scene.words.is(spot.to, ")")) {
            continue;
        }
        let to = spot.from - 1;
        let Some(from) = name_before(scene, to) else { continue };
        if raws.iter().any(|raw| raw.from < to && from < raw.to) {
            continue;
        }
        let line = scene.document.text[scene.words.span(0, from).end..].len();
        let phrase = offices.iter().rev().find(|phrase| phrase.plural && phrase.to <= from && line > 0);
        let mut raw = raw(scene, from, to, "person.country");
        raw.office = phrase.map(|phrase| (phrase.office.clone(), phrase.rank));
        raw.country = spot.country();
        raws.push(raw);
    }
}

/// "sagte X Y", "X Y said": names of two words or more beside a verb of saying.
fn beside_verbs(scene: &Scene, raws: &mut Vec<Raw>) {
    let words = &scene.words;
    for at in 0..words.len() {
        if !SAYS.has(words.text(at)) || scene.is_boilerplate(at) {
            continue;
        }
        let behind = name_at(scene, at + 1).map(|to| (at + 1, to));
        let front = name_before(scene, at).map(|from| (from, at));
        for (from, to) in behind.into_iter().chain(front) {
            let free = !raws.iter().any(|raw| raw.from < to && from < raw.to);
            let long = words.span(from, to).of(words.text).contains(' ');
            let known = (from..to).any(|at| scene.spot(at).is_some());
            if free && long && !known && !(words.german && words.opens(from) && to - from > 3) {
                raws.push(raw(scene, from, to, "person.says"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use depesche_model::Language::{English, German};

    use crate::who::tests::named;

    fn people(language: depesche_model::Language, text: &str) -> Vec<String> {
        let (_, mentions) = named(language, text);
        let tell = |code: depesche_model::CountryCode| code.to_string();
        mentions
            .people
            .iter()
            .map(|p| {
                let country = p.country.map(tell).unwrap_or_default();
                format!("{} / {} / {country}", p.name, p.office.clone().unwrap_or_default())
            })
            .collect()
    }

    #[test]
    fn both_orders() {
        assert_eq!(
            people(
                German,
                "Der stellvertretende Premier und Außenminister Ugur Demo traf sich mit Tete Probe, dem Außenminister von Benin, der in Astana ankam. Minister Probe lobte das."
            ),
            ["Ugur Demo / foreign minister / KAZ", "Tete Probe / foreign minister / BEN"]
        );
        assert_eq!(
            people(
                English,
                "Peru's Foreign Minister Juan Demo met Ana Prueba, Chile's deputy minister of health, in Lima."
            ),
            ["Juan Demo / foreign minister / PER", "Ana Prueba / deputy minister of health / CHL"]
        );
    }

    #[test]
    fn matters_and_houses_between_office_and_name() {
        assert_eq!(
            people(
                German,
                "Der Generaldirektor für europäische Angelegenheiten des belgischen Außenministeriums, Jan Probe, nahm teil. \
                 Die Präsidentin der serbischen Nationalversammlung Mara Demo empfing den UN-Gesandten Tom Muster."
            ),
            [
                "Jan Probe / director general / BEL",
                "Mara Demo / parliament speaker / SRB",
                "Tom Muster / special envoy / "
            ]
        );
    }

    #[test]
    fn genitive_between_office_and_name() {
        assert_eq!(
            people(
                German,
                "Daran nahm der Außenminister Samoas, Tala Demo, teil, sowie Rewi Probe, Außenminister der Kirgisischen Republik."
            ),
            ["Tala Demo / foreign minister / WSM", "Rewi Probe / foreign minister / KGZ"]
        );
    }
}
