"""Days of telling, and the wounded who died: what is not surely other people is not added."""

from dataclasses import replace
from datetime import date

import pytest

from fairwitness.model import FiledClaim, Harm, Report, Span
from fairwitness.reconcile import Question, toll

STRIKE = {"says": "police", "where": ["Idlib @ Idlib / SY"], "whom": "people"}


def told_on(filed: FiledClaim, text: str, words: str) -> FiledClaim:
    """Let words of a text date a claim."""
    report = Report(id=filed.report.id, title="", text=text, published=filed.report.published)
    start = report.original.index(words)
    when = replace(filed.claim.when, words=(Span.of(report.original, start, start + len(words)),))
    return replace(filed, report=report, claim=replace(filed.claim, when=when))


def two_incidents(file, day: str) -> list[FiledClaim]:
    return file(
        [
            {"on": day, "claims": [{**STRIKE, "count": "84", "when": "2016-07-14", "incident": "i"}]},
            {"on": day, "claims": [{**STRIKE, "count": "86", "when": day, "incident": "j", "says": "doctors"}]},
        ]
    )


def test_a_day_of_telling_makes_no_two_incidents_surely_apart(file) -> None:
    first, second = two_incidents(file, "2016-07-15")
    answer = toll([first, told_on(second, "Doctors said on Friday so.", "Friday")], Question())
    assert (answer.low, answer.best, answer.high) == (86, None, 170)


def test_the_days_of_two_events_do(file) -> None:
    first, second = two_incidents(file, "2016-07-15")
    answer = toll([first, told_on(second, "Shells fell on Friday there.", "Friday")], Question())
    assert (answer.low, answer.high) == (170, 170)


def test_a_telling_of_long_after_is_of_another_incident(file) -> None:
    first, second = two_incidents(file, "2016-07-19")
    answer = toll([first, told_on(second, "Doctors said on Tuesday so.", "Tuesday")], Question())
    assert (answer.low, answer.high) == (170, 170)


def wounded(file, ours: list[dict]) -> tuple[int | None, int | None]:
    reports = [{"on": "2016-07-15", "claims": ours[:1]}, {"on": "2016-07-17", "claims": ours[1:]}]
    filed = file([each for each in reports if each["claims"]])
    for claim in [
        each for each in filed if each.claim.harm is Harm.INJURED and each.claim.quote.words.startswith("four")
    ]:
        # one number is said of the wounded and of the dead among them
        dead = next(each for each in filed if each.claim.harm is Harm.KILLED)
        at = filed.index(claim)
        filed[at] = replace(
            claim, claim=replace(claim.claim, count=replace(claim.claim.count, words=dead.claim.count.words))
        )
    answer = toll(filed, Question(harm=Harm.INJURED))
    return answer.low, answer.high


NINE = {**STRIKE, "count": "9", "harm": "injured", "incident": "i"}
FOUR = [
    {**STRIKE, "count": "4", "words": "four", "died": True, "incident": "i", "cue": "died"},
    {**STRIKE, "count": "4", "words": "four", "harm": "injured", "incident": "i"},
]


def test_wounded_who_died_are_taken_from_the_wounded_and_do_not_stand_for_them(file) -> None:
    assert wounded(file, [NINE, *FOUR]) == (5, 5)


def missing_since(file, text: str, words: str) -> tuple[int | None, int | None]:
    (told,) = file(
        [
            {
                "on": "2016-07-19",
                "claims": [
                    {**STRIKE, "harm": "missing", "cue": "missing", "count": "9", "when": "2016-07-14/2016-07-19"}
                ],
            }
        ]
    )
    (filed,) = [told_on(told, text, words)]
    cue = text.index("missing") + 1  # the empty title's newline
    report = replace(filed.report, text=text)
    claim = replace(filed.claim, cue=Span.of(report.original, cue, cue + len("missing")))
    answer = toll(
        [replace(filed, claim=claim, report=report)],
        Question(harm=Harm.MISSING, start=date(2016, 7, 14), end=date(2016, 7, 14)),
    )
    return answer.low, answer.high


def test_who_is_missing_since_a_day_went_missing_on_it(file) -> None:
    assert missing_since(file, "Nine anglers have been missing since Thursday.", "Thursday") == (9, 9)


def test_those_gone_missing_since_a_day_may_be_of_any_day(file) -> None:
    assert missing_since(file, "Nine anglers have gone missing since Thursday.", "Thursday") == (0, 9)


@pytest.mark.parametrize(
    ("where", "told_on", "high"),
    [
        ("Sotto @ Nord / XA", "2011-04-27", 11),
        ("Sotto @ Nord / XA", "2011-05-27", None),
        ("Nord @@ XA", "2011-04-27", None),
    ],
)
def test_of_a_village_what_names_no_day_is_told_for_weeks(
    file, ask, where: str, told_on: str, high: int | None
) -> None:
    """A letter of three weeks later may tell of the day asked for: nothing of it is in the low."""
    letter = {"where": [where], "count": "11", "whom": "pupils", "says": "a mission"}
    asked = ask({"place": where, "from": "2011-04-02", "to": "2011-04-02"})
    told = toll(file([{"on": told_on, "claims": [letter]}]), asked)
    assert (told.low or 0, told.high) == (0, high)
