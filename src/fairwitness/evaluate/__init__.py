"""Evaluate: compare what was read with what people annotated."""

from fairwitness.evaluate.acts import evaluate_acts
from fairwitness.evaluate.figures import Accuracy, Error, ErrorKind, Evaluation, Figures, Interval, Score
from fairwitness.evaluate.harms import evaluate_harms
from fairwitness.evaluate.records import (
    ActRecord,
    HarmRecord,
    act_records,
    act_records_of,
    harm_records,
    harm_records_of,
)

__all__ = [
    "Accuracy",
    "ActRecord",
    "Error",
    "ErrorKind",
    "Evaluation",
    "Figures",
    "HarmRecord",
    "Interval",
    "Score",
    "act_records",
    "act_records_of",
    "evaluate_acts",
    "evaluate_harms",
    "harm_records",
    "harm_records_of",
]
