"""Cache: what others reckoned from the views, kept as text by name and key; it may be thrown away at any time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Engine, delete, insert, select

from fairwitness.store.canonical import escape, unescape
from fairwitness.store.connection import reading, writing
from fairwitness.store.entries import chunks
from fairwitness.store.schema import caches


class Cache:
    """Texts (JSON, as a rule) by key."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def get(self, key: str) -> str | None:
        """The text kept under a key."""
        with reading(self._engine) as connection:
            kept = connection.scalar(
                select(caches.c.body).where(caches.c.name == escape(self._name), caches.c.key == escape(key))
            )
        return None if kept is None else unescape(kept)

    def items(self) -> Iterator[tuple[str, str]]:
        """All keys and texts, in order of keys."""
        query = select(caches.c.key, caches.c.body).where(caches.c.name == escape(self._name)).order_by(caches.c.key)
        with reading(self._engine) as connection:
            yield from ((unescape(row.key), unescape(row.body)) for row in connection.execute(query))

    def put(self, texts: Mapping[str, str]) -> None:
        """Keep texts under their keys, in place of what was there."""
        name = escape(self._name)
        rows = [{"name": name, "key": escape(key), "body": escape(body)} for key, body in sorted(texts.items())]
        with writing(self._engine) as connection:
            for chunk in chunks([row["key"] for row in rows]):
                connection.execute(delete(caches).where(caches.c.name == name, caches.c.key.in_(chunk)))
            if rows:
                connection.execute(insert(caches), rows)

    def drop(self, *keys: str) -> None:
        """Forget some keys."""
        with writing(self._engine) as connection:
            for chunk in chunks(sorted(escape(key) for key in keys)):
                connection.execute(delete(caches).where(caches.c.name == escape(self._name), caches.c.key.in_(chunk)))

    def clear(self) -> None:
        """Forget all keys."""
        with writing(self._engine) as connection:
            connection.execute(delete(caches).where(caches.c.name == escape(self._name)))
