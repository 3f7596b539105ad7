"""US news articles with the shooting each is about: read once, kept in a cache folder, laid out for linking."""

from __future__ import annotations

import gzip
import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from fairwitness.model import Report
from fairwitness.model.report import report_id
from fairwitness.pipeline import ReportReading, read_batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, read, with the incident people coded it under and the coded figures."""

    reading: ReportReading
    incident: str
    killed: int
    injured: int

    @property
    def report(self) -> Report:
        """The report that was read."""
        return self.reading.report


def is_training(incident: str) -> bool:
    """Tell whether an incident is of the half that weights are estimated on."""
    return sha256(incident.encode()).digest()[0] % 2 == 0


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Read the records of a JSON Lines file, compressed or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip())


def articles(path: Path, cache: Path | None) -> list[Article]:
    """Read all articles, or take their reading from the cache; an article given twice counts once."""
    rows = {report.id: (report, row) for row in rows_of(path) for report in [_report(row)]}
    readings = _readings([report for report, _ in rows.values()], cache)
    return [
        Article(
            reading=reading,
            incident=str(row["incident_id"]),
            killed=int(row["gold"]["num_killed"]),
            injured=int(row["gold"]["num_injured"]),
        )
        for reading, (_, row) in zip(readings, rows.values(), strict=True)
    ]


def _report(row: dict[str, Any]) -> Report:
    title, text, url = row["title"] or "", row["text"] or "", row["uri"]
    published = date.fromisoformat(row["dct"]) if row["dct"] else None
    name = report_id(outlet=None, url=url, published=published, text=f"{title}\n{text}")
    return Report(id=name, title=title, text=text, url=url, published=published, language="en")


def _readings(reports: Sequence[Report], cache: Path | None) -> list[ReportReading]:
    """Read reports, once for each version of the package and its model."""
    where = cache / f"{_identity(reports)}.pickle" if cache else None
    if where and where.exists():
        known: list[ReportReading] = pickle.loads(where.read_bytes())
        return known
    done = [reading for reading in read_batch(reports) if isinstance(reading, ReportReading)]
    if where:
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_bytes(pickle.dumps(done))
    return done


def _identity(reports: Sequence[Report]) -> str:
    """Digest what a reading depends on: the reports, the model, and the modules that read."""
    digest = sha256("\n".join(report.id for report in reports).encode())
    root = Path(str(files("fairwitness")))
    for part in ("text", "extract"):
        for path in sorted(path for path in (root / part).rglob("*") if path.is_file()):
            if "__pycache__" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:20]
