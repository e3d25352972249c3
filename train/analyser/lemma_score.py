"""Lemma scores with the table: ``python -m analyser.lemma_score --corpus … --model … --treebanks DIR --program PATH``.

``PATH`` is the example program ``lemmas`` of crates/language, so that what is scored is what is shipped. Parts of
speech, features and scripts are those that the model predicts.
"""

import argparse
import collections
import subprocess
from pathlib import Path

import torch

from analyser import conllu
from analyser.batches import Encoder
from analyser.conllu import Sentence
from analyser.dataset import load
from analyser.evaluate import analyse, restore


def lemmas(program: Path, language: str, found: list[Sentence]) -> list[str]:
    """The program's lemmas of all words, one sentence after another."""
    rows = []
    for s in found:
        assert s.upos and s.feats and s.lemmas
        for word, upos, feats, predicted in zip(s.words, s.upos, s.feats, s.lemmas, strict=True):
            features = "|".join(f"{k}={v}" for k, v in sorted(feats.items()) if v)
            # A script that gives the predicted lemma whole says the same as the one that made it.
            rows.append(f"{word}\t{upos}\t{features}\t!{predicted}\n")
    run = subprocess.run([program, language], input="".join(rows), text=True, capture_output=True, check=True)
    return run.stdout.split("\n")[:-1]


def main() -> None:
    """Score on a file of each language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--files", nargs="+", default=["de_gsd-test-a", "en_ewt-test-a"])
    args = parser.parse_args()
    torch.set_num_threads(1)
    corpus = load(args.corpus)
    model, encoder = restore(args.model, corpus.labels), Encoder(corpus)
    for name in args.files:
        language = name[:2]
        gold = conllu.read(args.treebanks / f"{name}.conllu", "plain")
        found = analyse(model, encoder, gold, language)
        total: collections.Counter[str] = collections.Counter()
        right: collections.Counter[str] = collections.Counter()
        alone = 0
        have = iter(lemmas(args.program, language, found))
        for g, f in zip(gold, found, strict=True):
            assert g.upos and g.lemmas and f.lemmas
            for upos, want, predicted in zip(g.upos, g.lemmas, f.lemmas, strict=True):
                total[upos] += 1
                right[upos] += next(have) == want
                alone += predicted == want
        words = sum(total.values())
        print(f"{name}: {100 * sum(right.values()) / words:.2f}, scripts alone {100 * alone / words:.2f}")
        print("  ", {upos: round(100 * right[upos] / n, 1) for upos, n in total.most_common(10)})


if __name__ == "__main__":
    main()
