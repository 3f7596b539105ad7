"""Figures: each claimant's figures over time, line by line, for a picture and for finding revisions.

A line is of one scope: the same people, place and first day, of one incident where it is known. What counts fewer, a
class of people, a narrower place, a said part, is no lower figure for all: it stands on a line of its own, or on none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from fairwitness.model import Harm, HarmClaim
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.convention import convention
from fairwitness.reconcile.corrected import given_way_in
from fairwitness.reconcile.scope import Fit, Fitter
from fairwitness.reconcile.settle import says_less
from fairwitness.reconcile.statements import Statement, is_current, statements_of


class Step(StrEnum):
    """How a claimant's figure lies to its one before."""

    FIRST = "first"
    RISES = "rises"
    SAME = "same"
    REVISED = "revised down"
    DIFFERS = "does not add up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A claimant's figure for one scope on one day of publication, beside the one before.

    `line` is the claim that begins the line of figures for that scope. `new` is what the claimant says was added since,
    where it says so; where that and the rise differ, `step` says that the figures do not add up, and `missing` by how
    much.
    """

    claimant: str
    line: str
    published: date
    start: date | None
    end: date | None
    low: int | None
    high: int | None
    step: Step
    new: int | None = None
    missing: int | None = None
    report_id: str
    claim_id: str


_Told = tuple[int | None, int | None, date | None]
"""A figure and the last day it counts."""


@dataclass(slots=True, eq=False)
class _Line:
    """A claimant's figures for one scope, in the order in which they came out."""

    points: list[Point]
    last: Statement
    said: set[_Told] = field(default_factory=set)


def figures_over_time(claims: Sequence[FiledClaim], harm: Harm) -> tuple[Point, ...]:
    """Lay out each claimant's running figures by day of publication, one line a scope.

    A running figure counts from one first day on ("since Thursday"); the figure of its last day is what was added.
    """
    fitter = Fitter()
    reports: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for each in statements_of(filter(_has_figure, claims), convention("neutral"), {harm}):
        reports[each.who, each.origin_id, each.report_id].append(each)
    claimants: dict[tuple[str, str], list[list[Statement]]] = defaultdict(list)
    for (who, origin, _), said in reports.items():
        claimants[who, origin].append(_wholes(said, fitter))
    return tuple(point for _, told in sorted(claimants.items()) for point in _points(told, fitter))


def _has_figure(filed: FiledClaim) -> bool:
    claim = filed.claim
    if not isinstance(claim, HarmClaim) or not filed.report.published or not is_current(claim):
        return False
    return claim.count.low is not None and not claim.count.combined


def _wholes(said: Sequence[Statement], fitter: Fitter) -> list[Statement]:
    """Leave out of a report's figures by one claimant what gave way in it, and the stated parts of others."""
    told = {each.id for each in said}
    gone = given_way_in(said, fitter)
    return [each for each in said if each.id not in gone and not each.is_earlier and each.part_of not in told]


def _points(reports: Iterable[Sequence[Statement]], fitter: Fitter) -> list[Point]:
    """Put one claimant's figures on lines; of several of one report for one scope, the largest is the figure."""
    lines: dict[object, list[_Line]] = defaultdict(list)
    for said in sorted(reports, key=lambda said: [each.key for each in said[:1]]):
        taken: list[_Line] = []
        for each in sorted(said, key=lambda each: (-_days(each), _falling(each))):
            near = lines[each.incident or each.scope.start]
            line = next((line for line in near if _is_of_one(each, line.last, fitter)), None)
            if line is None:
                if _is_added(each, said, fitter):
                    continue
                line = _Line([], each)
                near.append(line)
            if line not in taken:
                taken.append(line)
                _go_on(line, each, said, fitter)
    return [point for near in lines.values() for line in near for point in line.points]


def _falling(said: Statement) -> tuple[object, ...]:
    return tuple(-number for number in said.size), said.key


def _is_of_one(said: Statement, last: Statement, fitter: Fitter) -> bool:
    """Tell whether a figure counts whom the last of a line counts, or these and those of the days since."""
    new, old = said.scope, last.scope
    if fitter.whom(new.whom, old.whom) is not Fit.SAME:
        return False
    if said.incident:
        return True  # its place and days are told in more words or fewer
    return fitter.where(new.where, old.where, is_near=False) is Fit.SAME and _days(said) >= _days(last)


def _is_added(said: Statement, report: Sequence[Statement], fitter: Fitter) -> bool:
    """Tell whether a figure is of the last days of a longer one of its report."""
    return any(_is_added_to(said, other, fitter) for other in report)


def _is_added_to(said: Statement, running: Statement, fitter: Fitter) -> bool:
    one, other = said.scope, running.scope
    if one.end != other.end or _days(said) >= _days(running) or fitter.whom(one.whom, other.whom) is not Fit.SAME:
        return False
    return fitter.where(one.where, other.where, is_near=True) is Fit.SAME


def _go_on(line: _Line, said: Statement, report: Sequence[Statement], fitter: Fitter) -> None:
    """Put a figure on a line, unless it was said before the last one, or takes nothing of that back.

    A running toll that comes down to what it was days ago is not said again: it counts up to a later day.
    """
    last = line.points[-1] if line.points else None
    is_again = _told(said) in line.said and _told(said) != _told(line.last)
    if last is not None and (is_again or _takes_nothing_back(said, line.last, fitter)):
        return
    new = next((other for other in report if _is_added_to(other, said, fitter)), None)
    line.points.append(_point(said, line, last, new))
    line.last = said
    line.said.add(_told(said))


def _told(said: Statement) -> _Told:
    return said.low, said.high, said.scope.end


def _takes_nothing_back(said: Statement, last: Statement, fitter: Fitter) -> bool:
    """Tell whether a smaller figure is a part, leaves room for the last, or came out with it: on one day tolls rise."""
    if said.size < last.size and (said.part_of is not None or said.published == last.published):
        return True
    return says_less(said, last, fitter)


def _point(said: Statement, line: _Line, last: Point | None, new: Statement | None) -> Point:
    low, before = said.low or 0, None if last is None else last.low or 0
    added = None if new is None else new.low
    step, missing = Step.FIRST, None
    if before is not None:
        step = Step.RISES if low > before else Step.SAME if low == before else Step.REVISED
        if added is not None and low - before != added:
            missing = low - before - added
            step = step if step is Step.REVISED else Step.DIFFERS
    return Point(
        claimant=said.who,
        line=line.points[0].claim_id if line.points else said.id,
        published=said.published,
        start=said.scope.start,
        end=said.scope.end,
        low=said.low,
        high=said.claim.count.high,
        step=step,
        new=added,
        missing=missing,
        report_id=said.report_id,
        claim_id=said.id,
    )


def _days(said: Statement) -> int:
    start, end = said.scope.start, said.scope.end
    return (end - start).days if start and end else 0
