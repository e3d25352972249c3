"""Scores: ``python -m analyser.evaluate --corpus … --model … --treebanks DIR --names DIR``.

Gold words and sentence bounds, punctuation counted, relations without subtype, as at CoNLL 2018. Features are
scored over those in ``conllu.FEATURES``: a word is right when all of them are. Names: strict spans over PER, LOC, ORG.
"""

import argparse
import collections
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from analyser import conllu, modelfile, names
from analyser.batches import Encoder, collate
from analyser.conllu import Sentence
from analyser.corpus import NAMES_TEST
from analyser.dataset import load
from analyser.decode import analyses
from analyser.engines import build
from analyser.heads import Inventory


def analyse(model: nn.Module, encoder: Encoder, sentences: list[Sentence], style: str) -> list[Sentence]:
    """Analyse sentences in the order given; batches hold sentences of similar length."""
    was = model.training
    model.eval()
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].words))
    found: dict[int, Sentence] = {}
    with torch.no_grad():
        for start in range(0, len(order), 24):
            part = order[start : start + 24]
            bare = [Sentence(sentences[i].words, sentences[i].space_before, style) for i in part]
            scores = model(collate([encoder.encode(s) for s in bare]))
            found.update(zip(part, analyses(model.heads, scores, bare, encoder.corpus.labels), strict=True))
    model.train(was)
    return [found[i] for i in range(len(sentences))]


def tree_scores(gold: list[Sentence], found: list[Sentence]) -> dict[str, float]:
    """Percentages over all words, and F1 of the relations that matter most here."""
    hits: collections.Counter[str] = collections.Counter()
    relation: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    cased = words = 0
    for g, f in zip(gold, found, strict=True):
        assert g.heads and g.relations and g.upos and g.feats and f.heads and f.relations and f.upos and f.feats
        for i in range(len(g.words)):
            words += 1
            want, have = g.relations[i].split(":")[0], f.relations[i].split(":")[0]
            attached = g.heads[i] == f.heads[i]
            hits["UAS"] += attached
            hits["LAS"] += attached and want == have
            hits["UPOS"] += g.upos[i] == f.upos[i]
            hits["feats"] += g.feats[i] == f.feats[i]
            if g.feats[i].get("Case") or f.feats[i].get("Case"):
                cased += 1
                hits["Case"] += g.feats[i].get("Case") == f.feats[i].get("Case")
            if g.lemmas and f.lemmas:
                hits["lemma"] += g.lemmas[i] == f.lemmas[i]
            for name in {want, g.relations[i]}:
                relation[name][0] += 1
            for name in {have, f.relations[i]}:
                relation[name][0] += 1
                relation[name][1] += 2 * (attached and name in (want, g.relations[i]))
    result = {k: 100 * hits[k] / max(1, words) for k in ("LAS", "UAS", "UPOS", "feats", "lemma")}
    result["Case"] = 100 * hits["Case"] / max(1, cased)
    for name in ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "compound:prt"):
        if relation[name][0]:
            result[f"F1 {name}"] = 100 * relation[name][1] / relation[name][0]
    return {k: round(v, 2) for k, v in result.items()}


def name_scores(gold: list[Sentence], found: list[Sentence]) -> dict[str, float]:
    """Strict F1 of each kind, and over the scored kinds together."""
    right: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    for g, f in zip(gold, found, strict=True):
        want, have = names.spans(g.names or []), names.spans(f.names or [])
        total.update(kind for _, _, kind in [*want, *have])
        right.update(kind for _, _, kind in want & have)
    result = {kind: 200 * right[kind] / max(1, total[kind]) for kind in names.KINDS}
    all_ = sum(total[k] for k in names.SCORED)
    result["PER/LOC/ORG"] = 200 * sum(right[k] for k in names.SCORED) / max(1, all_)
    return {k: round(v, 2) for k, v in result.items()}


def held_out(model: nn.Module, encoder: Encoder) -> dict[str, float]:
    """A few figures on the training data set aside; ``choice`` is what models are chosen by."""
    result: dict[str, float] = {}
    for group in ("de", "en"):
        gold = encoder.corpus.held_out[group]
        scores = tree_scores(gold, analyse(model, encoder, gold, group))
        result |= {f"{group} {k}": scores[k] for k in ("LAS", "UPOS", "feats", "lemma")}
    gold = encoder.corpus.held_out["names"]
    result["names"] = name_scores(gold, analyse(model, encoder, gold, "de"))["PER/LOC/ORG"]
    result["choice"] = round(0.5 * result["de LAS"] + 0.25 * result["en LAS"] + 0.25 * result["names"], 3)
    return result


def restore(path: Path, labels: Inventory) -> nn.Module:
    """The model of a checkpoint, or of a finished model file (then with its rounded weights)."""
    if path.suffix == ".dpm":
        header, tensors = modelfile.read(path)
        state = {k: torch.tensor(v) for k, v in tensors.items() if v.dtype == np.float32 and not k.endswith(".scale")}
        del state["scores"]
        engine = header["engine"]
        if engine == "fast":
            state["project.weight"] = torch.eye(state["table"].shape[1])
    else:
        saved = torch.load(path, weights_only=False)
        state, engine = saved["model"], saved["engine"]
    model = build(engine, state["table"], labels, None)
    model.load_state_dict(state)
    return model.eval()


def main() -> None:
    """Score a model on the test files and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="a checkpoint (.pt) or a model file (.dpm)")
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    corpus = load(args.corpus)
    model = restore(args.model, corpus.labels)
    encoder = Encoder(corpus)
    result: dict[str, object] = {}
    for style, file in (("de", "de_gsd-test-a.conllu"), ("en", "en_ewt-test-a.conllu")):
        # Scored against the treebank as it is, without harmonisation.
        gold = conllu.read(args.treebanks / file, "plain")
        start = time.process_time()
        found = analyse(model, encoder, gold, style)
        spent = time.process_time() - start
        result[style] = tree_scores(gold, found)
        result[style] |= {"words": sum(len(s.words) for s in gold), "seconds": round(spent, 1)}
    gold = names.read_germeval(args.names / "germeval-test-rest.tsv")[-NAMES_TEST:]
    result["names"] = name_scores(gold, analyse(model, encoder, gold, "de"))
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
