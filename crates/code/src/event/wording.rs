//! The words of a clause in the places where a sense of its verb asks for them.

use depesche_model::{Argument, Named, Role, Voice};

use crate::predicate::{Place, Wording};
use crate::scene::Scene;

/// The words of a clause by their places.
pub(crate) struct Words<'a> {
    pub(crate) scene: &'a Scene<'a>,
    pub(crate) clause: usize,
}

impl Wording for Words<'_> {
    fn words(&self, place: Place) -> String {
        let read = self.scene.clause(self.clause);
        let passive = read.predicate.as_ref().is_some_and(|p| p.voice == Voice::Passive);
        let wanted = |argument: &&Argument| match place {
            Place::Clause | Place::Particle => false,
            Place::Subject => argument.role == Role::Subject,
            Place::Object if passive => argument.role == Role::Subject,
            Place::Object => argument.role == Role::Object || self.follows_particle(argument),
            Place::Preposition(word) => argument.preposition.as_deref() == Some(word),
        };
        match place {
            Place::Clause => return self.scene.words(self.clause).to_owned(),
            Place::Particle => return self.particles(),
            _ => {}
        }
        let stretches: Vec<String> = read
            .arguments
            .iter()
            .filter(wanted)
            .map(|argument| self.scene.document.slice(argument.span).to_lowercase())
            .collect();
        stretches.join(" | ")
    }
}

impl Words<'_> {
    /// The words of the predicate, and the one behind it.
    fn particles(&self) -> String {
        let read = self.scene.clause(self.clause);
        let tokens = read.predicate.as_ref().map_or(&[][..], |p| &p.tokens);
        let behind = tokens.last().map(|last| last + 1).filter(|&at| !self.is_circumstance(at));
        let words = tokens.iter().copied().chain(behind).filter_map(|at| self.scene.parsed.tokens.get(at));
        words.map(|token| self.scene.document.slice(token.span).to_lowercase()).collect::<Vec<_>>().join(" ")
    }

    /// "gave in to" has a particle; "gave in Lima" and "called on Monday" have none.
    fn is_circumstance(&self, at: usize) -> bool {
        let read = self.scene.clause(self.clause);
        let phrase = read.arguments.iter().find(|a| a.tokens.start == at && a.preposition.is_some());
        phrase.is_some_and(|phrase| {
            let mut named = self.scene.mentions.inside(phrase.span);
            let time = named.any(|mention| matches!(mention.named, Named::Date { .. }));
            time && self.scene.named(phrase).is_empty() || !self.scene.host(phrase).is_empty()
        })
    }

    /// "called off their strike": what looks like a phrase with a preposition is the object of a verb with its particle.
    fn follows_particle(&self, argument: &Argument) -> bool {
        let particle =
            matches!(argument.preposition.as_deref(), Some("off" | "out" | "up" | "down" | "back" | "away"));
        let read = self.scene.clause(self.clause);
        let last = read.predicate.as_ref().and_then(|p| p.tokens.last());
        particle && last.is_some_and(|last| last + 1 == argument.tokens.start)
    }
}
