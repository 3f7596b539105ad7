"""`fairwitness` with a reader that knows the made reports by heart: everything but reading costs what it costs.

python benchmarks/quick.py run reports.jsonl --ledger DIR
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import click

import fairwitness.cli.run  # noqa: F401 - so that a copy of this process need not import it anew
from fairwitness.cli.root import cli
from fairwitness.model import (
    Actor,
    Claim,
    Count,
    DatePrecision,
    Evidence,
    Harm,
    HarmClaim,
    Kind,
    PlaceMention,
    Report,
    Role,
    When,
)
from fairwitness.pipeline import Instruments, reading
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.store import create_ledger
from making import write

_WHERE = re.compile(r"(?:in|near) (?P<town>[A-Z]\w+) on (?P<day>\d+ [A-Z][a-z]+ \d{4})\.")
_SAID = re.compile(
    r"(?P<who>[A-Z][^.]*?) said at least (?P<dead>\d+) (?P<whom>\w+) were killed and (?P<hurt>\d+) injured"
)
_PUT = re.compile(r"(?P<who>A resident) put the number of (?P<whom>dead) at (?P<dead>\d+)")


def extract(report: Report, *, gazetteer: Gazetteer, **_: object) -> Iterator[Claim]:
    """The claims of a made report."""
    text = report.original
    where = _WHERE.search(text)
    place = _place(report, where, gazetteer) if where else None
    when = _when(report, where) if where else When()
    for found in (*_SAID.finditer(text), *_PUT.finditer(text)):
        for field, harm in (("dead", Harm.KILLED), ("hurt", Harm.INJURED)):
            if field in found.groupdict():
                claim = _claim(report, found, field, harm)
                yield replace(claim, places=(place,) if place else (), when=when)


def _place(report: Report, where: re.Match[str], gazetteer: Gazetteer) -> PlaceMention:
    known = gazetteer.lookup(where["town"])
    return PlaceMention(words=report.quote(*where.span("town")), place=known[0] if known else None)


def _when(report: Report, where: re.Match[str]) -> When:
    day = datetime.strptime(where["day"], "%d %B %Y").date()
    return When(words=(report.quote(*where.span("day")),), start=day, end=day, precision=DatePrecision.DAY)


def _claim(report: Report, found: re.Match[str], field: str, harm: Harm) -> HarmClaim:
    number = int(found[field])
    quote = report.quote(*found.span())
    key = f"{report.id} {quote.start} {field}"
    cue = report.quote(*found.span(field))
    return HarmClaim(
        id=sha256(key.encode()).hexdigest()[:16],
        report_id=report.id,
        kind=Kind.HARM,
        quote=quote,
        cue=quote,
        harm=harm,
        count=Count(words=cue, low=number),
        victims=report.quote(*found.span("whom")),
        claimant=report.quote(*found.span("who")),
        # as many as the shipped reader gives
        evidence=tuple(Evidence(field=name, probability=0.9, words=cue) for name in _FIELDS),
    )


_FIELDS = ("cue", "count", "victims", "claimant", "place")
ACTOR = Actor(name="benchmark", role=Role.CODER)


def now() -> datetime:
    """The moment."""
    return datetime.now(UTC)


class Named:
    """A reader that only has a name."""

    identity = "quick 1"


def call(arguments: list[str]) -> int:
    """Call the command line with the stand-in; gives the exit code."""
    reading.extract = extract  # type: ignore[assignment]
    instruments = Instruments(reader=Named(), gazetteer=Gazetteer.open())  # type: ignore[arg-type]
    with cli.make_context("fairwitness", arguments, obj=instruments) as context:
        try:
            cli.invoke(context)
        except click.exceptions.Exit as exit_:
            return exit_.exit_code
        except click.ClickException as error:
            error.show()
            return error.exit_code
    return 0


def warm() -> None:
    """Load, once, what every copy of this process would load for itself."""
    with tempfile.TemporaryDirectory() as home:
        ledger, reports = Path(home) / "ledger", write(Path(home) / "reports.jsonl", 5)
        create_ledger(ledger).close()
        call(["run", str(reports), "--ledger", str(ledger)])


if __name__ == "__main__":
    sys.exit(call(sys.argv[1:]))
