"""Incident: one event in the world, known only through its claims; a view, never stored as truth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Claims, of one or more reports, that speak of one event.

    `id` is the digest of its founding claim, so that it stays as reports are added; `claims` are claim ids in order of
    their reports' publication, `formerly` ids that were merged into this one and keep resolving to it.
    """

    id: str
    claims: tuple[str, ...]
    formerly: tuple[str, ...] = ()
