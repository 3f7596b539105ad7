"""The project's own reports, read: what ledgers of any size are filled with."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from fairwitness.ingest.records import report_of
from fairwitness.model import Claim, Report
from fairwitness.pipeline import ReportReading, read_batch

Reading = tuple[Report, Sequence[Claim]]


def own_readings(corpus: Path) -> list[Reading]:
    """Read the project's own reports."""
    reports = [
        report_of(json.loads(line), path.name, outlet=None, published=None)
        for path in (corpus / "a.jsonl", corpus / "b.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    done = [reading for reading in read_batch(reports) if isinstance(reading, ReportReading)]
    return [(reading.report, reading.claims) for reading in done if reading.claims]
