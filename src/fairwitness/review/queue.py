"""The queue: claims nobody has decided on, those in conflict first, then by size of figure, then by uncertainty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fairwitness.model import Claim, HarmClaim, KeptClaim, KeptReport, Kind
from fairwitness.store import Ledger

_NO_INCIDENTS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Why a claim comes early: how many claims of its incident contradict it, its figure, how unsure the reader was.

    `doubt` is 1 less the lowest probability among the claim's fields.
    """

    conflicts: int = 0
    figure: int = 0
    doubt: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One claim to decide on: its report, and why it comes when it comes."""

    report_id: str
    claim_id: str
    kind: Kind
    weight: Weight


@dataclass(frozen=True, slots=True)
class _Figure:
    """What a claim says of an incident, as far as another can contradict it."""

    claim_id: str
    voice: str
    low: int
    high: int | None

    def contradicts(self, other: _Figure) -> bool:
        """Whether both cannot be right of the same people: one voice may correct itself, two contradict each other."""
        if self.voice == other.voice:
            return False
        below = self.high is not None and self.high < other.low
        above = other.high is not None and other.high < self.low
        return below or above


def queue(
    standing: Iterable[tuple[KeptReport, Sequence[KeptClaim]]], incident_of: Mapping[str, str] = _NO_INCIDENTS
) -> tuple[Task, ...]:
    """Order the claims nobody has decided on; `incident_of` gives the incident of a claim, by its id.

    Decided claims are not asked about again, but still tell whether others are in conflict.
    """
    waiting: list[tuple[int, Task]] = []
    figures: dict[tuple[str, ...], list[_Figure]] = {}
    for kept, claims in standing:
        for claim in claims:
            _note_figure(figures, kept, claim.claim, incident_of)
            if claim.review is None:
                waiting.append((kept.sequence, _bare(claim.claim)))
    conflicts = _conflicts(figures)
    weighed = [(sequence, _with(task, conflicts.get(task.claim_id, 0))) for sequence, task in waiting]
    return tuple(task for _, task in sorted(weighed, key=_order))


def task_of(ledger: Ledger, claim_id: str) -> Task:
    """The task of one claim, whether or not it has been decided on; raises NotOnRecord."""
    return _bare(ledger.view().claim(claim_id).claim)


def _order(item: tuple[int, Task]) -> tuple[int, int, float, int, str]:
    sequence, task = item
    return -task.weight.conflicts, -task.weight.figure, -task.weight.doubt, sequence, task.claim_id


def _bare(claim: Claim) -> Task:
    doubt = 1 - min((each.probability for each in claim.evidence), default=1.0)
    figure = 0
    if isinstance(claim, HarmClaim):
        figure = claim.count.low or claim.count.high or 0
    weight = Weight(figure=figure, doubt=round(doubt, 6))
    return Task(report_id=claim.report_id, claim_id=claim.id, kind=claim.kind, weight=weight)


def _with(task: Task, conflicts: int) -> Task:
    return replace(task, weight=replace(task.weight, conflicts=conflicts))


def _note_figure(
    figures: dict[tuple[str, ...], list[_Figure]], kept: KeptReport, claim: Claim, incident_of: Mapping[str, str]
) -> None:
    """File a claim's figure with those of the same harm and the same people in the same incident."""
    if not isinstance(claim, HarmClaim) or claim.part_of or claim.count.combined or claim.background:
        return
    if claim.count.low is None and claim.count.high is None:
        return
    incident = incident_of.get(claim.id)
    if incident is None:
        return
    about = (incident, claim.harm, claim.group, str(claim.sex), str(claim.age))
    voice = claim.claimant.words if claim.claimant else kept.report.outlet or kept.report.id
    figure = _Figure(claim.id, voice.casefold(), claim.count.low or 0, claim.count.high)
    figures.setdefault(about, []).append(figure)


def _conflicts(figures: Mapping[tuple[str, ...], Sequence[_Figure]]) -> dict[str, int]:
    return {one.claim_id: sum(one.contradicts(other) for other in alike) for alike in figures.values() for one in alike}
