"""Lemma scripts: how a lemma is made from its form.

A script is a short string that a classifier can predict for words it never saw. It keeps the longest
piece that form and lemma share and says what to put in place of what stands before and behind it,
so that ``angekündigt -> ankündigen`` is "replace 4 letters in front by *an*, 1 behind by *en*".

Written as ``CASE|CUT_FRONT|ADD_FRONT|CUT_BACK|ADD_BACK``, counted in Unicode characters:

* CASE ``=`` leaves the letters of the form as they are, ``l`` lower-cases the result, ``u`` makes its
  first letter upper-case and the rest lower-case;
* a lemma that shares nothing with its form (or holds a bar) is given whole: ``!LEMMA``.
"""

IDENTITY = "=|0||0|"


def _shared(a: str, b: str) -> tuple[int, int, int]:
    """Start in ``a``, start in ``b`` and length of the first longest common substring."""
    best = (0, 0, 0)
    row = [0] * (len(b) + 1)
    for i, x in enumerate(a):
        new = [0] * (len(b) + 1)
        for j, y in enumerate(b):
            if x == y:
                new[j + 1] = row[j] + 1
                if new[j + 1] > best[2]:
                    best = (i - row[j], j - row[j], new[j + 1])
        row = new
    return best


def script(form: str, lemma: str) -> str:
    """The script that turns ``form`` into ``lemma``."""
    if form == lemma:
        return IDENTITY
    low, target = form.lower(), lemma.lower()
    if len(low) == len(form) and len(target) == len(lemma) and "|" not in lemma:
        i, j, n = _shared(low, target)
        if n >= min(2, len(target)):
            edit = f"{i}|{target[:j]}|{len(low) - i - n}|{target[j + n :]}"
            for case in ("l" if lemma == target else "u", "="):
                if apply(form, f"{case}|{edit}") == lemma:
                    return f"{case}|{edit}"
    return "!" + lemma


def apply(form: str, rule: str) -> str:
    """The lemma of ``form`` by ``rule``; the form itself where the rule cuts more than there is."""
    if rule.startswith("!"):
        return rule[1:]
    case, cut_front, front, cut_back, back = rule.split("|")
    start, end = int(cut_front), len(form) - int(cut_back)
    if start >= end:
        return form
    result = front + form[start:end] + back
    if case == "l":
        return result.lower()
    if case == "u":
        return result[:1].upper() + result[1:].lower()
    return result
