"""Sequels: who tells of deaths since, and of so many fewer wounded, goes on from just those figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fairwitness.model import Harm
from fairwitness.reference.parties import Parties
from fairwitness.resolve import resolve_incidents
from fairwitness.resolve.profile import mentions_of

PARTIES = Parties.open()
NIGHT = "Lanterns swung above the quay while porters dragged crates past a shuttered customs shed and gulls wheeled."
WARD = "Curtains billowed beside iron bedsteads as a matron folded sheets, hummed, and boiled syringes on a stove."
FIRST = {"where": ["Kafr Walid"], "when": "2016-07-14", "act": "shelling"}
THEN = {"where": ["Kafr Walid"], "when": "2016-07-14"}


def first(killed: str = "5", injured: str = "19") -> dict[str, Any]:
    hurt = {**FIRST, "harm": "injured", "whom": "villagers", "count": injured}
    dead = {**FIRST, "cue": "dead", "whom": "villagers", "count": killed, "also": NIGHT}
    return {"published": "2016-07-15", "claims": [dead, hurt]}


def since(killed: str = "6", injured: str = "18", **more: Any) -> dict[str, Any]:
    """One of the wounded has died, whose name is told; `killed` are dead by now and `injured` in hospital."""
    died = {"count": "1", "whom": "of the wounded, Omar Sabri,", "cue": "died", "when": "2016-07-18"}
    claims = [
        {**THEN, "count": killed, "cue": "dead", "also": WARD, **more},
        {**THEN, **died, "part_of": "2a"},
        {**THEN, "harm": "injured", "count": injured, **more},
    ]
    return {"published": "2016-07-19", "claims": claims}


def test_so_many_fewer_wounded_go_on_from_those_of_before(tell_reports) -> None:
    (_, (report, claims)) = tell_reports([first(), since()])
    (mention,) = mentions_of(report, claims, PARTIES)
    assert {figure.harm: set(figure.before) for figure in mention.figures} == {Harm.KILLED: {5}, Harm.INJURED: {19}}


def test_a_sentence_of_dead_and_wounded_leaves_the_wounded_no_less_exact(tell_reports) -> None:
    (report, claims), _ = tell_reports([first(), since()])
    quote = report.quote(claims[0].quote.start, claims[1].quote.end)
    (mention,) = mentions_of(report, [claims[0], replace(claims[1], quote=quote)], PARTIES)
    hurt = mention.figure(Harm.INJURED)
    assert hurt and (hurt.low, hurt.high) == (19, 19)


def test_whose_figures_go_on_from_anothers_tells_of_its_incident(tell_reports) -> None:
    assert len(resolve_incidents(tell_reports([first(), since()]), PARTIES).incidents) == 1


def test_an_account_that_goes_on_from_another_may_name_another_kind_of_act(tell_reports) -> None:
    told = [first(), since(act="abduction")]
    assert len(resolve_incidents(tell_reports(told), PARTIES).incidents) == 1
    other = [first(killed="3", injured="40"), since(act="abduction")]
    assert len(resolve_incidents(tell_reports(other), PARTIES).incidents) == 2
