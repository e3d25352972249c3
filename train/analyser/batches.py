"""From sentences to tensors: encoding, grouping by length, padding."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from analyser import clusters, lemma, names
from analyser.conllu import Sentence
from analyser.dataset import Corpus
from analyser.engines import Batch
from analyser.subword import END, PAD, STYLES

IGNORE = -100
#: A word's name is none of PER, LOC and ORG; more is not known.
OUTSIDE = -200
#: Longer sentences than this many pieces are left out of training.
LONGEST = 150


@dataclass
class Encoded:
    """One sentence in numbers."""

    pieces: list[int]
    word_of: list[int]
    features: list[list[int]]
    targets: dict[str, list]


class Encoder:
    """Turns sentences into numbers with one corpus's labels."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, labels = corpus, corpus.labels
        self.upos = {x: i for i, x in enumerate(labels.upos)}
        self.values = [{x: i for i, x in enumerate(v)} for v in labels.features.values()]
        self.attributes = list(labels.features)
        self.relations = {x: i for i, x in enumerate(labels.relations)}
        self.lemmas = {x: i for i, x in enumerate(labels.lemmas)}
        self.names = {x: i for i, x in enumerate(labels.names)} | {names.OUTSIDE: OUTSIDE}
        self.cache: dict[str, list[int]] = {}

    def word_features(self, word: str) -> list[int]:
        """Hash rows of a word, remembered."""
        if word not in self.cache:
            self.cache[word] = clusters.features(word, self.corpus.clusters)
        return self.cache[word]

    def encode(self, s: Sentence, style: str | None = None) -> Encoded:
        """Encode a sentence; ``style`` overrides the treebank's own manner."""
        pieces, word_of = [STYLES[style or s.style]], [-1]
        for i, (word, space) in enumerate(zip(s.words, s.space_before, strict=True)):
            split = self.corpus.subwords.split(word, space)
            pieces += split
            word_of += [i] * len(split)
        count = len(s.words)
        nothing = [IGNORE] * count
        targets = {
            "upos": [self.upos.get(x, IGNORE) for x in s.upos] if s.upos else nothing,
            "heads": list(s.heads) if s.heads else nothing,
            "relations": [self._relation(x) for x in s.relations] if s.relations else nothing,
            "lemmas": nothing,
            "names": [IGNORE if x is None else self.names[x] for x in s.names] if s.names else nothing,
            "feats": [[IGNORE] * len(self.attributes)] * count,
        }
        if s.lemmas:
            scripts = (lemma.script(f, x) for f, x in zip(s.words, s.lemmas, strict=True))
            targets["lemmas"] = [self.lemmas.get(x, IGNORE) for x in scripts]
        if s.feats:
            targets["feats"] = [self._feats(f) for f in s.feats]
        features = [self.word_features(w) for w in s.words]
        return Encoded([*pieces, END], [*word_of, -1], features, targets)

    def _relation(self, name: str) -> int:
        return self.relations.get(name, self.relations.get(name.split(":")[0], IGNORE))

    def _feats(self, feats: dict[str, str | None]) -> list[int]:
        row = []
        for name, values in zip(self.attributes, self.values, strict=True):
            value = feats.get(name, "")
            row.append(IGNORE if value is None else values.get(value, IGNORE))
        return row


def collate(group: list[Encoded]) -> Batch:
    """Pad a group of sentences to one length."""
    words = max(len(e.features) for e in group)
    size = max(len(e.pieces) for e in group)
    slots, attributes = len(group[0].features[0]), len(group[0].targets["feats"][0])

    def pad(rows: list[list], length: int, fill: int | list[int]) -> Tensor:
        return torch.tensor([row + [fill] * (length - len(row)) for row in rows])

    targets = {}
    for name in group[0].targets:
        fill = [IGNORE] * attributes if name == "feats" else IGNORE
        targets[name] = pad([e.targets[name] for e in group], words, fill)
    return Batch(
        pieces=pad([e.pieces for e in group], size, PAD),
        word_of=pad([e.word_of for e in group], size, -1),
        lengths=torch.tensor([len(e.features) for e in group]),
        features=pad([e.features for e in group], words, [0] * slots),
        targets=targets,
    )


def stream(data: list[Encoded], words: int, rng: random.Random) -> Iterator[Batch]:
    """Batches of about ``words`` words without end, each of sentences of similar length."""
    data = [e for e in data if len(e.pieces) <= LONGEST]
    while True:
        rng.shuffle(data)
        groups: list[list[Encoded]] = []
        for start in range(0, len(data), 600):
            current: list[Encoded] = []
            count = 0
            for e in sorted(data[start : start + 600], key=lambda e: len(e.pieces)):
                current.append(e)
                count += len(e.features)
                if count >= words:
                    groups.append(current)
                    current, count = [], 0
            if current:
                groups.append(current)
        rng.shuffle(groups)
        for group in groups:
            yield collate(group)
