"""What the corpus step writes and all later steps read."""

import pickle
from dataclasses import dataclass
from pathlib import Path

from analyser.clusters import Clusters
from analyser.conllu import Sentence
from analyser.heads import Inventory
from analyser.subword import Subwords


@dataclass
class Corpus:
    """Everything that training needs."""

    train: dict[str, list[Sentence]]  # groups: "de", "en", "names"
    held_out: dict[str, list[Sentence]]
    labels: Inventory
    subwords: Subwords
    clusters: Clusters


def load(path: Path) -> Corpus:
    """Read a corpus that ``analyser.corpus`` wrote."""
    with path.open("rb") as file:
        return pickle.load(file)
