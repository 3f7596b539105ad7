"""The nouns as JSON records and back, without loss.

A record leaves out what is None, empty or False, so that it does not depend on the defaults of a class; so a field of
the model may only ever be added with such a default. A span is written [start, end, words].
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from fairwitness.errors import DamagedLedger
from fairwitness.model import (
    Body,
    Claim,
    ClaimSet,
    CopyLink,
    Correction,
    EntryKind,
    ExportNote,
    FiledReport,
    HarmClaim,
    Judgement,
    Kind,
    Login,
    OccurrenceClaim,
    Redaction,
    SetAsideNote,
    Span,
    Undo,
)
from fairwitness.store.canonical import canonical, moment, moment_of

_T = TypeVar("_T")
_Coder = Callable[[Any], Any]
_REQUIRED = object()

BODIES: dict[EntryKind, type[Any]] = {
    EntryKind.REPORT: FiledReport,
    EntryKind.CLAIM_SET: ClaimSet,
    EntryKind.JUDGEMENT: Judgement,
    EntryKind.CORRECTION: Correction,
    EntryKind.REDACTION: Redaction,
    EntryKind.EXPORT: ExportNote,
    EntryKind.LOGIN: Login,
    EntryKind.SET_ASIDE: SetAsideNote,
    EntryKind.COPY: CopyLink,
    EntryKind.UNDO: Undo,
}
_KINDS = {body: kind for kind, body in BODIES.items()}


def kind_of(body: Body) -> EntryKind:
    """The kind of entry a body belongs to."""
    return _KINDS[type(body)]


def write(value: object) -> str:
    """A noun as canonical JSON."""
    return canonical(_writer_of(value)(value))


def read_body(kind: str, content: str) -> Body:
    """A body back from an entry's content; raises DamagedLedger where it is none."""
    try:
        body: Body = read(BODIES[EntryKind(kind)], content)
    except ValueError as cause:
        raise DamagedLedger(f"{kind!r} is no kind of entry this fairwitness knows; run verify") from cause
    return body


def read(noun: type[_T], content: str) -> _T:
    """A noun back from JSON; raises DamagedLedger where the JSON is not one."""
    try:
        value: _T = _reader_of(noun)(json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as cause:
        raise DamagedLedger(f"{content[:80]!r} is no {noun.__name__} ({cause}); run verify") from cause
    return value


def _writer_of(value: Any) -> _Coder:
    noun: Any = type(value)
    return _writer(noun)


def _reader_of(noun: Any) -> _Coder:
    # the cache's own types know only what is surely hashable
    return _reader(noun)


@cache
def _writer(noun: Any) -> _Coder:
    if noun is Span:
        return lambda span: [span.start, span.end, span.words]
    if noun is datetime:
        return moment
    if noun is date:
        return date.isoformat
    if _fields(noun):
        names = _fields(noun)
        return lambda value: {name: _plain(kept) for name in names if not _blank(kept := getattr(value, name))}
    return str if issubclass(noun, StrEnum) else _same


def _same(value: Any) -> Any:
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _writer_of(value)(value)


def _blank(value: object) -> bool:
    if value is None or value is False or value == ():
        return True
    noun: Any = type(value)
    names = _fields(noun)
    return bool(names) and all(_blank(getattr(value, name)) for name in names)


@cache
def _fields(noun: Any) -> tuple[str, ...]:
    """The fields of a noun that is written as an object."""
    return tuple(field.name for field in fields(noun)) if is_dataclass(noun) and noun is not Span else ()


@cache
def _reader(noun: Any) -> _Coder:
    origin = get_origin(noun)
    if origin is tuple:
        return _tuple_reader(get_args(noun))
    if origin in {Union, types.UnionType}:
        return _union_reader(tuple(kind for kind in get_args(noun) if kind is not types.NoneType))
    special: dict[Any, _Coder] = {Span: _read_span, Claim: _read_claim, datetime: moment_of, date: date.fromisoformat}
    if noun in special:
        return special[noun]
    if _fields(noun):
        return _noun_reader(noun)
    return _union_reader((noun,)) if issubclass(noun, StrEnum) else _scalar_reader(noun)


def _read_span(record: list[Any]) -> Span:
    start, end, words = record
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(words, str)):
        raise ValueError("a span is [start, end, words]")
    return Span(start=start, end=end, words=words)


def _read_claim(record: dict[str, Any]) -> Claim:
    noun: type[Claim] = HarmClaim if record["kind"] == Kind.HARM else OccurrenceClaim
    claim: Claim = _reader_of(noun)(record)
    return claim


def _scalar_reader(noun: type[Any]) -> _Coder:
    wanted = (int, float) if noun is float else noun

    def read_scalar(value: Any) -> Any:
        if not isinstance(value, wanted):
            raise ValueError(f"{value!r} is no {noun.__name__}")
        return value

    return read_scalar


def _tuple_reader(items: tuple[Any, ...]) -> _Coder:
    if items[-1] is Ellipsis:
        one = _reader(items[0])
        return lambda values: tuple([one(value) for value in values])
    readers = [_reader(item) for item in items]
    return lambda values: tuple(read_one(value) for read_one, value in zip(readers, values, strict=True))


def _union_reader(nouns: tuple[Any, ...]) -> _Coder:
    """The first vocabulary that has the word; no word stands in two of them."""
    if len(nouns) == 1 and not issubclass(nouns[0], StrEnum):
        return _reader(nouns[0])
    return {word.value: word for noun in nouns for word in noun}.__getitem__


def _noun_reader(noun: Any) -> _Coder:
    hints = get_type_hints(noun)
    coders = {field.name: _reader(hints[field.name]) for field in fields(noun)}
    missing = {name: value for name, hint in hints.items() if (value := _absent(hint)) is not _REQUIRED}

    def read_noun(record: dict[str, Any]) -> Any:
        unknown = record.keys() - coders.keys()
        if unknown:
            raise ValueError(f"{noun.__name__} has no {min(unknown)!r}")
        given = {name: coders[name](value) for name, value in record.items()}
        return noun(**(missing | given))

    return read_noun


def _absent(hint: Any) -> Any:
    """What a field left out of a record holds: what `_blank` says of it, read backwards."""
    if get_origin(hint) is tuple:
        return ()
    if hint is bool:
        return False
    if types.NoneType in get_args(hint):
        return None
    bare = is_dataclass(hint) and all(field.default is not MISSING for field in fields(hint))
    return _reader(hint)({}) if bare else _REQUIRED
