"""Change: what moved between two tolls and because of which report; each claimant's figures over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fairwitness.model import Harm, HarmClaim, Report
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.outcome import ClaimRole, Role, Toll
from fairwitness.reconcile.statements import is_current, text_place
from fairwitness.reconcile.wording import bounds, figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A claim that came in, went out, or has another part in the toll now; None where it was not there."""

    filed: FiledClaim
    before: Role | None
    after: Role | None
    text: str

    @property
    def report(self) -> Report:
        """The report it stands in."""
        return self.filed.report


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a toll moved from one day's knowledge to another's."""

    before: Toll
    after: Toll
    moved: tuple[Moved, ...]
    text: str


def toll_change(before: Toll, after: Toll) -> Change:
    """Say what changed between two tolls of one question, claim by claim, new reports first."""
    old = {each.claim.id: each for each in before.claims}
    new = {each.claim.id: each for each in after.claims}
    moved = [
        _moved(old.get(name), new.get(name))
        for name in sorted(old | new)
        if _part(old.get(name)) != _part(new.get(name))
    ]
    moved.sort(
        key=lambda each: (each.before is not None, str(each.report.published), each.report.id, each.filed.claim.id)
    )
    old_words, new_words = bounds(before.low, before.high), bounds(after.low, after.high)
    what = f"unchanged at {new_words}" if old_words == new_words else f"from {old_words} to {new_words}"
    reports = list(dict.fromkeys(_report(each.report) for each in moved if each.before is None))
    because = f", after {'; '.join(reports)}" if reports else ""
    return Change(before=before, after=after, moved=tuple(moved), text=f"{after.question.harm}: {what}{because}")


def _part(told: ClaimRole | None) -> tuple[Role, str | None] | None:
    return (told.role, told.of) if told else None


def _moved(old: ClaimRole | None, new: ClaimRole | None) -> Moved:
    told = new or old
    assert told is not None  # one of the two is there
    said = figure(told.filed)
    if old is None:
        text = f"new: {said}: {told.explanation}"
    elif new is None:
        text = f"no longer known: {said}"
    else:
        text = f"{said}: was {old.explanation}; now {new.explanation}"
    return Moved(filed=told.filed, before=old.role if old else None, after=new.role if new else None, text=text)


def _report(report: Report) -> str:
    published = report.published.isoformat() if report.published else "undated"
    return f"{report.outlet or 'an unknown outlet'}, {published} (report {report.id})"


class Step(StrEnum):
    """How a claimant's figure lies to its one before."""

    FIRST = "first"
    RISES = "rises"
    SAME = "same"
    REVISED = "revised down"
    DIFFERS = "does not add up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A claimant's figure for one scope on one day of publication, beside the one before.

    `new` is what the claimant says was added since, where it says so; where that and the rise differ, `step` says that
    the figures do not add up, and `missing` by how much.
    """

    claimant: str
    published: date
    start: date | None
    end: date | None
    low: int | None
    high: int | None
    step: Step
    new: int | None = None
    missing: int | None = None
    report_id: str
    claim_id: str


def figures_over_time(claims: Sequence[FiledClaim], harm: Harm) -> tuple[Point, ...]:
    """Lay out each claimant's running figures by day of publication, for a picture and for finding revisions.

    A running figure counts from one first day on ("since Thursday"); the figure of a single day is what was added.
    """
    said: dict[tuple[str, str], list[FiledClaim]] = defaultdict(list)
    for each in claims:
        claim = each.claim
        if not isinstance(claim, HarmClaim) or claim.harm is not harm or not each.report.published:
            continue
        if is_current(claim) and claim.count.low is not None and not claim.count.combined:
            said[each.origin.name, each.origin.id].append(each)
    points: list[Point] = []
    for (name, _), filed in sorted(said.items()):
        points += _points(name, filed)
    return tuple(points)


def _points(name: str, filed: Sequence[FiledClaim]) -> list[Point]:
    ordered = sorted(filed, key=lambda each: (_published(each), _length(each), *text_place(_claim(each))))
    running = [each for each in ordered if _is_running(each, ordered)]
    added = {(_published(each), each.report.id): each for each in ordered if not _is_running(each, ordered)}
    points: list[Point] = []
    last: HarmClaim | None = None
    for each in running:
        new = added.get((_published(each), each.report.id))
        points.append(_point(name, each, last, _claim(new) if new else None))
        last = _claim(each)
    return points


def _is_running(filed: FiledClaim, others: Sequence[FiledClaim]) -> bool:
    """Tell a running figure from what was added: of one report's figures, the one over the most days."""
    longest = max(_length(other) for other in others if other.report.id == filed.report.id)
    return _length(filed) == longest


def _point(name: str, filed: FiledClaim, last: HarmClaim | None, new: HarmClaim | None) -> Point:
    claim = _claim(filed)
    low = claim.count.low or 0
    before = (last.count.low or 0) if last else None
    step, missing = Step.FIRST, None
    if before is not None:
        step = Step.RISES if low > before else Step.SAME if low == before else Step.REVISED
        if new is not None and new.count.low is not None and low - before != new.count.low:
            missing = low - before - new.count.low
            step = step if step is Step.REVISED else Step.DIFFERS
    return Point(
        claimant=name,
        published=_published(filed),
        start=claim.when.start,
        end=claim.when.end,
        low=claim.count.low,
        high=claim.count.high,
        step=step,
        new=new.count.low if new else None,
        missing=missing,
        report_id=filed.report.id,
        claim_id=claim.id,
    )


def _claim(filed: FiledClaim) -> HarmClaim:
    assert isinstance(filed.claim, HarmClaim)  # chosen so above
    return filed.claim


def _published(filed: FiledClaim) -> date:
    return filed.report.published or date.min


def _length(filed: FiledClaim) -> int:
    when = filed.claim.when
    return (when.end - when.start).days if when.start and when.end else 0
