"""Telling: the toll with every claim's part in it, the sum that shows it, and what people have to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from fairwitness.model import Harm, HarmClaim, Kind, OccurrenceClaim, Origin
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.amounts import UNKNOWN, Amount, Clash, Parts
from fairwitness.reconcile.convention import Convention
from fairwitness.reconcile.grades import grade
from fairwitness.reconcile.ground import Ground
from fairwitness.reconcile.known import in_order
from fairwitness.reconcile.outcome import ClaimRole, Conflict, Note, ReviewTask, Role, Term, Toll
from fairwitness.reconcile.question import Question
from fairwitness.reconcile.reckoned import Reckoned
from fairwitness.reconcile.roles import Roles, Told
from fairwitness.reconcile.statements import Statement, cell_of
from fairwitness.reconcile.wording import (
    arithmetic,
    bounds,
    figure,
    figure_by,
    figure_words,
    note_words,
    role_words,
    told_where,
    vague_words,
)

_Part = tuple[Statement, Told]
_Stance = tuple[FiledClaim, OccurrenceClaim]
_SAME = frozenset({Role.REPEATED, Role.SAME_ORIGIN})
_AGAIN = _SAME | {Role.CONFLICT}


class Teller:
    """Tells tolls of one harm over the same claims: what two of them have in common is written once.

    `of_harm` are all claims of that harm, in order, `heard` all of any kind.
    """

    def __init__(self, of_harm: Sequence[Statement], heard: Sequence[FiledClaim], used: Convention) -> None:
        self._of_harm = of_harm
        self._heard = heard
        self._used = used
        self._stances = _stances(heard)
        self._placed: tuple[object, Sequence[int | None]] = (None, ())
        self._beyond: dict[str, list[ClaimRole]] = {}
        self._written: dict[tuple[object, ...], ClaimRole] = {}
        self._figures: dict[str, str] = {}

    def told(self, reckoned: Reckoned, question: Question) -> Toll:
        """Tell what was reckoned: figures, sum, roles, stances, conflicts, tasks and grades."""
        amount, used = _told_of(reckoned.amount), self._used
        low = None if amount.high is None and not amount.low else amount.low
        low_terms = _low_terms(amount) if low is not None else ()
        high_terms = _terms(amount.high_parts) if amount.high is not None else None
        shown = {term.claim.id for term in low_terms}
        # a headline is left open by its text, which says so itself
        openers = [
            one.filed
            for one in amount.openers
            if one.is_floor or (one.id not in shown and one.claim.count.high is None)
        ]
        claims, parts = self._claims(reckoned, question)
        graded = _graded(parts, self._cut_by(reckoned))
        in_scope = [each for each, _ in parts]
        return Toll(
            question=question,
            low=low,
            best=_best(amount, low),
            high=amount.high,
            low_terms=low_terms,
            high_terms=high_terms or (),
            claims=claims,
            origins=_origins(parts, {term.claim.id for term in (*low_terms, *(high_terms or ()))}, openers),
            conflicts=tuple(_conflict(clash) for clash in _asked_clashes(reckoned.clashes, in_scope)),
            tasks=tuple(_tasks(parts, used)) if used.counts_vague else (),
            notes=tuple(_notes(self._stances, self._heard, in_scope, question.harm)) if self._stances else (),
            grades=grade(_with_stances(graded, self._stances)),
            convention=used.id,
            convention_version=used.version,
            arithmetic=arithmetic(question.harm, low_terms, high_terms, openers, bounds(low, amount.high)),
        )

    def _claims(self, reckoned: Reckoned, question: Question) -> tuple[tuple[ClaimRole, ...], list[_Part]]:
        """Write all claims with their roles; give those not out of scope once more, with what is said of them."""
        roles = Roles(reckoned, question)
        claims: list[ClaimRole] = []
        parts: list[_Part] = []
        numbers = self._numbers(reckoned.world.ground)
        reasons = roles.reasons(self._of_harm, numbers)
        written = {each: self._out_of_scope(each) for each in set(reasons) if each is not None}
        for place, (said, at, beyond) in enumerate(zip(self._of_harm, numbers, reasons, strict=True)):
            if beyond is not None:
                claims.append(written[beyond][place])
                continue
            part = roles.within(said, at)
            claims.append(self._claim_role(said, part) if at is not None else self._unplaced(said, part))
            if part.role is not Role.OUT_OF_SCOPE:
                parts.append((said, part))
        return tuple(claims), parts

    def _cut_by(self, reckoned: Reckoned) -> Set[str]:
        """Name the claims that reach beyond what was asked for."""
        cut = reckoned.view.cut
        if not cut:
            return frozenset()
        numbers = self._numbers(reckoned.world.ground)
        return {said.id for said, at in zip(self._of_harm, numbers, strict=True) if at in cut}

    def _numbers(self, ground: Ground) -> Sequence[int | None]:
        """Number the nodes of all claims."""
        if self._placed[0] is not ground:
            self._placed = ground, [ground.place.get(each.id) for each in self._of_harm]
        return self._placed[1]

    def _out_of_scope(self, reason: str) -> list[ClaimRole]:
        """Write of all claims that they are out of scope, for a reason of which there are few."""
        if reason not in self._beyond:
            part = Told(Role.OUT_OF_SCOPE, reason=reason)
            self._beyond[reason] = [self._claim_role(each, part) for each in self._of_harm]
        return self._beyond[reason]

    def _unplaced(self, said: Statement, part: Told) -> ClaimRole:
        """Write a role that a claim has in most tolls: denied, or given way to another."""
        key = said.id, part.role, part.of.id if part.of else None, part.reason
        found = self._written.get(key)
        if found is None:
            found = self._written[key] = self._claim_role(said, part)
        return found

    def _claim_role(self, said: Statement, part: Told) -> ClaimRole:
        of = part.reason if part.of is None else self._naming(part, beside=said)
        if part.role is Role.VAGUE:
            explanation = vague_words(self._used, cell_of(said.claim, self._used), said.claim, of)
        else:
            explanation = role_words(part.role, said.claim, of)
        return ClaimRole(
            filed=said.filed, role=part.role, of=None if part.of is None else part.of.id, explanation=explanation
        )

    def _naming(self, part: Told, beside: Statement) -> str:
        """Name the other figure, so that nobody takes it for the one it stands beside: by its harm, report or words."""
        assert part.of is not None  # asked only of a part that has to do with another claim
        words = self._figure_of(part.of)
        if part.of.claim.harm is not beside.claim.harm:
            return f"{words}, told as {part.of.claim.harm}"
        if part.role in _SAME or words != self._figure_of(beside):
            return words
        return f"{words}, {told_where(part.of.filed, beside.filed)}"

    def _figure_of(self, said: Statement) -> str:
        """Say a figure and whose it is; a total is named by all it holds."""
        words = self._figures.get(said.id)
        if words is None:
            words = self._figures[said.id] = figure_by(said.claim, said.who)
        return words


def _told_of(amount: Amount) -> Amount:
    """Take a nought that nobody says and that no sum shows for unknown."""
    return UNKNOWN if amount.high == 0 and not amount.high_parts else amount


def _best(amount: Amount, low: int | None) -> int | None:
    if amount.best is None or low is None:
        return low if low == amount.high else None
    best = max(amount.best, low)
    return best if amount.high is None else min(best, amount.high)


def _low_terms(amount: Amount) -> tuple[Term, ...]:
    """Give what adds up to the least; beside other terms of an open sum, "up to 200" brings nothing in."""
    terms = _terms(amount.low_parts)
    told = tuple(term for term in terms if term.number)
    return told if told and amount.high is None else terms


def _terms(parts: Parts) -> tuple[Term, ...]:
    ordered = sorted(parts, key=lambda part: (part[1] < 0, part[0].key))
    return tuple(Term(claim=one.claim, who=one.who, number=number) for one, number in ordered)


def _origins(parts: Sequence[_Part], summed: Set[str], openers: Sequence[FiledClaim]) -> tuple[Origin, ...]:
    """Whom a toll rests on: who says what bounds it or leaves it open, that again or otherwise; else who is vague.

    Else who tells of people who may be others'.
    """
    shown = summed | {each.claim.id for each in openers}
    shown |= {each.id for each, part in parts if part.role is Role.COUNTED}
    heard = [each.filed for each, part in parts if each.id in shown or _is_of(part, shown)]
    heard = heard or [each.filed for each, part in parts if part.role is Role.VAGUE]
    heard = heard or [each.filed for each, part in parts if part.role is Role.OVERLAPPING]
    found = {each.origin.id: each.origin for each in heard}
    return tuple(sorted(found.values(), key=lambda origin: (origin.name, origin.id)))


def _graded(parts: Sequence[_Part], cut: Set[str]) -> list[FiledClaim]:
    """Give the claims that grade an answer: those that may speak of other people do where there are no others."""
    heard = [each for each, part in parts if part.role is not Role.BACKGROUND]
    return [each.filed for each in heard if each.id not in cut] or [each.filed for each in heard]


def _is_of(part: Told, shown: Set[str]) -> bool:
    return part.role in _AGAIN and part.of is not None and part.of.id in shown


def _asked_clashes(clashes: Sequence[Clash], in_scope: Sequence[Statement]) -> Iterator[Clash]:
    """Keep the clashes of claims the question is about, each once."""
    seen: set[frozenset[str]] = set()
    about = {each.id for each in in_scope} if clashes else set()
    for clash in clashes:
        ids = frozenset(statement.id for statement in clash.statements)
        if ids not in seen and not ids.isdisjoint(about):
            seen.add(ids)
            yield clash


def _conflict(clash: Clash) -> Conflict:
    ordered = sorted(clash.statements, key=lambda statement: statement.key)
    aside = sorted(clash.aside, key=lambda statement: statement.key)
    return Conflict(
        claims=tuple(statement.id for statement in ordered),
        set_aside=tuple(statement.id for statement in aside),
        figures=tuple(figure(statement.filed) for statement in ordered),
        aside=tuple(figure(statement.filed) for statement in aside),
    )


def _tasks(parts: Sequence[_Part], used: Convention) -> Iterator[ReviewTask]:
    for each, part in parts:
        if part.role is Role.VAGUE and each.claim.count.vague and cell_of(each.claim, used) is None:
            words = f'the convention {used.id} {used.version} does not define "{figure_words(each.claim)}"'
            yield ReviewTask(claim=each.id, text=f"{words}: say what it is worth, or leave it unbounded")


def _notes(
    stances: Sequence[_Stance], heard: Sequence[FiledClaim], in_scope: Sequence[Statement], harm: Harm
) -> Iterator[Note]:
    """Hand each stance to the tolls of the claims it is about; one about nothing named, to its report's first harm."""
    claims = {each.id for each in in_scope}
    reports = {each.report_id for each in in_scope}
    harms: dict[str, set[Harm]] = {}
    named: set[str] = set()
    for each in heard:
        if isinstance(each.claim, HarmClaim):
            harms.setdefault(each.report.id, set()).add(each.claim.harm)
            named.add(each.claim.id)
    order = list(Harm)
    for each, claim in stances:
        about = named.intersection(claim.about)
        first = min(harms.get(each.report.id, ()), key=order.index, default=None)
        is_general = not about and first is harm and each.report.id in reports
        if is_general or claims.intersection(about):
            yield Note(claim=claim, text=note_words(claim))


def _stances(heard: Sequence[FiledClaim]) -> list[_Stance]:
    told = in_order(each for each in heard if each.claim.kind is Kind.STANCE)
    return [(each, each.claim) for each in told if isinstance(each.claim, OccurrenceClaim)]


def _with_stances(told: list[FiledClaim], stances: Sequence[_Stance]) -> list[FiledClaim]:
    """Add to claims the stances about them or their reports."""
    if not stances:
        return told
    claims = {each.claim.id for each in told}
    reports = {each.report.id for each in told}
    about = [
        each
        for each, claim in stances
        if claims.intersection(claim.about) or (not claim.about and each.report.id in reports)
    ]
    return [*told, *about]
