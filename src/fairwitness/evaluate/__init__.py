"""Evaluate: compare what was read with what people annotated, and people with each other."""

from fairwitness.evaluate.acts import evaluate_acts
from fairwitness.evaluate.agreement import Cell, Kappa, cohens_kappa, kappas
from fairwitness.evaluate.calibration import Bin, Calibration, FieldCalibration, Flagged, calibration
from fairwitness.evaluate.comparison import Error, ErrorKind
from fairwitness.evaluate.evaluation import Dimension, Evaluation
from fairwitness.evaluate.figures import Accuracy, Figures, Interval, Score
from fairwitness.evaluate.gold_check import Checked, Problem, check
from fairwitness.evaluate.harms import evaluate_harms
from fairwitness.evaluate.lines import compare_lines
from fairwitness.evaluate.records import (
    ActRecord,
    HarmRecord,
    act_records,
    act_records_of,
    harm_records,
    harm_records_of,
)
from fairwitness.evaluate.review_list import ANNOTATORS, READER, Item, Sides, as_csv, as_records, review_list

__all__ = [
    "ANNOTATORS",
    "READER",
    "Accuracy",
    "ActRecord",
    "Bin",
    "Calibration",
    "Cell",
    "Checked",
    "Dimension",
    "Error",
    "ErrorKind",
    "Evaluation",
    "FieldCalibration",
    "Figures",
    "Flagged",
    "HarmRecord",
    "Interval",
    "Item",
    "Kappa",
    "Problem",
    "Score",
    "Sides",
    "act_records",
    "act_records_of",
    "as_csv",
    "as_records",
    "calibration",
    "check",
    "cohens_kappa",
    "compare_lines",
    "evaluate_acts",
    "evaluate_harms",
    "harm_records",
    "harm_records_of",
    "kappas",
    "review_list",
]
