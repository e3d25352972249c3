"""Trains the sentence splitter: ``python -m analyser.splitter_fit --treebanks … --program … --out FILE``.

One document in eight is held back, and so is EWT dev, for choosing the settings; ``--whole`` trains on them too. PUD is
never trained on. The file goes into the program as it is.
"""

import argparse
import random
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from analyser import paragraph, variant
from analyser.clusters import fnv
from analyser.modelfile import Writer
from analyser.splitter import Splitter
from analyser.splitter_data import KINDS, Example, batches, examples, held_back, tensors, vectors, vocabulary

RATE, TOKENS, WARM_UP = 3e-3, 2500, 100
#: The table of words learns slowly, and words are hidden so often, lest the treebanks be learned by heart.
WORD_RATE, HIDDEN = 0.1, 0.15
#: The weight of what is learned of grammar beside the bounds.
GRAMMAR = 0.1
#: Lines for PUD, as ``cargo xtask eval language`` makes them.
SENTENCES_A_LINE = 10


def scores(model: Splitter, given: list[Example]) -> list[np.ndarray]:
    """The scores of the gaps behind all tokens."""
    model.eval()
    found: list[np.ndarray] = [np.array([])] * len(given)
    with torch.no_grad():
        for places in batches(given, 6000):
            words, slots, lengths, *_ = tensors([given[i] for i in places])
            for row, i in zip(model(words, slots, lengths)[0].numpy(), places, strict=True):
                e = given[i]
                found[i] = np.where(e.open, row[: len(e.words)], np.where(e.rule, np.inf, -np.inf))
    return found


def f1(given: list[Example], scored: list[np.ndarray], added: float, dropped: float) -> float:
    """F1 of whole sentences; ``added`` and ``dropped`` are the limits of bounds without and with the rules' say."""
    columns = zip(*((e.ends, e.rule, r) for e, r in zip(given, scored, strict=True)), strict=True)
    gold, rule, row = (np.concatenate(parts) for parts in columns)
    sides = []
    for ends in (gold.astype(bool), row > np.where(rule, dropped, added)):
        bounds = [-1, *np.flatnonzero(ends[:-1]), len(ends) - 1]
        sides.append(set(pairwise(bounds)))
    return 200 * len(sides[0] & sides[1]) / (len(sides[0]) + len(sides[1]))


def export(model: Splitter, words: list[str], limits: tuple[float, float], out: Path) -> None:
    """Write the model file; README.md tells what is in it."""
    values = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    writer = Writer()
    pairs = sorted((fnv(word), row) for row, word in enumerate(words, 1))
    writer.plain("words.hashes", np.array([value for value, _ in pairs], np.uint64), "u64")
    writer.matrix("words", values["words.weight"][[0] + [row for _, row in pairs]])
    writer.matrix("features", values["features.weight"])

    writer.matrix("lstm.input.weight", values["lstm.input.weight"])
    writer.plain("lstm.input.bias", values["lstm.input.bias"], "f32")
    writer.matrix("lstm.recurrent", values["lstm.recurrent"])
    writer.matrix("middle.weight", values["middle.weight"])
    for name in ("middle.bias", "out.weight", "out.bias"):
        writer.plain(name, values[name], "f32")
    writer.plain("limits", np.array(limits, np.float32), "f32")
    out.parent.mkdir(parents=True, exist_ok=True)
    writer.write(out, {"engine": "sentence"})
    print(out, out.stat().st_size, "bytes")


def fit(model: Splitter, versions: list[list[Example]], passes: int, chance: random.Random) -> None:
    """Train, a pass over each version in turn."""
    table = [model.words.weight]
    rest = [value for name, value in model.named_parameters() if name != "words.weight"]
    groups = [{"params": rest, "share": 1.0}, {"params": table, "share": WORD_RATE}]
    optimiser = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
    steps = sum(1 for n in range(passes) for _ in batches(versions[n % len(versions)], TOKENS))
    step = 0
    for n in range(passes):
        given = versions[n % len(versions)]
        for places in batches(given, TOKENS, chance):
            rate = RATE * max(0.02, 1 - step / steps) * min(1, (step + 1) / WARM_UP)
            for group in optimiser.param_groups:
                group["lr"] = rate * group["share"]
            model.train()
            words, slots, lengths, ends, decided, labels = tensors([given[i] for i in places])
            words *= torch.rand(words.shape) > HIDDEN
            scored, told = model(words, slots, lengths)
            loss = F.binary_cross_entropy_with_logits(scored[decided], ends[decided])
            for place, part in enumerate(told.split(KINDS, 2)):
                loss = loss + GRAMMAR * F.cross_entropy(part.flatten(0, 1), labels[:, :, place].flatten())
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
        print(f"pass {n + 1}, step {step} of {steps}, loss {loss.item():.4f}", flush=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--program", type=Path, required=True, help="target/…/examples/bounds")
    parser.add_argument("--fast", type=Path, required=True, help="models/fast/model.dpm")
    parser.add_argument("--lookups", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=20)
    parser.add_argument("--variants", type=int, default=15)
    parser.add_argument("--whole", action="store_true", help="hold nothing back")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limits", type=float, nargs=2, default=(1.5, -2.0), metavar=("ADDED", "DROPPED"))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    chance = random.Random(args.seed)

    banks = {
        name: paragraph.read(args.treebanks / f"{name}.conllu")
        for name in ("en_ewt-train", "en_gum-free", "en_ewt-dev", "en_pud")
    }
    ewt, gum, dev = (paragraph.paragraphs(banks[name]) for name in ("en_ewt-train", "en_gum-free", "en_ewt-dev"))
    pud = [banks["en_pud"][i : i + SENTENCES_A_LINE] for i in range(0, len(banks["en_pud"]), SENTENCES_A_LINE)]
    known = [ewt + dev, gum] if args.whole else [[p for p in bank if not held_back(p)] for bank in (ewt, gum)]
    plain = paragraph.cut([p for bank in known for p in bank], args.program)
    texts = [plain]
    for _ in range(args.variants):
        varied = [p for bank in known for p in variant.vary(bank, chance)]
        texts.append(paragraph.cut(varied, args.program, chance))
    words = vocabulary(plain, args.lookups)
    model = Splitter(torch.tensor(vectors(words, args.fast), dtype=torch.float32), sum(KINDS))
    fit(model, [examples(text, words) for text in texts], args.passes, chance)
    export(model, words, tuple(args.limits), args.out)
    kept = {"PUD": pud}
    if not args.whole:
        kept |= {"EWT": filter(held_back, ewt), "GUM": filter(held_back, gum), "EWT dev": dev}
    for name, text in kept.items():
        given = examples(paragraph.cut(list(text), args.program), words)
        scored = scores(model, given)
        rules = f1(given, [np.where(e.rule, 1.0, -1.0) for e in given], 0, 0)
        row = [f"{f1(given, scored, up, down):.2f}" for up in (0.5, 1, 1.5) for down in (0, -1, -2, -4)]
        print(f"{name}: rules {rules:.2f}; added above .5, 1, 1.5 × dropped below 0, -1, -2, -4:", *row)


if __name__ == "__main__":
    main()
