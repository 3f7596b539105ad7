"""Shelf: what linking keeps of reports and incidents, by name and key, and numbers that some of it is found under.

All of it is a view: it can be thrown away and worked out anew. Texts are JSON in ASCII. What is kept under a report's
own id may hold words of the report, and is thrown away when the report is redacted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, Connection, Engine, bindparam, delete, insert, select

from fairwitness.store.connection import reading, writing
from fairwitness.store.entries import chunks
from fairwitness.store.schema import shelf, shelf_numbers

_BATCH = 5000
_NUMBERS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What to change on a shelf at once.

    `texts` are (name, key, text), None to take one away; `lost` are (number, owner) to be taken away, then `found` to
    be added.
    """

    texts: Sequence[tuple[str, str, str | None]] = ()
    found: Sequence[tuple[int, int]] = ()
    lost: Sequence[tuple[int, int]] = ()


class Shelf:
    """Reads and changes what is kept."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, name: str, keys: Iterable[str]) -> dict[str, str]:
        """The texts kept under some keys, by key; what is not there is left out."""
        found: dict[str, str] = {}
        with reading(self._engine) as connection:
            for chunk in chunks(sorted(set(keys))):
                query = select(shelf.c.key, shelf.c.body).where(shelf.c.name == name, shelf.c.key.in_(chunk))
                found |= {row.key: row.body for row in connection.execute(query)}
        return found

    def items(self, name: str) -> Iterator[tuple[str, str]]:
        """All keys and texts of a name, in order of keys."""
        query = select(shelf.c.key, shelf.c.body).where(shelf.c.name == name).order_by(shelf.c.key)
        with reading(self._engine) as connection:
            yield from ((row.key, row.body) for row in connection.execute(query.execution_options(yield_per=_BATCH)))

    def owners(self, numbers: Iterable[int]) -> set[int]:
        """Who is found under any of these numbers."""
        found: set[int] = set()
        wanted = sorted(set(numbers))
        with reading(self._engine) as connection:
            for at in range(0, len(wanted), _NUMBERS):
                query = select(shelf_numbers.c.owner).where(shelf_numbers.c.number.in_(wanted[at : at + _NUMBERS]))
                found.update(connection.scalars(query))
        return found

    def change(self, put: Put, *, state: tuple[str, str], before: str | None, after: str) -> bool:
        """Change all at once, if the text under `state` (a name and a key) is still `before`, which becomes `after`.

        So of two processes that work at the same time the later one finds that it has to look again: False.
        """
        with writing(self._engine) as connection:
            name, key = state
            if _one(connection, name, key) != before:
                return False
            _replace(connection, [*put.texts, (name, key, after)])
            if put.lost:
                number, owner = bindparam("one", type_=BigInteger()), bindparam("other", type_=BigInteger())
                one = delete(shelf_numbers).where(shelf_numbers.c.number == number, shelf_numbers.c.owner == owner)
                connection.execute(one, [{"one": lost, "other": by} for lost, by in put.lost])
            if put.found:
                rows = [{"number": number, "owner": owner} for number, owner in sorted(put.found)]
                connection.execute(insert(shelf_numbers), rows)
        return True

    def clear(self) -> None:
        """Forget everything."""
        with writing(self._engine) as connection:
            connection.execute(delete(shelf))
            connection.execute(delete(shelf_numbers))


def forget(connection: Connection, reports: Iterable[str]) -> None:
    """Throw away what is kept under the reports' own ids."""
    for chunk in chunks(sorted(reports)):
        connection.execute(delete(shelf).where(shelf.c.key.in_(chunk)))


def _one(connection: Connection, name: str, key: str) -> str | None:
    text: str | None = connection.scalar(select(shelf.c.body).where(shelf.c.name == name, shelf.c.key == key))
    return text


def _replace(connection: Connection, texts: Sequence[tuple[str, str, str | None]]) -> None:
    by_name: dict[str, dict[str, str | None]] = {}
    for name, key, text in texts:
        by_name.setdefault(name, {})[key] = text
    for name, kept in sorted(by_name.items()):
        for chunk in chunks(sorted(kept)):
            connection.execute(delete(shelf).where(shelf.c.name == name, shelf.c.key.in_(chunk)))
        rows = [{"name": name, "key": key, "body": text} for key, text in sorted(kept.items()) if text is not None]
        if rows:
            connection.execute(insert(shelf), rows)
