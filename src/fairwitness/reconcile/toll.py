"""Toll: how many came to one harm as far as the claims go, with the part every claim has in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fairwitness.model import Harm, HarmClaim, OccurrenceClaim


class Role(StrEnum):
    """The one part a claim has in a toll."""

    COUNTED = "counted"
    CONTAINED = "contained"
    REPEATED = "same figure"
    SUPERSEDED = "superseded"
    CONFLICT = "in conflict"
    OVERLAPPING = "may overlap"
    COMBINED = "killed and injured together"
    VAGUE = "vague"
    BACKGROUND = "background"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRole:
    """A claim and its part in the toll; `of` is the id of the claim it is contained in, repeats or gives way to."""

    claim: HarmClaim
    role: Role
    of: str | None = None
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What somebody says about the figures: that they are unverified, denied, or that there is no official one."""

    claim: OccurrenceClaim
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A number a claim brings into the arithmetic."""

    claim: HarmClaim
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many came to a harm: `low` to `high`; high None is open ("131 or more"), both None is unknown.

    `low_terms` and `high_terms` add up to low and high; `arithmetic` is the same for people to read.
    """

    harm: Harm
    low: int | None
    high: int | None
    low_terms: tuple[Term, ...] = ()
    high_terms: tuple[Term, ...] = ()
    claims: tuple[ClaimRole, ...]
    notes: tuple[Note, ...] = ()
    arithmetic: str
