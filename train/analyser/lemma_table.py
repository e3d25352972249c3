"""Tables of known forms: ``python -m analyser.lemma_table --language de --out WORK/de.tsv …``.

A line is ``CLASS``, form in small letters, and the scripts of its lemmas (``analyser/lemma.py``), the likeliest
first. The class stands for a part of speech, and for verbs also for the kind of form, since *gehört* is *gehören*
as a finite verb, but mostly *hören* as a participle. ``cargo xtask lemmas`` makes the automaton of it.

Treebanks have the last word on what a lemma looks like; dictionaries bring the breadth. A treebank's lemma that
the dictionaries do not know must be seen twice, because single ones are often slips of the annotators.
"""

import argparse
import collections
from collections.abc import Iterable, Iterator
from pathlib import Path

from analyser import conllu, lemma, lemma_english, lemma_german
from analyser.lemma_german import Counts

#: Class letters, the same as in crates/language/src/lemma.rs.
CLASSES = {
    "NOUN": "n", "PROPN": "p", "ADJ": "a", "ADV": "r", "DET": "d", "PRON": "o", "AUX": "x", "ADP": "q",
    "PART": "t", "CCONJ": "c", "SCONJ": "s", "NUM": "m", "INTJ": "j",
}  # fmt: skip
#: Verbs by VerbForm; finite forms, and those without the feature, are "v".
VERB_CLASSES = {"Part": "w", "Ger": "w", "Inf": "i"}
#: Classes whose lemmas come from dictionaries too.
OPEN = set("nNpavwirz")
#: At most so many readings of a form are kept.
READINGS = 3
#: A reading is left out if it is likely by less than this share of the best one.
RARE = 0.6
#: Words seen so often (weighted) in treebanks keep only the lemmas that had at least this share.
ENOUGH, SHARE = 6, 0.15


def word_class(upos: str, feats: dict[str, str | None], language: str) -> str | None:
    """The class of a word, if words of its kind are in the tables. English needs no classes of verb forms."""
    if upos == "NOUN" and feats.get("Number") == "Plur":
        return "N"
    if upos == "VERB" and language == "en":
        return "v"
    if upos == "VERB":
        return VERB_CLASSES.get(feats.get("VerbForm") or "", "v")
    return CLASSES.get(upos)


def table_script(form: str, target: str) -> str:
    """The script from ``form`` (in small letters), which changes the end alone unless that takes more letters."""
    if target not in (target.lower(), target.capitalize()) or "|" in target:
        return "!" + target
    case, low = ("l" if target.islower() or not target[:1].isalpha() else "u"), target.lower()
    same = 0
    while same < min(len(form), len(low)) and form[same] == low[same]:
        same += 1
    back = f"{case}|0||{len(form) - same}|{low[same:]}"
    general = lemma.script(form, low)
    if general.startswith("!"):
        return back if same else "!" + target
    general = case + general[1:]
    usable = same > 0 and lemma.apply(form, back) == target
    if lemma.apply(form, general) == target and (not usable or len(general) < len(back)):
        return general
    return back if usable else "!" + target


def readings(bank: collections.Counter[str], known: collections.Counter[str], is_open: bool) -> list[str]:
    """Lemmas of one form, likeliest first."""
    seen = sum(bank.values())
    if seen >= ENOUGH:
        # Seen often: what was hardly ever chosen is out, whatever dictionaries say.
        bank = collections.Counter({x: n for x, n in bank.items() if n >= SHARE * seen})
        if bank:
            known = collections.Counter({x: n for x, n in known.items() if x in bank})
    if not is_open:
        return [x for x, _ in sorted((bank or known).items(), key=lambda c: (-c[1], c[0]))]
    score: dict[str, float] = {}
    best = max(known.values(), default=0)
    for x in set(bank) | set(known):
        if x in known:
            # What is far less likely than another reading would only mislead the choice between them.
            if bank[x] or known[x] > RARE * best:
                score[x] = 1 + known[x] / 1e6 + 2 * bank[x]
        elif bank[x] >= 2 or not known:
            score[x] = bank[x]
    return sorted(score, key=lambda x: (-score[x], x))


def build(treebanks: Counts, dictionaries: Counts) -> Iterator[tuple[str, str, list[str]]]:
    """All entries in order."""
    _sort_verbs(treebanks, dictionaries)
    empty: collections.Counter[str] = collections.Counter()
    singular: dict[str, list[str]] = {}
    for key in sorted(set(treebanks) | set(dictionaries), key=lambda k: (k[0] == "N", k)):
        group, form = key
        found = readings(treebanks.get(key, empty), dictionaries.get(key, empty), group in OPEN)[:READINGS]
        if not found:
            continue
        if group == "n":
            singular[form] = found
        elif group == "N" and form not in singular:
            # Most plurals are no form of a singular, and need no class of their own.
            group = "n"
        elif group == "N" and singular[form][0] == found[0]:
            continue
        yield group, form, list(dict.fromkeys(table_script(form, x) for x in found))


def _sort_verbs(treebanks: Counts, dictionaries: Counts) -> None:
    """Put verbs where they belong that a treebank without VerbForm counts as finite."""
    empty: collections.Counter[str] = collections.Counter()
    for group, form in [k for k in treebanks if k[0] == "v"]:
        for x in list(treebanks[group, form]):
            if x not in dictionaries.get(("v", form), empty):
                for other in "wi":
                    if x in dictionaries.get((other, form), empty):
                        treebanks[other, form][x] += treebanks[group, form].pop(x)
                        break


def count(banks: Iterable[tuple[Path, int]], language: str) -> Counts:
    """Lemmas of the treebanks; each treebank with its weight."""
    counts: Counts = collections.defaultdict(collections.Counter)
    module = lemma_german if language == "de" else lemma_english
    for path, weight in banks:
        for s in conllu.read(path, "plain"):
            assert s.upos and s.feats and s.lemmas
            for word, upos, feats, target in zip(s.words, s.upos, s.feats, s.lemmas, strict=True):
                group = word_class(upos, feats, language)
                if group and module.believable(word, upos, target):
                    counts[group, word.lower()][module.convention(word, upos, target)] += weight
    return counts


def main() -> None:
    """Write the table of one language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--language", choices=["de", "en"], required=True)
    parser.add_argument("--sources", type=Path, required=True, help="folder of the unpacked packages")
    parser.add_argument("--banks", type=Path, nargs="+", required=True, help="treebanks; the first counts three times")
    parser.add_argument("--frequencies", type=Path, help="…_lexeme_prob.json.gz of spacy-lookups-data")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    banks = [(path, 1 if i else 3) for i, path in enumerate(args.banks)]
    module = lemma_german if args.language == "de" else lemma_english
    counts = count(banks, args.language)
    known = module.dictionaries(args.sources, args.frequencies)
    number: collections.Counter[str] = collections.Counter()
    with args.out.open("w", encoding="utf-8") as file:
        for group, form, scripts in build(counts, known):
            file.write("\t".join([group, form, *scripts]) + "\n")
            number[group] += 1
    print(args.language, sum(number.values()), "forms", dict(number.most_common()))


if __name__ == "__main__":
    main()
