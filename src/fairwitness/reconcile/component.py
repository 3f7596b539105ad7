"""Component: scopes that hang together, bounded by a linear program over their cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from fairwitness.model import Harm
from fairwitness.reconcile.amounts import NOTHING, Amount, Parts, smallest_above
from fairwitness.reconcile.cells import Cell, cells_of
from fairwitness.reconcile.knot import Group, Knot, Row, group_high, group_low
from fairwitness.reconcile.policies import Interval
from fairwitness.reconcile.statements import Statement

if TYPE_CHECKING:
    from fairwitness.reconcile.linear import Bounds, Program

Made = dict[frozenset[int], list[Cell]]
"""Cells of a component's accounts, by the nodes these leave out."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Posed:
    """The program of a component, the nodes that each of its rows is of, and the cells asked for."""

    program: Program
    nodes: Sequence[tuple[int, ...]]
    asked: Sequence[bool]


def posed(knot: Knot) -> Posed:
    """Write the program of a component, nothing set aside."""
    system = System(knot, frozenset(), {})
    return Posed(program=system.program, nodes=[row.nodes for row in system.rows], asked=system.asked)


class System:
    """The program of a component with some claims set aside."""

    def __init__(self, knot: Knot, aside: frozenset[str], made: Made) -> None:
        self.knot = knot
        self.aside = aside
        self.intervals = {at: knot.settled[at].without(aside, knot.policy) for at in knot.members if at in knot.settled}
        gone = {at for at in self.intervals if knot.settled[at].is_gone(aside)}
        self.groups = [group.without(aside) for group in knot.groups]
        self.loose: set[int] = set()
        self.cells = self._kept_cells(gone, made)
        self.rows = [*self._rows(gone), *(row for row in knot.links if not self._is_aside(row))]
        self.holding = self._holding()
        self.is_of_one_harm = all(each.node.harm is knot.harm for each in knot.settled.values())
        harms = [group.harm for group in self.groups]
        harms += [self._harm(cell) for cell in self.cells[len(harms) :]]
        self.asked = [self._is_asked(cell, harm) for cell, harm in zip(self.cells, harms, strict=True)]
        self.program = self._program()

    def clashes(self) -> list[Sequence[Statement]]:
        """Name smallest sets of statements that cannot all hold, none of the bounds of one in another."""
        from fairwitness.reconcile.linear import clashes

        return [self._said(bounds) for bounds in clashes(self.program)]

    def _said(self, bounds: Bounds) -> Sequence[Statement]:
        """Say whose words some bounds are."""
        from fairwitness.reconcile.linear import room

        found: dict[str, Statement] = {}
        for name, at in bounds:
            if name == "cell low":
                parts = smallest_above(self._parts(name, at), room(self.program, bounds, at))
            else:
                parts = self._parts(name, at)
            for statement, _ in parts:
                found[statement.id] = statement
        return sorted(found.values(), key=lambda statement: statement.key)

    def outgrown(self) -> list[Sequence[Statement]]:
        """Name wholes, each with a figure for a part that alone is more than it, though another for the part is not.

        "35 killed in the province" and, of its town, one says 35 and another 55: the 55 speaks against both. Of several
        figures that speak against one, and the other way round, the greatest is heard first.
        """
        found: list[tuple[Statement, Statement]] = []
        closed = {
            at: (each.high, each.high_by)
            for at, each in self.intervals.items()
            if each.high is not None and each.high_by
        }
        for wholes, rivals in self._rivals() if closed else ():
            for whole in wholes & closed.keys():
                high, by = closed[whole]
                found += [(by, over) for over in rivals if (over.low or 0) > high]
        pairs: list[Sequence[Statement]] = []
        heard = set[str]()
        for pair in sorted(found, key=lambda pair: (pair[1].low or 0, pair[1].key, pair[0].key), reverse=True):
            if heard.isdisjoint(said.id for said in pair):
                pairs.append(sorted(pair, key=lambda statement: statement.key))
                heard.update(said.id for said in pair)
        return pairs

    def _rivals(self) -> Iterator[tuple[Set[int], list[Statement]]]:
        """Give the figures of scopes that have several, or that bound nothing below, with the wholes around them."""
        for at, settled in self.knot.settled.items():
            if len(settled.figures) > 1 or settled.is_double:
                said = [figure.statement for figure in settled.figures]
                yield self.knot.relations.above[at], [each for each in said if each.id not in self.aside]
        for group in self.groups:
            for amount in group.amounts:
                said = [*(by for by, _ in amount.high_parts), *amount.openers]
                yield group.cell, [by for by in said if by.id not in self.aside]

    def amount(self) -> Amount:
        """Bound the asked cells' sum."""
        import numpy as np

        from fairwitness.reconcile.linear import extreme

        asked = np.array(self.asked, dtype=float)
        if not asked.any():
            return NOTHING
        least = extreme(self.program, asked, most=False)
        openers = self._openers()
        most = None if openers is not None else extreme(self.program, asked, most=True)
        high = most.value if most else None
        larger = self._larger_than(high) if high is not None else None
        high_parts = self._terms(most.proof, most.cells) if most and not larger else ()
        return Amount(
            low=least.value,
            low_parts=self._terms(least.proof, least.cells),
            high=larger.low if larger else high,
            high_parts=((larger, larger.low or 0),) if larger else high_parts,
            best=self._best(),
            openers=tuple(openers or ()),
        )

    def _larger_than(self, high: int) -> Statement | None:
        """Find who counts more than so many of people asked for, in a scope of which others count fewer.

        "20 killed in the town, 17 of them at the bridge and the mill", and at the market three by one, nine by another:
        whoever asks for the market hears of the nine. Of the wounded or missing some may have died since.
        """
        question, harm = self.knot.question, self.knot.harm
        if harm is not Harm.KILLED and not self.is_of_one_harm:
            return None
        asked = [said for around, said in self._rivals() if question is None or question in around]
        found = [over for over in chain(*asked) if over.claim.harm is harm and (over.low or 0) > high]
        return max(found, key=lambda one: (one.low or 0, one.key), default=None)

    def _kept_cells(self, gone: set[int], kept: Made) -> list[Cell]:
        """Take the cells of an account before this one that leaves the same nodes out: they are the dearest to make."""
        found = kept.get(frozenset(gone))
        if found is not None:
            return found
        made = self._cells(gone)
        if not self.loose:  # which scopes are the smallest is for each account to say
            kept[frozenset(gone)] = made
        return made

    def _cells(self, gone: set[int]) -> list[Cell]:
        """Make the cells: first those of folded groups, then those of nodes; a question's own remainder is nobody's."""
        question = self.knot.question
        members = list(self.knot.members)
        made = cells_of(members, self.knot.relations, gone, question)
        while made is None:
            # the smallest scopes are taken as apart from all, and only bound from above
            by_size = sorted((at for at in members if at not in self.loose and at != question), key=self._low)
            self.loose |= set(by_size[: max(1, len(by_size) // 2)])
            left = [at for at in members if at not in self.loose]
            made = cells_of(left, self.knot.relations, gone, question)
        made += [frozenset({at} | ({question} if question is not None else set())) for at in sorted(self.loose - gone)]
        empty = {frozenset(), frozenset([question])} if question is not None else {frozenset()}
        return [*(group.cell - frozenset(gone) for group in self.groups), *(cell for cell in made if cell not in empty)]

    def _holding(self) -> list[list[int]]:
        """Name for each cell the rows it is counted in."""
        rows: dict[int, list[int]] = defaultdict(list)
        for place, row in enumerate(self.rows):
            for at in row.nodes:
                rows[at].append(place)
        return [sorted({*chain.from_iterable(map(rows.__getitem__, cell & rows.keys()))}) for cell in self.cells]

    def _low(self, at: int) -> tuple[int, int]:
        return self.intervals[at].low, at

    def _rows(self, gone: set[int]) -> list[Row]:
        rows = []
        for at in self.knot.members:
            if at == self.knot.question or at in gone:
                continue
            interval = self.intervals[at]
            if at in self.loose:
                interval = Interval(low=0, low_by=None, high=interval.high, high_by=interval.high_by)
            # of equal proofs, one by claims of the harm asked for is the plainer
            other = self.knot.settled[at].node.harm is not self.knot.harm
            depth = len(self.knot.relations.above[at]) + (len(self.knot.members) if other else 0)
            rows.append(Row(nodes=(at,), interval=interval, depth=depth))
        return rows

    def _is_aside(self, row: Row) -> bool:
        return row.interval.high_by is not None and row.interval.high_by.id in self.aside

    def _is_asked(self, cell: Cell, harm: Harm) -> bool:
        return harm is self.knot.harm and (self.knot.question is None or self.knot.question in cell)

    def _harm(self, cell: Cell) -> Harm:
        """Give a cell's harm: who was injured and has died since counts as killed."""
        if self.is_of_one_harm:
            return self.knot.harm
        harms = {self.knot.settled[at].node.harm for at in cell if at in self.knot.settled}
        return Harm.KILLED if Harm.KILLED in harms else min(harms, default=self.knot.harm)

    def _program(self) -> Program:
        import numpy as np

        from fairwitness.reconcile.linear import Program, sums_of_cells
        from fairwitness.reconcile.solver import Limits

        lows, highs = [float(group_low(group)) for group in self.groups], [group_high(group) for group in self.groups]
        free = len(self.cells) - len(self.groups)
        return Program(
            entries=sums_of_cells(self.holding),
            rows=Limits(
                low=np.array([float(row.interval.low) for row in self.rows]),
                high=np.array([_far(row.interval.high) for row in self.rows]),
            ),
            cells=Limits(low=np.array([*lows, *[0.0] * free]), high=np.array([*map(_far, highs), *[np.inf] * free])),
            row_depth=np.array([float(row.depth) for row in self.rows]),
            cell_depth=np.array([*(float(len(group.cell)) for group in self.groups), *[0.0] * free]),
        )

    def _parts(self, name: str, at: int) -> Parts:
        """Say whose words a bound is."""
        if name.startswith("row"):
            interval = self.rows[at].interval
            if name == "row low":
                return ((interval.low_by, interval.low),) if interval.low_by else ()
            return ((interval.high_by, interval.high or 0),) if interval.high_by else ()
        if at >= len(self.groups):
            return ()
        amounts = self.groups[at].amounts
        return tuple(
            part for amount in amounts for part in (amount.low_parts if name == "cell low" else amount.high_parts)
        )

    def _terms(self, proof: tuple[tuple[str, int, int], ...] | None, cells: Sequence[int]) -> Parts:
        """Write an extreme as a sum of what statements say, or, where no such sum proves it, cell by cell."""
        if proof is not None:
            signed = [
                (statement, number * sign) for name, at, sign in proof for statement, number in self._parts(name, at)
            ]
            return tuple((statement, number) for statement, number in signed if number) or tuple(signed)
        return tuple(self._by_cell(cells))

    def _by_cell(self, cells: Sequence[int]) -> Iterable[tuple[Statement, int]]:
        for column, number in enumerate(cells):
            speaker = self._speaker(column) if self.asked[column] and number else None
            if speaker is not None:
                yield speaker, number

    def _speaker(self, column: int) -> Statement | None:
        """Whose words put people into a cell; a group that need hold nobody may be filled by a figure around it."""
        if column < len(self.groups):
            said = self._parts("cell low", column) or self._parts("cell high", column)
            openers = [opener for amount in self.groups[column].amounts for opener in amount.openers]
            found = [statement for statement, _ in said] or openers
            if found:
                return found[0]
        named = [self.rows[place] for place in self.holding[column]]
        if not named:
            return None
        row = max(named, key=lambda row: row.depth)
        return row.interval.low_by or row.interval.high_by or self._someone(row)

    def _someone(self, row: Row) -> Statement:
        return min(self.knot.settled[row.nodes[0]].node.members, key=lambda member: member.key)

    def _openers(self) -> list[Statement] | None:
        """Name those who leave an asked cell without any upper bound; None where nobody does."""
        is_closed = [row.interval.high is not None and not self._is_left_open(row) for row in self.rows]
        rows, groups = set[int](), list[Group]()
        is_open = False
        for column in range(len(self.cells)):
            group = self.groups[column] if column < len(self.groups) else None
            if not self.asked[column] or (group and group_high(group) is not None):
                continue
            if any(is_closed[place] for place in self.holding[column]):
                continue
            is_open = True
            if group:
                groups.append(group)
            else:
                rows.update(self._widest(self.holding[column]))
        found = [opener for group in groups for amount in group.amounts for opener in amount.openers]
        found += [opener for place in rows for opener in self._open_in(self.rows[place])]
        return sorted({each.id: each for each in found}.values(), key=lambda each: each.key) if is_open else None

    def _is_left_open(self, row: Row) -> bool:
        whole = row.interval.high_by
        return whole is not None and any(part.leaves_open(whole) for part in self._opened_in(row.nodes))

    def _opened_in(self, wholes: Sequence[int]) -> Iterator[Statement]:
        """Give the lower bounds of the parts of some scopes, folded or not."""
        above = self.knot.relations.above
        for at, interval in self.intervals.items():
            if interval.low_by is not None and interval.high is None and not above[at].isdisjoint(wholes):
                yield interval.low_by
        for group in self.groups:
            if not group.cell.isdisjoint(wholes):
                yield from (part for amount in group.amounts if amount.high is None for part, _ in amount.low_parts)

    def _widest(self, places: Sequence[int]) -> Iterator[int]:
        """Of the rows around a cell keep the widest: that a part of what is open is open too goes without saying."""
        least = min((self.rows[place].depth for place in places), default=0)
        return (place for place in places if self.rows[place].depth == least)

    def _open_in(self, row: Row) -> list[Statement]:
        settled = [self.knot.settled[at] for at in row.nodes if at in self.knot.settled]
        return [member for each in settled for member in each.opening]

    def _best(self) -> int | None:
        import numpy as np

        from fairwitness.reconcile.linear import nearest

        wanted = [
            (at, min(row.interval.best, row.interval.high) if row.interval.high is not None else row.interval.best)
            for at, row in enumerate(self.rows)
            if row.interval.best is not None
        ]
        if not wanted:
            bests = [amount.best for group in self.groups for amount in group.amounts if amount.best is not None]
            return sum(bests) if bests else None
        return nearest(self.program, wanted, np.array(self.asked, dtype=float))


def _far(high: int | None) -> float:
    return float("inf") if high is None else float(high)
