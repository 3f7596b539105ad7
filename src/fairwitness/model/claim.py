"""Claim: who says, in one report, that what happened to whom, where, when and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairwitness.model.place import Place
from fairwitness.model.span import Span
from fairwitness.model.vocabulary import (
    Act,
    Age,
    ClaimantRole,
    ControlState,
    DatePrecision,
    Group,
    Harm,
    Kind,
    Sex,
    Stance,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people as the words bound it: "over 40" is low 41 and high None, which is open.

    `vague` words ("dozens") and missing ones bound nothing: low and high are None until a convention is applied.
    `combined` marks one number said of killed and injured together.
    """

    words: Span | None = None
    low: int | None = None
    high: int | None = None
    approx: bool = False
    vague: bool = False
    combined: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a count's low ({self.low}) lies above its high ({self.high})")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place as the report words it, and what it resolves to, if anything."""

    words: Span
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When it happened: the words, and the first and last day they resolve to (None: not resolved)."""

    words: tuple[Span, ...] = ()
    start: date | None = None
    end: date | None = None
    precision: DatePrecision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How sure the reader was of one field (0 to 1), and the words it pointed at."""

    field: str
    probability: float
    words: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What claims of every kind share. `claimant` None means the outlet speaks in its own voice."""

    id: str
    report_id: str
    kind: Kind
    quote: Span
    cue: Span
    places: tuple[PlaceMention, ...] = ()
    when: When = When()
    claimant: Span | None = None
    claimant_role: ClaimantRole | None = None
    relays: tuple[Span, ...] = ()
    status: Status = Status.ASSERTED
    background: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmClaim(Claim):
    """A claim that a number of people came to a harm.

    "The union says more than 40 miners died at Wau": harm killed, count [41, None], victims
    "miners", claimant "The union". `part_of` is the id of the claim whose number includes this one. `act` is the
    means ("air strike"), `perpetrator` who did it, both only as far as the report states it for this harm.
    """

    harm: Harm
    count: Count = Count()
    victims: Span | None = None
    group: Group = Group.UNSPECIFIED
    sex: Sex | None = None
    age: Age | None = None
    perpetrator: Span | None = None
    act: Act | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceClaim(Claim):
    """A claim of an act, a state or a stance; `about` holds the ids of the claims a stance speaks of."""

    value: Act | ControlState | Stance
    actor: Span | None = None
    target: Span | None = None
    about: tuple[str, ...] = ()
