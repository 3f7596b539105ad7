"""Rules: hard facts that keep two mentions apart, and what two of them lack to be laid beside each other at all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from fairwitness.model import Harm
from fairwitness.resolve.compare import (
    act_level,
    date_level,
    injured_level,
    is_one_occasion,
    is_one_village,
    is_sequel,
    killed_level,
    names_level,
    place_level,
    victims_shared,
    words_level,
)
from fairwitness.resolve.mention import Mention
from fairwitness.resolve.misread import is_day_misread
from fairwitness.resolve.spots import Lie

_A_DAY_APART = 2
_COMPATIBLE = 2
_SAME_DAY = 4
_SAME_FIGURE = 3
_SAME_OF_SEVERAL = 4
_SEVERAL_NAMES = 2
_ALIKE = 3
_JUST_BEFORE = 3
_WEEK = 7
_MONTH = 31
"""Days."""


def forbids(one: Mention, other: Mention) -> str | None:
    """Say why two mentions cannot be one incident; None where nothing forbids it.

    Incidents are apart where their days are, or their places, or the kind of act; only the same victims, by name or by
    their ages, outweigh that. A crowd of names in common outweighs a date or a place misread, but not both: reports of
    one outlet or office share as many.
    """
    if one.report == other.report:
        return None if _is_told_twice(one, other) else "one report tells them apart"
    if _are_same_victims(one, other):
        return None
    days = _days_apart(one, other)
    if _share_many_names(one, other):
        return days if not place_level(one, other) else None
    return days or _places_apart(one, other) or _acts_apart(one, other)


def keeps_apart(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions are never one incident, whatever a third account says.

    That is so of what one report tells apart, and of places and kinds of act that two reports are mainly about. Days,
    and what is told in passing, are easily misread: in a group they speak against two accounts by their bits.
    """
    if one.report == other.report:
        return forbids(one, other) is not None
    is_surely_told = one.is_main and other.is_main and not _are_same_people(one, other)
    return is_surely_told and (_places_apart(one, other) or _acts_apart(one, other)) is not None


def leaves_open(one: Mention, other: Mention) -> str | None:
    """Say what two mentions lack to be linked by themselves: a place or a sure day to compare; None where nothing is.

    Nothing speaks against their being one incident either: through a third, told more fully, they may be.
    """
    if _are_same_people(one, other):
        return None
    lacking = _lacks_place(one, other) or _lacks_day(one, other)
    return lacking or (_days_apart(one, other) if _counts_nobody(one) or _counts_nobody(other) else None)


def _counts_nobody(mention: Mention) -> bool:
    """Tell whether an account, told in passing, gives no figure: a day misread there keeps nobody's figures apart."""
    return not mention.is_main and not mention.figures


def _is_told_twice(one: Mention, other: Mention) -> bool:
    """Tell whether two accounts of one report are of one occasion on one day, and nothing else tells them apart."""
    if not is_one_occasion(one, other) or date_level(one, other) != _SAME_DAY or act_level(one, other) == 0:
        return False
    figures = [level for level in (killed_level(one, other), injured_level(one, other)) if level is not None]
    return not figures or min(figures) >= _COMPATIBLE


def _are_same_people(one: Mention, other: Mention) -> bool:
    """Tell whether both surely speak of the same victims, or share a crowd of names."""
    return _are_same_victims(one, other) or _share_many_names(one, other)


def _are_same_victims(one: Mention, other: Mention) -> bool:
    if len(victims_shared(one, other)) > 1 or one.named & other.named:
        return True
    return len(one.ages & other.ages) > 1


def _share_many_names(one: Mention, other: Mention) -> bool:
    return (names_level(one, other) or 0) >= 4


def _days_apart(one: Mention, other: Mention) -> str | None:
    if is_day_misread(one, other):
        return None
    if _before(one, other) or _before(other, one):
        return "published before the other happened"
    date = date_level(one, other)
    if date is None or date > _A_DAY_APART:
        return None
    if date < _A_DAY_APART:
        return "no day in common"
    return None if _is_told_alike(one, other) else "a day apart, and told differently"


def _places_apart(one: Mention, other: Mention) -> str | None:
    if place_level(one, other) == 0:
        return "places apart"
    # two villages the gazetteer lacks are two
    return _lacks_place(one, other) if _names_town(one) and _names_town(other) else None


def _names_town(mention: Mention) -> bool:
    return any(spot.is_narrow and not spot.is_site for spot in mention.spots)


def _lacks_place(one: Mention, other: Mention) -> str | None:
    is_unplaced = place_level(one, other) is None and (names_level(one, other) or 0) < _SEVERAL_NAMES
    is_known = is_sequel(one, other) and date_level(one, other) == _SAME_DAY
    return "no place in common" if is_unplaced and not is_known else None


def _lacks_day(one: Mention, other: Mention) -> str | None:
    """A report that gives no day speaks of what happened just before it; of longer ago only where it is told alike."""
    if (one.days and other.days) or one.published is None or other.published is None:
        return None
    mine, theirs = one.days or {one.published}, other.days or {other.published}
    apart = min(abs((day - another).days) for day in mine for another in theirs)
    if apart <= _JUST_BEFORE or (apart <= _lately(one, other) and is_one_village(one, other)):
        return None
    is_alike = (names_level(one, other) or 0) >= _SEVERAL_NAMES or (words_level(one, other) or 0) >= _ALIKE
    is_alike = is_alike or (killed_level(one, other) or 0) >= _SAME_OF_SEVERAL
    return None if is_alike else "no day to compare, and told differently"


def _lately(one: Mention, other: Mention) -> int:
    """How many days before it is told something may have happened in a village: for who fled it, a month."""
    return _MONTH if _tells_who_fled(one) or _tells_who_fled(other) else _WEEK


def _tells_who_fled(mention: Mention) -> bool:
    """Tell whether an account without a day counts nobody but those displaced: they are counted again and again."""
    return not mention.days and {figure.harm for figure in mention.figures} == {Harm.DISPLACED}


def _acts_apart(one: Mention, other: Mention) -> str | None:
    if act_level(one, other) != 0 or _is_one_figure(one, other):
        return None
    if is_sequel(one, other) and is_one_village(one, other):
        return None
    return "acts of different kinds"


def _is_one_figure(one: Mention, other: Mention) -> bool:
    """Tell whether both give one number of killed, of three or more, of like people or at one kind of site, on one day.

    A place hardly loses as many of them on a day to two kinds of act: one of the two was misread, or told otherwise.
    """
    if (killed_level(one, other) or 0) < _SAME_OF_SEVERAL or date_level(one, other) != _SAME_DAY:
        return False
    return place_level(one, other) == Lie.SAME and bool(one.sites & other.sites or one.victims & other.victims)


def _is_told_alike(one: Mention, other: Mention) -> bool:
    """Tell whether accounts of a night and of the next day can be one: by common names, or one figure in like words."""
    names, words = names_level(one, other) or 0, words_level(one, other) or 0
    figures = [level for level in (killed_level(one, other), injured_level(one, other)) if level is not None]
    return names >= 3 or (bool(figures) and min(figures) >= _SAME_FIGURE and (words >= 3 or names >= 2))


def _before(one: Mention, other: Mention) -> bool:
    """Tell whether a report is older than every day the other can mean, time zones allowed for.

    The date of a report that itself tells of a later day is wrong, and says nothing.
    """
    return _is_older(one, other.days | other.other_days) and not _is_older(one, one.days)


def _is_older(mention: Mention, days: Collection[date]) -> bool:
    return mention.published is not None and bool(days) and (min(days) - mention.published).days > 1
