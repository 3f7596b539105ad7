"""Take reports in: files, feeds, archives and addresses become captured reports, or are set aside with a reason."""

from fairwitness.ingest.files import read_reports, take_in
from fairwitness.ingest.forms import Form
from fairwitness.ingest.guard import Guard
from fairwitness.ingest.source import ColumnMap, Options, SetAside, join_maps, parse_map

__all__ = ["ColumnMap", "Form", "Guard", "Options", "SetAside", "join_maps", "parse_map", "read_reports", "take_in"]
