"""Wholes: people told to be among others came to harm when those did, unless their own sentence tells a day.

A reader that finds no day in a sentence takes one told nearby, which is another incident's where a week is summed up:
"nine died in the week. A raid on Tuesday killed four. Two were shot at checkpoints".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fairwitness.extract.scene import Scene
from fairwitness.extract.setting import is_within
from fairwitness.extract.siblings import is_of_those
from fairwitness.model import HarmClaim, PlaceMention, Span, When


def like_their_wholes(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Give a part the days and places of its whole where its own sentence tells none.

    The days are the whole's where they hold the part's, and always where the part has no number, as in "children were
    among the dead"; only such a part takes the places too. A number of an earlier period ("against eight in the
    week before") is none of the whole's, and no news; nor is one told behind it, of another place on other days, which
    is then a part of what the whole is a part of.
    """
    told = {claim.id: claim for claim in claims}
    return tuple(_like(scene, claim, told.get(claim.part_of or "")) for claim in claims)


def _like(scene: Scene, claim: HarmClaim, whole: HarmClaim | None) -> HarmClaim:
    if whole is None:
        return claim
    if _is_of_a_period_before(whole.when, claim.when):
        return replace(claim, part_of=None, background=True)
    if _is_beside(scene, claim, whole):
        return replace(claim, part_of=whole.part_of)
    sentence = scene.document.sentence_bounds(claim.quote)
    unnumbered = claim.count.low is None and claim.count.high is None
    if not _any_in(sentence, claim.when.words) and (
        _holds(whole.when, claim.when) or (unnumbered and whole.when.start)
    ):
        claim = replace(claim, when=whole.when)
    if unnumbered and not _any_in(sentence, [place.words for place in claim.places]) and _is_elsewhere(claim, whole):
        claim = replace(claim, places=whole.places)
    return claim


def _is_beside(scene: Scene, claim: HarmClaim, whole: HarmClaim) -> bool:
    """Tell whether a later sentence of the text tells its number of another place on other days."""
    counted = claim.count.words
    if counted is None or claim.count.low is None or is_of_those(scene.document.original, counted):
        return False
    is_behind = scene.document.sentence_bounds(whole.quote)[1] <= claim.quote.start
    is_headline = whole.quote.end <= len(scene.report.title)
    return is_behind and not is_headline and _are_apart(whole.when, claim.when) and _is_elsewhere(claim, whole)


def _any_in(stretch: tuple[int, int], spans: Sequence[Span]) -> bool:
    return any(stretch[0] <= span.start < stretch[1] for span in spans)


def _holds(period: When, days: When) -> bool:
    """Tell whether a period is longer than the days and holds them all."""
    if not (period.start and period.end and days.start and days.end) or period == days:
        return False
    return period.start <= days.start <= days.end <= period.end


def _is_of_a_period_before(period: When, days: When) -> bool:
    """Tell whether both are of several days, and the second ones over before the period begins."""
    if not (period.start and period.end and days.start and days.end):
        return False
    return days.start < days.end < period.start < period.end


def _are_apart(one: When, other: When) -> bool:
    if not (one.start and one.end and other.start and other.end):
        return False
    return one.end < other.start or other.end < one.start


def _is_elsewhere(claim: HarmClaim, whole: HarmClaim) -> bool:
    """Tell whether a part is put where its whole is not: no place of it lies in one of the whole's."""
    return bool(whole.places) and not any(_lies(one, other) for one in claim.places for other in whole.places)


def _lies(one: PlaceMention, other: PlaceMention) -> bool:
    return one.words.words == other.words.words or is_within(one, other)
