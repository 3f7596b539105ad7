"""Stand-ins: the names of peoples, countries and armed groups, and the names that are read in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from fairwitness.model import ClaimantRole
from fairwitness.reference.folding import fold
from fairwitness.reference.parties import Parties, country_names, party_key
from fairwitness.reference.place_words import place_words
from fairwitness.text.cues import read_lexicon
from fairwitness.text.tokens import Token, tokenise

_INSIDE = frozenset(("-", "–", "'s", "’s", "'", "’"))
_ARTICLES = frozenset(("al", "el"))
_SHORTEST_IN_CAPITALS = 3


class Kind(StrEnum):
    """What a name is: it decides the form of its stand-in."""

    LAND = "land"
    PEOPLE = "people"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A side's name; a country and its people are one `side`. `is_capitals`: a name only where written in capitals."""

    kind: Kind
    side: str
    is_plural: bool = False
    is_capitals: bool = False


@dataclass(slots=True)
class StandIns:
    """The stand-ins of one report, given out in the order in which it names its sides."""

    lands: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)

    def of(self, name: Name) -> str:
        """Give the stand-in for a name: always the same for one side, a new one for the next; the last begin anew."""
        table = read_stand_ins()
        if name.kind is Kind.GROUP:
            return table.groups[self.groups.setdefault(name.side, len(self.groups)) % len(table.groups)]
        land, people = table.lands[self.lands.setdefault(name.side, len(self.lands)) % len(table.lands)]
        if name.kind is Kind.LAND:
            return land
        return f"{people}s" if name.is_plural else people


@dataclass(frozen=True, slots=True, kw_only=True)
class StandInTable:
    """The names that stand in, a country's with its people's."""

    lands: Sequence[tuple[str, str]]
    groups: Sequence[str]


@cache
def read_stand_ins() -> StandInTable:
    """Read the names that stand in, once."""
    table = read_lexicon("plain")["stand_ins"]
    return StandInTable(lands=tuple((land, people) for land, people in table["lands"]), groups=tuple(table["groups"]))


def name_at(tokens: Sequence[Token], at: int, end: int, *, is_all_capitals: bool) -> tuple[int, Name] | None:
    """The last token of the name that begins at `at`, and the name; None where no known name begins there.

    `is_all_capitals` tells that capitals say nothing in this sentence.
    """
    written = tokens[at].words
    if not (written[0].isupper() or written in _ARTICLES):
        return None
    for words, name in _names().get(_key(written), ()):
        last = _last_token(tokens, at, end, words)
        if last is not None and not (name.is_capitals and _is_a_word(written, words, is_all_capitals)):
            return last, name
    return None


def _is_a_word(written: str, name: Sequence[str], is_all_capitals: bool) -> bool:
    """Tell whether initials are written as a word is: "us", and in a sentence all in capitals "US" too."""
    return not written.isupper() or (is_all_capitals and len("".join(name)) < _SHORTEST_IN_CAPITALS)


def _last_token(tokens: Sequence[Token], at: int, end: int, words: Sequence[str]) -> int | None:
    """The token with which these words end; hyphens and possessives between them are passed over."""
    last = at
    for number, word in enumerate(words):
        while number and at < end and tokens[at].words in _INSIDE:
            at += 1
        if at >= end or _key(tokens[at].words) != word:
            return None
        last, at = at, at + 1
    return last


def _key(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)


@cache
def _names() -> Mapping[str, Sequence[tuple[tuple[str, ...], Name]]]:
    """Every known name by its first word, the longest first."""
    known: dict[tuple[str, ...], Name] = {}
    for words, name in (*_groups(), *_peoples(), *_communities(), *_short_forms()):
        known[words] = name
    by_first: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
    for words, name in sorted(known.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        by_first.setdefault(words[0], []).append((words, name))
    return by_first


def _groups() -> Iterator[tuple[tuple[str, ...], Name]]:
    ordinary = frozenset(read_lexicon("plain")["ordinary"]["words"])
    for party in Parties.open().by_id.values():
        if party.role is ClaimantRole.REBEL:
            for key in sorted(party.names - ordinary):
                yield tuple(key.split()), Name(kind=Kind.GROUP, side=party.id, is_capitals=key in party.acronyms)


def _peoples() -> Iterator[tuple[tuple[str, ...], Name]]:
    for key, code in country_names().items():
        yield tuple(key.split()), Name(kind=Kind.LAND, side=code)
    for key, code in place_words().people.items():
        yield tuple(key.split()), Name(kind=Kind.PEOPLE, side=code, is_plural=_is_plural(key))


def _communities() -> Iterator[tuple[tuple[str, ...], Name]]:
    for forms in read_lexicon("plain")["communities"]["names"]:
        for form in forms:
            key = party_key(form)
            yield tuple(key.split()), Name(kind=Kind.PEOPLE, side=forms[0], is_plural=_is_plural(key))


def _short_forms() -> Iterator[tuple[tuple[str, ...], Name]]:
    for code, forms in read_lexicon("plain")["short_forms"].items():
        if code != "why":
            for words in _token_words(forms):
                yield words, Name(kind=Kind.PEOPLE, side=code, is_capitals=True)


def _token_words(forms: Iterable[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(token.words.lower() for token in tokenise(form)) for form in forms)


def _is_plural(key: str) -> bool:
    return key.endswith("s") and key not in ("swiss",)
