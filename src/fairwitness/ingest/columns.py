"""Which column of a table holds what: the user's word, auto-archiver's sheets, or names that tell."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from fairwitness.errors import MalformedLine
from fairwitness.ingest.source import FIELDS, ColumnMap

_LONGEST_DICTIONARY = 1_000_000
_MOST_TOLD = 50  # columns; tables of event data have as many
_DATABASE = "auto_archiver_database"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table's layout: the columns that hold fields, and whether they stand inside auto-archiver's dictionary."""

    columns: ColumnMap
    is_dictionary: bool = False


def looks_like_header(cells: Sequence[str]) -> bool:
    """Whether a line's cells look like a table's header with a column for the text."""
    names = {_folded(cell) for cell in cells}
    known = _known()
    sheets = any(set(known[kind]["marks"]) <= names for kind in known if "marks" in known[kind])
    texts = set(known["plain"]["text"]) & names and set(known["plain"]["title"] + known["plain"]["url"]) & names
    return len(cells) > 1 and (sheets or bool(texts))


def layout_of(header: Sequence[str], given: ColumnMap, where: str) -> Layout:
    """Find a table's layout; raises MalformedLine where a named column is missing or none can hold the text."""
    names = {_folded(name): name for name in reversed(header)}
    for field, column in given.pairs:
        if _folded(column) not in names:
            raise MalformedLine(f"{where}: no column {column!r} for {field}; the columns are {_told(header)}")
    known = _known()
    if not given.pairs and set(known[_DATABASE]["marks"]) <= set(names):
        return Layout(columns=ColumnMap(), is_dictionary=True)
    sheet = "auto_archiver_sheet" if set(known["auto_archiver_sheet"]["marks"]) <= set(names) else "plain"
    pairs: list[tuple[str, str]] = []
    for field in FIELDS:
        named = given.column(field)
        wanted = [named] if named else known[sheet].get(field, [])
        pairs += [(field, names[_folded(each)]) for each in wanted if _folded(each) in names][:1]
    if not {"title", "text"} & {field for field, _ in pairs}:
        raise MalformedLine(
            f"{where}: no column holds a text; name it with --map text=COLUMN (the columns are {_told(header)})"
        )
    return Layout(columns=ColumnMap(pairs=tuple(pairs)))


def _told(header: Sequence[str]) -> str:
    more = f" and {len(header) - _MOST_TOLD} more" if len(header) > _MOST_TOLD else ""
    return f"{', '.join(header[:_MOST_TOLD])}{more}"


def dictionary_record(words: str, where: str) -> tuple[Mapping[str, object], ColumnMap]:
    """Read the dictionary that auto-archiver's CSV database writes; nothing in it is ever run."""
    if len(words) > _LONGEST_DICTIONARY:
        raise MalformedLine(f"{where}: 'metadata' is longer than {_LONGEST_DICTIONARY} characters")
    try:
        tree = ast.parse(words.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as cause:
        raise MalformedLine(f"{where}: 'metadata' is not the dictionary auto-archiver writes") from cause
    if not isinstance(tree, ast.Dict):
        raise MalformedLine(f"{where}: 'metadata' is not the dictionary auto-archiver writes")
    record = dict(_entries(tree))
    known = _known()[_DATABASE]
    pairs = ((field, next((n for n in known.get(field, []) if record.get(n)), None)) for field in FIELDS)
    return record, ColumnMap(pairs=tuple((field, name) for field, name in pairs if name))


def _entries(tree: ast.Dict) -> Iterator[tuple[str, object]]:
    for key, value in zip(tree.keys, tree.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield key.value, value.value
            elif isinstance(value, ast.Call) and (when := _written_time(value)):
                yield key.value, when


def _written_time(call: ast.Call) -> str | None:
    numbers = [a.value for a in call.args[:3] if isinstance(a, ast.Constant) and type(a.value) is int]
    if ast.unparse(call.func) not in ("datetime.datetime", "datetime") or len(numbers) < 3:
        return None
    year, month, day = numbers
    return f"{year:04}-{month:02}-{day:02}"


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


@cache
def _known() -> dict[str, dict[str, list[str]]]:
    text = resources.files("fairwitness.ingest").joinpath("columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
