"""What both engines share: the layers that turn word vectors into tags, lemmas, names and trees."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

ARC, RELATION = 256, 64


@dataclass
class Inventory:
    """All labels, in the order of the classifiers' outputs."""

    upos: list[str]
    features: dict[str, list[str]]  # name -> values; the first value, "", says that the feature is absent
    relations: list[str]
    lemmas: list[str]
    names: list[str]


@dataclass
class Scores:
    """Raw scores for a batch: words down, labels across."""

    upos: Tensor
    features: list[Tensor]
    lemmas: Tensor
    names: Tensor
    arcs: Tensor  # [batch, dependant, head]; head 0 is the root
    dependants: Tensor
    governors: Tensor


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)


class Heads(nn.Module):
    """Linear classifiers for tags, and biaffine attention (Dozat and Manning 2017) for trees."""

    def __init__(self, width: int, labels: Inventory, dropout: float = 0.33) -> None:
        super().__init__()
        self.feature_sizes = [len(values) for values in labels.features.values()]
        self.drop = nn.Dropout(dropout)
        self.upos = nn.Linear(width, len(labels.upos))
        self.features = nn.Linear(width, sum(self.feature_sizes))
        self.lemmas = nn.Linear(width, len(labels.lemmas))
        self.names = nn.Linear(width, len(labels.names))
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_dependant, self.arc_head = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.05)
        self.label_dependant, self.label_head = nn.Linear(width, RELATION), nn.Linear(width, RELATION)
        self.label = nn.Parameter(torch.randn(RELATION + 1, len(labels.relations), RELATION + 1) * 0.03)

    def forward(self, words: Tensor) -> Scores:
        """Scores of all words [batch, length, width]; relations follow by ``relations`` once heads are known."""
        seen = self.drop(words)
        rooted = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        rooted = self.drop(rooted)

        def narrow(layer: nn.Linear, x: Tensor) -> Tensor:
            return self.drop(F.leaky_relu(layer(x), 0.1))

        arcs = _with_one(narrow(self.arc_dependant, seen)) @ self.arc
        arcs = arcs @ narrow(self.arc_head, rooted).transpose(1, 2)
        return Scores(
            upos=self.upos(seen),
            features=list(self.features(seen).split(self.feature_sizes, -1)),
            lemmas=self.lemmas(seen),
            names=self.names(seen),
            arcs=arcs,
            dependants=narrow(self.label_dependant, seen),
            governors=narrow(self.label_head, rooted),
        )

    def relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Relation scores [batch, dependant, relation] under the given heads."""
        governors = torch.gather(scores.governors, 1, heads[..., None].expand(-1, -1, RELATION))
        batch, length, _ = governors.shape
        mixed = _with_one(scores.dependants).reshape(batch * length, -1) @ self.label.flatten(1)
        mixed = mixed.view(batch * length, -1, RELATION + 1)
        return torch.bmm(mixed, _with_one(governors).reshape(batch * length, -1, 1)).view(batch, length, -1)
