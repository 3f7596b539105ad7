"""Moving a ledger whole: every entry and every raw file, byte for byte, verified on the way in.

An archive holds `ledger.json` (its format, how many entries, the last hash), `entries.jsonl` (one entry a line, all
its columns) and `raw/ab/cdef....zst`. Archives of the same ledger are the same bytes, on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, insert

from fairwitness.errors import DamagedLedger, UnusableLedger
from fairwitness.store import projection
from fairwitness.store.archive import new_archive, old_archive
from fairwitness.store.canonical import Row, canonical
from fairwitness.store.chain import Chain
from fairwitness.store.connection import reading, writing
from fairwitness.store.entries import CHUNK, head, rows
from fairwitness.store.ledger import Ledger, create_ledger, open_ledger
from fairwitness.store.place import DATABASE, place_of
from fairwitness.store.raw import MAXIMUM
from fairwitness.store.schema import entries

FORMAT = 1
_ABOUT, _ENTRIES = "ledger.json", "entries.jsonl"
_RAW = re.compile(r"raw/([0-9a-f]{2})/([0-9a-f]{62})\.zst")
# bytes of one entry's line: a report as long as any we take in, every character escaped
_LONGEST = 1 << 28


def export_ledger(ledger: Ledger, target: Path) -> str:
    """Write a ledger whole into a directory, or a tar file where the name ends in .tar; gives the last entry's hash.

    The archive holds everything, redacted words included: it is a backup, no publication.
    """
    with new_archive(target) as archive, tempfile.TemporaryFile() as lines:
        chain = _write_entries(ledger, lines)
        about = {"entries": chain.sequence, "format": FORMAT, "head": chain.hash}
        archive.add(_ABOUT, BytesIO(canonical(about).encode() + b"\n"))
        lines.seek(0)
        archive.add(_ENTRIES, lines)
        for digest in sorted(chain.raw):
            packed = ledger.raw.compressed(digest)
            archive.add(f"raw/{digest[:2]}/{digest[2:]}.zst", BytesIO(packed))
    return chain.hash


@contextmanager
def receiving(ledger: str | Path) -> Iterator[Ledger]:
    """Open the ledger to import into, or make it where there is none; if the import fails, nothing made stays."""
    directory = place_of(ledger).directory
    if directory is None or (directory / DATABASE).exists():
        with _opened_or_made(ledger) as opened:
            yield opened
        return
    before = set(directory.iterdir()) if directory.is_dir() else None
    try:
        with create_ledger(ledger) as made:
            yield made
    except BaseException:
        _take_away(directory, before)
        raise


def _opened_or_made(ledger: str | Path) -> Ledger:
    try:
        return open_ledger(ledger)
    except UnusableLedger:
        return create_ledger(ledger)


def _take_away(directory: Path, before: set[Path] | None) -> None:
    """Take away what was made in a directory, and the directory where it was not there before."""
    if before is None:
        shutil.rmtree(directory, ignore_errors=True)
        return
    for path in set(directory.iterdir()) - before:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def import_ledger(source: Path, ledger: Ledger) -> str:
    """Read an archive into an empty ledger, verifying as it goes: all or nothing; gives the last entry's hash."""
    with old_archive(source) as files, writing(ledger.engine) as connection:
        if head(connection)[0]:
            raise UnusableLedger(f"{ledger.place}: not empty; a ledger can only be imported into an empty one")
        about = _read_about(source, next(files, None))
        chain = _read_entries(source, next(files, None), connection)
        if (chain.sequence, chain.hash) != about:
            raise DamagedLedger(f"{source}: {_ENTRIES} holds {chain.sequence} entries up to {chain.hash}, not {about}")
        _read_raw(source, files, ledger, chain.raw)
        projection.rebuild(connection)
    return chain.hash


def _write_entries(ledger: Ledger, lines: IO[bytes]) -> Chain:
    chain = Chain()
    with reading(ledger.engine) as connection:
        for row in rows(connection):
            for finding in chain.follow(row):
                raise DamagedLedger(f"{finding}; a damaged ledger is not exported: run verify, then restore a backup")
            lines.write(canonical(row._asdict()).encode("ascii") + b"\n")
    return chain


def _read_about(source: Path, file: tuple[str, IO[bytes]] | None) -> tuple[int, str]:
    record = _record(file[1].read(1 << 16)) if file and file[0] == _ABOUT else None
    if not isinstance(record, dict) or "format" not in record:
        raise UnusableLedger(f"{source}: no archive of a ledger: {_ABOUT} does not come first in it")
    if record["format"] != FORMAT:
        raise UnusableLedger(f"{source}: a newer fairwitness wrote this archive (format {record['format']})")
    return record.get("entries", 0), record.get("head", "")


def _read_entries(source: Path, file: tuple[str, IO[bytes]] | None, connection: Connection) -> Chain:
    if file is None or file[0] != _ENTRIES:
        raise UnusableLedger(f"{source}: no archive of a ledger: {_ENTRIES} does not come second in it")
    chain = Chain()
    verified = _verified(source, file[1], chain)
    while portion := [row._asdict() for row in islice(verified, CHUNK)]:
        connection.execute(insert(entries), portion)
    return chain


def _verified(source: Path, lines: IO[bytes], chain: Chain) -> Iterator[Row]:
    while line := lines.readline(_LONGEST):
        row = _row(line)
        if row is None:
            raise DamagedLedger(f"{source}: line {chain.sequence + 1} of {_ENTRIES} is no entry")
        for finding in chain.follow(row):
            raise DamagedLedger(f"{source}: {finding}; nothing was imported")
        yield row


def _row(line: bytes) -> Row | None:
    """The entry on a line, if the line is just as export writes it."""
    record = _record(line)
    if not isinstance(record, dict) or record.keys() != set(Row._fields) or type(record["sequence"]) is not int:
        return None
    if any(not isinstance(value, str | None) for name, value in record.items() if name != "sequence"):
        return None
    return Row(**record) if canonical(record).encode("ascii") + b"\n" == line else None


def _record(text: bytes) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _read_raw(source: Path, files: Iterator[tuple[str, IO[bytes]]], ledger: Ledger, named: set[str]) -> None:
    missing = set(named)
    for name, file in files:
        found = _RAW.fullmatch(name)
        if not found:
            raise UnusableLedger(f"{source}: {name!r} does not belong in an archive of a ledger")
        digest = found[1] + found[2]
        ledger.raw.take(digest, file.read(MAXIMUM))
        missing.discard(digest)
    if missing:
        raise DamagedLedger(f"{source}: {len(missing)} raw files are missing, {min(missing)} among them")
