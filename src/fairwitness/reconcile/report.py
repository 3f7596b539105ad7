"""The toll of one report: what its claims amount to, harm by harm, and the part of each claim in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fairwitness.model import Claim, Harm, HarmClaim, Kind, OccurrenceClaim, Status
from fairwitness.reconcile.figures import Comparison, Figure, count_start
from fairwitness.reconcile.nest import Nesting, nest
from fairwitness.reconcile.toll import ClaimRole, Note, Role, Term, Toll
from fairwitness.reconcile.tree import Terms, Tree, Value, total
from fairwitness.reconcile.wording import arithmetic, bounds, note_words, role_words

MOST_FIGURES = 400
"""Beyond this many claims of one harm a text is no report of an episode; only its largest figure is given."""

Roles = dict[int, tuple[Role, int | None]]


def report_toll(claims: Sequence[Claim]) -> tuple[Toll, ...]:
    """Add up what one report says came to each harm, nobody counted twice and nobody lost.

    One toll for each harm the claims name, in the order of `Harm`. Claims of an earlier episode and denied ones
    stay out; a part is never added to its whole; figures of different claimants for one scope give a range.
    """
    harms = [claim for claim in claims if isinstance(claim, HarmClaim)]
    present = [harm for harm in Harm if any(claim.harm is harm for claim in harms)]
    notes = _notes(claims, present)
    in_order = sorted(harms, key=lambda claim: (count_start(claim), claim.cue.start, claim.quote.start, claim.id))
    befores = _befores(in_order)
    return tuple(_toll(harm, in_order, befores, notes.get(harm, ())) for harm in present)


def _toll(harm: Harm, claims: Sequence[HarmClaim], befores: Sequence[HarmClaim | None], notes: Sequence[Note]) -> Toll:
    pairs = [(claim, before) for claim, before in zip(claims, befores, strict=False) if claim.harm is harm]
    ordered = [claim for claim, _ in pairs]
    figures = [Figure.of(claim, before) for claim, before in pairs if _is_current(claim)]
    if len(figures) > MOST_FIGURES:
        value, roles, openers = _largest(figures)
    else:
        value, roles, openers = _nested(figures)
    low, high = _bounds(value)
    low_terms, high_terms = _terms(figures, value.low), _terms(figures, value.high)
    return Toll(
        harm=harm,
        low=low,
        high=high,
        low_terms=low_terms if low is not None else (),
        high_terms=high_terms if high is not None else (),
        claims=_claim_roles(ordered, figures, roles),
        notes=tuple(notes),
        arithmetic=arithmetic(
            harm,
            low_terms if low is not None else (),
            high_terms if high is not None else None,
            [figures[i].claim for i in openers] if high is None else [],
            bounds(low, high),
        ),
    )


def _nested(figures: Sequence[Figure]) -> tuple[Value, Roles, list[int]]:
    nesting = nest(Comparison(figures))
    tree = Tree(nesting.comparison, tuple(nesting.members), nesting.parents)
    value = tree.value()
    used = {i for i, _ in (value.low or ())} | {i for i, _ in (value.high or ())}
    openers = [i for i in nesting.members if i not in nesting.parents and figures[i].high is None and i not in used]
    roles = dict(nesting.settled)
    for i in nesting.members:
        roles[i] = _role(nesting, tree, i, used | set(openers if value.high is None else ()))
    return value, roles, openers


def _role(nesting: Nesting, tree: Tree, i: int, used: set[int]) -> tuple[Role, int | None]:
    parent = nesting.parents.get(i)
    if tree.comparison.figures[i].is_vague:
        return Role.VAGUE, parent
    if i in tree.rivals:
        return Role.CONFLICT, tree.rivals[i]
    if i in used:
        return Role.COUNTED, None
    if parent is not None:
        return (Role.REPEATED if tree.comparison.is_same_number(i, parent) else Role.CONTAINED), parent
    return Role.OVERLAPPING, next((j for j in sorted(used) if not tree.comparison.is_apart(i, j)), None)


def _largest(figures: Sequence[Figure]) -> tuple[Value, Roles, list[int]]:
    top = max(range(len(figures)), key=lambda i: (figures[i].low or 0, -i))
    roles: Roles = {i: (Role.VAGUE if f.is_vague else Role.OVERLAPPING, top) for i, f in enumerate(figures)}
    low = figures[top].low
    if low is None:
        return Value(None, None), roles, []
    return Value(((top, low),), None), roles | {top: (Role.COUNTED, None)}, []


def _bounds(value: Value) -> tuple[int | None, int | None]:
    low = total(value.low) if value.low is not None else None
    high = total(value.high) if value.high is not None else None
    return (None if high is None and not low else low), high


def _terms(figures: Sequence[Figure], terms: Terms | None) -> tuple[Term, ...]:
    return tuple(Term(claim=figures[i].claim, number=number) for i, number in terms or ())


def _claim_roles(ordered: Sequence[HarmClaim], figures: Sequence[Figure], roles: Roles) -> tuple[ClaimRole, ...]:
    current = iter(range(len(figures)))
    told = []
    for claim in ordered:
        if not _is_current(claim):
            role, of = (Role.DENIED if claim.status is Status.DENIED else Role.BACKGROUND), None
        else:
            role, at = roles[next(current)]
            of = figures[at].claim if at is not None else None
        explanation = role_words(role, claim, of)
        told.append(ClaimRole(claim=claim, role=role, of=of.id if of else None, explanation=explanation))
    return tuple(told)


def _is_current(claim: HarmClaim) -> bool:
    return not claim.background and claim.status is not Status.DENIED


def _befores(in_order: Sequence[HarmClaim]) -> list[HarmClaim | None]:
    """Name for each claim the last one whose number stands before its own."""
    befores: list[HarmClaim | None] = []
    for at, claim in enumerate(in_order):
        last = in_order[at - 1] if at else None
        is_apart = last is not None and count_start(last) < count_start(claim)
        befores.append(last if is_apart or not at else befores[-1])
    return befores


def _notes(claims: Sequence[Claim], present: Sequence[Harm]) -> Mapping[Harm, list[Note]]:
    """Hand each stance to the tolls of the claims it is about; one about nothing named, to the first toll."""
    harm_of = {claim.id: claim.harm for claim in claims if isinstance(claim, HarmClaim)}
    notes: dict[Harm, list[Note]] = {}
    for claim in claims:
        if isinstance(claim, OccurrenceClaim) and claim.kind is Kind.STANCE:
            about = {harm_of[name] for name in claim.about if name in harm_of} or set(present[:1])
            for harm in sorted(about):
                notes.setdefault(harm, []).append(Note(claim=claim, text=note_words(claim)))
    return notes
