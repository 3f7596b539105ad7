"""Nesting: what scopes come to whose parts lie under one whole each, with what follows where these contradict it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fairwitness.reconcile.amounts import NOTHING, Amount, Clash, Parts, added, hull, smallest_above
from fairwitness.reconcile.convention import Policy
from fairwitness.reconcile.falling import fallen
from fairwitness.reconcile.policies import Interval, least_trusted
from fairwitness.reconcile.settle import Settled
from fairwitness.reconcile.statements import Statement


@dataclass(slots=True, eq=False)
class Nesting:
    """Scopes by number, added up from below: `amounts` by scope, the `whole` around each, and the `parts` of each."""

    settled: Sequence[Settled] | Mapping[int, Settled]
    policy: Policy
    amounts: dict[int, Amount] = field(default_factory=dict)
    whole: dict[int, int | None] = field(default_factory=dict)
    parts: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def put(self, at: int, amount: Amount, whole: int | None) -> None:
        """Enter what a scope came to, under the whole around it."""
        self.amounts[at], self.whole[at] = amount, whole
        if whole is not None:
            self.parts[whole].append(at)

    def take_out(self, at: int) -> list[int]:
        """Take a scope out again, with all below it, and name these."""
        gone = list(self._within(at))
        for each in gone:
            del self.amounts[each]
        return gone

    def below(self, at: int) -> list[Amount]:
        """What the parts of a scope came to."""
        parts = self.parts.get(at)
        return [self.amounts[part] for part in parts] if parts else []

    def added_up(self, at: int, clashes: list[Clash]) -> Amount:
        """Add up a scope and its parts; where these cannot all hold, span what follows when one of it is set aside."""
        settled, below = self.settled[at], self.below(at)
        if not below:
            return _own(settled, settled.interval)
        clashing = _contradiction(settled.interval, below, self._doubled(at))
        if not clashing:
            return _joined(settled.interval, added(below), settled)
        aside = least_trusted(clashing, self.policy)
        clashes.append(Clash(statements=tuple(clashing), aside=tuple(aside)))
        said = [member for part in self._within(at) for member in self.settled[part].node.members]
        return hull([self.without(at, fallen(each, clashing, said)) for each in aside])

    def without(self, at: int, aside: frozenset[str]) -> Amount:
        """What a scope comes to with some claims set aside; should parts still clash, the whole holds."""
        touched = {part for part in self._within(at) if any(m.id in aside for m in self.settled[part].node.members)}
        return self._again(at, aside, touched | {at for part in touched for at in self._around(part)})

    def _doubled(self, at: int) -> list[bool]:
        """Tell of each part of a scope whether it may be of the same people as others."""
        return [self.settled[part].is_double for part in self.parts.get(at, ())]

    def _again(self, at: int, aside: frozenset[str], touched: set[int]) -> Amount:
        if at not in touched:
            return self.amounts[at]
        settled = self.settled[at]
        below = [self._again(part, aside, touched) for part in self.parts.get(at, ())]
        if settled.is_gone(aside):
            return added(below) if below else NOTHING
        interval = settled.without(aside, self.policy)
        if not below:
            return _own(settled, interval)
        total = added(below)
        if interval.high is not None and total.low > interval.high:
            if any(figure.statement.id in aside for figure in settled.figures):
                return total
            total = replace(total, low=0, low_parts=())
        return _joined(interval, total, settled)

    def _within(self, at: int) -> Iterator[int]:
        """Give a scope and all below it."""
        todo = [at]
        while todo:
            found = todo.pop()
            yield found
            todo += self.parts.get(found, ())

    def _around(self, at: int) -> Iterable[int]:
        """Give all scopes around one."""
        whole = self.whole.get(at)
        while whole is not None:
            yield whole
            whole = self.whole.get(whole)


def _contradiction(interval: Interval, below: Sequence[Amount], doubled: Sequence[bool]) -> list[Statement]:
    """Name the smallest set of statements that cannot all hold, of a whole and of what its parts come to."""
    high, whole = interval.high, interval.high_by
    if high is None or whole is None:
        return []
    against = _too_many(high, below) or _rival_over(high, below, doubled)
    return sorted([whole, *(statement for statement, _ in against)], key=lambda each: each.key) if against else []


def _too_many(high: int, below: Sequence[Amount]) -> Parts:
    """Find the parts that come to more than their whole."""
    lows = tuple(part for amount in below for part in amount.low_parts)
    return smallest_above(lows, high) if sum(number for _, number in lows) > high else ()


def _rival_over(high: int, below: Sequence[Amount], doubled: Sequence[bool]) -> Parts:
    """Find a figure for a part that leaves the whole no room for the other parts, though another one for it does.

    "35 killed in the province" and, of its town, one says 35 and another 55: the 55 speaks against both. "25 killed,
    16 on the pier and nine on board", and twelve on board by another, are 25 or 28. What may be of the same people as
    other parts needs room for itself alone.
    """
    low = sum(amount.low for amount in below)
    others = [0 if is_double else low - amount.low for amount, is_double in zip(below, doubled, strict=True)]
    found = [
        (by, at)
        for at, amount in enumerate(below)
        for by in (*(by for by, _ in amount.high_parts), *amount.openers)
        if by.low is not None and by.low > amount.low and others[at] + by.low > high
    ]
    if not found:
        return ()
    over, place = max(found, key=lambda rival: (rival[0].low or 0, rival[0].key))
    number = over.low or 0
    beside = tuple(part for at, amount in enumerate(below) if at != place for part in amount.low_parts)
    return ((over, number), *(smallest_above(beside, high - number) if number <= high else ()))


def _own(settled: Settled, interval: Interval) -> Amount:
    """What is said of a scope without parts."""
    low, low_by, high, high_by = interval.low, interval.low_by, interval.high, interval.high_by
    low_parts = ((low_by, low),) if low_by else ()
    if high is None:
        return Amount(low, low_parts, None, (), interval.best, _openers(settled, interval))
    high_parts = low_parts if high == low and high_by is low_by else ((high_by, high),) if high_by else ()
    return Amount(low, low_parts, high, high_parts, interval.best)


def _joined(interval: Interval, below: Amount, settled: Settled) -> Amount:
    """What is said of a scope, with what its parts come to."""
    low_by, high_by = interval.low_by, interval.high_by
    low, low_parts = below.low, below.low_parts
    if low_by and interval.low >= low:
        low, low_parts = interval.low, ((low_by, interval.low),)
    high = None if interval.high is None or _is_left_open(interval, below) else interval.high
    high_parts = ((high_by, high),) if high is not None and high_by else ()
    openers = _openers(settled, interval) if high is None else ()
    return Amount(low, low_parts, high, high_parts, _best(interval, below, high), openers)


def _best(interval: Interval, below: Amount, high: int | None) -> int | None:
    """Keep the parts' best figures, and let the whole give way to their sum."""
    if interval.best is None or below.best is None:
        return interval.best if interval.best is not None else below.best
    nearest = max(interval.best, below.best)
    return nearest if high is None else min(nearest, high)


def _is_left_open(interval: Interval, below: Amount) -> bool:
    whole = interval.high_by
    return whole is not None and any(part.leaves_open(whole) for part, _ in below.low_parts)


def _openers(settled: Settled, interval: Interval) -> tuple[Statement, ...]:
    if interval.low_by and interval.low_by.high is None and not settled.is_open:
        return (interval.low_by,)
    return settled.opening
