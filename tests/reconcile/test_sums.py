"""Sums name what bounds a toll and what leaves it open, once and no more."""

from __future__ import annotations

from dataclasses import replace

from fairwitness.model import Harm
from fairwitness.reconcile import Question, toll
from fairwitness.reconcile.wording import figure_words

ALL = Question(harm=Harm.KILLED)
AT = {"where": ["Idlib @ Idlib / SY"], "when": "2016-07-14", "incident": "i"}


def arithmetic(file, *claims: dict) -> str:
    filed = file([{"on": "2016-07-15", "outlet": "Post", "text": True, "claims": list(claims)}])
    return toll(filed, Question(harm=Harm.KILLED)).arithmetic


def test_what_is_open_is_named_and_not_its_open_parts(file) -> None:
    whole = {**AT, "count": "40+", "says": "a nurse"}
    part = {
        **AT,
        "count": "9+",
        "whom": "girls",
        "group": "civilians",
        "sex": "female",
        "says": "a nurse",
        "part_of": "a",
    }
    late = {**AT, "count": "2", "says": "a nurse", "died": True}
    hurt = {**AT, "count": "60", "harm": "injured", "says": "a nurse"}
    assert arithmetic(file, whole, part, late, hurt) == "killed: 40 or more = 40 or more (a nurse)"


def test_up_to_so_many_brings_nothing_into_an_open_sum(file) -> None:
    most = {**AT, "count": "0-200", "words": "up to 200", "says": "a nurse"}
    part = {**AT, "count": "60+", "whom": "farmers", "group": "civilians", "says": "a clerk"}
    elsewhere = {**AT, "count": "3+", "says": "a clerk", "where": ["Homs @ Homs / SY"], "incident": "j"}
    assert "up to 200" not in arithmetic(file, most, part, elsewhere).partition("left open")[0].partition(" = ")[2]


def test_what_one_place_took_in_is_told_as_what_leaves_the_sum_open(file) -> None:
    taken = {**AT, "before": "the hospital received", "count": "14", "cue": "bodies", "says": "a nurse"}
    told = "killed: 14 or more = 14 (a nurse); left open above by 14 (a nurse), seen or taken in at one place"
    assert arithmetic(file, taken) == told


def test_a_headline_is_left_open_by_its_text_which_says_so(file) -> None:
    bold = {**AT, "count": "25", "headline": True}
    plain = {**AT, "count": "25+", "says": "a nurse"}
    assert arithmetic(file, bold, plain) == "killed: 25 or more = 25 or more (a nurse)"


def test_a_number_that_bounds_no_people_is_told_with_what_it_counts(file) -> None:
    (families,) = file([{"claims": [{"count": "5", "whom": "families", "says": "medics"}]}])
    vague = replace(families.claim, count=replace(families.claim.count, low=None, high=None, vague=True))
    assert figure_words(vague) == "5 families"
    assert figure_words(families.claim) == "5"


def test_security_forces_and_gunmen_are_others(file) -> None:
    told = {"says": "a monitor", "where": ["Idlib @ Idlib / SY"], "incident": "i", "group": "combatants"}
    forces = {**told, "count": "58", "whom": "members of the security forces"}
    gunmen = {**told, "count": "43", "whom": "gunmen"}
    answer = toll(file([{"on": "2016-07-15", "claims": [forces, gunmen]}]), Question(harm=Harm.KILLED))
    assert (answer.low, answer.high) == (101, 101)


def test_a_figure_open_for_a_part_is_open_for_the_whole_however_it_is_reckoned(file) -> None:
    whole = {"count": "6", "says": "a monitor", "where": ["SY @@@"], "when": "2016-07-13/2016-07-15", "whom": "guards"}
    part = {**whole, "count": "6+", "where": AT["where"], "when": "2016-07-13", "incident": "i"}
    nobody = {
        "count": "0",
        "says": "a mayor",
        "where": ["Jableh @ Latakia / SY"],
        "when": "2016-07-14",
        "whom": "people",
    }
    reports = [{"on": "2016-07-15", "claims": [each]} for each in (whole, part, nobody)]
    bounds = [(told.low, told.high) for told in (toll(file(reports[:2]), ALL), toll(file(reports), ALL))]
    assert bounds == [(6, None), (6, None)]


def test_some_of_them_are_of_the_people_told_of_just_before(file) -> None:
    """ "60 attackers killed or wounded. 23 soldiers were hurt, three of them died": the three are no attackers."""
    raid = {"where": ["Amal @ Coast / XA"], "when": "2019-03-08", "incident": "raid", "group": "combatants"}
    both = {**raid, "harm": "killed or injured", "count": "0-60", "says": "a colonel", "whom": "attackers"}
    hurt = {**raid, "harm": "injured", "count": "23", "says": "a surgeon", "whom": "soldiers"}
    dead = {**raid, "count": "3", "says": "a surgeon", "whom": "of them"}
    told = [{"outlet": "Wire", "on": "2019-03-09", "text": True, "claims": [both]}]
    told += [{"outlet": "Post", "on": "2019-03-09", "text": True, "claims": [hurt, dead]}]
    found = toll(file(told), Question(harm=Harm.INJURED))
    assert found.low == 23


def test_nought_is_told_with_whose_word_it_is(file) -> None:
    nobody = {**AT, "count": "0", "harm": "injured", "says": "a mayor"}
    said = file([{"on": "2016-07-15", "claims": [nobody]}])
    assert toll(said, Question(harm=Harm.INJURED)).arithmetic == "injured: 0 = 0 (a mayor)"
    hurt = {"count": "1", "harm": "injured", "says": "a nurse", **AT, "incident": "j", "where": ["Homs @ Homs / SY"]}
    both = file([{"on": "2016-07-15", "claims": [nobody, hurt]}])
    assert toll(both, Question(harm=Harm.INJURED)).arithmetic == "injured: 1 = 0 (a mayor) + 1 (a nurse)"


def test_what_is_only_bounded_above_is_told_as_the_most(file) -> None:
    """A number somebody says is no "up to" of his: "up to 2 = 2 (police)" would have him say what he did not."""
    shot = {**AT, "count": "2", "harm": "injured", "whom": "men", "cue": "shot", "says": "police"}
    dead = {**AT, "count": "2", "whom": "men", "says": "a coroner"}
    found = toll(file([{"on": "2016-07-15", "claims": [shot, dead]}]), Question(harm=Harm.INJURED))
    assert found.arithmetic == "injured: up to 2; at most 2 = 2 (police)"
    most = {**AT, "count": "0-60", "words": "up to 60", "harm": "injured", "says": "a colonel"}
    found = toll(file([{"on": "2016-07-15", "claims": [most]}]), Question(harm=Harm.INJURED))
    assert found.arithmetic == "injured: up to 60 = up to 60 (a colonel)"
