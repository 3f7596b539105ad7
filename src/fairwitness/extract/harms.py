"""Harm claims: a sighting's words understood as how many people of which group came to harm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from fairwitness.extract.combined import counts_the_sick, is_combined
from fairwitness.extract.corrections import is_set_right
from fairwitness.extract.counts import count_of
from fairwitness.extract.means import means_of
from fairwitness.extract.overlaps import Overlaps, free_indices
from fairwitness.extract.perpetrators import perpetrator
from fairwitness.extract.scene import Scene, evidence_of
from fairwitness.extract.status import status_of
from fairwitness.extract.victims import (
    age_of,
    group_of,
    harmed_by_own_hand,
    is_one_of,
    is_told_elsewhere,
    own_victims,
    sex_of,
    tells_group,
)
from fairwitness.model import Group, Harm, HarmClaim, Kind, Span, Status
from fairwitness.text.cues import read_lexicon
from fairwitness.text.reader import Sighting
from fairwitness.text.reader.features import lists_of

_SURE = 0.75
_SURER = 0.9
_OTHER_HALF = {Harm.KILLED: Harm.INJURED, Harm.INJURED: Harm.KILLED}
_BY_WORD = frozenset((Harm.DETAINED, Harm.ABDUCTED, Harm.MISSING, Harm.DISPLACED))


def harm_claim(scene: Scene, sighting: Sighting) -> HarmClaim:
    """Make a harm claim of a sighting; whether it is background and whose part it is come later."""
    quote = scene.quote(sighting)
    cue = scene.cue(sighting, quote)
    harm = harm_said(Harm(sighting.value), cue, scene.words)
    counted = sighting.count.span
    victims = harmed_by_own_hand(own_victims(sighting.victims.span, counted), cue)
    text = scene.document.original
    claimant = scene.claimant(sighting.claimant, quote)
    count = count_of(text, counted, victims, cue, quote, combined=is_combined(text, cue, quote, counted))
    told = victims.words if victims and not is_one_of(victims.words, count.low) else None
    claim = HarmClaim(
        id=scene.claim_id(harm, sighting.anchor, quote),
        report_id=scene.report.id,
        kind=Kind.HARM,
        quote=quote,
        cue=cue,
        places=scene.places(sighting.places, quote, counted),
        when=scene.when(sighting, quote),
        claimant=claimant,
        claimant_role=scene.role(claimant),
        relays=scene.relays(sighting, claimant),
        status=Status.DENIED if is_set_right(text, counted) else _status(scene, sighting, quote, cue),
        background=sighting.background,
        evidence=evidence_of(sighting, scene.calibration),
        harm=harm,
        count=count,
        victims=victims,
        group=_group(scene, sighting, victims, cue),
        sex=sex_of(told),
        age=age_of(told),
        act=means_of(scene.document, quote, cue, proposals=scene.proposals),
    )
    return replace(claim, perpetrator=perpetrator(scene, claim, sighting.perpetrator.span))


def harm_said(seen: Harm, cue: Span, report: Sequence[str]) -> Harm:
    """Tell "detained", "abducted", "missing" and "displaced" apart by the word used, never by whose men did it.

    A word that stands in the list of one harm only settles it, unless it tells only that somebody has them ("held");
    killed and injured, whose words are many, stay as seen.
    But who was "shot" is not dead where `report`, its words in order, has none of death.
    """
    if seen is Harm.KILLED:
        return Harm.INJURED if is_mere_hit(cue) and not _tells_death(report) else seen
    if seen not in _BY_WORD:
        return seen
    telling = [word for word in cue.words.split() if word.lower() not in _either_way()]
    said = {harm for harm in Harm for word in telling if harm.value in lists_of(word)}
    return said.pop() if len(said) == 1 and said <= _BY_WORD else seen


@cache
def _either_way() -> frozenset[str]:
    return frozenset(read_lexicon("status")["either_way"]["words"])


def is_mere_hit(cue: Span) -> bool:
    """Tell whether a harm word is of being hit and not of dying: shot, stabbed."""
    lists = frozenset[str]().union(*map(lists_of, cue.words.split()))
    return Harm.INJURED.value in lists and Harm.KILLED.value not in lists


def _tells_death(report: Sequence[str]) -> bool:
    lists = map(lists_of, report)
    return any(Harm.KILLED.value in each and "civilian" not in each for each in lists)


def _group(scene: Scene, sighting: Sighting, victims: Span | None, cue: Span) -> Group:
    if victims is None:
        return Group.UNSPECIFIED if counts_the_sick(scene.document.original, cue) else sighting.group
    said = group_of(victims.words, scene.document.original, victims.start)
    if said is not Group.UNSPECIFIED and not is_told_elsewhere(victims.words):
        return said
    return sighting.group if sighting.group_probability >= (_SURE if said is Group.UNSPECIFIED else _SURER) else said


def _status(scene: Scene, sighting: Sighting, quote: Span, cue: Span) -> Status:
    said = status_of(scene.document, quote, cue)
    return said if said is not None else sighting.status


def told_once(claims: Mapping[int, HarmClaim], sure: Mapping[int, float]) -> dict[int, HarmClaim]:
    """Leave out a claim that the same harm and count words, or some of them, have made already.

    One word says one harm: of two harms read off it that stays whose word it is, else the surer. Killed and injured
    alone may share a word ("casualties"). One person is told once, however many words say that it is one: "one of
    them a child".
    """
    told, kept = Overlaps[HarmClaim](), set[int]()
    single = set[tuple[Harm, Span, Span]]()
    for index in sorted(claims, key=lambda index: (not _is_worded(claims[index]), -sure[index], index)):
        claim = claims[index]
        if claim.count.words is None:
            continue
        before = (other for other in told.of(claim.count.words) if other.cue.overlaps(claim.cue))
        person = _person(claim)
        if person not in single and all(_may_share(other, claim) for other in before):
            told.add(claim.count.words, claim)
            kept.add(index)
            single |= {person} if person else set()
    return {index: claim for index, claim in claims.items() if claim.count.words is None or index in kept}


def _is_worded(claim: HarmClaim) -> bool:
    """Tell whether a word of the claim's own harm says it."""
    return any(claim.harm.value in lists_of(word) for word in claim.cue.words.split())


def _person(claim: HarmClaim) -> tuple[Harm, Span, Span] | None:
    """What two claims of one person share: the harm, its word and who it is; None where several are told."""
    if claim.victims is None or claim.count.low != 1 or claim.count.high != 1:
        return None
    return claim.harm, claim.cue, claim.victims


def _may_share(one: HarmClaim, other: HarmClaim) -> bool:
    """Tell whether one number is of both harms: killed and injured together, nobody, or those hit ("shot")."""
    is_of_both = one.count.combined or one.count.high == 0 or one.count.low is None or is_mere_hit(one.cue)
    return is_of_both and {one.harm, other.harm} == set(_OTHER_HALF)


def with_other_halves(scene: Scene, claims: Mapping[int, HarmClaim]) -> dict[int, HarmClaim]:
    """Add the other half of a number said of killed and injured together, where only the one half was seen."""
    made = dict(claims)
    free = free_indices(claims)
    told = {(claim.harm, claim.count.words or claim.cue) for claim in claims.values()}
    for claim in claims.values():
        other = _OTHER_HALF.get(claim.harm)
        if claim.count.combined and other and (other, claim.count.words or claim.cue) not in told:
            half = replace(claim, harm=other, id=scene.claim_id(other, claim.count.words or claim.cue, claim.quote))
            made[next(free)] = half
    return made


def with_parts(claims: Mapping[int, HarmClaim], parts: Mapping[int, int | None]) -> tuple[HarmClaim, ...]:
    """Tell each claim which other claim's number includes its own; chains that close on themselves are cut.

    Women among the soldiers killed are soldiers: a part whose words tell only sex or age is of its whole's group.
    """
    made = []
    for index, claim in claims.items():
        part_of = parts.get(index)
        whole = None if part_of is None else claims.get(part_of)
        fits = whole is not None and _may_include(whole, claim) and not _closes(index, parts)
        made.append(replace(claim, part_of=whole.id, group=_within(whole, claim)) if whole and fits else claim)
    return _of_both_groups(made)


def _of_both_groups(claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Call a whole mixed whose parts are all of it, some of them civilians and some combatants."""
    parts = defaultdict[str, list[HarmClaim]](list)
    for claim in claims:
        if claim.part_of is not None:
            parts[claim.part_of].append(claim)
    return tuple(
        replace(claim, group=Group.MIXED)
        if claim.group is not Group.COMBATANTS
        and {Group.CIVILIANS, Group.COMBATANTS} <= {part.group for part in parts[claim.id]}
        and _make_up(parts[claim.id], claim)
        else claim
        for claim in claims
    )


def _make_up(parts: Sequence[HarmClaim], whole: HarmClaim) -> bool:
    counts = [part.count for part in parts]
    if any(count.low is None or count.low != count.high for count in (*counts, whole.count)):
        return False
    return sum(count.low or 0 for count in counts) == whole.count.low


def _within(whole: HarmClaim, part: HarmClaim) -> Group:
    if whole.group is not Group.COMBATANTS or part.group is not Group.CIVILIANS or part.victims is None:
        return part.group
    return part.group if tells_group(part.victims.words) else whole.group


def _may_include(whole: HarmClaim, part: HarmClaim) -> bool:
    if whole.harm != part.harm or whole.id == part.id:
        return False
    return whole.count.high is None or part.count.low is None or part.count.low <= whole.count.high


def _closes(index: int, parts: Mapping[int, int | None]) -> bool:
    """Tell whether following `part_of` from a claim leads back to it."""
    at, steps = parts.get(index), 0
    while at is not None and steps <= len(parts):
        if at == index:
            return True
        at, steps = parts.get(at), steps + 1
    return False
