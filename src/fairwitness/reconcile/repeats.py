"""Repeats: what near-copies say again, of which the original's words stand for all."""

from __future__ import annotations

from collections.abc import Sequence

from fairwitness.reconcile.statements import Statement


def repeated_in(said: Sequence[Statement]) -> dict[str, Statement]:
    """Name for each statement that says another again the first of them, by claim id.

    Of some that are said to repeat each other in a ring the earliest is the first: nobody is lost between them.
    """
    repeating = sorted(each.id for each in said if each.filed.repeats is not None)
    spoken = {each.id: each for each in said} if repeating else {}
    firsts: dict[str, str] = {}
    for name in repeating:
        chain: list[str] = []
        on_it: set[str] = set()
        here = name
        while here not in firsts and here not in on_it:
            chain.append(here)
            on_it.add(here)
            before = spoken[here].filed.repeats
            here = before if before is not None and before in spoken else here
        first = firsts.get(here) or min(chain[chain.index(here) :], key=lambda each: spoken[each].key)
        firsts |= dict.fromkeys(chain, first)
    return {name: spoken[first] for name, first in firsts.items() if first != name}
