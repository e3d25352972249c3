//! Told speech in one sentence: the clauses that a verb, a noun or a source makes somebody's words.

use depesche_model::Span;
use depesche_model::tree::Upos;

use super::syntax::Syntax;
use super::teller::{owner, subject};
use super::telling::Telling;

/// What somebody is told to have said, thought or asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The words, with their conjunction.
    pub(super) text: Span,
    /// The word that tells it.
    pub(super) cue: Span,
    /// Who tells it, as written.
    pub(super) speaker: Option<Span>,
    pub(super) rule: &'static str,
}

/// All that is told in a sentence, in no order.
pub(super) fn told(syntax: &Syntax<'_>, telling: &Telling) -> Vec<Told> {
    let mut found = Vec::new();
    for at in 0..syntax.len() {
        match syntax.upos(at) {
            Upos::Verb | Upos::Adj | Upos::Aux if is_teller(syntax, telling, at) => {
                let speaker = subject(syntax, at);
                if let Some(text) = as_he_said(syntax, at).or_else(|| put_in(syntax, at)) {
                    found.push(new(syntax, at, text, speaker, "quote.told-aside"));
                    continue;
                }
                for clause in complements(syntax, at) {
                    if let Some(text) = content(syntax, clause) {
                        found.push(new(syntax, at, text, speaker, "quote.told"));
                    }
                }
            }
            Upos::Noun if telling.is_noun(syntax.lemma(at)) => {
                let clause = syntax.below(at).iter().copied().find(|&below| is_content(syntax, below));
                if let Some(text) = clause.and_then(|clause| content(syntax, clause)) {
                    found.push(new(syntax, at, text, owner(syntax, at), "quote.told-noun"));
                }
            }
            _ => {}
        }
        if let Some(source) = source(syntax, telling, at)
            && let Some(text) = beside(syntax, at, source)
        {
            found.push(new(syntax, at, text, syntax.phrase(source), "quote.told-source"));
        }
        if matches!(syntax.lower(at).as_str(), "demnach" | "wonach")
            && let Some(head) = syntax.word(at).head
            && let Some(text) = rest(syntax, syntax.clause_of(head), at, at)
        {
            found.push(new(syntax, at, text, Some(syntax.word(at).span), "quote.told-source"));
        }
    }
    found
}

fn new(syntax: &Syntax<'_>, cue: usize, text: Span, speaker: Option<Span>, rule: &'static str) -> Told {
    Told { text, cue: syntax.word(cue).span, speaker, rule }
}

/// The words of a told clause. "…, sie müssten sparen, und verwies": the second verb is the writer's again.
pub(super) fn content(syntax: &Syntax<'_>, clause: usize) -> Option<Span> {
    let reported = is_reported(syntax, clause);
    let goes_on = |at: usize| {
        let is_plain = || {
            !is_reported(syntax, at)
                && !syntax.below(at).iter().any(|&below| is_helper(syntax, below))
                && syntax.by(at, "nsubj").next().is_none()
        };
        let is_second = syntax.word(at).head == Some(clause) && syntax.relation(at) == "conj";
        !(reported && is_second && syntax.upos(at) == Upos::Verb && is_plain())
    };
    syntax.stretch(clause, goes_on)
}

/// Whether a word is a verb of telling or an adjective like "überzeugt".
fn is_teller(syntax: &Syntax<'_>, telling: &Telling, at: usize) -> bool {
    let lemma = syntax.lemma(at);
    if lemma == "heißen" {
        return syntax.below(at).iter().any(|&below| syntax.lower(below) == "es") || is_as_clause(syntax, at);
    }
    // "gab bekannt", "wurde bekannt", "geht davon aus"
    let with = |word: &str| syntax.below(at).iter().any(|&below| syntax.lower(below) == word);
    // "gab an", "stellte fest", whose particle the tree may take for an adverb.
    let with_particle = || {
        syntax.upos(at) == Upos::Verb
            && syntax.below(at).iter().any(|&below| {
                below > at
                    && matches!(syntax.upos(below), Upos::Adp | Upos::Adv | Upos::Adj)
                    && telling.is_verb(&format!("{}{}", syntax.lower(below), syntax.word(at).lemma))
            })
    };
    telling.is_verb(lemma)
        || with_particle()
        || matches!(lemma, "geben" | "werden" | "machen") && with("bekannt")
        || lemma == "ausgehen" && with("davon")
        || lemma == "halten" && with("für")
        || telling.is_adjective(lemma)
        || lemma == "bekannt" && syntax.below(at).iter().any(|&below| syntax.lemma(below) == "werden")
}

/// The clauses that a verb of telling governs.
fn complements(syntax: &Syntax<'_>, verb: usize) -> Vec<usize> {
    let mut found: Vec<usize> =
        syntax.below(verb).iter().copied().filter(|&below| is_content(syntax, below)).collect();
    // "wies darauf hin, dass"
    for &below in syntax.below(verb) {
        let word = syntax.lower(below);
        if word == "es" || (word.starts_with("da") && syntax.upos(below) == Upos::Adv) {
            found.extend(syntax.below(below).iter().copied().filter(|&below| is_content(syntax, below)));
        }
    }
    if found.is_empty() {
        found.extend(alongside(syntax, verb));
    }
    found
}

/// "berichtete, viele sollen gehen": a clause behind the verb that the tree takes for a second one of its row, though no
/// conjunction joins it.
fn alongside(syntax: &Syntax<'_>, verb: usize) -> Option<usize> {
    let joined = |at: usize| syntax.by(at, "cc").next().is_some();
    let fits = |at: usize| {
        at > verb && !joined(at) && (has_zu(syntax, at) || syntax.by(at, "nsubj").next().is_some())
    };
    if let Some(clause) = syntax.by(verb, "conj").find(|&at| fits(at)) {
        return Some(clause);
    }
    let head = syntax.word(verb).head.filter(|_| syntax.relation(verb) == "conj")?;
    syntax.by(head, "conj").find(|&at| fits(at) && is_reported(syntax, at))
}

fn has_zu(syntax: &Syntax<'_>, at: usize) -> bool {
    syntax.by(at, "mark").any(|mark| matches!(syntax.lower(mark).as_str(), "zu" | "to"))
}

/// Whether a word heads a clause that says what is told.
fn is_content(syntax: &Syntax<'_>, at: usize) -> bool {
    const OTHER: &[&str] = &[
        "als", "falls", "wenn", "um", "nachdem", "bevor", "weil", "da", "sodass", "so", "sobald", "damit",
        "obwohl", "während", "ohne", "because", "when", "if", "while", "after",
    ];
    let mark = syntax.by(at, "mark").chain(syntax.by(at, "advmod")).next();
    let word = mark.map(|mark| syntax.lower(mark)).unwrap_or_default();
    // "so dass", "ohne dass"
    let first =
        mark.and_then(|mark| mark.checked_sub(1)).map(|before| syntax.lower(before)).unwrap_or_default();
    if matches!(first.as_str(), "so" | "ohne" | "für") && word == "dass"
        || OTHER.contains(&word.as_str()) && syntax.by(at, "mark").next() == mark
    {
        return false;
    }
    let is_that = syntax
        .by(at, "mark")
        .any(|mark| matches!(syntax.lower(mark).as_str(), "dass" | "daß" | "ob" | "that" | "whether"));
    let is_infinitive = has_zu(syntax, at) || is_with_zu(syntax, at);
    let has = |relation: &str| syntax.by(at, relation).next().is_some();
    match syntax.relation(at) {
        "ccomp" | "csubj" => is_that || is_infinitive || has("nsubj") || has("aux") || has("cop"),
        "xcomp" => is_infinitive,
        "acl" => is_that || is_infinitive && &*syntax.word(at).relation == "acl",
        "parataxis" => is_that || is_reported(syntax, at),
        "advcl" => is_that || is_infinitive && syntax.by(at, "nsubj").next().is_none(),
        "obj" | "obl" | "nmod" => is_that,
        _ => false,
    }
}

/// "anzubieten", whose "zu" is in the word.
fn is_with_zu(syntax: &Syntax<'_>, at: usize) -> bool {
    syntax.upos(at) == Upos::Verb && {
        let lower = syntax.lower(at);
        lower.ends_with('n') && lower.find("zu").is_some_and(|zu| zu > 1)
    }
}

/// Whether the finite verb of a clause is in the Konjunktiv I, which only tells what others say.
pub(super) fn is_reported(syntax: &Syntax<'_>, clause: usize) -> bool {
    let is_first_person = syntax.by(clause, "nsubj").any(|at| syntax.lower(at) == "ich");
    let mut verbs = syntax.below(clause).iter().copied().filter(|&at| is_helper(syntax, at)).chain([clause]);
    !is_first_person && verbs.any(|at| is_reported_form(syntax, at))
}

fn is_helper(syntax: &Syntax<'_>, at: usize) -> bool {
    matches!(syntax.relation(at), "aux" | "cop")
}

/// "sei", "habe", "entstehe": the infinitive without its last letter.
fn is_reported_form(syntax: &Syntax<'_>, at: usize) -> bool {
    let form = syntax.lower(at);
    let lemma = &*syntax.word(at).lemma;
    let is_verb = matches!(syntax.upos(at), Upos::Verb | Upos::Aux);
    matches!(form.as_str(), "sei" | "seien")
        || is_verb && form.ends_with('e') && lemma.strip_suffix('n') == Some(form.as_str())
}

fn is_as_clause(syntax: &Syntax<'_>, verb: usize) -> bool {
    let is_as = |&at: &usize| at < verb && matches!(syntax.lower(at).as_str(), "wie" | "as");
    let opens = syntax.relation(verb) == "ccomp" && syntax.word(verb).head.is_some_and(|head| head > verb);
    (syntax.relation(verb) == "advcl" || opens) && syntax.below(verb).iter().any(is_as)
}

/// "Wie der Anwalt mitteilte, …": the clause beside it.
fn as_he_said(syntax: &Syntax<'_>, verb: usize) -> Option<Span> {
    let is_bracketed = syntax.subtree(verb, |_| true).first().is_some_and(|&first| {
        matches!(syntax.lower(first).as_str(), "(") || first > 0 && syntax.lower(first - 1) == "("
    });
    if is_bracketed
        || !is_as_clause(syntax, verb)
        || syntax.below(verb).iter().any(|&below| syntax.relation(below) == "ccomp")
    {
        return None;
    }
    let head = syntax.word(verb).head?;
    let own = syntax.subtree(verb, |_| true);
    rest(syntax, syntax.clause_of(head), *own.first()?, *own.last()?)
}

/// "Dies teilte der Sprecher mit": the verb of telling whose object is what the sentence before said, and that pointer.
pub(super) fn pointer(syntax: &Syntax<'_>, telling: &Telling) -> Option<(usize, usize)> {
    if syntax.len() < 3 || !matches!(syntax.lower(0).as_str(), "das" | "dies") {
        return None;
    }
    let verb = syntax.word(0).head?;
    let fits = matches!(syntax.upos(0), Upos::Pron | Upos::Det)
        && matches!(syntax.relation(0), "nsubj" | "obj" | "ccomp")
        && syntax.upos(verb) == Upos::Verb
        && is_teller(syntax, telling, verb)
        && complements(syntax, verb).is_empty();
    fits.then_some((verb, 0))
}

/// "…, teilte der Sprecher mit": the clause that a verb of telling is put into, or set behind.
fn put_in(syntax: &Syntax<'_>, verb: usize) -> Option<Span> {
    // "…, stellten die Forscher fest", which the tree may take for a second verb in a row.
    let is_behind = syntax.relation(verb) == "conj"
        && verb.checked_sub(1).is_some_and(|before| syntax.lower(before) == ",")
        && syntax.by(verb, "cc").next().is_none()
        && syntax.by(verb, "nsubj").any(|subject| subject > verb);
    if !is_behind && syntax.relation(verb) != "parataxis" || !complements(syntax, verb).is_empty() {
        return None;
    }
    let head = syntax.word(verb).head?;
    if head > verb && !syntax.below(head).iter().any(|&below| below < verb) {
        return None;
    }
    let own = syntax.subtree(verb, |_| true);
    if own.first().is_some_and(|&first| syntax.lower(first) == "(") {
        return None;
    }
    rest(syntax, syntax.clause_of(head), *own.first()?, *own.last()?)
}

/// A clause without what stands at its start or end from `first` to `last`; whole if that stands in its midst.
fn rest(syntax: &Syntax<'_>, clause: usize, first: usize, last: usize) -> Option<Span> {
    let words = syntax.subtree(clause, |_| true);
    let is_mark = |at: &usize| syntax.upos(*at) == Upos::Punct || syntax.relation(*at) == "cc";
    let from = *words.iter().find(|at| !is_mark(at))?;
    let to = *words.iter().rev().find(|at| syntax.upos(**at) != Upos::Punct)?;
    if first <= from {
        let start = *words.iter().find(|&&at| at > last && syntax.upos(at) != Upos::Punct)?;
        return syntax.trimmed(start, to);
    }
    if last >= to {
        return syntax.trimmed(from, first.checked_sub(1)?);
    }
    syntax.trimmed(from, to)
}

/// The noun that a word like "laut" makes a source.
pub(super) fn source(syntax: &Syntax<'_>, telling: &Telling, at: usize) -> Option<usize> {
    let word = syntax.lower(at);
    let noun = syntax.word(at).head?;
    let is_case = matches!(syntax.relation(at), "case" | "advmod" | "mark");
    match word.as_str() {
        "zufolge" if noun > at => top(syntax, at.checked_sub(1)?, at),
        "zufolge" | "laut" | "gemäß" if is_case => Some(noun),
        "nach" if is_case && telling.is_source(syntax.lemma(noun)) => Some(noun),
        "so" if is_case && noun > at && is_so(syntax, at, noun) => Some(noun),
        "according" => Some(noun),
        _ => None,
    }
}

/// The head of the noun phrase that ends with a word, before another.
fn top(syntax: &Syntax<'_>, word: usize, before: usize) -> Option<usize> {
    let mut at = word;
    while let Some(head) = syntax.word(at).head.filter(|&head| head < before)
        && matches!(syntax.relation(at), "nmod" | "flat" | "appos" | "amod" | "det")
    {
        at = head;
    }
    matches!(syntax.upos(at), Upos::Noun | Upos::Propn).then_some(at)
}

/// "…, so der Minister": behind a comma, before a name or an article.
fn is_so(syntax: &Syntax<'_>, at: usize, noun: usize) -> bool {
    let before = at.checked_sub(1).map(|before| syntax.lower(before));
    before.is_some_and(|mark| matches!(mark.as_str(), "," | "–" | "-" | "“"))
        && matches!(syntax.upos(noun), Upos::Noun | Upos::Propn)
        && matches!(syntax.upos(at + 1), Upos::Det | Upos::Propn | Upos::Noun | Upos::Adj)
}

/// The clause that a source stands in or beside.
fn beside(syntax: &Syntax<'_>, at: usize, noun: usize) -> Option<Span> {
    let words = syntax.subtree(noun, |at| {
        // "nach Angaben der Polizei zu Rangeleien": what another preposition ties may belong to the verb.
        let of = |case: usize| {
            matches!(syntax.lower(case).as_str(), "von" | "vom" | "der" | "des" | "aus" | "nach" | "of")
        };
        let is_free = syntax.relation(at) == "nmod" && syntax.by(at, "case").any(|case| !of(case));
        !(is_free && syntax.word(at).head == Some(noun) && at > noun && noun > 1)
    });
    let (first, last) = (*words.first()?, *words.last()?);
    let head = syntax.word(noun).head?;
    rest(syntax, syntax.clause_of(head), first.min(at), last.max(at))
}
