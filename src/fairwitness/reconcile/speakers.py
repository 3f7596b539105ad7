"""Speakers: who may be taken for one claimant within one incident, whatever their words are resolved to elsewhere.

Two reports of one bombing that quote "the governor's office" and "the governor of Mardin" quote one office, and a
sentence that names nobody, behind those of the only claimant a report names, goes on with what that claimant said.
Nobody is heard twice for it, and a later figure takes the place of the earlier.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from fairwitness.model import ClaimantRole, Harm, HarmClaim
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.lexicon import lexicon, words_of
from fairwitness.reconcile.statements import Statement

_ARMY = "army"
"""What an army is called whose country nothing tells (`reference/bodies.toml`)."""
_PLACE = re.compile(r"\s*\([^)]*\)$")
_BODIES = frozenset(
    {
        ClaimantRole.GOVERNMENT,
        ClaimantRole.MILITARY,
        ClaimantRole.POLICE,
        ClaimantRole.MONITOR,
        ClaimantRole.UN_NGO,
    }
)
_Within = tuple[str, str]
"""An incident and a report, or an origin's id."""
_Name = tuple[str, ...]
"""The words of a body's name, in their order."""
_Said = tuple[str, str, Harm]
"""An incident, a report, and a harm."""


def as_one_speaks(said: Sequence[Statement], told_by: Iterable[FiledClaim]) -> list[Statement]:
    """Give the statements with the origins that go for one within their incidents."""
    one_body = _bodies(said)
    unnamed = {(each.incident, each.report_id) for each in said if each.incident is not None and each.is_own_voice}
    if not one_body and not unnamed:
        return list(said)
    backing, given = _backing(told_by, one_body, unnamed)
    return [_spoken_by(each, one_body, backing, given) for each in said]


def _spoken_by(
    each: Statement, one_body: Mapping[_Within, str], backing: Mapping[_Within, str], given: Collection[_Said]
) -> Statement:
    if each.incident is None:
        return each
    if each.is_own_voice:
        # beside the claimant's own figure of that harm, the outlet's is another one
        is_given = (each.incident, each.report_id, each.claim.harm) in given
        origin = each.origin_id if is_given else backing.get((each.incident, each.report_id), each.origin_id)
    else:
        origin = one_body.get((each.incident, each.origin_id), each.origin_id)
    return each if origin == each.origin_id else replace(each, origin_id=origin)


def _bodies(said: Iterable[Statement]) -> dict[_Within, str]:
    """Name for bodies of one incident that are called alike the first of them."""
    alike: dict[str, dict[_Name, dict[str, str | None]]] = defaultdict(lambda: defaultdict(dict))
    for each in said:
        if each.incident is None or each.is_own_voice:
            continue
        name = _bare(each.who, each.filed.origin.role in _BODIES)
        if name:
            alike[each.incident][name][each.origin_id] = each.filed.origin.party
    found = {
        (incident, origin): min(origins)
        for incident, named in alike.items()
        for origins in _called_alike(named)
        if len(origins) > 1 and len(set(origins.values()) - {None}) < 2
        for origin in origins
    }
    return found | _armies(said, found)


def _armies(said: Iterable[Statement], found: Mapping[_Within, str]) -> dict[_Within, str]:
    """Take "the army" of a report that names no country for the only army that others name in the incident."""
    bare: dict[str, set[str]] = defaultdict(set)
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in said:
        origin = each.filed.origin
        if origin.role is not ClaimantRole.MILITARY or each.incident is None or each.is_own_voice:
            continue
        if origin.party is not None:
            named[each.incident][origin.party].add(origin.id)
        elif origin.name == _ARMY:
            bare[each.incident].add(origin.id)
    made: dict[_Within, str] = {}
    for incident, origins in bare.items():
        if len(named[incident]) == 1:
            (armies,) = named[incident].values()
            together = {found.get((incident, each), each) for each in (*origins, *armies)}
            made |= {(incident, each): min(together) for each in (*origins, *armies)}
    return made


def _called_alike(named: Mapping[_Name, Mapping[str, str | None]]) -> Iterable[Mapping[str, str | None]]:
    """Put those of one name together, and a barer one with the only fuller one: Assam's relief commissioner."""
    fuller: dict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
    for name in named:
        for start in range(1, len(name) - 1):
            fuller[frozenset(name[start:])].add(frozenset(name))
    together: dict[frozenset[str], dict[str, str | None]] = defaultdict(dict)
    for name, origins in named.items():
        full = frozenset(name)
        while len(fuller[full] - {full}) == 1:
            (full,) = fuller[full] - {full}
        together[full] |= origins
    return together.values()


@lru_cache(maxsize=50_000)
def _bare(who: str, is_body: bool) -> _Name | None:
    """What a body is called without its place and who speaks for it; None where it is no one body."""
    words = words_of(_PLACE.sub("", who))
    if lexicon().anybody.intersection(words):
        return None
    name = tuple(word for word in words if word not in lexicon().spokesmen)
    if is_body:
        return name or None
    # "the hospital" may be any, "the emergency medicine centre" is hardly another one in the same incident
    return name if lexicon().institutions.intersection(name) and len(name) > 1 else None


def _backing(
    told_by: Iterable[FiledClaim], one_body: Mapping[_Within, str], unnamed: Collection[_Within]
) -> tuple[dict[_Within, str], Collection[_Said]]:
    """Name for some incidents of reports the only claimant named there, if there is one, and the harms it tells."""
    named: dict[_Within, set[str]] = defaultdict(set)
    given: set[_Said] = set()
    for filed in told_by if unnamed else ():
        claim = filed.claim
        if filed.incident is None or (filed.incident, filed.report.id) not in unnamed:
            continue
        if not isinstance(claim, HarmClaim) or claim.claimant is None:
            continue
        origin = one_body.get((filed.incident, filed.origin.id), filed.origin.id)
        named[filed.incident, filed.report.id].add(origin)
        given.add((filed.incident, filed.report.id, claim.harm))
    return {within: next(iter(origins)) for within, origins in named.items() if len(origins) == 1}, given
