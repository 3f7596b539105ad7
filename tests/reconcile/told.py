"""What several tests of tolls tell alike: a mission's figures for a coast, reckoned day by day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fairwitness.reconcile import Question, Toll, toll

MISSION = {"says": "the observer mission", "whom": "people", "where": ["Coast @@ XA"]}
FIGHTING = {**MISSION, "when": "2019-03-06/2019-03-07", "incident": "coast"}


def reckoned(file: Callable[..., Any], *days: list[dict[str, Any]]) -> Toll:
    """Ask for all the killed of what is told day by day, each day by another outlet."""
    told = [{"outlet": f"W{at}", "on": f"2019-03-{8 + at:02}", "claims": claims} for at, claims in enumerate(days)]
    return toll(file(told), Question())


def bounds(found: Toll) -> tuple[int | None, int | None]:
    """Give both ends of a toll that nothing contradicts."""
    assert not found.conflicts
    return found.low, found.high
