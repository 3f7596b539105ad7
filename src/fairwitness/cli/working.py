"""A ledger opened to be worked in, with who works, the clock, and bars that show how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from fairwitness.cli import options
from fairwitness.cli.progress import bars
from fairwitness.model import Actor
from fairwitness.pipeline.work import Work
from fairwitness.store import open_ledger


@contextmanager
def working(ctx: click.Context, ledger: str, actor: Actor, *, jobs: int | None = None) -> Iterator[Work]:
    """Open a ledger for steps that fill it."""
    with open_ledger(ledger) as opened, bars() as begun:
        yield Work(
            ledger=opened,
            actor=actor,
            clock=options.now,
            open_them=options.opener(ctx),
            workers=1 if options.has_stand_ins(ctx) else jobs,
            begun=begun,
        )
