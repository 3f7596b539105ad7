"""Where a ledger is: a directory, which holds one SQLite file and the raw bytes, or a PostgreSQL database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fairwitness.errors import UnusableLedger

DATABASE = "ledger.sqlite"
_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A ledger's address. `directory` is None on PostgreSQL, where the raw bytes are in the database too."""

    url: str
    directory: Path | None

    @property
    def database(self) -> Path | None:
        """The SQLite file."""
        return self.directory / DATABASE if self.directory else None

    def __str__(self) -> str:
        """What messages call it; a password in the address is left out."""
        if self.directory:
            return str(self.directory)
        before, _, after = self.url.rpartition("@")
        user = before.partition("://")[2].partition(":")[0]
        return f"postgresql://{user}@{after}" if before else self.url


def place_of(ledger: str | Path) -> Place:
    """Understand what a user calls a ledger; raises UnusableLedger for an address of another kind."""
    name = str(ledger)
    if name.startswith(_SCHEMES):
        return Place(url=f"postgresql+psycopg://{name.partition('://')[2]}", directory=None)
    if "://" in name:
        scheme = name.partition("://")[0]
        raise UnusableLedger(
            f"{scheme}://...: a ledger is a directory or a PostgreSQL address; write DIR or postgresql://USER@HOST/DATABASE"
        )
    directory = Path(name)
    return Place(url=f"sqlite+pysqlite:///{directory / DATABASE}", directory=directory)
