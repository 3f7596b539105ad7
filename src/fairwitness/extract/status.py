"""Status: how the text stands to a claim, and whether it tells it as background, by the words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fairwitness.model import Span, Status
from fairwitness.text.cues import (
    compile_all,
    matches_just_before,
    matches_somewhere,
    read_lexicon,
)
from fairwitness.text.document import Document
from fairwitness.text.patterns import Pattern, word_choices

_YEAR = re.compile(r"(?:18|19|20)\d\d$")


def tokens_of(document: Document, span: Span) -> tuple[int, int]:
    """The `[first, end)` tokens that a span covers; raises ValueError where it covers none."""
    inside = [i for i, t in enumerate(document.tokens) if t.start < span.end and span.start < t.end]
    if not inside:
        raise ValueError(f"no word of the document lies within [{span.start}, {span.end})")
    return inside[0], inside[-1] + 1


def is_unreal(words: Sequence[str], first: int, at: int) -> bool:
    """Tell whether the words between `first` and a cue at `at` make it a plan, threat, demand or possibility."""
    begin = _clause_start(words, first, at)
    return _is_bare_infinitive(words, begin, at) or matches_just_before(_patterns("unreal_before"), words, begin, at)


def _is_bare_infinitive(words: Sequence[str], begin: int, at: int) -> bool:
    """Tell whether an infinitive stands at `at` that no verb of doing governs ("managed to take" is a fact)."""
    if at - begin < 1 or words[at - 1] != "to" or words[at].endswith(("s", "ed", "ing")):
        return False
    governors = _choices("unreal_infinitive", "governors")
    return not any(word in governors for word in words[max(begin, at - 5) : at - 1])


def _clause_start(words: Sequence[str], first: int, at: int) -> int:
    joints = _choices("clause", "joints")
    for spot in range(at - 1, first - 1, -1):
        if words[spot] in joints:
            return spot + 1
    return first


def status_of(document: Document, quote: Span, cue: Span) -> Status | None:
    """Read hedged, denied or unverified off the words around a claim; None where nothing says so."""
    return None


def is_background_of(document: Document, quote: Span, cue: Span) -> bool:
    """Tell whether explicit words set the claim in an earlier time than the news."""
    return False


@cache
def _choices(table: str, key: str) -> frozenset[str]:
    return frozenset[str]().union(*map(word_choices, read_lexicon("status")[table][key]))


@cache
def _patterns(name: str) -> tuple[Pattern, ...]:
    return compile_all(read_lexicon("status")[name]["patterns"])
