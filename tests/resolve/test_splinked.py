"""Splink and the shipped scorer find the same pairs and give them the same bits."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from fairwitness.reference.parties import Parties
from fairwitness.resolve.blocking import block_keys
from fairwitness.resolve.links import score
from fairwitness.resolve.profile import mentions_of
from fairwitness.resolve.splinked import splink_scores
from fairwitness.resolve.weights import shipped_weights

STORIES = tomllib.loads((Path(__file__).parents[1] / "cases" / "incidents.toml").read_text(encoding="utf-8"))["story"]


def test_splink_gives_the_same_bits(tell_reports) -> None:
    parties, weights = Parties.open(), shipped_weights()
    readings = [
        reading
        for number, told in enumerate(STORIES[:12])
        for reading in tell_reports(told["reports"], prefix=f"s{number} ")
    ]
    mentions = [mention for reading in readings for mention in mentions_of(*reading, parties)]
    met = {
        tuple(sorted((one.id, other.id))): score(one, other, weights)
        for one, other in combinations(mentions, 2)
        if one.report != other.report and set(block_keys(one)) & set(block_keys(other))
    }
    found = {(left, right): bits for left, right, bits in splink_scores(mentions, weights, -100.0)}
    assert len(found) > 20
    assert found == pytest.approx(met)


def test_one_mention_has_nobody_to_be_linked_to() -> None:
    assert list(splink_scores([], shipped_weights(), 0.0)) == []
