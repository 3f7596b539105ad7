"""Telling: the toll with every claim's part in it, the sum that shows it, and what people have to decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from fairwitness.model import Harm, HarmClaim, Kind, OccurrenceClaim, Origin
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.amounts import Amount, Clash, Parts
from fairwitness.reconcile.convention import Convention
from fairwitness.reconcile.grades import grade
from fairwitness.reconcile.outcome import ClaimRole, Conflict, Note, ReviewTask, Role, Term, Toll
from fairwitness.reconcile.question import Question
from fairwitness.reconcile.reckoned import Reckoned
from fairwitness.reconcile.roles import Told, roles_of
from fairwitness.reconcile.statements import cell_of, text_place
from fairwitness.reconcile.wording import (
    DOUBTED,
    arithmetic,
    bounds,
    figure,
    figure_words,
    note_words,
    role_words,
    vague_words,
)

_BEYOND = frozenset({Role.OUT_OF_SCOPE, Role.BACKGROUND})
_UNHEARD = _BEYOND | {Role.DENIED}


def told(reckoned: Reckoned, heard: Sequence[FiledClaim], question: Question, used: Convention) -> Toll:
    """Tell what was reckoned: figures, sum, roles, stances, conflicts, tasks and grades."""
    amount = reckoned.amount
    low = None if amount.high is None and not amount.low else amount.low
    low_terms = _terms(amount.low_parts) if low is not None else ()
    high_terms = _terms(amount.high_parts) if amount.high is not None else None
    shown = {term.claim.id for term in low_terms}
    openers = [opener.filed for opener in amount.openers if opener.claim.id not in shown]
    of_harm = _of_harm(heard, question.harm)
    parts = roles_of(reckoned, of_harm, question)
    named = {part.of for part in parts.values() if part.of is not None}
    figures = {each.claim.id: figure(each) for each in heard if each.claim.id in named}
    stances = _stances(heard)
    return Toll(
        question=question,
        low=low,
        best=_best(amount, low),
        high=amount.high,
        low_terms=low_terms,
        high_terms=high_terms or (),
        claims=tuple(_claim_role(each, parts[each.claim.id], figures, used) for each in of_harm),
        origins=_origins(of_harm, parts),
        conflicts=tuple(_conflict(clash) for clash in _asked_clashes(reckoned.clashes, parts)),
        tasks=tuple(_tasks(of_harm, parts, used)),
        notes=tuple(_notes(heard, of_harm, parts, question.harm)) if stances else (),
        grades=grade(_in_scope(stances, of_harm, parts)),
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


def _of_harm(heard: Sequence[FiledClaim], harm: Harm) -> list[FiledClaim]:
    """The claims of the harm, by report in order of publication, each in text order."""
    found = [(each, each.claim) for each in heard if isinstance(each.claim, HarmClaim) and each.claim.harm is harm]
    found.sort(key=lambda pair: (pair[0].report.published or date.min, pair[0].report.id, *text_place(pair[1])))
    return [each for each, _ in found]


def _claim_role(filed: FiledClaim, part: Told, figures: Mapping[str, str], used: Convention) -> ClaimRole:
    of = figures.get(part.of, part.reason) if part.of is not None else part.reason
    if part.role is Role.VAGUE and isinstance(filed.claim, HarmClaim):
        cell = cell_of(filed.claim, used)
        words = vague_words(used, cell, of, is_number_word=filed.claim.count.words is not None)
        doubted = filed.claim.status in DOUBTED
        explanation = f"{words}, {filed.claim.status}" if doubted else words
    else:
        explanation = role_words(part.role, filed, of)
    return ClaimRole(filed=filed, role=part.role, of=part.of, explanation=explanation)


def _origins(of_harm: Sequence[FiledClaim], parts: Mapping[str, Told]) -> tuple[Origin, ...]:
    found = {each.origin.id: each.origin for each in of_harm if parts[each.claim.id].role not in _UNHEARD}
    return tuple(sorted(found.values(), key=lambda origin: (origin.name, origin.id)))


def _asked_clashes(clashes: Sequence[Clash], parts: Mapping[str, Told]) -> Iterator[Clash]:
    """Keep the clashes of claims the question is about, each once."""
    seen: set[frozenset[str]] = set()
    for clash in clashes:
        ids = frozenset(statement.claim.id for statement in clash.statements)
        if ids not in seen and any(name in parts and parts[name].role is not Role.OUT_OF_SCOPE for name in ids):
            seen.add(ids)
            yield clash


def _conflict(clash: Clash) -> Conflict:
    ordered = sorted(clash.statements, key=lambda statement: statement.key)
    aside = sorted(clash.aside, key=lambda statement: statement.key)
    sides = "; ".join(figure(statement.filed) for statement in ordered)
    what = "each set aside in its turn" if len(aside) > 1 else f"set aside: {figure(aside[0].filed)}"
    return Conflict(
        claims=tuple(statement.claim.id for statement in ordered),
        set_aside=tuple(statement.claim.id for statement in aside),
        text=f"cannot all hold: {sides} ({what})",
    )


def _tasks(of_harm: Sequence[FiledClaim], parts: Mapping[str, Told], used: Convention) -> Iterator[ReviewTask]:
    for each in of_harm:
        claim = each.claim
        if not isinstance(claim, HarmClaim) or not used.counts_vague or not claim.count.vague:
            continue
        if parts[claim.id].role is Role.VAGUE and cell_of(claim, used) is None:
            words = f'the convention {used.id} {used.version} does not define "{figure_words(claim)}"'
            yield ReviewTask(claim=claim.id, text=f"{words}: say what it is worth, or leave it unbounded")


def _notes(
    heard: Sequence[FiledClaim], of_harm: Sequence[FiledClaim], parts: Mapping[str, Told], harm: Harm
) -> Iterator[Note]:
    """Hand each stance to the tolls of the claims it is about; one about nothing named, to its report's first harm."""
    inside = [each for each in of_harm if parts[each.claim.id].role is not Role.OUT_OF_SCOPE]
    claims = {each.claim.id for each in inside}
    reports = {each.report.id for each in inside}
    harms: dict[str, set[Harm]] = {}
    named: dict[str, Harm] = {}
    for each in heard:
        if isinstance(each.claim, HarmClaim):
            harms.setdefault(each.report.id, set()).add(each.claim.harm)
            named[each.claim.id] = each.claim.harm
    order = list(Harm)
    for each, claim in _stances(heard):
        about = [name for name in claim.about if name in named]
        first = min(harms.get(each.report.id, ()), key=order.index, default=None)
        is_general = not about and first is harm and each.report.id in reports
        if is_general or claims.intersection(about):
            yield Note(claim=claim, text=note_words(claim))


def _stances(heard: Sequence[FiledClaim]) -> list[tuple[FiledClaim, OccurrenceClaim]]:
    claims = [(each, each.claim) for each in heard if isinstance(each.claim, OccurrenceClaim)]
    return [(each, claim) for each, claim in claims if claim.kind is Kind.STANCE]


def _in_scope(
    stances: Sequence[tuple[FiledClaim, OccurrenceClaim]], of_harm: Sequence[FiledClaim], parts: Mapping[str, Told]
) -> list[FiledClaim]:
    inside = [each for each in of_harm if parts[each.claim.id].role not in _BEYOND]
    if not stances:
        return inside
    claims = {each.claim.id for each in inside}
    reports = {each.report.id for each in inside}
    for each, claim in stances:
        if claims.intersection(claim.about) or (not claim.about and each.report.id in reports):
            inside.append(each)
    return inside
