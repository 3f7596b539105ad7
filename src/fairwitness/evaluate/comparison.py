"""One report compared: which claims were paired, with which fields wrong, and which stayed alone on either side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fairwitness.evaluate.records import Record

_ATTRIBUTES = {"date": ("date_start", "date_end"), "count": ("count", "low", "high")}


class ErrorKind(StrEnum):
    """What went wrong with a claim."""

    MISSED = "missed"
    EXTRA = "extra"
    WRONG = "wrong field"


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One claim missed, one too many, or one with wrong fields (named)."""

    report: str
    kind: ErrorKind
    fields: tuple[str, ...] = ()
    predicted: Record | None = None
    gold: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim of each side that are taken to be the same, and the fields in which they differ."""

    predicted: Record
    gold: Record
    wrong: tuple[str, ...] = ()

    def is_right(self, fields: tuple[str, ...]) -> bool:
        """Tell whether the two agree in all of these fields."""
        return not any(name in self.wrong for name in fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What came of one report."""

    report: str
    outlet: str | None = None
    pairs: tuple[Pair, ...] = ()
    missed: tuple[Record, ...] = ()
    extra: tuple[Record, ...] = ()

    @property
    def errors(self) -> Iterator[Error]:
        """Every error: the missed, those too many, then the wrong ones."""
        for record in self.missed:
            yield Error(report=self.report, kind=ErrorKind.MISSED, gold=record)
        for record in self.extra:
            yield Error(report=self.report, kind=ErrorKind.EXTRA, predicted=record)
        for pair in self.pairs:
            if pair.wrong:
                yield Error(
                    report=self.report,
                    kind=ErrorKind.WRONG,
                    fields=pair.wrong,
                    predicted=pair.predicted,
                    gold=pair.gold,
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What is measured: each score with the fields it wants right, and the fields told one by one.

    `among` are the fields that must be right before the others are looked at; `told` are fields shown beside the
    accuracies without being one. `sort` is the attribute claims are told apart by, such as "harm".
    """

    scores: Mapping[str, tuple[str, ...]]
    accuracies: tuple[str, ...]
    sort: str
    among: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field looked at one by one."""
        return (*self.told, *self.accuracies)

    def judged(self, row: Row) -> tuple[Pair, ...]:
        """The pairs whose fields are looked at."""
        return tuple(pair for pair in row.pairs if pair.is_right(self.among))


def values_of(record: Record, field: str) -> tuple[object, ...]:
    """What a claim says for a field: one value, or several, as a date has a first and a last day."""
    return tuple(getattr(record, name) for name in _ATTRIBUTES.get(field, (field,)))


def is_stated(record: Record, field: str) -> bool:
    """Tell whether a claim says anything for a field."""
    return any(value not in (None, "", ()) for value in values_of(record, field))
