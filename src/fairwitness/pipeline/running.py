"""Running: all steps from sources to claims on record, each doing only what is not done yet."""

from __future__ import annotations

from fairwitness.pipeline.extracting import extract_unread
from fairwitness.pipeline.filing import file_all
from fairwitness.pipeline.summary import Summary
from fairwitness.pipeline.taking_in import Sources, take_in_all
from fairwitness.pipeline.work import Work


def ingest(work: Work, sources: Sources) -> Summary:
    """Take the sources' reports in."""
    return file_all(work, take_in_all(sources))


def extract(work: Work) -> Summary:
    """Read every report this version has not read."""
    return extract_unread(work)


def run(work: Work, sources: Sources) -> Summary:
    """Do all steps. Whatever moment a run before was killed at, the ledger ends up as if it had not been."""
    summary = ingest(work, sources)
    summary.add(extract(work))
    return summary
