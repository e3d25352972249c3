"""Tests of the tables of known forms."""

from collections import Counter

from analyser import lemma, lemma_english, lemma_german, lemma_table


def test_table_scripts_give_the_lemma_back() -> None:
    """Whatever the letters, the script that is stored leads to the lemma."""
    pairs = [("häuser", "Haus"), ("angekündigt", "ankündigen"), ("besser", "gut"), ("gmbh", "GmbH"), ("men", "man")]
    for form, target in pairs:
        assert lemma.apply(form, lemma_table.table_script(form, target)) == target


def test_treebanks_decide_where_they_saw_enough() -> None:
    """A reading that was never chosen goes, an unsure one stays."""
    assert lemma_table.readings(Counter({"French": 9}), Counter({"french": 5000}), True) == ["French"]
    assert lemma_table.readings(Counter(), Counter({"hören": 900, "gehören": 800}), True) == ["hören", "gehören"]


def test_german_comparatives() -> None:
    """Comparatives are told from adjectives that merely look like them."""
    known = {"lang", "schön", "edel", "leit", "sauber"}
    found = [lemma_german._positive(x, known) for x in ("schöner", "länger", "edler", "leiter", "sauber", "nächst")]
    assert found == ["schön", "lang", "edel", None, None, "nah"]


def test_english_spelling() -> None:
    """Doubled consonants, lost e, y."""
    assert set(lemma_english._stems("stop", "ed")) == {"stopped"}
    assert set(lemma_english._stems("hope", "ing")) == {"hoping"}
    assert set(lemma_english._stems("try", "ed")) == {"tried"}
    assert "admitted" in set(lemma_english._stems("admit", "ed"))
