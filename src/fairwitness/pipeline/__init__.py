"""The only wiring: from reports to readings here; from sources to a ledger and what it adds up to in the modules.

`filing`, `copying`, `extracting` and `running` fill a ledger, `measuring` compares readings with people's; they are
imported by who needs them, since a database is dear to import and reading a report takes none.
"""

from fairwitness.pipeline.alone import file_report, toll_of
from fairwitness.pipeline.reading import (
    NO_DATE,
    Instruments,
    ReportReading,
    open_instruments,
    read_batch,
    read_report,
)

__all__ = [
    "NO_DATE",
    "Instruments",
    "ReportReading",
    "file_report",
    "open_instruments",
    "read_batch",
    "read_report",
    "toll_of",
]
