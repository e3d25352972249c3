//! Whose an office is: the adjective, genitive or compound before it, the genitive or "von …" behind it.

use super::office::OfficePhrase;
use super::spot::{Scene, Spot};
use crate::name::{BodyKind, List, Sense};

const MODIFIERS_EN: List = List("new|newly|acting|Acting|outgoing|interim|First|first|Federal|the");
/// German words that end like adjectives.
const NO_ADJECTIVES: List = List(
    "seine|seinen|seiner|seinem|ihre|ihren|ihrer|ihrem|einen|einer|einem|beiden|diese|dieser|diesen|diesem|unter|gegen|\
     zwischen|werden|worden|wurde|wurden|haben|über|neben|oder|aber|unsere|keine|keinen|keiner|hinter|sollen|wollen|können|\
     müssen|waren|wären|trafen|sprachen|forderten|dessen|deren|denen|wegen|jeder|jeden|außer|später|lieber|weiter",
);
const NUMBERED: List = List("Ersten|Erste|Erster|Regierenden|Regierender");
/// Offices that are held in a country or for a matter that is not their own state.
const SENT: List = List(
    "nuncio|head of mission|ambassador-at-large|honorary consul|special coordinator|mediator|ambassador|consul general|special envoy|special representative|permanent representative|consul|chargé d'affaires|\
     permanent representative to the UN",
);
/// Between "of" and the state: "of the Republic of …".
const REPUBLIC: List = List(
    "the|der|des|dem|den|die|Republic|of|Republik|Staates|State|Kingdom|Sultanat|Königreich|Königreichs|Islamischen",
);
const FORMER: List = List(
    "former|ex|ehemalige|ehemaligen|ehemaliger|ehemaligem|frühere|früheren|früherer|damalige|damaligen|damaliger",
);

/// What stands before: adjectives, a genitive, the first part of a compound, "stellvertretend".
pub(crate) fn read_left(scene: &Scene, phrase: &mut OfficePhrase) {
    let words = &scene.words;
    let mut skipped = 0;
    while phrase.from > 0 {
        let before = phrase.from - 1;
        let word = words.text(before);
        if words.is_possessive(before) {
            let Some(owner) = scene.ending(before) else { return };
            take_owner(scene, owner, phrase);
            phrase.from = owner.from;
            return;
        }
        if words.hyphen(before) {
            // "Ukraine-Gesandter": for what somebody is sent, not by whom.
            if SENT.has(&phrase.office) && scene.ending(before).is_some_and(Spot::is_name) {
                return;
            }
            let Some(owner) = scene.ending(before) else {
                let prefix = before.checked_sub(1).map_or("", |at| words.text(at));
                match prefix {
                    "Ex" => former(phrase),
                    "Vize" => deputy(phrase),
                    _ => return,
                }
                phrase.from = before - 1;
                continue;
            };
            take_owner(scene, owner, phrase);
            phrase.from = owner.from;
            continue;
        }
        if let Some(owner) = scene.ending(phrase.from) {
            let person = matches!(owner.sense, Sense::Person(_));
            let genitive =
                owner.genitive && words.german && (owner.is_name() || owner.is_capital() || person);
            if owner.is_adjective() || genitive || (!words.german && is_plain_owner(scene, owner)) {
                take_owner(scene, owner, phrase);
                phrase.from = owner.from;
                continue;
            }
            return;
        }
        let small = word.to_lowercase();
        if small.starts_with("stellvertretend")
            || matches!(small.as_str(), "deputy" | "vice" | "vize" | "stv")
        {
            deputy(phrase);
        } else if FORMER.has(&small) {
            former(phrase);
        } else if !is_modifier(scene, before) || skipped > 2 {
            return;
        }
        skipped += 1;
        phrase.from = before;
    }
}

/// "the UK Foreign Minister", "the EU envoy".
fn is_plain_owner(scene: &Scene, owner: &Spot) -> bool {
    match owner.sense {
        Sense::Country { .. } => {
            owner.is_name() || matches!(owner.sense, Sense::Country { .. }) && !owner.is_capital()
        }
        Sense::Body(body) => {
            scene.tables.bodies.get(body).is_some_and(|body| body.kind == BodyKind::Organization)
        }
        _ => false,
    }
}

fn is_modifier(scene: &Scene, at: usize) -> bool {
    let word = scene.words.text(at);
    if !scene.words.german {
        return MODIFIERS_EN.has(word);
    }
    // "lobte", "sagten" are verbs; "gewählte", "designierte" are not.
    let verb = ["te", "ten"].iter().any(|ending| word.ends_with(ending))
        && !(word.contains("iert") || word.starts_with("ge") || word.starts_with("ernannt"));
    let adjective = scene.words.is_small(at)
        && word.chars().count() > 4
        && ["e", "en", "er", "em"].iter().any(|ending| word.ends_with(ending))
        && !verb
        && !NO_ADJECTIVES.has(word);
    adjective || NUMBERED.has(word)
}

/// What stands behind: a genitive, "von …", "of …", a host, a topic.
pub(crate) fn read_right(scene: &Scene, phrase: &mut OfficePhrase) {
    let words = &scene.words;
    let mut at = phrase.to;
    for _ in 0..2 {
        if let Some(owner) = scene
            .starting(at)
            .filter(|owner| owner.genitive && words.german && (owner.is_name() || owner.is_capital()))
        {
            take_owner(scene, owner, phrase);
            at = owner.to;
            phrase.to = at;
            continue;
        }
        if let Some(to) = parliament(scene, at, phrase) {
            at = to;
            phrase.to = at;
            continue;
        }
        let preposition = words.text(at);
        let mut next = at + 1;
        let host = matches!(preposition, "in" | "für" | "to" | "for" | "bei" | "on" | "im" | "beim" | "at");
        let owner = matches!(preposition, "von" | "of" | "der" | "des" | "aus" | "vom" | "from");
        if !host && !owner {
            return;
        }
        // "im Außenministerium von Katar", "at the Ministry of Foreign Affairs of Benin"
        while REPUBLIC.has(words.text(next)) && scene.starting(next).is_none() {
            next += 1;
        }
        if host && matches!(words.text(next), "Außenministerium" | "Auswärtigen" | "Außenamt") {
            at = next + 1;
            phrase.to = at;
            continue;
        }
        let Some(owning) = scene.starting(next) else { return };
        // "state secretary at the Croatian foreign ministry"
        if owning.is_adjective()
            && let Some(to) = house(scene, owning.to)
        {
            take_owner(scene, owning, phrase);
            phrase.to = to;
            return;
        }
        let whose =
            owning.country().is_some() && !owning.is_adjective() || matches!(owning.sense, Sense::Body(_));
        if !whose || owning.is_capital() && owner && preposition != "von" {
            return;
        }
        // "Außenminister in Astana": where, not whose.
        if host && !SENT.has(&phrase.office) {
            return;
        }
        if owner {
            take_owner(scene, owning, phrase);
        } else if let Sense::Body(_) = owning.sense
            && phrase.office.starts_with("permanent")
        {
            "permanent representative to the UN".clone_into(&mut phrase.office);
        }
        at = owning.to;
        phrase.to = at;
    }
}

/// The word behind "foreign ministry", "Außenministeriums", "Regierung" at `at`.
fn house(scene: &Scene, at: usize) -> Option<usize> {
    const HOUSES: List = List(
        "ministry|government|embassy|parliament|presidency|cabinet|army|regierung|botschaft|außenministerium| \
         außenministeriums|außenamt|außenamtes|außenamts|präsidialamt|präsidialamtes|parlament|parlaments",
    );
    let words = &scene.words;
    (at..at + 3)
        .take_while(|&at| words.is_word(at))
        .find(|&at| {
            let word = words.text(at).to_lowercase();
            HOUSES.has(&word)
                || words.german && (word.ends_with("ministerium") || word.ends_with("ministeriums"))
        })
        .map(|at| at + 1)
}

/// "Präsidentin der serbischen Nationalversammlung", "Vorsitzender des Senats": the word behind it.
fn parliament(scene: &Scene, at: usize, phrase: &mut OfficePhrase) -> Option<usize> {
    const HOUSES: List = List(
        "Nationalversammlung|Parlaments|Parlamentes|Senats|Nationalrats|Nationalrates|Staatsduma|Föderationsrates|\
         Abgeordnetenhauses|Unterhauses|Oberhauses|Bundestages|Bundestags|Volkskammer|Repräsentantenhauses",
    );
    let presides = matches!(phrase.office.as_str(), "president" | "chairman" | "spokesperson");
    if !presides || !matches!(scene.words.text(at), "der" | "des") {
        return None;
    }
    let adjective = scene.starting(at + 1).filter(|spot| spot.is_adjective());
    let house = adjective.map_or(at + 1, |spot| spot.to);
    if !HOUSES.has(scene.words.text(house)) {
        return None;
    }
    if let Some(owner) = adjective {
        take_owner(scene, owner, phrase);
    }
    "parliament speaker".clone_into(&mut phrase.office);
    phrase.rank = 12;
    Some(house + 1)
}

pub(crate) fn take_owner(scene: &Scene, owner: &Spot, phrase: &mut OfficePhrase) {
    if let Some(code) = owner.country() {
        phrase.country = phrase.country.or(Some(code));
    } else if let Sense::Person(holder) = owner.sense {
        // "Tokajews Sprecher"
        let state = scene.tables.people.get(holder).and_then(|holder| scene.state_of(holder));
        phrase.country = phrase.country.or(state);
    } else if let Sense::Body(body) = owner.sense
        && let Some(body) = scene.tables.bodies.get(body).filter(|body| body.kind == BodyKind::Organization)
        && phrase.country.is_none()
    {
        phrase.organization.get_or_insert_with(|| body.id.clone());
    }
}

fn deputy(phrase: &mut OfficePhrase) {
    if phrase.office.starts_with("minister of")
        || matches!(phrase.office.as_str(), "foreign minister" | "prime minister" | "minister")
    {
        phrase.office = format!("deputy {}", phrase.office);
        phrase.rank = phrase.rank.saturating_add(4);
    }
}

fn former(phrase: &mut OfficePhrase) {
    if !phrase.office.starts_with("former") && !phrase.office.is_empty() {
        phrase.office = format!("former {}", phrase.office);
        phrase.rank = phrase.rank.saturating_add(20);
    }
}
