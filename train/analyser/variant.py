"""Variants of a treebank's paragraphs: stops and capitals go missing, paragraphs run together, letters get their ends.

The treebanks hold few bounds without a stop. And EWT train lacks the sentences that dev or test hold too: above all
those which open and close letters, "Dear Ann,", "Regards,", a name. They are made up again from our own lists and from
the names that the treebank tells.
"""

import random
from collections.abc import Iterable
from dataclasses import replace

from analyser.paragraph import Sentence, Word

#: A sentence of so many words or fewer may stand for a lost one.
SHORT = 4
#: Chances: that a sentence of a letter is followed by the end of one, that files are named below it, and that a
#: sentence is followed by the beginning of the next letter.
END, FILES, BEGINNING = 0.05, 0.2, 0.03
OPENINGS = (
    "{},", "{}:", "{} -", "{} --", "Hi {},", "Hi {}", "Hi {}!", "Hello {},", "Hey {},", "Dear {},", "Dear {}:", "All,",
    "All:", "Guys,", "Hi,", "Hi all,", "Hello,", "Dear all,", "Gentlemen:", "Team,", "Hi there!", "{} and {},",
)  # fmt: skip
CLOSINGS = (
    "Thanks,", "Thanks", "Thanks.", "Thanks!", "thanks", "Thank you.", "Thank you,", "Thank you!", "Thank you",
    "Thanks again,", "Thanks again.", "Thanks again!", "Many thanks,", "Thanks in advance.",
    "Thanks in advance", "Thx", "Regards,", "Regards", "Best regards,", "Best Regards,", "Kind regards,",
    "Kindest regards,", "Warm regards,", "Best,", "Best wishes,", "Sincerely,", "Yours,", "Cheers,", "Cheers",
    "Take care,", "Take Care", "Love,", "Later,", "Good luck!", "good luck", "See you,", "Let me know.",
    "Let me know", "Please advise.", "Talk to you soon.", "Hope this helps.", "Hope that helps!",
)  # fmt: skip


def vary(given: list[list[Sentence]], chance: random.Random) -> list[list[Sentence]]:
    """A variant of paragraphs."""
    short = [s for p in given for s in p if len(s.text.split()) <= SHORT]
    known = _names(s for p in given for s in p)
    varied: list[list[Sentence]] = []
    for paragraph in given:
        fresh: list[Sentence] = []
        for sentence in paragraph:
            letter = sentence.document.startswith("email")
            lost = fresh and 1 < sentence.number - fresh[-1].number < 4
            if lost and letter and chance.random() < 0.85:
                fresh += _lost(fresh[-1], sentence, known, chance)
            elif lost and chance.random() < 0.6:
                other = chance.choice(short)
                fresh.append(replace(sentence, text=other.text, words=other.words))
            fresh.append(sentence)
            if letter and chance.random() < END:
                fresh.append(_closing(chance, sentence))
                fresh += [_signature(known, chance, sentence)] if chance.random() < 0.7 else []
                if chance.random() < FILES:
                    fresh += [_file(known, chance, sentence) for _ in range(chance.randint(1, 4))]
            if letter and chance.random() < BEGINNING:
                fresh.append(_opening(known, chance, sentence))
        if chance.random() < 0.05:
            fresh = [replace(s, text=s.text.lower()) for s in fresh]
        bare = 1.0 if chance.random() < 0.12 else 0.05
        fresh = [replace(s, text=s.text.rstrip(".!") or s.text) if chance.random() < bare else s for s in fresh]
        joins = varied and varied[-1][-1].document == fresh[0].document and chance.random() < 0.2
        if joins:
            varied[-1] += fresh
        else:
            varied.append(fresh)
    return varied


def _lost(before: Sentence, after: Sentence, known: list[str], chance: random.Random) -> list[Sentence]:
    """What may have stood between two sentences of a letter."""
    named = len(after.words) <= SHORT and all(word.upos in {"PROPN", "PUNCT"} for word in after.words)
    if named:
        return [_closing(chance, after)]
    if before.text.endswith(",") and len(before.words) <= SHORT:
        return [_signature(known, chance, after)]
    kind = chance.random()
    if kind < 0.35:
        return [_closing(chance, after)]
    return [_signature(known, chance, after) if kind < 0.7 else _opening(known, chance, after)]


def _names(sentences: Iterable[Sentence]) -> list[str]:
    """Names of two parts, first and last, in the order of the text."""
    found = []
    for sentence in sentences:
        for first, last in zip(sentence.words, sentence.words[1:], strict=False):
            if first.upos == last.upos == "PROPN" and last.relation == "flat" and last.distance == -1:
                name = sentence.text[first.start :].split()[:2]
                if len(name) == 2 and all(part.isalpha() and part.istitle() for part in name):
                    found.append(" ".join(name))
    return found


def _opening(known: list[str], chance: random.Random, like: Sentence) -> Sentence:
    """The line that addresses somebody."""
    first = [chance.choice(known).split()[0] for _ in range(2)]
    return _made(chance.choice(OPENINGS).format(*first), like)


def _closing(chance: random.Random, like: Sentence) -> Sentence:
    """The line before a name."""
    return _made(chance.choice(CLOSINGS), like)


def _signature(known: list[str], chance: random.Random, like: Sentence) -> Sentence:
    """The name of who wrote."""
    name = chance.choice(known)
    if chance.random() < 0.6:
        return _made(name.split()[0], like, (Word(0, "PROPN", "root", 0),))
    return _made(name, like, (Word(0, "PROPN", "root", 0), Word(name.index(" ") + 1, "PROPN", "flat", -1)))


def _file(known: list[str], chance: random.Random, like: Sentence) -> Sentence:
    """A file that is sent with a letter; what it is called matters little."""
    name = chance.choice([str.lower, str.upper, str])(chance.choice(known))
    name = chance.choice([name, name.replace(" ", "_"), name.replace(" ", ""), name.split()[0]])
    form = chance.choice(["- {}", "- {}", "- {}", "<< File: {} >>", "<<{}>>", "(See attached file: {})"])
    return _made(form.format(name + chance.choice([".doc", ".xls", ".pdf", ".DOC", ".jpg"])), like)


def _made(text: str, like: Sentence, words: tuple[Word, ...] = ()) -> Sentence:
    """A sentence of the same document that opens no paragraph."""
    return Sentence(text, False, like.document, like.number, words)
