"""Take reports in: files, feeds, archives and addresses become captured reports, or are set aside with a reason."""

from fairwitness.ingest.files import read_reports, take_in
from fairwitness.ingest.forms import Form
from fairwitness.ingest.guard import Guard
from fairwitness.ingest.source import ColumnMap, Options, SetAside, join_maps, parse_map
from fairwitness.ingest.web import is_address, take_in_addresses

# fetch.Fetcher, the door to the network, is imported by who opens it: httpx is dear
__all__ = [
    "ColumnMap",
    "Form",
    "Guard",
    "Options",
    "SetAside",
    "is_address",
    "join_maps",
    "parse_map",
    "read_reports",
    "take_in",
    "take_in_addresses",
]
