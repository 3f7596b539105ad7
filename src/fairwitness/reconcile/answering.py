"""Answering: what a question comes to, of figures that may be of the same people those added that make the low highest.

So no wider question comes to less: whatever figures count for a narrower one may count for it too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from fairwitness.model import Harm
from fairwitness.reconcile.accounts import component_amount
from fairwitness.reconcile.amounts import NOTHING, UNKNOWN, Amount, Clash, added
from fairwitness.reconcile.asked import view_of
from fairwitness.reconcile.component import posed
from fairwitness.reconcile.contests import MOST, Choice, choice_of
from fairwitness.reconcile.convention import Policy
from fairwitness.reconcile.doubles import without_doubles
from fairwitness.reconcile.fold import fold
from fairwitness.reconcile.knot import Knot
from fairwitness.reconcile.knots import Cut, knots_of
from fairwitness.reconcile.question import Question
from fairwitness.reconcile.reckoned import Reckoned, View, World, view_of_all
from fairwitness.reconcile.ways import all_ways

_FEW = 16
"""Where claims contradict each other, so many ways of choosing are all tried."""


def answer(world: World, question: Question, policy: Policy) -> Reckoned:
    """Reckon what a question asks for."""
    view = view_of(world, question) if question.is_narrow else view_of_all(world)
    return _Answering(world, view, question.harm, policy).best()


@dataclass(frozen=True, slots=True)
class _Answering:
    """A question put to a world."""

    world: World
    view: View
    harm: Harm
    policy: Policy
    _known: dict[tuple[object, ...], tuple[Knot, Amount, list[Clash]]] = field(default_factory=dict)

    def best(self) -> Reckoned:
        """Reckon with the largest first, and with others if these come to more.

        What contradicts the first still does, and no upper end is lowered by others counting.
        """
        choice = choice_of(self.world, self.view)
        first = best = self._with(choice.doubled)
        if not 0 < len(choice.rivals) <= MOST:
            return first
        tried = [first]
        for doubled in chain(self._largest(choice), self._ways(choice, tried)):
            found = self._with(doubled)
            tried.append(found)
            best = found if found.amount.low > best.amount.low else best
        return best if best is first else _over(best, first)

    def _with(self, doubled: Mapping[int, int]) -> Reckoned:
        """Reckon with some figures not to be added."""
        cut = self._cut(without_doubles(self.world, doubled), frozenset())
        clashes = list(cut.folded.clashes)
        amounts = []
        for knot in knots_of(cut, self.harm, self.policy):
            amount, found = self._amount(knot)
            amounts += [amount] if amount is not NOTHING else []
            clashes += found
        amounts += cut.alone(self.harm)
        return Reckoned(world=cut.world, view=self.view, amount=added(amounts) if amounts else UNKNOWN, clashes=clashes)

    def _amount(self, knot: Knot) -> tuple[Amount, list[Clash]]:
        """Bound what a component brings, or look up what it did with others counting elsewhere."""
        key = _identity(knot)
        if key not in self._known:
            self._known[key] = knot, *component_amount(knot)
        return self._known[key][1:]

    def _cut(self, world: World, contested: frozenset[int]) -> Cut:
        view = self.view
        # what the question hears nothing of still holds what it asks for, and must not swallow it
        blocked = {at for row in world.links for at in row.nodes} | view.cut | view.relations.around | contested
        return Cut(world=world, folded=fold(world, view, blocked, self.policy), view=view)

    def _largest(self, choice: Choice) -> Iterator[Mapping[int, int]]:
        """Give the choice that comes to most if all claims can hold, where that is another."""
        from fairwitness.reconcile.choosing import Choosing

        contested = frozenset(choice.rivals)
        sure = {at: by for at, by in choice.doubled.items() if at not in contested}
        cut = self._cut(without_doubles(self.world, sure), contested)
        tied = [knot for knot in knots_of(cut, self.harm, self.policy) if not contested.isdisjoint(knot.members)]
        choosing = Choosing([posed(knot) for knot in tied], choice.rivals, contested - choice.doubled.keys())
        if not choosing.is_best():
            yield choice.with_others(choosing.best(), self.world.settled)

    def _ways(self, choice: Choice, tried: Sequence[Reckoned]) -> Iterator[Mapping[int, int]]:
        """Where some that may count contradict others, give all ways of choosing, or all between these."""
        clashing = {at for reckoned in tried for at in self._clashing(reckoned)} & choice.rivals.keys()
        around = clashing.union(*[choice.rivals[at] for at in clashing])
        for among in (choice.rivals.keys(), around, clashing) if clashing else ():
            ways = all_ways({at: choice.rivals[at] & among for at in among}, _FEW)
            if ways is not None:
                yield from (choice.with_others(way, self.world.settled) for way in ways)
                return

    def _clashing(self, reckoned: Reckoned) -> Iterator[int]:
        """Name the figures that contradict others."""
        place = self.world.ground.place
        for clash in reckoned.clashes:
            yield from (place[said.id] for said in clash.statements if said.id in place)


def _identity(knot: Knot) -> tuple[object, ...]:
    """Tell a component of a question from others of it: the same figures and amounts are the same objects."""
    settled = tuple([id(knot.settled[at]) for at in knot.members if at in knot.settled])
    groups = tuple([(group.cell, group.harm, *map(id, group.amounts)) for group in knot.groups])
    links = tuple([(row.nodes, row.interval.low) for row in knot.links])
    return knot.members, settled, groups, links


def _over(best: Reckoned, first: Reckoned) -> Reckoned:
    """Take the lower end of one reckoning, and of two the upper end that is higher."""
    low, high = best.amount, max(best.amount, first.amount, key=_height)
    amount = replace(low, high=high.high, high_parts=high.high_parts, openers=high.openers)
    told = {clash.statements for clash in best.clashes}
    clashes = [*best.clashes, *(clash for clash in first.clashes if clash.statements not in told)]
    return replace(best, amount=amount, clashes=clashes)


def _height(amount: Amount) -> float:
    return math.inf if amount.high is None else amount.high
