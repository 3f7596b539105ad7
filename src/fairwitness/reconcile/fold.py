"""Fold: scopes that only nest, a part under one whole, are added up from below without any solver.

Most scopes of most tolls are so. What is left, scopes that may share people or that a question cuts through, goes to
`component.py`, with the folded parts as ready amounts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from fairwitness.reconcile.amounts import Amount, Clash, added, hull, smallest_above
from fairwitness.reconcile.convention import Policy
from fairwitness.reconcile.ground import Added, Sums
from fairwitness.reconcile.policies import Interval, least_trusted
from fairwitness.reconcile.reckoned import View, World
from fairwitness.reconcile.relations import Relations
from fairwitness.reconcile.settle import Settled
from fairwitness.reconcile.statements import Statement


@dataclass(slots=True, eq=False)
class Folded:
    """What folding left: amounts by root, nodes that need a solver, and conflicts met on the way."""

    amounts: dict[int, Amount]
    roots: list[int]
    rest: list[int]
    clashes: list[Clash] = field(default_factory=list)


def fold(world: World, view: View, blocked: set[int], policy: Policy) -> Folded:
    """Add up all that merely nests. `blocked` are nodes a solver has to see, such as those a question cuts through.

    What hangs together with nothing asked for is left out.
    """
    settled, relations, sums = world.settled, view.relations, world.ground.sums
    nearest = _nearest(world, view)
    blocked = blocked.union(_crossing(world, view))
    parts: dict[int, list[Amount]] = defaultdict(list)
    folded = Folded(amounts={}, roots=[], rest=[])
    hung: dict[int, int] = {}
    for at in _parts_first(world, view):
        if at in blocked:
            blocked |= relations.above[at]
            folded.rest.append(at)
            continue
        added_up = _added_up(at, settled[at], parts.get(at, ()), sums, policy)
        folded.amounts[at] = added_up.amount
        folded.clashes += added_up.clashes
        whole = nearest[at]
        if whole is not None:
            parts[whole].append(added_up.amount)
            hung[at] = whole
        else:
            blocked |= relations.above[at]
    folded.roots = [at for at in folded.amounts if at not in hung or hung[at] in blocked]
    return folded


def _parts_first(world: World, view: View) -> list[int]:
    """Order what hangs together with anything asked for, so that parts come before their wholes."""
    regions, above = world.ground.regions, view.relations.above
    order = sorted(at for name in (regions if view.reached is None else view.reached) for at in regions[name])
    order.sort(key=lambda at: -len(above[at]))
    return order


def _crossing(world: World, view: View) -> Collection[int]:
    """Name the nodes that may share people with others; a question may have shown one to lie inside another."""
    crossing = world.ground.crossing
    if view.asked is None or not view.relations.above[view.asked]:
        return crossing
    return crossing - {at for at in view.inside if not view.relations.cross[at]}


def _nearest(world: World, view: View) -> Sequence[int | None]:
    """Name for each node the whole that holds it with nothing in between, if all its wholes hold each other.

    Only to what lies inside a question may this bring new wholes: those that hold the question.
    """
    nearest, asked, relations = world.ground.nearest, view.asked, view.relations
    if asked is None or not relations.above[asked]:
        return nearest
    found = list(nearest)
    for at in view.inside:
        found[at] = _whole_of(at, world, relations, asked)
    return found


def _whole_of(at: int, world: World, relations: Relations, asked: int) -> int | None:
    """As above, of a node inside a question, which is no whole itself."""
    above = relations.above

    def depth(one: int) -> int:
        return -1 if one == asked else len(above[one]) - (asked in above[one])

    if not depth(at):
        return None
    whole = max(above[at], key=lambda one: depth(one) * asked - one)
    is_nested = depth(whole) == depth(at) - 1 and world.nodes[whole].harm is world.nodes[at].harm
    return whole if is_nested else None


def _added_up(at: int, settled: Settled, parts: Sequence[Amount], sums: Sums, policy: Policy) -> Added:
    """Add up a scope and its parts, or look up what they came to before."""
    known = sums.added.get(at)
    if known is not None and known.is_of(settled, parts):
        return known
    clashes: list[Clash] = []
    amount = _whole(settled, added(parts), policy, clashes) if parts else _own(settled)
    found = sums.added[at] = Added(settled, parts, amount, clashes)
    return found


def _own(settled: Settled) -> Amount:
    """What is said of a scope without parts."""
    interval = settled.interval
    low, low_by, high, high_by = interval.low, interval.low_by, interval.high, interval.high_by
    low_parts = ((low_by, low),) if low_by else ()
    if high is None:
        return Amount(low, low_parts, None, (), interval.best, _openers(settled))
    high_parts = low_parts if high == low and high_by is low_by else ((high_by, high),) if high_by else ()
    return Amount(low, low_parts, high, high_parts, interval.best)


def _whole(settled: Settled, below: Amount, policy: Policy, clashes: list[Clash]) -> Amount:
    interval = settled.interval
    if interval.high is not None and below.low > interval.high:
        return _clashing(settled, below, policy, clashes)
    over = _rival_over(interval, below)
    return _joined(interval, below, settled) if over is None else _outgrown(settled, below, over, policy, clashes)


def _rival_over(interval: Interval, below: Amount) -> Statement | None:
    """Find a figure for a part that alone is more than the whole, though another one for the part is not.

    "35 killed in the province" and, of its town, one says 35 and another 55: the 55 speaks against both.
    """
    if interval.high is None or interval.high_by is None:
        return None
    rivals = [by for by, _ in below.high_parts if by.low is not None and by.low > interval.high]
    return max(rivals, key=lambda by: (by.low or 0, by.key), default=None)


def _outgrown(settled: Settled, below: Amount, over: Statement, policy: Policy, clashes: list[Clash]) -> Amount:
    """Span what follows when the whole is set aside, and when the part's figure is that is more than it."""
    interval = settled.interval
    assert interval.high_by is not None
    clashing = sorted((interval.high_by, over), key=lambda member: member.key)
    aside = least_trusted(clashing, policy)
    clashes.append(Clash(statements=tuple(clashing), aside=tuple(aside)))
    return hull(
        [
            _joined(interval, below, settled) if each is over else _account(settled, below, each, policy)
            for each in aside
        ]
    )


def _joined(interval: Interval, below: Amount, settled: Settled) -> Amount:
    low_by, high_by = interval.low_by, interval.high_by
    low, low_parts = below.low, below.low_parts
    if low_by and interval.low >= low:
        low, low_parts = interval.low, ((low_by, interval.low),)
    high = None if interval.high is None or _is_left_open(interval, below) else interval.high
    high_parts = ((high_by, high),) if high is not None and high_by else ()
    openers = _openers(settled) if high is None else ()
    return Amount(low, low_parts, high, high_parts, _best(interval, below, high), openers)


def _best(interval: Interval, below: Amount, high: int | None) -> int | None:
    """Keep the parts' best figures, and let the whole give way to their sum."""
    if interval.best is None or below.best is None:
        return interval.best if interval.best is not None else below.best
    nearest = max(interval.best, below.best)
    return nearest if high is None else min(nearest, high)


def _is_left_open(interval: Interval, below: Amount) -> bool:
    """Tell whether the same voice gives the same number as "at least" for a part: the whole is no less open."""
    whole = interval.high_by
    opened = [part for part, _ in below.low_parts if part.high is None]
    return whole is not None and any(part.is_same_number(whole) and part.is_one_voice(whole) for part in opened)


def _openers(settled: Settled) -> tuple[Statement, ...]:
    interval = settled.interval
    if interval.low_by and interval.low_by.high is None and not settled.is_open:
        return (interval.low_by,)
    vague = [member for member in settled.node.members if not member.says_number]
    opened = [figure.statement for figure in settled.figures if figure.statement.high is None]
    return tuple(sorted([*opened, *vague], key=lambda member: member.key))


def _clashing(settled: Settled, below: Amount, policy: Policy, clashes: list[Clash]) -> Amount:
    """A whole below the sum of its parts: name the smallest set, and span what follows when one of it is set aside."""
    interval = settled.interval
    assert interval.high is not None and interval.high_by is not None
    least = smallest_above(below.low_parts, interval.high)
    clashing = [interval.high_by, *(statement for statement, _ in least)]
    aside = least_trusted(sorted(clashing, key=lambda member: member.key), policy)
    clashes.append(Clash(statements=tuple(clashing), aside=tuple(aside)))
    accounts = [_account(settled, below, each, policy) for each in aside]
    return hull(accounts)


def _account(settled: Settled, below: Amount, aside: Statement, policy: Policy) -> Amount:
    """What follows when one claim of a clash is set aside; should parts still clash, the whole holds."""
    if aside is settled.interval.high_by:
        interval = settled.without(frozenset([aside.id]), policy)
        if interval.low_by is None:
            return below
        if interval.high is not None and below.low > interval.high:
            return below
        return _joined(interval, below, settled)
    left = tuple((statement, number) for statement, number in below.low_parts if statement is not aside)
    low = sum(number for _, number in left)
    interval = settled.interval
    if interval.high is not None and low > interval.high:
        left, low = (), 0
    highs = tuple((statement, number) for statement, number in below.high_parts if statement is not aside)
    rest = Amount(low=low, low_parts=left, high=below.high, high_parts=highs, best=None)
    return _joined(interval, rest, settled)
