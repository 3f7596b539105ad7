"""Settings: where and when an incident was, as far as anything said of it tells.

A claim tied to an incident is of its place and days, whatever itself leaves unsaid: of "6,400 have fled" nobody need
say once more that they fled the attack of Saturday.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.abreast import is_of
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.scope import Fitter, Scope
from fairwitness.reconcile.statements import Statement
from fairwitness.reconcile.where import Places, Spot, Where, surely_apart, where_fit
from fairwitness.text.dates import is_day_of_telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A place, and first and last days; `told`: these are only days of telling, it happened then or before."""

    where: Where
    start: date | None
    end: date | None
    told: bool


def incident_scopes(
    nodes: Sequence[Node], gone: Iterable[Statement], heard: Iterable[FiledClaim], fitter: Fitter
) -> list[Scope]:
    """Give every node its scope, those of an incident with the narrowest place and days said of that incident.

    What is told of a part of that place stays there. A figure that is `gone` has its place all the same. Where an
    incident's own harm's claims say neither, what others heard of the incident say goes for these. Of an incident that
    is told of several places, what is said of one stays there, and what is said of all stays theirs.
    """
    places, several = fitter.places, fitter.several
    scopes = [node.scope for node in nodes]
    incidents: dict[str, list[int]] = defaultdict(list)
    for at, node in enumerate(nodes):
        if node.incident:
            incidents[node.incident].append(at)
    unset, former = set[str](), defaultdict[str, list[Scope]](list)
    for each in gone:
        if each.incident:
            former[each.incident].append(each.scope)
    for incident, members in incidents.items():
        own = [scopes[at] for at in members] + former.get(incident, [])
        own += [said.scope for at in members if len(nodes[at].members) > 1 for said in nodes[at].members]
        if not any(scope.start for scope in own) or not any(scope.where.spots for scope in own):
            unset.add(incident)
        if not all(_is_one_setting(own[0], other) for other in own[1:]):
            apart = several.get(incident, frozenset())
            _set(scopes, members, _common([_setting_of(scope) for scope in own], apart, places), apart, places)
    for incident, told in _told_otherwise(unset, heard).items() if unset else ():
        known = _narrowest([_setting_of(scopes[at]) for at in incidents[incident]])
        _set(scopes, incidents[incident], _filled(known, _narrowest(told)), frozenset(), places)
    return scopes


def _set(
    scopes: list[Scope], members: Iterable[int], setting: Setting, several: frozenset[Spot], places: Places
) -> None:
    for at in members:
        scope = scopes[at]
        if scope.where is setting.where and (scope.start, scope.end) == (setting.start, setting.end):
            continue
        is_own = surely_apart(scope.where, setting.where, places) or is_of(several, scope.where, places)
        where = scope.where if is_own or _is_part(scope.where, setting.where, places) else setting.where
        scopes[at] = replace(scope, where=where, start=setting.start, end=setting.end, told=setting.told)


def _is_part(one: Where, other: Where, places: Places) -> bool:
    """Tell whether one place lies in another of another name; of one name, they are one, whatever a gazetteer says."""
    if {spot.words for spot in one.spots} == {spot.words for spot in other.spots}:
        return False
    return where_fit(one, other, places=places, is_near=True) == "inside"


def _common(settings: Sequence[Setting], several: frozenset[Spot], places: Places) -> Setting:
    """Choose the narrowest place and days, but of several places none by itself."""
    narrowest = _narrowest(settings)
    if not is_of(several, narrowest.where, places):
        return narrowest
    whole = _narrowest([each for each in settings if not is_of(several, each.where, places)] or settings)
    listed = max((each.where for each in settings), key=lambda where: len(where.spots))
    return replace(
        narrowest, where=whole.where if not is_of(several, whole.where, places) and whole.where.spots else listed
    )


def _setting_of(scope: Scope) -> Setting:
    return Setting(where=scope.where, start=scope.start, end=scope.end, told=scope.told)


def _told_otherwise(incidents: Collection[str], heard: Iterable[FiledClaim]) -> dict[str, list[Setting]]:
    """What is said of where and when some incidents were, by claims of whatever kind."""
    found: dict[str, list[Setting]] = defaultdict(list)
    for each in heard:
        if each.incident in incidents and each.incident is not None:
            when = each.claim.when
            told = bool(when.words) and is_day_of_telling(each.report.original, when)
            where = Where.of(each.claim.places, each.lands)
            found[each.incident].append(Setting(where=where, start=when.start, end=when.end, told=told))
    return found


def _filled(own: Setting, other: Setting) -> Setting:
    is_dated = own.start is not None and own.end is not None
    days = own if is_dated else other
    where = own.where if own.where.spots else other.where
    return Setting(where=where, start=days.start, end=days.end, told=days.told)


def _is_one_setting(one: Scope, other: Scope) -> bool:
    if (one.start is None) is not (one.end is None):
        return False
    return one.where is other.where and one.start == other.start and one.end == other.end and one.told is other.told


def _narrowest(settings: Sequence[Setting]) -> Setting:
    """Choose the narrowest place and days, of as narrow days those most often told; days of telling come last."""
    placed = list({id(each.where): each.where for each in settings if each.where.spots}.values())
    where = min(placed, key=_width, default=settings[0].where) if len(placed) != 1 else placed[0]
    dated = [(each.start, each.end, each.told) for each in settings if each.start and each.end]
    often = Counter(dated)
    start, end, told = min(
        often, key=lambda each: (each[2], (each[1] - each[0]).days, -often[each], each), default=(None, None, False)
    )
    return Setting(where=where, start=start, end=end, told=told)


def _width(where: Where) -> tuple[bool, int, bool, list[str]]:
    area = any(spot.area for spot in where.spots)
    resolved = any(spot.place for spot in where.spots)
    return area, len(where.spots), not resolved, sorted(word for spot in where.spots for word in spot.words)
