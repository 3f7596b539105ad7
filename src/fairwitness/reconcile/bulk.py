"""Thousands of scopes laid beside each other at once, in arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from fairwitness.reconcile.node import Node
from fairwitness.reconcile.scope import HOLDS, Fit, Fitter, Scope, act_fit, combine

_FITS = tuple(Fit)
_CODE = {fit: code for code, fit in enumerate(_FITS)}
_APART, _SAME, _CROSSING = _CODE[Fit.APART], _CODE[Fit.SAME], _CODE[Fit.CROSSING]
_INSIDE, _CONTAINS = _CODE[Fit.INSIDE], _CODE[Fit.CONTAINS]
_TABLE = np.array([[[_CODE[combine((a, b, c))] for c in _FITS] for b in _FITS] for a in _FITS], dtype=np.int8)
"""How whom, where and when combine, by their codes."""

_IS_HELD = np.isin(np.arange(len(_FITS)), [_CODE[fit] for fit in HOLDS])
_UNKNOWN = -1
_Part = TypeVar("_Part")
Codes = npt.NDArray[np.integer[Any]]
Found = list[tuple[int, Fit]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Row:
    """What a place and victims are not apart from, whatever the days: undated scopes first, then by first day.

    `codes` are by scope and by how the days lie; `last` is the latest day of all dated scopes up to here.
    """

    places: Codes
    codes: Codes
    starts: Codes
    ends: Codes
    last: Codes
    undated: int

    def meeting(self, scope: Scope) -> Codes | slice:
        """Say where those stand whose days may meet the scope's, and some more."""
        if scope.start is None or scope.end is None:
            return slice(None)
        first = self.undated + np.searchsorted(self.last, scope.start.toordinal())
        beyond = self.undated + np.searchsorted(self.starts[self.undated :], scope.end.toordinal(), side="right")
        return (
            np.concatenate([np.arange(self.undated), np.arange(first, beyond)])
            if self.undated
            else slice(first, beyond)
        )


class Bulk:
    """Nodes in arrays, so that one more, of some reports, is laid beside all of them in one go."""

    def __init__(
        self,
        nodes: Sequence[Node],
        members: Sequence[int],
        scopes: Sequence[Scope],
        fitter: Fitter,
        reports: frozenset[str],
    ) -> None:
        self.nodes = nodes
        self.members = members
        self._numbers = np.array(members, dtype=np.int64)
        self._is_numbered = np.array([bool(nodes[at].numbered) for at in members], dtype=bool)
        self._scopes = [scopes[at] for at in members]
        self._fitter = fitter
        self._wheres, self._where_at = _numbered([scope.where for scope in self._scopes])
        self._whoms, self._whom_at = _numbered([scope.whom for scope in self._scopes])
        self._starts = _days([scope.start for scope in self._scopes])
        self._ends = _days([scope.end for scope in self._scopes])
        self._rows: dict[tuple[int, int], _Row] = {}
        self._by_report: dict[str, list[int]] = defaultdict(list)
        for place, at in enumerate(members):
            if not reports.isdisjoint(nodes[at].reports):
                for report in nodes[at].reports:
                    self._by_report[report].append(place)

    def beside(self, node: Node, first: int = 0) -> tuple[Found, Found]:
        """Lay a node beside those from place `first` on that it is not apart from.

        Gives those it shares no report with, and those it does, which may have more to say of each other.
        """
        places, codes = self._codes(node.scope)
        near = sorted({at for report in node.reports for at in self._by_report.get(report, ()) if at >= first})
        kept = places >= first
        if near:
            kept &= ~np.isin(places, near)
        places, codes = places[kept], codes[kept]
        return self._far(node.scope, places, codes), self._fits(node.scope, near)

    def within(self, total: Node) -> tuple[list[int], Found, Found]:
        """Lay a total beside all: first come those that it holds, whoever says so, of what `beside` gives first."""
        places, codes = self._codes(total.scope)
        near = sorted({at for report in total.reports for at in self._by_report.get(report, ())})
        is_some = total.is_some_of_more or any(member.part_of is not None for member in total.members)
        is_plain = total.scope.act is None and not is_some
        is_held = self._is_numbered[places] & _IS_HELD[codes] & is_plain
        if near:
            is_far = ~np.isin(places, near)
            places, codes, is_held = places[is_far], codes[is_far], is_held[is_far]
        held, left = self._numbers[places[is_held]].tolist(), ~is_held
        return held, self._far(total.scope, places[left], codes[left]), self._fits(total.scope, near)

    def _codes(self, scope: Scope) -> tuple[Codes, Codes]:
        """Say where those stand that are not apart from a scope, and how they lie to it."""
        row = self._row(scope)
        met = row.meeting(scope)
        when = _when_codes(scope, row.starts[met], row.ends[met])
        codes = row.codes[met].ravel().take(np.arange(0, len(when) * len(_FITS), len(_FITS)) + when)
        (shared,) = (codes != _APART).nonzero()
        return row.places[met].take(shared), codes.take(shared)

    def _row(self, scope: Scope) -> _Row:
        key = id(scope.whom), id(scope.where)
        if key not in self._rows:
            where = _coded(self._fitter.where(scope.where, each, is_near=False) for each in self._wheres)
            whom = _coded(self._fitter.whom(scope.whom, each) for each in self._whoms)
            codes = _TABLE[whom[self._whom_at], where[self._where_at]]
            self._rows[key] = self._row_of(codes, np.flatnonzero((codes != _APART).any(axis=1)))
        return self._rows[key]

    def _row_of(self, codes: Codes, shared: Codes) -> _Row:
        is_dated = (self._starts[shared] != _UNKNOWN) & (self._ends[shared] != _UNKNOWN)
        ordered = shared[np.lexsort((self._starts[shared], is_dated))]
        undated = len(shared) - int(is_dated.sum())
        return _Row(
            places=ordered,
            codes=codes[ordered],
            starts=self._starts[ordered],
            ends=self._ends[ordered],
            last=np.maximum.accumulate(self._ends[ordered][undated:]),
            undated=undated,
        )

    def _far(self, scope: Scope, places: Codes, codes: Codes) -> Found:
        fits = [_FITS[code] for code in codes.tolist()]
        if scope.act is not None:
            # all else has been combined already, and a means that differs only makes two scopes distinct
            acts = [self._scopes[at].act for at in places.tolist()]
            fits = [combine((fit, act_fit(scope.act, act))) for fit, act in zip(fits, acts, strict=True)]
        return list(zip(self._numbers[places].tolist(), fits, strict=True))

    def _fits(self, scope: Scope, near: Sequence[int]) -> Found:
        fits = [(self.members[at], self._fitter.fit(scope, self._scopes[at])) for at in near]
        return [(at, fit) for at, fit in fits if fit is not Fit.APART]


def _when_codes(scope: Scope, starts: Codes, ends: Codes) -> Codes:
    """As `when_fit` does between reports."""
    if scope.start is None or scope.end is None:
        is_open = starts == _UNKNOWN if scope.start is None else np.zeros(len(starts), dtype=bool)
        return np.where(is_open, _SAME, _CROSSING)
    start, end = scope.start.toordinal(), scope.end.toordinal()
    codes = np.full(len(starts), _CROSSING)
    codes[(starts <= start) & (end <= ends)] = _INSIDE
    codes[(start <= starts) & (ends <= end)] = _CONTAINS
    codes[(starts == start) & (ends == end)] = _SAME
    codes[(ends < start) | (end < starts)] = _APART
    codes[(starts == _UNKNOWN) | (ends == _UNKNOWN)] = _CROSSING
    return codes


def _days(days: Sequence[date | None]) -> Codes:
    return np.array([day.toordinal() if day else _UNKNOWN for day in days], dtype=np.int64)


def _coded(fits: Iterable[Fit]) -> Codes:
    return np.array([_CODE[fit] for fit in fits], dtype=np.int64)


def _numbered(parts: Sequence[_Part]) -> tuple[list[_Part], Codes]:
    kinds = {id(part): part for part in parts}
    numbers = {name: at for at, name in enumerate(kinds)}
    return list(kinds.values()), np.array([numbers[id(part)] for part in parts], dtype=np.int64)
