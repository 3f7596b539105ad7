"""Misread: accounts whose days differ and that are of one incident all the same, one day having been misread."""

from __future__ import annotations

from fairwitness.model import Harm
from fairwitness.resolve.compare import (
    gap,
    injured_level,
    is_one_village,
    is_sequel,
    killed_level,
    names_level,
    place_level,
)
from fairwitness.resolve.mention import Mention
from fairwitness.resolve.spots import Lie

_COMPATIBLE = 2
_SAME_OF_SEVERAL = 4
_SEVERAL = 3
_SEVERAL_NAMES = 3
_WEEK = 7
_MONTH = 31


def is_day_misread(one: Mention, other: Mention) -> bool:
    """Tell whether accounts of different days have too much in common to be of two incidents.

    A village seldom loses the same number of people twice in a week, and a day told in passing is easily misread.
    Nobody counts on from one attack to the next: "two more have died, which makes 19" is told of that with 17 dead.
    And as many missing are told of for weeks after they went missing.
    """
    if not one.days or not other.days:
        return False
    apart = gap(one.days, other.days)
    if _miss_as_many(one, other):
        return apart <= _MONTH and is_one_village(one, other)
    return _counts_as_many(one, other) and _may_be_misread(one, other, apart)


def _may_be_misread(one: Mention, other: Mention, apart: int) -> bool:
    """Tell whether two that count as many may be of one incident, so many days as lie between them."""
    if is_sequel(one, other) and apart <= _WEEK and place_level(one, other) == Lie.SAME:
        return True
    if not is_one_village(one, other):
        return False
    return _is_of_report(one, other) if one.is_main and other.is_main else apart <= _WEEK


def _miss_as_many(one: Mention, other: Mention) -> bool:
    """Tell whether both tell of as many missing, three or more, and of nobody else who cannot be the same."""
    mine, theirs = one.figure(Harm.MISSING), other.figure(Harm.MISSING)
    if mine is None or theirs is None or mine.low != theirs.low or mine.low < _SEVERAL:
        return False
    told = [level for level in (killed_level(one, other), injured_level(one, other)) if level is not None]
    return min(told, default=_COMPATIBLE) >= _COMPATIBLE


def _counts_as_many(one: Mention, other: Mention) -> bool:
    """Tell whether both count the same three or more killed or injured, and nothing that cannot be the same."""
    told = [level for level in (killed_level(one, other), injured_level(one, other)) if level is not None]
    return bool(told) and max(told) >= _SAME_OF_SEVERAL and min(told) >= _COMPATIBLE


def _is_of_report(one: Mention, other: Mention) -> bool:
    """Tell whether the later account has no day but its report's, and names what the other names."""
    later = max(one, other, key=lambda mention: min(mention.days))
    is_own = later.published is not None and all(abs((later.published - day).days) <= 1 for day in later.days)
    return is_own and (names_level(one, other) or 0) >= _SEVERAL_NAMES
