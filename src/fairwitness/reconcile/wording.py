"""How figures, terms and roles are put into words."""

from __future__ import annotations

from collections.abc import Sequence

from fairwitness.model import Harm, HarmClaim, OccurrenceClaim, Stance, Status
from fairwitness.reconcile.lexicon import neutral_bounds
from fairwitness.reconcile.toll import Role, Term

_ROLES = {
    Role.COUNTED: "counted",
    Role.CONTAINED: "contained in {of}, not added",
    Role.REPEATED: "the same figure as {of}, counted once",
    Role.SUPERSEDED: "gave way to {of}",
    Role.CONFLICT: "differs from {of}; both are shown",
    Role.OVERLAPPING: "may overlap with {of}, not added to the low figure",
    Role.COMBINED: "one number for killed and injured together, not added",
    Role.VAGUE: "vague: bounds nothing without a convention",
    Role.BACKGROUND: "an earlier episode or the whole war, out of scope",
    Role.DENIED: "denied, not counted",
}
_NOTES = {
    Stance.UNVERIFIED: "could not be verified",
    Stance.DENIED: "denied",
    Stance.CONFIRMED: "confirmed",
    Stance.NO_FIGURE: "gives no figure",
    Stance.CLAIMED_RESPONSIBILITY: "claimed responsibility",
    Stance.NO_CLAIM_OF_RESPONSIBILITY: "nobody claimed responsibility",
    Stance.FIGURE_MAY_CHANGE: "the figure may change",
}


def bounds(low: int | None, high: int | None) -> str:
    """Say an interval: "12", "131 or more", "5 to 9", "up to 60", "unknown"."""
    if low is None and high is None:
        return "unknown"
    if high is None:
        return f"{low} or more"
    if low == high:
        return str(low)
    return f"{low} to {high}" if low else f"up to {high}"


def figure(claim: HarmClaim) -> str:
    """Say a claim's figure and who says it: "131 or more (Syrian Observatory)"."""
    count = claim.count
    known = count.low is not None or count.high is not None
    words = bounds(count.low, count.high) if known else f'"{_figure_words(claim)}"'
    return f"{'about ' if count.approx and known else ''}{words} ({_who(claim)})"


def role_words(role: Role, claim: HarmClaim, of: HarmClaim | None) -> str:
    """Explain a claim's part in the toll in a few words."""
    words = _ROLES[role].format(of=figure(of) if of else "another claim")
    if role is Role.VAGUE:
        neutral = neutral_bounds(_figure_words(claim))
        words += f" (neutral reading: {bounds(*neutral)})" if neutral else ""
        words += f", within {figure(of)}" if of else ""
    marks = [str(claim.status)] if claim.status in {Status.HEDGED, Status.UNVERIFIED} else []
    return ", ".join((words, *marks))


def note_words(claim: OccurrenceClaim) -> str:
    """Say a stance: who takes it, which, and in which words."""
    who = claim.actor or claim.claimant
    says = _NOTES[claim.value] if isinstance(claim.value, Stance) else str(claim.value)
    return f'{says}{f" ({who.words})" if who else ""}: "{claim.quote.words}"'


def arithmetic(
    harm: Harm, low: Sequence[Term], high: Sequence[Term] | None, openers: Sequence[HarmClaim], total: str
) -> str:
    """Write the sum out; its numbers add up to the toll's. `high` None: the toll is open above."""
    extra = [f'an unknown number ("{_figure_words(claim)}", {_who(claim)})' for claim in openers if _is_vague(claim)]
    ceilings = [f"whatever {figure(claim)} leaves open" for claim in openers if not _is_vague(claim)]
    if high is None or _same_claims(low, high):
        parts = [*map(_part, low), *extra, *ceilings]
        return f"{harm}: {total}" + (f" = {' + '.join(parts)}" if parts else "")
    if low:
        least = " + ".join(f"{term.number} ({_who(term.claim)})" for term in low)
        most = " + ".join(f"{term.number} ({_who(term.claim)})" for term in high)
        return f"{harm}: {total}; at least {_sum(low)} = {least}; at most {_sum(high)} = {most}"
    return f"{harm}: {total} = {' + '.join(map(_part, high))}"


def _part(term: Term) -> str:
    count = term.claim.count
    own = count.low if count.low is not None else 0
    return figure(term.claim) if own == term.number else f"{term.number} ({_who(term.claim)})"


def _sum(terms: Sequence[Term]) -> int:
    return sum(term.number for term in terms)


def _same_claims(one: Sequence[Term], other: Sequence[Term]) -> bool:
    return [id(term.claim) for term in one] == [id(term.claim) for term in other]


def _who(claim: HarmClaim) -> str:
    return claim.claimant.words if claim.claimant else "the outlet"


def _is_vague(claim: HarmClaim) -> bool:
    return claim.count.low is None and claim.count.high is None


def _figure_words(claim: HarmClaim) -> str:
    if claim.count.words:
        return claim.count.words.words
    return claim.victims.words if claim.victims else claim.cue.words
