"""A figure a report tells twice: what the headline leaves undated, the text dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairwitness.extract.repeats import dated_alike
from fairwitness.model import Count, Harm, HarmClaim, Kind, PlaceMention, Span, Status, When

TUESDAY, WEDNESDAY = date(2016, 5, 31), date(2016, 6, 1)


def claim(
    number: int,
    day: date | None = None,
    *,
    whom: str | None = "miners",
    where: str | None = None,
    background: bool = False,
) -> HarmClaim:
    text = f"{number} {whom} were killed in {where}"
    span = Span.of(text, 0, len(text))
    return HarmClaim(
        id=text,
        report_id="r",
        kind=Kind.HARM,
        quote=span,
        cue=span,
        harm=Harm.KILLED,
        count=Count(words=span, low=number, high=number),
        victims=Span(start=0, end=len(whom), words=whom) if whom else None,
        places=(PlaceMention(words=Span(start=0, end=len(where), words=where)),) if where else (),
        when=When(start=day, end=day),
        status=Status.ASSERTED,
        background=background,
    )


def days(*claims: HarmClaim) -> list[date | None]:
    return [each.when.start for each in dated_alike(dict(enumerate(claims))).values()]


def test_a_headline_has_the_day_of_the_figure_it_repeats() -> None:
    assert days(claim(12), claim(12, WEDNESDAY), claim(7, TUESDAY)) == [WEDNESDAY, WEDNESDAY, TUESDAY]


@pytest.mark.parametrize(
    "other",
    [
        claim(13, WEDNESDAY),
        claim(12, WEDNESDAY, whom="guards"),
        claim(12, WEDNESDAY, where="Kolwezi"),
        claim(12, WEDNESDAY, background=True),
    ],
)
def test_another_figure_dates_nothing(other: HarmClaim) -> None:
    assert days(claim(12, where="Tenke"), other) == [None, WEDNESDAY]


def test_one_person_or_two_days_date_nothing() -> None:
    assert days(claim(1), claim(1, WEDNESDAY)) == [None, WEDNESDAY]
    assert days(claim(12), claim(12, WEDNESDAY), claim(12, TUESDAY)) == [None, WEDNESDAY, TUESDAY]


def test_a_headline_dated_by_the_text_has_the_day_of_its_own_figure() -> None:
    text = "12 miners were killed in None"
    borrowed = replace(claim(12, TUESDAY), when=When(words=(Span(start=90, end=97, words="Tuesday"),), start=TUESDAY))
    below = replace(claim(12, WEDNESDAY), quote=Span(start=40, end=40 + len(text), words=text))
    dated = dated_alike({0: borrowed, 1: below}, title=len(text))
    assert [each.when.start for each in dated.values()] == [WEDNESDAY, WEDNESDAY]
    assert dated_alike({0: borrowed, 1: below})[0].when.start == TUESDAY


def test_a_headline_that_names_its_day_keeps_it() -> None:
    words = (Span(start=3, end=9, words="miners"),)
    own = replace(claim(12, TUESDAY), when=When(words=words, start=TUESDAY, end=TUESDAY))
    below = replace(claim(12, WEDNESDAY), quote=Span(start=40, end=69, words="12 miners were killed in None"))
    assert dated_alike({0: own, 1: below}, title=29)[0].when.start == TUESDAY


def test_a_headlines_week_has_the_days_that_the_text_gives_the_figure() -> None:
    week = When(words=(Span(start=3, end=9, words="miners"),), start=date(2016, 5, 26), end=date(2016, 6, 2))
    own = replace(claim(12), when=week)
    below = replace(claim(12), quote=Span(start=40, end=69, words="12 miners were killed in None"))
    below = replace(below, when=When(start=date(2016, 5, 23), end=date(2016, 5, 29)))
    assert dated_alike({0: own, 1: below}, title=29)[0].when.start == date(2016, 5, 23)
    assert dated_alike({0: own}, title=29)[0].when == week
