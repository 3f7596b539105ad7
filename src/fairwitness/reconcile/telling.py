"""Telling: the toll with every claim's part in it, the sum that shows it, and what people have to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fairwitness.model import Harm, HarmClaim, Kind, OccurrenceClaim, Origin
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.amounts import Amount, Clash, Parts
from fairwitness.reconcile.asked import in_order
from fairwitness.reconcile.convention import Convention
from fairwitness.reconcile.grades import grade
from fairwitness.reconcile.outcome import ClaimRole, Conflict, Note, ReviewTask, Role, Term, Toll
from fairwitness.reconcile.question import Question
from fairwitness.reconcile.reckoned import Reckoned
from fairwitness.reconcile.roles import Told, roles_of
from fairwitness.reconcile.statements import Statement, cell_of
from fairwitness.reconcile.wording import (
    arithmetic,
    bounds,
    figure,
    figure_by,
    figure_words,
    note_words,
    role_words,
    vague_words,
)

_Part = tuple[Statement, Told]
_Stance = tuple[FiledClaim, OccurrenceClaim]
_BEYOND = frozenset({Role.OUT_OF_SCOPE, Role.BACKGROUND})
_UNHEARD = _BEYOND | {Role.DENIED}


def told(
    reckoned: Reckoned, of_harm: Sequence[Statement], heard: Sequence[FiledClaim], question: Question, used: Convention
) -> Toll:
    """Tell what was reckoned: figures, sum, roles, stances, conflicts, tasks and grades.

    `of_harm` are all claims of the question's harm, in order, `heard` all of any kind.
    """
    amount = reckoned.amount
    low = None if amount.high is None and not amount.low else amount.low
    low_terms = _terms(amount.low_parts) if low is not None else ()
    high_terms = _terms(amount.high_parts) if amount.high is not None else None
    shown = {term.claim.id for term in low_terms}
    openers = [opener.filed for opener in amount.openers if opener.id not in shown]
    parts = list(zip(of_harm, roles_of(reckoned, of_harm, question), strict=True))
    graded = [each.filed for each, part in parts if part.role not in _BEYOND]
    stances = _stances(heard)
    in_scope = [each for each, part in parts if part.role is not Role.OUT_OF_SCOPE]
    return Toll(
        question=question,
        low=low,
        best=_best(amount, low),
        high=amount.high,
        low_terms=low_terms,
        high_terms=high_terms or (),
        claims=tuple([_claim_role(each, part, used) for each, part in parts]),
        origins=_origins(parts),
        conflicts=tuple(_conflict(clash) for clash in _asked_clashes(reckoned.clashes, in_scope)),
        tasks=tuple(_tasks(parts, used)) if used.counts_vague else (),
        notes=tuple(_notes(stances, heard, in_scope, question.harm)) if stances else (),
        grades=grade(_with_stances(graded, stances)),
        convention=used.id,
        convention_version=used.version,
        arithmetic=arithmetic(question.harm, low_terms, high_terms, openers, bounds(low, amount.high)),
    )


def _best(amount: Amount, low: int | None) -> int | None:
    if amount.best is None or low is None:
        return low if low == amount.high else None
    best = max(amount.best, low)
    return best if amount.high is None else min(best, amount.high)


def _terms(parts: Parts) -> tuple[Term, ...]:
    ordered = sorted(parts, key=lambda part: (part[1] < 0, part[0].key))
    return tuple(Term(claim=one.claim, who=one.who, number=number) for one, number in ordered)


def _claim_role(said: Statement, part: Told, used: Convention) -> ClaimRole:
    of = part.reason if part.of is None else figure_by(part.of.claim, part.of.who)
    if part.role is Role.VAGUE:
        explanation = vague_words(used, cell_of(said.claim, used), said.claim, of)
    else:
        explanation = role_words(part.role, said.claim, of)
    return ClaimRole(
        filed=said.filed, role=part.role, of=None if part.of is None else part.of.id, explanation=explanation
    )


def _origins(parts: Sequence[_Part]) -> tuple[Origin, ...]:
    found = {each.origin_id: each.filed.origin for each, part in parts if part.role not in _UNHEARD}
    return tuple(sorted(found.values(), key=lambda origin: (origin.name, origin.id)))


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
    sides = "; ".join(figure(statement.filed) for statement in ordered)
    what = "each set aside in its turn" if len(aside) > 1 else f"set aside: {figure(aside[0].filed)}"
    return Conflict(
        claims=tuple(statement.id for statement in ordered),
        set_aside=tuple(statement.id for statement in aside),
        text=f"cannot all hold: {sides} ({what})",
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
