"""Which words may have dated a gold claim: gold gives dates, the reader learns to point at date words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fairwitness.text.dates import Interval, TimeExpression, find_times, reference_date, resolve_in_text
from training.gold import GoldClaim, GoldReport, Range

Dated = list[tuple[Range, Interval]]


def with_times(report: GoldReport) -> GoldReport:
    """Point each claim's `times` at expressions that resolve to its gold dates; tell whether it needed none."""
    text = report.document.original
    reference = reference_date(text, report.published)
    expressions = _dated(report, find_times(text), reference)
    return replace(report, claims=[_timed(c, expressions, {reference, report.published}) for c in report.claims])


def _dated(report: GoldReport, found: Sequence[TimeExpression], reference: date | None) -> Dated:
    tokens = report.document.tokens
    dated: Dated = []
    for expression in found:
        inside = [i for i, t in enumerate(tokens) if t.start < expression.end and expression.start < t.end]
        interval = resolve_in_text(expression, found, published=reference)
        if inside and interval:
            dated.append(((inside[0], inside[-1]), interval))
    return dated


def _timed(claim: GoldClaim, dated: Dated, today: set[date | None]) -> GoldClaim:
    start, end = claim.dates
    if start is None:
        return _with(claim, [], undated=1)
    same = [r for r, i in dated if (i.start, i.end) == (start, end)]
    if same:
        return _with(claim, [same], undated=0)
    if start == end and start in today:
        return _with(claim, [], undated=0)
    opening = [r for r, i in dated if i.start == start and i.end < end]
    closing = [r for r, i in dated if i.end == end and i.start > start]
    if opening and closing:
        return _with(claim, [opening, closing], undated=0)
    return claim


def _with(claim: GoldClaim, things: list[list[Range]], *, undated: int) -> GoldClaim:
    return replace(claim, pointers={**claim.pointers, "times": things}, undated=undated)
