"""Ties: what is worked out about claims, kept at hand in the ledger's cache until entries come that bear on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from fairwitness import __version__
from fairwitness.model import ClaimantRole, EntryKind, Incident, Origin
from fairwitness.store import Ledger

_TIES, _INCIDENTS, _STATE = "ties", "incidents", "state"
_FORM = 2  # of what is kept; one more whenever that changes, so that older kept ties are worked out anew
_UNCONCERNED = frozenset({EntryKind.EXPORT, EntryKind.LOGIN, EntryKind.SET_ASIDE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What is worked out about one claim: whom it goes back to, what it tells of, and who did that."""

    origin: Origin
    incident: str | None
    party: str | None
    repeats: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """The ties of all claims, by claim id, and all incidents."""

    ties: Mapping[str, Tie]
    incidents: tuple[Incident, ...]


def kept_ties(ledger: Ledger, parties: Path | None, *, only_whether: bool = False) -> Tied | None:
    """What is kept at hand, if nothing has come since that bears on it; with `only_whether`, empty."""
    if ledger.cache(_STATE).get(_TIES) != _state(ledger, parties):
        return None
    if only_whether:
        return Tied(ties={}, incidents=())
    origins: dict[tuple[Any, ...], Origin] = {}
    ties = {key: _tie(json.loads(body), origins) for key, body in ledger.cache(_TIES).items()}
    incidents = (_incident(json.loads(body)) for _, body in ledger.cache(_INCIDENTS).items())
    return Tied(ties=ties, incidents=tuple(incidents))


def keep_ties(ledger: Ledger, parties: Path | None, tied: Tied) -> None:
    """Keep what was worked out, in place of what was kept before."""
    state = _state(ledger, parties)
    ledger.cache(_STATE).drop(_TIES)
    ties, incidents = ledger.cache(_TIES), ledger.cache(_INCIDENTS)
    ties.clear()
    incidents.clear()
    ties.put({name: json.dumps(_tie_record(tie)) for name, tie in tied.ties.items()})
    # the order incidents come in is theirs to keep
    incidents.put({f"{at:09}": json.dumps(_record(each)) for at, each in enumerate(tied.incidents)})
    ledger.cache(_STATE).put({_TIES: state})


def _state(ledger: Ledger, parties: Path | None) -> str:
    """What the ties depend on: entries only come, so that their numbers tell a ledger's states apart."""
    tally = {str(kind): many for kind, many in ledger.tally().items() if kind not in _UNCONCERNED}
    table = sha256(parties.read_bytes()).hexdigest() if parties else None
    return json.dumps([__version__, _FORM, table, tally], sort_keys=True)


def _tie_record(tie: Tie) -> list[object]:
    origin = tie.origin
    return [origin.id, origin.name, origin.role, origin.party, tie.incident, tie.party, tie.repeats]


def _tie(record: list[Any], origins: dict[tuple[Any, ...], Origin]) -> Tie:
    *about, incident, party, repeats = record
    origin = origins.get(tuple(about))
    if origin is None:
        name, words, role, side = about
        origin = Origin(id=name, name=words, role=ClaimantRole(role) if role else None, party=side)
        origins[tuple(about)] = origin
    return Tie(origin=origin, incident=incident, party=party, repeats=repeats)


def _record(incident: Incident) -> list[object]:
    return [incident.id, incident.claims, incident.formerly]


def _incident(record: list[Any]) -> Incident:
    name, claims, formerly = record
    return Incident(id=name, claims=tuple(claims), formerly=tuple(formerly))
