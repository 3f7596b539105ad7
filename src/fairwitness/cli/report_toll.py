"""A report's toll for people and as JSON: the arithmetic, and the part each claim has in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table

from fairwitness.cli.safe import text, visible
from fairwitness.export import in_order
from fairwitness.model import Claim
from fairwitness.reconcile import Toll
from fairwitness.reconcile.wording import figure


def toll_lines(tolls: Sequence[Toll], claims: Sequence[Claim]) -> Iterator[RenderableType]:
    """Write each toll's arithmetic, then each claim's part under its number on the page, then who said what of it."""
    numbers = {claim.id: number for number, claim in enumerate(in_order(claims), 1)}
    for toll in tolls:
        yield text(toll.arithmetic, "bold")
        yield _parts(toll, numbers)


def _parts(toll: Toll, numbers: Mapping[str, int]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=3, no_wrap=True)
    table.add_column(overflow="fold")
    for part in toll.claims:
        told = f"{figure(part.filed)}: {part.explanation}"
        table.add_row(str(numbers[part.claim.id]), visible(told))
    for note in toll.notes:
        table.add_row(str(numbers[note.claim.id]), visible(note.text))
    return table


def toll_records(tolls: Sequence[Toll], claims: Sequence[Claim]) -> list[dict[str, object]]:
    """Tolls as JSON objects; claims are named by their index in the report's list of claims."""
    index = {claim.id: place for place, claim in enumerate(in_order(claims))}
    return [_record(toll, index) for toll in tolls]


def _record(toll: Toll, index: Mapping[str, int]) -> dict[str, object]:
    return {
        "harm": toll.question.harm,
        "low": toll.low,
        "high": toll.high,
        "arithmetic": toll.arithmetic,
        "claims": [
            {
                "claim": index[part.claim.id],
                "role": part.role,
                "of": index.get(part.of) if part.of else None,
                "explanation": part.explanation,
            }
            for part in toll.claims
        ],
        "notes": [{"claim": index[note.claim.id], "text": note.text} for note in toll.notes],
    }
