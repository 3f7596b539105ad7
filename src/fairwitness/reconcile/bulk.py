"""Totals laid beside thousands of incidents at once, in arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from fairwitness.reconcile.gather import Node
from fairwitness.reconcile.scope import Fit, Fitter, Scope, act_fit, combine, when_fit

_FITS = tuple(Fit)
_CODE = {fit: code for code, fit in enumerate(_FITS)}
_UNKNOWN = -1
_Part = TypeVar("_Part")
Codes = npt.NDArray[np.int64]


def bulk_fits(
    nodes: Sequence[Node], totals: Sequence[int], singles: Sequence[int], placed: Sequence[Scope], fitter: Fitter
) -> Iterator[tuple[int, int, Fit]]:
    """Give how totals and incidents lie to each other, for all pairs that are not apart."""
    scopes = [placed[at] for at in singles]
    wheres, where_at = _numbered([scope.where for scope in scopes])
    whoms, whom_at = _numbered([scope.whom for scope in scopes])
    starts = np.array([scope.start.toordinal() if scope.start else _UNKNOWN for scope in scopes])
    ends = np.array([scope.end.toordinal() if scope.end else _UNKNOWN for scope in scopes])
    reports = _by_report(nodes, singles)
    for total in totals:
        scope = nodes[total].scope
        where = np.array([_CODE[fitter.where(scope.where, each, is_near=False)] for each in wheres])[where_at]
        whom = np.array([_CODE[fitter.whom(scope.whom, each)] for each in whoms])[whom_at]
        may = _may_meet(scope, starts, ends) & (where != _CODE[Fit.APART]) & (whom != _CODE[Fit.APART])
        near = {place for report in nodes[total].reports for place in reports.get(report, ())}
        where_codes, whom_codes = where.tolist(), whom.tolist()
        for place in sorted({*np.flatnonzero(may).tolist(), *near}):
            if place in near:
                fit = fitter.fit(scope, scopes[place], is_near=True)
            else:
                fit = _pair(scope, scopes[place], where_codes[place], whom_codes[place])
            if fit is not Fit.APART:
                yield total, singles[place], fit


def _numbered(parts: Sequence[_Part]) -> tuple[list[_Part], Codes]:
    numbers: dict[int, int] = {}
    kinds: list[_Part] = []
    for part in parts:
        if id(part) not in numbers:
            numbers[id(part)] = len(kinds)
            kinds.append(part)
    return kinds, np.array([numbers[id(part)] for part in parts], dtype=np.int64)


def _by_report(nodes: Sequence[Node], singles: Sequence[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, at in enumerate(singles):
        for report in nodes[at].reports:
            found[report].append(place)
    return found


def _may_meet(scope: Scope, starts: Codes, ends: Codes) -> npt.NDArray[np.bool_]:
    if scope.start is None or scope.end is None:
        return np.ones(len(starts), dtype=bool)
    overlap: npt.NDArray[np.bool_] = (starts <= scope.end.toordinal()) & (ends >= scope.start.toordinal())
    undated: npt.NDArray[np.bool_] = starts == _UNKNOWN
    return np.logical_or(overlap, undated)


def _pair(one: Scope, other: Scope, where: int, whom: int) -> Fit:
    when = when_fit(one, other, is_near=False)
    return combine((_FITS[whom], _FITS[where], when, act_fit(one.act, other.act)))
