"""Change: what moved between two tolls, and because of which report."""

from __future__ import annotations

from dataclasses import dataclass

from fairwitness.model import Report
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.outcome import ClaimRole, Role, Toll
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
        text = f"{said}: then {old.explanation}; now {new.explanation}"
    return Moved(filed=told.filed, before=old.role if old else None, after=new.role if new else None, text=text)


def _report(report: Report) -> str:
    published = report.published.isoformat() if report.published else "undated"
    return f"{report.outlet or 'an unknown outlet'}, {published} (report {report.id})"
