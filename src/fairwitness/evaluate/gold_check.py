"""Checking annotations: every string stands in its report, types and vocabularies are right, nothing is said twice."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from fairwitness.model import Act, Age, ControlState, Group, Harm, Kind, Sex, Stance, Status

_VALUES: Mapping[Kind, type[StrEnum]] = {Kind.ACT: Act, Kind.STATE: ControlState, Kind.STANCE: Stance}
_STRINGS = {
    Kind.HARM: ("cue", "count", "victims", "perpetrator", "claimant"),
    Kind.ACT: ("cue", "actor", "target", "claimant"),
}
_LISTS = ("places", "relays")
_DAYS = ("date_start", "date_end")
_TRUTHS = ("approx", "vague", "combined", "background")
_NUMBERS = ("low", "high", "start", "end")
_OTHERS = ("kind", "harm", "value", "quote", "group", "status", "part_of", "act", "about", "sex", "age", "evidence")
_KNOWN = sorted({*_STRINGS[Kind.HARM], *_STRINGS[Kind.ACT], *_LISTS, *_DAYS, *_TRUTHS, *_NUMBERS, *_OTHERS})
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong: on which line, in which report and claim (counted from 1), and what to do about it."""

    line: int
    message: str
    report: str | None = None
    claim: int | None = None

    def __str__(self) -> str:
        """Say where and what, on one line."""
        where = [f"line {self.line}"]
        where += [f"report {self.report}"] if self.report is not None else []
        where += [f"claim {self.claim}"] if self.claim is not None else []
        return f"{', '.join(where)}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check came to: how many reports have a line, how many claims of each kind, and every problem."""

    reports: frozenset[str]
    harms: int
    others: int
    problems: tuple[Problem, ...]


def check(lines: Iterable[str], texts: Mapping[str, str], *, verbatim: bool = True) -> Checked:
    """Check lines of annotations against the original texts of their reports, by id.

    Of a report that is not there nothing is known, so its strings are not looked for. `verbatim` False leaves that
    out for all: what another program found may word things its own way.
    """
    seen: dict[str, int] = {}
    problems: list[Problem] = []
    kinds: list[Kind] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        read = _line(number, line)
        if isinstance(read, Problem):
            problems.append(read)
            continue
        if read.report in seen:
            message = f"has line {seen[read.report]} already; put all its claims on one line"
            problems.append(Problem(line=number, report=read.report, message=message))
        seen.setdefault(read.report, number)
        kinds += [_kind(claim, Kind.ACT if read.are_records else Kind.HARM) for claim in read.claims]
        text = texts.get(read.report) if verbatim else None
        problems += _problems(number, read, text)
    harms = sum(kind is Kind.HARM for kind in kinds)
    return Checked(reports=frozenset(seen), harms=harms, others=len(kinds) - harms, problems=tuple(problems))


@dataclass(frozen=True, slots=True)
class _Line:
    report: str
    claims: list[Any]
    are_records: bool


@dataclass(frozen=True, slots=True)
class _Claim:
    content: Mapping[str, Any]
    text: str | None
    kind: Kind | None
    siblings: int
    index: int


def _line(number: int, line: str) -> _Line | Problem:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Problem(line=number, message=f"not JSON ({error}); mend or remove it")
    if not isinstance(record, dict):
        return Problem(line=number, message='not a JSON object; write {"id": ..., "claims": [...]}')
    report = record.get("id")
    if not isinstance(report, str | int) or isinstance(report, bool) or report == "":
        return Problem(line=number, message='no "id"; give the id of the report these claims belong to')
    are_records = "records" in record
    claims = record["records"] if are_records else record.get("claims")
    if not isinstance(claims, list):
        message = 'no list of "claims" (or "records"); write [] where the report makes none'
        return Problem(line=number, report=str(report), message=message)
    return _Line(report=str(report), claims=claims, are_records=are_records)


def _problems(number: int, line: _Line, text: str | None) -> Iterator[Problem]:
    for index, content in enumerate(line.claims):
        for message in _messages(content, index, line, text):
            yield Problem(line=number, report=line.report, claim=index + 1, message=message)


def _messages(content: object, index: int, line: _Line, text: str | None) -> Iterator[str]:
    if not isinstance(content, dict):
        yield 'not a JSON object; write {"quote": ..., "harm": ...}'
        return
    named = content.get("kind", None if line.are_records else str(Kind.HARM))
    if not _is_of(named, Kind):
        yield f'"kind" {_shown(named)} is none of {_listed(Kind)}'
        return
    claim = _Claim(content, text, Kind(str(named)), len(line.claims), index)
    for rule in _RULES:
        yield from rule(claim)


def _kind(content: object, fallback: Kind) -> Kind:
    named = content.get("kind") if isinstance(content, dict) else None
    return Kind(str(named)) if _is_of(named, Kind) else fallback


def _quote(claim: _Claim) -> Iterator[str]:
    quote, cue = claim.content.get("quote"), claim.content.get("cue")
    if not isinstance(quote, str) or not quote.strip():
        yield 'no "quote"; copy the shortest stretch of the report that holds the claim'
        return
    yield from _verbatim(claim, "quote", quote)
    if claim.text is not None and isinstance(cue, str) and cue not in quote:
        yield f'"cue" {_shown(cue)} does not stand in the quote {_shown(quote)}; take a word of the quote'


def _what(claim: _Claim) -> Iterator[str]:
    if claim.kind is Kind.HARM or claim.kind is None:
        if not _is_of(claim.content.get("harm"), Harm):
            yield f'"harm" {_shown(claim.content.get("harm"))} is none of {_listed(Harm)}'
    elif not _is_of(claim.content.get("value"), _VALUES[claim.kind]):
        allowed = _listed(_VALUES[claim.kind])
        yield f'"value" {_shown(claim.content.get("value"))} is no {claim.kind}; known are {allowed}'


def _choices(claim: _Claim) -> Iterator[str]:
    vocabularies: dict[str, type[StrEnum]] = {"status": Status}
    if claim.kind is Kind.HARM:
        vocabularies |= {"group": Group, "sex": Sex, "age": Age, "act": Act}
    for name, vocabulary in vocabularies.items():
        value = claim.content.get(name)
        may_be_null = name not in ("status", "group") or name not in claim.content
        if not (_is_of(value, vocabulary) or (value is None and may_be_null)):
            yield f'"{name}" {_shown(value)} is none of {_listed(vocabulary)}'


def _strings(claim: _Claim) -> Iterator[str]:
    for name in _STRINGS[Kind.HARM if claim.kind is Kind.HARM else Kind.ACT]:
        value = claim.content.get(name)
        if value is None:
            continue
        if not isinstance(value, str) or not value.strip():
            yield f'"{name}" {_shown(value)} is no words; copy them from the report, or write null'
        elif name != "cue":
            yield from _verbatim(claim, name, value)
    for name in _LISTS:
        yield from _several(claim, name)


def _several(claim: _Claim, name: str) -> Iterator[str]:
    values = claim.content.get(name)
    if values is None:
        return
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        yield f'"{name}" {_shown(values)} is no list of words; write ["..."], or [] for none'
        return
    for value in values:
        yield from _verbatim(claim, name, value)


def _numbers(claim: _Claim) -> Iterator[str]:
    for name in _NUMBERS:
        value = claim.content.get(name)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            yield f'"{name}" {_shown(value)} is no whole number; write digits, or null for open'
            return
    low, high = claim.content.get("low"), claim.content.get("high")
    if low is not None and high is not None and low > high:
        yield f'"low" {low} lies above "high" {high}; exchange or mend them'


def _truths(claim: _Claim) -> Iterator[str]:
    for name in _TRUTHS:
        value = claim.content.get(name)
        if value is not None and not isinstance(value, bool):
            yield f'"{name}" {_shown(value)} is neither true nor false'


def _days(claim: _Claim) -> Iterator[str]:
    days = [claim.content.get(name) for name in _DAYS]
    for name, day in zip(_DAYS, days, strict=True):
        if day is not None and not _is_day(day):
            yield f'"{name}" {_shown(day)} is no date; write YYYY-MM-DD, or null where the text gives no hint'
            return
    start, end = days
    if start is not None and end is not None and start > end:
        yield f'"date_start" {start} lies after "date_end" {end}; exchange or mend them'


def _part_of(claim: _Claim) -> Iterator[str]:
    whole = claim.content.get("part_of")
    if whole is None:
        return
    is_index = isinstance(whole, int) and not isinstance(whole, bool) and 0 <= whole < claim.siblings
    if not is_index or whole == claim.index:
        yield f'"part_of" {_shown(whole)} names no other claim of this report; count them from 0'


def _evidence(claim: _Claim) -> Iterator[str]:
    evidence = claim.content.get("evidence")
    if evidence is None:
        return
    if not isinstance(evidence, list) or not all(_is_evidence(each) for each in evidence):
        yield '"evidence" is no list of {"field": ..., "probability": 0 to 1}; write it with `extract --why`'


def _names(claim: _Claim) -> Iterator[str]:
    for name in claim.content:
        if name not in _KNOWN and (likely := difflib.get_close_matches(name, _KNOWN, n=1, cutoff=0.8)):
            yield f'unknown field "{name}"; is "{likely[0]}" meant?'


_RULES: tuple[Callable[[_Claim], Iterator[str]], ...] = (
    _quote, _what, _choices, _strings, _numbers, _truths, _days, _part_of, _evidence, _names
)  # fmt: skip


def _verbatim(claim: _Claim, name: str, words: str) -> Iterator[str]:
    if claim.text is not None and words not in claim.text:
        yield f'"{name}" {_shown(words)} does not stand in the report; copy the words exactly'


def _is_of(value: object, vocabulary: Iterable[str]) -> bool:
    return isinstance(value, str) and value in list(vocabulary)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_evidence(value: object) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("field"), str):
        return False
    probability = value.get("probability")
    return isinstance(probability, int | float) and not isinstance(probability, bool) and 0 <= probability <= 1


def _shown(value: object) -> str:
    words = json.dumps(value, ensure_ascii=False)
    return f"{words[:_LONGEST]}[...]" if len(words) > _LONGEST else words


def _listed(vocabulary: Iterable[str]) -> str:
    return ", ".join(vocabulary)
