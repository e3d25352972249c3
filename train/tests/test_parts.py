"""Checks of the parts that must be right before any training: ``python -m pytest``."""

import itertools
import json
from pathlib import Path

import numpy as np
import torch

from analyser import conllu, decode, fit, lemma, modelfile, names, rawtext, smartdata
from analyser.batches import IGNORE, OUTSIDE
from analyser.bilstm import BiLstm
from analyser.subword import END, UNK, Subwords


def test_scripts_give_the_lemma_back() -> None:
    """Every script restores its lemma, and carries over to similar words."""
    pairs = [("angekündigt", "ankündigen"), ("Häuser", "Haus"), ("IST", "sein"), ("a|b", "c|d"), ("Große", "groß")]
    for form, want in pairs:
        assert lemma.apply(form, lemma.script(form, want)) == want
    rule = lemma.script("angekündigt", "ankündigen")
    assert lemma.apply("angeklagt", rule) == "anklagen"
    assert lemma.apply("ab", "l|3||1|en") == "ab"


def _best_by_trying(scores: np.ndarray) -> float:
    """Score of the best tree with one root, by trying all."""
    count, best = len(scores), -np.inf
    for heads in itertools.product(range(count + 1), repeat=count):
        if sum(h == 0 for h in heads) != 1 or any(h == i + 1 for i, h in enumerate(heads)):
            continue
        ends = []
        for i in range(count):
            at, steps = i + 1, 0
            while at != 0 and steps <= count:
                at, steps = heads[at - 1], steps + 1
            ends.append(at == 0)
        if all(ends):
            best = max(best, sum(scores[i, h] for i, h in enumerate(heads)))
    return best


def test_the_tree_is_the_best_one() -> None:
    """Chu-Liu-Edmonds with one root agrees with trying all trees."""
    rng = np.random.default_rng(1)
    for _ in range(200):
        count = int(rng.integers(1, 6))
        scores = rng.normal(size=(count, count + 1))
        heads = decode.tree(scores)
        assert (heads == 0).sum() == 1
        assert np.isclose(sum(scores[i, h] for i, h in enumerate(heads)), _best_by_trying(scores))


def test_names_open_with_b() -> None:
    """I follows only B or I of the same kind."""
    labels = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
    rng = np.random.default_rng(2)
    for _ in range(50):
        found = decode.names(rng.normal(size=(8, 5)), labels)
        for before, label in zip(["O", *found], found, strict=False):
            assert not label.startswith("I-") or before[2:] == label[2:]
    assert names.spans(["B-PER", "I-PER", "O", "B-LOC"]) == {(0, 2, "PER"), (3, 4, "LOC")}


def test_the_layer_is_an_lstm() -> None:
    """The layer agrees with PyTorch's, on padded batches too."""
    ours, theirs = BiLstm(5, 4), torch.nn.LSTM(5, 4, bidirectional=True, batch_first=True)

    def reorder(x: torch.Tensor) -> torch.Tensor:
        i, f, o, u = x.chunk(4)
        return torch.cat([i, f, u, o])

    with torch.no_grad():
        for side, suffix in enumerate(("", "_reverse")):
            part = slice(16 * side, 16 * side + 16)
            getattr(theirs, "weight_ih_l0" + suffix).copy_(reorder(ours.input.weight[part]))
            getattr(theirs, "bias_ih_l0" + suffix).copy_(reorder(ours.input.bias[part]))
            getattr(theirs, "bias_hh_l0" + suffix).zero_()
            getattr(theirs, "weight_hh_l0" + suffix).copy_(reorder(ours.recurrent[side].T))
    x = torch.randn(2, 6, 5)
    found = ours(x, torch.tensor([6, 4]))
    assert torch.allclose(found[0], theirs(x[:1])[0][0], atol=1e-5)
    assert torch.allclose(found[1, :4], theirs(x[1:, :4])[0][0], atol=1e-5)


def test_model_files_are_read_back(tmp_path: Path) -> None:
    """Plain values are kept; 8 bits are near; 4 bits are exact for what was 4 bits."""
    rng = np.random.default_rng(3)
    writer = modelfile.Writer()
    matrix = rng.normal(size=(6, 64)).astype(np.float32)
    packed = modelfile.from_q4(modelfile.to_q4(matrix), [6, 64])
    writer.matrix("eight", matrix)
    writer.four_bit("four", packed)
    writer.plain("words", np.array([1, 2**63], np.uint64), "u64")
    writer.write(tmp_path / "x.dpm", {"engine": "fast"})
    header, tensors = modelfile.read(tmp_path / "x.dpm")
    assert header["engine"] == "fast"
    assert np.array_equal(tensors["four"], packed)
    assert np.abs(tensors["eight"] - matrix).max() < np.abs(matrix).max() / 120
    assert tensors["words"].tolist() == [1, 2**63]


def test_words_become_the_likeliest_pieces() -> None:
    """Best path; unknown letters cost, and do not spoil their neighbours."""
    subwords = Subwords(["\u2581", "a", "b", "ab", "\u2581a"], [-3.0, -2.0, -2.0, -1.0, -2.5], {"A": "a"})
    ids = subwords.ids
    assert subwords.split("ab", True) == [ids["\u2581"], ids["ab"]]
    assert subwords.split("Ab", False) == [ids["ab"]]
    assert subwords.split("a?", True) == [ids["\u2581a"], UNK]
    assert END not in ids.values()


def test_contractions_and_ordinals() -> None:
    """Raw text is split as in the treebanks."""
    found = list(rawtext.sentences("Er war am 5. Mai zum Treffen in der 57. Minute da. Dann ging er.", "de"))
    assert found[0].words[2:9] == ["an", "dem", "5.", "Mai", "zu", "dem", "Treffen"]
    assert [len(s.words) for s in found] == [15, 4]
    english = next(rawtext.sentences("They can't say it's Mr. Smith's.", "en"))
    assert english.words == ["They", "ca", "n't", "say", "it", "'s", "Mr.", "Smith", "'s", "."]
    assert conllu.guess_spaces(['"', "Ja", '"', ",", "so"]) == [True, False, False, False, True]


def test_smartdata_is_read_in_germevals_manner(tmp_path: Path) -> None:
    """Parts, derived forms and what cannot be compared are told apart; contractions keep the places."""
    text = "Zum Treffen kam Ann Lee von der Bahn AG nach Bern, im RE 5, für EU-Gespräche mit polnischen Firmen."
    marks = [
        ("Ann Lee", "person"), ("Bahn AG", "organization-company"), ("Bern", "location-city"),
        ("RE 5", "location-route"), ("EU", "organization"), ("polnischen", "location"),
    ]  # fmt: skip
    mentions = [{"type": k, "span": {"start": text.index(w), "end": text.index(w) + len(w)}} for w, k in marks]
    document = {"text": {"string": text}, "conceptMentions": {"array": mentions}}
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document) + "\n\n" + json.dumps(document), encoding="utf-8")
    (sentence,) = smartdata.read(path)
    labels = dict(zip(sentence.words, sentence.names or [], strict=True))
    assert [labels[w] for w in ("Ann", "Lee", "Bahn", "AG", "Bern")] == ["B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC"]
    assert labels["RE"] is None
    assert (labels["EU-Gespräche"], labels["polnischen"]) == ("B-ORGpart", "B-LOCderiv")
    assert labels["Treffen"] == names.OUTSIDE


def test_outside_asks_only_for_what_is_known() -> None:
    """Any allowed label satisfies a word that is no person, place or organisation."""
    allowed = torch.tensor([True, True, False])
    scores = torch.tensor([[9.0, 0.0, 0.0], [0.0, 9.0, 0.0], [0.0, 0.0, 9.0]])
    losses = [float(fit._names(scores[i : i + 1], torch.tensor([OUTSIDE]), allowed)) for i in range(3)]
    assert losses[0] < 0.01 and losses[1] < 0.01 and losses[2] > 5
    assert float(fit._names(scores, torch.tensor([IGNORE] * 3), allowed)) == 0
