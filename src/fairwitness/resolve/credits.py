"""Agency credits: which news agency a report says its text comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fairwitness.model import Report
from fairwitness.text.wordings import read_table, wordings_of

_TOP_LINES = 3
_TOP_CHARACTERS = 160
_END_LINES = 3
_END_CHARACTERS = 240
_DASH = r"(?:-{1,2}|–|—|:)"
# words of a place and a date before the agency: "BEIRUT, Lebanon, May 17, 2024 "
_NAMES = r"(?:[A-Z][\w.'’-]{0,30}(?:[ ,./]{1,3}(?:[A-Z][\w.'’-]{0,30}|\d{1,4}(?=\W))){0,6}[ ,./]{1,3})?"
_PLACE = r"[\w.,'’/() -]{0,90}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Credits:
    """The patterns of `agencies.toml`, each with a group `agency`."""

    byline: re.Pattern[str]
    source_line: re.Pattern[str]
    copyright: re.Pattern[str]
    contribution: re.Pattern[str]
    material: re.Pattern[str]


def agency_of(report: Report) -> str | None:
    """Name the agency a report credits: in its dateline, in its byline, in its last lines, or by being its outlet.

    None where it credits none, or several, so that nobody could say whose the words are. What a sentence ascribes to an
    agency ("AFP reported") is no credit for the whole text.
    """
    own = agency_named(report.outlet or "")
    if own is not None:
        return own
    lines = [line.strip() for line in report.text.split("\n") if line.strip()]
    for line in lines[: max(1, min(_TOP_LINES, len(lines) - _END_LINES))]:
        if found := _of_top(line[:_TOP_CHARACTERS]):
            return found
    named = {found for line in lines[-_END_LINES:] for found in _of_end(line[-_END_CHARACTERS:])}
    return named.pop() if len(named) == 1 else None


def agency_named(words: str) -> str | None:
    """The agency that goes by exactly these words."""
    return _forms().get(" ".join(words.split()))


def without_dateline(text: str) -> str:
    """The text after a dateline such as "BEIRUT, May 17 (AFP) -", where it begins with one."""
    found = _dateline().match(text[:_TOP_CHARACTERS])
    return text[found.end() :] if found else text


def _of_top(line: str) -> str | None:
    for pattern in _top() if _names_any(line) else ():
        if found := pattern.match(line):
            return _forms()[found["agency"]]
    return None


def _of_end(line: str) -> set[str]:
    patterns = _end() if _names_any(line) else ()
    return {_forms()[found["agency"]] for pattern in patterns for found in pattern.finditer(line)}


def _names_any(line: str) -> bool:
    """Tell whether a line holds any agency's name at all: most hold none, and need no look at how it stands there."""
    return any(form in line for form in _forms())


@cache
def _table() -> dict[str, Any]:
    return read_table("fairwitness.resolve", "agencies")


@cache
def _forms() -> Mapping[str, str]:
    return {form: entry["name"] for entry in _table()["agency"] for form in entry["forms"]}


@cache
def _wordings() -> _Credits:
    return wordings_of(_Credits, _table() | {"agency": _longest_first()}, where="agencies.toml")


@cache
def _top() -> tuple[re.Pattern[str], ...]:
    agency = _agency()
    return (
        re.compile(rf"{_PLACE}\({agency}(?:[/ ,][\w /]{{1,20}})?\)\s*\.?\s*(?:{_DASH}|$)"),
        re.compile(rf"{_NAMES}{agency}\.?\s*(?:--|–|—|-)\s*(?=\S)"),
        re.compile(rf"{_NAMES}/{agency}/\.?\s"),
        _wordings().byline,
        re.compile(rf"\(?{agency}\)?$"),
    )


@cache
def _end() -> tuple[re.Pattern[str], ...]:
    agency, words = _agency(), _wordings()
    return (
        re.compile(rf"[(\[]{agency}(?:[/ ][\w/]{{1,10}})?[)\]]\.?$"),
        re.compile(rf"(?:^|\s)(?:--|–|—|-)\s*{agency}\.?$"),
        words.source_line,
        words.copyright,
        words.contribution,
        words.material,
    )


def _agency() -> str:
    return rf"(?P<agency>{'|'.join(map(re.escape, _longest_first()))})"


def _longest_first() -> list[str]:
    return sorted(_forms(), key=lambda form: (-len(form), form))


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:[A-Z][A-Z'’./ -]{{1,40}}(?:[,(:][\w.,'’() -]{{0,70}}?)?|[A-Z]{_PLACE}\([^()\n]{{2,40}}\)"
        rf"|\([^()\n]{{2,40}}\))"
        rf"\s*(?:--|–|—|-)\s+"
    )
