//! What a country's adjective stands before: a person or body that speaks for the state, or a thing.

use super::spot::Scene;
use crate::name::{List, Sense};

/// The adjective says whose this is: an office, an authority, a mission, a delegation.
const BODIES_DE: List = List(
    "regierung|botschaft|botschaften|konsulat|generalkonsulat|konsulats|generalkonsulats|parlament| \
     parlaments|armee|truppen|streitkräfte|streitkräften|soldaten|behörden|behörde|delegation|seite| \
     führung|militär|militärs|ministerium|ministeriums|außenamt|außenamtes|außenamts|aussenamt| \
     diplomat|diplomaten|diplomatie|staatschef|kollege|kollegen|kollegin|amtskollege|amtskollegen| \
     amtskollegin|gegenüber|gast|partner|vertreter|regierungschef|geheimdienst|luftwaffe|marine| \
     küstenwache|polizei|justiz|kabinett|kabinetts|präsidialamt|politik|außenpolitik| \
     regierungsvertreter|delegationen|unterhändler|gericht|angriff|angriffe|invasion|botschaftsgebäude| \
     streitkräften|flugzeuge|kampfflugzeuge|schiffe|volk|staat|staatsmedien|volkes|vertretung|mission| \
     konsulate|angriffskrieg|armeeführung|beziehungen|konsulin|regime|hauptstadt|grenze| \
     regierungsdelegation|bürger|staatsbürger|territorium|einmischung|aggression|sanktionen|luftangriffe|offensive|städte|gerichte|staatsanwaltschaft|jets|drohnen| \
     raketen|parteichef|staatsführung",
);
const BODIES_EN: List = List(
    "government|embassy|consulate|parliament|army|troops|forces|soldiers|authorities|delegation|side| \
     leadership|military|ministry|diplomat|diplomats|diplomacy|leader|counterpart|counterparts| \
     colleague|envoy|representative|officials|official|navy|air|police|coast|cabinet|state|mission| \
     vessels|ships|jets|foreign|defence|defense|lawmakers|people|forces|relations|ambassador| \
     commitment|department|congress|senate|court|courts|prosecutors|president|presidency|embassies| \
     warplanes|airstrikes|border|intelligence|regime|king|capital|territory|citizens|nationals|towns|villages|interference|aggression|attack|attacks|invasion|\
     strikes|sanctions|fishermen|offensive",
);

/// German compounds of these are bodies as well.
const ENDINGS: List = List(
    "minister|ministerin|ministers|ministern|ministerium|ministeriums|präsident|präsidenten| \
     präsidentin|sprecher|sprecherin|botschafter|botschafterin|botschafters|chef|chefin|rat| \
     regierung|truppen|armee|behörde|behörden|botschaft|konsulat|parlament|soldaten|streitkräfte| \
     vertreter|delegation|minister|sekretär|gesandter|gesandte|gesandten",
);

/// Nouns behind which an adjective belongs to a name or kind of thing.
const THINGS: List = List(
    "meer|meeres|meers|golf|golfs|mauer|sprache|küche|honig|tee|kaffee|wein|bier|käse|ozean|ozeans| \
     halbinsel|alpen|teppich|salat|literatur|sea|gulf|ocean|language|food|cuisine|tea|peninsula|coffee| \
     wall|franken|dollar|dollars|rubel|pfund|pound|pounds|lira|yuan|tenge|rupie|rupien|kronen|zloty| \
     peso|pesos",
);

/// What follows an adjective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    /// Somebody who speaks for the state, or one of its bodies.
    Body,
    /// Another country's adjective or name: "kasachisch-chinesisch".
    Pair,
    /// Anything else: "deutsche Unterstützung".
    Other,
    /// A thing that is only called so: "türkischer Honig".
    Thing,
}

/// Reads on from behind the adjective that ends before `to`.
pub(crate) fn head(scene: &Scene, to: usize) -> Head {
    let words = &scene.words;
    if matches!(words.text(to), "-" | "–")
        && scene.starting(to + 1).is_some_and(|spot| spot.country().is_some())
    {
        return Head::Pair;
    }
    let mut at = to;
    for _ in 0..4 {
        if matches!(words.text(at), "und" | "and") && words.is_word(at + 1) {
            at += 1;
            continue;
        }
        if let Some(spot) = scene.starting(at) {
            return match spot.sense {
                Sense::Office(_) => Head::Body,
                Sense::Adjective(..) => Head::Pair,
                _ => Head::Other,
            };
        }
        let word = words.text(at).to_lowercase();
        if THINGS.has(word.as_str()) {
            return Head::Thing;
        }
        if is_body(&word, words.german) {
            return Head::Body;
        }
        let modifier = words.is_small(at) && (!words.german || word.ends_with(['e', 'n', 'r', 's', 'm']));
        if !modifier {
            return Head::Other;
        }
        at += 1;
    }
    Head::Other
}

fn is_body(word: &str, german: bool) -> bool {
    if !german {
        return BODIES_EN.has(word);
    }
    BODIES_DE.has(word) || ENDINGS.iter().any(|ending| word.ends_with(ending))
}
