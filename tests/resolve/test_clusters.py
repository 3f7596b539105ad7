"""Clusters: links and people's words make incidents; a word moves nobody but those it is about."""

from datetime import UTC, datetime

from fairwitness.model import Judgement, Verdict
from fairwitness.resolve.clusters import Law, cluster

LINKS = {("a1", "a2"): 6.0, ("b1", "b2"): 6.0, ("a1", "c"): 3.0}
BARRED = {frozenset(("a2", "b1")), frozenset(("a2", "b2")), frozenset(("a1", "b2"))}


def grouped(*words: tuple[str, str, Verdict]) -> list[tuple[str, ...]]:
    law = Law(
        score=lambda one, other: LINKS.get((min(one, other), max(one, other)), -4.0),
        rank=lambda *_: 0,
        is_barred=lambda one, other: frozenset((one, other)) in BARRED,
        is_open=lambda *_: False,
        threshold=2.5,
    )
    said = [
        ((one, other), Judgement(left=one, right=other, verdict=word, by="Ruth", is_person=True, at=_hour(at)))
        for at, (one, other, word) in enumerate(words)
    ]
    return list(cluster(["a1", "a2", "b1", "b2", "c"], LINKS, law, said[::-1]).groups)


def _hour(at: int) -> datetime:
    return datetime(2031, 5, 1, at, tzinfo=UTC)


def test_links_alone() -> None:
    assert grouped() == [("a1", "a2"), ("b1", "b2"), ("c",)]


def test_a_merger_loses_none_of_either_incident_and_draws_nobody_in() -> None:
    assert grouped(("a1", "b1", Verdict.SAME)) == [("a1", "a2", "b1", "b2"), ("c",)]


def test_what_was_judged_to_be_two_never_meets_through_others() -> None:
    assert grouped(("a2", "b2", Verdict.DIFFERENT), ("a1", "b1", Verdict.SAME)) != grouped(("a1", "b1", Verdict.SAME))
    for group in grouped(("a2", "b2", Verdict.DIFFERENT), ("a1", "b1", Verdict.SAME)):
        assert not {"a2", "b2"} <= set(group)


def test_the_newer_word_stands() -> None:
    assert grouped(("a1", "a2", Verdict.DIFFERENT), ("a1", "a2", Verdict.SAME)) == grouped()
    assert grouped(("a1", "a2", Verdict.SAME), ("a1", "a2", Verdict.DIFFERENT)) != grouped()
