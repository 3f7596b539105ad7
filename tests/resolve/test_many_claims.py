"""A report of very many incidents is sorted by looking only at those that a claim may belong to."""

from __future__ import annotations

import pytest

from fairwitness.resolve import fitting
from fairwitness.resolve.grouping import group

DAYS = [f"2016-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]


def test_a_dated_claim_is_laid_only_beside_incidents_of_its_days(tell_reports, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [{"count": "5", "where": ["Kafr Walid"], "when": day} for day in DAYS]
    ((_, told),) = tell_reports([{"published": "2016-12-30", "claims": claims}])
    asked: list[str] = []
    fit_of = fitting.fit_of

    def counted(cluster: fitting.Cluster, said: fitting.Said) -> int | None:
        asked.append(said.claim.id)
        return fit_of(cluster, said)

    monkeypatch.setattr(fitting, "fit_of", counted)
    assert len(group(told).clusters) == len(DAYS)
    assert len(asked) < 2 * len(DAYS)


def test_of_incidents_that_fit_alike_the_one_told_nearest_takes_a_claim(tell_reports) -> None:
    town = {"count": "5", "where": ["Kafr Walid"], "when": "2016-08-21"}
    other = {"count": "9", "where": ["Kafr Walid"], "when": "2016-08-24"}
    ((_, told),) = tell_reports([{"published": "2016-08-25", "claims": [town, other, {"count": "3"}]}])
    assert [[claim.id for claim in each.claims] for each in group(told).clusters] == [["1b", "1c"], ["1a"]]
