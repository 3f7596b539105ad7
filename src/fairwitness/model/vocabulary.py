"""The closed vocabularies of a claim: kinds, harms, groups, statuses, acts, states and stances."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing a claim asserts."""

    HARM = "harm"
    ACT = "act"
    STATE = "state"
    STANCE = "stance"


class Harm(StrEnum):
    """What people came to. "Casualties" are killed and injured together, never deaths alone."""

    KILLED = "killed"
    INJURED = "injured"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    MISSING = "missing"
    DISPLACED = "displaced"


class Group(StrEnum):
    """Whom the claim speaks of, as far as the words say."""

    CIVILIANS = "civilians"
    COMBATANTS = "combatants"
    MIXED = "mixed"
    UNSPECIFIED = "unspecified"


class Sex(StrEnum):
    """Sex of the victims, where the words state it."""

    FEMALE = "female"
    MALE = "male"


class Age(StrEnum):
    """Age class of the victims, where the words state it."""

    CHILDREN = "children"
    ADULTS = "adults"
    ELDERLY = "elderly"


class Status(StrEnum):
    """How the claimant or the outlet stands to the claim."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"
    UNVERIFIED = "unverified"


class ClaimantRole(StrEnum):
    """What sort of body or person the claimant is."""

    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    REBEL = "rebel"
    MONITOR = "monitor"
    UN_NGO = "UN/NGO"
    MEDIC = "medic"
    STATE_MEDIA = "state media"
    MEDIA = "media"
    WITNESS = "witness"
    UNNAMED_OFFICIAL = "unnamed official"
    OTHER = "other"


class Act(StrEnum):
    """A violent, coercive or security occurrence."""

    ARMED_CLASH = "armed clash"
    AIR_STRIKE = "air strike"
    DRONE_STRIKE = "drone strike"
    SHELLING = "shelling"
    MISSILE_STRIKE = "missile strike"
    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide bombing"
    SHOOTING = "shooting"
    CHEMICAL_ATTACK = "chemical attack"
    ATTACK = "attack"
    EXECUTION = "execution"
    ABDUCTION = "abduction"
    ARREST = "arrest"
    SECURITY_OPERATION = "security operation"
    PROTEST = "protest"
    LOOTING_OR_DESTRUCTION = "looting or destruction"
    EVACUATION = "evacuation"
    PRISONER_EXCHANGE = "prisoner exchange"
    WEAPONS_INTERCEPTED = "weapons intercepted"


class ControlState(StrEnum):
    """A condition imposed, changed or said to hold."""

    CURFEW_IMPOSED = "curfew imposed"
    CURFEW_LIFTED = "curfew lifted"
    SIEGE_BEGUN = "siege begun"
    SIEGE_HELD = "siege held"
    SIEGE_LIFTED = "siege lifted"
    CONTROL_GAINED = "control gained"
    CONTROL_LOST = "control lost"
    CONTROL_HELD = "control held"
    CONTROL_CONTESTED = "control contested"
    CEASEFIRE_AGREED = "ceasefire agreed"
    CEASEFIRE_IN_FORCE = "ceasefire in force"
    CEASEFIRE_BROKEN = "ceasefire broken"
    CEASEFIRE_ENDED = "ceasefire ended"
    EMERGENCY_DECLARED = "emergency declared"
    BORDER_CLOSED = "border closed"
    BORDER_OPENED = "border opened"


class Stance(StrEnum):
    """What somebody says about a claim of harm or about an act."""

    UNVERIFIED = "unverified"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    NO_FIGURE = "no figure"
    CLAIMED_RESPONSIBILITY = "claimed responsibility"
    NO_CLAIM_OF_RESPONSIBILITY = "no claim of responsibility"
    FIGURE_MAY_CHANGE = "figure may change"


class DatePrecision(StrEnum):
    """How exactly a claim's dates are known."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    LONGER = "longer"


class PlacePrecision(StrEnum):
    """How exactly a place is known; the codes of ACLED and UCDP are derived from it on export."""

    EXACT = "exact"
    TOWN = "town"
    NEAR_TOWN = "near town"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"
