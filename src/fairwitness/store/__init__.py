"""The ledger: entries that only grow, views rebuilt from them, raw bytes; on SQLite or PostgreSQL by the same code.

with open_ledger("DIR") as ledger:
    writer = ledger.writer(Actor(name="Nadia", role=Role.CODER))
    appended = writer.append([FiledReport(report=report)], at=now)
    for kept in ledger.view().unread_by("fairwitness 0.1.0"): ...
"""

from fairwitness.store.cache import Cache
from fairwitness.store.changes import Change
from fairwitness.store.doctor import Check, diagnose
from fairwitness.store.findings import Finding, Verification
from fairwitness.store.laws import check_claim
from fairwitness.store.ledger import Ledger, create_ledger, open_ledger
from fairwitness.store.raw import RawStore
from fairwitness.store.shelf import Put, Shelf
from fairwitness.store.transfer import export_ledger, import_ledger, receiving
from fairwitness.store.verify import verify
from fairwitness.store.view import AsOf, Period, View
from fairwitness.store.writer import Appended, Writer

__all__ = [
    "Appended",
    "AsOf",
    "Cache",
    "Change",
    "Check",
    "Finding",
    "Ledger",
    "Period",
    "Put",
    "RawStore",
    "Shelf",
    "Verification",
    "View",
    "Writer",
    "check_claim",
    "create_ledger",
    "diagnose",
    "export_ledger",
    "import_ledger",
    "open_ledger",
    "receiving",
    "verify",
]
