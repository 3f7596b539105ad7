"""Whoever did a harm is not read as its victim."""

import pytest

from fairwitness.extract.doers import without_doers
from fairwitness.model import Harm, HarmClaim, Kind, Span
from fairwitness.text.document import Document


def claim(text: str, victims: str, cue: str, harm: Harm = Harm.INJURED) -> HarmClaim:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start=start, end=start + len(words), words=words)

    quote = Span(start=0, end=len(text), words=text)
    return HarmClaim(
        id=victims, report_id="r", kind=Kind.HARM, quote=quote, cue=span(cue), harm=harm, victims=span(victims)
    )


@pytest.mark.parametrize(
    ("text", "cue", "pointed", "left"),
    [
        ("A boy of five accidentally shot his friend.", "shot", ["boy of five", "friend"], ["friend"]),
        ("A deputy shot and killed another teen at home.", "shot", ["deputy", "teen"], ["teen"]),
        ("Toddler shoots mom in Kano", "shoots", ["Toddler shoots mom", "mom"], ["mom"]),
        ("A boy was shot beside his friend.", "shot", ["boy", "friend"], ["boy", "friend"]),
        ("A boy shot himself.", "shot", ["boy"], ["boy"]),
        ("Two boys were shot, a girl hurt.", "shot", ["boys", "girl"], ["boys", "girl"]),
        ("Two guards have died, a cook of 20 on Monday.", "died", ["guards", "cook"], ["guards", "cook"]),
        (
            "Nine were hurt, two of them cooks.",
            "hurt",
            ["Nine were hurt, two of them cooks", "cooks"],
            ["Nine were hurt, two of them cooks", "cooks"],
        ),
        ("The man shot on Friday was named as Musa.", "shot", ["man", "Musa"], ["man", "Musa"]),
    ],
)
def test_one_side_of_an_active_verb(text: str, cue: str, pointed: list[str], left: list[str]) -> None:
    claims = {at: claim(text, victims, cue) for at, victims in enumerate(pointed)}
    assert [each.id for each in without_doers(Document.of(text), claims).values()] == left


def test_the_harms_may_differ() -> None:
    text = "A deputy shot her daughter."
    claims = {0: claim(text, "deputy", "shot"), 1: claim(text, "daughter", "shot", Harm.KILLED)}
    assert [each.id for each in without_doers(Document.of(text), claims).values()] == ["daughter"]
