"""Verdicts: people whom a court sentences, who are no incident of the day on which it does.

"A court in Ardan sentenced three men to 20 years on Thursday for the bombing": the bombing is the incident, and nobody
was taken that day. The figure stays, as one that belongs to no incident.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fairwitness.model import Claim, Harm, HarmClaim, Report
from fairwitness.resolve.passage import sentence_of
from fairwitness.text.wordings import read_wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdicts:
    """The pattern of `verdicts.toml`."""

    sentenced: re.Pattern[str]


def of_verdicts(report: Report, claims: Sequence[Claim]) -> frozenset[str]:
    """The claims of people held who, by the claim or by its sentence, were sentenced."""
    text = report.original
    held = [claim for claim in claims if isinstance(claim, HarmClaim) and claim.harm is Harm.DETAINED]
    return frozenset(claim.id for claim in held if _wordings().sentenced.search(sentence_of(text, claim)))


@cache
def _wordings() -> _Verdicts:
    return read_wordings(_Verdicts, "fairwitness.resolve", "verdicts")
