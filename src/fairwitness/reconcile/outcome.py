"""Toll: how many came to one harm as far as the claims go, with the part every claim has in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fairwitness.model import HarmClaim, OccurrenceClaim, Origin
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.grades import Grades
from fairwitness.reconcile.question import Question


class Role(StrEnum):
    """The one part a claim has in a toll."""

    COUNTED = "counted"
    CONTAINED = "contained"
    REPEATED = "same figure"
    SAME_ORIGIN = "same origin"
    SUPERSEDED = "superseded"
    CONFLICT = "in conflict"
    OVERLAPPING = "may overlap"
    COMBINED = "killed and injured together"
    VAGUE = "vague"
    BACKGROUND = "background"
    OUT_OF_SCOPE = "out of scope"
    DENIED = "denied"


BEYOND = frozenset({Role.OUT_OF_SCOPE, Role.BACKGROUND})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRole:
    """A claim and its part in the toll; `of` is the id of the claim it is contained in, repeats or gives way to."""

    filed: FiledClaim
    role: Role
    of: str | None = None
    explanation: str

    @property
    def claim(self) -> HarmClaim:
        """The claim itself, which is always one of harm."""
        assert isinstance(self.filed.claim, HarmClaim)  # only claims of harm are given a role
        return self.filed.claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What somebody says about the figures: that they are unverified, denied, or that there is no official one."""

    claim: OccurrenceClaim
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A number a claim brings into the arithmetic; below zero where it is taken away."""

    claim: HarmClaim
    who: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """The smallest set of claims that cannot all hold, and those set aside, one way after the other, for the range.

    `figures` are the claims' in words, in their order, `aside` those of the claims set aside.
    """

    claims: tuple[str, ...]
    set_aside: tuple[str, ...]
    figures: tuple[str, ...]
    aside: tuple[str, ...]

    @property
    def text(self) -> str:
        """Say it in a sentence."""
        what = "each set aside in its turn" if len(self.aside) > 1 else f"set aside: {self.aside[0]}"
        return f"cannot all hold: {'; '.join(self.figures)} ({what})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTask:
    """What a person has to decide: a word the convention does not define."""

    claim: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many came to a harm: `low` to `high`; high None is open ("131 or more"), both None is unknown.

    `best` is the convention's own figure, None where it defines none. `low_terms` and `high_terms` add up to low and
    high; `arithmetic` is the same for people to read. `origins` are those whose figures bound the toll.
    """

    question: Question
    low: int | None
    best: int | None
    high: int | None
    low_terms: tuple[Term, ...] = ()
    high_terms: tuple[Term, ...] = ()
    claims: tuple[ClaimRole, ...]
    origins: tuple[Origin, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    tasks: tuple[ReviewTask, ...] = ()
    notes: tuple[Note, ...] = ()
    grades: Grades | None = None
    convention: str
    convention_version: str
    arithmetic: str

    @property
    def is_told(self) -> bool:
        """Whether any claim is about what was asked, rather than beyond it or of another time."""
        return any(part.role not in BEYOND for part in self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedToll:
    """One toll of a breakdown, under its key: a day, a place, a claimant, a group, a perpetrator."""

    key: str
    toll: Toll
