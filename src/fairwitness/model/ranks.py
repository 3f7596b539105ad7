"""Ranks: whose people were harmed, as far as a claim tells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """The people of a side ("two of its fighters"), or those whom a side harmed or calls its enemies.

    `side` is one of the parties' table, or a government's ("td-government"); None where it is the claimant's own and
    nothing tells which that is. `presumed`: it is taken to be the claimant's, and the claimant to be of the country it
    speaks of.
    """

    side: str | None
    is_enemy: bool = False
    presumed: bool = False
