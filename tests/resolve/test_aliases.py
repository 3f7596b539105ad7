"""Aliases: accounts that call one village by two names are one incident where a third tells both names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from fairwitness.model import Claim, Report
from fairwitness.reference.parties import Parties
from fairwitness.resolve.incidents import resolve_incidents
from fairwitness.resolve.profile import mentions_of as laid_out
from fairwitness.resolve.shelf import mentions_json, mentions_of

Told = list[tuple[Report, Sequence[Claim]]]

ARMY = {"count": "9", "whom": "fighters", "where": ["Vardenik"], "when": "2015-03-02"}
REBELS = {"count": "14", "whom": "villagers", "where": ["Orta Dag"], "when": "2015-03-02"}
BOTH = {"count": "14", "whom": "villagers", "where": ["Orta Dag"], "when": "2015-03-02"}


def told(tell_reports: Callable[[list[dict[str, Any]]], Told], further: str) -> Told:
    days = (("2015-03-03", ARMY), ("2015-03-03", REBELS), ("2015-03-09", BOTH))
    readings = tell_reports([{"published": day, "claims": [claim]} for day, claim in days])
    report, claims = readings[-1]
    return [*readings[:-1], (replace(report, text=report.text + further), claims)]


def test_who_tells_both_names_ties_both_accounts(tell_reports) -> None:
    readings = told(
        tell_reports, "The army calls it otherwise. Orta Dag, known to the army as Vardenik, lies in ruins."
    )
    for order in (readings, readings[::-1]):
        assert len(resolve_incidents(order, Parties.open()).incidents) == 1


def test_otherwise_two_villages_are_two(tell_reports) -> None:
    readings = told(tell_reports, "The army came from Vardenik. Orta Dag lies in ruins.")
    assert len(resolve_incidents(readings, Parties.open()).incidents) == 2


def test_the_shelf_keeps_the_names(tell_reports) -> None:
    report, claims = told(tell_reports, "Orta Dag (also Vardenik) lies in ruins.")[-1]
    (mention,) = laid_out(report, claims, Parties.open())
    assert mention.aliases == {frozenset({"orta", "dag", "vardenik"})}
    assert mentions_of(mentions_json([mention])) == {0: mention}
