"""Reference output of the splitter: ``python -m analyser.splitter_check --model … --program … --out FILE.jsonl``.

One JSON object a text: the text, a line, and the score of the gap behind each of its tokens but the last, from the
model file in 32-bit floating point. Whoever writes the network anew can see whether it gives the same.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from analyser import modelfile, paragraph
from analyser.clusters import fnv
from analyser.paragraph import Sentence
from analyser.splitter import Splitter, features

TEXTS = [
    "Thanks for the draft Please send it to Mr. Miller by Friday",
    "The two ministers met in Samarkand. They spoke about gas, cotton and the U.N. vote. No date was set",
    "Hi all, see the list below: 1. Visit to Oslo 2. Talks in Bern we leave at 9:30 a.m. on Monday",
    '"Why now?" he asked. nobody knew!! it was late',
]


def restore(path: Path) -> tuple[Splitter, dict[int, int]]:
    """The network of a model file, and the rows of its words by their hashes."""
    _, tensors = modelfile.read(path)
    model = Splitter(torch.tensor(np.array(tensors["words"], np.float32)), 1)
    state = model.state_dict()
    for name in state:
        stored = tensors.get("features" if name == "features.weight" else name)
        if stored is not None:
            state[name] = torch.tensor(np.array(stored, np.float32)).reshape(state[name].shape)
    model.load_state_dict(state)
    return model.eval(), {int(value): row for row, value in enumerate(tensors["words.hashes"], 1)}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--program", type=Path, required=True, help="target/…/examples/bounds")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model, rows = restore(args.model)
    lines = []
    for text in TEXTS:
        (tokens,) = paragraph.cut([[Sentence(text, True, "check", 0, ())]], args.program)
        words = torch.tensor([[rows.get(fnv(token.form.lower()), 0) for token in tokens]])
        before = [None, *tokens[:-1]]
        slots = torch.tensor([[features(token, last) for token, last in zip(tokens, before, strict=True)]])
        with torch.no_grad():
            scores, _ = model(words, slots, torch.tensor([len(tokens)]))
        lines.append({"text": text, "scores": [round(score, 3) for score in scores[0, :-1].tolist()]})
    args.out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
