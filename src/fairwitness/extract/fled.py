"""Fled: the day up to which people who have fled were counted is no day on which they fled.

They fled since the event of the place they left, where the report dates one there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from fairwitness.extract.days_told import day_told
from fairwitness.extract.scene import Scene
from fairwitness.model import Harm, HarmClaim, When
from fairwitness.text.dates import Interval, resolve_in_text, times_within
from fairwitness.text.dates.lexicon import wordings

_NEAR = 40  # characters before the word of flight
_FLED_FROM = frozenset((Harm.KILLED, Harm.INJURED, Harm.ABDUCTED))


def with_days_of_flight(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Date who "have been displaced" from the event of their place to the day they were counted by, or not at all.

    English keeps the present perfect from a day that is past; and of "3,240 people who fled Arbo" a day of the clause
    round it tells when they were registered. A time since when, or of several days, stays.
    """
    text, events = scene.document.original, _events(claims)
    return tuple(
        replace(each, when=_since_event(scene, each, events)) if _is_counted(text, each) else each for each in claims
    )


def _is_counted(text: str, claim: HarmClaim) -> bool:
    when = claim.when
    if claim.harm is not Harm.DISPLACED or not when.words or when.start != when.end:
        return False
    if when.start is None:
        return True
    before = text[max(0, claim.cue.start - _NEAR) : claim.cue.start]
    if wordings().has_come_to.search(before):
        return True
    is_round_it = not any(claim.quote.contains(words) for words in when.words)
    return is_round_it and wordings().who_had.search(before) is not None


def _events(claims: Sequence[HarmClaim]) -> Mapping[str, set[When]]:
    """The single days of the harm that is news, by the folded names of its places."""
    days: dict[str, set[When]] = defaultdict(set)
    for claim in claims:
        when = claim.when
        if claim.harm in _FLED_FROM and not claim.background and when.start is not None and when.start == when.end:
            for place in claim.places:
                days[place.words.words.casefold()].add(replace(when, words=()))
    return days


def _since_event(scene: Scene, claim: HarmClaim, events: Mapping[str, set[When]]) -> When:
    words = claim.when.words
    there = set[When]().union(*(events.get(place.words.words.casefold(), ()) for place in claim.places))
    start = there.pop().start if len(there) == 1 else None
    end = _counted_on(scene, claim, start) if start else None
    if start is None or end is None:
        return When(words=words)
    whole = Interval.of(start, end)
    return When(words=words, start=start, end=end, precision=whole.precision)


def _counted_on(scene: Scene, claim: HarmClaim, start: date) -> date | None:
    """The day behind the event that the claim's words of time name, else the day on which it was told."""
    text, published = scene.document.original, scene.report.published
    told = day_told(text, scene.times, published, claim.quote)
    for words in claim.when.words:
        for time in times_within(scene.times, words.start, words.end):
            found = resolve_in_text(time, scene.times, published=published, text=text)
            if found is not None and start < found.end:
                return found.end
    return told if told is not None and start <= told else None
