"""Paragraphs of treebanks as running text, and where their sentences end.

The treebanks tell where a paragraph begins; inside one the sentences follow each other without a line break, as in a
mail whose lines were joined. That is what the splitter reads. It learns from variants too (``vary``): such text, but
with paragraphs run together, stops lost and capitals levelled, since the treebanks hold few bounds without a stop.
"""

import random
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

#: A word of this many letters or fewer opens a sentence that may stand for a lost one.
SHORT = 4
#: Lengths of lines, in characters, that the splitter tells apart.
LENGTHS = (40, 60, 80, 100)
#: Longer pieces, in tokens, are read in parts.
LONGEST = 300


@dataclass(frozen=True)
class Sentence:
    """One sentence of a treebank: its text, and whether the treebank glues the next one to it."""

    text: str
    opens: bool  # a paragraph
    document: str
    number: int  # in its document, as far as the treebank counts
    glued: bool


@dataclass
class Token:
    """One token of the program, with all that the splitter sees of its place."""

    form: str
    #: Before the next token: "0" none, "1" blank, "n" a line break, with a figure for the length of the line before it.
    gap: str
    rule: bool  # whether the rules end a sentence here
    ends: bool  # whether the treebank does


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
        last = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()][-1]
        sentences.append(
            Sentence(
                comments["text"].strip(), opens, document, int(number[1]) if number else 0, "SpaceAfter=No" in last[9]
            )
        )
    return sentences


def paragraphs(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Part sentences into paragraphs."""
    found: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.opens or not found or found[-1][-1].document != sentence.document:
            found.append([])
        found[-1].append(sentence)
    return found


def vary(given: list[list[Sentence]], chance: random.Random) -> list[list[Sentence]]:
    """A variant of paragraphs: what was lost is made up, lines are joined, stops and capitals go missing."""
    short = [s.text for p in given for s in p if len(s.text.split()) <= SHORT]
    varied: list[list[Sentence]] = []
    for paragraph in given:
        fresh: list[Sentence] = []
        for sentence in paragraph:
            # Sentences that dev or test hold too were taken out of the treebank, above all short ones.
            lost = fresh and 1 < sentence.number - fresh[-1].number < 4
            if lost and chance.random() < 0.6:
                fresh.append(replace(sentence, text=chance.choice(short), number=sentence.number - 1))
            fresh.append(sentence)
        if chance.random() < 0.05:
            fresh = [replace(s, text=s.text.lower()) for s in fresh]
        bare = 1.0 if chance.random() < 0.12 else 0.05
        fresh = [replace(s, text=s.text.rstrip(".!") or s.text) if chance.random() < bare else s for s in fresh]
        joins = varied and varied[-1][-1].document == fresh[0].document and chance.random() < 0.2
        if joins:
            varied[-1] += fresh
        else:
            varied.append(fresh)
    return varied


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
    """Cut paragraphs into tokens by the program, in such pieces as the splitter reads.

    A piece is a paragraph, or several where the rules take a line break for none. With ``chance`` some are wrapped.
    ``program`` is what ``cargo build -p depesche-language --example bounds`` makes.
    """
    documents: list[tuple[str, set[int]]] = []
    name = None
    for paragraph in given:
        if not documents or paragraph[0].document != name:
            documents.append(("", set()))
        name = paragraph[0].document
        text, ends = documents[-1]
        start = len((text + "\n").encode()) if text else 0
        own = ""
        for sentence in paragraph:
            own += (" " if own else "") + sentence.text
            ends.add(start + len(own.encode()))
        if chance and chance.random() < 0.3:
            own = wrap(own, chance.randint(40, 100))
        documents[-1] = (f"{text}\n{own}" if text else own, ends)
    texts = "\n\n".join(text for text, _ in documents)
    ran = subprocess.run([program, "en"], input=texts, capture_output=True, check=True, encoding="utf-8")
    told = ran.stdout.splitlines()
    found: list[list[Token]] = []
    for (text, wanted), cells in zip(documents, told, strict=True):
        raw, piece = text.encode(), []
        spans = [tuple(map(int, cell.split(":"))) for cell in cells.split()]
        for place, (start, end, rule) in enumerate(spans):
            following = spans[place + 1][0] if place + 1 < len(spans) else len(raw) + 1
            gap = str(int(following > end))
            broken = b"\n" in raw[end:following] or following > len(raw)
            if broken:
                line = raw[raw.rfind(b"\n", 0, start) + 1 : end].decode()
                gap = f"n{breadth(len(line))}"
            piece.append(Token(raw[start:end].decode(), gap, bool(rule), end in wanted))
            if (rule and broken) or len(piece) == LONGEST:
                found.append(piece)
                piece = []
        if piece:
            found.append(piece)
    return found
