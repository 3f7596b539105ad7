"""What the words of a place mention say: the name itself, what kind of place, and where it is said to lie."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from fairwitness.extract.place_phrases import place_phrases
from fairwitness.reference.folding import fold
from fairwitness.reference.place_words import place_words

_WORD = re.compile(r"[^\W_](?:[\w’']|[.-](?=\w))*")
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """ "the outskirts of Kharkiv" is name "Kharkiv", blurred; "a market in Mosul" is a site inside "Mosul".

    `kind` is a noun's kind in `place_words.toml`, None without such a noun. `blurred`: not the whole of the place.
    `container` is what follows in, of or a comma within the mention itself; `near` tells that it lies beside it.
    """

    name: str
    kind: str | None = None
    blurred: bool = False
    container: Wording | None = None
    near: bool = False


@lru_cache(maxsize=256)
def read_wording(words: str) -> Wording:
    """Read a mention into its name and what is said around it; linear, at most its first words count."""
    found = [(m.start(), m.end(), m.group()) for m in list(_WORD.finditer(words[:400]))[:_MOST_WORDS]]
    return _read(words, found) if found else Wording(name=words.strip())


def _read(text: str, words: list[tuple[int, int, str]]) -> Wording:
    owner = _owner(words)
    if owner is not None:
        name = re.sub("['’]s$", "", words[owner][2])
        return replace(_read(text, words[owner + 1 :]), container=Wording(name=name))
    for index in range(1, len(words)):
        comma = text[words[index - 1][1] : words[index][0]].strip() in {",", "("}
        link = words[index][2].lower() in place_phrases().links
        if (comma or link) and index + link < len(words):
            return _linked(text, words[:index], words[index + link :], None if comma else words[index][2].lower())
    return _plain(text, words)


def _owner(words: list[tuple[int, int, str]]) -> int | None:
    """Which word is the owner that a mention begins with: "Baghdad's Karrada", "northwestern Syria's Idlib".

    A people is one before a common noun that no table has: "the Libyan coast" is Libya's.
    """
    for index, (_, _, word) in enumerate(words[:-1]):
        if word[-2:] in {"'s", "’s"} and _is_name(word):
            return index
        if fold(word) in place_words().people and _is_common(words[index + 1 :]):
            return index
        if word.lower() not in place_words().blur | place_words().plain:
            return None
    return None


def _is_common(words: list[tuple[int, int, str]]) -> bool:
    """Tell whether words are all common nouns, none of which says what kind of place it is."""
    table = place_words()
    known = table.nouns.keys() | table.blur | table.plain | table.portion | place_phrases().links
    return not any(_is_name(word) or word in known for _, _, word in words)


def _linked(text: str, head: list[tuple[int, int, str]], rest: list[tuple[int, int, str]], link: str | None) -> Wording:
    inner = _read(text, rest)
    front = _plain(text, head)
    near = link in place_phrases().loose_links
    if front.name and _names(front.name, inner.name):
        return replace(front, container=inner, near=near)
    if front.kind in {"region", "town", "district"} and link == "of" and not front.blurred:
        return replace(inner, kind=inner.kind or front.kind)
    return replace(inner, blurred=inner.blurred or front.blurred or near or front.kind is not None)


def _names(head: str, inner: str) -> bool:
    """Tell whether what stands before "of" is a name: "parts of Aleppo" and "a Syrian school in Aleppo" have none."""
    people = place_words().people
    return not any(c.isupper() for c in inner) or any(
        word[0].isupper() and fold(word) not in people for word in head.split()
    )


def _plain(text: str, words: list[tuple[int, int, str]]) -> Wording:
    """Take what is no name off both ends of "the northern Aleppo countryside", "the Binnish bus station"."""
    table = place_words()
    first, last = 0, len(words)
    blurred = False
    kind: str | None = None
    while first < last and (low := words[first][2].lower()) in table.blur | table.plain | table.nouns.keys():
        kind = kind or table.nouns.get(low)
        blurred = blurred or low in table.blur
        first += 1
    while last > first and (low := words[last - 1][2].lower()) in table.nouns:
        kind = table.nouns[low]
        last -= 1
    if blurred and last == first + 1 and words[first][2].lower() in table.portion:
        return Wording(name="", kind="part", blurred=True)
    if last < len(words) and any(_is_name(word) for _, _, word in words[first:last]):
        while not _is_name(words[last - 1][2]):
            last -= 1
    if first == last:
        return Wording(name="", kind=kind, blurred=blurred)
    return Wording(name=text[words[first][0] : words[last - 1][1]], kind=kind, blurred=blurred)


def _is_name(word: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in word)
