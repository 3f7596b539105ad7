"""Reports and a stand-in for extraction that every door is tested with, and a real PostgreSQL server."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_postgresql.janitor import DatabaseJanitor

from fairwitness.model import (
    Act,
    Claim,
    ClaimantRole,
    Count,
    Evidence,
    Harm,
    HarmClaim,
    Kind,
    OccurrenceClaim,
    Place,
    PlaceMention,
    PlacePrecision,
    Report,
    Span,
    When,
)

if TYPE_CHECKING:
    from fairwitness.pipeline import Instruments

TITLE = "Shells fall on market"
TEXT = "Governor Haddad said 12 traders were killed in Aleppo on Friday. There was an air strike on Idlib."

_HARM = re.compile(
    r"(?P<claimant>[A-Z]\w+ [A-Z]\w+) said (?P<count>\d+) (?P<victims>\w+) were (?P<cue>killed|injured)"
    r"(?: in (?P<place>[A-Z]\w+))?(?: on (?P<when>\w+day))?"
)
_FRIDAY = 4  # the only day the tests' reports tell of
_ACT = re.compile(r"(?P<cue>air strike) on (?P<target>\w+)")


def make_report(text: str = TEXT, *, title: str = TITLE, published: date | None = date(2024, 5, 18)) -> Report:
    """A report by an invented outlet."""
    return Report(id="r1", title=title, text=text, outlet="Radio Example", published=published)


def stand_in_extract(report: Report, *, reader: object, gazetteer: object) -> Iterator[Claim]:
    """Claims by a pattern: enough for the doors, which do not care how claims were found."""
    assert reader == "reader" and gazetteer == "gazetteer"
    original = report.original
    for number, found in enumerate(_HARM.finditer(original)):
        yield _harm(report, found, number)
    for number, found in enumerate(_ACT.finditer(original)):
        yield OccurrenceClaim(
            id=f"act-{number}",
            report_id=report.id,
            kind=Kind.ACT,
            quote=_span(original, found, 0),
            cue=_span(original, found, "cue"),
            value=Act.AIR_STRIKE,
            target=_span(original, found, "target"),
        )


def _harm(report: Report, found: re.Match[str], number: int) -> HarmClaim:
    original = report.original
    many = int(found["count"])
    place = Place(
        name="Aleppo",
        geonameid=170063,
        latitude=36.2,
        longitude=37.16,
        country="SY",
        admin1="Aleppo",
        precision=PlacePrecision.TOWN,
    )
    claimant = _span(original, found, "claimant")
    return HarmClaim(
        id=f"harm-{number}",
        report_id=report.id,
        kind=Kind.HARM,
        quote=_span(original, found, 0),
        cue=_span(original, found, "cue"),
        harm=Harm(found["cue"]),
        count=Count(words=_span(original, found, "count"), low=many, high=many),
        victims=_span(original, found, "victims"),
        places=(PlaceMention(words=_span(original, found, "place"), place=place),) if found["place"] else (),
        when=_when(report, found),
        claimant=claimant,
        claimant_role=ClaimantRole.GOVERNMENT,
        part_of="harm-0" if number else None,
        evidence=(
            Evidence(field="claimant", probability=0.91234, words=claimant),
            Evidence(field="group", probability=0.41),
        ),
    )


def _when(report: Report, found: re.Match[str]) -> When:
    if not found["when"]:
        return When()
    words = (_span(report.original, found, "when"),)
    if report.published is None:
        return When(words=words)
    friday = report.published - timedelta(days=(report.published.weekday() - _FRIDAY) % 7)
    return When(words=words, start=friday, end=friday)


def _span(original: str, found: re.Match[str], group: str | int) -> Span:
    return Span.of(original, *found.span(group))


class StandIn(str):
    """A reader that only has a name."""

    __slots__ = ()
    identity = "stand-in 1"


@pytest.fixture
def report() -> Report:
    """A dated report with one harm claim and one act."""
    return make_report()


@pytest.fixture
def instruments(monkeypatch: pytest.MonkeyPatch) -> Instruments:
    """Stand-ins for the reader and the gazetteer; extraction goes by the pattern above."""
    # imported here, so that tests of one module do not need all others
    from fairwitness.pipeline import Instruments, reading

    monkeypatch.setattr(reading, "extract", stand_in_extract)
    return Instruments(reader=StandIn("reader"), gazetteer="gazetteer")  # type: ignore[arg-type]


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server of the tests' own, on this machine; whoever may connect need not say a password."""

    programs: Path
    home: Path
    port: int
    host: str = "127.0.0.1"
    user: str = "postgres"

    def start(self) -> None:
        self._run("initdb", "-D", self._data, "-U", self.user, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        # what a crash would lose does not matter here, and it is much faster
        settings = "-F -c full_page_writes=off -c max_connections=60 -c log_min_messages=panic"
        options = f"{settings} -p {self.port} -c listen_addresses={self.host} -c unix_socket_directories={self.home}"
        self._run("pg_ctl", "start", "-w", "-D", self._data, "-l", str(self.home / "log"), "-o", options)

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-m", "immediate", "-D", self._data)

    @property
    def _data(self) -> str:
        return str(self.home / "data")

    def _run(self, program: str, *arguments: str) -> None:
        # the server refuses to run as root
        prefix = ["runuser", "-u", self.user, "--"] if os.geteuid() == 0 else []
        command = [*prefix, str(self.programs / program), *arguments]
        # output goes to a file: a pipe would stay open as long as the server runs
        with tempfile.TemporaryFile("w+") as said:
            if subprocess.run(command, cwd="/", stdout=said, stderr=said, check=False).returncode:
                said.seek(0)
                raise RuntimeError(f"{program}: {said.read()}")


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent
    known = shutil.which("pg_ctl")
    return Path(known).resolve().parent if known else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """A PostgreSQL server, started once. Where there is none the test is skipped, and fails where CI is set."""
    programs = _programs()
    if programs is None:
        reason = "PostgreSQL is not installed: apt-get install postgresql"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    home = Path(tempfile.mkdtemp(prefix="fairwitness-postgresql-"))
    if os.geteuid() == 0:
        os.chown(home, pwd.getpwnam("postgres").pw_uid, -1)
    server = Server(programs=programs, home=home, port=_free_port())
    server.start()
    yield server
    server.stop()
    shutil.rmtree(home)


_database_numbers = count(1)


@pytest.fixture
def postgresql_address(postgresql_server: Server) -> Iterator[str]:
    """The address of an empty database, which is dropped after the test."""
    server, name = postgresql_server, f"ledger{next(_database_numbers)}"
    with DatabaseJanitor(
        user=server.user, host=server.host, port=server.port, dbname=name, template_dbname="template0"
    ):
        yield f"postgresql://{server.user}@{server.host}:{server.port}/{name}"
