"""The nouns: values every other part of fairwitness speaks in."""

from fairwitness.model.capture import Capture, Captured, DateConfidence, DateMethod, Dating
from fairwitness.model.claim import (
    Claim,
    Count,
    Evidence,
    HarmClaim,
    OccurrenceClaim,
    PlaceMention,
    When,
)
from fairwitness.model.descent import Descent
from fairwitness.model.filed import FiledClaim
from fairwitness.model.incident import Incident
from fairwitness.model.judgement import Judgement, Verdict
from fairwitness.model.origin import Origin
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
    "Capture",
    "Captured",
    "Claim",
    "ClaimantRole",
    "ControlState",
    "Count",
    "DateConfidence",
    "DateMethod",
    "DatePrecision",
    "Dating",
    "Descent",
    "Evidence",
    "FiledClaim",
    "Group",
    "Harm",
    "HarmClaim",
    "Incident",
    "Judgement",
    "Kind",
    "OccurrenceClaim",
    "Origin",
    "Place",
    "PlaceMention",
    "PlacePrecision",
    "Report",
    "Sex",
    "Span",
    "Stance",
    "Status",
    "Verdict",
    "When",
]
