"""What a ledger costs: entries appended a second, size, looking things up, rebuilding and verifying.

    python benchmarks/ledger.py [--reports N] [--claims N] [--ledger postgresql://...]

Reports are made by varying one of our own; each gets a raw file and a claim set. Extraction is not measured here.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from fairwitness.model import (
    Actor,
    ClaimSet,
    Count,
    Evidence,
    FiledReport,
    Harm,
    HarmClaim,
    Kind,
    Provenance,
    Report,
    Role,
    When,
)
from fairwitness.store import Ledger, create_ledger, verify

NOW = datetime(2024, 5, 18, 12, tzinfo=UTC)
DAY = date(2024, 5, 17)
BATCH = 500
EXTRACTOR = "benchmark 1"
SENTENCE = "The mayor of Tell Safa said {number} bakers were killed when shells fell on the mill on Thursday. "
FILLER = "People of the town had been waiting for bread since the morning, the mayor's office said. " * 20


@contextmanager
def timed(what: str, many: int = 0) -> Iterator[None]:
    """Print how long something took."""
    started = time.perf_counter()
    yield
    took = time.perf_counter() - started
    rate = f"  {many / took:10,.0f} a second" if many else ""
    print(f"{what:44} {took:9.3f} s{rate}", flush=True)


def report(number: int) -> Report:
    """A report of some 2,000 characters."""
    text = SENTENCE.format(number=number) + FILLER
    url = f"https://radio-safa.example/{number}"
    return Report(id="", title=f"Bakery hit, report {number}", text=text, outlet="Radio Safa", url=url, published=DAY)


def claim_set(report: Report, many: int) -> ClaimSet:
    """So many claims, with the evidence a claim of the reader has."""
    original = report.original
    start, end = original.index("The mayor"), original.index(" on Thursday")
    cue = report.quote(original.index("killed"), original.index("killed") + 6)
    number = report.quote(start + len("The mayor of Tell Safa said "), original.index(" bakers"))
    evidence = tuple(
        Evidence(field=field, probability=0.9, words=cue) for field in ("cue", "count", "victims", "claimant", "when")
    )
    claims = [
        HarmClaim(
            id=f"{report.id[:12]}-{place}",
            report_id=report.id,
            kind=Kind.HARM,
            quote=report.quote(start, end),
            cue=cue,
            harm=Harm.KILLED,
            count=Count(words=number, low=int(number.words), high=int(number.words)),
            when=When(start=DAY, end=DAY),
            claimant=report.quote(start, start + len("The mayor of Tell Safa")),
            evidence=evidence,
        )
        for place in range(many)
    ]
    return ClaimSet(report_id=report.id, extractor=EXTRACTOR, claims=tuple(claims))


def fill(ledger: Ledger, reports: int, claims: int) -> str:
    """File everything in batches; gives the id of a claim in the middle."""
    writer = ledger.writer(Actor(name="benchmark", role=Role.CODER))
    batches = [range(start, min(start + BATCH, reports)) for start in range(0, reports, BATCH)]
    with timed("raw files", reports):
        raw = [ledger.raw.put_all([str(number).encode() * 300 for number in batch]) for batch in batches]
    with timed("reports", reports):
        for batch, digests in zip(batches, raw, strict=True):
            made = zip(map(report, batch), digests, strict=True)
            writer.append([FiledReport(report=one, provenance=Provenance(raw=raw)) for one, raw in made], at=NOW)
    done: list[ClaimSet] = []
    middle = ""
    with timed(f"claim sets of {claims} claims", reports):
        for place, kept in enumerate(ledger.view().unread_by(EXTRACTOR)):
            done.append(claim_set(kept.report, claims))
            middle = done[-1].claims[0].id if place == reports // 2 else middle
            if len(done) == BATCH:
                writer.append(done, at=NOW)
                done = []
        writer.append(done, at=NOW)
    return middle


def measure(ledger: Ledger, address: str, reports: int, claim: str) -> None:
    """Look things up, read everything, rebuild, verify."""
    with timed("log of one claim"):
        ledger.log(claim)
    with timed("log of one claim, again"):
        ledger.log(claim)
    with timed("one claim"):
        ledger.view().claim(claim)
    with timed("nothing left to extract"):
        assert not list(ledger.view().unread_by(EXTRACTOR))
    with timed("which of all reports are known", reports):
        ledger.view().known(f"{number:020}" for number in range(reports))
    with timed("the same batch again"):
        writer = ledger.writer(Actor(name="benchmark", role=Role.CODER))
        writer.append([FiledReport(report=report(number)) for number in range(BATCH)], at=NOW)
    with timed("all claims", reports):
        for _ in ledger.view().claims():
            pass
    with timed("rebuild", reports):
        ledger.rebuild()
    with timed("verify", reports):
        assert verify(address).fits


def main() -> None:
    """Parse, fill, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=5)
    parser.add_argument("--ledger", help="where to make the ledger; a temporary directory by default")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        address = options.ledger or f"{home}/ledger"
        with create_ledger(address) as ledger:
            claim = fill(ledger, options.reports, options.claims)
            measure(ledger, address, options.reports, claim)
        size = sum(path.stat().st_size for path in Path(home).rglob("ledger.sqlite*"))
    print(f"{'database':44} {size / 1e6:9.0f} MB")
    print(f"{'peak memory':44} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.0f} MB")


if __name__ == "__main__":
    main()
