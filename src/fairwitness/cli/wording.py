"""How fields are worded for people: bounds, claimants, days and places."""

from __future__ import annotations

from datetime import date

from fairwitness.cli.safe import visible
from fairwitness.model import Claim, Count, Group, HarmClaim, PlaceMention, PlacePrecision, When
from fairwitness.reconcile.wording import bounds as interval
from fairwitness.reference.folding import fold

NOT_STATED = "-"
_KINDS = {
    PlacePrecision.EXACT: "a site",
    PlacePrecision.TOWN: "a town",
    PlacePrecision.NEAR_TOWN: "near a town",
    PlacePrecision.ADMIN2: "a district",
    PlacePrecision.ADMIN1: "a region",
    PlacePrecision.COUNTRY: "a country",
}


def bounds(count: Count) -> str:
    """What a count bounds: "131 or more", "12 to 15", "vague (dozens)"."""
    if count.low is None and count.high is None:
        worded = f"vague ({visible(count.words.words)})" if count.words else "not stated"
    elif count.high == 0:
        worded = "none"
    else:
        worded = ("about " if count.approx else "") + interval(count.low, count.high)
    return f"{worded}, killed and injured together" if count.combined else worded


def claimant(claim: Claim, outlet: str | None) -> str:
    """Who says it, and through whom: the outlet itself where nobody is named."""
    said = visible(claim.claimant.words) if claim.claimant else visible(outlet or "the outlet") + " itself"
    if claim.claimant and claim.claimant_role:
        said += f" ({claim.claimant_role})"
    relays = ", ".join(visible(span.words) for span in claim.relays)
    return f"{said}, via {relays}" if relays else said


def whom(claim: HarmClaim) -> str:
    """The victims' words and the class they belong to."""
    group = claim.group if claim.group is not Group.UNSPECIFIED else None
    words = visible(claim.victims.words) if claim.victims else NOT_STATED
    new = [str(mark) for mark in (group, claim.sex, claim.age) if mark and str(mark) not in words.casefold()]
    return f"{words} ({', '.join(new)})" if new else words


def places(claim: Claim) -> str:
    """The places as worded, each with the country it was found in."""
    worded = []
    for mention in claim.places:
        words = visible(mention.words.words)
        country = mention.place.country if mention.place else None
        worded.append(f"{words} [{country}]" if country else words)
    return "; ".join(worded) or NOT_STATED


def place_asked(mention: PlaceMention) -> str:
    """A place as asked for, and as the gazetteer knows it: "Palmyra: Tadmur [SY], a town"."""
    words, place = visible(mention.words.words), mention.place
    if place is None:
        return f"{words}: not in the gazetteer, compared by its words"
    country = f" [{place.country}]" if place.country else ""
    name = f"{words}, " if place.is_unlisted else f"{words}: {place.name}{country}, "
    return name + _KINDS[place.precision] + (f" in {place.admin1 or place.country}" if place.is_unlisted else "")


def place_key(key: str, mention: PlaceMention | None) -> str:
    """A place of a breakdown, in the reports' words too where these differ: "Tadmur (Palmyra)"."""
    if mention is None or mention.place is None:
        return key
    if key == mention.words.words:
        return key if fold(key) == fold(mention.place.name) else f"{key}, {mention.place.name}"
    return key if fold(key) == fold(mention.words.words) else f"{key} ({mention.words.words})"


def when(claim_when: When) -> str:
    """The days it happened, or the words where no day can be worked out."""
    if claim_when.start and claim_when.end:
        return _days(claim_when.start, claim_when.end)
    return "; ".join(f"“{visible(span.words)}”" for span in claim_when.words) or NOT_STATED


def _days(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"


def status(claim: Claim) -> str:
    """How it is said, and whether it speaks of an earlier episode."""
    return f"{claim.status}, earlier episode" if claim.background else str(claim.status)
