"""Deaths: who dies of wounds later dates no incident of its own, and says nothing of the other dead."""

from dataclasses import replace
from datetime import date

import pytest

from fairwitness.model import Count, DatePrecision, Harm, HarmClaim, Kind, Report, Span, When
from fairwitness.reference.parties import Parties
from fairwitness.resolve.deaths import of_the_act
from fairwitness.resolve.profile import mentions_of

TEXT = "A soldier wounded in Sunday's bombing died in hospital on Wednesday, bringing the death toll to 21."
REPORT = Report(id="r", title="", text=TEXT, published=date(2019, 1, 30))


def claim(name: str, harm: Harm, count: str, words: str, *days: str) -> HarmClaim:
    def span(part: str) -> Span:
        start = REPORT.original.index(part)
        return REPORT.quote(start, start + len(part))

    dated = {"Sunday": date(2019, 1, 27), "Wednesday": date(2019, 1, 30)}
    when = When(
        words=tuple(span(day) for day in days),
        start=min(dated[day] for day in days),
        end=max(dated[day] for day in days),
        precision=DatePrecision.DAY if len(days) == 1 else DatePrecision.DAYS,
    )
    number = {"A": 1, "21": 21}[count]
    return HarmClaim(
        id=name,
        report_id="r",
        kind=Kind.HARM,
        quote=span(words),
        cue=span(words.rsplit(maxsplit=1)[-1]),
        when=when,
        harm=harm,
        count=Count(words=span(count), low=number, high=number),
    )


CLAIMS = [
    claim("a", Harm.KILLED, "A", "A soldier wounded in Sunday's bombing died", "Wednesday"),
    claim("b", Harm.INJURED, "A", "A soldier wounded", "Sunday", "Wednesday"),
    claim("c", Harm.KILLED, "21", "bringing the death toll to 21", "Sunday", "Wednesday"),
]


def test_claims_dated_by_a_death_are_of_the_day_of_the_act() -> None:
    assert [each.when.start for each in of_the_act(REPORT, CLAIMS)] == [date(2019, 1, 27)] * 3
    assert [each.when.end for each in of_the_act(REPORT, CLAIMS)] == [date(2019, 1, 27)] * 3


def test_without_a_day_of_the_act_nothing_is_moved() -> None:
    assert of_the_act(REPORT, CLAIMS[:1]) == tuple(CLAIMS[:1])
    later = replace(CLAIMS[1], when=replace(CLAIMS[1].when, start=date(2019, 1, 20)))
    assert of_the_act(REPORT, [CLAIMS[0], later, CLAIMS[2]]) == (CLAIMS[0], later, CLAIMS[2])


@pytest.mark.parametrize(("claims", "high"), [(CLAIMS, 21), (CLAIMS[:2], None)])
def test_who_died_later_is_not_all_the_dead(claims: list[HarmClaim], high: int | None) -> None:
    (mention,) = mentions_of(REPORT, claims, Parties.open())
    figure = mention.figure(Harm.KILLED)
    assert mention.days == {date(2019, 1, 27)}
    assert figure is not None
    assert figure.high == high
