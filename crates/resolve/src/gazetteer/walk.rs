//! The longest name of a town at a word, by walking through the automaton and the text together.

use depesche_model::place_key;
use fst::raw::{CompiledAddr, Fst};

use super::{CITIES, Towns};
use crate::name::Words;

/// Longest names, in words.
const LONGEST: usize = 7;

/// A town's name in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TownName {
    /// The word behind it.
    pub(crate) to: usize,
    /// Whether it carries the German genitive "s".
    pub(crate) genitive: bool,
    /// Who bears it.
    pub(crate) towns: Towns,
}

/// The longest name of towns at `at`, which has to begin with a capital letter.
pub(crate) fn longest(words: &Words, at: usize) -> Option<TownName> {
    if !words.is_capital(at) {
        return None;
    }
    let names = &CITIES.as_ref()?.names;
    let mut state = State { node: names.root().addr(), output: 0 };
    let (mut best, mut word, mut bracket) = (None, at, false);
    for _ in 0..LONGEST {
        let key = place_key(words.text(word));
        // Inside brackets a name ends only where they close.
        let to = if bracket { words.is(word + 1, ")").then_some(word + 2) } else { Some(word + 1) };
        let mut found = |state: State, genitive| {
            if let (Some(to), Some(towns)) = (to, state.towns(names)) {
                best = Some(TownName { to, genitive, towns });
            }
        };
        if let Some(stem) = key.strip_suffix('s').filter(|stem| words.german && stem.len() > 1) {
            let Some(bare) = state.fed(names, stem) else { break };
            found(bare, true);
            let Some(whole) = bare.fed(names, "s") else { break };
            state = whole;
        } else {
            let Some(whole) = state.fed(names, &key) else { break };
            state = whole;
        }
        found(state, false);
        let Some((next, blank, opens)) = following(words, word) else { break };
        bracket |= opens;
        if blank {
            let Some(parted) = state.fed(names, " ") else { break };
            state = parted;
        }
        word = next;
    }
    best
}

/// The next word of a name, whether the key has a blank before it, and whether a bracket opens: "Ulan-Bator", "St. Pölten",
/// "Frankfurt (Oder)", "Frankfurt/Main".
fn following(words: &Words, word: usize) -> Option<(usize, bool, bool)> {
    let next = word + 1;
    if words.is_word(next) {
        return Some((next, !words.glued(next), false));
    }
    if words.is_possessive(next) {
        return Some((next, false, false));
    }
    let short = words.text(word).chars().count() <= 3;
    let behind = words.is_word(next + 1);
    match words.text(next) {
        "." if words.glued(next) && short && behind => Some((next + 1, !words.glued(next + 1), false)),
        "/" if words.glued(next) && words.glued(next + 1) && behind => Some((next + 1, true, false)),
        "(" if behind => Some((next + 1, true, true)),
        _ if words.hyphen(next) => Some((next + 1, true, false)),
        _ => None,
    }
}

/// A place in the automaton.
#[derive(Clone, Copy)]
struct State {
    node: CompiledAddr,
    output: u64,
}

impl State {
    fn fed(self, names: &Fst<&'static [u8]>, text: &str) -> Option<Self> {
        text.bytes().try_fold(self, |state, byte| state.step(names, byte))
    }

    fn step(self, names: &Fst<&'static [u8]>, byte: u8) -> Option<Self> {
        let node = names.node(self.node);
        let step = node.transition(node.find_input(byte)?);
        Some(Self { node: step.addr, output: self.output + step.out.value() })
    }

    /// The towns whose name ends here.
    fn towns(self, names: &Fst<&'static [u8]>) -> Option<Towns> {
        self.step(names, 0).map(|Self { node, output }| Towns { node, output })
    }
}
