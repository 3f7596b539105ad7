"""Acts, states and stances: where rules and reader agree or one of them is sure, a claim is made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from fairwitness.extract.acts import Proposal
from fairwitness.extract.scene import Scene, evidence_of
from fairwitness.model import Act, ControlState, Evidence, Harm, Kind, OccurrenceClaim, Span, Stance, Status
from fairwitness.text.reader import Pointer, Sighting

_KINDS = {Act: Kind.ACT, ControlState: Kind.STATE, Stance: Kind.STANCE}
_LIFT = 0.6  # what the rules see too wins over what only the reader sees


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A sighting of an act, a state or a stance, and the rules' proposal for the same words, if there is one."""

    sighting: Sighting
    proposal: Proposal | None = None

    @property
    def kind(self) -> Kind:
        """Act, state or stance."""
        return _KINDS[type(self.value)]

    @property
    def value(self) -> Act | ControlState | Stance:
        """What is said to have happened, to hold, or to be held about a claim."""
        value = self.sighting.value
        if isinstance(value, Harm):
            raise TypeError(f"a sighting of {value} is a harm, not an occurrence")
        return value

    @property
    def cue(self) -> Span:
        """The words that say it."""
        return self.proposal.cue if self.proposal else self.sighting.cue.span or self.sighting.anchor

    @property
    def weight(self) -> float:
        """The reader's probability, lifted where the rules see it too."""
        return self.sighting.probability + (_LIFT if self.proposal else 0.0)


def settled(seen: Iterable[Seen]) -> tuple[Seen, ...]:
    """Of several readings of the same words keep the likeliest."""
    kept: list[Seen] = []
    taken: dict[Kind, list[Span]] = {kind: [] for kind in Kind}
    for one in sorted(seen, key=lambda s: (-s.weight, s.cue.start, s.value)):
        cues = taken[one.kind]
        at = bisect_left(cues, one.cue)
        if not any(cue.overlaps(one.cue) for cue in cues[max(0, at - 1) : at + 1]):
            cues.insert(at, one.cue)
            kept.append(one)
    return tuple(sorted(kept, key=lambda s: (s.cue.start, s.value)))


def occurrence_claim(scene: Scene, seen: Seen) -> OccurrenceClaim:
    """Make a claim of an act, a state or a stance; what a stance speaks of comes later, by `with_matter`."""
    sighting, proposal = seen.sighting, seen.proposal
    quote = _quote(scene, seen)
    actor = _either(sighting.perpetrator, proposal.actor if proposal else None)
    claimant = _claimant(scene, seen, quote, actor)
    return OccurrenceClaim(
        id=scene.claim_id(seen.value, sighting.anchor, quote),
        report_id=scene.report.id,
        kind=seen.kind,
        quote=quote,
        cue=seen.cue if quote.contains(seen.cue) else sighting.anchor,
        places=scene.places(sighting.places, quote),
        when=scene.when(sighting, quote),
        claimant=claimant,
        claimant_role=scene.role(claimant),
        relays=scene.relays(sighting, claimant),
        status=proposal.status if proposal and proposal.status is not Status.ASSERTED else sighting.status,
        background=sighting.background or bool(proposal and proposal.background),
        evidence=(*_ruled(proposal), *evidence_of(sighting, scene.calibration, proposed=proposal is not None)),
        value=seen.value,
        actor=actor,
        target=_either(sighting.victims, proposal.target if proposal else None),
    )


def _ruled(proposal: Proposal | None) -> tuple[Evidence, ...]:
    return () if proposal is None else (Evidence(field="rule", probability=1.0, words=proposal.cue),)


def _quote(scene: Scene, seen: Seen) -> Span:
    quote = scene.quote(seen.sighting)
    if seen.proposal is None or quote.contains(seen.proposal.cue):
        return quote
    return seen.proposal.quote


def _claimant(scene: Scene, seen: Seen, quote: Span, actor: Span | None) -> Span | None:
    """Who says it; whose stance it is says it, as in 911 of the 930 annotated stances that name both.

    Where the reader points at two, the surer pointer tells who that is.
    """
    pointed, doer = seen.sighting.claimant, seen.sighting.perpetrator
    if seen.kind is Kind.STANCE and actor is not None and doer.probability >= pointed.probability:
        return scene.claimant(Pointer(span=actor, probability=0.0), quote)
    unsure = pointed.probability < 0.6
    if seen.proposal and seen.proposal.claimant and (unsure or (pointed.span is None and seen.kind is Kind.STANCE)):
        pointed = Pointer(span=seen.proposal.claimant, probability=0.0)
    return scene.claimant(pointed, quote)


def _either(pointer: Pointer, proposed: Span | None) -> Span | None:
    return pointer.span if pointer.span or pointer.probability > 0.5 else proposed
