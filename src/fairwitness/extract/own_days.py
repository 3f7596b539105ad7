"""Own days: of several numbers that one sentence tells, each with its day, a claim takes the day of its own number.

A reader points at one time of the sentence or of the report; "nine at the bakery on Tuesday and two at the checkpoint
on Thursday" shares its days out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fairwitness.extract.coordination import is_dated_by
from fairwitness.extract.dates import dates_events, when_of
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

_LISTS = ":;"
_REACH = 300
"""Characters of a sentence without stops that are looked at on either side of a number."""
_NEAR = 100
"""Characters between a number and its own day."""
_TOGETHER = 2
"""Characters between the words of one time: "Thursday, 6 May"."""
_SHARED = 2
"""So many numbers of a sentence, each with its day, share out its days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One number of a sentence: what leads its list, what stands right behind the number, and the words of its time."""

    sentence: tuple[int, int]
    lead: tuple[int, int]
    behind: tuple[int, int]
    times: Sequence[TimeExpression]


def with_own_days(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Date each claim by the time its sentence tells right behind its number, where the reader pointed at another."""
    counted = sorted({words for claim in claims if (words := claim.count.words)})
    items = {words: _item(scene, words, counted) for words in counted}
    shared = Counter(item.sentence for item in items.values() if item.times)
    return _wholes_of([_dated(scene, claim, items, shared) for claim in claims])


def _item(scene: Scene, counted: Span, others: Sequence[Span]) -> _Item:
    text = scene.document.original
    start, end = sentence = scene.document.sentence_bounds(counted)
    start, end = max(start, counted.start - _REACH), min(end, counted.end + _REACH)
    start = max(start, *(text.rfind(mark, start, counted.start) + 1 for mark in _LISTS))
    marks = [at for mark in _LISTS if (at := text.find(mark, counted.end, end)) >= 0]
    following = [other.start for other in others[bisect_right(others, counted) :][:1]]
    behind = (counted.end, min([*marks, *following, end, counted.end + _NEAR]))
    lead = (start, others[bisect_left(others, start, key=lambda other: other.start)].start)
    leads = any(dates_events(text, time) for time in times_within(scene.times, *lead))
    return _Item(sentence=sentence, lead=lead, behind=behind, times=() if leads else _times(scene, counted, behind))


def _times(scene: Scene, counted: Span, behind: tuple[int, int]) -> Sequence[TimeExpression]:
    """The words of the one time behind a number that is its own."""
    text = scene.document.original
    found = [t for t in times_within(scene.times, *behind) if dates_events(text, t) and not is_owner(text, t)]
    if not all(_names_days(t.meaning) for t in found) or any(
        two.start - one.end > _TOGETHER for one, two in pairwise(found)
    ):
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


def _dated(
    scene: Scene, claim: HarmClaim, items: Mapping[Span, _Item], shared: Mapping[tuple[int, int], int]
) -> HarmClaim:
    """Give a claim the time of its number: of those its sentence shares out, or within the time it has."""
    counted = claim.count.words
    if counted is None or not items[counted].times or claim.harm is Harm.MISSING:
        return claim  # what else a sentence tells of the missing is how they were found
    item = items[counted]
    words = claim.when.words
    text = scene.document.original
    leads = any(start <= each.start < end for each in words for start, end in (item.lead, item.behind))
    if leads or any(is_day_of_death(text, each.start) for each in words):
        return claim
    when = _when(scene, claim, counted, item.times)
    if when.start is None or when.end is None:
        return claim
    elsewhere = any(item.sentence[0] <= each.start < item.sentence[1] for each in words)
    narrower = claim.when.start and claim.when.end and claim.when.start <= when.start <= when.end <= claim.when.end
    return replace(claim, when=when) if elsewhere or narrower or shared[item.sentence] >= _SHARED else claim


def _when(scene: Scene, claim: HarmClaim, counted: Span, times: Sequence[TimeExpression]) -> When:
    text = scene.document.original
    return when_of(
        text,
        scene.times,
        [Span.of(text, time.start, time.end) for time in times],
        published=scene.report.published,
        quote=Span.of(text, counted.start, times[-1].end),
        background=claim.background,
        harm=claim.harm,
    )


def _wholes_of(claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Give a whole that was dated by one of its parts the days of them all."""
    parts: Mapping[str, list[HarmClaim]] = defaultdict(list)
    for claim in claims:
        if claim.part_of is not None:
            parts[claim.part_of].append(claim)
    return tuple(_spanning(claim, parts.get(claim.id, ())) for claim in claims)


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
