"""Late days: when the wound was, and when those wounded died, in a sentence that tells both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from fairwitness.extract.dates import when_of
from fairwitness.extract.days_told import day_told
from fairwitness.extract.late_deaths import LateDeath
from fairwitness.extract.scene import Scene
from fairwitness.model import Harm, HarmClaim, Span, When
from fairwitness.text.dates import Interval, TimeExpression, is_reporting_time, times_within

_FROM_DEATH = 60  # characters between a verb of dying and its day
_BORDERS = frozenset(",;:()\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The claims of one late death: of the wound and of the death, by index; several where the reader saw several."""

    hurt: Mapping[int, HarmClaim]
    dead: Mapping[int, HarmClaim]


def dated(scene: Scene, late: LateDeath, pair: Pair) -> Pair:
    """Give the wound its day and the death its own; where none is said, it was from the wound to the telling."""
    of_wound, of_death = _times_of_wound(scene, late), _times_of_death(scene, late)
    hurt = {i: replace(claim, when=_day_of_wound(scene, claim, of_wound, of_death)) for i, claim in pair.hurt.items()}
    wound = next((claim.when for claim in hurt.values()), When())
    if not late.is_wound and not of_death:
        return Pair(hurt=hurt, dead=pair.dead)  # who is shot may die at once
    dead = {i: replace(claim, when=_day_of_death(scene, claim, wound, of_death)) for i, claim in pair.dead.items()}
    return Pair(hurt=hurt, dead=dead)


def headlines_alike(scene: Scene, claims: Mapping[int, HarmClaim], pairs: Sequence[Pair]) -> dict[int, HarmClaim]:
    """What a headline without a day tells of a late death has the day, and the whole, that the text gives."""
    title = len(scene.report.title)
    told: dict[tuple[Harm, int | None], list[HarmClaim]] = defaultdict(list)
    for claim in chain.from_iterable((*pair.hurt.values(), *pair.dead.values()) for pair in pairs):
        if claim.quote.end > title:
            told[claim.harm, claim.count.low].append(claim)
    if any(time.start < title for time in scene.times):
        return dict(claims)
    return {
        index: _alike(claim, told[claim.harm, claim.count.low]) if claim.quote.end <= title else claim
        for index, claim in claims.items()
    }


def _alike(claim: HarmClaim, told: Sequence[HarmClaim]) -> HarmClaim:
    """A headline's claim by the one of the same figure; as it is where the text tells none or several."""
    if claim.count.low is None or claim.count.low != claim.count.high or len({each.when for each in told}) != 1:
        return claim
    return replace(claim, when=told[0].when, part_of=told[0].part_of)


def _times_of_wound(scene: Scene, late: LateDeath) -> tuple[TimeExpression, ...]:
    """The times between the wound and the death."""
    start, end = (scene.document.tokens[token].start for token in (late.wounded, late.died.first))
    text = scene.document.original
    return tuple(time for time in times_within(scene.times, start + 1, end) if not is_reporting_time(text, time))


def _times_of_death(scene: Scene, late: LateDeath) -> tuple[TimeExpression, ...]:
    """The first time behind the verb of dying, in its own clause."""
    end = scene.document.tokens[late.died.end - 1].end
    text = scene.document.original
    behind = times_within(scene.times, end, scene.document.tokens[late.sentence.end - 1].end + 1)
    if not behind:
        return ()
    first = behind[0]
    between = text[end : first.start]
    apart = len(between) > _FROM_DEATH or not _BORDERS.isdisjoint(between) or is_reporting_time(text, first)
    return () if apart else (first,)


def _day_of_wound(
    scene: Scene, claim: HarmClaim, of_wound: Sequence[TimeExpression], of_death: Sequence[TimeExpression]
) -> When:
    if of_wound:
        return _resolved(scene, claim, of_wound)
    taken = {time.start for time in of_death}
    return When() if any(span.start in taken for span in claim.when.words) else claim.when


def _day_of_death(scene: Scene, claim: HarmClaim, wound: When, of_death: Sequence[TimeExpression]) -> When:
    if of_death:
        return _resolved(scene, claim, of_death)
    told = day_told(scene.document.original, scene.times, scene.report.published, claim.quote)
    if wound.start is None or told is None or told < wound.start:
        return claim.when
    whole = Interval.of(wound.start, told)
    return replace(wound, start=whole.start, end=whole.end, precision=whole.precision)


def _resolved(scene: Scene, claim: HarmClaim, times: Sequence[TimeExpression]) -> When:
    text = scene.document.original
    pointed = [Span.of(text, time.start, time.end) for time in times]
    return when_of(text, scene.times, pointed, published=scene.report.published, quote=claim.cue)
