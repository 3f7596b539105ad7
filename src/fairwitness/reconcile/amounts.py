"""Amounts: how many a scope comes to, at least, at most and at best, with the statements the numbers rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fairwitness.reconcile.statements import Statement

Parts = tuple[tuple[Statement, int], ...]
"""Statements with the number each brings in; below zero where it is taken away."""


@dataclass(slots=True, eq=False)
class Amount:
    """low to high; `low_parts` add up to low, `high_parts` to high. high None is open, because of `openers`."""

    low: int
    low_parts: Parts
    high: int | None
    high_parts: Parts
    best: int | None = None
    openers: tuple[Statement, ...] = ()


NOTHING = Amount(low=0, low_parts=(), high=0, high_parts=())
UNKNOWN = Amount(low=0, low_parts=(), high=None, high_parts=())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clash:
    """Statements that cannot all hold, and those that were set aside, each in its turn, for the range that follows."""

    statements: tuple[Statement, ...]
    aside: tuple[Statement, ...]


def added(amounts: Sequence[Amount]) -> Amount:
    """Add amounts of scopes that are apart."""
    if len(amounts) == 1:
        return amounts[0]
    is_closed = all(amount.high is not None for amount in amounts)
    bests = [amount.best for amount in amounts if amount.best is not None]
    return Amount(
        low=sum(amount.low for amount in amounts),
        low_parts=tuple(part for amount in amounts for part in amount.low_parts),
        high=sum(amount.high or 0 for amount in amounts) if is_closed else None,
        high_parts=tuple(part for amount in amounts for part in amount.high_parts) if is_closed else (),
        best=sum(bests) if bests else None,
        openers=() if is_closed else tuple(opener for amount in amounts for opener in amount.openers),
    )


def hull(amounts: Sequence[Amount]) -> Amount:
    """Span the range of several accounts of one scope: the lowest low to the highest high."""
    lowest = min(amounts, key=lambda amount: amount.low)
    opened = [amount for amount in amounts if amount.high is None]
    highest = opened[0] if opened else max(amounts, key=lambda amount: amount.high or 0)
    bests = sorted(amount.best for amount in amounts if amount.best is not None)
    return Amount(
        low=lowest.low,
        low_parts=lowest.low_parts,
        high=highest.high,
        high_parts=highest.high_parts,
        best=bests[0] if bests else None,
        openers=highest.openers,
    )


def smallest_above(parts: Parts, limit: float) -> Parts:
    """Leave out the smallest parts for as long as the rest alone still lies above the limit."""
    kept = sorted(parts, key=lambda part: (-part[1], part[0].key))
    total = sum(number for _, number in kept)
    while len(kept) > 1 and total - kept[-1][1] > limit:
        total -= kept.pop()[1]
    return tuple(kept)
