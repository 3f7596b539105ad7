"""Items: what a sentence tells with each of its numbers, "nine at the bakery on Tuesday and two in Sake on Friday"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fairwitness.extract.scene import Scene
from fairwitness.model import HarmClaim, Span

_LISTS = ":;"
_REACH = 300
"""Characters of a sentence without stops that are looked at on either side of a number."""
_NEAR = 100
"""Characters behind a number in which its own day and place stand."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Characters of one number: its sentence, what leads its list of numbers, and what is told right behind it."""

    sentence: Stretch
    lead: Stretch
    behind: Stretch

    def is_near(self, span: Span) -> bool:
        """Tell whether words lead the list or stand behind the number."""
        return any(start <= span.start < end for start, end in (self.lead, self.behind))

    def is_in_sentence(self, span: Span) -> bool:
        """Tell whether words stand in the number's sentence."""
        return self.sentence[0] <= span.start < self.sentence[1]


def items_of(scene: Scene, claims: Sequence[HarmClaim]) -> Mapping[Span, Item]:
    """Part the sentences of a report among the numbers that its claims count, by the words of the number.

    A list begins with its sentence, or behind a colon or semicolon; what is told behind a number ends with the next.
    """
    counted = sorted({words for claim in claims if (words := claim.count.words)})
    return {words: _item(scene, words, counted) for words in counted}


def _item(scene: Scene, counted: Span, others: Sequence[Span]) -> Item:
    text = scene.document.original
    start, end = sentence = scene.document.sentence_bounds(counted)
    start, end = max(start, counted.start - _REACH), min(end, counted.end + _REACH)
    start = max(start, *(text.rfind(mark, start, counted.start) + 1 for mark in _LISTS))
    marks = [at for mark in _LISTS if (at := text.find(mark, counted.end, end)) >= 0]
    following = [other.start for other in others[bisect_right(others, counted) :][:1]]
    first = others[bisect_left(others, start, key=lambda other: other.start)].start
    behind = (counted.end, min([*marks, *following, end, counted.end + _NEAR]))
    return Item(sentence=sentence, lead=(start, first), behind=behind)


def shared_out(items: Mapping[Span, Item], own: Sequence[Span]) -> set[Stretch]:
    """The sentences of which at least two numbers have something of their own."""
    told = [items[words].sentence for words in own]
    return {sentence for sentence in told if told.count(sentence) > 1}


def wholes_of(
    claims: Sequence[HarmClaim], spanning: Callable[[HarmClaim, Sequence[HarmClaim]], HarmClaim]
) -> tuple[HarmClaim, ...]:
    """Give each claim what it is, `spanning` its parts: a whole with a day or place of one of them has those of all."""
    parts: Mapping[str, list[HarmClaim]] = defaultdict(list)
    for claim in claims:
        if claim.part_of is not None:
            parts[claim.part_of].append(claim)
    return tuple(spanning(claim, parts.get(claim.id, ())) for claim in claims)
