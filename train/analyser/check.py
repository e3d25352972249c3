"""Reference output for other implementations: ``python -m analyser.check --model FILE.dpm --out FILE.jsonl …``.

One JSON object a sentence: what goes in, the ids of pieces (with style mark and end mark), the features of the fast
engine, some raw scores rounded to four digits, and the analysis. All computed in 32-bit floating point.
"""

import argparse
import json
from pathlib import Path

import torch

from analyser import rawtext
from analyser.batches import Encoder, collate
from analyser.dataset import load
from analyser.decode import analyses
from analyser.engines import Accurate
from analyser.evaluate import restore

SENTENCES = [
    ("de", "Der Außenminister traf am 5. Mai in Astana zum dritten Mal seinen chinesischen Amtskollegen."),
    ("de", "Die Gespräche, die in Wien stattfanden, wurden von der EU vermittelt."),
    ("de", "Das Abkommen über die Nutzung des Hafens lehnte die Opposition in Tiflis jedoch ab."),
    ("en", "The two presidents didn't sign the agreement on gas supplies in Samarkand."),
    ("en", "Kazakhstan's foreign minister was told by Mr. Smith that talks would be held next week."),
]


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    corpus = load(args.corpus)
    model = restore(args.model, corpus.labels)
    if isinstance(model, Accurate):
        model.quick = False
    encoder = Encoder(corpus)
    lines = []
    for style, text in SENTENCES:
        sentence = next(rawtext.sentences(text, style))
        encoded = encoder.encode(sentence)
        batch = collate([encoded])
        with torch.no_grad():
            scores = model(batch)
            found = analyses(model.heads, scores, [sentence], corpus.labels)[0]
            vector = model.words(batch)[0, 0, :8]
        lines.append(
            {
                "style": style,
                "words": sentence.words,
                "space_before": sentence.space_before,
                "pieces": encoded.pieces,
                "features_of_first_word": encoded.features[0],
                "first_word_vector": [round(x, 4) for x in vector.tolist()],
                "first_word_upos_scores": [round(x, 4) for x in scores.upos[0, 0].tolist()],
                "first_word_arc_scores": [round(x, 4) for x in scores.arcs[0, 0].tolist()],
                "upos": found.upos,
                "features": ["|".join(f"{k}={v}" for k, v in f.items()) for f in found.feats or []],
                "heads": found.heads,
                "relations": found.relations,
                "lemmas": found.lemmas,
                "names": found.names,
            }
        )
    args.out.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
