"""Ways: the sets of figures of which no two may be of the same people, and to which none can be added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice


def all_ways(rivals: Mapping[int, Set[int]], most: int) -> list[set[int]] | None:
    """Give all ways of choosing between rivals; None where there are more than so many."""
    nodes = sorted(rivals)
    bit = {at: 1 << place for place, at in enumerate(nodes)}
    found = list(islice(_ways([sum(bit[other] for other in rivals[at]) for at in nodes]), most + 1))
    return None if len(found) > most else [{at for at in nodes if bit[at] & way} for way in found]


def _ways(beside: Sequence[int]) -> Iterator[int]:
    """Give the ways as bits; `beside` has the rivals of each figure."""
    todo = [(0, (1 << len(beside)) - 1, 0)]
    while todo:
        way, left, gone = todo.pop()
        if not left:
            if not gone:
                yield way
            continue
        first = left & -left
        place = first.bit_length() - 1
        others = left & ~first
        # without this one only where something beside it may come in its place
        if others & beside[place]:
            todo.append((way, others, gone | first))
        todo.append((way | first, others & ~beside[place], gone & ~beside[place]))
