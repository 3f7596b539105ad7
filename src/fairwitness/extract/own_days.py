"""Own days: of several numbers that one sentence tells, each with its day, a claim takes the day of its own number.

A reader points at one time of the sentence or of the report; "nine at the bakery on Tuesday and two at the checkpoint
on Thursday" shares its days out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fairwitness.extract.coordination import is_dated_by
from fairwitness.extract.dates import when_of
from fairwitness.extract.event_times import dates_events
from fairwitness.extract.items import Item, items_of, shared_out, wholes_of
from fairwitness.extract.scene import Scene
from fairwitness.model import Harm, HarmClaim, Span, When
from fairwitness.text.dates import Interval, Meaning, TimeExpression, is_day_of_death, is_owner, times_within
from fairwitness.text.dates.meaning import (
    Between,
    CalendarDate,
    DayOfMonth,
    Shift,
    SlashedDate,
    Unit,
    Weekday,
    Weekend,
    WholeUnit,
)

_TOGETHER = 2
"""Characters between the words of one time: "Thursday, 6 May"."""


def with_own_days(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Date each claim by the time its sentence tells right behind its number, where the reader pointed at another."""
    items = items_of(scene, claims)
    times = {words: found for words, item in items.items() if (found := _times(scene, words, item))}
    shared = shared_out(items, tuple(times))
    dated = []
    for claim in claims:
        words = claim.count.words
        if words is None or words not in times or claim.harm is Harm.MISSING:
            dated.append(claim)  # what else a sentence tells of the missing is how they were found
        else:
            dated.append(_dated(scene, claim, items[words], times[words], shares=items[words].sentence in shared))
    return wholes_of(dated, _spanning)


def _times(scene: Scene, counted: Span, item: Item) -> Sequence[TimeExpression]:
    """The words of the one time right behind a number; none where the list puts its times before its numbers."""
    text = scene.document.original
    if any(dates_events(text, time) for time in times_within(scene.times, *item.lead)):
        return ()
    found = [t for t in times_within(scene.times, *item.behind) if dates_events(text, t) and not is_owner(text, t)]
    if not all(_names_days(t.meaning) for t in found):
        return ()
    if any(two.start - one.end > _TOGETHER for one, two in pairwise(found)):
        return ()
    return found if found and is_dated_by(text, counted, found[0].start) else ()


def _names_days(meaning: Meaning) -> bool:
    match meaning:
        case CalendarDate(day=number):
            return number is not None
        case Between(first=first, last=last):
            return _names_days(first) and _names_days(last)
        case DayOfMonth() | Weekday() | Weekend() | SlashedDate() | Shift(unit=Unit.DAY) | WholeUnit(unit=Unit.WEEK):
            return True
        case _:
            return False


def _dated(scene: Scene, claim: HarmClaim, item: Item, times: Sequence[TimeExpression], *, shares: bool) -> HarmClaim:
    """Give a claim the time of its number: of those its sentence `shares` out, or within the time it has."""
    text, pointed = scene.document.original, claim.when
    is_own = bool(pointed.words) and all(item.is_near(words) for words in pointed.words)
    if is_own or any(is_day_of_death(text, words.start) for words in pointed.words):
        return claim
    told = [Span.of(text, time.start, time.end) for time in times]
    when = when_of(
        text,
        scene.times,
        told,
        published=scene.report.published,
        quote=Span.of(text, item.behind[0], told[-1].end),
        background=claim.background,
        harm=claim.harm,
    )
    if when.start is None or when.end is None:
        return claim
    elsewhere = any(item.is_in_sentence(words) for words in pointed.words)
    narrower = pointed.start and pointed.end and pointed.start <= when.start <= when.end <= pointed.end
    return replace(claim, when=when) if shares or elsewhere or narrower else claim


def _spanning(claim: HarmClaim, parts: Sequence[HarmClaim]) -> HarmClaim:
    """A whole that its dated parts make up, with the days of them all, where its words of time are of one of them."""
    dated = [part for part in parts if part.when.start and part.when.end]
    borrowed = any(set(part.when.words) & set(claim.when.words) for part in dated)
    if not borrowed or sum(part.count.low or 0 for part in dated) != claim.count.low:
        return claim
    days = [day for part in dated for day in (part.when.start, part.when.end) if day]
    whole = Interval.of(min(days), max(days))
    words = tuple(sorted({words for part in dated for words in part.when.words}))
    return replace(claim, when=When(words=words, start=whole.start, end=whole.end, precision=whole.precision))
