"""Run as a program by the tests of many writers and of kill -9: files reports, raw bytes and claims, as a run would.

Arguments: the ledger, the first and last number of the reports, how many go into one batch.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from fairwitness.model import Actor, ClaimSet, FiledReport, Harm, HarmClaim, Kind, Provenance, Report, Role
from fairwitness.store import Ledger, open_ledger

NOON = datetime(2024, 5, 18, 12, tzinfo=UTC)
EXTRACTOR = "appending 1"


def report(number: int) -> Report:
    # three texts share an address, so that versions are linked too
    url = f"https://radio-safa.example/{number // 3}"
    return Report(id=f"given-{number}", title="Bakery hit", text=f"Shells killed {number} bakers.", url=url)


def claims(report: Report) -> ClaimSet:
    cue = report.quote(report.original.index("killed"), report.original.index("killed") + 6)
    claim = HarmClaim(id=f"{report.id}-harm", report_id=report.id, kind=Kind.HARM, quote=cue, cue=cue, harm=Harm.KILLED)
    return ClaimSet(report_id=report.id, extractor=EXTRACTOR, claims=(claim,))


def append(ledger: Ledger, numbers: range) -> None:
    writer = ledger.writer(Actor(name="appending", role=Role.CODER))
    reports = [report(number) for number in numbers]
    filed = [FiledReport(report=one, provenance=Provenance(raw=ledger.raw.put(one.text.encode()))) for one in reports]
    known = [entry.entry.body for entry in writer.append(filed, at=NOON)]
    writer.append([claims(body.report) for body in known if isinstance(body, FiledReport)], at=NOON)


def main(address: str, first: int, last: int, batch: int) -> None:
    with open_ledger(address) as ledger:
        for start in range(first, last, batch):
            append(ledger, range(start, min(start + batch, last)))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
