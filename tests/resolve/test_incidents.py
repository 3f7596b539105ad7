"""The stories of tests/cases/incidents.toml: which claims speak of one incident, whatever the order of arrival."""

import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from fairwitness.model import Judgement, Verdict
from fairwitness.reference.parties import Parties
from fairwitness.resolve import Resolution, Resolver, resolve_incidents

STORIES = tomllib.loads((Path(__file__).parents[1] / "cases" / "incidents.toml").read_text(encoding="utf-8"))["story"]
PARTIES = Parties.open()
Resolve = Callable[..., Resolution]


def groups(resolution: Resolution) -> set[frozenset[str]]:
    return {frozenset(incident.claims) for incident in resolution.incidents}


def named(name: str) -> dict[str, Any]:
    return next(each for each in STORIES if each["name"] == name)


@pytest.fixture
def resolve(tell_reports) -> Resolve:
    def resolve_story(name: str, *judgements: Judgement) -> Resolution:
        return resolve_incidents(tell_reports(named(name)["reports"]), PARTIES, judgements)

    return resolve_story


def judgement(left: str, right: str, verdict: Verdict, *, day: int = 1, by: str = "Ana") -> Judgement:
    return Judgement(
        left=left, right=right, verdict=verdict, by=by, is_person=True, at=datetime(2026, 1, day, tzinfo=UTC)
    )


@pytest.mark.parametrize("told", STORIES, ids=lambda told: told["name"])
class TestStory:
    def test_gives_its_incidents(self, told: dict[str, Any], tell_reports) -> None:
        resolution = resolve_incidents(tell_reports(told["reports"]), PARTIES)
        assert groups(resolution) == {frozenset(group.split()) for group in told["incidents"]}
        assert sorted(resolution.totals) == told.get("totals", [])

    def test_gives_the_same_in_any_order(self, told: dict[str, Any], tell_reports) -> None:
        readings = tell_reports(told["reports"])
        first = resolve_incidents(readings, PARTIES)
        assert all(resolve_incidents(order, PARTIES) == first for order in permutations(readings))


def test_every_link_tells_its_evidence_in_numbers_and_words(resolve) -> None:
    (link,) = resolve("two outlets, one village, one day, one number").links
    assert link.bits == pytest.approx(link.prior_bits + sum(each.bits for each in link.evidence))
    assert 0.5 < link.probability < 1
    assert "same place" in link.words and "same day" in link.words and "bits" in link.words


def test_a_link_that_is_barred_says_why(tell_reports) -> None:
    resolver = Resolver(PARTIES)
    for report, claims in tell_reports(named("the same village bombed on two days")["reports"]):
        resolver.add(report, claims)
    link = resolver.link("1a", "2a")
    assert link and link.forbidden == "published before the other happened" and link.forbidden in link.words


class TestPeople:
    TWO_DAYS = "the same village bombed on two days"
    ONE = "two outlets, one village, one day, one number"

    def test_merge_what_the_rules_keep_apart(self, resolve) -> None:
        merged = resolve(self.TWO_DAYS, judgement("1a", "2a", Verdict.SAME))
        assert groups(merged) == {frozenset({"1a", "2a"})}

    def test_split_what_the_model_links(self, resolve) -> None:
        split = resolve(self.ONE, judgement("1a", "2a", Verdict.DIFFERENT))
        assert groups(split) == {frozenset({"1a"}), frozenset({"2a"})}

    def test_are_obeyed_again_after_a_rerun(self, tell_reports) -> None:
        resolver = Resolver(PARTIES, [judgement("1a", "2a", Verdict.DIFFERENT)])
        readings = tell_reports(named(self.ONE)["reports"])
        for _ in range(2):
            for report, claims in readings:
                resolver.add(report, claims)
        assert groups(resolver.resolution()) == {frozenset({"1a"}), frozenset({"2a"})}

    @pytest.mark.parametrize("name", [TWO_DAYS, ONE])
    @pytest.mark.parametrize("verdict", list(Verdict))
    def test_take_a_judgement_back_and_have_the_state_before(
        self, name: str, verdict: Verdict, tell_reports, resolve
    ) -> None:
        resolver = Resolver(PARTIES)
        for report, claims in tell_reports(named(name)["reports"]):
            resolver.add(report, claims)
        before = resolver.resolution()
        resolver.judge([judgement("1a", "2a", verdict)])
        assert resolver.resolution() == resolve(name, judgement("1a", "2a", verdict))
        resolver.judge([])
        assert resolver.resolution() == before

    def test_split_one_report_in_two(self, resolve) -> None:
        name = "killed and injured of one blast"
        split = resolve(name, judgement("1a", "1b", Verdict.DIFFERENT))
        assert frozenset({"1a", "1b", "2a"}) not in groups(split)
        assert split.incident_of()["1a"] != split.incident_of()["1b"]

    def test_change_their_mind(self, resolve) -> None:
        changed = resolve(
            self.ONE, judgement("1a", "2a", Verdict.DIFFERENT), judgement("1a", "2a", Verdict.SAME, day=2)
        )
        assert groups(changed) == {frozenset({"1a", "2a"})}

    def test_learn_which_of_their_judgements_newer_ones_overrule(self, resolve) -> None:
        name = "a rising toll of one day"
        old = judgement("1a", "3a", Verdict.DIFFERENT)
        resolution = resolve(
            name, old, judgement("1a", "2a", Verdict.SAME, day=2), judgement("2a", "3a", Verdict.SAME, day=3)
        )
        assert groups(resolution) == {frozenset({"1a", "2a", "3a"})}
        assert resolution.overruled == (old,)

    def test_are_not_outvoted_by_the_model(self, resolve) -> None:
        model = Judgement(left="1a", right="2a", verdict=Verdict.DIFFERENT, by="model", is_person=False, score=0.01)
        assert groups(resolve(self.ONE, model)) == {frozenset({"1a", "2a"})}

    def test_are_not_asked_twice(self, resolve) -> None:
        name = "figures far apart in a village on one day are left to people"
        asked = {(link.left, link.right) for link in resolve(name).offers}
        assert len(asked) == 1
        for verdict in Verdict:
            assert resolve(name, judgement("1a", "2a", verdict)).offers == ()

    def test_find_old_ids_under_the_incident_they_became(self, resolve) -> None:
        apart = resolve(self.TWO_DAYS)
        merged = resolve(self.TWO_DAYS, judgement("1a", "2a", Verdict.SAME))
        (one,) = merged.incidents
        assert {merged.by_id()[incident.id].id for incident in apart.incidents} == {one.id}
        assert one.id == apart.incidents[0].id
        assert set(one.formerly) == {apart.incidents[1].id}


def test_an_incident_keeps_its_id_as_later_reports_come(tell_reports) -> None:
    readings = tell_reports(named("a rising toll of one day")["reports"])
    ids = {resolve_incidents(readings[:upto], PARTIES).incidents[0].id for upto in (1, 2, 3)}
    assert len(ids) == 1


def test_a_report_taken_out_leaves_no_trace(tell_reports) -> None:
    readings = tell_reports(named("a roundup of three villages")["reports"])
    resolver = Resolver(PARTIES)
    for report, claims in readings:
        resolver.add(report, claims)
    resolver.remove("r1")
    assert resolver.resolution() == resolve_incidents(readings[1:], PARTIES)
