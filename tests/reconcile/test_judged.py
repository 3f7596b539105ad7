"""What a person judged to be two incidents is added up, whatever else would hold it apart."""

from dataclasses import replace

from fairwitness.model import Judgement, Verdict
from fairwitness.pipeline.parting import parted
from fairwitness.reconcile import Question, Role, toll

MARKET = {"where": ["Chibok @ Borno / NG"], "when": "2014-05-01"}
REPORTS = [
    {"outlet": "Daily Star", "on": "2014-05-02", "claims": [{"id": "a", "count": "12", "incident": "i", **MARKET}]},
    {"outlet": "Radio North", "on": "2014-05-02", "claims": [{"id": "b", "count": "5", "incident": "j", **MARKET}]},
]


def judged(verdict: Verdict, *, is_person: bool = True) -> list[Judgement]:
    return [Judgement(left="a", right="b", verdict=verdict, by="somebody", is_person=is_person)]


def test_what_may_be_one_event_is_not_added(file) -> None:
    found = toll(file(REPORTS), Question())
    assert (found.low, found.high) == (12, 17)
    assert {each.claim.id: each.role for each in found.claims} == {"a": Role.COUNTED, "b": Role.OVERLAPPING}


def test_what_a_person_judged_two_is_added(file) -> None:
    claims = parted(file(REPORTS), judged(Verdict.DIFFERENT))
    found = toll(claims, Question())
    assert (found.low, found.high) == (17, 17)
    assert "12 (Daily Star) + 5 (Radio North)" in found.arithmetic


def test_nobody_is_lost_between_claims_that_are_said_to_repeat_each_other(file) -> None:
    claims = [replace(each, repeats={"a": "b", "b": "a"}[each.claim.id]) for each in file(REPORTS)]
    found = toll(claims, Question())
    assert (found.low, found.high) == (12, 12)
    assert {each.claim.id: each.role for each in found.claims} == {"a": Role.COUNTED, "b": Role.SAME_ORIGIN}


def test_what_repeats_a_repetition_repeats_the_first(file) -> None:
    last = replace(file(REPORTS)[1], repeats="a")
    first, copy = (replace(each, repeats=of) for each, of in zip(file(REPORTS), ("a", "a"), strict=True))
    third = replace(last, claim=replace(last.claim, id="c"), repeats="b")
    found = toll([first, copy, third], Question())
    assert (found.low, found.high) == (12, 12)
    assert {each.claim.id: each.of for each in found.claims} == {"a": None, "b": "a", "c": "a"}


def test_only_a_person_parts(file) -> None:
    claims = file(REPORTS)
    assert parted(claims, judged(Verdict.DIFFERENT, is_person=False)) == tuple(claims)
    assert parted(claims, judged(Verdict.UNSURE)) == tuple(claims)


def test_all_of_two_incidents_is_parted_by_a_word_on_one_claim_of_each(file) -> None:
    more = [
        *REPORTS,
        {"outlet": "Weekly", "on": "2014-05-03", "claims": [{"id": "c", "count": "6", "incident": "j", **MARKET}]},
    ]
    claims = parted(file(more), judged(Verdict.DIFFERENT))
    found = toll(claims, Question())
    assert (found.low, found.high) == (17, 18)


def test_a_judgement_on_claims_of_one_incident_parts_nothing(file) -> None:
    claims = [replace(each, incident="i") for each in parted(file(REPORTS), judged(Verdict.DIFFERENT))]
    assert toll(claims, Question()).low == 5
