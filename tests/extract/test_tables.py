"""A number in a table's cell counts what the head of its column says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from fairwitness.extract import extract
from fairwitness.model import HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

HEADED = "Losses by town, as told to us\n\nTown | Killed | Wounded\nDunmore | 12 | 1,030\nTotal | 12 | 1,030\n"
SEEN = {"quote": "Dunmore | 12 | 1,030", "cue": "Killed", "count": "1,030"}


def told(text: str, reader: Reader) -> list[tuple[str, int | None]]:
    report = Report(id="r", outlet="Dunmore Post", published=date(2019, 6, 16), title="Report No. 4", text=text)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    harms = [claim for claim in claims if isinstance(claim, HarmClaim)]
    for claim in harms:
        words = claim.count.words
        assert words and report.original[words.start : words.end] == words.words
    return sorted((str(claim.harm), claim.count.low) for claim in harms)


def test_each_number_of_a_row_is_of_its_columns_harm(seeing: Callable[..., Reader]) -> None:
    assert told(HEADED, seeing(**SEEN)) == [("injured", 1030), ("killed", 12)]
    tabbed = {name: words.replace(" | ", "\t") for name, words in SEEN.items()}
    assert told(HEADED.replace(" | ", "\t"), seeing(**tabbed)) == [("injured", 1030), ("killed", 12)]


def test_no_number_is_claimed_of_a_row_whose_heads_tell_no_harm(seeing: Callable[..., Reader]) -> None:
    text = HEADED.replace("Killed | Wounded", "2018 | 2019").replace("told", "killed")
    assert told(text, seeing(**{**SEEN, "cue": "killed"})) == []


@pytest.mark.parametrize("line", ["LIVE | Dunmore | 12 killed in raid", "Killed | 12 | Dunmore"])
def test_what_says_itself_what_it_counts_is_no_cell_of_a_column(line: str, seeing: Callable[..., Reader]) -> None:
    cue = "killed" if "LIVE" in line else "Killed"
    assert told(f"Morning.\n{line}\n", seeing(quote=line, cue=cue, count="12")) == [("killed", 12)]
