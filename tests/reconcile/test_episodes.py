"""Episodes: a town's figure of an earlier time is heard by whoever asks for all days, a war's by nobody."""

from __future__ import annotations

from typing import Any

import pytest

from fairwitness.reconcile import Toll, toll

EARLIER = {"count": "13", "whom": "men", "background": True, "says": "a commission"}
GRAVE = {**EARLIER, "where": ["Tazi @ Borno / NG"]}
WAR = {**EARLIER, "where": ["Borno @@ NG"]}


def reckoned(file, ask, claim: dict[str, Any], **asked: str) -> Toll:
    return toll(file([{"on": "2021-09-10", "claims": [claim]}]), ask({"place": "Tazi @ Borno / NG", **asked}))


def test_a_towns_undated_figure_is_that_towns(file, ask) -> None:
    told = reckoned(file, ask, GRAVE)
    assert (told.low, told.high) == (13, 13)


@pytest.mark.parametrize(
    ("claim", "asked"),
    [
        (GRAVE, {"from": "2021-09-01", "to": "2021-09-10"}),
        (WAR, {"place": "Borno @@ NG"}),
        ({**EARLIER, "where": []}, {}),
        ({**EARLIER, "where": ["Tazi"]}, {}),
    ],
)
def test_of_a_day_a_region_or_of_nowhere_it_is_not_heard(file, ask, claim: dict[str, Any], asked: dict) -> None:
    told = reckoned(file, ask, claim, **asked)
    assert (told.low, told.high) == (None, None)
