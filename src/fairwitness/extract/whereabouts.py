"""Whereabouts: where people were brought, fled to or are held is not where they came to harm.

"Sixteen are still under treatment, two of them in Sake", "fled the hills for camps in Goma", "the five captured are in
Bunia": such a place gives way to another that its sentence tells, to that of the whole, or to that of the claim before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from fairwitness.extract.own_places import placed_names
from fairwitness.extract.place_wording import read_wording
from fairwitness.extract.places import resolve_places
from fairwitness.extract.scene import Scene
from fairwitness.extract.setting import is_name, is_within, most_specific
from fairwitness.model import Harm, HarmClaim, PlaceMention, PlacePrecision
from fairwitness.text.wordings import read_wordings

_SITES = frozenset({"site", "street"})
_LEAD = 90
"""Characters before a name in which the words stand that make it a place of arrival."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whereabouts:
    """The entries of `lexicon/whereabouts.toml`, which says why each is there."""

    of_wounded: re.Pattern[str]
    of_fled: re.Pattern[str]
    of_held: re.Pattern[str]


def without_whereabouts(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Put claims where the harm was, not where those harmed were afterwards; nothing moves out of another's place."""
    away = {claim.id for claim in claims if claim.places and all(_is_away(scene, claim, p) for p in claim.places)}
    if not away:
        return tuple(claims)
    stay = sorted((claim for claim in claims if claim.id not in away and _is_named(claim)), key=_begins)
    there = tuple({(place.words.words, place.place): place for claim in stay for place in claim.places}.values())
    kept = {claim.id: claim for claim in stay}
    return tuple(_put_back(scene, claim, kept, there) if claim.id in away else claim for claim in claims)


def _is_away(scene: Scene, claim: HarmClaim, place: PlaceMention) -> bool:
    """Tell whether the words before a town's name make it that of a hospital, a refuge or a prison.

    A jail or a hospital itself stays: nothing nearer may be told.
    """
    words, text = _words(), scene.document.original
    if read_wording(place.words.words).kind in _SITES or not claim.quote.contains(place.words):
        return False
    start, _ = scene.document.sentence_bounds(place.words)
    lead = text[max(start, place.words.start - _LEAD) : place.words.start]
    match claim.harm:
        case Harm.INJURED | Harm.KILLED:
            return words.of_wounded.search(lead) is not None
        case Harm.DISPLACED:
            return words.of_fled.search(lead) is not None
        case _:
            return words.of_held.search(lead) is not None


def _put_back(
    scene: Scene, claim: HarmClaim, kept: Mapping[str, HarmClaim], there: Sequence[PlaceMention]
) -> HarmClaim:
    """Give a claim another place of its sentence, else its whole's, else that of the last claim before it.

    `kept` are the claims that stay where they are, in text order, and `there` their places.
    """
    if any(is_within(one, other) for other in there for one in claim.places):
        return claim
    stay = tuple(kept.values())
    before = stay[: bisect_left(stay, _begins(claim), key=_begins)]
    last = next((each for each in reversed(before) if each.background is claim.background), None)
    whole = kept.get(claim.part_of or "")
    places = _beside(scene, claim) or next((each.places for each in (whole, last) if each), ())
    return replace(claim, places=places) if places else claim


def _beside(scene: Scene, claim: HarmClaim) -> tuple[PlaceMention, ...]:
    """The last place before those of arrival in which a claim's sentence says that something was; no country."""
    text = scene.document.original
    start, _ = scene.document.sentence_bounds(claim.quote)
    names = placed_names(scene, start, min(place.words.start for place in claim.places))
    found = most_specific(resolve_places(text, names, scene.gazetteer))
    return tuple(m for m in found if not _is_away(scene, claim, m) and not _is_country(m))[-1:]


def _is_country(mention: PlaceMention) -> bool:
    return (
        mention.place is not None
        and mention.place.precision is PlacePrecision.COUNTRY
        and not mention.place.is_unlisted
    )


def _is_named(claim: HarmClaim) -> bool:
    return bool(claim.places) and all(is_name(place.words) for place in claim.places)


def _begins(claim: HarmClaim) -> int:
    return claim.quote.start


@cache
def _words() -> _Whereabouts:
    return read_wordings(_Whereabouts, "fairwitness.text.lexicon", "whereabouts")
