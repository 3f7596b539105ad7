"""The only wiring: from reports to readings, and from sources to a ledger and what it adds up to."""

from fairwitness.pipeline.copying import link_copies
from fairwitness.pipeline.extracting import extract_unread, extractor_of
from fairwitness.pipeline.filing import Summary, file_all
from fairwitness.pipeline.reading import (
    NO_DATE,
    Instruments,
    ReportReading,
    measure,
    open_instruments,
    read_batch,
    read_report,
    toll_of,
)

__all__ = [
    "NO_DATE",
    "Instruments",
    "ReportReading",
    "Summary",
    "extract_unread",
    "extractor_of",
    "file_all",
    "link_copies",
    "measure",
    "open_instruments",
    "read_batch",
    "read_report",
    "toll_of",
]
