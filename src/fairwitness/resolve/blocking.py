"""Blocking: which mentions are compared at all, by keys of date with place or names that two of them must share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from fairwitness.resolve.mention import Mention
from fairwitness.resolve.rarity import rarity
from fairwitness.resolve.spots import Spot

_MOST_NAMES = 12
_MOST_VICTIMS = 6
_WINDOW = 3
_SEVERAL = 3
_MONTH = 31
_CELL = 1.0
"""Degrees of latitude and longitude of a cell; neighbouring cells are keyed too."""


def block_keys(mention: Mention) -> tuple[str, ...]:
    """The keys a mention is found under; two mentions that share one are compared.

    A day counts with the days beside it, a place with the cells beside it. A victim's name counts with any day the
    report names, and two names of victims, or the rarest names of a report that gives no day, count alone. A report
    that gives no day is also compared with what was told of its village in the month before, and any that counts
    several people with whatever counts as many in its village.
    """
    kinds = (_dated, _of_village, _counted, _victims, _named)
    return tuple(dict.fromkeys(key for keys in kinds for key in keys(mention)))


def _dated(mention: Mention) -> Iterator[str]:
    where = sorted({key for spot in mention.spots for key in _where(spot)}) or ["anywhere"]
    words = _words_of(mention.spots)
    names = [*words, *sorted(mention.names, key=lambda name: (-mention.names[name], name))[:_MOST_NAMES]]
    listed = [*where, *(f"w {name}" for name in dict.fromkeys(names))]
    for day in _around(mention.days or _window(mention)):
        for key in listed:
            yield f"{day.isoformat()} {key}"


def _of_village(mention: Mention) -> Iterator[str]:
    if mention.days:
        return
    words = _words_of(_villages(mention))
    for day in sorted(_window(mention, _MONTH)) if words else ():
        for word in words:
            yield f"{day.isoformat()} w {word}"


def _counted(mention: Mention) -> Iterator[str]:
    """The number of victims with the village, and what it was before more of them died: days are easily misread."""
    counted = [figure for figure in mention.figures if figure.low >= _SEVERAL]
    words = _words_of(_villages(mention)) if counted else ()
    for figure in counted:
        for number in sorted({figure.low, *figure.before}):
            for word in words:
                yield f"{figure.harm} {number} {word}"


def _villages(mention: Mention) -> Iterator[Spot]:
    return (spot for spot in mention.spots if spot.is_narrow and not spot.is_city and not spot.is_street)


def _words_of(spots: Iterable[Spot]) -> list[str]:
    """The words of places, and their sounds."""
    listed = tuple(spots)
    words = sorted({word for spot in listed for word in spot.words})
    return words + sorted({f"~{sound}" for spot in listed for sound in spot.sounds})


def _victims(mention: Mention) -> Iterator[str]:
    names = sorted(mention.named, key=lambda name: (-rarity(name), name))[:_MOST_VICTIMS]
    for day in sorted(mention.days | mention.other_days):
        for name in names:
            yield f"{day.isoformat()} v {name}"
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            yield "v " + " ".join(sorted((one, other)))


def _window(mention: Mention, length: int = _WINDOW) -> frozenset[date]:
    """The days up to publication, for a report that gives no day."""
    if mention.published is None:
        return frozenset()
    return frozenset(mention.published - timedelta(days=n) for n in range(length))


def _around(days: Iterable[date]) -> list[date]:
    """The days and the one after each: two mentions a day apart share one."""
    return sorted({day + timedelta(days=n) for day in days for n in (0, 1)})


def _where(spot: Spot) -> Iterator[str]:
    if spot.rank == 0 and spot.latitude is not None and spot.longitude is not None:
        for north in (-0.5, 0.5):
            for east in (-0.5, 0.5):
                yield f"c {round(spot.latitude / _CELL + north)} {round(spot.longitude / _CELL + east)}"
    if spot.rank is not None and spot.country:
        yield f"a {spot.country} {spot.admin1}" if spot.admin1 else f"a {spot.country}"


def _named(mention: Mention) -> Iterator[str]:
    rarest = sorted(mention.names, key=lambda name: (-mention.names[name], name))[:6]
    for at, one in enumerate(rarest):
        for other in rarest[at + 1 :]:
            yield "n " + " ".join(sorted((one, other)))
