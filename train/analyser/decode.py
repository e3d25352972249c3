"""From scores to an analysis: the best tree with one root, and names that open where they begin."""

import numpy as np
import torch

from analyser import lemma
from analyser.conllu import Sentence
from analyser.heads import Heads, Inventory, Scores

FORBIDDEN = -1e9


def tree(scores: np.ndarray) -> np.ndarray:
    """Heads (0 is the root) of the best tree over ``scores[dependant, head]`` that has exactly one root word."""
    count = scores.shape[0]
    full = np.full((count + 1, count + 1), FORBIDDEN)
    full[1:] = scores
    np.fill_diagonal(full, FORBIDDEN)
    best = _arborescence(full)
    roots = np.flatnonzero(best[1:] == 0) + 1
    if len(roots) == 1:
        return best[1:]
    # Several words hang on the root: try each as the only one and keep the best tree.
    choices = []
    for root in roots:
        single = full.copy()
        single[1:, 0] = FORBIDDEN
        single[root] = FORBIDDEN
        single[root, 0] = full[root, 0]
        heads = _arborescence(single)
        choices.append((sum(single[i, heads[i]] for i in range(1, count + 1)), -root, heads))
    return max(choices, key=lambda c: c[:2])[2][1:]


def _cycle(heads: np.ndarray) -> list[int] | None:
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path, at = [], start
        while at != 0 and not seen[at]:
            seen[at] = start
            path.append(at)
            at = int(heads[at])
        if at != 0 and seen[at] == start and at in path:
            return path[path.index(at) :]
    return None


def _arborescence(scores: np.ndarray) -> np.ndarray:
    """Chu-Liu-Edmonds: the best spanning tree from node 0."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    outside = [i for i in range(len(heads)) if i not in inside]
    size = len(outside)
    small = np.full((size + 1, size + 1), 2 * FORBIDDEN)
    leave, enter = {}, {}
    for a, i in enumerate(outside):
        small[a, :size] = scores[i, outside]
        leave[a] = max(cycle, key=lambda c: scores[i, c])
        small[a, size] = scores[i, leave[a]]
        enter[a] = max(cycle, key=lambda c: scores[c, i] - scores[c, heads[c]])
        small[size, a] = scores[enter[a], i] - scores[enter[a], heads[enter[a]]]
    np.fill_diagonal(small, 2 * FORBIDDEN)
    found = _arborescence(small)
    result = heads.copy()
    for a, i in enumerate(outside):
        if i != 0:
            result[i] = leave[a] if found[a] == size else outside[found[a]]
    a = int(found[size])
    result[enter[a]] = outside[a]
    return result


def names(scores: np.ndarray, labels: list[str]) -> list[str]:
    """The best sequence of labels in which I-X follows only B-X or I-X."""
    count = len(labels)
    allowed = np.zeros((count, count))
    for i, before in enumerate(labels):
        for j, label in enumerate(labels):
            if label.startswith("I-") and before[2:] != label[2:]:
                allowed[i, j] = FORBIDDEN
    best = scores[0] + np.array([FORBIDDEN if x.startswith("I-") else 0.0 for x in labels])
    steps = []
    for row in scores[1:]:
        total = best[:, None] + allowed
        steps.append(total.argmax(0))
        best = total.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(steps):
        path.append(int(step[path[-1]]))
    return [labels[i] for i in reversed(path)]


def analyses(heads: Heads, scores: Scores, sentences: list[Sentence], labels: Inventory) -> list[Sentence]:
    """Fill in everything for a batch of sentences; words and spaces are taken over."""
    chosen = torch.zeros(scores.arcs.shape[:2], dtype=torch.long)
    trees = []
    for i, s in enumerate(sentences):
        n = len(s.words)
        best = tree(torch.log_softmax(scores.arcs[i, :n, : n + 1], -1).double().numpy())
        trees.append(best.tolist())
        chosen[i, :n] = torch.tensor(best)
    relations = heads.relations(scores, chosen)
    relations[..., labels.relations.index("root")] = FORBIDDEN
    relation, upos, script = relations.argmax(-1), scores.upos.argmax(-1), scores.lemmas.argmax(-1)
    values = [x.argmax(-1) for x in scores.features]
    tagged = torch.log_softmax(scores.names, -1).numpy()
    result = []
    for i, s in enumerate(sentences):
        count = range(len(s.words))
        feats: list[dict[str, str | None]] = [{} for _ in count]
        for (name, options), best in zip(labels.features.items(), values, strict=True):
            for k in count:
                if options[best[i, k]]:
                    feats[k][name] = options[best[i, k]]
        result.append(
            Sentence(
                words=s.words,
                space_before=s.space_before,
                style=s.style,
                upos=[labels.upos[upos[i, k]] for k in count],
                feats=feats,
                heads=trees[i],
                relations=["root" if trees[i][k] == 0 else labels.relations[relation[i, k]] for k in count],
                lemmas=[lemma.apply(s.words[k], labels.lemmas[script[i, k]]) for k in count],
                names=list(names(tagged[i, : len(s.words)], labels.names)),
            )
        )
    return result
