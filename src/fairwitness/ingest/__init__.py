"""Take reports in: text files, JSON Lines and standard input become Report values, or are set aside with a reason."""

from fairwitness.ingest.files import Form, SetAside, read_reports

__all__ = ["Form", "SetAside", "read_reports"]
