"""How figures, terms and roles are put into words."""

from __future__ import annotations

from collections.abc import Sequence

from fairwitness.model import Harm, HarmClaim, OccurrenceClaim, Stance, Status
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.convention import Cell, Convention
from fairwitness.reconcile.outcome import Role, Term
from fairwitness.text.numbers import bounds_of

_SHORT = 8
"""So many words of a quote tell it from the others of its report."""

_DOUBTED = frozenset({Status.HEDGED, Status.UNVERIFIED})
_ROLES = {
    Role.COUNTED: "counted",
    Role.CONTAINED: "contained in {of}, not added",
    Role.REPEATED: "the same figure as {of}, counted once",
    Role.SAME_ORIGIN: "the same origin as {of}, counted once",
    Role.SUPERSEDED: "gave way to {of}",
    Role.CONFLICT: "differs from {of}; both are shown",
    Role.OVERLAPPING: "may overlap with {of}, not added to the low figure",
    Role.COMBINED: "one number for killed and injured together, not added",
    Role.VAGUE: "vague: bounds nothing without a convention",
    Role.BACKGROUND: "an earlier episode or the whole war, out of scope",
    Role.OUT_OF_SCOPE: "out of scope: {of}",
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


def figure(filed: FiledClaim) -> str:
    """Say a claim's figure and who says it: "131 or more (Syrian Observatory)"."""
    claim = filed.claim
    assert isinstance(claim, HarmClaim)  # only claims of harm have a figure
    return figure_by(claim, filed.origin.name)


def figure_by(claim: HarmClaim, who: str) -> str:
    """Say the figure of a claim of harm and who says it."""
    count = claim.count
    known = count.low is not None or count.high is not None
    words = bounds(count.low, count.high) if known else f'"{figure_words(claim)}"'
    return f"{'about ' if count.approx and known else ''}{words} ({who})"


def told_where(filed: FiledClaim, beside: FiledClaim) -> str:
    """Say where a claim stands, to who reads another: in which outlet of which day, or, in its report, its words."""
    report = filed.report
    if report.id == beside.report.id:
        return f"“{_shortened(filed.claim.quote.words)}”"
    day = f" of {report.published.isoformat()}" if report.published else ""
    return f"in {report.outlet or 'another report'}{day}"


def _shortened(words: str) -> str:
    """Give a quote's first words, on one line."""
    told = words.split()
    return " ".join(told) if len(told) <= _SHORT else f"{' '.join(told[:_SHORT])} ..."


def role_words(role: Role, claim: HarmClaim, of: str | None) -> str:
    """Explain a claim's part in the toll in a few words; `of` names the other claim, or the reason."""
    return _doubted(_ROLES[role].replace("{of}", of or "another claim"), claim)


def vague_words(used: Convention, cell: Cell | None, claim: HarmClaim, within: str | None) -> str:
    """Explain what becomes of a vague word under a convention."""
    is_number_word = claim.count.words is not None
    if used.counts_vague and cell:
        words = f"vague: taken as {bounds(cell.low, cell.high)} by the convention {used.id} {used.version}"
    elif used.counts_vague and is_number_word:
        words = f"vague: the convention {used.id} {used.version} does not define the word, which bounds nothing"
    else:
        words = "vague: bounds nothing without a convention"
        words += (
            f" (neutral reading: {bounds(cell.low, cell.high)})"
            if cell and is_number_word and not used.counts_vague
            else ""
        )
    return _doubted(f"{words}, within {within}" if within else words, claim)


def _doubted(words: str, claim: HarmClaim) -> str:
    return f"{words}, {claim.status}" if claim.status in _DOUBTED else words


def note_words(claim: OccurrenceClaim) -> str:
    """Say a stance: who takes it, which, and in which words."""
    who = claim.actor or claim.claimant
    says = _NOTES[claim.value] if isinstance(claim.value, Stance) else str(claim.value)
    return f'{says}{f" ({who.words})" if who else ""}: "{claim.quote.words}"'


def arithmetic(
    harm: Harm, low: Sequence[Term], high: Sequence[Term] | None, openers: Sequence[FiledClaim], total: str
) -> str:
    """Write the sum out; its numbers add up to the toll's. `high` None: the toll is open above."""
    extra = [f'an unknown number ("{_words_of(each)}", {each.origin.name})' for each in openers if _is_vague(each)]
    ceilings = dict.fromkeys(_opening(each) for each in openers if not _is_vague(each))
    left_open = f"; left open above by {', '.join(ceilings)}" if ceilings else ""
    if high is None or _same_claims(low, high):
        parts = _sum([(term.number, _part(term, high[at] if high else None)) for at, term in enumerate(low)])
        more = [*([parts] if parts else []), *extra]
        return f"{harm}: {total}" + (f" = {' + '.join(more)}" if more else "") + left_open
    if low:
        return f"{harm}: {total}; at least {_total(low)} = {_plain(low)}; at most {_total(high)} = {_plain(high)}"
    if all(term.number == term.claim.count.high and not term.claim.count.low for term in high):
        return f"{harm}: {total} = {_sum([(term.number, figure_by(term.claim, term.who)) for term in high])}"
    return f"{harm}: {total}; at most {_total(high)} = {_plain(high)}"


def _opening(filed: FiledClaim) -> str:
    """Say what leaves a toll open: a lower bound, or an exact number of what one place took in."""
    claim = filed.claim
    is_floor = isinstance(claim, HarmClaim) and claim.count.high is not None
    return f"{figure(filed)}, seen or taken in at one place" if is_floor else figure(filed)


def _part(low: Term, high: Term | None) -> str:
    """Say one claim's part: in its own words where they bound just that, else in numbers."""
    count = low.claim.count
    is_own = low.number == (count.low or 0) and (high is None or high.number == count.high) and low.number >= 0
    if is_own and not (low.number == 0 and count.high is None):
        return figure_by(low.claim, low.who)
    if high is None or high.number == low.number:
        return _bare(low)
    return f"{bounds(low.number, high.number)} ({low.who})"


def _bare(term: Term) -> str:
    return f"{abs(term.number)} ({term.who})"


def _plain(terms: Sequence[Term]) -> str:
    return _sum([(term.number, _bare(term)) for term in terms])


def _sum(parts: Sequence[tuple[int, str]]) -> str:
    ordered = sorted(parts, key=lambda part: part[0] < 0)
    words = "".join(f"{' - ' if number < 0 else ' + '}{said}" for number, said in ordered)
    return words.removeprefix(" + ")


def _total(terms: Sequence[Term]) -> int:
    return sum(term.number for term in terms)


def _same_claims(one: Sequence[Term], other: Sequence[Term]) -> bool:
    alike = [term.claim.id for term in one] == [term.claim.id for term in other]
    return alike and all((a.number < 0) is (b.number < 0) for a, b in zip(one, other, strict=True))


def _is_vague(filed: FiledClaim) -> bool:
    claim = filed.claim
    return isinstance(claim, HarmClaim) and claim.count.low is None and claim.count.high is None


def _words_of(filed: FiledClaim) -> str:
    return figure_words(filed.claim) if isinstance(filed.claim, HarmClaim) else filed.claim.cue.words


def figure_words(claim: HarmClaim) -> str:
    """Give the words a figure stands on: the number's, else the victims', else those of the harm.

    A number that bounds no people is told with what it counts: "five families".
    """
    if claim.count.words:
        words = claim.count.words.words
        bounds_ = bounds_of(words) if claim.count.vague and claim.victims else None
        counts_others = bounds_ is not None and bounds_.low is not None
        return f"{words} {claim.victims.words}" if counts_others and claim.victims else words
    return claim.victims.words if claim.victims else claim.cue.words
