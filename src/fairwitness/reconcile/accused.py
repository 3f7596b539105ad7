"""Accused: who is told to have done it, claim by claim and incident by incident.

Reports seldom name who did it with each of their figures: "the guard killed seven at the bridge" says it of the seven,
and of the 20 wounded there nothing is said. Who is accused in an incident may have harmed all of it that is told of
nobody's hand, but for its own people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from fairwitness.model import Group, HarmClaim, Status
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.lexicon import lexicon, words_of
from fairwitness.reconcile.whom import Whom, are_enemies
from fairwitness.reference.parties import party_name

Accused = Mapping[str, Mapping[str, Collection[Whom]]]
"""By incident those accused of it, each with the people it is told to have harmed there."""

_STEM = 4  # letters that a word has to share to be another's stem


def party_of(filed: FiledClaim) -> str | None:
    """Who did it according to a claim: the party of the table, else the claim's own words."""
    if filed.party:
        return filed.party
    claim = filed.claim
    words = claim.perpetrator.words if isinstance(claim, HarmClaim) and claim.perpetrator else None
    return " ".join(words.casefold().split()) if words else None


def accused_in(heard: Iterable[FiledClaim]) -> Accused:
    """Find who is accused in each incident, be it of another harm than is asked for."""
    found: dict[str, dict[str, set[Whom]]] = defaultdict(lambda: defaultdict(set))
    for each in heard:
        claim = each.claim
        if each.incident and isinstance(claim, HarmClaim) and claim.status is not Status.DENIED:
            party = party_of(each)
            if party:
                found[each.incident][party.casefold()].add(Whom.of(claim, each.ranks, each.origin.role))
    return found


def may_have_harmed(party: str, harmed: Collection[Whom], told: Iterable[FiledClaim], whom: Whom) -> bool:
    """Tell whether one accused in an incident may have harmed some of whom no hand is told.

    Not its own people, as it mourns itself or is named by, nor attackers, nor fighters of another side than those it
    harmed.
    """
    if whom.attackers or (whom.ranks and not whom.ranks.is_enemy and whom.ranks.side == party):
        return False
    if any(_is_mourned_by(party, each, whom) for each in told):
        return False
    return not any(are_enemies(whom.ranks, each.ranks) or _are_two_sides(whom, each) for each in harmed)


def _is_mourned_by(party: str, filed: FiledClaim, whom: Whom) -> bool:
    claim = filed.claim
    if whom.group is Group.COMBATANTS and filed.origin.party == party:
        return True
    return isinstance(claim, HarmClaim) and claim.victims is not None and is_named_by(party, claim.victims.words)


def _are_two_sides(one: Whom, other: Whom) -> bool:
    return bool(one.side and other.side and one.side != other.side)


def is_named_by(party: str, words: str) -> bool:
    """Tell whether words name a party: "rebel fighters" are the rebels', "eight of Malian army" the army of Mali's."""
    named, said = name_words(party), set(words_of(words))
    return bool(named) and all(any(is_kin(one, other) for other in said) for one in named)


def are_one(party: str, other: str) -> bool:
    """Tell whether two names may be one's, one saying no more than the other: "gunmen" and "gunmen on motorcycles"."""
    return party == other or is_named_by(party, party_name(other)) or is_named_by(other, party_name(party))


@cache
def name_words(party: str) -> frozenset[str]:
    """The words of a party's name that tell it from others."""
    return frozenset(words_of(party_name(party))) - lexicon().actor_fillers


def is_kin(one: str, other: str) -> bool:
    """Whether two words are one but for their ending: "Mali" and "Malian"."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _STEM and longer.startswith(shorter))
