"""Days told in passing are easily misread: what a village lost is not counted twice for a day that differs."""

from __future__ import annotations

from typing import Any

from fairwitness.reference.parties import Parties
from fairwitness.resolve import resolve_incidents

PARTIES = Parties.open()
MAIN = {"where": ["Homs"], "when": "2016-07-20", "act": "air strike", "count": "14"}
HURT = {**MAIN, "harm": "injured", "count": "31"}


def village(day: str, count: str, **more: Any) -> dict[str, Any]:
    return {"where": ["Kafr Walid"], "act": "shelling", "when": day, "count": count, **more}


def incidents(tell_reports, *reports: list[dict[str, Any]], published: tuple[str, str] = ("2016-07-15", "2016-07-20")):
    told = [{"published": day, "claims": claims} for day, claims in zip(published, reports, strict=True)]
    return len(resolve_incidents(tell_reports(told), PARTIES).incidents)


def test_as_many_dead_of_a_village_told_in_passing_of_another_day_are_the_same_dead(tell_reports) -> None:
    assert incidents(tell_reports, [village("2016-07-14", "6")], [MAIN, HURT, village("2016-07-17", "6")]) == 2


def test_another_number_of_another_day_is_another_attack(tell_reports) -> None:
    assert incidents(tell_reports, [village("2016-07-14", "6")], [MAIN, HURT, village("2016-07-17", "9")]) == 3


def test_a_small_number_is_often_the_same_by_chance(tell_reports) -> None:
    assert incidents(tell_reports, [village("2016-07-14", "2")], [MAIN, HURT, village("2016-07-17", "2")]) == 3


def test_after_more_than_a_week_it_is_another_attack(tell_reports) -> None:
    assert incidents(tell_reports, [village("2016-07-06", "6")], [MAIN, HURT, village("2016-07-17", "6")]) == 3


def test_what_two_reports_are_mainly_about_stays_two(tell_reports) -> None:
    assert incidents(tell_reports, [village("2016-07-14", "16")], [village("2016-07-17", "16")]) == 2


def test_two_sides_count_far_apart_what_one_village_lost_on_one_day(tell_reports) -> None:
    army = """Conscripts crouched among olive terraces when mortars struck their culvert, a brigadier recounted, and
        praised medics who bandaged sergeants beneath tarpaulins while ambulances groped towards barracks."""
    rebels = """Boastful leaflets celebrate scorched armour, captured rifles and trophies dragged downhill,
        and mock generals whose helicopters hovered helplessly over smouldering orchards while columns scattered."""
    told = [village("2016-07-14", "40", also=rebels)], [village("2016-07-14", "3", also=army)]
    assert incidents(tell_reports, *told) == 1


def test_who_counts_on_from_an_attack_tells_of_it_whatever_day_was_read(tell_reports) -> None:
    died = village("2016-07-18", "2", whom="more villagers", cue="have died")
    assert incidents(tell_reports, [village("2016-07-14", "17")], [died, village("2016-07-18", "19")]) == 1
    assert incidents(tell_reports, [village("2016-07-14", "17")], [died, village("2016-07-18", "21")]) == 2


def test_names_in_common_tell_an_old_attack_from_a_new_one_with_as_many_dead(tell_reports) -> None:
    names = "Ustad Qarluqov had warned Olenyuk at the Zhemchug well."
    first = [village("2016-03-14", "11", also=names)]
    assert incidents(tell_reports, first, [village("2016-07-19", "11", also=names)]) == 1
    assert incidents(tell_reports, first, [village("2016-07-19", "12", also=names)]) == 2
    assert incidents(tell_reports, first, [village("2016-07-12", "11", also=names)]) == 2


def test_as_many_missing_are_told_of_for_weeks(tell_reports) -> None:
    def told(day: str, count: str, dead: str) -> list[dict[str, Any]]:
        return [village(day, count, harm="missing"), village(day, dead)]

    days = "2016-07-15", "2016-08-03"
    assert incidents(tell_reports, told("2016-07-14", "12", "8"), told("2016-08-02", "12", "20"), published=days) == 1
    assert incidents(tell_reports, told("2016-07-14", "12", "8"), told("2016-08-02", "11", "20"), published=days) == 2
    assert incidents(tell_reports, told("2016-07-14", "12", "8"), told("2016-08-02", "12", "3"), published=days) == 2


def test_an_account_of_a_village_that_gives_no_day_may_be_told_in_other_words(tell_reports) -> None:
    wire = """Conscripts crouched among olive terraces when mortars struck their culvert, a brigadier recounted, and
        praised medics who bandaged sergeants beneath tarpaulins while ambulances groped towards barracks."""
    weekly = """Teachers unrolled blankets between blackboards, ladled lentils from cauldrons and scribbled surnames
        into exercise books while grandmothers queued with goats, sewing machines and bundled quilts."""
    fled = {"where": ["Kafr Walid"], "harm": "displaced", "count": "640", "also": weekly}
    assert incidents(tell_reports, [village("2016-07-14", "18", also=wire)], [fled]) == 1
    assert incidents(tell_reports, [village("2016-07-14", "18", also=wire)], [{**fled, "when": "2016-07-17"}]) == 2
