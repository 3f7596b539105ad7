"""Roles: the one part each claim has in a toll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fairwitness.model import HarmClaim, Status
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.outcome import Role
from fairwitness.reconcile.question import Question
from fairwitness.reconcile.reckoned import Reckoned
from fairwitness.reconcile.statements import Statement


@dataclass(slots=True, kw_only=True)
class Told:
    """A role, with the id of the claim it refers to, or a reason in words."""

    role: Role
    of: str | None = None
    reason: str | None = None


_COUNTED = Told(role=Role.COUNTED)
_MAY_OVERLAP = frozenset({None, Role.CONFLICT})
"""What a claim of an incident that may be another one too has to be by itself, to be told as overlapping."""


def roles_of(reckoned: Reckoned, claims: Sequence[FiledClaim], question: Question) -> dict[str, Told]:
    """Give each claim of the question's harm its role, by claim id."""
    roles = _Roles(reckoned)
    return {each.claim.id: roles.of(each, question) for each in claims}


class _Roles:
    def __init__(self, reckoned: Reckoned) -> None:
        self._reckoned = reckoned
        amount = reckoned.amount
        openers = amount.openers if amount.high is None else ()
        self._said = {
            member.claim.id: (at, member) for at, node in enumerate(reckoned.world.nodes) for member in node.members
        }
        self._used = {statement.claim.id for statement, _ in (*amount.low_parts, *amount.high_parts)}
        self._used |= {opener.claim.id for opener in openers if not self._is_cut(self._said[opener.claim.id][0])}
        self._rival = _rivals(reckoned)
        self._speaking = self._speakers()

    def of(self, filed: FiledClaim, question: Question) -> Told:
        """Find the role of one claim."""
        claim = filed.claim
        world = self._reckoned.world
        assert isinstance(claim, HarmClaim)  # roles are for claims of harm
        if question.origin is not None and filed.origin.id != question.origin:
            return Told(role=Role.OUT_OF_SCOPE, reason="said by another")
        if claim.status is Status.DENIED:
            return Told(role=Role.DENIED)
        if claim.background:
            return Told(role=Role.BACKGROUND)
        if claim.id in world.superseded:
            return Told(role=Role.SUPERSEDED, of=world.superseded[claim.id].claim.id)
        if claim.id in world.repeated:
            return self._of_reprint(world.repeated[claim.id], question)
        return self._placed(claim)

    def _placed(self, claim: HarmClaim) -> Told:
        at, said = self._said[claim.id]
        if at in self._reckoned.outside:
            return Told(role=Role.OUT_OF_SCOPE, reason=self._reckoned.outside[at])
        return self._settled(said, at)

    def _of_reprint(self, original: Statement, question: Question) -> Told:
        told = self.of(original.filed, question)
        if told.role in {Role.OUT_OF_SCOPE, Role.VAGUE}:
            return told
        return Told(role=Role.SAME_ORIGIN, of=original.claim.id)

    def _settled(self, said: Statement, at: int) -> Told:
        claim = said.claim
        role, of = self._reckoned.world.settled[at].roles.get(claim.id, (None, None))
        rival = self._rival_of(at) if role in _MAY_OVERLAP and not said.is_vague else None
        if rival is not None:
            return Told(role=Role.OVERLAPPING, of=rival)
        if role is not None:
            named = of.claim.id if of else self._whole(at) if role is Role.VAGUE else None
            return Told(role=role, of=named)
        if said.is_vague:
            return Told(role=Role.VAGUE, of=self._whole(at))
        if claim.id in self._rival:
            return Told(role=Role.CONFLICT, of=self._rival[claim.id])
        if claim.id in self._used:
            return _COUNTED
        return self._unused(said, at)

    def _rival_of(self, at: int) -> str | None:
        """Name a claim of another incident that counts and may be of the same people.

        A part of its own incident's whole, or of a total that counts, is contained in that, and told so.
        """
        world = self._reckoned.world
        if at not in world.doubles:
            return None
        wholes = self._reckoned.relations.above[at] - {self._reckoned.asked}
        if any(world.nodes[whole].incident == world.nodes[at].incident for whole in wholes):
            return None
        if any(each and each.claim.id in self._used for each in map(self._speaker, sorted(wholes))):
            return None
        speaker = self._speaker(world.doubles[at])
        return speaker.claim.id if speaker else None

    def _unused(self, said: Statement, at: int) -> Told:
        if self._is_cut(at):
            return Told(role=Role.OVERLAPPING, reason="what was asked for, and reaches beyond it")
        whole = self._whole_statement(at)
        if whole is not None:
            return Told(role=Role.REPEATED if said.is_same_number(whole) else Role.CONTAINED, of=whole.claim.id)
        asked, relations = self._reckoned.asked, self._reckoned.relations
        crossed = [self._speaker(other) for other in sorted(relations.cross[at]) if other != asked]
        used = [other for other in crossed if other and other.claim.id in self._used]
        named = next(iter([*used, *(other for other in crossed if other)]), None)
        if not crossed:
            return _COUNTED
        return Told(role=Role.OVERLAPPING, of=named.claim.id if named else None)

    def _is_cut(self, at: int) -> bool:
        """Tell whether a scope reaches beyond what is asked for."""
        asked, relations = self._reckoned.asked, self._reckoned.relations
        return asked is not None and (at in relations.above[asked] or at in relations.cross[asked])

    def _whole(self, at: int) -> str | None:
        covered = self._reckoned.world.covered.get(at)
        whole = covered or self._whole_statement(at)
        return whole.claim.id if whole else None

    def _whole_statement(self, at: int) -> Statement | None:
        """Find who speaks for the nearest scope that holds this one."""
        held = [self._speaking[whole] for whole in self._reckoned.relations.above[at] if whole in self._speaking]
        return min(held)[1] if held else None

    def _speakers(self) -> dict[int, tuple[int, Statement]]:
        """Find who speaks for the scopes that hold others, ranked: what more scopes hold is nearer to its parts."""
        above = self._reckoned.relations.above
        wholes = set[int]().union(*above) - {self._reckoned.asked}
        ordered = sorted(wholes, key=lambda at: (-len(above[at]), at))
        speakers = ((rank, at, self._speaker(at)) for rank, at in enumerate(ordered))
        return {at: (rank, speaker) for rank, at, speaker in speakers if speaker}

    def _speaker(self, at: int) -> Statement | None:
        settled = self._reckoned.world.settled[at]
        said = [figure.statement for figure in settled.figures] or settled.combined
        return next((one for one in said if one.claim.id in self._used), said[0] if said else None)


def _rivals(reckoned: Reckoned) -> Mapping[str, str]:
    """Name for each claim of a clash another one of it."""
    found: dict[str, str] = {}
    for clash in reckoned.clashes:
        ordered = sorted(clash.statements, key=lambda statement: statement.key)
        for one in ordered:
            other = next((each for each in ordered if each is not one), None)
            if other is not None:
                found.setdefault(one.claim.id, other.claim.id)
    return found
