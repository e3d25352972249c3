"""Finished models: ``python -m analyser.export --corpus … --checkpoint … --out FILE``.

Writes one file in the format of ``analyser.modelfile`` with all that an engine needs at run time: weights, subword
pieces and scores, normalisation, labels, and for the fast engine the word clusters. Names of tensors are those of
the modules in ``analyser.engines`` and ``analyser.heads``; README.md tells how they are used.
"""

import argparse
from pathlib import Path

import numpy as np

from analyser.clusters import LANGUAGES, fnv
from analyser.dataset import Corpus, load
from analyser.engines import Accurate
from analyser.evaluate import restore
from analyser.modelfile import Writer, from_q4, to_q4
from analyser.subword import SPECIALS

#: Smaller tensors than this stay in floating point.
SMALL = 4096


def common(corpus: Corpus, engine: str) -> dict:
    """Header: labels and what the tokenizer needs."""
    labels = corpus.labels
    plain = {k: v for k, v in corpus.subwords.normalisation.items() if ord(k) < 0x2E80 or 0xFB00 <= ord(k) < 0xFB07}
    return {
        "engine": engine,
        "upos": labels.upos,
        "features": [[name, values] for name, values in labels.features.items()],
        "relations": labels.relations,
        "lemmas": labels.lemmas,
        "names": labels.names,
        "specials": SPECIALS,
        "unknown": corpus.subwords.unknown,
        "normalisation": plain,
    }


def vocabulary(writer: Writer, corpus: Corpus) -> None:
    """Pieces as lines of UTF-8 in the order of their ids (which begin behind the specials), and their scores."""
    text = "\n".join(corpus.subwords.pieces).encode()
    writer.plain("pieces", np.frombuffer(text, np.uint8), "u8")
    writer.plain("scores", np.array(corpus.subwords.scores, np.float32), "f32")


def clusters(writer: Writer, corpus: Corpus) -> None:
    """For each language the FNV-1a hashes of the clustered words, ascending, and beside them the clusters."""
    for language in LANGUAGES:
        pairs = sorted({fnv(word): value for word, value in corpus.clusters[language].items()}.items())
        writer.plain(f"clusters.{language}.words", np.array([w for w, _ in pairs], np.uint64), "u64")
        writer.plain(f"clusters.{language}.values", np.array([v for _, v in pairs], np.uint16), "u16")


def export(corpus: Corpus, checkpoint: Path, out: Path) -> None:
    """Write the file."""
    model = restore(checkpoint, corpus.labels)
    engine = "accurate" if isinstance(model, Accurate) else "fast"
    about, writer = common(corpus, engine), Writer()
    vocabulary(writer, corpus)
    tensors = {name: value.detach().float().numpy() for name, value in model.state_dict().items()}
    if engine == "accurate":
        table = tensors.pop("table")
        if not np.array_equal(from_q4(to_q4(table), list(table.shape)), table):
            raise ValueError("the piece table does not fit into 4 bits without loss")
        writer.four_bit("table", table)
        about["shape"] = {
            "layers": len(model.layers), "attention_heads": model.layers[0].count,
            "hidden": table.shape[1], "epsilon": model.epsilon,
        }  # fmt: skip
    else:
        clusters(writer, corpus)
        writer.matrix("table", tensors.pop("table") @ tensors.pop("project.weight").T)
    for name, value in tensors.items():
        if value.ndim > 1 and value.size > SMALL:
            writer.matrix(name, value)
        else:
            writer.plain(name, value, "f32")
    out.parent.mkdir(parents=True, exist_ok=True)
    writer.write(out, about)
    print(out, out.stat().st_size, "bytes")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    export(load(args.corpus), args.checkpoint, args.out)


if __name__ == "__main__":
    main()
