"""A plain splitter of raw text into sentences and words, in the manner of the treebanks.

It serves distillation only: what it gets wrong is a little noise among much text. The program has its own.
"""

import re
from collections.abc import Iterator

from analyser.conllu import Sentence

_ABBREVIATIONS = {
    "dr", "st", "prof", "nr", "bzw", "ca", "usw", "etc", "vgl", "mr", "mrs", "ms", "jr", "inc", "corp", "co", "gen",
    "sen", "rep", "gov", "no", "vs", "jan", "feb", "aug", "sept", "okt", "oct", "nov", "dez", "dec", "str", "abs",
    "art", "hl", "ing", "dipl", "sog", "geb", "gest", "bd", "evtl", "ggf", "inkl", "mio", "mrd",
}  # fmt: skip
_MONTHS = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert"
    "|Jan|Feb|Aug|Sept|Okt|Nov|Dez"
)
_WORD = re.compile(
    r"https?://\S+|\w+@\w[\w.]*\w"
    r"|(?:[A-Za-zÄÖÜäöü]\.){2,}"
    r"|\d+(?:[.,:]\d+)*(?:-\w+)*"
    r"|\w+(?:[-/’']\w+)*-?|\.{2,}|--+|\S"
)
_GERMAN = {
    "im": ("in", "dem"), "am": ("an", "dem"), "zum": ("zu", "dem"), "zur": ("zu", "der"), "vom": ("von", "dem"),
    "beim": ("bei", "dem"), "ins": ("in", "das"), "ans": ("an", "das"), "aufs": ("auf", "das"),
    "fürs": ("für", "das"), "übers": ("über", "das"), "durchs": ("durch", "das"), "ums": ("um", "das"),
}  # fmt: skip
_ENGLISH = re.compile(r"^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$|^(can)(not)$", re.IGNORECASE)
#: Before a short number with a full stop these say that it is an ordinal.
_ARTICLES = {"der", "die", "das", "dem", "den", "des", "seine", "ihre", "seinem", "seinen", "ihrem", "ihren"}
_CLOSING = {'"', "“", "”", "»", "«", ")", "'", "’"}


#: Form, space before, whether it may close a sentence, first and last place in the text.
Word = tuple[str, bool, bool, int, int]


def words(text: str, language: str) -> list[Word]:
    """Words of a text; the parts of a contraction share their place."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        form, space = match.group(), match.start() > last or not found
        last = match.end()
        before = found[-1][0] if found else ""
        earlier = found[-2][0].lower() if len(found) > 1 else ""
        if form == "." and not space and _keeps_dot(earlier, before, text[match.end() : match.end() + 14], language):
            found[-1] = (before + ".", found[-1][1], False, found[-1][3], last)
            continue
        short = _GERMAN.get(form.lower()) if language == "de" else None
        split = _ENGLISH.match(form) if language == "en" else None
        if short and not re.match(r"\s+\w+sten\b", text[match.end() :]):
            first = short[0].capitalize() if form[:1].isupper() else short[0]
            found += [(first, space, False, match.start(), last), (short[1], True, False, match.start(), last)]
        elif split:
            parts = [p for p in split.groups() if p]
            border = match.start() + len(parts[0])
            found += [(parts[0], space, False, match.start(), border), (parts[1], False, False, border, last)]
        else:
            found.append((form, space, form in {".", "!", "?", "…", "..."}, match.start(), last))
    return found


def _keeps_dot(earlier: str, before: str, after: str, language: str) -> bool:
    """Whether a full stop belongs to the word before it."""
    if before.lower() in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and before.isupper()):
        return True
    if language != "de" or not before.isdigit():
        return False
    followed = re.match(rf"\s+(?:[a-zäöü]|(?:{_MONTHS})\b)", after) is not None
    return followed or (len(before) < 3 and earlier in _ARTICLES)


def sentences(text: str, language: str) -> Iterator[Sentence]:
    """Sentences of 3 to 60 words; line breaks close a sentence. ``misc`` holds the places of words, "first:last"."""
    start = 0
    for line in text.splitlines(keepends=True):
        current: list[Word] = []
        ending = False
        for form, space, closes, first, last in words(line, language):
            word = (form, space, closes, start + first, start + last)
            if ending and word[0] not in _CLOSING | {".", "!", "?"} and word[1]:
                yield from _finish(current, language)
                current, ending = [], False
            current.append(word)
            ending = word[2] or (ending and word[0] in _CLOSING)
        yield from _finish(current, language)
        start += len(line)


def _finish(current: list[Word], language: str) -> Iterator[Sentence]:
    if 3 <= len(current) <= 60:
        places = [f"{first}:{last}" for _, _, _, first, last in current]
        yield Sentence([w[0] for w in current], [True] + [w[1] for w in current[1:]], language, misc=places)
