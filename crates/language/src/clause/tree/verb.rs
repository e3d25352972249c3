//! The verb of a clause and how the clause hangs on its neighbours.

use depesche_model::tree::Upos;
use depesche_model::{ClauseKind, Language, Mood, Predicate, Tense, Voice};

use super::Syntax;
use super::head::Heads;
use crate::clause::assembly::Draft;
use crate::clause::predicate as forms;
use crate::clause::view::SegmentVerb;

/// What the clause is before its verb is read.
pub(crate) fn draft(syntax: &Syntax<'_>, heads: &Heads, clause: usize) -> Draft {
    let head = &heads.list[clause];
    let first = head.first_of_row;
    let verb = segment_verb(syntax, heads, clause);
    let marker = marker(syntax, head.word).or_else(|| marker(syntax, first));
    let relation = syntax.relation(first);
    let infinitive = matches!(verb, SegmentVerb::Infinitive(_));
    let kind = match relation {
        _ if infinitive => ClauseKind::Infinitive,
        "xcomp" => ClauseKind::Infinitive,
        "acl" if matches!(verb, SegmentVerb::Finite(_)) && is_relative(syntax, first) => ClauseKind::Relative,
        "ccomp" | "parataxis" if marker.is_none() => ClauseKind::Main,
        "acl" | "advcl" | "ccomp" | "csubj" => ClauseKind::Subordinate,
        _ => ClauseKind::Main,
    };
    let marker = match kind {
        ClauseKind::Relative => relative_word(syntax, first, &heads.list[clause].tokens),
        _ => marker,
    };
    Draft {
        tokens: head.tokens.clone(),
        kind,
        marker,
        verb,
        governor: head.governor,
        borrows: first != head.word,
    }
}

/// Relative clauses of nouns, which German treebanks and English ones both mark or have a relative word in.
fn is_relative(syntax: &Syntax<'_>, word: usize) -> bool {
    syntax.whole_relation(word) == "acl:relcl" || marker(syntax, word).is_none()
}

fn relative_word(syntax: &Syntax<'_>, _word: usize, tokens: &[usize]) -> Option<String> {
    let first = tokens.iter().find(|&&token| syntax.view.is_word(token))?;
    Some(syntax.view.lower(*first).to_owned())
}

/// The conjunction of a clause, less "zu" and "to".
fn marker(syntax: &Syntax<'_>, word: usize) -> Option<String> {
    let marks = syntax.by(word, "mark").map(|mark| syntax.lower(mark));
    let mut marks = marks.filter(|mark| !matches!(mark.as_str(), "zu" | "to"));
    marks.next().or_else(|| {
        // "when", "als": an adverb to some treebanks.
        let advcl = syntax.relation(word) == "advcl";
        let mut adverbs = syntax.by(word, "advmod").map(|adverb| syntax.lower(adverb));
        adverbs.find(|adverb| {
            advcl && matches!(adverb.as_str(), "wenn" | "als" | "when" | "while" | "sobald" | "where")
        })
    })
}

/// The verb that a clause is built on, as the tables of forms ask for it.
fn segment_verb(syntax: &Syntax<'_>, heads: &Heads, clause: usize) -> SegmentVerb {
    let head = heads.list[clause].word;
    let german = syntax.view.language == Language::German;
    // Also those that a wrong tree hangs elsewhere in the clause.
    let helpers: Vec<usize> = (0..syntax.tree.words.len())
        .filter(|&word| heads.clause[word] == clause && matches!(syntax.relation(word), "aux" | "cop"))
        .collect();
    let own = syntax.is_verb(head).then_some(head);
    let finite = helpers
        .iter()
        .copied()
        .chain(own)
        .filter(|&word| syntax.feature(word, "VerbForm") == Some("Fin"))
        .min();
    let to = syntax.by(head, "mark").any(|mark| matches!(&*syntax.lower(mark), "zu" | "to"));
    let token = |word: usize| syntax.token[word];
    let main = own.or_else(|| helpers.iter().copied().find(|&w| syntax.relation(w) == "cop"));
    let Some(main) = main.or(helpers.first().copied()) else { return SegmentVerb::None };
    if german {
        return match finite {
            Some(finite) => SegmentVerb::Finite(token(finite)),
            None if to || is_zu_infinitive(syntax, main) => {
                // "unterzeichnet zu werden": the helper carries the infinitive.
                let last = helpers.iter().copied().chain(own).max_by_key(|&w| token(w)).unwrap_or(main);
                SegmentVerb::Infinitive(token(last))
            }
            None if syntax.feature(main, "VerbForm") == Some("Inf") && syntax.relation(head) == "xcomp" => {
                SegmentVerb::Infinitive(token(main))
            }
            None => SegmentVerb::Finite(token(helpers.first().copied().unwrap_or(main))),
        };
    }
    if to && finite.is_none() {
        return SegmentVerb::Infinitive(token(main));
    }
    let bare = finite.is_none() && helpers.is_empty();
    let hangs = matches!(syntax.relation(head), "advcl" | "acl" | "xcomp" | "conj" | "ccomp" | "csubj");
    match syntax.feature(main, "VerbForm") {
        Some("Part" | "Ger") if bare && hangs => SegmentVerb::Participial(token(main)),
        Some("Inf") if bare && syntax.relation(head) == "xcomp" => SegmentVerb::Infinitive(token(main)),
        _ => SegmentVerb::Finite(token(main)),
    }
}

/// "einzuladen"
fn is_zu_infinitive(syntax: &Syntax<'_>, word: usize) -> bool {
    use crate::verb::Form;
    syntax.view.readings(syntax.token[word]).iter().any(|reading| reading.form == Form::ZuInfinitive)
}

/// The predicate: by the tables of forms where they find the tree's verb, else from the tree. `first` is that of the first
/// verb in a row, whose helper the later ones share: "wurde einbestellt und informiert".
pub(crate) fn predicate(
    syntax: &Syntax<'_>,
    head: usize,
    draft: &Draft,
    first: Option<&Predicate>,
) -> Option<Predicate> {
    let own = own_predicate(syntax, head, draft)?;
    let shares = syntax.by(head, "aux").next().is_none()
        && matches!(syntax.feature(head, "VerbForm"), Some("Part" | "Inf"))
        && syntax.by(head, "nsubj").next().is_none();
    Some(match first.filter(|first| shares && first.tokens.len() > 1) {
        Some(first) => Predicate { lemma: own.lemma, tokens: own.tokens, ..first.clone() },
        None => own,
    })
}

fn own_predicate(syntax: &Syntax<'_>, head: usize, draft: &Draft) -> Option<Predicate> {
    let by_forms = forms::predicate(syntax.view, draft);
    let node = &syntax.tree.words[head];
    if node.upos == Upos::Aux || !syntax.is_verb(head) {
        return by_forms;
    }
    let token = syntax.token[head];
    match by_forms {
        Some(mut predicate) if predicate.tokens.contains(&token) => {
            predicate.tokens.extend(particles(syntax, head));
            predicate.tokens.sort_unstable();
            predicate.tokens.dedup();
            Some(predicate)
        }
        _ => Some(from_tree(syntax, head, draft)),
    }
}

/// The tokens of separated particles: "out" of "pulled … out".
fn particles<'a>(syntax: &'a Syntax<'_>, head: usize) -> impl Iterator<Item = usize> + 'a {
    let particles = syntax.by(head, "compound").filter(|&w| syntax.whole_relation(w) == "compound:prt");
    particles.map(|word| syntax.token[word])
}

fn from_tree(syntax: &Syntax<'_>, head: usize, draft: &Draft) -> Predicate {
    let node = &syntax.tree.words[head];
    let helpers: Vec<usize> = syntax.by(head, "aux").collect();
    let lemma = |word: usize| &*syntax.tree.words[word].lemma;
    let has = |wanted: &[&str]| helpers.iter().any(|&word| wanted.contains(&lemma(word)));
    let passive = helpers.iter().any(|&word| syntax.whole_relation(word) == "aux:pass")
        || syntax.by(head, "nsubj").any(|word| syntax.whole_relation(word) == "nsubj:pass")
        || matches!(draft.verb, SegmentVerb::Participial(_)) && syntax.feature(head, "Tense") == Some("Past");
    let finite =
        helpers.iter().copied().find(|&word| syntax.feature(word, "VerbForm") == Some("Fin")).unwrap_or(head);
    let told = match syntax.feature(finite, "Tense") {
        Some("Past") => Tense::Past,
        Some("Pres") if syntax.feature(finite, "VerbForm") == Some("Fin") => Tense::Present,
        _ => Tense::None,
    };
    let will = helpers.iter().any(|&word| {
        matches!(lemma(word), "will" | "shall")
            || lemma(word) == "werden" && syntax.whole_relation(word) == "aux"
    });
    let perfect = has(&["haben", "have"]) || has(&["sein"]) && !passive;
    let modal = helpers.iter().copied().find(|&word| {
        matches!(
            lemma(word),
            "sollen"
                | "wollen"
                | "können"
                | "müssen"
                | "dürfen"
                | "mögen"
                | "can"
                | "could"
                | "may"
                | "might"
                | "must"
                | "should"
                | "would"
                | "will"
                | "shall"
        )
    });
    let conditional = matches!(
        &*syntax.lower(finite),
        "würde"
            | "würden"
            | "könnte"
            | "könnten"
            | "hätte"
            | "hätten"
            | "wäre"
            | "wären"
            | "would"
            | "could"
            | "might"
    );
    let mut tokens: Vec<usize> = helpers.iter().chain([&head]).map(|&word| syntax.token[word]).collect();
    tokens.extend(particles(syntax, head));
    tokens.sort_unstable();
    tokens.dedup();
    Predicate {
        lemma: node.verb.as_deref().unwrap_or(&node.lemma).to_owned(),
        tokens,
        voice: if passive { Voice::Passive } else { Voice::Active },
        tense: match told {
            _ if will => Tense::Future,
            _ if perfect => Tense::Past,
            told => told,
        },
        mood: if conditional {
            Mood::Conditional
        } else if syntax.feature(finite, "Mood") == Some("Sub") {
            Mood::Reported
        } else {
            Mood::Indicative
        },
        modal: modal.map(|word| lemma(word).to_owned()),
    }
}
