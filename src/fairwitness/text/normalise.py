"""What in a scraped text is debris, not report: photo credits, link lures, field names glued to the lead."""

from __future__ import annotations

import re

_DEBRIS = re.compile(
    r"text_fields|"
    r"^(?:Photo|Image|Picture|File photo|Credit)s?\s?(?:by|:)[^\n]{0,120}$|"
    r"(?<=text_fields)Photo:[^\n]{0,120}$|"
    r"^\s*(?:Read (?:more|also)|Also read|See also|Related(?: Coverage| Articles)?|Advertisement|Share this\b)"
    r"[^\n]{0,120}$|"
    r"Sign up for (?:one of )?our [^\n.]{0,60}newsletters?\.?",
    re.MULTILINE | re.IGNORECASE,
)


def debris(text: str) -> tuple[tuple[int, int], ...]:
    """Character ranges `[start, end)` of a text that no reader should take for the report's own words."""
    return tuple(m.span() for m in _DEBRIS.finditer(text))
