"""The laws a claim must keep to enter the ledger; the database's constraints uphold them once more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from fairwitness.errors import UnlawfulClaim
from fairwitness.model import Claim, Count, HarmClaim, Kind, OccurrenceClaim, Report, Span


def count_span(claim: HarmClaim) -> Span | None:
    """The words a number rests on: the count words, else the persons ("the commander" is one), else the cue."""
    count = claim.count
    if count.low is None and count.high is None:
        return count.words
    return count.words or claim.victims or claim.cue


def check_claim(claim: Claim, report: Report, shown: Report) -> None:
    """Raise UnlawfulClaim where a claim breaks a law. `shown` is the report as views show it, redacted words masked."""
    for law, kept in _laws(claim, report, shown):
        if not kept:
            raise UnlawfulClaim(
                f"report {report.id}, claim {claim.id}: {law}; the extractor is at fault, the report was not taken in"
            )


def _laws(claim: Claim, report: Report, shown: Report) -> Iterator[tuple[str, bool]]:
    yield "it names another report", claim.report_id == report.id
    yield "it has no id", bool(claim.id)
    yield "its kind and its fields do not fit", isinstance(claim, _NOUNS[claim.kind])
    if isinstance(claim, HarmClaim):
        yield "its count is negative or upside down", _in_order(claim.count)
    when = claim.when
    yield "its last day lies before its first", not (when.start and when.end and when.start > when.end)
    texts = {report.original, shown.original}
    for span in set(spans_in(claim)):
        fits = any(text[span.start : span.end] == span.words for text in texts)
        yield f"{span.words!r} does not stand at {span.start} to {span.end}", fits and 0 <= span.start < span.end


_NOUNS = {
    Kind.HARM: HarmClaim,
    Kind.ACT: OccurrenceClaim,
    Kind.STATE: OccurrenceClaim,
    Kind.STANCE: OccurrenceClaim,
}


def _in_order(count: Count) -> bool:
    low, high = count.low, count.high
    return (low is None or low >= 0) and (high is None or high >= 0) and (low is None or high is None or low <= high)


def spans_in(value: Any) -> Iterator[Span]:
    """Every span of a noun, evidence included."""
    found: list[Span] = []
    _gather(value, found)
    return iter(found)


def _gather(value: Any, found: list[Span]) -> None:
    # every claim comes through here: a list that is added to is quicker than generators in each other
    if isinstance(value, Span):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _gather(item, found)
    else:
        noun: Any = type(value)
        for name in _fields(noun):
            _gather(getattr(value, name), found)


@cache
def _fields(noun: Any) -> tuple[str, ...]:
    """A noun's fields that may hold spans."""
    if not is_dataclass(noun):
        return ()
    hints = get_type_hints(noun)
    return tuple(field.name for field in fields(noun) if _may_hold(hints[field.name]))


def _may_hold(hint: Any) -> bool:
    inner = get_args(hint)
    if inner:
        return any(_may_hold(each) for each in inner)
    return is_dataclass(hint)
