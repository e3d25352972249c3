"""Reading treebanks, and making them agree.

The German treebanks follow different habits. What is changed here, and why:

* ``flat:name``, ``obl:tmod`` and German ``nmod:poss`` lose their subtype: GSD, the largest and the yardstick,
  hardly has them.
* ``obl:arg`` becomes ``obl``: some 200 cases in all, and most arguments of that kind are not marked.
* ``expl:pv`` becomes ``obj``: GSD calls inherent reflexives objects. ``Reflex=Yes`` still tells them apart.
* ``det`` with ``Poss=Yes`` is ``det:poss`` everywhere.
* ``acl`` with a relative pronoun is ``acl:relcl`` everywhere.
* ``obl`` with *von* or *durch* under a passive verb is ``obl:agent`` everywhere.
* HDT writes Case on prepositions (dropped) and leaves it out on nouns whose form does not show it (not known,
  so not trained); PUD has no VerbForm; Voice is marked in GSD only. Unknown is written as ``None``.
* HDT's lemmas drop the first part of compounds, so HDT teaches no lemmas.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Morphological features that the analyser gives; all others are notes about spelling or of one treebank only.
FEATURES = [
    "Case", "Number", "Gender", "Person", "Tense", "Mood", "VerbForm", "Degree", "Definite", "PronType",
    "Poss", "Reflex", "Polarity", "NumType", "Voice", "Foreign", "Gender[psor]", "Number[psor]",
]  # fmt: skip

NOMINAL = {"NOUN", "PROPN", "ADJ", "PRON", "DET"}
CLOSING = set(".,;:!?)]}»“%…'’")
OPENING = set("([{„«")


@dataclass
class Sentence:
    """One sentence; lists that are ``None``, and entries that are ``None``, are not annotated."""

    words: list[str]
    space_before: list[bool]
    style: str
    upos: list[str] | None = None
    feats: list[dict[str, str | None]] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    lemmas: list[str] | None = None
    names: list[str | None] | None = None
    misc: list[str] | None = None


def guess_spaces(words: list[str]) -> list[bool]:
    """Where spaces stood, for data that does not tell: none before closing and behind opening marks."""
    spaces, quoted, glue = [], False, True
    for word in words:
        opening = word in OPENING
        closing = word[:1] in CLOSING and not word[1:2].isalnum()
        if word == '"':
            opening, closing, quoted = not quoted, quoted, not quoted
        spaces.append(not (glue or closing))
        glue = opening
    spaces[0] = True
    return spaces


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    block: list[list[str]] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                block.append(line.split("\t"))
            elif not line and block:
                yield block
                block = []
    if block:
        yield block


def _spaces(block: list[list[str]]) -> list[bool]:
    """Space before each word. Parts of a contraction count as apart unless they spell it out ("do" + "n't")."""
    after: dict[int, bool] = {}
    forms = {int(c[0]): c[1] for c in block if c[0].isdigit()}
    inside: set[int] = set()
    for c in block:
        gap = "SpaceAfter=No" not in c[9].split("|")
        if "-" in c[0]:
            first, last = map(int, c[0].split("-"))
            spelt = "".join(forms[i] for i in range(first, last + 1)) == c[1]
            for i in range(first, last):
                after[i] = not spelt
                inside.add(i)
            after[last] = gap
            inside.add(last)
        elif c[0].isdigit() and int(c[0]) not in inside:
            after[int(c[0])] = gap
    order = sorted(forms)
    return [True] + [after[i] for i in order[:-1]]


def read(path: Path, style: str) -> list[Sentence]:
    """Read a treebank and bring it into the common manner; sentences with blanked words are left out."""
    sentences = []
    for block in _blocks(path):
        rows = [c for c in block if c[0].isdigit()]
        if any(c[1] == "_" or not c[6].isdigit() for c in rows):
            continue
        words = [c[1] for c in rows]
        feats = [dict(f.split("=", 1) for f in c[5].split("|") if "=" in f) for c in rows]
        sentence = Sentence(
            words=words,
            space_before=guess_spaces(words) if style == "de-hdt" else _spaces(block),
            style=style,
            upos=[c[3] for c in rows],
            feats=[{k: f[k] for k in FEATURES if k in f} for f in feats],
            heads=[int(c[6]) for c in rows],
            relations=[c[7] for c in rows],
            lemmas=None if style == "de-hdt" else [c[2] for c in rows],
            misc=[c[9] for c in rows],
        )
        if style.startswith("de"):
            _harmonise(sentence)
        sentences.append(sentence)
    return sentences


def _harmonise(s: Sentence) -> None:
    """Apply the rules told at the head of this file to a German sentence."""
    assert s.heads and s.relations and s.feats and s.upos
    children: dict[int, list[int]] = {}
    for i, head in enumerate(s.heads):
        children.setdefault(head - 1, []).append(i)
    plain = {"flat:name": "flat", "obl:tmod": "obl", "nmod:poss": "nmod", "obl:arg": "obl", "expl:pv": "obj"}
    for i, relation in enumerate(s.relations):
        relation = plain.get(relation, relation)
        kids = children.get(i, [])
        if relation == "det" and s.feats[i].get("Poss") == "Yes":
            relation = "det:poss"
        elif relation == "acl" and _relative(s, i, children):
            relation = "acl:relcl"
        elif relation == "obl" and s.heads[i] > 0:
            marked = any(s.relations[k] == "case" and s.words[k].lower() in ("von", "vom", "durch") for k in kids)
            siblings = children.get(s.heads[i] - 1, [])
            passive = any(s.relations[k] == "aux:pass" for k in siblings)
            if marked and passive and s.upos[i] in ("NOUN", "PROPN", "PRON"):
                relation = "obl:agent"
        s.relations[i] = relation
    for i, feats in enumerate(s.feats):
        _complete(feats, s.upos[i], s.style)


def _relative(s: Sentence, verb: int, children: dict[int, list[int]]) -> bool:
    """Whether the clause of ``verb`` opens with a relative pronoun."""
    assert s.feats and s.upos
    stack, inside = [verb], []
    while stack:
        i = stack.pop()
        inside.append(i)
        stack.extend(children.get(i, []))
    opening = [i for i in sorted(inside) if s.upos[i] not in ("PUNCT", "ADP")][:2]
    return any("Rel" in (s.feats[i].get("PronType") or "") for i in opening)


def _complete(feats: dict[str, str | None], upos: str, style: str) -> None:
    """Mark what a treebank leaves open as unknown, and drop what the others never write."""
    if style == "de-hdt":
        if upos == "ADP":
            feats.pop("Case", None)
        for name in ("Case", "Gender", "Number"):
            if upos in NOMINAL and (name not in feats or "," in (feats[name] or "")):
                feats[name] = None
        if upos in ("VERB", "AUX"):
            feats["Voice"] = None
    if style == "de-pud" and upos in ("VERB", "AUX"):
        feats["VerbForm"] = feats["Voice"] = None
