"""Extents: the places of a number whose words point too narrowly, or at no name at all.

A reader points at one place. A number that sums up several places is of the one its own sentence names, which holds
them all; and "the shop" is where the report elsewhere says that it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from fairwitness.extract.areas import area_of, is_area
from fairwitness.extract.coordination import place_told_with, scope_told
from fairwitness.extract.places import find_places, resolve_places, unlisted
from fairwitness.extract.scene import Scene
from fairwitness.extract.setting import is_name, is_within, most_specific, names_only
from fairwitness.model import Harm, HarmClaim, Place, PlaceMention, PlacePrecision, Span, When
from fairwitness.text.dates import tells_toll
from fairwitness.text.wordings import read_wordings

_LEAST = 2
"""One person is no sum of several places, and may die far from where they were wounded."""
_SEVERAL = 2
"""Places that a sum must be of."""
_JUST_BEFORE = 160
"""Characters between a place and a thing that is told to stand there ("the camp there")."""
_BODILY = frozenset({Harm.KILLED, Harm.INJURED})
_LEAD = 60
"""Characters before a name in which the words stand that make it the place of something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Extents:
    """The entries of `lexicon/extents.toml`, which says why each is there."""

    located: re.Pattern[str]
    stands: re.Pattern[str]
    opens: re.Pattern[str]


@dataclass(slots=True, kw_only=True)
class _Numbers:
    """The numbers that sentences give for a place they name: how often each low stands there, and the largest high."""

    mention: PlaceMention
    lows: Counter[int] = field(default_factory=Counter)
    most: int = -1


@dataclass(frozen=True, kw_only=True)
class _Map:
    """What a report tells of its places; each part is worked out once, and only if a claim asks for it."""

    scene: Scene
    claims: Sequence[HarmClaim]

    @cached_property
    def numbers(self) -> Mapping[tuple[Harm, str], _Numbers]:
        """By harm and folded name the numbers of the claims whose own sentence names that place."""
        found: dict[tuple[Harm, str], _Numbers] = {}
        for claim in self.claims:
            low, high = claim.count.low, claim.count.high
            if low is not None and _is_own(self.scene, claim):
                for name, place in _named_places(claim).items():
                    numbers = found.setdefault((claim.harm, name), _Numbers(mention=place))
                    numbers.lows[low] += 1
                    numbers.most = max(numbers.most, low if high is None else high)
        return found

    @property
    def known(self) -> Iterator[Place | None]:
        """What the places of all claims resolve to."""
        return (place.place for claim in self.claims for place in claim.places)

    @cached_property
    def located(self) -> Sequence[Span]:
        """The gazetteer's names, in text order, that words before them make the place of something."""
        text = self.scene.document.original
        found = names_only(find_places(text, self.scene.gazetteer), self.scene.times)
        return [s for s in found if _words().located.search(text[max(0, s.start - _LEAD) : s.start])]

    @cached_property
    def stands(self) -> Mapping[str, PlaceMention]:
        """By common noun the first named place that a claim calls by it, or of which the text says it stands there."""
        text = self.scene.document.original
        told = [(m["noun"].casefold(), Span.of(text, *m.span("name"))) for m in _words().stands.finditer(text)]
        told = [(noun, span) for noun, span in told if names_only((span,), self.scene.times)]
        found = {noun: resolve_places(text, (span,), self.scene.gazetteer)[0] for noun, span in reversed(told)}
        for place in (place for claim in reversed(self.claims) for place in claim.places if is_name(place.words)):
            found |= dict.fromkeys(place.words.words.casefold().split(), place)
        return found

    @cached_property
    def named(self) -> Mapping[bool, Sequence[HarmClaim]]:
        """The claims whose places all have names, in text order, apart by whether they are background."""
        found = sorted((c for c in self.claims if c.places and all(is_name(p.words) for p in c.places)), key=_begins)
        return {kind: [c for c in found if c.background is kind] for kind in (False, True)}

    @cached_property
    def of_days(self) -> Mapping[tuple[bool, When], Sequence[HarmClaim]]:
        """Of these claims those that tell of some days, in text order, by whether they are background and the days."""
        found = defaultdict[tuple[bool, When], list[HarmClaim]](list)
        for claim in (*self.named[False], *self.named[True]):
            found[_days(claim)].append(claim)
        return dict(found)

    def within(self, start: int, end: int) -> Sequence[Span]:
        """The located names within a stretch of the text."""
        first, last = (bisect_left(self.located, at, key=lambda span: span.start) for at in (start, end))
        return [span for span in self.located[first:last] if span.end <= end]

    def sentence(self, claim: HarmClaim) -> Sequence[Span]:
        """The located names of a claim's own sentence."""
        return self.within(*self.scene.document.sentence_bounds(claim.quote))

    def resolved(self, spans: Sequence[Span]) -> tuple[PlaceMention, ...]:
        """What the gazetteer says of names of the report."""
        return resolve_places(self.scene.document.original, spans, self.scene.gazetteer)


def with_extents(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Give sums the place of their own sentence, and what is told of a mere "shop" the place of that shop."""
    told = _Map(scene=scene, claims=claims)
    text = scene.document.original
    scoped = {claim.id for claim in claims if claim.count.words and scope_told(text, claim.quote)}
    named = tuple(_of_land(told, claim) if claim.id in scoped else _named(told, claim) for claim in claims)
    told = _Map(scene=scene, claims=named)
    return tuple(claim if claim.id in scoped else _moved(told, claim) for claim in named)


def _of_land(told: _Map, claim: HarmClaim) -> HarmClaim:
    """Put "the whole coast" that has no name into the one country in which all named places of the report lie."""
    if any(place.place is not None or is_name(place.words) for place in claim.places):
        return claim
    countries = {place.place.country for each in told.claims for place in each.places if place.place is not None}
    code = countries.pop() if len(countries) == 1 else None
    if code is None:
        return claim
    lands = (unlisted(place.words.words, code, None, PlacePrecision.COUNTRY) for place in claim.places)
    places = tuple(replace(place, place=land) for place, land in zip(claim.places, lands, strict=True))
    return replace(claim, places=places)


def _named(told: _Map, claim: HarmClaim) -> HarmClaim:
    """Give a claim whose places are common nouns the place where the report says that such a thing stands.

    Who was killed or hurt on some days was so where others were on the same days, if no place is told: of 32,433
    annotated claims with such others 1 in 100 has no place, and 26,201 the nearest of theirs. A report that tells no
    day at all is of one.
    """
    if not claim.places and claim.harm in _BODILY and (claim.when.start or told.of_days.keys() == {_days(claim)}):
        where = _nearest(claim, told.of_days.get(_days(claim), ()))
        return replace(claim, places=where)
    if not claim.places or any(place.place is not None or is_name(place.words) for place in claim.places):
        return claim
    thing = claim.places[0].words
    if is_area(thing):
        return replace(claim, places=(area_of(told.scene, thing, told.known),))
    known = told.stands.get(thing.words.casefold().split()[-1])
    if known is not None:
        return replace(claim, places=(known,))
    before = told.within(max(0, thing.start - _JUST_BEFORE), thing.start)[-1:]
    where = told.resolved(before) or _nearest(claim, told.named[claim.background])
    return replace(claim, places=where) if where else claim


def _nearest(claim: HarmClaim, named: Sequence[HarmClaim]) -> tuple[PlaceMention, ...]:
    """The places of the last claim that begins before this one, else of the first behind it."""
    at = bisect_left(named, _begins(claim), key=_begins)
    return named[max(0, at - 1)].places if named else ()


def _moved(told: _Map, claim: HarmClaim) -> HarmClaim:
    """Give a number that is none of those told of its places the place that its own sentence gives it."""
    low = claim.count.low
    if not claim.places:
        return claim
    opening = _opening(told, claim)
    if opening:
        return replace(claim, places=opening)
    if low is None or low < _LEAST or tells_toll(claim.quote.words):
        return claim
    own = _is_own(told.scene, claim)
    there = [told.numbers[claim.harm, name] for name in _named_places(claim) if (claim.harm, name) in told.numbers]
    others = [numbers for numbers in there if numbers.lows.total() > own]
    if not others or any(numbers.lows[low] > own for numbers in others):
        return claim
    where = _told_with(told, claim)
    if not where and not own and low > max(numbers.most for numbers in others):
        where = most_specific(_around(told, claim))
        where = where if _sums_up(told, claim.harm, where) else ()
    return replace(claim, places=where) if where else claim


def _opening(told: _Map, claim: HarmClaim) -> tuple[PlaceMention, ...]:
    """The place that opens a claim's sentence, "In Sake, ...", where those pointed at stand and lie elsewhere.

    A speaker behind it tells that it is where they spoke: "In Sake, the mayor put the dead at nine".
    """
    names = told.sentence(claim)
    if not names or names[0].end > claim.quote.start or _is_own(told.scene, claim):
        return ()
    start, _ = told.scene.document.sentence_bounds(claim.quote)
    speaks = claim.claimant is not None and names[0].end <= claim.claimant.start < claim.quote.start
    if speaks or not _words().opens.match(told.scene.document.original, start, names[0].start):
        return ()
    found = told.resolved(names[:1])
    return () if any(is_within(place, mention) for place in claim.places for mention in found) else found


def _told_with(told: _Map, claim: HarmClaim) -> tuple[PlaceMention, ...]:
    """The place right behind the number, where it holds one of those pointed at."""
    if claim.count.words is None:
        return ()
    start, end = told.scene.document.sentence_bounds(claim.quote)
    name = place_told_with(told.scene.document.original, start, end, claim.count.words)
    if name is None or any(name.overlaps(place.words) for place in claim.places):
        return ()
    found = told.resolved([span for span in told.within(start, end) if span.start == name.start])
    return tuple(mention for mention in found if any(is_within(place, mention) for place in claim.places))


def _sums_up(told: _Map, harm: Harm, where: Sequence[PlaceMention]) -> bool:
    """Tell whether at least two places in one of these have numbers of their own, which one for all of it sums up."""
    numbers = [each.mention for (of, _), each in told.numbers.items() if of is harm]
    return any(sum(_is_part(part, whole) for part in numbers) >= _SEVERAL for whole in where)


def _is_part(part: PlaceMention, whole: PlaceMention) -> bool:
    """Tell whether a place may lie in another one and is not the same, as far as the gazetteer knows it."""
    if part.words.words.casefold() == whole.words.words.casefold() or part.place == whole.place:
        return False
    return part.place is None or is_within(part, whole)


def _around(told: _Map, claim: HarmClaim) -> tuple[PlaceMention, ...]:
    """The places of a claim's own sentence that hold all those it was given."""
    found = told.resolved(told.sentence(claim))
    return tuple(mention for mention in found if all(is_within(place, mention) for place in claim.places))


def _is_own(scene: Scene, claim: HarmClaim) -> bool:
    start, end = scene.document.sentence_bounds(claim.quote)
    return any(start <= place.words.start and place.words.end <= end for place in claim.places)


def _named_places(claim: HarmClaim) -> dict[str, PlaceMention]:
    """A claim's places by their folded names."""
    return {place.words.words.casefold(): place for place in claim.places}


def _days(claim: HarmClaim) -> tuple[bool, When]:
    return claim.background, When(start=claim.when.start, end=claim.when.end)


def _begins(claim: HarmClaim) -> int:
    return claim.quote.start


@cache
def _words() -> _Extents:
    return read_wordings(_Extents, "fairwitness.text.lexicon", "extents")
