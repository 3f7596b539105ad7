"""Judging: what people say of incidents, put on record as judgements between claims.

A claim of a reprint speaks with the claim it repeats: the two stand in one incident, so the judgement is put on what is
repeated. Only a judgement between just these two says that the one is no copy of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

from fairwitness.errors import InputError
from fairwitness.model import Entry, Incident, Judgement, Verdict
from fairwitness.pipeline.knowing import Knowledge, know_incidents
from fairwitness.pipeline.linking import bring_up_to_date
from fairwitness.pipeline.shelving import LedgerShelf
from fairwitness.pipeline.work import Work

Voices = Mapping[str, str]
"""For claims that repeat others, what they repeat."""
Said = tuple[str, str, Verdict]


def judge(work: Work, said: Said, reason: str | None, parties: Path | None) -> Entry:
    """Put on record whether two claims speak of one incident; raises NotOnRecord where the ledger lacks a claim."""
    one, other, verdict = said
    for claim in (one, other):
        work.ledger.view().claim(claim)
    bring_up_to_date(work.ledger, parties)
    shelf = LedgerShelf(work.ledger)
    strands = shelf.strands(set(shelf.reports_of((one, other)).values()))
    voices = {name: each.repeats for held in strands.values() for name, each in held.items() if each.repeats}
    mine, theirs = voices.get(one, one), voices.get(other, other)
    (entry,) = _put(work, [said if mine == theirs else (mine, theirs, verdict)], reason)
    return entry


def merge(work: Work, names: Sequence[str], reason: str | None, parties: Path | None) -> list[Entry]:
    """Put on record that incidents are one, each as a whole: all that their reports tell of them."""
    knowledge = know_incidents(work.ledger, names, parties)
    incidents = {incident.id: incident for incident in map(knowledge.incident, names)}
    if len(incidents) < 2:
        raise InputError(f"{', '.join(names)}: name two incidents; this is one already")
    voices = _voices(knowledge)
    heads = [part[0] for incident in incidents.values() for part in _mentions(work, incident, voices)]
    return _put(work, [(heads[0], other, Verdict.SAME) for other in heads[1:]], reason)


def split(work: Work, claims: Sequence[str], reason: str | None, parties: Path | None) -> list[Entry]:
    """Put on record that some claims of an incident speak of another than its other claims do."""
    knowledge = know_incidents(work.ledger, claims, parties)
    incidents = {knowledge.incident(claim).id for claim in claims}
    if len(incidents) > 1:
        raise InputError(f"{', '.join(claims)}: these are of {len(incidents)} incidents already; name claims of one")
    whole, voices = knowledge.incident(claims[0]), _voices(knowledge)
    strangers = [claim for claim in claims if claim not in whole.claims]
    if strangers:
        raise InputError(
            f"{', '.join(strangers)}: no claim of incident {whole.id}; `fairwitness incidents {whole.id}` lists them"
        )
    spoken = {voices.get(claim, claim) for claim in claims}
    gone = frozenset(claim for claim in whole.claims if voices.get(claim, claim) in spoken)
    if gone.issuperset(whole.claims):
        raise InputError(f"incident {whole.id}: these are all its claims, and nothing would be left of it")
    return _put(work, _parted(_mentions(work, whole, voices), gone), reason)


def _voices(knowledge: Knowledge) -> Voices:
    return {each.claim.id: each.repeats for each in knowledge.filed if each.repeats}


def _mentions(work: Work, incident: Incident, voices: Voices) -> list[list[str]]:
    """What each report says of an incident in words of its own, by its claims."""
    shelf = LedgerShelf(work.ledger)
    bonds = shelf.bonds(set(shelf.reports_of(incident.claims).values()))
    own = [claim for claim in incident.claims if claim not in voices]
    of = {claim: bond.id for held in bonds.values() for bond in held.mentions for claim in bond.claims}
    told: dict[str, list[str]] = defaultdict(list)
    for claim in own or incident.claims:
        told[of.get(claim, claim)].append(claim)
    return list(told.values())


def _parted(mentions: Sequence[Sequence[str]], gone: frozenset[str]) -> Iterator[Said]:
    """What holds the claims that go together, and apart from those that stay, whatever mentions they then make."""
    parts = [([claim for claim in told if claim in gone], [c for c in told if c not in gone]) for told in mentions]
    for (one, (going, _)), (other, (_, staying)) in product(enumerate(parts), enumerate(parts)):
        pairs = product(going, staying) if one == other else product(going[:1], staying[:1])
        yield from ((*pair, Verdict.DIFFERENT) for pair in pairs)
    first, *others = [claim for going, staying in parts for claim in (going if staying else going[:1])]
    yield from ((first, other, Verdict.SAME) for other in others)


def _put(work: Work, said: Iterable[Said], reason: str | None) -> list[Entry]:
    bodies = []
    for one, other, verdict in said:
        left, right = sorted((one, other))
        if left == right:
            raise InputError(f"{left}: name two claims")
        bodies.append(Judgement(left=left, right=right, verdict=verdict, by=work.actor.name, is_person=True))
    appended = work.ledger.writer(work.actor).append(bodies, at=work.clock(), reason=reason)
    return [each.entry for each in appended]
