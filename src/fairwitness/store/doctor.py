"""Looking after a ledger: permissions, disk space, schema, the database's own check, what killed processes left."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from fairwitness.errors import FairwitnessError
from fairwitness.store.connection import connect, reading
from fairwitness.store.entries import head
from fairwitness.store.ledger import check_there
from fairwitness.store.migrations import NEWEST, schema_of
from fairwitness.store.place import Place, place_of
from fairwitness.store.triggers import missing_triggers

_LEAST_FREE = 1 << 30
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at: whether it is well, and what to do where it is not."""

    name: str
    is_well: bool
    told: str


def diagnose(ledger: str | Path, *, model_digest: str | None = None, expected_model: str | None = None) -> list[Check]:
    """Look a ledger over quickly; `verify` is the thorough way. The reading model's digests come from the caller."""
    place = place_of(ledger)
    check_there(place)
    checks = [*_directory(place.directory)] if place.directory else []
    if expected_model is not None:
        checks.append(_model(model_digest, expected_model))
    engine = connect(place)
    try:
        return checks + _database(place, engine)
    finally:
        engine.dispose()


def _directory(directory: Path) -> Iterator[Check]:
    open_to_others = [path for path in (directory, *sorted(directory.iterdir())) if path.stat().st_mode & _OTHERS]
    told = (
        f"{open_to_others[0]} can be read by others: chmod -R go= {directory}" if open_to_others else "its owner alone"
    )
    yield Check(name="permissions", is_well=not open_to_others, told=told)
    free = shutil.disk_usage(directory).free
    yield Check(name="disk", is_well=free >= _LEAST_FREE, told=f"{free / (1 << 30):.1f} GiB free")
    left = list((directory / "raw" / "incoming").glob("*"))
    told = f"{len(left)} files in {directory}/raw/incoming: of processes at work, or killed; old ones may be deleted"
    yield Check(name="unfinished files", is_well=not left, told=told if left else "none")


def _model(found: str | None, expected: str) -> Check:
    told = "as shipped" if found == expected else f"its digest is {found}, not {expected}: install fairwitness again"
    return Check(name="model", is_well=found == expected, told=told)


def _database(place: Place, engine: Engine) -> list[Check]:
    try:
        with reading(engine) as connection:
            number = schema_of(connection)
            checks = [Check(name="schema", is_well=number == NEWEST, told=_schema(number))]
            if number:
                last = head(connection)
                checks.append(Check(name="entries", is_well=True, told=f"{last[0]}, the last with hash {last[1]}"))
                gone = list(missing_triggers(connection))
                told = f"gone or altered: {', '.join(gone)}; run verify" if gone else "in place"
                checks.append(Check(name="guards of the entries", is_well=not gone, told=told))
            if place.database:
                said = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
                checks.append(Check(name="database file", is_well=said == "ok", told=said))
    except FairwitnessError as error:
        return [Check(name="database", is_well=False, told=str(error))]
    return checks


def _schema(number: int) -> str:
    if number == NEWEST:
        return str(number)
    return f"{number}, this fairwitness knows {NEWEST}: " + (
        "upgrade" if number > NEWEST else "open it with any command"
    )
