"""Work: in which ledger a step works, in whose name, by which clock, with what, and whom it tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from fairwitness.model import Actor
from fairwitness.pipeline.reading import Instruments, open_instruments
from fairwitness.store import Ledger

Clock = Callable[[], datetime]
Told = Callable[[int], object]


def untold(_: int) -> None:
    """Tell nobody how far a step is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """In which ledger, in whose name and by which clock; `workers` None takes one process a core.

    `begun` is told the name and, where known, the size of each step that begins, and gives what hears how far it is.
    """

    ledger: Ledger
    actor: Actor
    clock: Clock
    open_them: Callable[[], Instruments] = open_instruments
    workers: int | None = None
    begun: Callable[[str, int | None], Told] = lambda _name, _size: untold
