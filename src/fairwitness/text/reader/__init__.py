"""The reader: a small model that only ever points at words of the report."""

from fairwitness.text.reader.calibration import HARM, OCCURRENCE, PROPOSED, UNCALIBRATED, Calibration
from fairwitness.text.reader.protocol import BACKGROUND, Hint, Pointer, Reader, Sighting

__all__ = [
    "BACKGROUND",
    "HARM",
    "OCCURRENCE",
    "PROPOSED",
    "UNCALIBRATED",
    "Calibration",
    "Hint",
    "Pointer",
    "Reader",
    "Sighting",
]
