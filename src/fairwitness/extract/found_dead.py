"""Found dead: the day on which somebody was found is none on which they were killed.

Who is found dead after being taken was killed on some day from the taking to the finding; who went missing in an attack
and is found dead was killed in it. Where a report tells of neither, they are of the day on which it tells that others
came to harm before, and of no day that is known where it tells of none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from fairwitness.extract.scene import Scene
from fairwitness.model import Harm, HarmClaim, Span, When
from fairwitness.text.dates import Interval, missing_since, tells_toll
from fairwitness.text.wordings import read_wordings

_HELD = frozenset({Harm.ABDUCTED, Harm.DETAINED})
_GONE = _HELD | {Harm.MISSING}
_BODILY = frozenset({Harm.KILLED, Harm.INJURED})
_OWNS = ("'s", "’s")
_NEAR = 300
"""Characters behind a finding in which the toll is told that holds it: a sentence or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _FoundDead:
    """The entries of `lexicon/found_dead.toml`, which says why each is there."""

    found: re.Pattern[str]
    brought: re.Pattern[str]
    opens: re.Pattern[str]
    finders: re.Pattern[str]
    goes_on: re.Pattern[str]
    passed: re.Pattern[str]


def without_days_of_finding(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Date those found dead by the day they were taken, went missing or were attacked on, as far as it is told."""
    dead = [claim for claim in claims if claim.harm is Harm.KILLED and claim.when.words]
    days = {words for claim in dead if _tells_finding(scene, claim) for words in _days_of_finding(scene, claim)}
    found = {claim.id for claim in dead if days.issuperset(claim.when.words)}
    others = [claim for claim in claims if claim.id not in found]
    told = (c for c in others if c.harm is Harm.KILLED and tells_toll(c.quote.words))
    tolls = sorted(told, key=lambda toll: toll.quote.start)
    return tuple(_of_the_harm(scene, _in_toll(c, tolls), others) if c.id in found else c for c in claims)


def _tells_finding(scene: Scene, claim: HarmClaim) -> bool:
    """Tell whether a claim's own words, or those behind them in its sentence, tell that its dead were found."""
    start, end = scene.document.sentence_bounds(claim.quote)
    told = _words().found.finditer(scene.document.original, start, end)
    return any(found.end() > claim.quote.start for found in told)


def _days_of_finding(scene: Scene, claim: HarmClaim) -> Iterator[Span]:
    """The words of the days on which its dead were found: told behind it, or at the beginning of its own sentence."""
    text = scene.document.original
    for words in claim.when.words:
        start, end = scene.document.sentence_bounds(words)
        if _words().passed.search(words.words) or text.startswith(_OWNS, words.end):
            continue
        opens = start <= claim.quote.start < end and _words().opens.fullmatch(text, start, words.start)
        if (opens and _words().found.search(text, words.end, end)) or _is_beside(text, words, start, end):
            yield words


def _is_beside(text: str, words: Span, start: int, end: int) -> bool:
    """Tell whether a finding stands beside a time: "found dead in a field on Friday", "on Friday herders found".

    Or round it: "the divers found on Friday the bodies of three".
    """
    for told in _words().brought.finditer(text, start, end):
        if told.start("lead") < words.start < told.end() and _words().goes_on.fullmatch(
            text, told.start("lead"), words.start
        ):
            return True
    before = list(_words().found.finditer(text, start, words.start))
    if before and _words().goes_on.fullmatch(text, before[-1].end(), words.start):
        return True
    behind = _words().found.search(text, words.end, end)
    return behind is not None and _words().finders.fullmatch(text, words.end, behind.start()) is not None


def _of_the_harm(scene: Scene, claim: HarmClaim, others: Sequence[HarmClaim]) -> HarmClaim:
    """Date a claim from the taking to the finding, else by when they went missing or others came to harm.

    What is told beside it comes first. Those taken or missing are the whole of which those found dead are a part.
    """
    when = claim.when
    if when.start is None or when.end is None:
        return claim
    start, end = scene.document.sentence_bounds(when.words[0])
    before = [each for each in others if each.when.start is not None and each.when.start < when.start]
    beside = [each for each in before if start <= each.quote.start < end]
    for told in (beside, before):
        gone = [each for each in told if each.harm in _GONE]
        taken = _told_alike(each.when for each in gone if each.harm in _HELD)
        if taken is not None and taken.start is not None:
            whole = Interval.of(taken.start, when.end)
            words = tuple(sorted({*taken.words, *when.words}))
            day = When(words=words, start=whole.start, end=whole.end, precision=whole.precision)
            return _part(replace(claim, when=day), gone)
        missing = _told_alike(_since(scene, each) for each in gone)
        if missing is not None:
            return _part(replace(claim, when=missing), gone)
        struck = (each for each in told if each.harm in _BODILY and each.background is claim.background)
        hit = _told_alike(each.when for each in struck if each.when.start == each.when.end)
        if hit is not None:
            return replace(claim, when=hit)
    return replace(claim, when=When(words=when.words))


def _part(claim: HarmClaim, gone: Sequence[HarmClaim]) -> HarmClaim:
    """Make those found dead a part of all who were taken or missing, where more are told to have been."""
    number = claim.count.low
    if claim.part_of is not None or number is None:
        return claim
    whole = max(gone, key=lambda each: (each.count.low or 0, -each.quote.start))
    return claim if (whole.count.low or 0) <= number else replace(claim, part_of=whole.id)


def _in_toll(claim: HarmClaim, tolls: Sequence[HarmClaim]) -> HarmClaim:
    """Make those found dead a part of the toll told right behind: "five drivers have now been killed"."""
    at = bisect_left(tolls, claim.quote.end, key=lambda toll: toll.quote.start)
    for toll in tolls[at : at + 1]:
        low, whole = claim.count.low, toll.count.low
        if low and whole and low < whole and toll.quote.start - claim.quote.end <= _NEAR:
            return replace(claim, part_of=toll.id)
    return claim


def _since(scene: Scene, claim: HarmClaim) -> When:
    return missing_since(scene.document.original, claim.when, claim.cue, scene.report.published)


def _told_alike(times: Iterable[When]) -> When | None:
    """The one time of some claims, None where they have several or none."""
    found = {(when.start, when.end): when for when in times}
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _words() -> _FoundDead:
    return read_wordings(_FoundDead, "fairwitness.text.lexicon", "found_dead")
