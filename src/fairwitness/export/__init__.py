"""Write claims out in forms other programs read."""

from fairwitness.export.jsonl import claims_record, in_order, json_line, reading_line

__all__ = ["claims_record", "in_order", "json_line", "reading_line"]
