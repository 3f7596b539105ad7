"""Reconcile: what the claims amount to, nobody counted twice and nobody lost."""

from fairwitness.reconcile.aliased import other_name
from fairwitness.reconcile.breakdown import divide, tolls_by
from fairwitness.reconcile.change import Change, Moved, toll_change
from fairwitness.reconcile.convention import (
    Cell,
    Convention,
    Difference,
    Policy,
    convention,
    convention_diff,
    conventions,
    read_convention,
    unverified,
)
from fairwitness.reconcile.figures import Point, Step, figures_over_time
from fairwitness.reconcile.grades import Answer, Attribution, EventStatus, Grades, Reporting, grade
from fairwitness.reconcile.outcome import BEYOND, ClaimRole, Conflict, KeyedToll, Note, ReviewTask, Role, Term, Toll
from fairwitness.reconcile.placing import areas_named, place_fits, placed, places_named
from fairwitness.reconcile.question import By, Question
from fairwitness.reconcile.reckoning import toll
from fairwitness.reconcile.where import BY_REGION, Places

__all__ = [
    "BEYOND",
    "BY_REGION",
    "Answer",
    "Attribution",
    "By",
    "Cell",
    "Change",
    "ClaimRole",
    "Conflict",
    "Convention",
    "Difference",
    "EventStatus",
    "Grades",
    "KeyedToll",
    "Moved",
    "Note",
    "Places",
    "Point",
    "Policy",
    "Question",
    "Reporting",
    "ReviewTask",
    "Role",
    "Step",
    "Term",
    "Toll",
    "areas_named",
    "convention",
    "convention_diff",
    "conventions",
    "divide",
    "figures_over_time",
    "grade",
    "other_name",
    "place_fits",
    "placed",
    "places_named",
    "read_convention",
    "toll",
    "toll_change",
    "tolls_by",
    "unverified",
]
