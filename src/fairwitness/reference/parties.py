"""Parties: the bodies that make claims and take part in wars, under all the names reports give them.

`parties.csv` names bodies one by one, `bodies.toml` kinds of body that every country or town has.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from fairwitness.errors import UnreadableFile, reason
from fairwitness.model import ClaimantRole
from fairwitness.reference.folding import fold
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.reference.place_words import place_words
from fairwitness.shipped import shipped_table

_COLUMNS = ("id", "name", "role", "country", "about", "side", "also", "short", "people", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A body or a side, e.g. `sohr`.

    `about` are the countries it speaks of; its `short` names ("the Observatory") mean it in reports on these only.
    `acronyms` are those of its names that are written in capitals ("IS" is not "is").
    `side` is what it fights or speaks for, None where it is no side's.
    """

    id: str
    name: str
    role: ClaimantRole
    country: str | None
    about: frozenset[str]
    side: str | None
    names: frozenset[str]
    acronyms: frozenset[str]
    short: frozenset[str]
    people: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyKind:
    """A kind of body, e.g. "health ministry"; `is_local` where each town has its own, `is_regional` each region.

    `has_forces` where it speaks for soldiers, who may be abroad.
    """

    id: str
    role: ClaimantRole
    is_local: bool
    is_regional: bool
    is_government: bool
    has_forces: bool
    words: frozenset[str]


class Parties:
    """Look bodies up by folded names. A user's rows extend or replace the rows of the shipped table."""

    def __init__(self, rows: Iterable[Party]) -> None:
        self.by_id: Mapping[str, Party] = {row.id: row for row in rows}
        self._names: dict[str, list[Party]] = {}
        self._short: dict[str, list[Party]] = {}
        self._people: dict[str, list[Party]] = {}
        for party in self.by_id.values():
            for index, names in ((self._names, party.names), (self._short, party.short), (self._people, party.people)):
                for name in sorted(names):
                    index.setdefault(name, []).append(party)
        self._organs: Mapping[tuple[str, str], Party] | None = None
        self.longest = max((len(name.split()) for name in (*self._names, *self._people)), default=1)

    @classmethod
    def open(cls, extra: Path | None = None) -> Parties:
        """Read the shipped table, and over it a CSV of the same columns; raises UnreadableFile for an unusable one."""
        if extra is None:
            return _shipped()
        try:
            rows = tuple(_rows(extra.read_text("utf-8").splitlines(), str(extra)))
        except (OSError, UnicodeDecodeError) as cause:
            raise UnreadableFile(
                f"{extra}: not a readable table of parties ({reason(cause)}); give a CSV file"
            ) from cause
        return cls((*_shipped().by_id.values(), *rows))

    def named(self, name: str) -> tuple[Party, ...]:
        """Every party with this folded name."""
        return tuple(self._names.get(name, ()))

    def called(self, name: str) -> tuple[Party, ...]:
        """Every party this folded short form may mean."""
        return tuple(self._short.get(name, ()))

    def organ(self, country: str, kind: BodyKind) -> Party | None:
        """The party that a country's body of some kind is: who is named "Pakistan army" is the army in Pakistan."""
        if self._organs is None:
            self._organs = dict(_organs(self.by_id.values()))
        return self._organs.get((country, kind.id))

    def person(self, name: str) -> tuple[Party, ...]:
        """Every party this person speaks for."""
        return tuple(self._people.get(name, ()))


@cache
def _shipped() -> Parties:
    """The parties of the table the package carries, read once: it is looked up and never changed."""
    shipped = (files("fairwitness.reference") / "parties.csv").read_text("utf-8")
    return Parties(_rows(shipped.splitlines(), "parties.csv"))


def _rows(lines: Iterable[str], where: str) -> Iterator[Party]:
    reader = csv.DictReader(lines)
    missing = set(_COLUMNS) - set(reader.fieldnames or ())
    if missing:
        raise UnreadableFile(
            f"{where}: a table of parties needs the columns {', '.join(_COLUMNS)}; add {', '.join(sorted(missing))}"
        )
    for number, row in enumerate(reader, start=2):
        try:
            yield _party(row)
        except (ValueError, TypeError, AttributeError) as cause:
            raise UnreadableFile(f"{where}, line {number}: not a party ({cause}); mend the row") from cause


def _party(row: Mapping[str, str]) -> Party:
    if not row["id"] or not row["name"]:
        raise ValueError("id and name must be given")
    written = [row["name"], *row["also"].split(";")]
    return Party(
        id=row["id"],
        name=row["name"],
        role=ClaimantRole(row["role"]),
        country=row["country"] or None,
        about=frozenset(filter(None, row["about"].split(";"))),
        side=row["side"] or None,
        names=_folded(written),
        acronyms=_folded(name for name in written if name.isupper()),
        short=_folded(row["short"].split(";")),
        people=_folded(row["people"].split(";")),
    )


def party_key(name: str) -> str:
    """Fold a name word by word, so that "Syria's army" is "syria army"."""
    return " ".join(filter(None, map(fold, name.split())))


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(party_key, names)))


def _organs(parties: Iterable[Party]) -> Iterator[tuple[tuple[str, str], Party]]:
    """Give governments' parties whose names are a land's and a kind of body's, by both; the first listed counts."""
    known = body_words()
    for party in reversed(list(parties)):
        for words in (name.split() for name in party.names):
            for at in range(1, len(words)):
                kind = known.kinds.get(" ".join(words[at:]))
                land = known.lands.get(" ".join(words[:at]))
                if kind and kind.is_government and not kind.is_local and land and party.side == government_side(land):
                    yield (land, kind.id), party


_GOVERNMENT = "-government"


def government_side(country: str) -> str:
    """The side of a country's government."""
    return country.lower() + _GOVERNMENT


def country_of(side: str | None) -> str | None:
    """The country whose government a side is; None for any other side."""
    return side.removesuffix(_GOVERNMENT).upper() if side and side.endswith(_GOVERNMENT) else None


def party_name(id_: str) -> str:
    """What a party of the shipped table, or a country's government, is called; else the words or id as they are."""
    party = _shipped().by_id.get(id_)
    if party is not None:
        return party.name
    country = country_of(id_)
    name = Gazetteer.open().country_name(country) if country else None
    return f"government of {name}" if name else id_


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """The tables of `bodies.toml`; `lands` gives the country an adjective or capital names, None for no one country."""

    kinds: Mapping[str, BodyKind]
    anonymous: frozenset[str]
    alone: frozenset[str]
    voices: frozenset[str]
    institutions: frozenset[str]
    scales: frozenset[str]
    rivals: frozenset[str]
    capitals: Mapping[str, str]
    lands: Mapping[str, str | None]
    longest: int


@cache
def country_names() -> Mapping[str, str]:
    """The code of each country by its folded names, former names of the same land among them."""
    gazetteer = Gazetteer.open()
    codes = shipped_table("fairwitness.reference", "countries.toml")
    names = {fold(name): code for code in codes if (name := gazetteer.country_name(code))}
    return names | {fold(name): code for code, row in codes.items() for name in row.get("also", ())}


@cache
def body_words() -> BodyWords:
    """Read the kinds of body, once."""
    table = shipped_table("fairwitness.reference", "bodies.toml")
    kinds: dict[str, BodyKind] = {}
    for row in table["body"]:
        kind = BodyKind(
            id=row["id"],
            role=ClaimantRole(row["role"]),
            is_local=row.get("local", False),
            is_regional=row.get("regional", False),
            is_government=row.get("side") == "government",
            has_forces=row.get("forces", False),
            words=_folded(row["words"]),
        )
        kinds |= dict.fromkeys(kind.words, kind)
    own = {fold(word): code or None for word, code in (table["capitals"]["words"] | table["lands"]["words"]).items()}
    return BodyWords(
        kinds=kinds,
        anonymous=_folded(table["anonymous"]["heads"]),
        alone=_folded(table["alone"]["heads"]),
        voices=_folded(table["voices"]["words"]),
        institutions=_folded(table["institutions"]["nouns"]),
        scales=_folded(table["scales"]["words"]),
        rivals=_folded(table["rivals"]["words"]),
        capitals={fold(word): code for word, code in table["capitals"]["words"].items()},
        lands={**country_names(), **place_words().people, **own},
        longest=max(len(words.split()) for words in kinds),
    )
