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
from fairwitness.model.entry import Actor, Entry, EntryKind, Role
from fairwitness.model.filed import FiledClaim
from fairwitness.model.incident import Incident
from fairwitness.model.judgement import Judgement, Verdict
from fairwitness.model.kept import KeptClaim, KeptReport, Review
from fairwitness.model.origin import Origin
from fairwitness.model.place import Place
from fairwitness.model.ranks import Ranks
from fairwitness.model.recorded import (
    Action,
    Body,
    ClaimSet,
    CopyKind,
    CopyLink,
    Correction,
    ExportNote,
    FiledReport,
    Login,
    Provenance,
    Redaction,
    SetAsideNote,
    Undo,
)
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
    "Action",
    "Actor",
    "Age",
    "Body",
    "Capture",
    "Captured",
    "Claim",
    "ClaimSet",
    "ClaimantRole",
    "ControlState",
    "CopyKind",
    "CopyLink",
    "Correction",
    "Count",
    "DateConfidence",
    "DateMethod",
    "DatePrecision",
    "Dating",
    "Descent",
    "Entry",
    "EntryKind",
    "Evidence",
    "ExportNote",
    "FiledClaim",
    "FiledReport",
    "Group",
    "Harm",
    "HarmClaim",
    "Incident",
    "Judgement",
    "KeptClaim",
    "KeptReport",
    "Kind",
    "Login",
    "OccurrenceClaim",
    "Origin",
    "Place",
    "PlaceMention",
    "PlacePrecision",
    "Provenance",
    "Ranks",
    "Redaction",
    "Report",
    "Review",
    "Role",
    "SetAsideNote",
    "Sex",
    "Span",
    "Stance",
    "Status",
    "Undo",
    "Verdict",
    "When",
]
