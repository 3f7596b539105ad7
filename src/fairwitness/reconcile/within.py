"""Within: places that reports tell to lie in others, by counting who was harmed in one among those of the other.

"Of 22 killed in the territory eleven died in Biakato" puts Biakato into it, whether or not a gazetteer knows either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from fairwitness.model import HarmClaim
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.scope import Scope
from fairwitness.reconcile.where import Places, Where, surely_apart


def told_within(claims: Iterable[FiledClaim], scopes: Iterable[Scope], places: Places) -> Mapping[int, set[Where]]:
    """Give by the id of a scope's places those that a claim told them to lie in, where nothing known belies it.

    What is told of a town is told of its streets and quarters.
    """
    holding = _holding([each.claim for each in claims if isinstance(each.claim, HarmClaim)], places)
    if not holding:
        return {}
    of_towns = {town: found for where, found in holding.items() if (town := _town(where)) is not None}
    lying = ((scope.where, holding.get(scope.where) or of_towns.get(_town(scope.where) or 0)) for scope in scopes)
    return {id(where): found for where, found in lying if found}


def _holding(claims: Iterable[HarmClaim], places: Places) -> Mapping[Where, set[Where]]:
    told = {claim.id: claim for claim in claims}
    found: dict[Where, set[Where]] = defaultdict(set)
    for claim in told.values():
        whole = told.get(claim.part_of or "")
        if whole is None or not claim.places or len(whole.places) != 1:
            continue
        mine, theirs = Where.of(claim.places), Where.of(whole.places)
        if mine != theirs and not _are_towns(mine, theirs) and not surely_apart(mine, theirs, places):
            found[mine].add(theirs)
    return found


def _are_towns(one: Where, other: Where) -> bool:
    """Tell whether both are towns of a gazetteer, of which none lies in another."""
    return all(_town(each) is not None and not any(spot.wide for spot in each.spots) for each in (one, other))


def _town(where: Where) -> int | None:
    """The gazetteer's id of the one place named, or that it is a part of."""
    place = where.spots[0].place if len(where.spots) == 1 else None
    return place.geonameid if place else None
