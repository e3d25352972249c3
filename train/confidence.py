#!/usr/bin/env python3
"""Fits the weights of data/confidence/weights.tsv: confidence.py SCORER GOLD PROGRAM [--write].

SCORER is the scorer of coded documents (score.py) whose matching decides which records are right, GOLD the coded
documents, PROGRAM the depesche binary. Each kind of record gets a logistic model with a penalty on its weights and two
imagined average records, one right and one wrong, so that nothing is ever certain. Prints, with each document weighed
by the models of the others, how the confidence compares with what was right; --write writes the weights of
all together. Standard library only.
"""

import argparse
import json
import math
import subprocess
import sys
from pathlib import Path

KINDS = {
    "events": "event",
    "instruments": "instrument",
    "measures": "measure",
    "commitments": "commitment",
    "quotes": "quote",
}
#: The strength of the penalty on weights, and how many imagined average records stand beside the real ones.
PENALTY, IMAGINED = 3.0, 2.0

Row = tuple[str, dict[str, float], bool]


def scorer(path: Path) -> dict:
    """The names of the scorer, without running it."""
    names: dict = {"__name__": "scorer"}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), names)
    return names


def run(program: str, gold: Path, form: str) -> dict[str, dict]:
    """What the program prints of each document."""
    out = subprocess.run(
        [program, "code", "--format", form, str(gold)], capture_output=True, check=True, text=True
    ).stdout
    return {line["id"]: line for line in map(json.loads, out.splitlines())}


def rows(names: dict, gold: Path, program: str) -> dict[str, list[Row]]:
    """Each record of a kind with its document, its clues and whether it is right."""
    sheets, clues = run(program, gold, "jsonl"), run(program, gold, "clues")
    found: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    for document in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        id = document["id"]
        for kind in KINDS:
            records, match, _ = names["KINDS"][kind]
            coded = records(sheets[id])
            right = {j for _, j in names["pair"](records(document), coded, match)}
            # The scorer may leave records out, as indirect quotes.
            mine = [(r, c) for r, c in zip(sheets[id][kind], clues[id]["clues"][kind], strict=True) if r in coded]
            found[kind] += [(id, c, at in right) for at, (_, c) in enumerate(mine)]
    return found


def fit(data: list[Row]) -> dict[str, float]:
    """Newton's method on the penalised likelihood."""
    names = ["base", *sorted({name for _, clues, _ in data for name in clues})]
    real = [([1.0] + [clues.get(name, 0.0) for name in names[1:]], float(right), 1.0) for _, clues, right in data]
    mean = [sum(x[i] for x, _, _ in real) / len(real) for i in range(len(names))]
    real += [(mean, 1.0, IMAGINED / 2), (mean, 0.0, IMAGINED / 2)]
    weights = [0.0] * len(names)
    for _ in range(50):
        gradient = [-PENALTY * w if i else 0.0 for i, w in enumerate(weights)]
        curve = [[PENALTY if i == j and i else 1e-9 * (i == j) for j in range(len(names))] for i in range(len(names))]
        for x, y, count in real:
            p = probability(weights, x)
            for i, a in enumerate(x):
                gradient[i] += count * (y - p) * a
                for j, b in enumerate(x):
                    curve[i][j] += count * p * (1 - p) * a * b
        step = solve(curve, gradient)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-9:
            break
    return dict(zip(names, weights, strict=True))


def probability(weights: list[float], x: list[float]) -> float:
    """That a row of clues, the first of them 1, is right."""
    return 1 / (1 + math.exp(-sum(w * a for w, a in zip(weights, x, strict=True))))


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss's elimination."""
    m = [[*row, value] for row, value in zip([row[:] for row in matrix], right, strict=True)]
    for i in range(len(m)):
        pivot = max(range(i, len(m)), key=lambda r: abs(m[r][i]))
        m[i], m[pivot] = m[pivot], m[i]
        for r in range(len(m)):
            if r != i:
                factor = m[r][i] / m[i][i]
                m[r] = [a - factor * b for a, b in zip(m[r], m[i], strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(m)]


def confidence(weights: dict[str, float], clues: dict[str, float]) -> float:
    """That a record with these clues is right."""
    return 1 / (1 + math.exp(-weights["base"] - sum(weights.get(name, 0.0) * value for name, value in clues.items())))


def report(kind: str, data: list[Row]) -> None:
    """Weighs each document by the others."""
    judged: list[tuple[float, bool]] = []
    for id in sorted({id for id, _, _ in data}):
        weights = fit([row for row in data if row[0] != id])
        judged += [(confidence(weights, clues), right) for other, clues, right in data if other == id]
    share = sum(right for _, right in judged) / len(judged)
    brier = sum((p - right) ** 2 for p, right in judged) / len(judged)
    pairs = [(a > b) + (a == b) / 2 for a, right in judged if right for b, wrong in judged if not wrong]
    area = f"{sum(pairs) / len(pairs):.2f}" if pairs else "  – "
    mean = share * (1 - share)
    print(
        f"{kind:<12}{len(judged):>4} records, right {share:.3f}  Brier {brier:.3f} (of the mean {mean:.3f})  AUC {area}"
    )
    for low, high in ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = [(p, right) for p, right in judged if low <= p < high]
        if inside:
            told, was = sum(p for p, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)
            print(f"    {low:.1f}–{min(high, 1.0):.1f}  {len(inside):>4} records  told {told:.2f}  were {was:.2f}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("program")
    parser.add_argument("--write", action="store_true", help="write data/confidence/weights.tsv")
    options = parser.parse_args()
    found = rows(scorer(options.scorer), options.gold, options.program)
    lines = ["# Weights of the clues that a record is right, fitted by train/confidence.py.", "kind\tclue\tweight"]
    for kind, data in found.items():
        report(kind, data)
        lines += [f"{KINDS[kind]}\t{name}\t{weight:.3f}" for name, weight in fit(data).items()]
    if options.write:
        path = Path(__file__).parent.parent / "data/confidence/weights.tsv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"wrote {path}", file=sys.stderr)


if __name__ == "__main__":
    main()
