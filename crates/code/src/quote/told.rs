//! Told speech in one sentence: the clauses that a verb, a noun or a source makes somebody's words.

use depesche_model::Span;
use depesche_model::tree::Upos;

use super::syntax::Syntax;
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
                    if let Some(text) = syntax.stretch(clause, |_| true) {
                        found.push(new(syntax, at, text, speaker, "quote.told"));
                    }
                }
            }
            Upos::Noun if telling.is_noun(syntax.lemma(at)) => {
                let clause = syntax.below(at).iter().copied().find(|&below| is_content(syntax, below));
                if let Some(text) = clause.and_then(|clause| syntax.stretch(clause, |_| true)) {
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

/// Whether a word is a verb of telling or an adjective like "überzeugt".
fn is_teller(syntax: &Syntax<'_>, telling: &Telling, at: usize) -> bool {
    let lemma = syntax.lemma(at);
    if lemma == "heißen" {
        return syntax.by(at, "nsubj").any(|subject| syntax.lower(subject) == "es") || is_as_clause(syntax, at);
    }
    // "gab bekannt", "wurde bekannt", "geht davon aus"
    let with = |word: &str| syntax.below(at).iter().any(|&below| syntax.lower(below) == word);
    telling.is_verb(lemma)
        || matches!(lemma, "geben" | "werden" | "machen") && with("bekannt")
        || lemma == "ausgehen" && with("davon")
        || lemma == "halten" && with("für")
        || telling.is_adjective(lemma)
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
    found
}

/// Whether a word heads a clause that says what is told.
fn is_content(syntax: &Syntax<'_>, at: usize) -> bool {
    let marked = |words: &[&str]| syntax.by(at, "mark").any(|mark| words.contains(&syntax.lower(mark).as_str()));
    let has = |relation: &str| syntax.by(at, relation).next().is_some();
    match syntax.relation(at) {
        "ccomp" | "csubj" => {
            has("mark") || has("nsubj") || has("aux") || has("cop") || syntax.upos(at) == Upos::Verb
        }
        "xcomp" => marked(&["zu", "to"]) || is_with_zu(syntax, at),
        "advcl" | "acl" | "parataxis" | "obj" | "obl" | "nmod" => {
            marked(&["dass", "daß", "ob", "that", "whether"])
                || (syntax.relation(at) == "acl" && syntax.word(at).relation.as_ref() == "acl")
                    && (marked(&["zu", "to"]) || is_with_zu(syntax, at))
                || syntax.relation(at) == "parataxis" && is_reported(syntax, at)
        }
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
    let auxiliaries = syntax.below(clause).iter().copied().filter(|&below| {
        matches!(syntax.relation(below), "aux" | "cop") || syntax.word(below).relation.starts_with("aux")
    });
    auxiliaries.chain([clause]).any(|at| {
        let features = &syntax.word(at).features;
        features.get("Mood") == Some("Sub")
            && (features.get("Tense") == Some("Pres") || is_first_form(&syntax.lower(at)))
    })
}

fn is_first_form(word: &str) -> bool {
    matches!(word, "sei" | "seien" | "habe" | "werde" | "könne" | "müsse" | "solle" | "dürfe" | "wolle")
}

fn is_as_clause(syntax: &Syntax<'_>, verb: usize) -> bool {
    let is_as = |&at: &usize| at < verb && matches!(syntax.lower(at).as_str(), "wie" | "as");
    syntax.relation(verb) == "advcl"
        && syntax.below(verb).iter().any(is_as)
}

/// "Wie der Anwalt mitteilte, …": the clause beside it.
fn as_he_said(syntax: &Syntax<'_>, verb: usize) -> Option<Span> {
    if !is_as_clause(syntax, verb) || syntax.below(verb).iter().any(|&below| syntax.relation(below) == "ccomp") {
        return None;
    }
    let head = syntax.word(verb).head?;
    let own = syntax.subtree(verb, |_| true);
    rest(syntax, syntax.clause_of(head), *own.first()?, *own.last()?)
}

/// "…, teilte der Sprecher mit": the clause that a verb of telling is put into, or set behind.
fn put_in(syntax: &Syntax<'_>, verb: usize) -> Option<Span> {
    if syntax.relation(verb) != "parataxis" || complements(syntax, verb).iter().any(|_| true) {
        return None;
    }
    let head = syntax.word(verb).head?;
    if head > verb && !syntax.below(head).iter().any(|&below| below < verb) {
        return None;
    }
    let own = syntax.subtree(verb, |_| true);
    rest(syntax, syntax.clause_of(head), *own.first()?, *own.last()?)
}

/// A clause without what stands at its start or end from `first` to `last`; whole if that stands in its midst.
fn rest(syntax: &Syntax<'_>, clause: usize, first: usize, last: usize) -> Option<Span> {
    let is_conjoined = |at: usize| {
        at != clause
            && syntax.word(at).head == Some(clause)
            && syntax.relation(at) == "conj"
            && syntax.by(at, "nsubj").next().is_some()
    };
    let words = syntax.subtree(clause, |at| !is_conjoined(at) || (first > clause && at < first));
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
fn source(syntax: &Syntax<'_>, telling: &Telling, at: usize) -> Option<usize> {
    let word = syntax.lower(at);
    let noun = syntax.word(at).head?;
    let is_case = matches!(syntax.relation(at), "case" | "advmod" | "mark");
    match word.as_str() {
        "laut" | "zufolge" | "gemäß" if is_case => Some(noun),
        "nach" if is_case && telling.is_source(syntax.lemma(noun)) => Some(noun),
        "so" if is_case && noun > at && is_so(syntax, at, noun) => Some(noun),
        "according" => syntax.word(at).head,
        _ => None,
    }
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
    let words = syntax.subtree(noun, |_| true);
    let (first, last) = (*words.first()?, *words.last()?);
    let head = syntax.word(noun).head?;
    rest(syntax, syntax.clause_of(head), first.min(at), last.max(at))
}

/// Who does the telling: the subject, or the agent of a passive.
fn subject(syntax: &Syntax<'_>, verb: usize) -> Option<Span> {
    let of = |verb: usize, relation: &str| syntax.by(verb, relation).next();
    let with_case = |words: &[&str]| {
        syntax.by(verb, "obl").chain(syntax.by(verb, "nmod")).find(|&at| {
            syntax.by(at, "case").any(|case| words.contains(&syntax.lower(case).as_str()))
        })
    };
    if syntax.is_passive(verb) {
        return with_case(&["von", "vom", "by", "durch", "seitens"]).and_then(|at| syntax.phrase(at));
    }
    let mut at = verb;
    let found = loop {
        if let Some(found) = of(at, "nsubj") {
            break found;
        }
        // "… und betonte, dass": the subject of the first verb.
        let shares = matches!(syntax.relation(at), "conj" | "xcomp");
        at = syntax.word(at).head.filter(|_| shares)?;
    };
    let word = syntax.lower(found);
    if word == "es" || syntax.lemma(verb) == "hervorgehen" {
        return with_case(&["aus", "von", "vom", "in", "im", "seitens"]).and_then(|at| syntax.phrase(at));
    }
    if syntax.word(found).features.get("PronType") == Some("Rel")
        && let Some(noun) = syntax.word(verb).head
        && matches!(syntax.upos(noun), Upos::Noun | Upos::Propn)
    {
        return syntax.phrase(noun);
    }
    syntax.phrase(found)
}

/// Whose announcement it is: "die Ankündigung der Regierung, …", "seine Hoffnung, …".
fn owner(syntax: &Syntax<'_>, noun: usize) -> Option<Span> {
    let nominal = |&at: &usize| {
        !syntax.by(at, "mark").any(|_| true) && matches!(syntax.upos(at), Upos::Noun | Upos::Propn)
    };
    if let Some(owner) = syntax.by(noun, "nmod").find(nominal) {
        return syntax.phrase(owner);
    }
    let poss = syntax.below(noun).iter().copied().find(|&at| syntax.word(at).relation.as_ref() == "det:poss");
    let head = syntax.word(noun).head;
    let is_subject = syntax.relation(noun) == "nsubj";
    let verb = head.filter(|&head| !is_subject && syntax.upos(head) == Upos::Verb);
    verb.and_then(|verb| subject(syntax, verb)).or_else(|| poss.map(|at| syntax.word(at).span))
}
