"""Wordings: a lexicon file of words and patterns, read into the dataclass that names what it must hold.

A file has one entry a field of the dataclass, whose annotations (kept as text by the future import) say what it holds.
An entry says `why`, and has `words` (a `frozenset`, or a `tuple` where their order counts) or `patterns`, regular
expressions of which one must fit (a `re.Pattern`). In a pattern `{name}` stands for any word, or for a pattern, of the
entry `name`, which need be no field; `any_case = true` takes capitals for small letters. An entry whose field is a
`Mapping` holds lists or entries under further names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from fairwitness.errors import LexiconError
from fairwitness.shipped import shipped_table

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
Forms = Callable[[str], Collection[str]]
"""Gives all the forms that a word of the file stands for."""

_NAMED = re.compile(r"\{([a-z_]+)\}")
_ABOUT = frozenset({"why", "source"})
_MAPPING = "Mapping[str, "
_COLLECTIONS: Mapping[str, Callable[[list[str]], object]] = {"frozenset[str]": frozenset, "tuple[str, ...]": tuple}


def read_wordings(kind: type[T], package: str, name: str, *, forms: Forms | None = None) -> T:
    """Read `name`.toml of a package; raises LexiconError where it is not what `kind` asks for."""
    return wordings_of(kind, read_table(package, name), where=f"{name}.toml", forms=forms)


def read_table(package: str, name: str) -> dict[str, Any]:
    """Read `name`.toml of a package as it stands; raises LexiconError where it is no TOML."""
    try:
        return shipped_table(package, f"{name}.toml")
    except ValueError as cause:
        raise LexiconError(f"{name}.toml: not readable as TOML ({cause}): correct the file") from cause


def wordings_of(kind: type[T], table: Mapping[str, Any], *, where: str, forms: Forms | None = None) -> T:
    """Check a lexicon's table and make it what `kind` asks for; raises LexiconError, naming the entry at fault."""
    reader = _Reader(table, where, forms or (lambda word: (word,)))
    values = {field.name: reader.value(field.name, str(field.type)) for field in fields(kind)}
    for name in table.keys() - values.keys() - reader.named - _ABOUT:
        reader.fail(name, "is used nowhere: take it out, or name it as the code does")
    return kind(**values)


class _Reader:
    """One file while it is read; `named` are the entries that its patterns name."""

    def __init__(self, table: Mapping[str, Any], where: str, forms: Forms) -> None:
        self._table = table
        self._where = where
        self._forms = forms
        self.named: set[str] = set()

    def value(self, name: str, kind: str) -> object:
        """Give the entry of a field, as its annotation asks for it."""
        if name not in self._table:
            self.fail(name, "is missing: add it with its words or patterns")
        entry = self._table[name]
        if not kind.startswith(_MAPPING):
            return self._one(name, kind, entry)
        inner = kind.removeprefix(_MAPPING).removesuffix("]")
        if not isinstance(entry, dict):
            self.fail(name, "must hold lists under names of their own")
        return {key: self._one(f"{name}.{key}", inner, each) for key, each in entry.items() if key not in _ABOUT}

    def _one(self, name: str, kind: str, entry: object) -> object:
        if kind == "re.Pattern[str]":
            return self._pattern(name, entry)
        words = [form for word in self._listed(name, entry, "words") for form in self._forms(word)]
        return _COLLECTIONS[kind](words)

    def _pattern(self, name: str, entry: object) -> re.Pattern[str]:
        sources = "|".join(self._listed(name, entry, "patterns"))
        any_case = isinstance(entry, dict) and entry.get("any_case") is True
        try:
            return re.compile(self._written_out(sources, name), re.IGNORECASE if any_case else 0)
        except re.error as cause:
            self.fail(name, f"holds a pattern that says nothing ({cause}): correct it", cause)

    def _written_out(self, source: str, *inside: str) -> str:
        """Put the words and patterns of the entries that a pattern names in their place."""
        return _NAMED.sub(lambda match: self._any_of(match.group(1), *inside), source)

    def _any_of(self, name: str, *inside: str) -> str:
        if name not in self._table:
            self.fail(name, "is named in a pattern and missing: add it with its words")
        if name in inside:
            self.fail(name, "is a pattern that names itself: write one of them out")
        self.named.add(name)
        entry = self._table[name]
        if isinstance(entry, dict) and "patterns" in entry:
            return f"(?:{self._written_out('|'.join(self._listed(name, entry, 'patterns')), name, *inside)})"
        return f"(?:{'|'.join(map(re.escape, self._listed(name, entry, 'words')))})"

    def _listed(self, name: str, entry: object, key: str) -> Iterator[str]:
        """The words or patterns of an entry, which may be the bare list itself."""
        listed = entry.get(key) if isinstance(entry, dict) else entry
        if not isinstance(listed, list) or not listed or not all(isinstance(each, str) and each for each in listed):
            self.fail(name, f"must have a list of {key}, each of them text")
        yield from listed

    def fail(self, name: str, fault: str, cause: Exception | None = None) -> NoReturn:
        """Raise LexiconError about an entry."""
        raise LexiconError(f"{self._where}: [{name}] {fault}") from cause
