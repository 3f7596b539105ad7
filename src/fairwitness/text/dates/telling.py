"""Telling: whether the only day a claim gives is one after the event: it was told then, or a wounded person died.

Also: which words are of how it ended for somebody hurt, and which name days and months.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache

from fairwitness.model import DatePrecision, Span, When
from fairwitness.text.dates.finding import TimeExpression, tells
from fairwitness.text.dates.lexicon import lexicon, wordings

_REACH = 300
_STAGE = 4
"""So many words before a date at most stands what it dates."""
_NEAR = 12
_OWNS = ("'s", "’s")
_WORDS = re.compile(r"[^\W\d_]+")


def is_day_of_telling(text: str, when: When) -> bool:
    """Tell whether nothing dates a claim but a day of telling ("police said on Friday") or of a wounded one's death."""
    if not when.words or when.start is None or when.start != when.end:
        return False
    return all(tells(text, span.start, span.end) or is_day_of_death(text, span.start) for span in when.words)


def missing_since(text: str, when: When, cue: Span, published: date | None) -> When:
    """Date people who are missing since a day, or until the report's day still, by the day they went missing on.

    Those who "have gone missing since Thursday" may have done so on any day since, and of days from a month's first on
    the month alone may be known.
    """
    if when.start is None or when.end is None or when.start == when.end:
        return when
    words = _WORDS.findall(text[max(0, cue.start - _NEAR) : cue.end].lower())
    if words[-1:] != ["missing"] or not lexicon().going_words.isdisjoint(words[-2:]):
        return when
    is_still = when.end == published and when.end - when.start > timedelta(days=1) and when.start.day > 1
    return replace(when, end=when.start, precision=DatePrecision.DAY) if is_still or _is_since(text, when) else when


def _is_since(text: str, when: When) -> bool:
    first = min(when.words, key=lambda span: span.start, default=None)
    if first is None:
        return False
    return not lexicon().opening_words.isdisjoint(_WORDS.findall(text[max(0, first.start - _NEAR) : first.end].lower()))


def is_day_of_death(text: str, start: int) -> bool:
    """Tell whether words that begin here date a death from wounds: "a soldier wounded in the raid died on Friday".

    So it is with who "died on Friday of his wounds" or "in the town hospital".
    """
    begin, end = _sentence(text, start)
    known, before = wordings(), text[begin:start]
    died = known.died.search(before)
    if died is None:
        return False
    clause = before[died.start() :] + text[start:end].partition(",")[0]
    return bool(known.wounded.search(before) or known.of_wounds.search(clause))


def is_day_of_aftermath(text: str, start: int, end: int) -> bool:
    """Tell whether a time is of what became of people after they came to harm: they were freed, dug up or buried.

    "The guards held there were freed on Friday", "the army on Friday freed them", "bodies were dug up from a pit on
    Friday", "nine of the dead were buried on Friday".
    """
    begin, stop = _sentence(text, start)
    known, before = wordings(), text[begin:start]
    if known.freed.search(before) or known.buried.search(before) or known.then_freed.match(text, end):
        return True
    return bool(known.unearthed.search(before) and known.grave.search(text[begin:stop]))


def is_day_of_finding(text: str, start: int) -> bool:
    """Tell whether words that begin here date how missing people were found: "their bodies were found on Friday"."""
    begin, _ = _sentence(text, start)
    return wordings().found.search(text[begin:start]) is not None


@lru_cache(maxsize=64)
def is_day_of_stage(text: str, start: int, end: int) -> bool:
    """Tell whether words date what followed an event in court: a charge, a hearing, a sentence."""
    near = max(start - _REACH, 0)
    begin = max(text.rfind(". ", near, start) + 1, text.rfind("\n", near, start) + 1, near)
    before = _WORDS.findall(text[begin:start].lower())[-_STAGE:]
    after = _WORDS.findall(text[end : end + _REACH].lower())[:1]
    around = [f" {' '.join(words)} " for words in (before, after)]
    return any(f" {stage} " in words for stage in lexicon().stage_words for words in around)


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Where the sentence round a place begins and ends, as far as it lies near."""
    near = max(at - _REACH, 0)
    begin = max(text.rfind(". ", near, at), text.rfind("\n", near, at), near)
    ends = (text.find(mark, at, at + _REACH) for mark in (". ", "\n"))
    return begin, min((end for end in ends if end >= 0), default=at + _REACH)


def is_owner(text: str, expression: TimeExpression) -> bool:
    """Tell whether a time only tells whose something is: "Friday's blast"."""
    return text[expression.end : expression.end + 2] in _OWNS


def is_bound(text: str, expression: TimeExpression) -> bool:
    """Tell whether a time is only that by which something was counted: "by Friday", not "by Friday's blast"."""
    if is_owner(text, expression):
        return False
    return wordings().counted_by.search(text[max(0, expression.start - _NEAR) : expression.start]) is not None


def tells_outcome(words: str) -> bool:
    """Tell whether words are of how it ended for somebody hurt: was pronounced dead, is in stable condition."""
    return not lexicon().outcome_words.isdisjoint(words.lower().split())


def tells_of_wounds(words: str) -> bool:
    """Tell whether words speak of wounds or of wounded people."""
    return wordings().wounded.search(words) is not None


def tells_toll(words: str) -> bool:
    """Tell whether words are of a toll: of all who have died so far."""
    return wordings().toll.search(words) is not None


def tells_of_burns(words: str) -> bool:
    """Tell whether words speak of burns or of people who have them."""
    return wordings().burns.search(words) is not None


@cache
def calendar_names() -> frozenset[str]:
    """The names of days and months, in lower case."""
    return lexicon().calendar_names
