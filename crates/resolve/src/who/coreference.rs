//! Who is meant by "der Minister", "er", "beide Seiten": what points back to somebody named in the document.
//!
//! A reference is resolved only when one reading is left; else it stays open, and its rule says so (`coreference.open`).

use depesche_model::{CountryCode, Mention, Mentions, Named, PersonId, Span};

use super::office::{Like, OfficePhrase};
use super::pronoun;
use super::sides;
use super::spot::Scene;

/// Adds the references of the document. `mentions` have to hold its countries and people already.
pub(crate) fn add_references(scene: &Scene, offices: &[OfficePhrase], mentions: &mut Mentions) {
    resolve_offices(scene, offices, mentions);
    mentions.sort();
    let mut found = sides::sides(scene, mentions);
    found.extend(pronoun::pronouns(scene, mentions));
    mentions.list.extend(found);
}

/// Gives offices without a name their holder, if the document names just one.
fn resolve_offices(scene: &Scene, offices: &[OfficePhrase], mentions: &mut Mentions) {
    let firsts = firsts(mentions);
    for phrase in offices.iter().filter(|phrase| !phrase.plural && is_definite(scene, phrase)) {
        let span = scene.words.span(phrase.from, phrase.to);
        if phrase.like != Like::Itself {
            if !mentions.list.iter().any(|mention| mention.span.start == span.end + 1)
                && is_possessed(scene, phrase)
            {
                mentions.list.push(open(span));
            }
            continue;
        }
        let Some(at) = mentions
            .list
            .iter()
            .position(|mention| mention.span == span && matches!(mention.named, Named::Office { .. }))
        else {
            continue;
        };
        let fits = |person: PersonId| {
            let Some(known) = mentions.person(person) else { return false };
            let named_before = firsts.get(person.0).is_some_and(|&first| first < span.start);
            let office = known.office.as_deref().unwrap_or_default();
            let same = office == phrase.office;
            // "der Minister" is any minister spoken of before, but no head of government.
            let vague =
                phrase.office == "minister" && office.starts_with("minister") || office == "foreign minister";
            let vague = phrase.office == "minister" && vague && named_before;
            let country = phrase.country.is_none() || known.country == phrase.country;
            let body = phrase.organization.is_none() || known.organization == phrase.organization;
            (same || vague) && country && body && (named_before || phrase.country.is_some())
        };
        let mut holders = (0..mentions.people.len()).map(PersonId).filter(|person| fits(*person));
        match (holders.next(), holders.next()) {
            (Some(person), None) => {
                mentions.list[at].named = Named::Person { person };
                mentions.list[at].rule = "coreference.office".into();
            }
            (Some(_), Some(_)) => mentions.list[at].rule = "coreference.open".into(),
            _ => {}
        }
    }
}

/// A reference that has several readings, or none.
pub(super) fn open(span: Span) -> Mention {
    Mention::new(span, Named::Reference { countries: Vec::new(), people: Vec::new() }, "coreference.open")
}

/// Where each person is named first, in bytes.
fn firsts(mentions: &Mentions) -> Vec<usize> {
    let mut firsts = vec![usize::MAX; mentions.people.len()];
    for mention in &mentions.list {
        if let Named::Person { person } = mention.named {
            let first = &mut firsts[person.0];
            *first = (*first).min(mention.span.start);
        }
    }
    firsts
}

/// "der Minister", "the minister", "dessen Präsident": somebody that the reader knows already.
fn is_definite(scene: &Scene, phrase: &OfficePhrase) -> bool {
    let before = phrase.from.checked_sub(1).map_or(String::new(), |before| scene.small(before));
    matches!(
        before.as_str(),
        "der" | "die" | "dem" | "den" | "des" | "the" | "dieser" | "diese" | "vom" | "beim" | "zum" | "zur"
    ) || is_possessed(scene, phrase)
        || phrase.country.is_some() && scene.words.is_possessive(phrase.from)
}

/// "sein Amtskollege", "her counterpart".
fn is_possessed(scene: &Scene, phrase: &OfficePhrase) -> bool {
    let before = phrase.from.checked_sub(1).map_or(String::new(), |before| scene.small(before));
    let stem =
        before.trim_end_matches("em").trim_end_matches("en").trim_end_matches("er").trim_end_matches('e');
    matches!(stem, "sein" | "ihr" | "his" | "h" | "dess" | "der") && before != "der" && before != "he"
        || matches!(before.as_str(), "her" | "their")
}

/// A person's state, if it is known.
pub(super) fn state(mentions: &Mentions, person: PersonId) -> Option<CountryCode> {
    mentions.person(person).and_then(|person| person.country)
}

#[cfg(test)]
mod tests {
    use depesche_model::Language::{English, German};
    use depesche_model::Named;

    use crate::who::tests::named;

    fn rules(language: depesche_model::Language, text: &str) -> Vec<String> {
        let (document, mentions) = named(language, text);
        let told = |named: &Named| match named {
            Named::Person { person } => mentions.people[person.0].name.clone(),
            Named::Reference { countries, .. } => {
                countries.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
            }
            _ => String::new(),
        };
        let list = mentions.list.iter().filter(|mention| mention.rule.starts_with("coreference"));
        list.map(|mention| {
            format!("{} = {} ({})", document.slice(mention.span), told(&mention.named), mention.rule)
        })
        .collect()
    }

    #[test]
    fn offices_find_their_holder() {
        let text = "Perus Außenminister Juan Demo reiste ab. Der Außenminister lobte die Gespräche.";
        assert_eq!(rules(German, text), ["Außenminister = Juan Demo (coreference.office)"]);
        let text = "Peru's Foreign Minister Juan Demo and Chile's Foreign Minister Ana Prueba met. The foreign minister left.";
        assert_eq!(rules(English, text), ["foreign minister =  (coreference.open)"]);
    }

    #[test]
    fn sides_are_the_two_states_spoken_of() {
        let text = "Frankreich und Italien verhandelten. Beide Seiten unterzeichneten ein Abkommen.";
        assert_eq!(rules(German, text), ["Beide Seiten = FRA ITA (coreference.both)"]);
        let text = "France, Italy and Spain talked. Both sides were content.";
        assert_eq!(rules(English, text), ["Both sides =  (coreference.open)"]);
    }
}
