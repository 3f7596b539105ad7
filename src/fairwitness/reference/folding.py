"""Names folded to keys: the same place written differently gives the same key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)
_APOSTROPHES = re.compile(r"['’‘`´ʼʻʿʾ′ˈ]")
_NOT_WORD = re.compile(r"[^\w]+|_+")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
_SHORT_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_ARTICLES = frozenset("al el ad an ar as ash at ath az ed en er es esh et ez ul il".split())
_GLUED = re.compile(r"\b(?:al|el)(?=[a-z]{5})|(?<=\w )(?:az|ez|ar|er|as|es|ad|ed|at|et|an|en)(?=([zrsdtn])[a-z]{2})")
_DIGRAPHS = (("kh", "x"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("ph", "f"))
_SAME_SOUND = str.maketrans({"q": "k", "c": "k", "j": "g", "p": "b", "v": "w", "z": "z"})
_VOWELS = re.compile(r"(?<=.)[aeiouwy]+|h\b")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Fold a name to its key: "Deïr ez-Zor's" gives "deir ez zor", "St. Louis" gives "saint louis"."""
    bare = _APOSTROPHES.sub("", _POSSESSIVE.sub("", name.strip()))
    words = _NOT_WORD.sub(" ", bare.lower() if bare.isascii() else _unaccented(bare)).split()
    return " ".join(_SHORT_FORMS.get(word, word) for word in words)


def _unaccented(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(c for c in letters if not unicodedata.combining(c))


def without_article(key: str) -> str:
    """Take a leading article off a folded name: "al bab" gives "bab", "the bronx" gives "bronx"."""
    first, _, rest = key.partition(" ")
    return rest if rest and (first == "the" or first in _ARTICLES) else key


_COMPASS = {
    "north": ("northern", "nord"),
    "south": ("southern", "sud"),
    "east": ("eastern", "est"),
    "west": ("western", "ouest"),
}
_SIDES = {long: short for short, longs in _COMPASS.items() for long in longs}


def spellings(key: str) -> Iterator[str]:
    """Give a folded name as it may be listed: as it is, without its article, "northern darfur" for "north darfur"."""
    yield key
    yield without_article(key)
    first, _, rest = key.partition(" ")
    side = _SIDES.get(first, first)
    if rest and side in _COMPASS:
        yield from (f"{each} {rest}" for each in (side, *_COMPASS[side]))


@cache
def _transliterates() -> frozenset[str]:
    return frozenset("AE AF BH DJ DZ EG EH ER IL IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SO SS SY TD TN YE".split())


def is_transliterated(country: str) -> bool:
    """Tell whether a country's place names reach English through Arabic or Persian script, spelt in many ways."""
    return country in _transliterates()


def skeleton(key: str) -> str:
    """Reduce a folded, transliterated name to its consonants: "dayr az zawr" and "deir ezzor" give the same."""
    spaced = _GLUED.sub(" ", key)
    words = [word for word in spaced.split() if word not in _ARTICLES]
    return " ".join(filter(None, map(_consonants, words)))


_FEWEST = 3
"""Consonants a word needs to be told by them."""


def sound(word: str) -> str | None:
    """Reduce a folded word to the sound of its consonants: "kassanzi" gives what "kasanzi" does; None if too short."""
    bones = _consonants(word)
    return bones if len(bones) >= _FEWEST and len(word) > _FEWEST + 1 else None


def _consonants(word: str) -> str:
    for pair, letter in _DIGRAPHS:
        word = word.replace(pair, letter)
    first = "'" if word[0] in "aeiou" else word[0]
    return _DOUBLED.sub(r"\1", first + _VOWELS.sub("", word)[1:].translate(_SAME_SOUND)).translate(_SAME_SOUND)
