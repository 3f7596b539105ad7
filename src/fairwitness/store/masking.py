"""Redaction: what views show instead of words that were redacted. Offsets stay, so every span still fits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from fairwitness.errors import NotAllowed
from fairwitness.model import FiledReport, Report, Span
from fairwitness.model.recorded import MASK

_T = TypeVar("_T")


def mask_report(filed: FiledReport, spans: Iterable[Span]) -> FiledReport:
    """The report with every redacted character masked."""
    report = filed.report
    letters = list(report.original)
    for span in spans:
        letters[span.start : span.end] = MASK * (span.end - span.start)
    masked, cut = "".join(letters), len(report.title)
    return replace(filed, report=replace(report, title=masked[:cut], text=masked[cut + 1 :]))


def mask_spans(value: _T, report: Report) -> _T:
    """Any noun, with the words of all its spans taken anew from a masked report."""
    masked: _T = _masked(value, report.original)
    return masked


def check_spans(report: Report, spans: tuple[Span, ...]) -> None:
    """Refuse a redaction that reaches outside the report, or over the line end between title and text."""
    limit, line_end = len(report.original), len(report.title)
    for span in spans:
        if not 0 <= span.start < span.end <= limit or span.start <= line_end < span.end:
            raise NotAllowed(
                f"report {report.id}: characters {span.start} to {span.end} cannot be redacted; "
                f"give stretches inside the title (0 to {line_end}) or inside the text ({line_end + 1} to {limit})"
            )
        if set(span.words) - {MASK}:
            raise NotAllowed(f"report {report.id}: a redaction must not repeat the words; make it with Redaction.of")


def _masked(value: Any, original: str) -> Any:
    if isinstance(value, Span):
        return replace(value, words=original[value.start : value.end])
    if isinstance(value, tuple):
        return tuple(_masked(item, original) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _masked(getattr(value, field.name), original) for field in fields(value)})
    return value
