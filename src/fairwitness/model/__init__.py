"""The nouns: values every other part of fairwitness speaks in."""

from fairwitness.model.claim import (
    Claim,
    Count,
    Evidence,
    HarmClaim,
    OccurrenceClaim,
    PlaceMention,
    When,
)
from fairwitness.model.place import Place
from fairwitness.model.report import Report
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
    PlacePrecision,
    Sex,
    Stance,
    Status,
)

__all__ = [
    "Act",
    "Age",
    "Claim",
    "ClaimantRole",
    "ControlState",
    "Count",
    "DatePrecision",
    "Evidence",
    "Group",
    "Harm",
    "HarmClaim",
    "Kind",
    "OccurrenceClaim",
    "Place",
    "PlaceMention",
    "PlacePrecision",
    "Report",
    "Sex",
    "Span",
    "Stance",
    "Status",
    "When",
]
