"""Rights: what the members of a team may do with the views, which making these anew leaves them (PostgreSQL)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, bindparam, text

from fairwitness.store.schema import views_metadata

_GRANTED = text(
    "SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants "
    "WHERE table_schema = current_schema() AND grantor = current_user AND grantee <> current_user "
    "AND table_name IN :views ORDER BY 1, 2, 3"
).bindparams(bindparam("views", expanding=True))


@contextmanager
def keeping_rights(connection: Connection) -> Iterator[None]:
    """Grant again, on the views as they are afterwards, what was granted on them before."""
    if connection.dialect.name == "sqlite":
        yield
        return
    granted = connection.execute(_GRANTED, {"views": sorted(views_metadata.tables)}).all()
    yield
    quote = connection.dialect.identifier_preparer.quote_identifier
    for view, member, right in granted:
        to = "PUBLIC" if member == "PUBLIC" else quote(member)
        connection.exec_driver_sql(f"GRANT {right} ON {quote(view)} TO {to}")
