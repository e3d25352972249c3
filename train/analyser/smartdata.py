"""Names of the DFKI SmartData corpus (Schiersch et al., LREC 2018; CC BY 4.0), brought into GermEval's manner.

Press texts, traffic reports and short messages with companies, organisations, people and places. It marks no derived
forms, no parts of words and no other names of its own, so a word outside its mentions is only known to be none of
PER, LOC and ORG (``OUTSIDE``). What its annotators did otherwise than GermEval's is mapped or left open:

* adjectives among the places are ``LOCderiv``; words of which a mention is only the beginning are ``LOCpart`` or
  ``ORGpart``;
* routes and stops of trains, streets that are no more than a number, the EU as a place, and words that look derived
  from a town ("Wiener") stay without a label;
* account names and addresses are no names here.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from analyser import rawtext
from analyser.conllu import Sentence
from analyser.names import OUTSIDE

_KINDS = {
    "person": "PER", "organization": "ORG", "organization-company": "ORG",
    "location": "LOC", "location-city": "LOC", "location-street": "LOC",
}  # fmt: skip
_OPEN = {"location-route", "location-stop"}
_NUMBERED = re.compile(r"[A-Z]{1,2} ?\d+")


def documents(path: Path) -> Iterator[dict]:
    """JSON objects that stand one behind the other without commas."""
    text, decoder, at = path.read_text(encoding="utf-8"), json.JSONDecoder(), 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        document, at = decoder.raw_decode(text, at)
        yield document


def _label(kind: str, word: str, whole: bool, found: str) -> str | None:
    """The kind of a mention's word, or ``None`` where the two manners cannot be compared."""
    if kind in _OPEN or (kind == "location" and found in ("EU", "Europäische Union", "Europäischen Union")):
        return None
    if _NUMBERED.fullmatch(found) or word.startswith(("@", "#", "http")):
        return None
    label = _KINDS[kind]
    if not whole:
        return {"LOC": "LOCpart", "ORG": "ORGpart"}.get(label)
    if label == "LOC" and found[:1].islower():
        return "LOCderiv"
    if label == "LOC" and word == found and found.endswith("er") and " " not in found:
        return None
    return label


def read(path: Path) -> list[Sentence]:
    """Sentences of one file of the corpus, with names alone; those without any letter case are left out."""
    sentences: list[Sentence] = []
    for document in documents(path):
        text = (document["text"] or {}).get("string", "")
        mentions = [
            (m["span"]["start"], m["span"]["end"], m["type"])
            for m in (document["conceptMentions"] or {}).get("array", [])
            if m["type"] in _KINDS or m["type"] in _OPEN
        ]
        for sentence in rawtext.sentences(text, "de"):
            assert sentence.misc
            spans = [tuple(map(int, place.split(":"))) for place in sentence.misc]
            labels: list[str | None] = [OUTSIDE] * len(spans)
            for start, end, kind in mentions:
                inside = [i for i, (a, b) in enumerate(spans) if a < end and start < b]
                if not inside:
                    continue
                first, last = inside[0], inside[-1]
                whole = spans[first][0] == start and spans[last][1] <= end
                label = _label(kind, sentence.words[first], whole, text[start:end])
                if label in ("LOCpart", "ORGpart", "LOCderiv"):
                    inside = inside[:1]
                for i in inside:
                    mark = "B" if i == first else "I"
                    labels[i] = label and f"{mark}-{label}"
            sentence.names = labels
            sentence.misc = None
            if any(w[:1].isupper() for w in sentence.words[1:]):
                sentences.append(sentence)
    return list({tuple(s.words): s for s in sentences}.values())
