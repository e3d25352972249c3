//! Which meeting of a format is meant: "sechstes Treffen der Außenminister im Zentralasien-China-Format".

use depesche_model::{Document, Figure, Mentions, Named, Parsed, Span};

use crate::name::List;

/// What is counted; a compound ends with one of these.
const MEETINGS: List = List(
    "treffen|treffens|gipfel|gipfels|gipfeltreffen|sitzung|tagung|konferenz|forum|forums|runde|dialog|dialogs|zusammenkunft| \
     konsultationen|beratung|auflage|ausgabe|meeting|summit|session|round|conference|dialogue|edition|ministerial| \
     consultations",
);
/// So many bytes may stand between the ordinal and the format.
const NEAR: usize = 90;

/// Gives the formats the ordinals that stand near them, in one sentence with a word for the meeting between them or right
/// behind the format ("der zweite Zentralasien-EU-Gipfel"). `mentions` have to hold the figures already and to be sorted.
pub(crate) fn add_ordinals(document: &Document, parsed: &Parsed, mentions: &mut Mentions) {
    let ordinals: Vec<(Span, u32)> = mentions
        .list
        .iter()
        .filter_map(|mention| match mention.named {
            Named::Figure(Figure::Ordinal { value }) => Some((mention.span, u32::try_from(value).ok()?)),
            _ => None,
        })
        .collect();
    for mention in &mut mentions.list {
        let span = mention.span;
        let Named::Format { ordinal, .. } = &mut mention.named else { continue };
        let Some(sentence) = parsed.sentence_at(span) else { continue };
        let near = ordinals.iter().rev().find(|(at, _)| {
            sentence.span.contains(*at) && at.end <= span.start && span.start - at.end <= NEAR
        });
        let Some(&(at, number)) = near else { continue };
        let between = document.slice(Span::new(at.end, span.start));
        let behind = document.slice(Span::new(span.start, sentence.span.end));
        let first = |text: &str| text.split_whitespace().take(4).map(str::to_owned).collect::<Vec<_>>();
        let next = first(behind.get(span.len()..).unwrap_or_default());
        let inside = document.slice(span).split(['-', ' ', '–']).any(is_meeting);
        let told =
            between.split_whitespace().any(is_meeting) || inside || next.iter().any(|word| is_meeting(word));
        // "am 3. Mai mit der …": the ordinal of a day is another's.
        let day = between.contains([',', ';', ':']);
        if told && !day {
            *ordinal = Some(number);
        }
    }
}

fn is_meeting(word: &str) -> bool {
    let word = word.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase();
    MEETINGS.iter().any(|meeting| word.ends_with(meeting))
}

#[cfg(test)]
mod tests {
    use depesche_model::{Document, Language, Named};

    use crate::{Names, resolve};

    fn ordinals(language: Language, text: &str) -> Vec<(String, Option<u32>)> {
        let document = Document::new("x", language, text);
        let parsed = depesche_language::parse(&document);
        let mentions = resolve(&document, &parsed, &Names::new());
        let formats = mentions.list.iter().filter_map(|mention| match &mention.named {
            Named::Format { id, ordinal, .. } => Some((id.clone(), *ordinal)),
            _ => None,
        });
        formats.collect()
    }

    #[test]
    fn formats_keep_their_ordinals() {
        let central = |partner: &str, ordinal| (format!("Central Asia–{partner}"), ordinal);
        for (text, expected) in [
            (
                "In Almaty fand das sechste Treffen der Außenminister im Zentralasien-China-Format statt.",
                central("China", Some(6)),
            ),
            ("Der zweite Zentralasien-EU-Gipfel ist geplant.", central("EU", Some(2))),
            ("Am 3. Mai, so hieß es, begann der Zentralasien-China-Gipfel.", central("China", None)),
        ] {
            assert_eq!(ordinals(Language::German, text), [expected], "{text}");
        }
        assert_eq!(
            ordinals(Language::English, "The third C5+1 summit was held in New York."),
            [("C5+1".to_owned(), Some(3))]
        );
    }
}
