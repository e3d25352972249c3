//! How far a person's name reaches: given names, particles, hyphens, initials.

use super::spot::Scene;
use crate::name::{List, Sense};

/// Small words inside names.
const PARTICLES: List = List(
    "al|el|bin|ibn|bint|ben|von|van|de|der|den|la|le|di|da|dos|das|do|du|zu|zur|af|ter|ten|ul|ur|ud|e| \
     y|abu|abd|as|ash|asch|ad|ar|an|o'|ould|wa|of",
);
/// Titles before a name that are no part of it.
const TITLES: List = List(
    "Dr|Prof|Herr|Nuntius|Nuncio|Monsignore|Oberst|Oberstleutnant|Genosse|Señor|Monsieur|Herrn|Frau|Mr|Mrs|Ms|Sir|Lord|Lady|Dame|Scheich|Sheikh|Shaikh|Sayyid|Excellency|H|HE| \
     SE|Prinz|Prince|Exzellenz|Seine|Madame|Don|Graf|Baroness|Mullah|Ayatollah|Ajatollah|Großajatollah| \
     Ing|Mag|Dipl",
);
/// Endings of German abstract nouns, which names do not have.
const NOUN_ENDINGS: List = List(
    "ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ismus|ität|ionen|treffen|gespräch| \
     gespräche|gesprächen|besuch|politik|minister|ministerium|präsident|chef|krise|konferenz|gipfel| \
     vertrag|abkommen|partei|staaten|länder",
);
/// More words than this are no name.
const LONGEST: usize = 7;

/// The word behind titles at `at`: "Dr.", "Herrn".
pub(crate) fn skip_titles(scene: &Scene, mut at: usize) -> usize {
    let words = &scene.words;
    loop {
        // "S.E.", "H.E."
        if matches!(words.text(at), "S" | "H" | "I")
            && words.is(at + 1, ".")
            && words.is(at + 2, "E")
            && words.is(at + 3, ".")
        {
            at += 4;
        } else if TITLES.has(words.text(at)) && words.is(at + 1, ".") {
            at += 2;
        } else if TITLES.has(words.text(at)) && words.is_capital(at + 1) {
            at += 1;
        } else {
            return at;
        }
    }
}

/// A name without the titles before it.
pub(crate) fn strip_titles(name: &str) -> String {
    let parts: Vec<&str> = name.split_whitespace().collect();
    let ranks = List("General|Präsident|President|König|King|Präsidentin|Papst|Pope|Kronprinz|Emir|Sultan");
    let is_title = |part: &&&str| {
        let bare = part.trim_end_matches('.');
        TITLES.has(bare) || ranks.has(bare)
    };
    let titles = parts.iter().take_while(is_title).count();
    // A title alone is no name, but may be one: "Prince".
    if titles == parts.len() { name.to_owned() } else { parts[titles..].join(" ") }
}

/// Nouns that are common surnames, behind a given name: "Hannelore Kraft".
const NOUN_SURNAMES: List = List(
    "Kraft|Berg|Hand|Haus|Bruder|Freund|Frieden|Sohn|Vater|Kopf|Wasser|Land|Morgen|Abend|Mai|Herr|Mann|Recht|Bahn|Leben|\
     Platz|Weg|See|Klage|May|Day|Central|North|West|Week|Royal|Page",
);

fn is_noun_surname(scene: &Scene, at: usize) -> bool {
    let words = &scene.words;
    let given = at.checked_sub(1).filter(|&before| words.is_capital(before) && scene.spot(before).is_none());
    NOUN_SURNAMES.has(words.text(at))
        && given.is_some_and(|given| !scene.tables.is_no_name(words.text(given)))
}

/// German nouns for what somebody is, which stand before names with a capital of their own.
fn is_role(word: &str) -> bool {
    const ROLES: List = List(
        "sprecher|kommissar|gouverneur|manager|richter|kommandeur|vertreter|leiter|experte|expertin| \
         forscher|anwalt|anwältin|professor|beauftragter|beauftragte|beauftragten|kandidat|politiker| \
         inhaber|autor|offizier|direktor|aktivist|journalist|ökonom|analyst|historiker|politologe| \
         wissenschaftler|unternehmer|milliardär|oligarch|berater|vermittler|führer|herrscher| \
         machthaber|rebellenchef|diktator|autokrat|sieger|rivale|bischof|kardinal|patriarch|chef| \
         koordinator|präsident|minister|gouverneurin|attaché|konsul|korrespondent|pilot|soldat|oberst| \
         major|hauptmann|leutnant|häftling|zeuge|staatsanwalt",
    );
    let stem = word.strip_suffix("innen").or_else(|| word.strip_suffix("in")).unwrap_or(word);
    ROLES.iter().any(|role| {
        stem.ends_with(role)
            || word.ends_with(role)
            || word.strip_suffix(['s', 'n']).is_some_and(|bare| bare.ends_with(role))
    })
}

/// Whether the word may be part of a name.
fn is_name_word(scene: &Scene, at: usize) -> bool {
    let words = &scene.words;
    if !words.is_capital(at) || scene.tables.is_no_name(words.text(at)) && !is_noun_surname(scene, at) {
        return false;
    }
    // "SPD-Bezirk", "CDU-Politiker": acronyms begin other compounds.
    if words.hyphen(at + 1)
        && words.text(at).chars().count() > 1
        && words.text(at).chars().all(char::is_uppercase)
    {
        return false;
    }
    let word = words.text(at);
    if word.chars().any(|char| char.is_ascii_digit()) {
        return false;
    }
    let small = word.to_lowercase();
    if words.german && is_role(&small) {
        return false;
    }
    if words.german
        && NOUN_ENDINGS.iter().any(|ending| small.len() > ending.len() + 2 && small.ends_with(ending))
    {
        return false;
    }
    match scene.spot(at).map(|spot| spot.sense) {
        None | Some(Sense::Person(_)) => true,
        // "Sofia Petrowa", "Ali Hamilton": a town's name between other parts of a name.
        Some(Sense::Place(_)) => {
            let beside = |at: usize| words.is_capital(at) && scene.spot(at).is_none();
            beside(at + 1) || at > 0 && beside(at - 1)
        }
        Some(_) => false,
    }
}

/// The word behind the name that starts at `at`.
pub(crate) fn name_at(scene: &Scene, at: usize) -> Option<usize> {
    let words = &scene.words;
    let article = words.is_word(at) && PARTICLES.has(words.text(at).to_lowercase().as_str());
    let starts = is_name_word(scene, at) || article && words.hyphen(at + 1);
    if !starts {
        return None;
    }
    let mut to = at + 1;
    let mut count = 1;
    let mut capitals = usize::from(words.is_capital(at));
    if let Some(known) = known(scene, at) {
        to = known;
    }
    while count < LONGEST {
        if let Some(known) = known(scene, to) {
            to = known;
        } else if words.hyphen(to) {
            to += 2;
        } else if is_initial(scene, to - 1) && words.is(to, ".") && words.glued(to) {
            to += 1;
            continue;
        } else if is_name_word(scene, to) {
            to += 1;
        } else if let Some(next) = behind_particles(scene, to) {
            to = next;
        } else {
            break;
        }
        capitals += usize::from(words.is_capital(to - 1));
        count += 1;
    }
    // What follows the last initial was no name.
    while to > at + 1 && (words.is(to - 1, ".") || is_initial(scene, to - 1)) {
        to -= 1;
    }
    // A single letter or an initial alone is no name.
    let long = words.span(at, to).len() > 1;
    (capitals > 0 && long && !is_loud(scene, at, to)).then_some(to)
}

/// The word behind a name of the table that starts at `at`.
fn known(scene: &Scene, at: usize) -> Option<usize> {
    scene.starting(at).filter(|spot| matches!(spot.sense, Sense::Person(_))).map(|spot| spot.to)
}

fn is_initial(scene: &Scene, at: usize) -> bool {
    scene.words.is_capital(at) && scene.words.text(at).chars().count() == 1
}

/// "al-Gaddafi", "bin Farhan", "Le Drian": the word behind particles and the name they belong to.
fn behind_particles(scene: &Scene, at: usize) -> Option<usize> {
    let words = &scene.words;
    let mut next = at;
    while next < at + 3 && words.is_small(next) && PARTICLES.has(words.text(next)) {
        // "der", "von" and "of" belong to names only right before a name, never before a country or town.
        next += 1;
        if words.hyphen(next) {
            return is_name_word(scene, next + 1).then_some(next + 2);
        }
    }
    let risky = words.german
        && matches!(words.text(at), "der" | "den" | "von" | "zu" | "zur" | "an" | "das" | "do" | "as");
    let risky =
        risky || !words.german && matches!(words.text(at), "of" | "as" | "an" | "do" | "den" | "e" | "y");
    let von = matches!(words.text(at), "von") && !words.german;
    (next > at && (!risky || von || is_van_der(scene, at)) && is_name_word(scene, next)).then_some(next + 1)
}

/// "van der Linden"; German ones with "von der" are in the table, since "X von der Kanzlei" looks the same.
fn is_van_der(scene: &Scene, at: usize) -> bool {
    matches!((scene.words.text(at), scene.words.text(at + 1)), ("van", "der" | "den"))
        && scene.words.is_capital(at + 2)
        && !scene.tables.is_no_name(scene.words.text(at + 2))
        && scene.spot(at + 2).is_none()
}

/// Acronyms and headlines in capitals.
fn is_loud(scene: &Scene, from: usize, to: usize) -> bool {
    to == from + 1 && scene.words.text(from).chars().all(char::is_uppercase)
}

/// The first word of the name that ends right before `to`, if it has two words or more.
pub(crate) fn name_before(scene: &Scene, to: usize) -> Option<usize> {
    let mut best = None;
    for from in (to.saturating_sub(LONGEST + 3)..to).rev() {
        if name_at(scene, from) == Some(to) {
            best = Some(from);
        }
    }
    best.filter(|&from| {
        to > from + 1 || matches!(scene.spot(from).map(|spot| spot.sense), Some(Sense::Person(_)))
    })
}
