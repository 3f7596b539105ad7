"""A headline that the text opens with again claims again what it claims."""

from __future__ import annotations

from collections.abc import Callable

from fairwitness.extract import extract
from fairwitness.model import Harm, HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

TITLE = "Nine miners killed two hurt as army shells Tenke"
KILLED = {"quote": "Nine miners killed", "cue": "killed", "count": "Nine", "victims": "miners", "perpetrator": "army"}
HURT = {"quote": "two hurt as army shells Tenke", "cue": "hurt", "count": "two", "value": Harm.INJURED}


def starts(title: str, text: str, reader: Reader) -> list[tuple[int, int | None, int | None]]:
    """Where each claim, its number and its doer stand."""
    claims = extract(Report(id="r", title=title, text=text), reader=reader, gazetteer=Gazetteer.open())
    return [
        (c.quote.start, c.count.words and c.count.words.start, c.perpetrator and c.perpetrator.start)
        for c in claims
        if isinstance(c, HarmClaim)
    ]


def test_a_headline_told_again(seeing: Callable[..., Reader]) -> None:
    again = len(f"{TITLE}\n4 May 2011 ")
    found = starts(TITLE, f"4 May 2011 {TITLE}. The mine has been closed.", seeing(**KILLED))
    by = TITLE.index("army")
    assert found == [(0, 0, by), (again, again, again + by)]


def test_its_parts_belong_together(seeing_all: Callable[..., Reader]) -> None:
    part = {**KILLED, "count": "two", "victims": None, "quote": "two hurt", "part_of": 0}
    report = Report(id="r", title=TITLE, text=f"{TITLE}. The mine has been closed.")
    claims = list(extract(report, reader=seeing_all(KILLED, part), gazetteer=Gazetteer.open()))
    wholes = [c.part_of for c in claims if isinstance(c, HarmClaim)]
    assert len(claims) == 4
    assert sum(whole is not None for whole in wholes) == len({*wholes} - {None}) == 2


def test_another_text_claims_nothing_again(seeing: Callable[..., Reader]) -> None:
    assert len(starts(TITLE, "Nine miners were killed. The mine has been closed.", seeing(**KILLED))) == 1
    assert len(starts(TITLE, f"{'The mine is closed. ' * 20}{TITLE}.", seeing(**KILLED))) == 1


def test_a_short_title_tells_too_little(seeing: Callable[..., Reader]) -> None:
    assert len(starts("Nine killed", "Nine killed in Tenke.", seeing(cue="killed", count="Nine"))) == 1
