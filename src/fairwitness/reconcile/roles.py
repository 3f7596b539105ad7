"""Roles: the one part each claim has in a toll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from fairwitness.model import Status
from fairwitness.reconcile.amounts import Amount
from fairwitness.reconcile.outcome import Role
from fairwitness.reconcile.question import Question
from fairwitness.reconcile.reckoned import Reckoned
from fairwitness.reconcile.statements import Statement


@dataclass(slots=True, eq=False)
class Told:
    """A role, with what is said by the claim it refers to, or a reason in words."""

    role: Role
    of: Statement | None = None
    reason: str | None = None


_COUNTED = Told(Role.COUNTED)
_DENIED = Told(Role.DENIED)
_BACKGROUND = Told(Role.BACKGROUND)
_BY_ANOTHER = "said by another"
_ALONE: tuple[Role | None, Statement | None] = (None, None)
_MAY_OVERLAP = frozenset({None, Role.CONFLICT})
"""What a claim of an incident that may be another one too has to be by itself, to be told as overlapping."""


class Roles:
    """The roles of the claims of one toll, each found when asked for."""

    def __init__(self, reckoned: Reckoned, question: Question) -> None:
        self._world = reckoned.world
        self._place = reckoned.world.ground.place
        self._relations = reckoned.view.relations
        self._asked = reckoned.view.asked
        self._outside = reckoned.view.outside
        self._aside = reckoned.view.aside
        self._origin = question.origin
        self._cut = reckoned.view.cut
        self._used = self._bounding(reckoned.amount)
        self._rival = _rivals(reckoned)
        self._speaking: dict[int, Statement | None] = {}
        self._ranks = _Ranks(reckoned)

    def beyond(self, said: Statement, at: int | None) -> str | None:
        """Say why a claim, of the node numbered so if it has one, is out of scope; None where it is not."""
        if self._origin is not None and said.origin_id != self._origin:
            return _BY_ANOTHER
        return self._aside.get(said.id) if at is None else self._outside.get(at)

    def reasons(self, said: Sequence[Statement], numbers: Sequence[int | None]) -> list[str | None]:
        """Say so of many claims."""
        pairs = zip(said, numbers, strict=True)
        if self._origin is not None:
            return [self.beyond(each, at) for each, at in pairs]
        outside, aside = self._outside, self._aside
        return [aside.get(each.id) if at is None else outside.get(at) for each, at in pairs]

    def within(self, said: Statement, at: int | None) -> Told:
        """Find the role of a claim, of the node numbered so, that is not out of scope."""
        if at is not None:
            return self._settled(said, at)
        if said.claim.status is Status.DENIED:
            return _DENIED
        if said.id in self._world.superseded:
            return Told(Role.SUPERSEDED, self._world.superseded[said.id])
        if said.id not in self._world.repeated:
            return _BACKGROUND
        original = self._world.repeated[said.id]
        return self._of_echo(said, original) if said.filed.repeats is None else self._of_reprint(original)

    def _of_echo(self, said: Statement, said_once: Statement) -> Told:
        """What a headline says again of its text is told as that figure again."""
        beyond = self.beyond(said_once, self._place.get(said_once.id))
        if beyond is not None:
            return Told(Role.OUT_OF_SCOPE, reason=beyond)
        return Told(Role.VAGUE if said.is_vague else Role.REPEATED, said_once)

    def _of_reprint(self, original: Statement) -> Told:
        at = self._place.get(original.id)
        beyond = self.beyond(original, at)
        if beyond is not None:
            return Told(Role.OUT_OF_SCOPE, reason=beyond)
        told = self.within(original, at)
        if told.role in {Role.OUT_OF_SCOPE, Role.VAGUE}:
            return told
        return Told(Role.SAME_ORIGIN, original)

    def _bounding(self, amount: Amount) -> set[str]:
        """Name the claims that bound the amount, or leave it open, by their ids."""
        used = {statement.id for statement, _ in (*amount.low_parts, *amount.high_parts)}
        if amount.high is None and amount.openers:
            cut = {member.id for at in self._cut for member in self._world.nodes[at].members}
            used |= {opener.id for opener in amount.openers if opener.id not in cut}
        return used

    def _settled(self, said: Statement, at: int) -> Told:
        role, of = self._world.settled[at].roles.get(said.id, _ALONE)
        is_open = at in self._world.doubles and role in _MAY_OVERLAP and not said.is_vague
        rival = self._rival_of(at) if is_open else None
        if rival is not None:
            return Told(Role.OVERLAPPING, rival)
        if role is not None:
            return Told(role, of if of or role is not Role.VAGUE else self._whole(at))
        if said.is_vague:
            return Told(Role.VAGUE, self._whole(at))
        if said.id in self._rival:
            return Told(Role.CONFLICT, self._rival[said.id])
        if said.id in self._used:
            return _COUNTED
        return self._unused(said, at)

    def _rival_of(self, at: int) -> Statement | None:
        """Find a claim of another incident that counts and may be of the same people.

        A part of its own incident's whole, or of a total that counts, is contained in that, and told so.
        """
        world = self._world
        wholes = self._relations.above[at] - {self._asked}
        incident = world.nodes[at].incident
        if any(world.nodes[whole].incident == incident for whole in wholes):
            return None
        if any(each and each.id in self._used for each in map(self._speaker, wholes)):
            return None
        return self._speaker(world.doubles[at])

    def _unused(self, said: Statement, at: int) -> Told:
        if at in self._cut:
            return Told(Role.OVERLAPPING, reason="what was asked for, and reaches beyond it")
        whole = self._whole_statement(at)
        if whole is not None:
            return beneath(said, self._holding(said, at, whole))
        crossed = [self._speaker(other) for other in sorted(self._relations.cross[at]) if other != self._asked]
        if not crossed:
            return _COUNTED
        used = [other for other in crossed if other and other.id in self._used]
        return Told(Role.OVERLAPPING, next(iter([*used, *(other for other in crossed if other)]), None))

    def _whole(self, at: int) -> Statement | None:
        return self._world.covered.get(at) or self._whole_statement(at)

    def _whole_statement(self, at: int) -> Statement | None:
        """Find who speaks for the nearest scope that holds this one."""
        nearest = self._nearest(at)
        return None if nearest is None else self._speaker_of(nearest)

    def _nearest(self, at: int) -> int | None:
        above = self._relations.above[at]
        if not above:
            return None
        return next(iter(above)) if len(above) == 1 else min(above, key=self._ranks.__getitem__)

    def _holding(self, said: Statement, at: int, speaking: Statement) -> Statement:
        """Of several figures for a scope, find one that has room for a part of it: that which speaks, or another."""
        nearest = self._nearest(at)
        if nearest is None or speaking.may_hold(said):
            return speaking
        figures = [figure.statement for figure in self._world.settled[nearest].figures]
        return next((one for one in figures if one.may_hold(said)), speaking)

    def _speaker_of(self, whole: int) -> Statement | None:
        """Find who speaks for a scope that holds others."""
        if whole == self._asked:
            return None
        if whole not in self._speaking:
            self._speaking[whole] = self._speaker(whole)
        return self._speaking[whole]

    def _speaker(self, at: int) -> Statement | None:
        settled = self._world.settled[at]
        said = [figure.statement for figure in settled.figures] or settled.combined
        return next((one for one in said if one.id in self._used), said[0] if said else None)


def beneath(said: Statement, whole: Statement) -> Told:
    """How a claim lies to the figure for all of those it is of some: no number is contained in a smaller one."""
    if said.is_same_number(whole):
        return Told(Role.REPEATED, whole)
    if said.claim.count.combined and None not in (said.high, whole.high) and (said.high or 0) > (whole.high or 0):
        return Told(Role.OVERLAPPING, whole)
    return Told(Role.CONTAINED if whole.may_hold(said) else Role.CONFLICT, whole)


class _Ranks(dict[int, int]):
    """Ranks of scopes: what more scopes hold is nearer to its parts; those nobody speaks for come last."""

    def __init__(self, reckoned: Reckoned) -> None:
        self._above = reckoned.view.relations.above
        self._asked = reckoned.view.asked
        self._settled = reckoned.world.settled

    def __missing__(self, at: int) -> int:
        above = self._above
        is_spoken_for = at != self._asked and (self._settled[at].figures or self._settled[at].combined)
        rank = self[at] = at - len(above[at]) * len(above) if is_spoken_for else len(above)
        return rank


def _rivals(reckoned: Reckoned) -> Mapping[str, Statement]:
    """Name for each claim of a clash another one of it."""
    found: dict[str, Statement] = {}
    for clash in reckoned.clashes:
        first, *others = dict.fromkeys(sorted(clash.statements, key=attrgetter("key")))
        for one in others:
            found.setdefault(one.id, first)
        if others:
            found.setdefault(first.id, others[0])
    return found
