//! Names that translation mangled: "Burbok" for Baerbock, "sagte Nahrung".
//!
//! Who is meant must be sure from elsewhere, by office or by the rest of the name; then a spelling that neither the table nor
//! another way to write foreign letters explains is damage.

use depesche_language::is_verb_of;
use depesche_model::{
    CountryCode, Damage, DamageKind, Document, Evidence, Mention, Mentions, Named, Parsed, Person, Span,
    Token, Upos,
};

use crate::Names;
use crate::name::{List, skeleton, unmarked};
use crate::who::{family_name, is_eastern, strip_titles};

/// Where names are written in Latin letters, so that German and English write them as they are at home.
const LATIN: List = List(
    "DEU|AUT|CHE|LIE|LUX|NLD|BEL|FRA|ESP|PRT|ITA|SMR|MLT|GBR|IRL|ISL|NOR|SWE|DNK|FIN|EST|POL|CZE|SVK|HUN|SVN|HRV|USA| \
     CAN|AUS|NZL|MEX|BRA|ARG|CHL|PER|COL|VEN|ECU|BOL|PRY|URY|CRI|PAN|GTM|HND|NIC|SLV|CUB|DOM|JAM|TTO|GUY|PHL|KEN|GHA|NGA| \
     ZAF|NAM|ZMB|ZWE|MWI|BWA|MOZ|AGO|SEN|CIV|BEN|TGO|CMR|GAB",
);

/// Offices of organizations that a European holds.
const EUROPEAN: List = List("EU|NATO|OSCE|Council of Europe");

/// The mangled names of a document, in order. Ordinary ways to romanize a name are none, nor is a name that no table knows.
pub fn mangled(document: &Document, parsed: &Parsed, mentions: &Mentions, names: &Names) -> Vec<Damage> {
    let mut found: Vec<Damage> = Vec::new();
    for mention in &mentions.list {
        let Named::Person { person } = mention.named else { continue };
        let Some(person) = mentions.person(person) else { continue };
        if mention.row.is_some() && !document.is_boilerplate(mention.span) {
            // A family name alone may be anybody's; beside the whole name it is that person's.
            let whole = |other: &Mention| {
                other.named == mention.named
                    && document.slice(other.span).contains(' ')
                    && other.row.is_some()
            };
            if mentions.list.iter().any(whole) {
                found.extend(misspelt(document, names, mention, person));
            }
        }
    }
    found.extend(alike(document, parsed, mentions, names));
    found.extend(speaking_things(document, parsed, mentions, &found));
    found.sort_by_key(|damage| damage.evidence.span);
    found
}

fn damage(span: Span, rule: &'static str, repair: Option<String>) -> Damage {
    Damage { evidence: Evidence::new(span, rule), kind: DamageKind::MangledName, repair }
}

/// A family name that no spelling of its bearer explains.
fn misspelt(document: &Document, names: &Names, mention: &Mention, person: &Person) -> Option<Damage> {
    let holder = names.tables.people.iter().find(|holder| holder.name == person.name)?;
    let words = strip_titles(document.slice(mention.span));
    if is_eastern(&holder.name, person.country) || words.contains('.') {
        return None;
    }
    let written = family_name(&words, person.country);
    let right = family_name(&holder.name, person.country);
    let known = holder.spellings.iter().map(|name| family_name(name, person.country));
    let sound = known.chain([right.clone()]).any(|known| same_word(&written, &known, person));
    // Somebody who is called by a given name, or by a part of a double name, is called rightly.
    let part = holder
        .spellings
        .iter()
        .chain([&holder.name])
        .any(|name| name.split([' ', '-']).any(|word| same_word(&written, word, person)));
    if sound || part || written.contains(' ') || right.contains(' ') || written.chars().count() < 3 {
        return None;
    }
    let repair = words.replace(&written, &right);
    Some(damage(mention.span, "damage.name-misspelt", Some(repair)))
}

/// Whether two family names are one: at home in Latin letters but for marks, else in any romanization.
fn same_word(a: &str, b: &str, person: &Person) -> bool {
    let plain = |name: &str| {
        unmarked(name).replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s")
    };
    let (left, right) = (plain(a), plain(b));
    let genitive = |a: &str, b: &str| a.strip_suffix('s') == Some(b);
    if left == right || genitive(&left, &right) || genitive(&right, &left) {
        return true;
    }
    if is_latin(person) {
        return false;
    }
    // Vowels are what romanizations differ in most.
    let (left, right) = (consonants(a), consonants(b));
    left == right || genitive(&left, &right) || genitive(&right, &left)
}

fn is_latin(person: &Person) -> bool {
    person.country.is_some_and(|code: CountryCode| LATIN.has(code.as_str()))
        || person.organization.as_deref().is_some_and(|id| EUROPEAN.has(id))
        || person.office.as_deref().is_some_and(|office| office.starts_with("EU "))
}

/// The consonants of a name, as all romanizations of it have them.
fn consonants(name: &str) -> String {
    let hard = |letter: char| match letter {
        'd' => 't',
        'b' | 'v' | 'f' => 'p',
        'g' | 'h' | 'c' => 'k',
        letter => letter,
    };
    skeleton(name).chars().filter(|c| !"aeiou".contains(*c)).map(hard).collect()
}

/// Names that nobody has who is known here, with the consonants of somebody of whom the text speaks: "Burbok" beside Baerbock.
fn alike(document: &Document, parsed: &Parsed, mentions: &Mentions, names: &Names) -> Vec<Damage> {
    let known: Vec<(&Person, String)> = mentions
        .people
        .iter()
        .filter(|person| names.tables.people.iter().any(|holder| holder.name == person.name))
        .filter(|person| !is_eastern(&person.name, person.country))
        .map(|person| (person, family_name(&person.name, person.country)))
        .collect();
    let mut found = Vec::new();
    for token in &parsed.tokens {
        let word = document.slice(token.span);
        let free = word.len() > 4
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
            && !mentions.list.iter().any(|mention| mention.span.overlaps(token.span))
            && !document.is_boilerplate(token.span);
        if !free || !is_proper(parsed, token) {
            continue;
        }
        let meant = known.iter().find(|(person, family)| {
            let first = |word: &str| word.chars().next();
            first(word) == first(family)
                && consonants(word) == consonants(family)
                && consonants(word).len() > 3
                && !same_word(word, family, person)
                && word.len().abs_diff(family.len()) < 4
        });
        if let Some((_, family)) = meant {
            found.push(damage(token.span, "damage.name-alike", Some(family.clone())));
        }
    }
    found
}

/// Whether the analyser takes a word for a name.
fn is_proper(parsed: &Parsed, token: &Token) -> bool {
    word_at(parsed, token.span).is_some_and(|word| word.upos == Upos::Propn)
}

fn word_at(parsed: &Parsed, span: Span) -> Option<&depesche_model::Word> {
    parsed.trees_in(span).flat_map(|tree| &tree.words).find(|word| word.span == span)
}

/// "…, sagte Nahrung.": a thing without an article that speaks must be somebody. Who it is, is proved when only one of those
/// in the text is never called by his right name.
fn speaking_things(
    document: &Document,
    parsed: &Parsed,
    mentions: &Mentions,
    mangled: &[Damage],
) -> Vec<Damage> {
    let mut found = Vec::new();
    for (at, token) in parsed.tokens.iter().enumerate() {
        let Some(previous) = at.checked_sub(1).and_then(|at| parsed.tokens.get(at)) else { continue };
        let after = parsed.tokens.get(at + 1).map_or(".", |next| document.slice(next.span));
        let word = document.slice(token.span);
        let closes = matches!(after, "." | "," | ":" | ";" | "!" | "\u{201c}" | "\"");
        let named = mentions.list.iter().any(|mention| mention.span.overlaps(token.span));
        if !closes || named || word.len() < 4 || !word.starts_with(char::is_uppercase) {
            continue;
        }
        let says = word_at(parsed, previous.span).is_some_and(|verb| {
            verb.upos == Upos::Verb
                && is_verb_of("report", &verb.lemma)
                && verb.features.get("Number").is_some_and(|number| number == "Sing")
        });
        let thing = word_at(parsed, token.span).is_some_and(|noun| {
            noun.upos == Upos::Noun
                && noun.features.get("Number").is_some_and(|number| number == "Sing")
                && noun.features.get("Gender").is_some_and(|gender| gender != "Masc")
                && THINGS.iter().any(|ending| word.ends_with(ending))
                && !BODIES.iter().any(|body| word.to_lowercase().ends_with(body))
        });
        if says && thing && document.lang == depesche_model::Language::German {
            let before = at
                .checked_sub(2)
                .and_then(|at| parsed.tokens.get(at))
                .filter(|t| document.slice(t.span) == ",");
            let opening = before.and_then(|_| {
                parsed.tokens[..at - 2]
                    .iter()
                    .rev()
                    .find(|t| document.slice(t.span).starts_with(char::is_alphabetic))
            });
            let span = opening.unwrap_or(previous).span.cover(token.span);
            let repair = only_mangled(mentions, document, mangled)
                .map(|family| span.of(&document.text).replace(word, &family));
            found.push(damage(span, "damage.thing-speaks", repair));
        }
    }
    found
}

/// What ends nouns of things and notions that never speak.
const THINGS: [&str; 8] = ["ung", "heit", "keit", "schaft", "nis", "tum", "ion", "tät"];

/// Nouns with such ends that stand for people.
const BODIES: [&str; 22] = [
    "regierung",
    "leitung",
    "führung",
    "verwaltung",
    "vertretung",
    "zeitung",
    "stiftung",
    "abteilung",
    "kommission",
    "opposition",
    "delegation",
    "union",
    "organisation",
    "fraktion",
    "koalition",
    "gewerkschaft",
    "botschaft",
    "mannschaft",
    "gesellschaft",
    "staatsanwaltschaft",
    "präsidentschaft",
    "universität",
];

/// The family name of the only person whose every full name in the text is mangled.
fn only_mangled(mentions: &Mentions, document: &Document, mangled: &[Damage]) -> Option<String> {
    let of = |damage: &Damage| {
        mentions.list.iter().find_map(|mention| match mention.named {
            Named::Person { person } if mention.span == damage.evidence.span => Some(person),
            _ => None,
        })
    };
    let mut people: Vec<_> = mangled.iter().filter_map(of).collect();
    people.dedup();
    let [only] = people[..] else { return None };
    let right = mentions.list.iter().any(|mention| {
        matches!(mention.named, Named::Person { person } if person == only)
            && !mention.rule.starts_with("coreference")
            && !mangled.iter().any(|damage| damage.evidence.span == mention.span)
            && !document.is_boilerplate(mention.span)
    });
    let person = mentions.person(only)?;
    (!right).then(|| family_name(&person.name, person.country))
}
