"""Settle: what is said of one scope, origin by origin: what repeats, what gave way, what speaks for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from types import MappingProxyType

from fairwitness.reconcile.aftermath import LASTING
from fairwitness.reconcile.convention import Policy
from fairwitness.reconcile.firming import firmed, firms, outgrown
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.onesided import counts_of_all
from fairwitness.reconcile.outcome import Role
from fairwitness.reconcile.policies import OPEN, Figure, Interval, settle_figures, settle_one
from fairwitness.reconcile.replacing import is_of_less
from fairwitness.reconcile.scope import Fitter
from fairwitness.reconcile.statements import Statement, is_of_some

Part = tuple[Role, Statement | None]
_NO_ROLES: Mapping[str, Part] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Room:
    """The most of a part that another origin's number for the whole leaves room for, and that number."""

    most: int
    rival: Statement


@dataclass(slots=True, eq=False)
class Settled:
    """A node with its figures, one an origin, the interval they come to, and the roles already known.

    `is_double`: its people may be those of another incident.
    `is_open`: a vague word nobody's figure speaks for leaves the scope open above. `room`: how many of these, said
    to be a part, another origin's number for the whole leaves room for.
    """

    node: Node
    figures: Sequence[Figure]
    combined: Sequence[Statement]
    interval: Interval
    is_open: bool
    roles: Mapping[str, Part]
    is_double: bool = False
    room: Room | None = None

    @property
    def opening(self) -> tuple[Statement, ...]:
        """What leaves the scope open above: figures that do, and vague words nobody's figure speaks for."""
        vague = [each for each in self.node.members if not each.says_number and not self._is_spoken_for(each)]
        said = [*(figure.statement for figure in self.figures), *self.combined]
        opened = [each for each in said if each.high is None]
        return tuple(sorted([*opened, *vague], key=attrgetter("key")))

    def _is_spoken_for(self, vague: Statement) -> bool:
        role, by = self.roles.get(vague.id, (None, None))
        return role is Role.VAGUE and by is not None

    def doubled(self) -> Settled:
        """The same, bounded from above only: its people may be counted elsewhere already."""
        return replace(self, interval=_from_above(self.interval), is_double=True)

    def within(self, room: Room) -> Settled:
        """The same, as the part of a whole of which somebody gives this lower number."""
        return replace(self, interval=_no_more_than(room, self.interval), room=room)

    def is_gone(self, aside: frozenset[str]) -> bool:
        """Tell whether all that bounds it is set aside."""
        said = [*(figure.statement for figure in self.figures), *self.combined]
        return bool(said) and all(statement.id in aside for statement in said)

    def without(self, aside: frozenset[str], policy: Policy) -> Interval:
        """The interval when some claims are set aside."""
        if not aside:
            return self.interval
        found = self._without(aside, policy)
        if self.room is not None and self.room.rival.id not in aside:
            found = _no_more_than(self.room, found)
        return _from_above(found) if self.is_double else found

    def _without(self, aside: frozenset[str], policy: Policy) -> Interval:
        left = [figure for figure in self.figures if figure.statement.id not in aside]
        if not self.figures:
            left = [_figure(each) for each in self.combined if each.id not in aside]
        return settle_figures(left, policy, is_open=self.is_open) if left else OPEN


def _from_above(interval: Interval) -> Interval:
    return Interval(0, None, interval.high, interval.high_by)


def _no_more_than(room: Room, interval: Interval) -> Interval:
    if interval.low <= room.most:
        return interval
    by = room.rival if room.most == room.rival.low else interval.low_by
    return replace(interval, low=room.most, low_by=by if room.most else None)


def settle(node: Node, policy: Policy, fitter: Fitter) -> Settled:
    """Settle all statements of one scope."""
    if len(node.members) == 1:
        return _alone(node, policy)
    roles: dict[str, Part] = {}
    plain: list[Statement] = []
    combined: list[Statement] = []
    vague: list[Statement] = []
    for member in sorted(node.members, key=attrgetter("key")):
        (vague if member.low is None else combined if member.claim.count.combined else plain).append(member)
    standing = _without_parts(plain, roles)
    standing = outgrown(firmed(_own_voices(_by_origin(standing, roles, fitter), roles), roles), roles)
    standing = counts_of_all(standing, roles)
    figures = _alike(standing, roles)
    together = [each.statement for each in _alike(_by_origin(combined, roles, fitter), roles)] if combined else []
    speaking = {each.id: _speaker_for(each, standing, plain, roles) for each in vague}
    # a number of killed and injured together raises neither
    is_open = bool(plain) and any(speaking[each.id] is None for each in vague if not each.is_combined)
    interval = settle_figures(figures or [_figure(each) for each in together], policy, is_open=is_open)
    if len(figures) > 1:
        _mark_rivals(figures, roles)
    for statement in [each for each in together if figures]:
        roles[statement.id] = Role.COMBINED, figures[0].statement
    for statement in vague:
        roles[statement.id] = Role.VAGUE, speaking[statement.id]
    return Settled(node, figures, together, interval, is_open, roles)


def _alone(node: Node, policy: Policy) -> Settled:
    """Settle a scope of which one thing is said."""
    only = node.members[0]
    if only.low is None:
        return Settled(node, (), (), OPEN, False, {only.id: (Role.VAGUE, None)})
    interval = settle_one(only, policy)
    if only.is_combined:
        return Settled(node, (), (only,), interval, False, _NO_ROLES)
    return Settled(node, (_figure(only),), (), interval, False, _NO_ROLES)


def _figure(statement: Statement) -> Figure:
    return Figure(statement, 1)


def _speaker_for(
    vague: Statement, standing: Sequence[Statement], plain: Sequence[Statement], roles: dict[str, Part]
) -> Statement | None:
    """Find the figure that speaks for a vague word: one that stands, else what took the place of one that did."""
    gone = [one for one in plain if roles.get(one.id, (None, None))[0] is Role.SUPERSEDED]
    for one in (*standing, *gone):
        if _speaks_for(one, vague):
            return _successor(one, roles)
    return None


def _successor(one: Statement, roles: dict[str, Part]) -> Statement:
    role, of = roles.get(one.id, (None, None))
    return _successor(of, roles) if role is Role.SUPERSEDED and of is not None else one


def _speaks_for(one: Statement, vague: Statement) -> bool:
    return (one.can_cover(vague) and one.may_hold(vague)) or firms(one, vague)


def _mark_rivals(figures: Sequence[Figure], roles: dict[str, Part]) -> None:
    for figure in figures:
        other = next(each for each in figures if each is not figure)
        roles[figure.statement.id] = Role.CONFLICT, other.statement


def _without_parts(plain: Sequence[Statement], roles: dict[str, Part]) -> Sequence[Statement]:
    """Leave out what is said to be a part of another figure of the scope, whoever says so: it rivals no whole."""
    if not any(each.part_of for each in plain):
        return plain
    said = {each.id: each for each in plain}
    for each in plain:
        whole = said.get(each.part_of) if each.part_of else None
        if whole is not None and (each.size, each.high is None) < (whole.size, whole.high is None):
            roles[each.id] = Role.CONTAINED, whole
    return [each for each in plain if each.id not in roles]


def _by_origin(members: Sequence[Statement], roles: dict[str, Part], fitter: Fitter) -> list[Statement]:
    """Keep what each origin said last."""
    origins: dict[str, list[Statement]] = defaultdict(list)
    for member in members:
        origins[member.origin_id].append(member)
    if len(origins) == len(members):
        return list(members)
    return sorted((_latest(said, roles, fitter) for said in origins.values()), key=attrgetter("key"))


def _latest(said: Sequence[Statement], roles: dict[str, Part], fitter: Fitter) -> Statement:
    """Find the figure an origin stands by, and settle what it said besides.

    A figure counts as said when it was first said: a reprint is no new statement. On one day tolls rise. What was
    called the earlier count gives way whatever its date, and what says less replaces nothing.
    """
    if len(said) == 1:
        return said[0]
    first: dict[tuple[int | None, int | None], Statement] = {}
    for member in sorted(said, key=lambda member: member.key):
        first.setdefault((member.low, member.high), member)
    times = sorted(
        first.values(), key=lambda member: (not member.is_earlier, member.published, member.size, member.key)
    )
    stands = times[0]
    for later in times[1:]:
        if not says_less(later, stands, fitter):
            stands = later
    stands = min((one for one in said if one.is_same_number(stands)), key=_precedence, default=stands)
    for member in said:
        if member is not stands:
            roles[member.id] = _beside(member, stands, fitter), stands
    return stands


def _precedence(one: Statement) -> tuple[object, ...]:
    """Rank who speaks for a figure said several times: the open bound, the first report, the most detailed claim."""
    detail = bool(one.claim.places) + (one.claim.when.start is not None)
    return one.high is not None, one.published, one.is_own_voice, -detail, _is_closed(one), one.key


def says_less(later: Statement, earlier: Statement, fitter: Fitter) -> bool:
    """Tell whether a later figure leaves room for the earlier one, and is no more exact: "over 40" after "43"."""
    if later.is_earlier or later.low == earlier.low or earlier.is_earlier:
        return False
    if later.size < earlier.size and (is_of_some(later) or later.claim.harm in LASTING):
        return True
    if is_of_less(later, earlier, fitter):
        return True
    lows = (later.low or 0) <= (earlier.low or 0)
    highs = later.high is None or (earlier.high is not None and earlier.high <= later.high)
    return lows and highs and later.published > earlier.published


def _beside(member: Statement, stands: Statement, fitter: Fitter) -> Role:
    is_one_report = member.report_id == stands.report_id
    if member.is_same_number(stands):
        return Role.REPEATED if is_one_report else Role.SAME_ORIGIN
    if is_one_report and not member.is_earlier and member.size < stands.size:
        return Role.CONTAINED
    if not is_one_report and says_less(member, stands, fitter):
        return Role.CONTAINED
    return Role.SUPERSEDED


def _own_voices(standing: Sequence[Statement], roles: dict[str, Part]) -> list[Statement]:
    """Let an outlet's own words stand back behind a claimant it names, where the two agree."""
    kept = list(standing)
    # claimants that are named speak for themselves
    for one in standing if any(one.claim.claimant is None for one in standing) else ():
        for other in [other for other in kept if other is not one]:
            if not one.is_one_voice(other) or one.is_same_number(other) or one.speaks_for_another:
                continue
            smaller = (one.size, one.is_own_voice) < (other.size, other.is_own_voice)
            if (smaller and one.may_hold(other) and other.may_hold(one)) or (one.is_own_voice and one.rounds(other)):
                kept.remove(one)
                roles[one.id] = Role.CONTAINED, other
                break
    return kept


def _alike(standing: Sequence[Statement], roles: dict[str, Part]) -> list[Figure]:
    """Join equal numbers of several origins: one figure, better attested."""
    if len(standing) == 1:
        return [_figure(standing[0])]
    groups: list[list[Statement]] = []
    for one in sorted(standing, key=_speaker):
        group = next((group for group in groups if group[0].is_same_number(one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
            roles[one.id] = Role.REPEATED, group[0]
    ordered = sorted(groups, key=lambda group: group[0].key) if len(groups) > 1 else groups
    return [_joined(group) for group in ordered]


def _joined(group: Sequence[Statement]) -> Figure:
    if len(group) == 1:
        return _figure(group[0])
    named = {one.origin_id for one in group if not (one.is_own_voice and _only_relays(one, group))}
    return Figure(group[0], len(named))


def _only_relays(one: Statement, group: Sequence[Statement]) -> bool:
    """Tell whether an outlet says in its own words what a claimant it names says too: no further origin."""
    return any(other is not one and one.is_one_voice(other) for other in group)


def _speaker(one: Statement) -> tuple[object, ...]:
    """Rank who speaks for a figure: the open bound, the attributed, the most detailed, the first."""
    detail = bool(one.claim.places) + (one.claim.when.start is not None)
    return one.high is not None, one.is_own_voice, _is_closed(one), -detail, one.key


def _is_closed(one: Statement) -> bool:
    """Tell whether its own words leave nothing open, as those of a headline whose text's do."""
    return one.claim.count.high is not None
