"""Borders: which countries lie beside which, from `borders.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from fairwitness.shipped import shipped_table


def with_neighbours(countries: Iterable[str]) -> frozenset[str]:
    """Some countries and all that border on them, by ISO 3166 code."""
    named = frozenset(countries)
    return named.union(*(_borders().get(code, ()) for code in named))


@cache
def _borders() -> Mapping[str, list[str]]:
    return shipped_table("fairwitness.reference", "borders.toml")
