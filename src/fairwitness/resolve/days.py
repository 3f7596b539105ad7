"""Days: those that a claim may speak of, and those that its night reaches over."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from fairwitness.model import Claim
from fairwitness.resolve.lexicon import lexicon

LONGEST_SPAN = 7
"""A claim over more days than this speaks of a period, not of an incident."""


def days_of(claim: Claim) -> tuple[date, ...]:
    """The days a claim may speak of, none where they are unknown or too many."""
    start, end = claim.when.start, claim.when.end
    if start is None or end is None or (end - start).days >= LONGEST_SPAN:
        return ()
    before, after = _night(claim)
    return _stretch(start - timedelta(days=before), end + timedelta(days=after))


def _night(claim: Claim) -> tuple[int, int]:
    """By how many days the night a claim speaks of reaches over its day: "overnight" began the evening before."""
    words, known = _when_words(claim), lexicon()
    if claim.when.start != claim.when.end or not known.night.search(words):
        return 0, 0
    return (1, 0) if known.from_the_eve.match(words) else (0, 1) if known.overnight.search(words) else (0, 0)


def nights_of(claim: Claim) -> tuple[date, ...]:
    """The day beside a claim's own that its night reaches over: Sunday for "Saturday night", and back again."""
    if claim.when.start is None or claim.when.start != claim.when.end:
        return ()
    words = _when_words(claim)
    if lexicon().small_hours.search(words):
        return (claim.when.start - timedelta(days=1),)
    return (claim.when.start + timedelta(days=1),) if lexicon().night.search(words) else ()


def _when_words(claim: Claim) -> str:
    return " ".join(span.words for span in claim.when.words).casefold().strip()


@lru_cache(maxsize=4096)
def _stretch(start: date, end: date) -> tuple[date, ...]:
    return tuple(start + timedelta(days=n) for n in range((end - start).days + 1))
