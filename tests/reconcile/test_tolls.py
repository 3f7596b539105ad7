"""The stories of tests/cases/tolls.toml come to the tolls written there, and each sum adds up."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from fairwitness.model import HarmClaim
from fairwitness.reconcile import Role, Toll
from fairwitness.reconcile.wording import bounds

CASES = Path(__file__).parents[1] / "cases" / "tolls.toml"
STORIES = tomllib.loads(CASES.read_text(encoding="utf-8"))["story"]


def roles_of(tolls: tuple[Toll, ...]) -> dict[str, Role]:
    return {told.claim.id: told.role for toll in tolls for told in toll.claims}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
class TestStory:
    def test_comes_to_its_toll(self, story: dict[str, Any], tell, report_toll) -> None:
        tolls = report_toll(tell(story["claims"]))
        assert {str(toll.question.harm): bounds(toll.low, toll.high) for toll in tolls} == story["toll"]

    def test_gives_the_claims_their_roles(self, story: dict[str, Any], tell, report_toll) -> None:
        roles = roles_of(report_toll(tell(story["claims"])))
        assert {name: str(role) for name, role in roles.items() if name in story.get("roles", {})} == story.get(
            "roles", {}
        )

    def test_shows_a_sum_that_adds_up(self, story: dict[str, Any], tell, report_toll) -> None:
        for toll in report_toll(tell(story["claims"])):
            assert sum(term.number for term in toll.low_terms) == (toll.low or 0)
            assert sum(term.number for term in toll.high_terms) == (toll.high or 0)
            assert toll.arithmetic.startswith(f"{toll.question.harm}: {bounds(toll.low, toll.high)}")
            if toll.low is not None and toll.low == toll.high:
                sum_ = toll.arithmetic.partition(" = ")[2]
                numbers = re.findall(r"(?:^|\+ )(?:about )?(\d+) \(", sum_)
                assert sum(map(int, numbers)) == toll.low


def test_every_claim_has_exactly_one_role(tell, report_toll) -> None:
    for story in STORIES:
        claims = tell(story["claims"])
        told = [each.claim.id for toll in report_toll(claims) for each in toll.claims]
        assert sorted(told) == sorted(claim.id for claim in claims)


class TestWords:
    def test_name_the_claimant_and_the_whole(self, tell, report_toll) -> None:
        village = next(story for story in STORIES if story["name"] == "a village inside a coast, told by two")
        (toll,) = report_toll(tell(village["claims"]))
        assert toll.arithmetic == "killed: 131 or more = 131 or more (war monitor)"
        assert toll.claims[1].of == "a"
        assert toll.claims[1].explanation == "contained in 131 or more (war monitor), not added"

    def test_show_both_sides_of_a_conflict(self, tell, report_toll) -> None:
        claims = tell(
            [{"count": "5", "says": "police", "whom": "people"}, {"count": "9", "says": "medics", "whom": "people"}]
        )
        (toll,) = report_toll(claims)
        assert toll.arithmetic == "killed: 5 to 9; at least 5 = 5 (police); at most 9 = 9 (medics)"
        assert toll.claims[0].explanation == "differs from 9 (medics); both are shown"

    def test_show_the_neutral_reading_of_a_vague_word(self, tell, report_toll) -> None:
        (toll,) = report_toll(tell([{"count": "dozens", "says": "residents", "whom": "people"}]))
        assert toll.arithmetic == 'killed: unknown = an unknown number ("dozens", residents)'
        assert "neutral reading: 24 to 99" in toll.claims[0].explanation

    def test_mark_what_is_unverified(self, tell, report_toll) -> None:
        (toll,) = report_toll(tell([{"count": "40+", "says": "activists", "status": "unverified"}]))
        assert toll.claims[0].explanation == "counted, unverified"


class TestNotes:
    def test_stances_stand_beside_the_toll_they_are_about(self, tell, report_toll) -> None:
        claims = tell(
            [
                {"count": "7", "says": "mayor"},
                {"count": "20", "says": "mayor", "harm": "injured"},
                {"stance": "unverified", "says": "Daily Herald"},
                {"stance": "figure may change", "says": "mayor", "about": ["b"]},
            ]
        )
        killed, injured = report_toll(claims)
        assert [note.text for note in killed.notes] == ['could not be verified (Daily Herald): "unverified"']
        assert [note.text for note in injured.notes] == ['the figure may change (mayor): "figure may change"']

    def test_without_harm_there_is_no_toll(self, tell, report_toll) -> None:
        assert report_toll(tell([{"stance": "no figure", "says": "authorities"}])) == ()
        assert report_toll([]) == ()


def test_a_text_of_thousands_of_figures_comes_to_the_largest(tell, report_toll) -> None:
    claims = tell([{"id": str(n), "count": str(n % 900), "whom": "people"} for n in range(5000)])
    (toll,) = report_toll(claims)
    assert (toll.low, toll.high) == (899, 899)
    assert len([each for each in toll.claims if each.role is Role.COUNTED]) == 1
    assert all(isinstance(each.claim, HarmClaim) for each in toll.claims)
