"""Every error fairwitness raises on purpose.

FairwitnessError
├── InputError            what the user gave cannot be used (exit code 2)
│   ├── UnreadableFile    missing, a directory, binary, empty, too large, unknown encoding
│   ├── MalformedLine     a line of JSON Lines or a row of CSV that is not the record it should be
│   ├── RefusedAddress    an address that may not or cannot be fetched
│   ├── UnusableLedger    no ledger there, not ours, written by a newer fairwitness, or in the way of a new one
│   ├── NotOnRecord       the ledger knows no such report, claim or entry
│   ├── NotAllowed        the role does not permit this, or a reason is missing
│   └── ConventionError   a convention that does not exist or whose file is not as it should be
├── ReportSetAside        one report of a batch cannot be read; the run goes on (exit code 1)
│   └── UnlawfulClaim     a claim breaks a law: low above high, a number without words, words that do not stand there
├── DamagedLedger         what the ledger holds cannot be read back; `verify` names where
├── LexiconError          a file of words that is not as the code that opens it needs it
├── WorkersEnded          the processes that read reports end whatever they are given
└── MissingData           a file the package ships or an optional extra is not there
"""


class FairwitnessError(Exception):
    """Root of all errors raised on purpose; its message says what, where and what to do."""


def reason(cause: Exception) -> str:
    """What went wrong, in the system's words where it has some: "Permission denied"."""
    return (cause.strerror if isinstance(cause, OSError) else None) or str(cause)


class InputError(FairwitnessError):
    """What the user gave cannot be used."""


class UnreadableFile(InputError):
    """A file cannot be taken in as a report."""


class MalformedLine(InputError):
    """A line of JSON Lines or a row of CSV is not the record it should be."""


class RefusedAddress(InputError):
    """An address may not be fetched, or cannot be."""


class UnusableLedger(InputError):
    """No ledger stands there, it is not one of ours, or a newer fairwitness wrote it."""


class NotOnRecord(InputError):
    """The ledger knows no such report, claim or entry."""


class NotAllowed(InputError):
    """The role does not permit this, or a reason is missing."""


class ConventionError(InputError):
    """A convention does not exist, or its file is not what it should be."""


class ReportSetAside(FairwitnessError):
    """One report of a batch cannot be read; the reason is told and the run goes on."""


class UnlawfulClaim(ReportSetAside):
    """A claim breaks a law the ledger upholds."""


class DamagedLedger(FairwitnessError):
    """What the ledger holds cannot be read back."""


class LexiconError(FairwitnessError):
    """A file of words is not what the code that opens it needs."""


class WorkersEnded(FairwitnessError):
    """The processes that read reports end whatever they are given."""


class MissingData(FairwitnessError):
    """A file the package ships, or an optional extra, is not there."""
