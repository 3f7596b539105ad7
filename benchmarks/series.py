"""A claimant's running tolls, day by day: is each decrease, and each increment that does not add up, reported?

    python benchmarks/series.py FILE

FILE is JSON (may be .gz): a list of days with `report_date` and fields `NAME_cum` (since the first day) and `NAME`
(new since the report before). Each day becomes a report with a claim for the running figure and one for
the new figure. What the engine marks is held against a plain count of the same fields.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from fairwitness.model import Count, FiledClaim, Harm, HarmClaim, Kind, Origin, Report, Span, When
from fairwitness.reconcile import Step, figures_over_time


def main() -> None:
    """Print what was found per field; exits 1 where a decrease or a mismatch stays hidden."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    path = parser.parse_args().file
    raw = path.read_bytes()
    days = json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw)
    rows = [row for name in _names(days) if (row := measured(name, days))]
    for row in rows:
        words = "{field}: {days} days, {decreases} decreases, {mismatches} increments do not add up; hidden: {hidden}"
        print(words.format(**row))
    total = Counter({key: sum(row[key] for row in rows) for key in ("decreases", "mismatches", "hidden")})
    print("all fields: {decreases} decreases, {mismatches} increments, hidden: {hidden}".format(**total))
    sys.exit(total["hidden"] > 0)


def _names(days: Sequence[dict[str, Any]]) -> list[str]:
    return sorted({key.removesuffix("_cum") for day in days for key in day if key.endswith("_cum")})


def measured(name: str, days: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Hold what the engine marks in one field against a plain count."""
    wanted = set(plain_count(name, days))
    points = figures_over_time(list(filed(name, days)), Harm.KILLED)
    found = {(point.published.isoformat(), "decrease") for point in points if point.step is Step.REVISED}
    found |= {(point.published.isoformat(), "mismatch") for point in points if point.missing is not None}
    kinds = Counter(kind for _, kind in wanted)
    return {
        "field": name,
        "days": len(points),
        "decreases": kinds["decrease"],
        "mismatches": kinds["mismatch"],
        "hidden": len(wanted - found),
    }


def plain_count(name: str, days: Sequence[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Count, without the engine, where the running figure falls or does not rise by what is said to be new."""
    last: int | None = None
    for day in days:
        running, new = day.get(f"{name}_cum"), day.get(name)
        if running is None:
            continue
        if last is not None and running < last:
            yield day["report_date"], "decrease"
        if last is not None and new is not None and running - last != new:
            yield day["report_date"], "mismatch"
        last = running


def filed(name: str, days: Sequence[dict[str, Any]]) -> Iterator[FiledClaim]:
    """Make a report of each day, with its running and its new figure."""
    first = date.fromisoformat(days[0]["report_date"]) - timedelta(days=1)
    for day in days:
        on = date.fromisoformat(day["report_date"])
        report = Report(id=f"{name}-{on}", title="", text="", outlet="the series", published=on)
        for number, start in ((day.get(f"{name}_cum"), first), (day.get(name), on)):
            if number is not None and day.get(f"{name}_cum") is not None:
                yield FiledClaim(
                    claim=claim(report, number, When(start=start, end=on)),
                    report=report,
                    origin=Origin(id=name, name=name),
                )


def claim(report: Report, number: int, when: When) -> HarmClaim:
    """Write one figure down."""
    words = Span(start=0, end=len(str(number)), words=str(number))
    return HarmClaim(
        id=f"{report.id}-{when.start}",
        report_id=report.id,
        kind=Kind.HARM,
        quote=words,
        cue=words,
        when=when,
        harm=Harm.KILLED,
        count=Count(words=words, low=number, high=number),
        claimant=words,
    )


if __name__ == "__main__":
    main()
