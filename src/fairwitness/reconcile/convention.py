"""Convention: a named, versioned table that turns number words into bounds, and a policy for disagreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from fairwitness.errors import ConventionError
from fairwitness.shipped import shipped_table

_WORD = re.compile(r"[^\W\d_]+")
_CELLS = {"low", "high", "best"}


class Policy(StrEnum):
    """How the figures of several origins for one scope become an interval and, where defined, a best."""

    RANGE = "range"
    LOWEST = "lowest"
    RELIABLE = "reliable"
    LATEST_MAJORITY_LOWEST = "latest-majority-lowest"
    SINGLE_CLAIMANT = "single-claimant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one word or rule is worth, where that is written, and whether somebody has checked it there."""

    name: str
    low: int | None = None
    high: int | None = None
    best: int | None = None
    value: str | None = None
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """One convention. `words` holds the number words it defines; what is absent is undefined, never guessed.

    `counts_vague`: whether the words' bounds enter a toll, or are only shown beside it. `divides_days`: whether a total
    over several days is divided evenly over them.
    """

    id: str
    version: str
    name: str
    policy: Policy
    counts_vague: bool
    divides_days: bool
    words: tuple[Cell, ...]
    rules: tuple[Cell, ...]

    def cell(self, text: str | None) -> Cell | None:
        """Look the number word of a text up: the longest the convention defines."""
        return _finder(self).get(text)


class _Finder:
    def __init__(self, convention: Convention) -> None:
        by_length = sorted(convention.words, key=lambda cell: (-len(cell.name.split()), cell.name))
        self._cells = [(f" {cell.name} ", cell) for cell in by_length]
        self._known: dict[str | None, Cell | None] = {None: None}

    def get(self, text: str | None) -> Cell | None:
        if text not in self._known:
            words = f" {' '.join(_WORD.findall((text or '').lower()))} "
            self._known[text] = next((cell for name, cell in self._cells if name in words), None)
        return self._known[text]


@cache
def _finder(convention: Convention) -> _Finder:
    return _Finder(convention)


def conventions() -> tuple[str, ...]:
    """Name the conventions that come with fairwitness; neutral, the default, first."""
    folder = files("fairwitness.reconcile") / "conventions"
    names = sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(sorted(names, key=lambda name: name != "neutral"))


@cache
def convention(name: str = "neutral") -> Convention:
    """Load a shipped convention; raises ConventionError where there is none of that name."""
    if name not in conventions():
        raise ConventionError(
            f"no convention {name!r}: choose one of {', '.join(conventions())}, or give a file whose name ends in .toml"
        )
    return _convention_of(shipped_table("fairwitness.reconcile", f"conventions/{name}.toml"), where=f"{name}.toml")


def read_convention(text: str, *, where: str) -> Convention:
    """Read a convention from TOML; raises ConventionError, naming the file and what is wrong in it."""
    import tomllib  # dear to import, and only for conventions that users write

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as cause:
        raise ConventionError(f"{where}: not readable as TOML ({cause})") from cause
    return _convention_of(table, where=where)


def _convention_of(table: Mapping[str, Any], *, where: str) -> Convention:
    faults = list(_faults(table))
    if faults:
        raise ConventionError(f"{where}: {'; '.join(faults)}")
    rules = {name: _cell(name, entry) for name, entry in sorted(table["rules"].items())}
    return Convention(
        id=table["id"],
        version=table["version"],
        name=table["name"],
        policy=Policy(table["rules"]["policy"]["value"]),
        counts_vague=_says(rules, "vague words", "counted"),
        divides_days=_says(rules, "several days", "divided evenly"),
        words=tuple(_cell(name, entry) for entry in table.get("word", ()) for name in entry["words"]),
        rules=tuple(rules.values()),
    )


def _says(rules: Mapping[str, Cell], name: str, value: str) -> bool:
    return name in rules and rules[name].value == value


def _cell(name: str, entry: Mapping[str, Any]) -> Cell:
    numbers = {key: entry[key] for key in _CELLS if key in entry}
    value = entry.get("value")
    return Cell(name=name, **numbers, value=value, source=entry["source"], verified=entry["verified"])


def _faults(table: Mapping[str, Any]) -> Iterator[str]:
    for key in ("id", "version", "name"):
        if not isinstance(table.get(key), str):
            yield f'"{key}" is missing: give it as a string'
    rules = table.get("rules")
    if not isinstance(rules, dict) or "policy" not in rules:
        yield "[rules.policy] is missing: say how disagreement is settled"
        rules = {}
    policy = rules.get("policy", {})
    if policy and policy.get("value") not in set(Policy):
        yield f"policy {policy.get('value')!r} is unknown: choose one of {', '.join(Policy)}"
    for name, entry in rules.items():
        yield from _cell_faults(f"[rules.{name}]", entry)
    for number, entry in enumerate(table.get("word", ()), 1):
        yield from _word_faults(f"[[word]] {number}", entry)


def _word_faults(where: str, entry: Mapping[str, Any]) -> Iterator[str]:
    yield from _cell_faults(where, entry)
    if not entry.get("words"):
        yield f'{where} has no "words"'
    low, best, high = entry.get("low"), entry.get("best"), entry.get("high")
    numbers = [number for number in (low, best, high) if number is not None]
    if low is None or numbers != sorted(numbers):
        yield f"{where} needs low <= best <= high, of which low must be there"


def _cell_faults(where: str, entry: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(entry.get("source"), str) or not isinstance(entry.get("verified"), bool):
        yield f'{where} needs a "source" (a string) and "verified" (true or false)'


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where two conventions read a word or a rule differently; None where one leaves it undefined."""

    name: str
    one: Cell | None
    other: Cell | None


def convention_diff(one: Convention, other: Convention) -> tuple[Difference, ...]:
    """List what two conventions read differently: rules first, then words, by name."""
    found = []
    for mine, theirs in ((one.rules, other.rules), (one.words, other.words)):
        left, right = {cell.name: cell for cell in mine}, {cell.name: cell for cell in theirs}
        for name in sorted(left | right):
            if _worth(left.get(name)) != _worth(right.get(name)):
                found.append(Difference(name=name, one=left.get(name), other=right.get(name)))
    return tuple(found)


def unverified(convention: Convention) -> tuple[Cell, ...]:
    """List the cells nobody has yet checked against their source."""
    return tuple(cell for cell in (*convention.rules, *convention.words) if not cell.verified)


def _worth(cell: Cell | None) -> tuple[object, ...] | None:
    return (cell.low, cell.best, cell.high, cell.value) if cell else None
