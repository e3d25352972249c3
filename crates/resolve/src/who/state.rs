//! The state that an office belongs to when the words beside it do not tell.

use depesche_model::CountryCode;

use super::office::OfficePhrase;
use super::spot::{Scene, Spot};
use super::syntax;

/// The state of an office that begins with the word `at`: the one named last before it in its sentence; else that of the
/// dateline, when the text names it too, since reports are filed at home; else the subject of the sentence before, in its
/// paragraph; else the one named last before, else the first behind it. Only those that are `free`, and none that says whose
/// another office is.
pub(crate) fn of_office(
    scene: &Scene,
    offices: &[OfficePhrase],
    at: usize,
    free: &dyn Fn(CountryCode) -> bool,
) -> Option<CountryCode> {
    let usable = |spot: &&Spot| {
        spot.country().is_some_and(free)
            && !scene.is_dateline(spot.from)
            && !offices.iter().any(|phrase| phrase.covers(spot.from))
    };
    let before = || scene.spots.iter().take_while(|spot| spot.from < at).filter(usable);
    let sentence = sentence(scene, at);
    let beside = before().filter(|spot| spot.from >= sentence).last();
    if let Some(spot) = beside.filter(|spot| !is_place(scene, spot)) {
        return spot.country();
    }
    let home = scene.spots.iter().find(|spot| scene.is_dateline(spot.from)).and_then(Spot::country);
    let named = scene.spots.iter().filter(usable).any(|spot| spot.country() == home && !spot.is_capital());
    if named {
        return home;
    }
    if beside.is_some() {
        return beside.and_then(Spot::country);
    }
    let paragraph = (0..at).rev().find(|&word| scene.words.is_break(word)).map_or(0, |word| word + 1);
    let told = before().filter(|spot| spot.from >= paragraph && is_subject(scene, spot)).last();
    let nearest =
        || before().last().or_else(|| scene.spots.iter().filter(usable).find(|spot| spot.from > at));
    told.or_else(nearest).and_then(Spot::country)
}

/// The first word of the sentence that the word `at` stands in.
fn sentence(scene: &Scene, at: usize) -> usize {
    let span = scene.words.span(at, at + 1);
    scene.parsed.sentence_at(span).map_or(0, |sentence| scene.words.at(sentence.span.start))
}

/// "in Laos", "in Vientiane": where something is, which may be anybody's.
fn is_place(scene: &Scene, spot: &Spot) -> bool {
    let before = spot.from.checked_sub(1).map_or(String::new(), |before| scene.small(before));
    matches!(before.as_str(), "in" | "nach" | "aus" | "im" | "at" | "from" | "to" | "near" | "bei")
}

/// Whether a state is the subject of its clause, or belongs to it: "Neuseeland hilft Tuvalu".
fn is_subject(scene: &Scene, spot: &Spot) -> bool {
    syntax::relation(scene, scene.span(spot).start) == Some("nsubj")
}
