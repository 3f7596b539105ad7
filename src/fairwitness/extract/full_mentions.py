"""Full mentions: a site, street or quarter is quoted with the town that the text puts it in right behind its name.

"The bus station of Butembo" is one place and says more than "bus station"; "the clinic in Beni" is no two places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from fairwitness.extract.place_phrases import place_phrases
from fairwitness.extract.places import find_places
from fairwitness.model import PlaceMention, Span
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.reference.place_words import place_words

_REACH = 100
"""Characters between a site and the name of its town."""


def in_full(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Quote each place with the town it is said to lie in, and each town so quoted but once; in text order."""
    told: list[PlaceMention] = []
    for mention in sorted(mentions, key=lambda mention: mention.words):
        if not told or mention.words.start >= told[-1].words.end:
            told.append(replace(mention, words=_with_town(text, mention.words, gazetteer)))
    return tuple(told)


def _with_town(text: str, span: Span, gazetteer: Gazetteer) -> Span:
    names = find_places(text, gazetteer)
    at = bisect_left(names, span.end, key=lambda name: name.start)
    if at == len(names) or names[at].start - span.end > _REACH:
        return span
    behind = place_phrases().town_behind.fullmatch(text, span.end, names[at].start)
    if behind is None:
        return span
    noun = (behind["noun"] or span.words.split()[-1]).lower()
    if not place_words().is_of_town(noun):
        return span
    return _with_town(text, Span.of(text, span.start, names[at].end), gazetteer)
