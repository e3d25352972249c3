"""The subword vocabulary: multilingual-e5-small's, cut down to what German and English need.

A word becomes pieces by the best path through a unigram model. Only pieces of the reduced vocabulary take
part, in training and in use alike, so that a word never meets a piece whose vector is not shipped.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from analyser.weights import Pretrained

#: Ids before the first piece. ``style:*`` opens a sentence (instead of the usual start mark) and says in which
#: treebank's manner it is to be read; at run time only ``style:de`` and ``style:en`` are used.
SPECIALS = ["pad", "unk", "end", "style:de", "style:en", "style:de-hdt", "style:de-pud", "style:en-pud"]
PAD, UNK, END = 0, 1, 2
STYLES = {name[6:]: i for i, name in enumerate(SPECIALS) if name.startswith("style:")}
#: What an unknown character costs compared with the worst piece, as in the original tokenizer.
UNKNOWN_PENALTY = 10.0


@dataclass
class Subwords:
    """Pieces with their scores; id of ``pieces[i]`` is ``len(SPECIALS) + i``."""

    pieces: list[str]
    scores: list[float]
    normalisation: dict[str, str]
    ids: dict[str, int] = field(init=False)
    longest: int = field(init=False)
    unknown: float = field(init=False)
    cache: dict[tuple[str, bool], list[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.ids = {piece: len(SPECIALS) + i for i, piece in enumerate(self.pieces)}
        self.longest = max(map(len, self.pieces))
        self.unknown = min(self.scores) - UNKNOWN_PENALTY

    def split(self, word: str, space_before: bool) -> list[int]:
        """Ids of the pieces of one word; a word after a space opens with U+2581."""
        key = (word, space_before)
        found = self.cache.get(key)
        if found is not None:
            return found
        text = "".join(self.normalisation.get(c, c) for c in word).strip().replace(" ", "\u2581")
        if space_before:
            text = "\u2581" + text
        n = len(text)
        best = [0.0] + [float("-inf")] * n
        step: list[tuple[int, int]] = [(0, UNK)] * (n + 1)
        for start in range(n):
            for end in range(start + 1, min(n, start + self.longest) + 1):
                piece = self.ids.get(text[start:end])
                if piece is None:
                    continue
                score = best[start] + self.scores[piece - len(SPECIALS)]
                if score > best[end]:
                    best[end], step[end] = score, (start, piece)
            if best[start] + self.unknown > best[start + 1]:
                best[start + 1], step[start + 1] = best[start] + self.unknown, (start, UNK)
        pieces, at = [], n
        while at > 0:
            at, piece = step[at]
            pieces.append(piece)
        pieces.reverse()
        self.cache[key] = pieces or [UNK]
        return self.cache[key]


def whole(model: Pretrained) -> Subwords:
    """The uncut vocabulary, without the special pieces."""
    special = {model.bos, model.eos, model.pad, model.unk}
    kept = [i for i in range(len(model.pieces)) if i not in special and model.pieces[i]]
    return Subwords([model.pieces[i] for i in kept], [model.scores[i] for i in kept], model.normalisation)


def prune(full: Subwords, words: Iterable[tuple[str, bool]], listed: Iterable[str]) -> Subwords:
    """Keep the pieces of ``words`` (form, space before), of the ``listed`` words, and all single letters.

    Single characters below U+0500 (Latin, Greek, Cyrillic), general punctuation and currency signs stay, so
    that every European name can be spelt out.
    """
    used = {piece for word, space in words for piece in full.split(word, space)}
    used |= {piece for word in listed for piece in full.split(word, True)}
    first = len(SPECIALS)
    kept = []
    for i, piece in enumerate(full.pieces):
        letter = piece.lstrip("\u2581")
        plain = len(letter) <= 1 and (not letter or ord(letter) < 0x500 or 0x2000 <= ord(letter) < 0x2200)
        if i + first in used or plain:
            kept.append(i)
    return Subwords([full.pieces[i] for i in kept], [full.scores[i] for i in kept], full.normalisation)
