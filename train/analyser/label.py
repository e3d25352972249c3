"""Silver data for distillation: ``python -m analyser.label --corpus … --checkpoint … --text FILE.jsonl … --out FILE``.

The teacher analyses raw text (JSONL with ``text`` and ``lang``), sentences of treebanks that are not trained on
(their annotation is not read), and fills in what the training sentences lack: trees on GermEval, names on treebanks.
"""

import argparse
import json
from pathlib import Path

import torch

from analyser import conllu, rawtext
from analyser.batches import LONGEST, Encoder
from analyser.conllu import Sentence
from analyser.dataset import load
from analyser.evaluate import analyse, restore
from analyser.names import OUTSIDE, SCORED

#: The fields that a teacher can fill in.
FIELDS = ("upos", "feats", "heads", "relations", "lemmas", "names")


def fill(gold: Sentence, found: Sentence) -> Sentence:
    """What people annotated stays; the rest comes from the teacher."""
    values = {f: getattr(found, f) if getattr(gold, f) is None else getattr(gold, f) for f in FIELDS}
    if gold.names is not None and found.names is not None:
        values["names"] = [_name(g, f) for g, f in zip(gold.names, found.names, strict=True)]
    if gold.feats is not None and found.feats is not None:
        pairs = zip(gold.feats, found.feats, strict=True)
        values["feats"] = [{k: f.get(k, "") if v is None else v for k, v in g.items()} for g, f in pairs]
    return Sentence(gold.words, gold.space_before, gold.style, **values)


def _name(gold: str | None, found: str | None) -> str | None:
    if gold == OUTSIDE:
        return "O" if (found or "O").endswith(SCORED) else found
    return found if gold is None else gold


def arguments() -> argparse.Namespace:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True, help="the teacher")
    parser.add_argument("--text", type=Path, nargs="*", default=[], help="JSONL with text and lang")
    parser.add_argument("--bare", type=Path, nargs="*", default=[], help="English .conllu whose words alone are used")
    parser.add_argument("--text-only", action="store_true", help="leave the training data as it is")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def main() -> None:
    """Label everything; stores raw text as ``silver de`` and ``silver en``, training data as ``filled …``."""
    args = arguments()
    torch.set_num_threads(args.threads)
    corpus = load(args.corpus)
    model = restore(args.checkpoint, corpus.labels)
    encoder = Encoder(corpus)
    raw: dict[str, list[Sentence]] = {"de": [], "en": []}
    for path in args.text:
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            raw[document["lang"]] += rawtext.sentences(document["text"], document["lang"])
    for path in args.bare:
        raw["en"] += [Sentence(s.words, s.space_before, "en") for s in conllu.read(path, "en")]
    silver: dict[str, list[Sentence]] = {}
    for group, sentences in raw.items():
        distinct = list({tuple(s.words): s for s in sentences}.values())
        short = [s for s in distinct if len(encoder.encode(s).pieces) <= LONGEST]
        silver[f"silver {group}"] = analyse(model, encoder, short, group)
        print(group, len(short), "sentences", sum(len(s.words) for s in short), "words", flush=True)
    for part in () if args.text_only else ("de", "en", "names", "more names"):
        gold = [s for s in corpus.train[part] if len(encoder.encode(s).pieces) <= LONGEST]
        language = "en" if part == "en" else "de"
        pairs = zip(gold, analyse(model, encoder, gold, language), strict=True)
        silver[f"filled {part}"] = [fill(g, f) for g, f in pairs]
        print("filled in", part, len(gold), flush=True)
    torch.save(silver, args.out)


if __name__ == "__main__":
    main()
