"""FiledClaim: a claim as the ledger knows it, with its report, origin and incident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fairwitness.model.claim import Claim
from fairwitness.model.origin import Origin
from fairwitness.model.ranks import Ranks
from fairwitness.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledClaim:
    """What a toll is reckoned from: the claim, the report it stands in, whom it goes back to, what it speaks of.

    `incident` is None where the claim is a total over several incidents or could not be tied to one. `recorded` is when
    the ledger took the claim in (UTC), None outside a ledger. `party` names, from the parties' table, who did it
    according to this claim; None where the claim does not say or the table does not know. `ranks` tells whose people
    were harmed. `repeats` is the claim of the original that this one of its near-copy says again. `different` are
    claims that a person judged to speak of another incident than this one. `lands` are the countries, by ISO 3166 code,
    outside which no place of the claim lies that resolves to nothing; empty where that is not known.
    """

    claim: Claim
    report: Report
    origin: Origin
    incident: str | None = None
    recorded: datetime | None = None
    party: str | None = None
    ranks: Ranks | None = None
    repeats: str | None = None
    different: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()
