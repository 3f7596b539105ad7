"""Shipped tables: the TOML files the package carries, read fast.

They are written plainly: a key or a heading begins a line, an array that takes several lines ends with a line of its
own. Values so written are nearly JSON, which the standard library reads many times as fast as TOML; a file with
anything else in it is read as TOML. That both ways read every shipped file alike is tested. Users' files are always
read as TOML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

Table = dict[str, Any]

_NAME = re.compile(r'[A-Za-z0-9_-]+|"[^"\\]*"')
_HEAD = re.compile(rf"(\[\[?)((?:{_NAME.pattern})(?:\.(?:{_NAME.pattern}))*)\]\]?\s*(?:#.*)?")
_KEY = re.compile(rf"({_NAME.pattern})\s*=\s*")
_UNLIKE_JSON = re.compile(
    r"""("(?:[^"\\]|\\["\\])*")(\s*=)?|([A-Za-z0-9_-]+)\s*=|'{3}(.*?)'{3}|'([^'\n]*)'|\#[^\n]*|,(?=\s*[\]}])"""
)


class _NotPlainError(Exception):
    """Something in the table that only a reader of TOML understands."""


def shipped_table(package: str, name: str) -> Table:
    """Read a table a package carries, such as `shipped_table("fairwitness.text.lexicon", "dates.toml")`."""
    return table_of(files(package).joinpath(name).read_text(encoding="utf-8"))


def table_of(text: str) -> Table:
    """Read the text of a shipped table; raises tomllib.TOMLDecodeError where it is none."""
    try:
        return plain_table(text)
    except (_NotPlainError, ValueError):
        import tomllib  # dear to import, and seldom needed

        return tomllib.loads(text)


def plain_table(text: str) -> Table:
    """Read a table that is written plainly; raises an error where it is not."""
    whole: Table = {}
    table = whole
    lines = iter(text.split("\n"))
    for line in lines:
        if not line or line[0] == "#":
            continue
        if key := _KEY.match(line):
            name = key[1].strip('"')
            if name in table:
                raise _NotPlainError
            table[name] = _value(line[key.end() :], lines)
        elif head := _HEAD.fullmatch(line):
            table = _opened(whole, [name.strip('"') for name in _NAME.findall(head[2])], listed=head[1] == "[[")
        else:
            raise _NotPlainError
    return whole


def _value(written: str, lines: Iterator[str]) -> Any:
    if written.rstrip() == "[":
        for line in lines:
            written += f"\n{line}"
            if line.startswith("]"):
                break
    try:
        return json.loads(written)
    except ValueError:
        return json.loads(_UNLIKE_JSON.sub(_as_json, written))


def _as_json(found: re.Match[str]) -> str:
    text, equals, key, *literals = found.groups()
    if key:
        return f'"{key}":'
    if text is None and found[0][0] == "'":
        return json.dumps("".join(filter(None, literals)))
    return f"{text}:" if equals else text or ""


def _opened(whole: Table, path: list[str], *, listed: bool) -> Table:
    """Begin the table of a heading: a new one in the list of that name, or one that is not there yet."""
    *above, name = path
    table = whole
    for part in above:
        table = table.setdefault(part, {})
        if not isinstance(table, dict):
            raise _NotPlainError
    fresh: Table = {}
    if listed:
        table.setdefault(name, []).append(fresh)
    elif table.setdefault(name, fresh) is not fresh:
        raise _NotPlainError
    return fresh
