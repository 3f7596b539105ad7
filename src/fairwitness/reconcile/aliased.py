"""Aliased: towns and villages that a report of an incident tells by two names are one place to all its claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fairwitness.model import Place, PlaceMention
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.where import Spot, name_of
from fairwitness.text.aliases import aliases_in

_Name = frozenset[str]
_Meant = Mapping[tuple[str, _Name], Place]
"""What a name stands for in an incident."""


def with_one_place(filed: Sequence[FiledClaim]) -> Sequence[FiledClaim]:
    """Give what is told by two names the place by which most claims of the incident know either."""
    meant = _meant(filed)
    return [_in_one_place(each, meant) for each in filed] if meant else filed


def other_name(name: str, filed: Iterable[FiledClaim]) -> str | None:
    """Find what reports call a place by whose other name nobody counts the harmed."""
    reports = {each.report.id: each.report for each in filed}
    wanted = name_of(name)
    pairs = (pair for _, report in sorted(reports.items()) for pair in aliases_in(report.original))
    return next(
        (other for pair in pairs for one, other in (pair, pair[::-1]) if wanted and name_of(one) == wanted), None
    )


def _meant(filed: Iterable[FiledClaim]) -> _Meant:
    named: dict[str, dict[_Name, Counter[Place]]] = defaultdict(lambda: defaultdict(Counter))
    texts: dict[str, set[str]] = defaultdict(set)
    for each in filed:
        for mention in each.claim.places if each.incident else ():
            if each.incident and _is_town(mention):
                named[each.incident][name_of(mention.words.words)].update([mention.place] if mention.place else [])
                texts[each.incident].add(each.report.original)
    found: dict[tuple[str, _Name], Place] = {}
    for incident, names in named.items():
        if len(names) < 2:
            continue
        for one, other in sorted(pair for text in texts[incident] for pair in aliases_in(text)):
            used = [name for name in names if name_of(one) <= name or name_of(other) <= name]
            places = sum((names[name] for name in used), Counter[Place]())
            if len(used) > 1 and name_of(one) and name_of(other) and places:
                found |= {(incident, name): _most_told(places) for name in used}
    return found


def _is_town(mention: PlaceMention) -> bool:
    return bool(name_of(mention.words.words)) and not Spot.of(mention).wide


def _most_told(places: Mapping[Place, int]) -> Place:
    return min(places, key=lambda each: (each.geonameid is None, -places[each], repr(each)))


def _in_one_place(filed: FiledClaim, meant: _Meant) -> FiledClaim:
    places = tuple(
        replace(mention, place=meant.get((filed.incident or "", name_of(mention.words.words)), mention.place))
        for mention in filed.claim.places
    )
    return filed if places == filed.claim.places else replace(filed, claim=replace(filed.claim, places=places))
