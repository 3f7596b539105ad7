"""Running: all steps from sources to incidents, each doing only what is not done yet."""

from __future__ import annotations

from pathlib import Path

from fairwitness.pipeline.copying import link_copies
from fairwitness.pipeline.extracting import extract_unread
from fairwitness.pipeline.filing import file_all
from fairwitness.pipeline.linking import bring_up_to_date
from fairwitness.pipeline.summary import Summary
from fairwitness.pipeline.taking_in import Sources, take_in_all
from fairwitness.pipeline.work import Work


def ingest(work: Work, sources: Sources) -> Summary:
    """Take the sources' reports in, and link those that repeat others."""
    summary = file_all(work, take_in_all(sources))
    summary.add(link_copies(work))
    return summary


def extract(work: Work) -> Summary:
    """Read every report this version has not read."""
    return extract_unread(work)


def resolve(work: Work, parties: Path | None = None) -> Summary:
    """Link claims into incidents and find whom they go back to, where anything new bears on that."""
    work.begun("Linking incidents", None)
    return Summary(resolved=bring_up_to_date(work.ledger, parties))


def run(work: Work, sources: Sources, parties: Path | None = None) -> Summary:
    """Do all steps. Whatever moment a run before was killed at, the ledger ends up as if it had not been."""
    summary = ingest(work, sources)
    summary.add(extract(work))
    summary.add(resolve(work, parties))
    return summary
