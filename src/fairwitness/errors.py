"""Every error fairwitness raises on purpose.

FairwitnessError
├── InputError            what the user gave cannot be used (exit code 2)
│   ├── UnreadableFile    missing, a directory, binary, empty, too large, unknown encoding
│   ├── MalformedLine     a line of JSON Lines or a row of CSV that is not the record it should be
│   └── RefusedAddress    an address that may not or cannot be fetched
├── ReportSetAside        one report of a batch cannot be read; the run goes on (exit code 1)
└── MissingData           a file the package ships or an optional extra is not there
"""


class FairwitnessError(Exception):
    """Root of all errors raised on purpose; its message says what, where and what to do."""


class InputError(FairwitnessError):
    """What the user gave cannot be used."""


class UnreadableFile(InputError):
    """A file cannot be taken in as a report."""


class MalformedLine(InputError):
    """A line of JSON Lines or a row of CSV is not the record it should be."""


class RefusedAddress(InputError):
    """An address may not be fetched, or cannot be."""


class ReportSetAside(FairwitnessError):
    """One report of a batch cannot be read; the reason is told and the run goes on."""


class MissingData(FairwitnessError):
    """A file the package ships, or an optional extra, is not there."""
