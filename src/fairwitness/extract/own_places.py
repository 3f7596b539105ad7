"""Own places: of several numbers that a sentence tells, each with its place, a claim takes the place of its own number.

A reader points at one place of the report; "nine in the market of Sake and two in Goma" shares its places out, "there"
is the place named last, "nine in Ituri, all at Boga" are of Boga, and a number that its parts make up is of the places
of them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from fairwitness.extract.coordination import coordinated
from fairwitness.extract.items import Item, items_of, shared_out, wholes_of
from fairwitness.extract.place_phrases import place_phrases
from fairwitness.extract.place_setting import AREAS
from fairwitness.extract.places import resolve_places, unlisted
from fairwitness.extract.scene import Scene
from fairwitness.extract.setting import is_within, most_specific, names_only
from fairwitness.model import HarmClaim, PlaceMention, PlacePrecision, Span
from fairwitness.text.wordings import read_wordings

_BEFORE = 200
"""Characters before "there" in which the place is named that it stands for."""
_SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The entries of `lexicon/own_places.toml`, which says why each is there."""

    placed: re.Pattern[str]
    joined: re.Pattern[str]
    all_at: re.Pattern[str]
    there: re.Pattern[str]
    region: re.Pattern[str]


def with_own_places(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Give numbers the places told right behind them, "there" the place before it, and wholes those of their parts."""
    items = items_of(scene, claims)
    own = {words: place for words, item in items.items() if (place := _place_behind(scene, item))}
    shared = shared_out(items, tuple(own))
    named = {place.words.words for claim in claims for place in claim.places}
    placed = []
    for claim in claims:
        words = claim.count.words
        if words is not None and (narrower := _all_at(scene, items[words])):
            placed.append(replace(claim, places=narrower))
        elif words in own and items[words].sentence in shared:
            placed.append(_placed(scene, claim, items[words], own[words]))
        elif right_behind := _right_behind(scene, claim, named):
            placed.append(replace(claim, places=right_behind))
        else:
            placed.append(_there(scene, claim))
    return wholes_of([_in_region(scene, claim) for claim in placed], _spanning)


def _place_behind(scene: Scene, item: Item) -> Span | None:
    """The name behind a number that tells where its people were: "nine people died in the market of" Sake."""
    text = scene.document.original
    if placed_names(scene, *item.lead):
        return None
    found = placed_names(scene, *item.behind)
    return found[0] if found and _words().joined.fullmatch(text, item.behind[0], found[0].start) else None


def _all_at(scene: Scene, item: Item) -> tuple[PlaceMention, ...]:
    """The place in which all that a number counts is told to have been: "nine were killed in Ituri, all at" Boga."""
    text = scene.document.original
    told = _words().all_at.search(text, *item.behind)
    if told is None:
        return ()
    names = coordinated(text, Span.of(text, *told.span("name")))
    return most_specific(resolve_places(text, names_only(names, scene.times), scene.gazetteer))


def _right_behind(scene: Scene, claim: HarmClaim, named: Set[str]) -> tuple[PlaceMention, ...]:
    """The place right behind the words of a harm, "killed at" Sake, if `named` of others and none around its own.

    Of 2,569 annotated claims of texts that tell such a place 2,519 have it for theirs.
    """
    text = scene.document.original
    told = (span for span in (claim.cue, claim.victims, claim.count.words) if span and claim.quote.contains(span))
    end = max(span.end for span in (claim.cue, *told))
    found = _words().placed.match(text, end + 1)
    if (
        found is None
        or _opens_line(text, end, found)
        or found["name"] not in named
        or found.group().split()[0] in place_phrases().near
    ):
        return ()
    name = Span.of(text, *found.span("name"))
    if not names_only((name,), scene.times) or any(_is_told(claim, place.words, name) for place in claim.places):
        return ()
    there = resolve_places(text, (name,), scene.gazetteer)
    if any(each.place is None or each.place.precision in AREAS for each in there):
        return ()
    return () if any(is_within(place, mention) for place in claim.places for mention in there) else there


def _opens_line(text: str, end: int, found: re.Match[str]) -> bool:
    """Tell whether words begin a new line with a capital, in a text not of capitals throughout."""
    return text[end] == "\n" and found.group()[0].isupper() and not found["name"].isupper()


def _is_told(claim: HarmClaim, place: Span, name: Span) -> bool:
    """Tell whether a claim's place holds a name, or stands among its own words."""
    return name.words in place.words or claim.quote.contains(place)


def placed_names(scene: Scene, start: int, end: int) -> Sequence[Span]:
    """The names in a stretch of the text that words before them make the place of something."""
    text = scene.document.original
    found = [Span.of(text, *told.span("name")) for told in _words().placed.finditer(text, start, end)]
    return names_only(found, scene.times) if found else ()


def _placed(scene: Scene, claim: HarmClaim, item: Item, name: Span) -> HarmClaim:
    """Put a claim where its number is told to be: of several places pointed at, only those there."""
    near = tuple(place for place in claim.places if item.is_near(place.words))
    if near:
        return replace(claim, places=near)
    if not claim.places or not all(item.is_in_sentence(place.words) for place in claim.places):
        return claim
    text = scene.document.original
    found = most_specific(resolve_places(text, coordinated(text, name), scene.gazetteer))
    if any(is_within(place, mention) for place in claim.places for mention in found):
        return claim
    return replace(claim, places=found)


def told_there(text: str, start: int, end: int) -> re.Match[str] | None:
    """A word of a stretch that stands for the place named before it."""
    return _words().there.search(text, start, end)


def _there(scene: Scene, claim: HarmClaim) -> HarmClaim:
    """Put what happened "there" at the last place named before the word, in its own sentence or the one before."""
    text = scene.document.original
    there = told_there(text, claim.quote.start, claim.quote.end + 1)
    if there is None:
        return claim
    start, _ = scene.document.sentence_bounds(claim.quote)
    start, _ = scene.document.sentence_bounds(Span.of(text, max(0, start - _SEVERAL), max(1, start - 1)))
    start = max(start, there.start() - _BEFORE)
    found = placed_names(scene, start, there.start())
    if not found or any(start <= place.words.start < there.start() for place in claim.places):
        return claim
    return replace(claim, places=resolve_places(text, found[-1:], scene.gazetteer))


def _in_region(scene: Scene, claim: HarmClaim) -> HarmClaim:
    """Put what happened in a country into the one part of it told in the sentence that names the country."""
    if len(claim.places) != 1 or not _is_country(claim.places[0]):
        return claim
    text, country = scene.document.original, claim.places[0]
    start, end = scene.document.sentence_bounds(country.words)
    found = list(_words().region.finditer(text, start, end))
    if country.place is None or len(found) != 1:
        return claim
    (told,) = found
    region = unlisted(told["name"] or told["part"], country.place.country, None, PlacePrecision.COUNTRY)
    return replace(claim, places=(PlaceMention(words=Span.of(text, *told.span()), place=region),))


def _is_country(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.precision is PlacePrecision.COUNTRY


def _spanning(claim: HarmClaim, parts: Sequence[HarmClaim]) -> HarmClaim:
    """A whole that parts at several places make up, where its own places are only some of theirs."""
    placed = [part for part in parts if part.places]
    if len(placed) < _SEVERAL or sum(part.count.low or 0 for part in placed) != claim.count.low:
        return claim
    there = {place.words.words: place for part in placed for place in part.places}
    if not claim.places or any(place.words.words not in there for place in claim.places):
        return claim
    several = tuple(sorted(there.values(), key=_begins))
    if any(_overlap(one, other) for one, other in combinations(several, 2)):
        return claim
    return replace(claim, places=several)


def _overlap(one: PlaceMention, other: PlaceMention) -> bool:
    """Tell whether two mentions may be of one place: by the gazetteer, or since they share a name."""
    names = [set(filter(str.istitle, place.words.words.split())) for place in (one, other)]
    return is_within(one, other) or is_within(other, one) or not names[0].isdisjoint(names[1])


def _begins(place: PlaceMention) -> Span:
    return place.words


@cache
def _words() -> _Words:
    return read_wordings(_Words, "fairwitness.text.lexicon", "own_places")
