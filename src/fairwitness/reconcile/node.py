"""Node: one scope with all that is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairwitness.model import Harm
from fairwitness.reconcile.scope import Scope
from fairwitness.reconcile.statements import Key, Statement, is_rest, lives_on, says_more


@dataclass(slots=True, eq=False)
class Node:
    """One scope with all that is said of it, and of that what bounds anything.

    `key` orders nodes by the first of what is said of them; `least` is the least any of the numbers can mean, or of the
    words where there is no number; `most` the largest number any of its statements means at the least. `over` are nodes
    it holds though the words alone would not say so; `since` is the day from which on it was told, where what was told
    before is another node, inside it.
    """

    scope: Scope
    harm: Harm
    members: list[Statement]
    incident: str | None
    key: Key
    least: int
    most: int
    numbered: list[Statement]
    reports: set[str]
    added_to: frozenset[str]
    over: tuple[Node, ...] = ()
    since: date | None = None

    @classmethod
    def of(cls, statement: Statement) -> Node:
        """Begin a node with its first statement."""
        return cls(
            statement.scope,
            statement.claim.harm,
            [statement],
            statement.incident,
            statement.key,
            statement.least,
            statement.least,
            [] if statement.low is None else [statement],
            {statement.report_id},
            statement.added_to,
        )

    @property
    def high(self) -> int | None:
        """The highest number said of it; None where somebody leaves it open."""
        highs = [member.high for member in self.numbered]
        return None if not highs or None in highs else max(high for high in highs if high is not None)

    @property
    def leading(self) -> set[str]:
        """The claims that give its largest number."""
        return {member.id for member in self.leading_members}

    @property
    def leading_members(self) -> list[Statement]:
        """What is said of it with its largest number."""
        return [member for member in self.members if member.least == self.most]

    @property
    def is_joint(self) -> bool:
        """Tell whether all its numbers count killed and injured together."""
        return bool(self.numbered) and all(member.is_combined for member in self.numbered)

    @property
    def lives_on(self) -> bool:
        """Tell whether its largest number is said of people who lived."""
        return any(member.least == self.most and lives_on(member) for member in self.numbered)

    @property
    def came_later(self) -> bool:
        """Tell whether every report that gives its number tells of people who died of wounds, or of so many more."""
        late = {member.report_id for member in self.numbered if _came_later(member)}
        return bool(late) and all(member.report_id in late for member in self.numbered)

    @property
    def is_some_of_more(self) -> bool:
        """Tell whether its largest number is of some of the harmed only: "two of the people wounded"."""
        leading = [member for member in self.numbered if member.least == self.most]
        return bool(leading) and all(member.is_some_of_more for member in leading)

    @property
    def is_nobody(self) -> bool:
        """Tell whether all its numbers say that nobody was harmed."""
        return self.most == 0 and bool(self.numbered) and all(member.high == 0 for member in self.numbered)

    @property
    def is_selection(self) -> bool:
        """Tell whether it counts some of the harmed as chance had it: who died of wounds, those at one hospital.

        So are "the other four" of a number, who are none of those told of, wherever these died.
        """
        if self.came_later:
            return True
        return bool(self.numbered) and all(member.is_floor or is_rest(member.claim) for member in self.numbered)

    @property
    def is_besides(self) -> bool:
        """Tell whether its largest number is said of others than those told before."""
        return any(member.least == self.most and says_more(member.claim) for member in self.numbered)

    def take(self, other: Node) -> None:
        """Take another node's statements in."""
        if bool(self.numbered) is bool(other.numbered):
            self.least = _least_of(self, other)
        elif other.numbered:
            self.least = other.least
        self.most = max(self.most, other.most)
        self.key = min(self.key, other.key)
        self.members += other.members
        self.numbered += other.numbered
        self.scope = self.scope.filled(other.scope)
        self.incident = self.incident or other.incident
        self.added_to |= other.added_to
        self.reports |= other.reports
        self.over += other.over

    def is_added_to(self, other: Node) -> bool:
        """Tell whether one of the two comes on top of the other.

        What comes on top of a part ("one died at once, another later") is not on top of the whole ("two dead").
        """
        if not self.added_to and not other.added_to:
            return False
        return bool(self.added_to & other.leading or other.added_to & self.leading)


def _came_later(statement: Statement) -> bool:
    """Tell whether somebody died of wounds, or is one more than a report tells that gives no number before."""
    return statement.died_of_wounds or (says_more(statement.claim) and not statement.added_to)


def _least_of(one: Node, other: Node) -> int:
    """The least the numbers of two nodes can mean.

    Some of those told of, in the same words, are no less than all, and one number of killed and injured lowers none.
    """
    if is_said_part(one, other) or (one.is_joint and not other.is_joint):
        return other.least
    if is_said_part(other, one) or (other.is_joint and not one.is_joint):
        return one.least
    return min(one.least, other.least)


def is_said_part(part: Node, whole: Node) -> bool:
    """Tell whether all of one node is said to be part of figures of the other."""
    if any(member.part_of is None for member in part.members):
        return False
    return {member.part_of for member in part.members} <= {member.id for member in whole.members}


def is_one_voice(one: Node, other: Node) -> bool:
    """Tell whether some of both may come from one claimant, who then tells them apart."""
    return any(a.is_one_voice(b) for a in one.members for b in other.members)
