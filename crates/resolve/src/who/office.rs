//! Offices with what the words around them say of their state: "der stellvertretende Außenminister Kasachstans".

use depesche_model::CountryCode;

use super::owner::{read_left, read_right, take_owner};
use super::spot::{Scene, Spot};
use crate::name::{List, MINISTER, Sense};

/// An office, with its adjectives and genitives.
#[derive(Clone, Debug)]
pub(crate) struct OfficePhrase {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// In English.
    pub(crate) office: String,
    /// Of two offices of one person the lower rank wins.
    pub(crate) rank: u8,
    pub(crate) country: Option<CountryCode>,
    pub(crate) organization: Option<String>,
    /// Whether several holders are meant.
    pub(crate) plural: bool,
    /// Whose office it is like.
    pub(crate) like: Like,
}

/// Offices that are told by another one's, that of the person spoken of before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Like {
    /// It is told by itself.
    Itself,
    /// "Amtskollege": the same office of another state.
    Counterpart,
    /// "Gastgeber": of the same rank only by courtesy; the office is not told.
    Host,
    /// "Vorgänger", "successor": the same office of the same state, at another time.
    Predecessor,
    /// "Stellvertreter": the deputy of that office.
    Deputy,
}

impl OfficePhrase {
    /// Whether the word `at` belongs to it.
    pub(crate) fn covers(&self, at: usize) -> bool {
        (self.from..self.to).contains(&at)
    }
}

/// The bare office at a word.
struct Bare {
    to: usize,
    office: String,
    rank: u8,
    country: Option<CountryCode>,
    like: Like,
}

const COUNTERPARTS: List = List(
    "Amtskollege|Amtskollegen|Amtskollegin|Kollege|Kollegen|Kollegin|Gegenüber|Amtskolleginnen| \
     counterpart|counterparts|colleague|Amtsbruder|Homologe|Homologen",
);
const HOSTS: List = List("Gast|Gastgeber|Gastgeberin|host|Host");
const PREDECESSORS: List = List(
    "Vorgänger|Vorgängers|Vorgängerin|Amtsvorgänger|Amtsvorgängers|Amtsvorgängerin|Nachfolger|Nachfolgers| \
     Nachfolgerin|predecessor|successor",
);
const DEPUTIES: List = List("Stellvertreter|Stellvertreters|Stellvertreterin|deputy|Deputy|Vize");

fn like(word: &str) -> Option<Like> {
    match word {
        word if COUNTERPARTS.has(word) => Some(Like::Counterpart),
        word if HOSTS.has(word) => Some(Like::Host),
        word if PREDECESSORS.has(word) => Some(Like::Predecessor),
        word if DEPUTIES.has(word) => Some(Like::Deputy),
        _ => None,
    }
}

/// Every office in the text, in order, those of one holder joined.
pub(crate) fn phrases(scene: &Scene) -> Vec<OfficePhrase> {
    let mut list: Vec<OfficePhrase> = Vec::new();
    let mut at = 0;
    while at < scene.words.len() {
        match bare(scene, at).filter(|_| !scene.is_boilerplate(at)) {
            Some(office) => {
                let phrase = whole(scene, at, office);
                at = phrase.to.max(at + 1);
                list.push(phrase);
            }
            None => at += 1,
        }
    }
    list
}

fn bare(scene: &Scene, at: usize) -> Option<Bare> {
    let words = &scene.words;
    if let Some(like) = like(words.text(at)).filter(|_| scene.spot(at).is_none()) {
        // "deputy minister", "Vize-Präsident": the office itself follows.
        if like == Like::Deputy && (bare(scene, at + 1).is_some() || words.hyphen(at + 1)) {
            return None;
        }
        return Some(Bare { to: at + 1, office: String::new(), rank: u8::MAX, country: None, like });
    }
    if let Some(spot) = scene.starting(at)
        && let Sense::Office(row) = spot.sense
    {
        let row = scene.tables.offices.get(row)?;
        let minister = row.office == "minister";
        let behind = if words.german { german_portfolio_behind } else { portfolio_behind };
        if let Some((to, portfolio)) = minister.then(|| behind(scene, spot.to)).flatten() {
            return Some(Bare {
                to,
                office: format!("minister of {portfolio}"),
                rank: MINISTER,
                country: None,
                like: Like::Itself,
            });
        }
        let office = row.office.clone();
        return Some(Bare { to: spot.to, office, rank: row.rank, country: row.country, like: Like::Itself });
    }
    let (to, office) = if words.german { german_minister(scene, at)? } else { english_minister(scene, at)? };
    Some(Bare { to, office, rank: MINISTER, country: None, like: Like::Itself })
}

/// "Minister of Defence", "Minister for Foreign Trade".
fn portfolio_behind(scene: &Scene, at: usize) -> Option<(usize, String)> {
    let words = &scene.words;
    if !matches!(words.text(at), "of" | "for") {
        return None;
    }
    let found = scene.tables.portfolios_en.longest(words, at + 1)?;
    // "Minister of Investment, Industry and Trade"
    let mut to = found.to;
    while matches!(words.text(to), "," | "and")
        && let Some(more) = scene.tables.portfolios_en.longest(words, to + 1)
    {
        to = more.to;
    }
    let one = found.meanings.first()?;
    Some((to, if to == found.to { one.clone() } else { words.phrase(at + 1, to).to_lowercase() }))
}

/// "Minister für Energie", "Ministerin für regionale Entwicklung", "Minister der Verteidigung".
fn german_portfolio_behind(scene: &Scene, at: usize) -> Option<(usize, String)> {
    let words = &scene.words;
    if !matches!(words.text(at), "für" | "der" | "des") {
        return None;
    }
    let noun = (at + 1..at + 4).find(|&at| words.is_capital(at))?;
    if (at + 1..noun).any(|at| scene.spot(at).is_some()) {
        return None;
    }
    let word = words.text(noun).to_lowercase();
    let stems =
        [word.clone(), format!("{word}s"), format!("{word}n"), word.trim_end_matches(['s', 'n']).to_owned()];
    let portfolio = stems.iter().find_map(|stem| scene.tables.portfolios_de.get(stem))?;
    // "für Energie, Handel und Industrie": the first one names it.
    let mut to = noun + 1;
    while matches!(words.text(to), "," | "und") && words.is_capital(to + 1) && scene.spot(to + 1).is_none() {
        let next = words.text(to + 1).to_lowercase();
        let known = [next.clone(), format!("{next}s")]
            .iter()
            .any(|stem| scene.tables.portfolios_de.contains_key(stem));
        if !known {
            break;
        }
        to += 2;
    }
    Some((to, portfolio.clone()))
}

/// "Defence Minister".
fn english_minister(scene: &Scene, at: usize) -> Option<(usize, String)> {
    let found = scene.tables.portfolios_en.longest(&scene.words, at)?;
    let minister = matches!(scene.words.text(found.to), "Minister" | "minister" | "Ministers" | "ministers");
    minister
        .then(|| found.meanings.first().map(|portfolio| (found.to + 1, format!("minister of {portfolio}"))))?
}

/// "Verteidigungsminister", "Bundesverkehrsministerin", "Vizehandelsminister".
fn german_minister(scene: &Scene, at: usize) -> Option<(usize, String)> {
    if !scene.words.is_capital(at) {
        return None;
    }
    let word = scene.words.text(at).to_lowercase();
    let cut = word.rfind("minister").or_else(|| word.rfind("ressortchef"))?;
    let ending = word[cut..].trim_start_matches("minister").trim_start_matches("ressortchef");
    if !matches!(ending, "" | "s" | "n" | "in" | "innen") || cut == 0 {
        return None;
    }
    let stem = word[..cut].strip_prefix("bundes").unwrap_or(&word[..cut]);
    let (deputy, stem) = stem.strip_prefix("vize").map_or(("", stem), |rest| ("deputy ", rest));
    let portfolio = scene.tables.portfolios_de.get(stem);
    Some((
        at + 1,
        portfolio.map_or_else(|| "minister".to_owned(), |name| format!("{deputy}minister of {name}")),
    ))
}

fn whole(scene: &Scene, at: usize, first: Bare) -> OfficePhrase {
    let plural = is_plural(scene, at, first.to);
    let mut phrase = OfficePhrase {
        from: at,
        to: first.to,
        office: first.office,
        rank: first.rank,
        country: None,
        organization: None,
        plural,
        like: first.like,
    };
    let bare = at..phrase.to;
    for owner in scene.inner.iter().filter(|owner| bare.contains(&owner.from)) {
        take_owner(scene, owner, &mut phrase);
    }
    read_left(scene, &mut phrase);
    read_right(scene, &mut phrase);
    // What the words say wins over what the office implies: "der österreichische Bundeskanzler".
    phrase.country = phrase.country.or(first.country);
    while let Some((next, office)) = joined(scene, &phrase) {
        let worse = office.rank >= phrase.rank;
        phrase.to = office.to;
        if !worse {
            phrase.office = office.office;
            phrase.rank = office.rank;
        }
        phrase.country = phrase.country.or(office.country);
        let mut right = OfficePhrase { from: next, to: office.to, ..phrase.clone() };
        read_right(scene, &mut right);
        (phrase.to, phrase.country, phrase.organization) = (right.to, right.country, right.organization);
    }
    if phrase.office == "minister of trade" && phrase.country.is_some_and(|code| code.as_str() == "CHN") {
        "minister of commerce".clone_into(&mut phrase.office);
    }
    phrase
}

/// A second office of the same holder: "Vizepremier und Außenminister", "Deputy Prime Minister – Minister of …",
/// "Hofminister General".
fn joined(scene: &Scene, phrase: &OfficePhrase) -> Option<(usize, Bare)> {
    if phrase.plural || phrase.like != Like::Itself {
        return None;
    }
    let words = &scene.words;
    let mut at = phrase.to;
    let joint = words.text(at);
    let joins = matches!(joint, "und" | "and" | "&" | "sowie")
        || (matches!(joint, "–" | "-" | "/") && !words.hyphen(at));
    if joins {
        at += 1;
        while scene.starting(at).is_some_and(Spot::is_adjective) {
            at += 1;
        }
    } else if words.is(at, ",") {
        return None;
    }
    let office =
        bare(scene, at).filter(|office| office.like == Like::Itself && !is_plural(scene, at, office.to))?;
    // Two names, two people: "Präsident Xi und Premier Li".
    Some((at, office))
}

fn is_plural(scene: &Scene, at: usize, to: usize) -> bool {
    let words = &scene.words;
    if !words.german {
        let office = words.phrase(at, to);
        let cut = [" of ", " for ", " to ", " at ", " on ", " in "]
            .iter()
            .filter_map(|word| office.find(word))
            .min();
        let head = &office[..cut.unwrap_or(office.len())];
        let singular = ["ss", "Affairs", "affairs", "affaires"].iter().any(|ending| head.ends_with(ending));
        return head.ends_with('s') && !singular || office.ends_with("inisters");
    }
    let word = words.text(at);
    let mut before = at;
    while before > 0 && scene.ending(before).is_some_and(Spot::is_adjective) {
        before -= 1;
    }
    let article = before.checked_sub(1).map_or(String::new(), |at| scene.small(at));
    let feminine = words.text(to - 1).ends_with("in") || word.ends_with("in");
    word.ends_with("innen")
        || word.ends_with("ministern")
        || matches!(
            article.as_str(),
            "beiden" | "beide" | "zwei" | "drei" | "vier" | "fünf" | "alle" | "mehrere"
        )
        || (article == "die" && !feminine && !word.ends_with('e') && !word.ends_with("ten"))
        || (word.ends_with("präsidenten") || word == "Präsidenten")
            && matches!(article.as_str(), "die" | "beiden")
}
