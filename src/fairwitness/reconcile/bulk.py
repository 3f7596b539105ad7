"""Thousands of scopes laid beside each other at once, in arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from fairwitness.reconcile.gather import Node
from fairwitness.reconcile.scope import Fit, Fitter, Scope, act_fit, combine

_FITS = tuple(Fit)
_CODE = {fit: code for code, fit in enumerate(_FITS)}
_APART = _CODE[Fit.APART]
_TABLE = np.array([[[_CODE[combine((a, b, c))] for c in _FITS] for b in _FITS] for a in _FITS], dtype=np.int64)
"""How whom, where and when combine, by their codes."""

_UNKNOWN = -1
_Part = TypeVar("_Part")
Codes = npt.NDArray[np.int64]
Found = list[tuple[int, Fit]]


class Bulk:
    """Nodes in arrays, so that one more is laid beside all of them in one go."""

    def __init__(self, nodes: Sequence[Node], members: Sequence[int], scopes: Sequence[Scope], fitter: Fitter) -> None:
        self.nodes = nodes
        self.members = members
        self._scopes = [scopes[at] for at in members]
        self._fitter = fitter
        self._wheres, self._where_at = _numbered([scope.where for scope in self._scopes])
        self._whoms, self._whom_at = _numbered([scope.whom for scope in self._scopes])
        self._starts = _days([scope.start for scope in self._scopes])
        self._ends = _days([scope.end for scope in self._scopes])
        self._rows: dict[tuple[int, int], Codes] = {}
        self._by_report: dict[str, list[int]] = defaultdict(list)
        for place, at in enumerate(members):
            for report in nodes[at].reports:
                self._by_report[report].append(place)

    def beside(self, node: Node, first: int = 0) -> tuple[Found, Found]:
        """Lay a node beside those from place `first` on that it is not apart from, in their order.

        Gives those it shares no report with, and those it does, which may have more to say of each other.
        """
        scope = node.scope
        near = sorted({at for report in node.reports for at in self._by_report.get(report, ()) if at >= first})
        codes = self._codes(scope, first)
        codes[[at - first for at in near]] = _APART
        places = np.flatnonzero(codes != _APART)
        far = [
            (self.members[at + first], self._with_act(scope, at + first, _FITS[code]))
            for at, code in zip(places.tolist(), codes[places].tolist(), strict=True)
        ]
        fits = [(self.members[at], self._fitter.fit(scope, self._scopes[at])) for at in near]
        return far, [(at, fit) for at, fit in fits if fit is not Fit.APART]

    def _codes(self, scope: Scope, first: int) -> Codes:
        key = id(scope.whom), id(scope.where)
        if key not in self._rows:
            where = _coded(self._fitter.where(scope.where, each, is_near=False) for each in self._wheres)
            whom = _coded(self._fitter.whom(scope.whom, each) for each in self._whoms)
            self._rows[key] = _TABLE[whom[self._whom_at], where[self._where_at]]
        when = self._when_codes(scope, first)
        found: Codes = self._rows[key][np.arange(first, len(self.members)), when]
        return found

    def _when_codes(self, scope: Scope, first: int) -> Codes:
        """As `when_fit` does between reports."""
        starts, ends = self._starts[first:], self._ends[first:]
        if scope.start is None or scope.end is None:
            is_open = starts == _UNKNOWN if scope.start is None else np.zeros(len(starts), dtype=bool)
            return np.where(is_open, _CODE[Fit.SAME], _CODE[Fit.CROSSING])
        start, end = scope.start.toordinal(), scope.end.toordinal()
        codes = np.full(len(starts), _CODE[Fit.CROSSING])
        codes[(starts <= start) & (end <= ends)] = _CODE[Fit.INSIDE]
        codes[(start <= starts) & (ends <= end)] = _CODE[Fit.CONTAINS]
        codes[(starts == start) & (ends == end)] = _CODE[Fit.SAME]
        codes[(ends < start) | (end < starts)] = _APART
        codes[(starts == _UNKNOWN) | (ends == _UNKNOWN)] = _CODE[Fit.CROSSING]
        return codes

    def _with_act(self, scope: Scope, at: int, fit: Fit) -> Fit:
        if scope.act is None:
            return fit
        # all else has been combined already, and a means that differs only makes two scopes distinct
        return combine((fit, act_fit(scope.act, self._scopes[at].act)))


def _days(days: Sequence[date | None]) -> Codes:
    return np.array([day.toordinal() if day else _UNKNOWN for day in days], dtype=np.int64)


def _coded(fits: Iterable[Fit]) -> Codes:
    return np.array([_CODE[fit] for fit in fits], dtype=np.int64)


def _numbered(parts: Sequence[_Part]) -> tuple[list[_Part], Codes]:
    numbers: dict[int, int] = {}
    kinds: list[_Part] = []
    for part in parts:
        if id(part) not in numbers:
            numbers[id(part)] = len(kinds)
            kinds.append(part)
    return kinds, np.array([numbers[id(part)] for part in parts], dtype=np.int64)
