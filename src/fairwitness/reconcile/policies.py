"""Policies: how the figures of several origins for one scope become an interval and, where defined, a best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fairwitness.model import Status
from fairwitness.reconcile.convention import Policy
from fairwitness.reconcile.onesided import is_ceiling
from fairwitness.reconcile.statements import Statement


@dataclass(slots=True, eq=False)
class Figure:
    """What one or more origins say of a scope: the statement that speaks for them, and how many origins they are."""

    statement: Statement
    origins: int


@dataclass(slots=True, eq=False)
class Interval:
    """What a scope amounts to: bounds with the statements they rest on. high None is open."""

    low: int
    low_by: Statement | None
    high: int | None
    high_by: Statement | None
    best: int | None = None
    best_by: Statement | None = None


OPEN = Interval(low=0, low_by=None, high=None, high_by=None)


def settle_figures(figures: Sequence[Figure], policy: Policy, *, is_open: bool = False) -> Interval:
    """Turn the figures for one scope into an interval, as the policy says.

    Every policy keeps the range honest: the lowest low to the highest high of the figures it listens to, where "up to
    200" gives no low beside a count. They differ in
    whom they listen to, and in the one figure they call best.
    """
    if not figures:
        return OPEN
    if len(figures) == 1:
        return settle_one(figures[0].statement, policy, is_open=is_open)
    heard = _reliable(figures) if policy is Policy.RELIABLE else figures
    if len(heard) == 1:
        return settle_one(heard[0].statement, policy, is_open=is_open)
    said = [figure.statement for figure in heard]
    lower = [one for one in said if not is_ceiling(one, said)] or said
    lowest = min(lower, key=lambda one: (one.low or 0, one.key))
    highest = max(heard, key=_height).statement
    best = _best(heard, policy)
    return Interval(
        low=lowest.low or 0,
        low_by=lowest,
        high=None if is_open else highest.high,
        high_by=None if is_open else highest,
        best=best.number if best else None,
        best_by=best,
    )


def settle_one(statement: Statement, policy: Policy, *, is_open: bool = False) -> Interval:
    """Turn the one figure for a scope into an interval."""
    best = None if policy is Policy.RANGE else statement.number
    high, high_by = (None, None) if is_open else (statement.high, statement)
    return Interval(statement.low or 0, statement, high, high_by, best, None if best is None else statement)


def least_trusted(statements: Sequence[Statement], policy: Policy) -> list[Statement]:
    """Say which of some conflicting claims the policy would set aside: one, or under `range` each in its turn.

    A number said of killed and injured together goes first: it says nothing of the killed alone.
    """
    combined = [statement for statement in statements if statement.is_combined]
    if combined:
        return combined[:1]
    if policy in {Policy.RANGE, Policy.SINGLE_CLAIMANT}:
        return list(statements)
    ranks = {
        Policy.LOWEST: lambda s: (s.number or 0, s.key),
        Policy.RELIABLE: lambda s: (_is_doubted(s), -s.published.toordinal(), s.number or 0, s.key),
        Policy.LATEST_MAJORITY_LOWEST: lambda s: (-s.published.toordinal(), s.number or 0, s.key),
    }
    return [max(statements, key=ranks[policy])]


def _best(figures: Sequence[Figure], policy: Policy) -> Statement | None:
    numbered = [figure for figure in figures if figure.statement.number is not None]
    if not numbered or policy is Policy.RANGE:
        return None
    if policy is Policy.LATEST_MAJORITY_LOWEST:
        latest = max(figure.statement.published for figure in numbered)
        numbered = [figure for figure in numbered if figure.statement.published == latest]
    if policy in {Policy.RELIABLE, Policy.LATEST_MAJORITY_LOWEST}:
        most = max(figure.origins for figure in numbered)
        numbered = [figure for figure in numbered if figure.origins == most]
    if policy is Policy.RELIABLE:
        latest = max(figure.statement.published for figure in numbered)
        numbered = [figure for figure in numbered if figure.statement.published == latest]
    return min(numbered, key=lambda figure: (figure.statement.number or 0, figure.statement.key)).statement


def _reliable(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Leave out what is hedged or unverified, where something is said without such doubt."""
    firm = [figure for figure in figures if not _is_doubted(figure.statement)]
    return firm or figures


def _is_doubted(statement: Statement) -> bool:
    return statement.claim.status in {Status.HEDGED, Status.UNVERIFIED}


def _height(figure: Figure) -> tuple[bool, int, tuple[object, ...]]:
    high = figure.statement.high
    return high is None, high or 0, figure.statement.key
