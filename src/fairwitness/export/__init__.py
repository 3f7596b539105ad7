"""Write claims out in forms other programs read."""

from fairwitness.export.jsonl import claims_record, in_order, json_line, reading_line
from fairwitness.export.masking import MASK, NOTHING_MASKED, Masker

__all__ = ["MASK", "NOTHING_MASKED", "Masker", "claims_record", "in_order", "json_line", "reading_line"]
