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


def test_the_sentence_of_a_death_may_name_the_day_of_the_act_in_passing() -> None:
    assert [each.when.start for each in of_the_act(REPORT, CLAIMS[:1])] == [date(2019, 1, 27)]


def test_who_lost_a_leg_was_wounded() -> None:
    text = TEXT.replace("A soldier wounded in", "A soldier who lost a leg in")
    report, shift = replace(REPORT, text=text), len(text) - len(TEXT)
    start = text.index("Wednesday")
    dead = claim("a", Harm.KILLED, "A", "A soldier wounded in Sunday's bombing died", "Wednesday")
    quote = report.quote(1, text.index("died") + 5)
    moved = replace(dead, quote=quote, when=replace(dead.when, words=(report.quote(start + 1, start + 10),)))
    assert shift > 0
    assert [each.when.start for each in of_the_act(report, [moved])] == [date(2019, 1, 27)]


@pytest.mark.parametrize(
    ("where", "number", "is_moved"), [("", "Two more ", True), ("", "", False), ("in hospital ", "", True)]
)
def test_more_dead_or_who_died_in_hospital_are_of_the_day_their_sentence_gives_the_act(
    where: str, number: str, is_moved: bool
) -> None:
    text = f"{number}passengers of the bus bombed near Rivo on Sunday died {where}on Wednesday."
    report = Report(id="r", title="", text=text, published=date(2019, 1, 30))

    def span(part: str) -> Span:
        start = report.original.index(part)
        return report.quote(start, start + len(part))

    day = date(2019, 1, 30)
    dead = HarmClaim(
        id="a",
        report_id="r",
        kind=Kind.HARM,
        quote=span(text[:-1]),
        cue=span("died"),
        when=When(words=(span("Wednesday"),), start=day, end=day, precision=DatePrecision.DAY),
        harm=Harm.KILLED,
        count=Count(words=span(number.strip()), low=2, high=2) if number else Count(vague=True),
        victims=span("passengers"),
    )
    assert [each.when.start for each in of_the_act(report, [dead])] == [date(2019, 1, 27) if is_moved else day]


def test_without_a_day_of_the_act_nothing_is_moved() -> None:
    report = replace(REPORT, text=TEXT.replace("Sunday's", "another"))
    assert of_the_act(report, CLAIMS[:1]) == tuple(CLAIMS[:1])
    later = replace(CLAIMS[1], when=replace(CLAIMS[1].when, start=date(2019, 1, 20)))
    assert of_the_act(REPORT, [CLAIMS[0], later, CLAIMS[2]]) == (CLAIMS[0], later, CLAIMS[2])


@pytest.mark.parametrize(("claims", "high"), [(CLAIMS, 21), (CLAIMS[:2], None)])
def test_who_died_later_is_not_all_the_dead(claims: list[HarmClaim], high: int | None) -> None:
    (mention,) = mentions_of(REPORT, claims, Parties.open())
    figure = mention.figure(Harm.KILLED)
    assert mention.days == {date(2019, 1, 27)}
    assert figure is not None
    assert figure.high == high


LATE = Report(
    id="late",
    title="Miller dies of wounds",
    text=(
        "A miller wounded in the raid on 3 May died on Friday, his brother said. He is the ninth to die of the raid. "
        "Two smugglers were shot dead on the road on Friday evening."
    ),
    published=date(2019, 5, 25),
)
RAID, FRIDAY = date(2019, 5, 3), date(2019, 5, 24)


def late(name: str, harm: Harm, words: str, number: int, days: dict[str, date]) -> HarmClaim:
    def span(part: str, after: int = 0) -> Span:
        begin = LATE.original.index(part, after)
        return LATE.quote(begin, begin + len(part))

    quote = span(words)
    return HarmClaim(
        id=name,
        report_id="late",
        kind=Kind.HARM,
        quote=quote,
        cue=span(words.rsplit(maxsplit=1)[-1], quote.start),
        when=When(
            words=tuple(map(span, days)), start=min(days.values()), end=max(days.values()), precision=DatePrecision.DAYS
        ),
        harm=harm,
        count=Count(low=number, high=number),
    )


LATER = [
    late("headline", Harm.KILLED, "Miller dies", 1, {"Friday": FRIDAY}),
    late("hurt", Harm.INJURED, "A miller wounded", 1, {"3 May": RAID}),
    late("dead", Harm.KILLED, "A miller wounded in the raid on 3 May died", 1, {"Friday": FRIDAY}),
    late("ninth", Harm.KILLED, "He is the ninth to die", 9, {"3 May": RAID, "Friday": FRIDAY}),
    late("others", Harm.KILLED, "Two smugglers were shot dead", 2, {"Friday evening": FRIDAY}),
]


def test_a_death_dated_by_its_own_day_is_of_the_wounding_its_sentence_tells_of() -> None:
    dated = {each.id: (each.when.start, each.when.end) for each in of_the_act(LATE, LATER)}
    assert dated == {**dict.fromkeys(["headline", "hurt", "dead", "ninth"], (RAID, RAID)), "others": (FRIDAY, FRIDAY)}


def test_who_is_missing_since_a_day_is_of_what_happened_on_it() -> None:
    text = "Nine anglers have been missing since 3 May, their families said."
    report = replace(LATE, title="", text=text)
    day = text.index("3 May") + 1  # the empty title's newline
    missing = replace(
        LATER[1],
        harm=Harm.MISSING,
        quote=report.quote(1, len(text)),
        cue=report.quote(text.index("missing") + 1, text.index("missing") + 8),
        when=When(words=(report.quote(day, day + 5),), start=RAID, end=FRIDAY, precision=DatePrecision.LONGER),
    )
    (dated,) = of_the_act(report, [missing])
    assert (dated.when.start, dated.when.end, dated.when.precision) == (RAID, RAID, DatePrecision.DAY)


def test_one_of_several_who_died_later_dates_none_of_the_others(tell_reports) -> None:
    """Nine of the week died in the bombing, one of them on Saturday: the bombing was on any day of the week."""
    week = {"where": ["Kafr Walid"], "act": "bombing", "when": "2016-07-11/2016-07-17"}
    last = {**week, "count": "1", "whom": "girl", "cue": "succumbed", "when": "2016-07-16", "part_of": "1a"}
    ((report, claims),) = tell_reports([{"published": "2016-07-18", "claims": [{**week, "count": "9"}, last]}])
    (told,) = mentions_of(report, claims, Parties.open())
    assert len(told.days) == 7


def test_dead_of_the_days_since_they_were_wounded_are_of_the_day_of_the_wound() -> None:
    """ "One of two wounded on 3 May has died", told of 3 to 9 May, is of 3 May, as the two wounded are."""
    text = "One of the two ferrymen wounded at Rivo on 3 May has died."
    report = Report(id="r", title="", text=text, published=date(2019, 5, 9))

    def told(name: str, harm: Harm, words: str, end: int) -> HarmClaim:
        start = report.original.index(words)
        quote = report.quote(start, start + len(words))
        cue = report.quote(quote.end - len(words.rsplit(maxsplit=1)[-1]), quote.end)
        when = When(start=date(2019, 5, 3), end=date(2019, 5, end), precision=DatePrecision.DAYS)
        return HarmClaim(id=name, report_id="r", kind=Kind.HARM, quote=quote, cue=cue, when=when, harm=harm)

    claims = [told("a", Harm.KILLED, text[:-1], 9), told("b", Harm.INJURED, "the two ferrymen wounded", 3)]
    assert [each.when.end for each in of_the_act(report, claims)] == [date(2019, 5, 3)] * 2
