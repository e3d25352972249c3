//! Cooperation or conflict, in words or in deeds: the four classes of PLOVER's types.

use depesche_model::EventType;

/// One of the four classes. A type has its class always, so colour can stand for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Quad {
    VerbalCooperation,
    MaterialCooperation,
    VerbalConflict,
    MaterialConflict,
}

impl Quad {
    pub(crate) const ALL: [Self; 4] =
        [Self::VerbalCooperation, Self::MaterialCooperation, Self::VerbalConflict, Self::MaterialConflict];

    /// The class of `kind`, or `None` for a type that is younger than this table.
    pub(crate) const fn of(kind: EventType) -> Option<Self> {
        Some(match kind {
            EventType::Agree | EventType::Consult | EventType::Support | EventType::Concede => {
                Self::VerbalCooperation
            }
            EventType::Cooperate | EventType::Aid | EventType::Retreat => Self::MaterialCooperation,
            EventType::Request | EventType::Accuse | EventType::Reject | EventType::Threaten => {
                Self::VerbalConflict
            }
            EventType::Protest
            | EventType::Sanction
            | EventType::Mobilize
            | EventType::Coerce
            | EventType::Assault => Self::MaterialConflict,
            _ => return None,
        })
    }

    /// The name in the style sheet.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::VerbalCooperation => "q-talk",
            Self::MaterialCooperation => "q-deed",
            Self::VerbalConflict => "q-dispute",
            Self::MaterialConflict => "q-strife",
        }
    }

    /// The name for people.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::VerbalCooperation => "cooperation in words",
            Self::MaterialCooperation => "cooperation in deeds",
            Self::VerbalConflict => "conflict in words",
            Self::MaterialConflict => "conflict in deeds",
        }
    }
}

/// The style sheet's class for `kind`.
pub(crate) fn class(kind: EventType) -> &'static str {
    Quad::of(kind).map_or("q-none", Quad::class)
}

/// What `kind` means, in one line.
pub(crate) const fn meaning(kind: EventType) -> &'static str {
    match kind {
        EventType::Agree => "Promise, agree, decide together, or say that one intends to cooperate.",
        EventType::Consult => "Meet, visit, phone, negotiate, hold a summit or a round of talks.",
        EventType::Support => "Back another's position, sign or adopt a text, recognise, open an embassy.",
        EventType::Cooperate => "Cooperate in fact: in trade, in the courts, between armed forces.",
        EventType::Aid => "Give money, goods or help.",
        EventType::Concede => "Yield in politics: ease a demand, lift a sanction, release prisoners.",
        EventType::Retreat => "Yield in arms: cease fire, withdraw, surrender.",
        EventType::Request => "Call on another to do something.",
        EventType::Accuse => "Criticise, condemn, blame; summon an ambassador.",
        EventType::Reject => "Refuse a demand, a proposal or a reproach.",
        EventType::Threaten => "Say that one will act against another.",
        EventType::Protest => "Demonstrate in the street.",
        EventType::Sanction => "Reduce or break relations, expel diplomats, ban imports.",
        EventType::Mobilize => "Raise, move or exercise forces as a sign to another.",
        EventType::Coerce => "Force without bloodshed: arrest, deport, seize, blockade.",
        EventType::Assault => "Use violence.",
        _ => "A type that this page does not know yet.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_a_class_and_a_meaning() {
        for &kind in EventType::ALL {
            assert!(Quad::of(kind).is_some(), "{kind}");
            assert!(!meaning(kind).contains("does not know"), "{kind}");
        }
    }
}
