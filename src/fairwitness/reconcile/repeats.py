"""Repeats: what near-copies say again, of which the original's words stand for all."""

from __future__ import annotations

from collections.abc import Mapping

from fairwitness.reconcile.statements import Statement


def repeated_in(spoken: Mapping[str, Statement]) -> dict[str, Statement]:
    """Name for each statement that says another again the first of them, by claim id.

    Of some that are said to repeat each other in a ring the earliest is the first: nobody is lost between them.
    """
    firsts: dict[str, str] = {}
    for name in sorted(name for name, one in spoken.items() if one.filed.repeats is not None):
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
