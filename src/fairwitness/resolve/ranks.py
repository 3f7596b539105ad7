"""Ranks: whose people the victims of a claim are, by the words for them, by "its" and "lost", and by who did it.

"Two of its fighters were killed, the group said" are the group's; "it lost 40 men" are those of whoever stands before
"it". Whom Chad's army says it killed are not Chad's. What no words tell stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fairwitness.model import Claim, ClaimantRole, Group, Harm, HarmClaim, Ranks, Report, Span
from fairwitness.reference.parties import Parties, body_words, country_of, government_side
from fairwitness.resolve.claimants import identify, is_army, land_of, party_of, side_of
from fairwitness.resolve.contexts import context_of, contexts_of
from fairwitness.resolve.identity import Context, Sort
from fairwitness.resolve.lexicon import lexicon
from fairwitness.resolve.passage import sentence_span
from fairwitness.resolve.phrase import Phrase

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NEAR = 3
"""So many words further "its" may stand before the people or losses it owns: its three elite soldiers."""
_BACK = 200
"""Characters before a quote in which its sentence's subject is looked for."""
_LONGEST_NAME = 5
_GENITIVES = ("'s", "’s", "s'", "s’")
_STATE = frozenset({ClaimantRole.GOVERNMENT, ClaimantRole.MILITARY, ClaimantRole.POLICE})
_FIGHT = _STATE | {ClaimantRole.REBEL}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A claim in its report.

    `side` is the one its claimant speaks for, `own` that of the people it calls its own, `fights` whether it fights.
    """

    claim: HarmClaim
    report: Report
    context: Context
    parties: Parties
    side: str | None
    own: str | None
    fights: bool

    @property
    def is_presumed(self) -> bool:
        """Tell whether the claimant's words do not say which country's it is."""
        words = self.claim.claimant.words if self.claim.claimant else ""
        is_government = country_of(self.side) is not None
        return is_government and not land_of(words) and party_of(words, Context(), self.parties) is None


def resolve_ranks(reports: Iterable[Report], claims: Iterable[Claim], parties: Parties) -> Mapping[str, Ranks]:
    """Find whose people are harmed, by claim id; a claim that does not tell is left out."""
    by_id = {report.id: report for report in reports}
    listed = list(claims)
    around = contexts_of(listed)
    found: dict[str, Ranks] = {}
    for claim in listed:
        report = by_id.get(claim.report_id)
        if report is None or not isinstance(claim, HarmClaim):
            continue
        context = context_of(claim, around[claim.report_id])
        side, own = _voice(claim, context, parties)
        fights = claim.claimant is not None and (side is not None or claim.claimant_role in _FIGHT)
        told = _Told(claim=claim, report=report, context=context, parties=parties, side=side, own=own, fights=fights)
        ranks = _ranks(told)
        if ranks is not None:
            found[claim.id] = ranks
    return _with_parts(listed, found)


def _with_parts(claims: Iterable[Claim], found: Mapping[str, Ranks]) -> Mapping[str, Ranks]:
    """Give some of those harmed the ranks of all: "four of its fighters fell, one of them a woman"."""
    parts = {
        claim.id: ranks
        for claim in claims
        if isinstance(claim, HarmClaim) and claim.part_of and claim.group is not Group.CIVILIANS
        if claim.id not in found and (ranks := found.get(claim.part_of))
    }
    return {**found, **parts}


def _ranks(told: _Told) -> Ranks | None:
    return _named(told) or _owner(told) or _by_way_of_telling(told) or _harmed(told)


def _named(told: _Told) -> Ranks | None:
    """Whose the words for the victims make them: Houthi fighters, Malian soldiers, 318 Libyans."""
    victims = told.claim.victims
    if victims is None:
        return None
    side = side_of(victims.words, told.context, told.parties)
    if side is not None:
        return Ranks(side=side)
    land = land_of(victims.words) if told.claim.group is Group.COMBATANTS and _is_land(victims.words) else None
    return Ranks(side=government_side(land)) if land else None


def _by_way_of_telling(told: _Told) -> Ranks | None:
    """Whose those who fight make them by how they tell: enemies, or martyred; or by telling of nobody else."""
    claim, victims = told.claim, told.claim.victims
    if not told.fights or claim.group is Group.CIVILIANS:
        return None
    if lexicon().scorned.search(claim.quote.words) or (victims and _are_enemies(victims.words)):
        return Ranks(side=told.side, is_enemy=True, presumed=told.is_presumed)
    if lexicon().honoured.search(claim.quote.words) or _is_of_nobody_else(claim):
        return Ranks(side=told.side, presumed=True)
    return None


def _harmed(told: _Told) -> Ranks | None:
    """Those whom a side harmed are its enemies; soldiers of whom an army tells no more are its own."""
    doer = _doer(told)
    if doer is not None:
        return Ranks(side=doer, is_enemy=True)
    claim, victims = told.claim, told.claim.victims
    is_state = told.fights and claim.claimant_role in _STATE and claim.group is Group.COMBATANTS
    return Ranks(side=told.side, presumed=True) if is_state and victims and is_army(victims.words) else None


def _is_land(words: str) -> bool:
    """Tell whether fighters are called by nothing but their country: 318 Libyans."""
    return body_words().lands.get(" ".join(Phrase.of(words).folded)) is not None


def _are_enemies(words: str) -> bool:
    return not lexicon().enemies.isdisjoint(Phrase.of(words).folded)


def _is_of_nobody_else(claim: HarmClaim) -> bool:
    """Tell whether fighters are counted whom no noun tells: "sixteen wounded are recovering, the army said"."""
    is_nameless = claim.victims is None and claim.perpetrator is None and claim.group is Group.COMBATANTS
    return is_nameless and claim.harm in {Harm.KILLED, Harm.INJURED, Harm.MISSING}


def _voice(claim: HarmClaim, context: Context, parties: Parties) -> tuple[str | None, str | None]:
    """The side a claimant speaks for, and that of its own people; None for those who fight on none.

    Who has fighters of its own and is no state's body is an armed group, whatever it is called.
    """
    if claim.claimant is None:
        return None, None
    identity = identify(claim.claimant.words, claim.claimant_role, context, parties)
    group = identity.key if identity.sort is Sort.NAME and identity.role not in _STATE else None
    if identity.party is None:
        return (group if identity.role is ClaimantRole.REBEL else None), group
    party = parties.by_id.get(identity.party)
    side = identity.party if party is None else party.side or (party.id if party.role in _FIGHT else None)
    return side, side


def _doer(told: _Told) -> str | None:
    by = told.claim.perpetrator
    if by is None:
        return None
    is_own = not (lexicon().own | lexicon().pronouns).isdisjoint(Phrase.of(by.words).folded)
    return told.side if is_own else side_of(by.words, told.context, told.parties)


def _owner(told: _Told) -> Ranks | None:
    """Whose the victims are by a "their" or "lost": those of the side named last before it, else of the claimant."""
    claim, report = told.claim, told.report
    start = max(0, claim.quote.start - _BACK)
    if not lexicon().owning.search(report.stretch(start, claim.quote.end)):
        return None
    text = report.original
    begin, _ = sentence_span(text, claim)
    words = list(_WORD.finditer(text, max(begin, start), claim.quote.end))
    for at in range(len(words)):
        if _is_owning(words, at, claim):
            return _named_before(words[:at], told)
        if _has_losses(words, at, claim):
            return _named_by(words[: at + 1], told)
    return None


def _named_by(words: list[re.Match[str]], told: _Told) -> Ranks | None:
    """Whose losses the last word tells: the army's, Chad's, the enemy's."""
    if _are_enemies(words[-1].group()):
        return Ranks(side=told.side, is_enemy=True, presumed=told.is_presumed) if told.fights else None
    side = _side_at(words, told) or side_of(words[-1].group(), told.context, told.parties)
    return Ranks(side=side) if side else None


def _has_losses(words: list[re.Match[str]], at: int, claim: HarmClaim) -> bool:
    """Tell whether a name's losses are those the claim counts: the army's dead number twelve."""
    is_genitive = words[at].group().lower().endswith(_GENITIVES)
    behind = words[at + 1 : at + 1 + _NEAR]
    return is_genitive and any(
        each.group().lower() in lexicon().losses and claim.quote.start <= each.start() for each in behind
    )


def _is_owning(words: list[re.Match[str]], at: int, claim: HarmClaim) -> bool:
    """Tell whether a word owns the victims: "its" right before them or their number, or "lost" them."""
    word, behind = words[at].group().lower(), words[at + 1 : at + 1 + _NEAR]
    of_number = [each for each in behind if _holds(claim.count.words, each)]
    if word in lexicon().losing:
        is_said = words[at].start() >= claim.quote.start
        return is_said and bool(of_number or any(_holds(claim.victims, each) for each in behind))
    if word not in lexicon().own:
        return False
    first = next((each for each in behind if each not in of_number), None)
    is_theirs = _holds(claim.victims, words[at]) or (first is not None and _holds(claim.victims, first))
    return is_theirs or any(each.group().lower() in lexicon().losses for each in behind)


def _holds(span: Span | None, word: re.Match[str]) -> bool:
    return span is not None and span.start <= word.start() < span.end


def _named_before(words: list[re.Match[str]], told: _Told) -> Ranks | None:
    """The side named last before an "its": a land, a party, the claimant; None after nameless rebels or soldiers."""
    claimant = told.claim.claimant
    for end in range(len(words), 0, -1):
        last = words[end - 1]
        if claimant is not None and claimant.start <= last.start() < claimant.end:
            break
        if _is_place(words, end):
            continue
        side = _side_at(words[:end], told)
        if side is not None:
            return Ranks(side=side)
        if last.group().lower() in body_words().anonymous | lexicon().arms:
            return None
    return Ranks(side=told.own, presumed=told.is_presumed) if claimant is not None else None


def _is_place(words: list[re.Match[str]], end: int) -> bool:
    """Tell whether a name says where: in Lebanon, near the capital of Chad."""
    start = end - 1
    while start and words[start - 1].group()[:1].isupper() and words[start - 1].end() + 1 == words[start].start():
        start -= 1
    led_by = words[start] if start < end - 1 else words[start - 1] if start else None
    return led_by is not None and led_by.group().lower() in lexicon().name_ends


def _side_at(words: list[re.Match[str]], told: _Told) -> str | None:
    """The side whose name ends here, if one does."""
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(match.group() for match in words[-length:])
        if not name[:1].isupper():
            continue
        party = party_of(name, told.context, told.parties)
        if party is not None:
            return party.side or party.id
        land = body_words().lands.get(" ".join(Phrase.of(name).folded))
        if land:
            return government_side(land)
    return None
