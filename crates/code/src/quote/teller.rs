//! Who tells what is told: the subject of the verb, the owner of the noun.

use depesche_model::Span;
use depesche_model::tree::Upos;

use super::syntax::Syntax;

/// Who does the telling: the subject, or the agent of a passive.
pub(super) fn subject(syntax: &Syntax<'_>, verb: usize) -> Option<Span> {
    // Of two the one that is no pointer ("das teilte die Polizei mit") and no time.
    let of = |verb: usize| {
        let weak = |at: usize| matches!(syntax.lower(at).as_str(), "das" | "dies" | "uhr" | "mez" | "mesz");
        let is_person = |at: &usize| matches!(syntax.lower(*at).as_str(), "er" | "sie" | "he" | "she");
        let pronoun = syntax.by(verb, "nsubj").find(is_person);
        // Where the tree has two, the one behind the verb: what stands before it is the rest of what was said.
        let behind = syntax.by(verb, "nsubj").find(|&at| at > verb && is_name(syntax, at));
        pronoun.or(behind).or_else(|| syntax.by(verb, "nsubj").find(|&at| !weak(at))).or_else(|| {
            let other = |&at: &usize| matches!(syntax.relation(at), "obj" | "iobj") && is_name(syntax, at);
            syntax.below(verb).iter().copied().find(other).or_else(|| syntax.by(verb, "nsubj").next())
        })
    };
    let with_case = |words: &[&str]| {
        syntax
            .by(verb, "obl")
            .chain(syntax.by(verb, "nmod"))
            .find(|&at| syntax.by(at, "case").any(|case| words.contains(&syntax.lower(case).as_str())))
    };
    if syntax.is_passive(verb) && syntax.lemma(verb) != "zitieren" {
        return with_case(&["von", "vom", "by", "durch", "seitens"])
            .or_else(|| with_case(&["in", "im"]))
            .and_then(|at| syntax.phrase(at));
    }
    // "zitiert die Zeitung den Minister": the words are the minister's.
    if syntax.lemma(verb) == "zitieren"
        && !syntax.is_passive(verb)
        && let Some(quoted) = syntax.by(verb, "obj").find(|&at| is_name(syntax, at))
    {
        return syntax.phrase(quoted);
    }
    if syntax.lemma(verb) == "heißen" {
        return with_case(&["aus", "von", "vom", "in", "im", "auf", "bei", "seitens"])
            .and_then(|at| syntax.phrase(at));
    }
    let mut at = verb;
    let found = loop {
        if let Some(found) = of(at) {
            break found;
        }
        // "… und betonte, dass": the subject of the first verb.
        let shares = matches!(syntax.relation(at), "conj" | "xcomp");
        at = syntax.word(at).head.filter(|_| shares)?;
    };
    let word = syntax.lower(found);
    if word == "es" || syntax.lemma(verb) == "hervorgehen" {
        return with_case(&["aus", "von", "vom", "in", "im", "auf", "seitens"])
            .and_then(|at| syntax.phrase(at));
    }
    if syntax.word(found).features.get("PronType") == Some("Rel")
        && let Some(noun) = syntax.word(verb).head
        && matches!(syntax.upos(noun), Upos::Noun | Upos::Propn)
    {
        return syntax.phrase(noun);
    }
    syntax.phrase(found)
}

fn is_name(syntax: &Syntax<'_>, at: usize) -> bool {
    matches!(syntax.upos(at), Upos::Noun | Upos::Propn)
}

/// Whose announcement it is: "die Ankündigung der Regierung, …", "seine Hoffnung, …".
pub(super) fn owner(syntax: &Syntax<'_>, noun: usize) -> Option<Span> {
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
    // "ist der Meinung, dass": the noun is the predicate.
    let own = syntax.by(noun, "nsubj").next().and_then(|at| syntax.phrase(at));
    own.or_else(|| verb.and_then(|verb| subject(syntax, verb)))
        .or_else(|| poss.map(|at| syntax.word(at).span))
}
