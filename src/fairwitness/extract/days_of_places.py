"""Days of places: where several places have each its day, what is told of one of them without a day is of its day.

A reader that finds no day in a sentence takes one told nearby, which may be another place's: "twelve were killed in
Sake on Monday and four in Goma on Friday. One of the dead of Sake was a nurse".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from fairwitness.extract.own_places import told_there
from fairwitness.extract.scene import Scene
from fairwitness.model import HarmClaim, Span, When

_SEVERAL = 2
_WORD = 10
"""Characters behind a quote in which a word for its place may stand."""

_Days = Mapping[tuple[date | None, date | None], When]


def with_days_of_places(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Date claims whose sentence names their place and no day by the one day sentences give that place.

    Only another place's day gives way to it: one that sentences give to others and never to this place.
    """
    told: dict[str, dict[tuple[date | None, date | None], When]] = defaultdict(dict)
    for claim in claims:
        if (name := _place(scene, claim)) and _is_dated(scene, claim):
            told[name].setdefault((claim.when.start, claim.when.end), claim.when)
    if len(told) < _SEVERAL:
        return tuple(claims)
    return tuple(_of_its_place(scene, claim, told) for claim in claims)


def _of_its_place(scene: Scene, claim: HarmClaim, told: Mapping[str, _Days]) -> HarmClaim:
    when, name = claim.when, _place(scene, claim)
    own = told.get(name or "", {})
    days = when.start, when.end
    if when.start is None or len(own) != 1 or days in own or _has_words(scene, claim):
        return claim
    if not any(days in each for each in told.values()):
        return claim
    return replace(claim, when=next(iter(own.values())))


def _place(scene: Scene, claim: HarmClaim) -> str | None:
    """The name of the one place of a claim, where its own sentence names it, or says "there" behind one that does."""
    names = {place.words.words for place in claim.places}
    if len(names) != 1:
        return None
    (name,) = names
    text = scene.document.original
    start, end = scene.document.sentence_bounds(claim.quote)
    if told_there(text, claim.quote.start, claim.quote.end + _WORD):
        start, _ = scene.document.sentence_bounds(Span.of(text, max(0, start - 2), max(1, start - 1)))
    return name.casefold() if name in text[start:end] else None


def _is_dated(scene: Scene, claim: HarmClaim) -> bool:
    """Tell whether words of its own sentence give a claim a single day."""
    return claim.when.start is not None and claim.when.start == claim.when.end and _has_words(scene, claim)


def _has_words(scene: Scene, claim: HarmClaim) -> bool:
    start, end = scene.document.sentence_bounds(claim.quote)
    return any(words.words in scene.document.original[start:end] for words in claim.when.words)
