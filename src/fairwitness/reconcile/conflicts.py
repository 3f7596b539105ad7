"""Conflicts, as they are told to people: each figure once with all that it cannot hold beside.

One figure that is too large for ten others makes ten smallest sets of claims that cannot all hold, and one sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from fairwitness.reconcile.outcome import Conflict


def conflicts_told(conflicts: Sequence[Conflict]) -> Iterator[str]:
    """Say conflicts in as few sentences as have them all: first of the figure that is in most, then of the next."""
    left = list({(each.figures, each.aside): each for each in conflicts}.values())
    while left:
        often = Counter(figure for each in left for figure in set(each.figures))
        about = max(dict.fromkeys(figure for each in left for figure in each.figures), key=often.__getitem__)
        told = [each for each in left if about in each.figures]
        left = [each for each in left if about not in each.figures]
        yield _of_one(about, told) if len(told) > 1 else told[0].text


def _of_one(about: str, conflicts: Sequence[Conflict]) -> str:
    beside = dict.fromkeys(" with ".join(_without(about, each.figures)) for each in conflicts)
    return f"{about} cannot hold beside any of these: {'; '.join(beside)} ({_set_aside(conflicts)})"


def _without(one: str, figures: Sequence[str]) -> Iterator[str]:
    at = figures.index(one)
    yield from (*figures[:at], *figures[at + 1 :])


def _set_aside(conflicts: Sequence[Conflict]) -> str:
    alone = dict.fromkeys(each.aside[0] for each in conflicts if len(each.aside) == 1)
    in_turn = any(len(each.aside) > 1 for each in conflicts)
    if not alone:
        return "each set aside in its turn"
    return f"set aside: {'; '.join(alone)}{', otherwise each in its turn' if in_turn else ''}"
