"""Ledger: opens or makes one, and hands out what reads and writes it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, func, select

from fairwitness.errors import NotOnRecord, UnusableLedger
from fairwitness.model import Actor, Entry, EntryKind
from fairwitness.store import migrations, projection
from fairwitness.store.cache import Cache
from fairwitness.store.changes import Change, changes
from fairwitness.store.connection import connect, reading, writing
from fairwitness.store.entries import entry_of, head, rows
from fairwitness.store.history import history
from fairwitness.store.place import Place, place_of
from fairwitness.store.raw import RawStore, raw_store
from fairwitness.store.schema import entries
from fairwitness.store.shelf import Shelf
from fairwitness.store.view import AsOf, View
from fairwitness.store.writer import Writer


class Ledger:
    """One ledger, open; use it in a `with` statement, and in one process only: a child process opens its own."""

    def __init__(self, place: Place, engine: Engine) -> None:
        self.place = place
        self.engine = engine
        self.raw: RawStore = raw_store(place, engine)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def writer(self, actor: Actor) -> Writer:
        """What appends entries in somebody's name."""
        return Writer(self.engine, actor)

    def view(self, *, published: date | None = None, recorded: datetime | None = None) -> View:
        """The reports, claims and judgements now, or by a day of publication, or by a moment of record, or by both."""
        return View(self.engine, AsOf(published=published, recorded=recorded))

    def cache(self, name: str) -> Cache:
        """A place to keep what was reckoned from views (incidents, tolls); `rebuild` empties it."""
        return Cache(self.engine, name)

    @property
    def shelf(self) -> Shelf:
        """What linking keeps of reports and incidents; `rebuild` empties it."""
        return Shelf(self.engine)

    def changes(self, after: int, most: int) -> tuple[Change, ...]:
        """What the entries after one are about, that bear on claims and incidents; in order of the last about each."""
        with reading(self.engine) as connection:
            return changes(connection, after, most)

    def entries(self, *kinds: EntryKind, after: int = 0) -> Iterator[Entry]:
        """All entries in order, of some kinds only where kinds are given, those up to `after` left out."""
        wanted = [entries.c.kind.in_([kind.value for kind in kinds])] if kinds else []
        with reading(self.engine) as connection:
            yield from (entry_of(row) for row in rows(connection, *wanted, after=after))

    def entry(self, sequence: int) -> Entry:
        """One entry by its number; raises NotOnRecord."""
        with reading(self.engine) as connection:
            for row in rows(connection, entries.c.sequence == sequence):
                return entry_of(row)
        raise NotOnRecord(f"entry {sequence}: the ledger has no such entry")

    def log(self, name: str) -> tuple[Entry, ...]:
        """The history of a claim or of a report, in order; raises NotOnRecord where the ledger knows neither."""
        with reading(self.engine) as connection:
            return tuple(history(connection, name))

    def head(self) -> tuple[int, str]:
        """Number and hash of the last entry: what to publish, so that nobody can later cut entries off."""
        with reading(self.engine) as connection:
            return head(connection)

    def tally(self) -> dict[EntryKind, int]:
        """How many entries of each kind there are."""
        with reading(self.engine) as connection:
            query = select(entries.c.kind, func.count()).group_by(entries.c.kind)
            return {EntryKind(row[0]): row[1] for row in sorted(connection.execute(query).all())}

    def rebuild(self) -> None:
        """Drop all views and make them anew from the entries."""
        with writing(self.engine) as connection:
            projection.rebuild(connection)


def open_ledger(ledger: str | Path) -> Ledger:
    """Open a ledger that exists; one of an older schema is brought to the newest. Raises UnusableLedger."""
    place = place_of(ledger)
    check_there(place)
    return _opened(place, create=False)


def create_ledger(ledger: str | Path) -> Ledger:
    """Make an empty ledger; its directory is for its owner alone. Raises UnusableLedger where there is one already."""
    place = place_of(ledger)
    if place.directory and place.database:
        _make_directory(place.directory)
        _make_file(place.database)
    return _opened(place, create=True)


def check_there(place: Place) -> None:
    """Raise UnusableLedger where a directory holds no ledger."""
    if place.database and not place.database.is_file():
        raise UnusableLedger(f"{place}: no ledger here; make one with `fairwitness init {place}`")


def _make_directory(directory: Path) -> None:
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as cause:
        raise UnusableLedger(f"{directory}: cannot be made a ledger ({cause.strerror})") from cause


def _make_file(database: Path) -> None:
    try:
        # a file that is there already is looked into: a process killed at this point leaves an empty one
        os.close(os.open(database, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as cause:
        raise UnusableLedger(f"{database}: cannot be written ({cause.strerror})") from cause


def _opened(place: Place, *, create: bool) -> Ledger:
    engine = connect(place)
    try:
        if create:
            migrations.create(engine, place)
        else:
            migrations.migrate(engine, place)
    except BaseException:
        engine.dispose()
        raise
    return Ledger(place, engine)
