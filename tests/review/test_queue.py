"""The queue: conflict first, then the size of the figure, then doubt."""

from __future__ import annotations

from datetime import UTC, date, datetime

from fairwitness.model import (
    Claim,
    Count,
    Evidence,
    Harm,
    HarmClaim,
    KeptClaim,
    KeptReport,
    Kind,
    Provenance,
    Report,
    Review,
)
from fairwitness.review import queue

NOON = datetime(2024, 5, 18, 12, tzinfo=UTC)


def kept(
    name: str, low: int, high: int | None, who: str, *, sure: float = 1.0, review: Review | None = None
) -> KeptClaim:
    report = Report(id=f"r-{name}", title="", text=f"{who} said {low} were killed")
    start = len("\n")
    claim = HarmClaim(
        id=name,
        report_id=report.id,
        kind=Kind.HARM,
        quote=report.quote(start, len(report.original)),
        cue=report.quote(start, len(report.original)),
        harm=Harm.KILLED,
        count=Count(words=report.quote(start, start + 1), low=low, high=high),
        claimant=report.quote(start, start + len(who)),
        evidence=(Evidence(field="count", probability=sure),),
    )
    return KeptClaim(claim=claim, original=claim, extractor="x", sequence=1, recorded=NOON, review=review)


def filed(sequence: int, claim: KeptClaim) -> tuple[KeptReport, list[KeptClaim]]:
    original: Claim = claim.claim
    report = Report(id=original.report_id, title="", text="", published=date(2024, 5, 18))
    return KeptReport(report=report, provenance=Provenance(), sequence=sequence, recorded=NOON), [claim]


def order(*claims: KeptClaim, incident: str | None = None) -> list[str]:
    ties = {claim.claim.id: incident for claim in claims} if incident else {}
    return [task.claim_id for task in queue([filed(at, claim) for at, claim in enumerate(claims, 1)], ties)]


def test_large_figures_come_before_small_ones_and_doubtful_before_sure() -> None:
    claims = (kept("a", 3, 3, "One"), kept("b", 90, 90, "Two"), kept("c", 3, 3, "Three", sure=0.4))
    assert order(*claims) == ["b", "c", "a"]


def test_what_others_of_the_incident_contradict_comes_first() -> None:
    claims = (kept("a", 90, None, "One"), kept("b", 3, 5, "Two"), kept("c", 60, None, "Three"))
    assert order(*claims) == ["a", "c", "b"]
    assert order(*claims, incident="i") == ["b", "a", "c"]


def test_one_voice_that_corrects_itself_is_no_conflict() -> None:
    claims = (kept("a", 3, 3, "The mayor"), kept("b", 9, 9, "The mayor"))
    tasks = queue([filed(1, claims[0]), filed(2, claims[1])], {"a": "i", "b": "i"})
    assert [task.weight.conflicts for task in tasks] == [0, 0]


def test_decided_claims_are_left_out_but_still_contradict() -> None:
    claims = (kept("a", 3, 3, "One", review=Review.ACCEPTED), kept("b", 9, 9, "Two"))
    (task,) = queue([filed(1, claims[0]), filed(2, claims[1])], {"a": "i", "b": "i"})
    assert (task.claim_id, task.weight.conflicts) == ("b", 1)
