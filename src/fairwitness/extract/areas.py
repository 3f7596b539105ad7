"""Areas: a stretch of land told by its kind alone, "the county", "the eastern desert", is wider than any site in it.

It is the region that the report calls so by name, else lies somewhere in what all named places of the report lie in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from fairwitness.extract.place_finding import DIVISIONS
from fairwitness.extract.place_wording import read_wording
from fairwitness.extract.places import region_of, resolve_places, unlisted
from fairwitness.extract.scene import Scene
from fairwitness.extract.setting import names_only
from fairwitness.model import Place, PlaceMention, PlacePrecision, Span
from fairwitness.text.wordings import read_wordings

_TOLD_MORE = 2
"""Words of a mention from which on it says more than "area"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Areas:
    """The entries of `lexicon/areas.toml`, which says why each is there."""

    of_land: re.Pattern[str]
    name: re.Pattern[str]


def is_area(span: Span) -> bool:
    """Tell a region or a landscape from a site and from the mere surroundings of one ("the area")."""
    kind, words = read_wording(span.words).kind, span.words.lower().removeprefix("the ").split()
    if kind in DIVISIONS or _words().of_land.search(span.words):
        return True
    return kind == "around" and len(words) >= _TOLD_MORE


def area_of(scene: Scene, span: Span, places: Iterable[Place | None]) -> PlaceMention:
    """The region that the report names by the same noun; else the words themselves, in the land of all these places."""
    return _called_so(scene, span) or PlaceMention(words=span, place=_land(scene, span, places))


def _called_so(scene: Scene, span: Span) -> PlaceMention | None:
    """The last region before the words that is called by their noun, else the first behind: "County Mayo"."""
    if read_wording(span.words).kind not in DIVISIONS:
        return None
    noun, name, text = span.words.split()[-1], _words().name.pattern, scene.document.original
    called = re.finditer(rf"\b(?:(?i:{re.escape(noun)})\s+(?:of\s+)?{name}|{name}\s+(?i:{re.escape(noun)}))\b", text)
    named = names_only([Span.of(text, *each.span()) for each in called], scene.times)
    found = [mention for mention in resolve_places(text, named, scene.gazetteer) if mention.place is not None]
    before = [mention for mention in found if mention.words.end <= span.start]
    return next(iter((*before[-1:], *found)), None)


def _land(scene: Scene, span: Span, places: Iterable[Place | None]) -> Place | None:
    """The first-level region of all places for "the state", else somewhere in their country."""
    known = [place for place in places if place is not None]
    countries, regions = {place.country for place in known}, {place.admin1 for place in known}
    if len(countries) != 1 or None in countries:
        return None
    region = next(
        (found for place in known if len(regions) == 1 and (found := region_of(place, scene.gazetteer))), None
    )
    if region is not None and read_wording(span.words).kind == "region":
        return region
    return unlisted(span.words, known[0].country, None, PlacePrecision.COUNTRY)


@cache
def _words() -> _Areas:
    return read_wordings(_Areas, "fairwitness.text.lexicon", "areas")
