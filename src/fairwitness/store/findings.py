"""What verifying finds: where something does not fit, and how."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that does not fit: "entry 812: its content was changed"."""

    where: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was looked at, and what did not fit, the entries first; `cut` where there were more findings than are told.

    `entries` and `head` are the number and the hash of the last entry that could be read.
    """

    entries: int
    head: str
    raw_files: int
    findings: tuple[Finding, ...]
    cut: bool = False

    @property
    def fits(self) -> bool:
        """Whether everything fits."""
        return not self.findings
