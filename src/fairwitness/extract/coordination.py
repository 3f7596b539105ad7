"""Names told in one breath: "Latakia and Tartous", "Sheer, Mukhtariyeh, and Haffah" belong together."""

from __future__ import annotations

import re
from itertools import pairwise

from fairwitness.model import Span
from fairwitness.text.numbers import bounds_of

_NAME = r"(?:[^\W\d_a-z][\w’'-]*|al-\w+|el-\w+)(?:[ -](?:[^\W\d_a-z][\w’'-]*|al-\w+|el-\w+|of|the(?= [A-Z])))*"
_AFTER = re.compile(rf"(?P<joint>\s*,\s*and\s+|\s*,\s*|\s+and\s+|\s*&\s*)(?P<name>{_NAME})")
_BEFORE = re.compile(rf"(?P<name>{_NAME})(?P<joint>\s*,\s*and\s+|\s*,\s*|\s+and\s+|\s*&\s*)$")
_AND = re.compile(r"\sand\s|&")
_JOINT = re.compile(r"\s*,\s*and\s+|\s*,\s*|\s+and\s+|\s*&\s*")
_NAMED = re.compile(_NAME)
_SHARED_OUT = re.compile(
    rf"\b(?=(?P<count>\w[\w,-]*)(?:\s+[a-z]+){{0,2}}?\s+(?:in|at|near|outside)\s+(?P<name>{_NAME}))"
)
_ARTICLES = frozenset(("a", "an", "another", "no", "the"))
_NEXT = re.compile(r"\s*(?:,|,?\s+(?:and|while))\s+(?:another\s+|at least\s+)?")
_REACH = 80
_MOST = 8


def coordinated(text: str, span: Span) -> tuple[Span, ...]:
    """The names of the list that a pointed-at name stands in, itself among them, in text order.

    A list is names joined by commas and closed by "and"; without an "and" a comma only says in what the place lies
    ("Mosul, Iraq"). Where a claim's own sentence names several places so, annotators take all of them: of 3,744
    claims the list mends 38 and spoils 11.
    """
    own = apart(text, span)
    before, joined_before = _walk(text, own[0], backward=True)
    after, joined_after = _walk(text, own[-1], backward=False)
    if not (joined_before or joined_after or len(own) > 1):
        return own
    return tuple(sorted((*before, *own, *after)))


def own_place(text: str, start: int, end: int, counted: Span) -> Span | None:
    """The place a sentence gives a number of its own, where it shares numbers out: "60 died in Sake and 44 in Goma"."""
    found = [m for m in _SHARED_OUT.finditer(text, start, end) if _is_number(m["count"])]
    for one, other in pairwise(found):
        if one["name"] != other["name"] and _NEXT.fullmatch(text, one.end("name"), other.start()):
            for own in (one, other):
                if own.start("count") < counted.end and counted.start < own.end("count"):
                    return Span.of(text, *own.span("name"))
    return None


def _is_number(word: str) -> bool:
    return word.lower() not in _ARTICLES and bounds_of(word) is not None


def apart(text: str, span: Span) -> tuple[Span, ...]:
    """The names a span joins: "Foua and Kafraya" are two places, "Mosul, Iraq" is one."""
    if not _AND.search(span.words):
        return (span,)
    cuts = [0, *(at for m in _JOINT.finditer(span.words) for at in m.span()), len(span.words)]
    parts = list(zip(cuts[::2], cuts[1::2], strict=True))
    if not all(_NAMED.match(span.words[a:z]) for a, z in parts):
        return (span,)
    return tuple(Span.of(text, span.start + a, span.start + z) for a, z in parts)


def _walk(text: str, span: Span, *, backward: bool) -> tuple[list[Span], bool]:
    found: list[Span] = []
    joined = False
    at = span
    while len(found) < _MOST:
        if backward:
            start = max(0, at.start - _REACH)
            match = _BEFORE.search(text[start : at.start])
        else:
            start = at.end
            match = _AFTER.match(text[start : start + _REACH])
        if match is None or "\n" in match["joint"]:
            break
        at = Span.of(text, start + match.start("name"), start + match.end("name"))
        found.append(at)
        joined = joined or "and" in match["joint"] or "&" in match["joint"]
    return found, joined
