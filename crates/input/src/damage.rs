//! Places that translation, rewriting or scraping broke: figures that stand where another belongs
//! ([`number`]), marks that nobody filled in ([`placeholder`]), letters that were lost ([`letter`]), marks of the
//! printed page ([`layout`]), phrases that were translated word for word ([`phrase`]), sentences that were copied twice and ends
//! that are missing ([`copying`]).
//!
//! A repair is given only where one reading is possible. Names that were mangled are known only
//! when people are: `depesche-resolve` finds them.

mod copying;
mod layout;
mod letter;
mod number;
mod phrase;
mod placeholder;

use depesche_model::{Damage, DamageKind, Language};

/// The broken places of `text`, in order.
///
/// ```
/// use depesche_input::damage::damage;
/// use depesche_model::Language;
/// let text = "Der Handel erreichte im Jahr 311.4 2023 Millionen US-Dollar.";
/// let found = damage(text, &Language::German);
/// assert_eq!(found[0].evidence.span.of(text), "im Jahr 311.4 2023 Millionen US-Dollar");
/// assert_eq!(found[0].repair.as_deref(), Some("im Jahr 2023 311,4 Millionen US-Dollar"));
/// ```
pub fn damage(text: &str, lang: &Language) -> Vec<Damage> {
    let mut found = number::moved(text);
    let strays = number::strays(text);
    let mut placeholders = placeholder::placeholders(text);
    fill_in(&mut placeholders, &strays.iter().map(|stray| stray.year).collect::<Vec<_>>(), text);
    found.extend(strays.into_iter().map(|stray| stray.damage));
    found.extend(placeholders);
    found.extend(letter::lost(text));
    found.extend(layout::left_over(text));
    found.extend(phrase::calques(text, *lang == Language::German));
    found.extend(copying::cut_off(text));
    let doubled = copying::doubled(text);
    found.sort_by_key(|damage| (damage.evidence.span, damage.kind));
    // Of two that overlap the longer one tells more.
    found.dedup_by(|next, kept| {
        let overlap = next.evidence.span.overlaps(kept.evidence.span);
        if overlap && next.evidence.span.len() > kept.evidence.span.len() {
            std::mem::swap(next, kept);
        }
        overlap
    });
    // A broken place inside of a doubled sentence is left out with it.
    found.retain(|damage| !doubled.iter().any(|twice| twice.evidence.span.overlaps(damage.evidence.span)));
    found.extend(doubled);
    found.sort_by_key(|damage| (damage.evidence.span, damage.kind));
    found
}

/// A year that went missing at the only placeholder of a text, and turned up as the only stray one, belongs there.
fn fill_in(placeholders: &mut [Damage], strays: &[&str], text: &str) {
    let mut years: Vec<&mut Damage> = placeholders
        .iter_mut()
        .filter(|damage| {
            damage.kind == DamageKind::Placeholder && damage.evidence.rule == "damage.placeholder-year"
        })
        .collect();
    if let ([place], [year]) = (&mut years[..], strays) {
        let words = place.evidence.span.of(text);
        let kept = words.rfind(' ').and_then(|at| words.get(..=at)).unwrap_or_default();
        place.repair = Some(format!("{kept}{year}"));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_year_that_turned_up_elsewhere_is_put_back() {
        let text = "Ziel ist bis 2060 die CO2031-Neutralität; der Gipfel ist im Jahr XNUMX.";
        let found = damage(text, &Language::German);
        assert_eq!(found[0].repair.as_deref(), Some("CO2-Neutralität"));
        assert_eq!(found[1].repair.as_deref(), Some("im Jahr 2031"));
        assert_eq!(damage("Der Gipfel ist im Jahr XNUMX.", &Language::German)[0].repair, None);
    }

    #[test]
    fn sound_text_is_left_alone() {
        for text in [
            "Im Jahr 2023 wuchs der Handel um 2,5 Prozent auf 523,7 Millionen US-Dollar (2022: 514.9 Millionen).",
            "Wer kommt?Niemand. https://example.org/a?b=c&q?r",
            "Bis 2030 um 15 % weniger CO2-Ausstoß; COP29 und G20 2024 in Rio.",
            "West- und Zentralafrika, Ost und West, G7 und NATO",
            "Veröffentlicht\n\n5. Mai 2023",
            "Die 2000 Prozent und die 3500 Euro sind frei erfunden.",
            "In 2023, 40 million people fled.",
        ] {
            assert_eq!(damage(text, &Language::German), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn spans_slice_back_in_order(text in "(?:\\PC|im Jahr 5\\.7 2023 Millionen |XNUMX|CO2026|f\\?r|Ã¼|West und Nordafrika|[a-zäß?Ã]{1,6} |\n|on|Veröffentlicht){0,20}") {
            let found = damage(&text, &Language::German);
            prop_assert!(found.windows(2).all(|pair| pair[0].evidence.span.end <= pair[1].evidence.span.start));
            for damage in found {
                prop_assert!(!damage.evidence.span.of(&text).is_empty());
            }
        }
    }
}
