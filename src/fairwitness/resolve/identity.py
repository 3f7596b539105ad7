"""Identity: a claimant told apart from others, and what its report says around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fairwitness.model import ClaimantRole
from fairwitness.reference.parties import Party


class Sort(StrEnum):
    """What sort of claimant it is, which decides whether two reports can mean the same one."""

    PARTY = "party"
    BODY = "body"
    NAME = "name"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the report says around a claimant: country, region and town its claims speak of, whose forces it names.

    `forces` is the country whose soldiers were hurt, wherever that was; where no country is known, whose did it.
    """

    country: str | None = None
    region: str | None = None
    town: str | None = None
    forces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A claimant told apart from others: equal `key` means the same claimant, in any report.

    For an anonymous one the key is only its wording; it holds within one report.
    """

    sort: Sort
    key: str
    name: str
    role: ClaimantRole | None
    party: str | None


def identity_of(party: Party) -> Identity:
    """Who a party of the table is."""
    return Identity(sort=Sort.PARTY, key=f"party {party.id}", name=party.name, role=party.role, party=party.id)
