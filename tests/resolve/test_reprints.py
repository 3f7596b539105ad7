"""What a near-copy says again stands where the original's claim stands."""

from dataclasses import replace

from fairwitness.model import (
    Claim,
    Count,
    Descent,
    Harm,
    HarmClaim,
    Incident,
    Judgement,
    Kind,
    Origin,
    Span,
    Verdict,
)
from fairwitness.resolve import Resolution, origins_of_reprints, repeated, with_reprints

DESCENTS = (Descent(report="first"), Descent(report="copy", copy_of="first"), Descent(report="third", copy_of="copy"))


def claim(name: str, report: str, number: int, quote: str) -> Claim:
    words = Span(start=0, end=len(quote), words=quote)
    count = Span(start=0, end=len(str(number)), words=str(number))
    return HarmClaim(
        id=name,
        report_id=report,
        kind=Kind.HARM,
        quote=words,
        cue=words,
        harm=Harm.KILLED,
        count=Count(words=count, low=number, high=number),
    )


CLAIMS = (
    claim("a", "first", 41, "41 of the dead were members of the security forces"),
    claim("b", "first", 27, "27 were gunmen"),
    claim("c", "copy", 41, "41 of the dead"),
    claim("d", "copy", 28, "28 were gunmen"),
    claim("e", "third", 41, "41 of the dead were members of the forces"),
)


def resolution(*incidents: Incident, totals: tuple[str, ...] = ()) -> Resolution:
    return Resolution(incidents=incidents, totals=totals, links=(), offers=(), overruled=())


def test_the_same_figure_in_the_same_words_is_repeated_down_to_the_first() -> None:
    assert repeated(CLAIMS, DESCENTS) == {"c": "a", "e": "a"}


def test_of_reports_each_taken_for_a_copy_of_the_other_one_is_the_first() -> None:
    ring = (Descent(report="first", copy_of="copy"), Descent(report="copy", copy_of="first"))
    assert repeated(CLAIMS[:4], ring) == {"c": "a"}
    assert repeated(CLAIMS, (*ring, DESCENTS[2])) == {"c": "a", "e": "a"}


def test_reports_that_copy_nobody_repeat_nothing() -> None:
    assert repeated(CLAIMS, [Descent(report=name) for name in ("first", "copy", "third")]) == {}


def test_other_words_are_no_repetition() -> None:
    other = replace(CLAIMS[2], quote=Span(start=0, end=20, words="prisoners fled to 41"))
    assert repeated([CLAIMS[0], other], DESCENTS) == {}


def test_a_persons_word_that_they_differ_stands() -> None:
    word = Judgement(left="a", right="c", verdict=Verdict.DIFFERENT, by="Nadia Karam", is_person=True)
    assert "c" not in repeated(CLAIMS[:4], DESCENTS[:2], [word])


def test_repeated_claims_move_and_an_empty_incident_lives_on() -> None:
    found = with_reprints(
        resolution(
            Incident(id="i", claims=("a", "b")),
            Incident(id="j", claims=("c",), formerly=("older",)),
            Incident(id="k", claims=("d", "e")),
        ),
        {"c": "a", "e": "a"},
    )
    assert [(each.id, each.claims) for each in found.incidents] == [("i", ("a", "b", "c", "e")), ("k", ("d",))]
    assert found.by_id()["j"].id == found.by_id()["older"].id == "i"


def test_what_repeats_a_total_becomes_one() -> None:
    found = with_reprints(resolution(Incident(id="j", claims=("c", "d")), totals=("a",)), {"c": "a"})
    assert found.totals == ("a", "c") and found.incidents[0].claims == ("d",)


def test_a_total_that_repeats_an_incidents_claim_is_not_lost() -> None:
    found = with_reprints(resolution(Incident(id="i", claims=("a", "b")), totals=("c",)), {"c": "a"})
    assert found.totals == ("c",) and found.incidents[0].claims == ("a", "b")


def test_repeated_claims_go_back_to_the_same_origin() -> None:
    first, other = Origin(id="1", name="a monitor"), Origin(id="2", name="volunteers")
    assert origins_of_reprints({"a": first, "c": other, "d": other}, {"c": "a"}) == {"a": first, "c": first, "d": other}
