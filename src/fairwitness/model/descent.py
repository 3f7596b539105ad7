"""Descent: whose words a report carries, where they are not its own outlet's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """That a report repeats another, or credits an agency for its text.

    `copy_of` is the id of the report it reprints or nearly copies, None for an original; `agency` the agency it credits
    ("AFP"), None where it credits none.
    """

    report: str
    copy_of: str | None = None
    agency: str | None = None
