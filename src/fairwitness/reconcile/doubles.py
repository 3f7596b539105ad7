"""Doubles: incidents that may be one and the same, of which only figures surely of different people are added.

Linking leaves one event as two incidents rather than make one of two, so two incidents are different people only where
something says so (`apart.py`). The low rests on a set of figures every two of which are surely apart. What may overlap
with one of them keeps its upper bound and loses its lower one, which can only widen the range: any true count of people
is still allowed. Of all such sets that counts with which the low is highest (`contests.py`, `choosing.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fairwitness.reconcile.knot import Row
from fairwitness.reconcile.reckoned import World
from fairwitness.reconcile.settle import Settled


def without_doubles(world: World, doubled: Mapping[int, int]) -> World:
    """Take the lower bounds from figures that may be of people already counted in another incident."""
    if not doubled:
        return world
    settled = list(world.settled)
    for at in doubled:
        settled[at] = _doubled(world, at)
    links = [_unbound(row) if not doubled.keys().isdisjoint(row.nodes) else row for row in world.links]
    return replace(world, settled=settled, links=links, doubles=dict(doubled))


def _doubled(world: World, at: int) -> Settled:
    kept = world.ground.sums.doubled
    if at not in kept:
        kept[at] = world.settled[at].doubled()
    return kept[at]


def _unbound(row: Row) -> Row:
    return replace(row, interval=replace(row.interval, low=0, low_by=None, best=None, best_by=None))
