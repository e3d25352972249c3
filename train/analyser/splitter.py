"""The sentence splitter: what it sees of a token, and its network.

A token is a row of a table of known words (in small letters), plus rows for its affixes, its shape, and the gaps
around it. One bidirectional LSTM reads some paragraphs in a row; from the states on both sides of a gap follows the
chance that a sentence ends there.
"""

import torch
from torch import Tensor, nn

from analyser.bilstm import BiLstm
from analyser.clusters import fnv
from analyser.paragraph import Token

#: Columns of the table of words and rows of the table of features.
COLUMNS, BUCKETS = 64, 4096
WIDTH, MIDDLE = 160, 32
#: Features a token.
SLOTS = 6


def shape(form: str) -> str:
    """How a word is written: its first letters by kind, runs cut to two, and its length."""
    kinds = "".join("A" if c.isupper() else "a" if c.isalpha() else "0" if c.isdigit() else c for c in form[:8])
    short = "".join(c for i, c in enumerate(kinds) if kinds[max(0, i - 2) : i] != c * 2)
    return f"{short}{min(len(form), 9)}"


def features(token: Token, before: Token | None) -> list[int]:
    """Rows of a token's features in the table, from 1 on."""
    low = token.form.lower()
    place = f"{token.gap}{int(token.rule)}{before.gap if before else '-'}"
    keys = [
        "2" + low[-2:], "3" + low[-3:], "p" + low[:3], "s" + shape(token.form),
        "c" + place, "b" + place + ("A" if token.form[:1].isupper() else "a") + shape(token.form)[:2],
    ]  # fmt: skip
    return [1 + fnv(key) % (BUCKETS - 1) for key in keys]


def may_end(token: Token) -> bool:
    """Whether a sentence can end behind a token: before a blank, or behind a mark."""
    return token.rule or token.gap != "0" or not token.form[-1].isalnum()


class Splitter(nn.Module):
    """The network. ``grammar`` serves training alone: what a token is in its sentence tells where that one ends."""

    def __init__(self, words: Tensor, relations: int) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(words, freeze=False, padding_idx=0)
        self.features = nn.Embedding(BUCKETS, COLUMNS, padding_idx=0)
        nn.init.normal_(self.features.weight, std=0.1)
        self.lstm = BiLstm(COLUMNS, WIDTH)
        self.middle = nn.Linear(4 * WIDTH, MIDDLE)
        self.out = nn.Linear(MIDDLE, 1)
        self.grammar = nn.Linear(2 * WIDTH, relations)
        self.drop = nn.Dropout(0.4)

    def forward(self, words: Tensor, features: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of the gaps behind all tokens, [batch, tokens], the last of which says nothing; scores of grammar."""
        x = self.drop(self.words(words) + self.features(features).sum(2))
        h = self.drop(self.lstm(x, lengths))
        right = torch.cat([h[:, 1:], torch.zeros_like(h[:, :1])], 1)
        scores = self.out(torch.relu(self.middle(torch.cat([h, right], 2)))).squeeze(2)
        return scores, self.grammar(h)
