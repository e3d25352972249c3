//! Organizations, meeting formats and initiatives of the table.

use depesche_model::{Mention, Mentions, Named};

use super::format::FormatSpot;
use super::spot::Scene;
use crate::name::{BodyKind, Sense};

/// Adds them, and the formats that were read by pattern.
pub(crate) fn add_bodies(scene: &Scene, formats: &[FormatSpot], mentions: &mut Mentions) {
    for format in formats {
        let span = scene.words.span(format.from, format.to);
        mentions.list.push(Mention::new(
            span,
            Named::Format { id: format.id.clone(), ordinal: None, sides: format.sides },
            format.rule,
        ));
    }
    for spot in scene.spots.iter().chain(&scene.inner) {
        let Sense::Body(body) = spot.sense else { continue };
        let Some(body) = scene.tables.bodies.get(body) else { continue };
        let inside = formats.iter().any(|format| format.covers(spot.from));
        // "EU-Afrika-Gipfel" is the format and still names the Union.
        if inside && body.kind != BodyKind::Organization {
            continue;
        }
        let id = body.id.clone();
        let (named, rule) = match body.kind {
            BodyKind::Organization => (Named::Organization { id }, "organization.name"),
            BodyKind::Format => (Named::Format { id, ordinal: None, sides: None }, "format.name"),
            BodyKind::Initiative => (Named::Initiative { id }, "initiative.name"),
        };
        mentions.list.push(scene.mention(spot, named, rule));
    }
}

#[cfg(test)]
mod tests {
    use depesche_model::Language::German;

    use crate::who::tests::told;

    #[test]
    fn full_names_and_acronyms() {
        let told = told(
            German,
            "Die EU-Kommission, der UN-Sicherheitsrat und die G7-Staaten der Vereinten Nationen.",
        );
        assert_eq!(
            told,
            [
                "EU-Kommission = EU",
                "UN-Sicherheitsrat = UN Security Council",
                "G7 = G7",
                "Vereinten Nationen = UN"
            ]
        );
    }
}
