"""Word features of the fast engine: affix hashes, shape and Brown clusters.

The clusters come from ``spacy-lookups-data`` (MIT): for a million words of each language a bit string, read
from the lowest bit. Only the most frequent words' clusters are kept, so that the table stays small.
"""

import gzip
import json
from pathlib import Path

from analyser.engines import BUCKETS

LANGUAGES = ("de", "en")
Clusters = dict[str, dict[str, int]]


def fnv(text: str) -> int:
    """64-bit FNV-1a of the UTF-8 bytes."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def slot(text: str) -> int:
    """Row of a feature in the hash table; row 0 stays free."""
    return 1 + fnv(text) % (BUCKETS - 1)


def _load(folder: Path, name: str) -> dict:
    with gzip.open(folder / name, "rt", encoding="utf-8") as file:
        return json.load(file)


def frequent(folder: Path, language: str, count: int) -> list[str]:
    """The most frequent words of a language, most frequent first."""
    likely: dict[str, float] = _load(folder, f"{language}_lexeme_prob.json.gz")
    words = [w for w in likely if w and not any(c.isspace() or c.isdigit() for c in w)]
    return sorted(words, key=lambda w: (-likely[w], w))[:count]


def read(folder: Path, words: dict[str, list[str]]) -> Clusters:
    """Clusters of the given words, language by language; words without one are left out."""
    found: Clusters = {}
    for language in LANGUAGES:
        table: dict[str, int] = _load(folder, f"{language}_lexeme_cluster.json.gz")
        found[language] = {w: table[w] & 0xFFFF for w in words[language] if table.get(w)}
    return found


def shape(word: str) -> str:
    """A few letters for how a word is written."""
    return (
        ("U" if word[:1].isupper() else "l")
        + ("D" if any(c.isdigit() for c in word) else "")
        + ("P" if not any(c.isalnum() for c in word) else "")
        + ("A" if len(word) > 1 and word.isupper() else "")
    )


def features(word: str, clusters: Clusters) -> list[int]:
    """Rows of all features of a word (``engines.SLOTS`` of them), in fixed order.

    Word, two prefixes, four suffixes, shape, and for each language the cluster with 16, 6 and 4 bits.
    """
    low = word.lower()
    keys = ["w" + low, "p" + low[:3], "q" + low[:5]]
    keys += [f"{n}" + low[-n:] for n in (1, 2, 3, 4)] + ["h" + shape(word)]
    for language in LANGUAGES:
        table = clusters[language]
        value = table.get(word) or table.get(low) or table.get(low[:1].upper() + low[1:]) or 0
        keys += [f"{language}{bits}:{value & ((1 << bits) - 1)}" if value else f"{language}-" for bits in (16, 6, 4)]
    return [slot(key) for key in keys]
