//! A text with its broken letters mended, for reading, and the way back to the words that the user sees.

use crate::{Coded, Damage, DamageKind, Dateline, Document, Evidence, Mentions, Parsed, Span};

/// A document as it is read: lost and doubled letters, soft hyphens and parted words are mended where the repair is proved. What is
/// read from it is led back to the text as it arrived.
///
/// ```
/// use depesche_model::{Damage, DamageKind, Document, Evidence, Language, Mending, Span};
/// let mut document = Document::new("x", Language::German, "Der AuÃŸenminister kam.");
/// document.damage.push(Damage {
///     evidence: Evidence::new(Span::new(4, 20), "damage.letter-doubled"),
///     kind: DamageKind::Encoding,
///     repair: Some("Außenminister".to_owned()),
/// });
/// let (mended, mending) = Mending::of(&document).unwrap();
/// assert_eq!(mended.text, "Der Außenminister kam.");
/// let word = Span::new(4, 18);
/// assert_eq!(word.of(&mended.text), "Außenminister");
/// assert_eq!(mending.back(word).of(&document.text), "AuÃŸenminister");
/// ```
#[derive(Clone, Debug)]
pub struct Mending {
    /// Each mended place: its bytes in the text as it arrived, and in the mended text. In order.
    places: Vec<(Span, Span)>,
}

impl Mending {
    /// The mended document and the way back; none if no letter needs mending.
    pub fn of(document: &Document) -> Option<(Document, Self)> {
        let is_letter = |damage: &&Damage| damage.kind == DamageKind::Encoding;
        let repairs = document.damage.iter().filter(is_letter).filter_map(|damage| {
            Some((damage.evidence.span, damage.repair.as_deref().filter(|repair| !repair.is_empty())?))
        });
        let (mut text, mut from, mut places) = (String::with_capacity(document.text.len()), 0, Vec::new());
        for (span, repair) in repairs {
            let Some(sound) = document.text.get(from..span.start) else { continue };
            text.push_str(sound);
            let start = text.len();
            text.push_str(repair);
            places.push((span, Span::new(start, text.len())));
            from = span.end;
        }
        if places.is_empty() {
            return None;
        }
        text.push_str(document.text.get(from..).unwrap_or_default());
        let mending = Self { places };
        let mut mended = Document { text, ..document.clone() };
        mended.damage.retain(|damage| !(is_letter(&damage) && damage.repair.is_some()));
        each_of_document(&mut mended, &mut |span| *span = mending.there(*span));
        Some((mended, mending))
    }

    /// The place in the text as it arrived of a place in the mended text; a place inside of a mended word is the whole word.
    pub fn back(&self, span: Span) -> Span {
        moved(span, self.places.iter().map(|&(arrived, mended)| (mended, arrived)))
    }

    /// The place in the mended text of a place in the text as it arrived.
    fn there(&self, span: Span) -> Span {
        moved(span, self.places.iter().copied())
    }

    /// Leads all that was read from the mended text back to the text as it arrived.
    pub fn lead_back(&self, parsed: &mut Parsed, mentions: &mut Mentions, coded: &mut Coded) {
        let back = &mut |span: &mut Span| *span = self.back(*span);
        each_of_parsed(parsed, back);
        mentions.list.iter_mut().for_each(|mention| back(&mut mention.span));
        each_of_coded(coded, back);
    }
}

/// A span when each of `places` has become another.
fn moved(span: Span, places: impl Iterator<Item = (Span, Span)>) -> Span {
    let (mut start, mut end) = (span.start, span.end);
    for (from, to) in places {
        if from.start > span.end {
            break;
        }
        if span.start >= from.end {
            start = to.end + (span.start - from.end);
        } else if span.start >= from.start {
            start = to.start;
        }
        if span.end >= from.end {
            end = to.end + (span.end - from.end);
        } else if span.end > from.start {
            end = to.end;
        } else if span.end == from.start {
            end = to.start;
        }
    }
    Span::new(start, end.max(start))
}

fn each_of_document(document: &mut Document, change: &mut impl FnMut(&mut Span)) {
    document.boilerplate.iter_mut().for_each(|line| change(&mut line.span));
    document.damage.iter_mut().for_each(|damage| change(&mut damage.evidence.span));
    if let Some(Dateline { evidence, place, date, .. }) = &mut document.dateline {
        change(&mut evidence.span);
        place.iter_mut().chain(date).for_each(change);
    }
}

fn each_of_parsed(parsed: &mut Parsed, change: &mut impl FnMut(&mut Span)) {
    parsed.tokens.iter_mut().for_each(|token| change(&mut token.span));
    parsed.sentences.iter_mut().for_each(|sentence| change(&mut sentence.span));
    for clause in &mut parsed.clauses {
        change(&mut clause.span);
        clause.arguments.iter_mut().for_each(|argument| change(&mut argument.span));
    }
    parsed.trees.iter_mut().flat_map(|tree| &mut tree.words).for_each(|word| change(&mut word.span));
}

fn each_of_coded(coded: &mut Coded, change: &mut impl FnMut(&mut Span)) {
    let mut evidence = |evidence: &mut Evidence| change(&mut evidence.span);
    coded.actors.iter_mut().for_each(|actor| evidence(&mut actor.evidence));
    coded.instruments.iter_mut().for_each(|instrument| evidence(&mut instrument.evidence));
    coded.measures.iter_mut().for_each(|measure| evidence(&mut measure.evidence));
    coded.commitments.iter_mut().for_each(|commitment| evidence(&mut commitment.evidence));
    coded.quotes.iter_mut().for_each(|quote| evidence(&mut quote.evidence));
    for event in &mut coded.events {
        evidence(&mut event.evidence);
        event.also.iter_mut().for_each(&mut evidence);
        event.sources.values_mut().for_each(&mut evidence);
    }
    coded.actors.iter_mut().flat_map(|actor| &mut actor.as_written).for_each(&mut *change);
    coded.measures.iter_mut().for_each(|measure| change(&mut measure.as_written));
    for quote in &mut coded.quotes {
        change(&mut quote.text);
        quote.as_written.iter_mut().for_each(&mut *change);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Language;

    fn broken(parts: &[(String, bool)]) -> Document {
        let mut document = Document::new("x", Language::German, "");
        for (word, is_broken) in parts {
            let start = document.text.len();
            document.text.push_str(word);
            if *is_broken {
                document.damage.push(Damage {
                    evidence: Evidence::new(Span::new(start, document.text.len()), "damage.letter-doubled"),
                    kind: DamageKind::Encoding,
                    repair: Some(word.to_uppercase().repeat(2)),
                });
            }
            document.text.push(' ');
        }
        document
    }

    #[test]
    fn a_sound_text_is_left_alone() {
        assert!(Mending::of(&broken(&[("eins".into(), false)])).is_none());
    }

    proptest! {
        #[test]
        fn every_word_finds_its_way_back(parts in prop::collection::vec(("[a-zß]{1,5}", any::<bool>()), 1..12)) {
            let document = broken(&parts);
            let Some((mended, mending)) = Mending::of(&document) else { return Ok(()) };
            let mut words = Vec::new();
            for word in mended.text.split_whitespace() {
                let back = mending.back(Span::within(&mended.text, word));
                words.push(back.of(&document.text));
            }
            let arrived: Vec<&str> = document.text.split_whitespace().collect();
            prop_assert_eq!(words, arrived);
            prop_assert_eq!(mending.back(Span::new(0, mended.text.len())), Span::new(0, document.text.len()));
        }
    }
}
