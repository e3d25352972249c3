"""What the sentence splitter learns from, as numbers: known words with first vectors, pieces of text, batches."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from analyser import modelfile
from analyser.clusters import LANGUAGES, features, fnv, frequent
from analyser.paragraph import Sentence, Token, Word
from analyser.splitter import COLUMNS, SLOTS, may_end
from analyser.splitter import features as gap_features
from analyser.subword import STYLES, Subwords

#: Known words at most, apart from the treebanks' own.
WORDS = 16_000
#: One document in so many is held back, by the hash of its name.
HELD = 8


def held_back(paragraph: list[Sentence]) -> bool:
    """Whether a paragraph belongs to a document that is not trained on."""
    return fnv(paragraph[0].document) % HELD == 0


class _Hashed(dict):
    """Clusters by words, where the model file has them by hashes."""

    def get(self, word: str, default: int | None = None) -> int | None:
        return super().get(fnv(word), default)


def vectors(words: list[str], fast: Path) -> np.ndarray:
    """First vectors: what the fast analyser makes of a word, in small letters and with a large one, in few columns."""
    header, tensors = modelfile.read(fast)
    pieces = bytes(tensors["pieces"]).decode().split("\n")
    subwords = Subwords(pieces, [float(score) for score in tensors["scores"]], header["normalisation"])
    clusters = {}
    for language in LANGUAGES:
        hashes, values = (tensors[f"clusters.{language}.{part}"] for part in ("words", "values"))
        clusters[language] = _Hashed(zip(map(int, hashes), map(int, values), strict=True))
    style = tensors["style.weight"][STYLES["en"]]

    def describe(word: str) -> np.ndarray:
        mean = tensors["table"][subwords.split(word, True)].mean(0)
        rows = tensors["hashes.weight"][features(word, clusters)].reshape(-1)
        inputs = np.concatenate([mean, rows])
        return np.maximum(tensors["input.weight"] @ inputs + tensors["input.bias"] + style, 0)

    wide = np.array([np.concatenate([describe(w), describe(w[:1].upper() + w[1:])]) for w in words])
    wide -= wide.mean(0)
    _, _, axes = np.linalg.svd(wide, full_matrices=False)
    narrow = wide @ axes[:COLUMNS].T
    return np.concatenate([np.zeros((1, COLUMNS)), narrow / narrow.std() * 0.3])


def vocabulary(pieces: Iterable[list[Token]], lookups: Path) -> list[str]:
    """Words in small letters that the treebanks have twice, and frequent ones."""
    counts: dict[str, int] = {}
    for piece in pieces:
        for token in piece:
            low = token.form.lower()
            counts[low] = counts.get(low, 0) + 1
    words = {word for word, count in counts.items() if count > 1}
    for word in frequent(lookups, "en", WORDS + 2000):
        if len(words) < WORDS:
            words.add(word.lower())
    return sorted(words)


@dataclass
class Example:
    """A piece of text as numbers, a row a token."""

    words: np.ndarray
    features: np.ndarray
    ends: np.ndarray
    rule: np.ndarray
    open: np.ndarray  # whether it is to be decided if a sentence ends there
    grammar: np.ndarray  # labels, a row a token: part of speech, relation, where the head is


#: Parts of speech and relations; what is not among them is not learned.
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
RELATIONS = (
    "acl advcl advmod amod appos aux case cc ccomp compound conj cop csubj det discourse dislocated expl fixed flat "
    "goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp"
).split()
#: Distances to the head, in words, from which on a label holds; the last one's have a sign.
DISTANCES = (-8, -4, -2, -1, 0, 1, 2, 4, 8)
#: Sizes of the three kinds of labels.
KINDS = (len(UPOS), len(RELATIONS), len(DISTANCES) + 1)


def grammar(word: Word | None) -> list[int]:
    """The labels of a word; -100 where there is none."""
    if word is None:
        return [-100] * len(KINDS)
    upos = UPOS.index(word.upos) if word.upos in UPOS else -100
    relation = RELATIONS.index(word.relation) if word.relation in RELATIONS else -100
    return [upos, relation, sum(word.distance >= limit for limit in DISTANCES)]


def examples(pieces: list[list[Token]], words: list[str]) -> list[Example]:
    """Turn pieces into numbers; row 0 is that of unknown words."""
    rows = {word: row for row, word in enumerate(words, 1)}
    return [
        Example(
            np.array([rows.get(token.form.lower(), 0) for token in piece]),
            np.array([gap_features(token, piece[i - 1] if i else None) for i, token in enumerate(piece)]),
            np.array([token.ends for token in piece]),
            np.array([token.rule for token in piece]),
            np.array([may_end(token) and not token.fixed and i + 1 < len(piece) for i, token in enumerate(piece)]),
            np.array([grammar(token.word) for token in piece]),
        )
        for piece in pieces
    ]


def batches(given: list[Example], tokens: int, chance: random.Random | None = None) -> Iterator[list[int]]:
    """Places of examples of like length; with ``chance`` in mixed order."""
    order = list(range(len(given)))
    if chance:
        chance.shuffle(order)
    order.sort(key=lambda i: len(given[i].words) + (chance.random() * 15 if chance else 0))
    found: list[list[int]] = [[]]
    for i in order:
        if found[-1] and (len(found[-1]) + 1) * len(given[i].words) > tokens:
            found.append([])
        found[-1].append(i)
    if chance:
        chance.shuffle(found)
    yield from found


def tensors(batch: list[Example]) -> tuple[Tensor, ...]:
    """Words, features, lengths, ends, open gaps and grammar of examples, padded."""
    longest = max(len(example.words) for example in batch)
    words = torch.zeros(len(batch), longest, dtype=torch.long)
    slots = torch.zeros(len(batch), longest, SLOTS, dtype=torch.long)
    ends, decided = torch.zeros(len(batch), longest), torch.zeros(len(batch), longest, dtype=torch.bool)
    labels = torch.full((len(batch), longest, len(KINDS)), -100)
    for row, example in enumerate(batch):
        length = len(example.words)
        words[row, :length] = torch.from_numpy(example.words)
        slots[row, :length] = torch.from_numpy(example.features)
        ends[row, :length] = torch.from_numpy(example.ends)
        decided[row, :length] = torch.from_numpy(example.open)
        labels[row, :length] = torch.from_numpy(example.grammar)
    return words, slots, torch.tensor([len(example.words) for example in batch]), ends, decided, labels
