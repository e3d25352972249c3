"""Names: GermEval 2014 for German, GUM's entities for English.

Labels: PER, LOC, ORG and OTH for names; LOCderiv for words derived from places ("russische"), LOCpart and
ORGpart for words that hold a name ("Nato-Staaten"). The other derived and partial forms are too rare (fewer
than 60 each) to be learned and are left out. GermEval's second, nested layer is not used.
"""

import re
from pathlib import Path

from analyser.conllu import Sentence, guess_spaces

KINDS = ["PER", "LOC", "ORG", "OTH", "LOCderiv", "LOCpart", "ORGpart"]
LABELS = ["O"] + [f"{mark}-{kind}" for kind in KINDS for mark in "BI"]
#: What is scored strictly.
SCORED = ("PER", "LOC", "ORG")
#: In training data: no PER, LOC or ORG, but whether one of the other labels is not known.
OUTSIDE = "~"


def read_germeval(path: Path) -> list[Sentence]:
    """Sentences of a GermEval file: number, word, outer label, inner label, separated by tabs."""
    sentences: list[Sentence] = []
    words: list[str] = []
    labels: list[str | None] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) >= 3:
            words.append(fields[1])
            labels.append(fields[2] if fields[2] in LABELS else "O")
        elif words:
            sentences.append(Sentence(words, guess_spaces(words), "de", names=_repair(labels)))
            words, labels = [], []
    return sentences


def _repair(labels: list[str | None]) -> list[str | None]:
    """Let every name open with B."""
    fixed: list[str | None] = []
    for i, label in enumerate(labels):
        if label and label.startswith("I-") and (i == 0 or (fixed[-1] or "O")[2:] != label[2:]):
            label = "B-" + label[2:]
        fixed.append(label)
    return fixed


def spans(labels: list[str | None]) -> set[tuple[int, int, str]]:
    """Names as (first word, word behind the last, kind)."""
    found, start = set(), None
    for i, label in enumerate([*labels, "O"]):
        label = label or "O"
        if start is not None and not (label.startswith("I-") and label[2:] == start[1]):
            found.add((start[0], i, start[1]))
            start = None
        if label.startswith("B-"):
            start = (i, label[2:])
    return found


_GUM_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
_LINKS = {"of", "de", "von", "van", "the", "and", "for", "&", "-", "'s", "la", "al", "bin", "der"}


def add_gum_names(sentences: list[Sentence]) -> None:
    """Turn GUM's entities with a proper noun as their head into names.

    GUM marks every phrase that refers to somebody or something, and the words that its head consists of. A name
    is the capitalised ones of these with the proper nouns around them and small words between proper nouns.
    Words derived from places are not told apart there, so capitalised nouns and adjectives, and proper nouns
    outside any kept entity, stay without a label.
    """
    for s in sentences:
        assert s.misc and s.upos
        labels: list[str | None] = ["O"] * len(s.words)
        for i, (word, upos) in enumerate(zip(s.words, s.upos, strict=True)):
            if upos == "PROPN" or (upos in ("ADJ", "NOUN") and word[:1].isupper()):
                labels[i] = None
        for first, last, kind, heads in sorted(_gum_mentions(s.misc), key=lambda m: m[0] - m[1]):
            core = [i for i in heads if first <= i <= last and s.words[i][:1].isupper()]
            if kind not in _GUM_KINDS or not any(s.upos[i] == "PROPN" for i in core):
                continue
            start, end = min(core), max(core)
            while start > first and (s.upos[start - 1] == "PROPN" or _linked(s, start - 1, first, last)):
                start -= 1
            while end < last and (s.upos[end + 1] == "PROPN" or _linked(s, end + 1, first, last)):
                end += 1
            # An outer name keeps its words: "University of Portsmouth" is one organisation.
            if any((labels[i] or "O") != "O" for i in range(start, end + 1)):
                continue
            labels[start] = "B-" + _GUM_KINDS[kind]
            for i in range(start + 1, end + 1):
                labels[i] = "I-" + _GUM_KINDS[kind]
        s.names = labels


def _linked(s: Sentence, i: int, first: int, last: int) -> bool:
    """Whether word ``i`` is a small word between two proper nouns of one mention."""
    assert s.upos
    inside = first < i < last and s.upos[i - 1] == "PROPN" and s.upos[i + 1] == "PROPN"
    return inside and s.words[i].lower() in _LINKS and s.words[i].lower() not in ("and", "&", "'s")


def _gum_mentions(misc: list[str]) -> list[tuple[int, int, str, list[int]]]:
    """Mentions as (first, last, kind, head words) from the ``Entity=`` notes, within one sentence."""
    mentions: list[tuple[int, int, str, list[int]]] = []
    open_: list[tuple[str, int, str, list[int]]] = []
    for i, note in enumerate(misc):
        value = next((x[7:] for x in note.split("|") if x.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]*\)?|\d+\)", value):
            if part.startswith("("):
                fields = part.strip("()").split("-")
                head = next((f for f in fields[3:] if re.fullmatch(r"\d+(,\d+)*", f)), "1")
                heads = [i + int(n) - 1 for n in head.split(",")]
                open_.append((fields[0], i, fields[1] if len(fields) > 1 else "", heads))
            if part.endswith(")"):
                number = part.strip("()").split("-")[0]
                for k in range(len(open_) - 1, -1, -1):
                    if open_[k][0] == number:
                        _, first, kind, heads = open_.pop(k)
                        mentions.append((first, i, kind, heads))
                        break
    return mentions
