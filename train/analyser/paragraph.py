"""Paragraphs of treebanks as running text, and where their sentences end.

The treebanks tell where a paragraph begins; inside one the sentences follow each other without a line break, as in a
mail whose lines were joined. That is what the splitter reads. It learns from variants too (``variant.py``).
"""

import random
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

#: Lengths of lines, in characters, that the splitter tells apart.
LENGTHS = (40, 60, 80, 100)
#: Longer pieces, in tokens, are read in parts.
LONGEST = 300


@dataclass(frozen=True)
class Word:
    """A word of a treebank: its place in the sentence's text, and what the treebank says of it."""

    start: int
    upos: str
    relation: str  # without subtype
    distance: int  # to the head, in words; 0 for the root


@dataclass(frozen=True)
class Sentence:
    """One sentence of a treebank: its text, and whether the treebank glues the next one to it."""

    text: str
    opens: bool  # a paragraph
    document: str
    number: int  # in its document, as far as the treebank counts
    words: tuple[Word, ...]


@dataclass
class Token:
    """One token of the program, with all that the splitter sees of its place."""

    form: str
    #: Before the next token: "0" none, "1" blank, "n" a line break, with a figure for the length of the line before it.
    gap: str
    rule: bool  # whether the rules end a sentence here
    fixed: bool  # whether they do so because of a line break, so that the network is not asked
    ends: bool  # whether the treebank does
    word: Word | None  # the word that begins where it begins


def read(path: Path) -> list[Sentence]:
    """Read a treebank; documents are told by ``newdoc`` or, where it has none, by the identifier."""
    sentences, document = [], ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if not block.strip():
            continue
        comments = dict(re.findall(r"^# *(\w+)(?: id)? *= *(.*)$", block, re.MULTILINE))
        opens = bool(re.search(r"^# *new(par|doc)", block, re.MULTILINE))
        document = comments.get("newdoc", document)
        number = re.search(r"(\d+)$", comments.get("sent_id", ""))
        text = comments["text"].strip()
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        sentences.append(Sentence(text, opens, document, int(number[1]) if number else 0, tuple(_words(text, rows))))
    return sentences


def _words(text: str, rows: list[list[str]]) -> Iterator[Word]:
    place = inside = 0
    for cells in rows:
        number, form = cells[0], cells[1]
        if "." in number:
            continue
        spelt = "-" in number
        if spelt or int(number) > inside:
            found = text.find(form, place)
            place = found if found >= 0 else place
            start, place = place, place + len(form)
        if spelt:
            inside = int(number.split("-")[1])
            continue
        head = int(cells[6])
        yield Word(start, cells[3], cells[7].split(":")[0], head - int(number) if head else 0)


def paragraphs(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Part sentences into paragraphs."""
    found: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.opens or not found or found[-1][-1].document != sentence.document:
            found.append([])
        found[-1].append(sentence)
    return found


def wrap(text: str, width: int) -> str:
    """Break a line as mail programs do; no character is added or lost."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += (" " if lines[-1] else "") + word
    return "\n".join(lines)


def breadth(length: int) -> int:
    """A figure for the length of a line in characters."""
    return sum(length > limit for limit in LENGTHS)


def cut(given: list[list[Sentence]], program: Path, chance: random.Random | None = None) -> list[list[Token]]:
    """Cut paragraphs into tokens by the program, in such blocks as the splitter reads.

    A paragraph is a line. With ``chance`` some are wrapped, some stand apart, and documents follow each other in one
    text or in several. ``program`` is what ``cargo build -p depesche-language --example bounds`` makes.
    """
    texts: list[_Text] = []
    name, width, mark = None, None, "\n"
    for paragraph in given:
        if name is None or paragraph[0].document != name:
            name = paragraph[0].document
            if not texts or (chance and chance.random() < 0.3):
                texts.append(_Text())
                mark = "\n\n" if chance and chance.random() < 0.2 else "\n"
            width = chance.randint(60, 90) if chance and chance.random() < 0.1 else None
        own = width
        if chance and chance.random() < 0.15:
            own = chance.randint(40, 100)
        texts[-1].add(paragraph, mark, own)
    given_texts = "\f".join(text.text for text in texts)
    ran = subprocess.run([program, "en"], input=given_texts, capture_output=True, check=True, encoding="utf-8")
    told = ran.stdout.splitlines()
    return [block for text, cells in zip(texts, told, strict=True) for block in text.blocks(cells)]


class _Text:
    """A text made of paragraphs, and where its sentences end and its words begin, in bytes."""

    def __init__(self) -> None:
        self.text = ""
        self.bytes = 0
        self.ends: set[int] = set()
        self.words: dict[int, Word] = {}

    def add(self, paragraph: list[Sentence], mark: str, width: int | None) -> None:
        own = mark if self.text else ""
        start, length = self.bytes, len(own)
        for place, sentence in enumerate(paragraph):
            own += " " if place else ""
            length += 1 if place else 0
            for word in sentence.words:
                self.words[start + length + len(sentence.text[: word.start].encode())] = word
            own += sentence.text
            length += len(sentence.text.encode())
            self.ends.add(start + length)
        self.text += wrap(own, width) if width else own
        self.bytes += length

    def blocks(self, cells: str) -> Iterator[list[Token]]:
        """As many whole lines a block as are read at a time; what is longer is cut."""
        raw = self.text.encode()
        block: list[Token] = []
        line = 0
        spans = [tuple(map(int, cell.split(":"))) for cell in cells.split()]
        for place, (start, end, rule, broken) in enumerate(spans):
            following = spans[place + 1][0] if place + 1 < len(spans) else len(raw) + 1
            gap = str(int(following > end))
            if broken:
                before = raw[raw.rfind(b"\n", 0, start) + 1 : end].decode()
                gap = f"n{breadth(len(before))}"
            fixed = bool(rule and broken)
            if len(block) == LONGEST:
                kept = line or LONGEST
                yield block[:kept]
                block, line = block[kept:], 0
            block.append(
                Token(raw[start:end].decode(), gap, bool(rule), fixed, end in self.ends, self.words.get(start))
            )
            if fixed:
                line = len(block)
        if block:
            yield block
