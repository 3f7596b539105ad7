"""A report by itself is filed and told by the rules a ledger follows."""

from __future__ import annotations

from datetime import date

from fairwitness.model import Count, Harm, HarmClaim, Kind, Report, Span, When
from fairwitness.pipeline import ReportReading, file_report, toll_of

TEXT = (
    "Shells killed six people in Debaltseve on Monday, the interior ministry said. "
    "Russia's defence ministry said that two women had died in Novoazovsk on Tuesday. The ministry gave no names."
)
REPORT = Report(id="one", title="", text=TEXT, outlet="Azov Courier", published=date(2022, 3, 9), language="en")


def _said(words: str) -> Span:
    at = TEXT.index(words)
    return Span.of(REPORT.original, at + 1, at + 1 + len(words))


def _claim(name: str, quote: str, number: int, claimant: str, day: int) -> HarmClaim:
    return HarmClaim(
        id=name,
        report_id=REPORT.id,
        kind=Kind.HARM,
        quote=_said(quote),
        cue=_said(quote.rsplit(maxsplit=1)[-1]),
        claimant=_said(claimant),
        when=When(start=date(2022, 3, day), end=date(2022, 3, day)),
        harm=Harm.KILLED,
        count=Count(low=number, high=number),
    )


READING = ReportReading(
    report=REPORT,
    claims=(
        _claim("a", "Shells killed six", 6, "the interior ministry", 7),
        _claim("b", "two women had died", 2, "Russia's defence ministry", 8),
    ),
)


def test_two_ministries_are_two_origins_under_the_names_the_report_gives_them() -> None:
    filed = {each.claim.id: each.origin for each in file_report(REPORT, READING.claims)}
    assert filed["a"].name == "the interior ministry"
    assert filed["b"].name == "Russia's defence ministry"
    assert filed["a"].id != filed["b"].id


def test_two_days_are_two_incidents_and_add_up() -> None:
    filed = file_report(REPORT, READING.claims)
    assert len({each.incident for each in filed if each.incident}) == len(READING.claims)
    (told,) = toll_of(READING)
    assert (told.low, told.high) == (8, 8)
