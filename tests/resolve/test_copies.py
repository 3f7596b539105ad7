"""Near-copies: found under whatever headline, in whatever order, and never confused with other reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.model import Descent, Report
from fairwitness.resolve.copies import CopyIndex, Likeness, descents

WIRE = """Nine people were killed when rockets hit the fish market of Qasr al-Nahr on Thursday, the health office said.
Another fourteen were taken to the hospital in Tell Rumman with burns, and a doctor there feared the toll would rise.
A spokesman for the brigade that holds the hills denied that his men had fired on the town at any time that morning.
Traders said the stalls had only just opened. Two of the dead were brothers who sold nets by the old landing stage."""
OTHER = """Ministers met behind closed doors for a third day to agree on the terms under which lorries pass the border.
Drivers have waited for a week at the two crossings, and fruit rots under the tarpaulins, the hauliers' union said.
A deputy minister told the state radio that papers would be stamped from Sunday, without saying at which of the posts.
The union put the loss at four hundred loads and asked for the customs officers on strike to be paid what is owed."""


def report(name: str, text: str = WIRE, *, day: int | None = 17, outlet: str = "The Delta Monitor") -> Report:
    published = date(2024, 5, day) if day else None
    return Report(id=name, title=f"Headline of {name}", text=text, outlet=outlet, published=published)


def copy_of(name: str, *reports: Report) -> str | None:
    return {each.report: each.copy_of for each in descents(reports)}[name]


@pytest.mark.parametrize(
    "text",
    [
        WIRE,
        f"BEIRUT, Lebanon (AFP) - {WIRE}\n(AFP)",
        WIRE.upper(),
        "\n".join(WIRE.split("\n")[:2]),
        f"{WIRE}\n\n{OTHER}",
        f"{OTHER}\n\n{WIRE}\n\n{OTHER[::-1]}",
        WIRE.replace("Another fourteen", "Some fourteen").replace("burns", "wounds").replace("old ", ""),
    ],
)
def test_a_reprint_is_found_under_another_headline(text: str) -> None:
    assert copy_of("b", report("a"), report("b", text, day=18)) == "a"


@pytest.mark.parametrize(
    "text",
    [
        OTHER,
        f"{OTHER} A spokesman for the brigade that holds the hills denied that his men had fired.",
        WIRE.replace("Nine", "Three").replace("fourteen", "sixty").replace("Two", "Five"),
        "",
        "Nine people were killed.",
    ],
)
def test_what_is_no_copy_is_none(text: str) -> None:
    assert copy_of("b", report("a"), report("b", text, day=18)) is None


def test_short_texts_are_copies_only_where_they_are_the_same() -> None:
    short = "Nine people were killed at the market of Qasr al-Nahr."
    assert copy_of("b", report("a", short), replace(report("b", short, day=18), title="Headline of a")) == "a"
    assert copy_of("b", report("a", short), report("b", f"{short} More follows.", day=18)) is None


def test_how_alike_two_texts_are_is_told() -> None:
    index = CopyIndex()
    index.add(report("a"))
    (reprint,) = index.matches(report("b"))
    (carried,) = index.matches(report("c", f"{OTHER}\n{WIRE}\n{OTHER[::-1]}"))
    assert (reprint.other, reprint.likeness, reprint.jaccard, reprint.containment) == ("a", Likeness.REPRINT, 1.0, 1.0)
    assert carried.likeness is Likeness.CONTAINED and carried.containment > 0.95 and carried.jaccard < 0.5


def test_the_earliest_is_the_original_whatever_the_order() -> None:
    three = (report("c", day=19), report("a", day=17), report("b", day=18))
    wanted = {"a": None, "b": "a", "c": "a"}
    for order in (three, three[::-1], (three[1], three[2], three[0])):
        assert {each.report: each.copy_of for each in descents(order)} == wanted


def test_on_the_same_day_the_agency_comes_before_who_credits_it() -> None:
    wire, credit, plain = report("z", outlet="AFP"), report("a", f"{WIRE}\n(AFP)"), report("b")
    assert copy_of("a", wire, credit) == "z" and copy_of("z", wire, credit) is None
    assert copy_of("a", credit, plain) == "b"


def test_a_report_without_date_copies_those_with_one() -> None:
    assert copy_of("a", report("a", day=None), report("b")) == "b"


def test_agencies_are_told_with_the_copies() -> None:
    assert descents([report("a", f"{WIRE}\n(AFP)")]) == (Descent(report="a", agency="AFP"),)


def test_the_index_can_be_added_to_and_what_changes_asked_for() -> None:
    index = CopyIndex()
    index.add(report("b", day=18))
    index.add(report("b", OTHER))
    assert index.descent("b").copy_of is None and len(index) == 1 and "b" in index and "a" not in index
    early = report("a", day=17)
    index.add(early)
    assert [match.other for match in index.matches(early)] == ["b"]
    assert index.descent("b").copy_of == "a"


def test_the_reprint_among_the_examples_is_found() -> None:
    from fairwitness.ingest import read_reports

    path = Path(__file__).parents[2] / "src" / "fairwitness" / "examples" / "coast.jsonl"
    reports = [each for each in read_reports([str(path)]) if isinstance(each, Report)]
    found = {each.report: each.copy_of for each in descents(reports) if each.copy_of}
    assert found == {"coast-5": "coast-1"}


@settings(deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6), st.randoms(use_true_random=False))
def test_whatever_the_texts_the_order_does_not_matter_and_nothing_copies_itself(
    texts: list[str], chance: object
) -> None:
    reports = [report(f"r{n}", text, day=1 + n % 3) for n, text in enumerate(texts)]
    found = {each.report: each for each in descents(reports)}
    mixed = list(reports)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert {each.report: each for each in descents(mixed)} == found
    assert all(each.copy_of != each.report for each in found.values())
