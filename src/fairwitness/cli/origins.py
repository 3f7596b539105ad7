"""`fairwitness origins`: whom the claims go back to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Group, RenderableType
from rich.table import Table

from fairwitness.cli import asking, options
from fairwitness.cli.output import show, width
from fairwitness.cli.safe import text
from fairwitness.cli.shown import origin_record, quoted, source
from fairwitness.errors import NotOnRecord
from fairwitness.export import NOTHING_MASKED, Masker, json_line
from fairwitness.model import FiledClaim, Origin
from fairwitness.pipeline.knowing import know
from fairwitness.pipeline.naming import masker_for
from fairwitness.store import open_ledger


@click.command("origins", short_help="List whom the claims go back to, or show one origin's claims.")
@click.argument("origin", metavar="[ORIGIN]", required=False)
@options.ledger
@asking.parties
@asking.as_of
@options.as_json
@asking.with_names
def command(
    *,
    origin: str | None,
    ledger: str,
    parties: Path | None,
    then: asking.Then | None,
    as_json: bool,
    with_names: bool,
) -> None:
    """List whom the claims go back to, or show one origin's claims.

    Five outlets that quote one monitor, reprints, and an agency's text under other names are one origin. ORIGIN is an
    id, or a name as it is listed.

    \b
    Examples:
      fairwitness origins
      fairwitness origins "Levant Incident Monitor" --json
    """
    with open_ledger(ledger) as opened:
        filed = know(opened, asking.asked_of(then=then).as_of, parties).filed
    masker = NOTHING_MASKED if with_names else masker_for(filed)
    if origin is None:
        _show_all(filed, masker, as_json=as_json)
    else:
        _show_one(_of(origin, filed), masker, as_json=as_json)


def _of(name: str, filed: Sequence[FiledClaim]) -> list[FiledClaim]:
    found = [each for each in filed if name in (each.origin.id, each.origin.name)]
    if not found:
        raise NotOnRecord(
            f"origin {name}: no claim goes back to one of that id or name; `fairwitness origins` lists all"
        )
    return found


def _show_all(filed: Sequence[FiledClaim], masker: Masker, *, as_json: bool) -> None:
    claims: dict[Origin, list[FiledClaim]] = {}
    for each in filed:
        claims.setdefault(each.origin, []).append(each)
    ordered = sorted(claims, key=lambda origin: (-len(claims[origin]), origin.name, origin.id))
    if as_json:
        records = [{**origin_record(origin), **_counts(claims[origin])} for origin in ordered]
        click.echo(json_line(masker.fields({"origins": records})))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("origin", "name", "role", "party", "claims", "reports", "outlets"):
        is_id = column in ("origin", "party")
        table.add_column(
            column, overflow="fold", no_wrap=is_id, min_width=len("government") if column == "role" else None
        )
    for origin in ordered:
        cells = (origin.id, origin.name, origin.role or "-", origin.party or "-")
        numbers = (str(number) for number in _counts(claims[origin]).values())
        table.add_row(*(text(masker.text(cell)) for cell in cells), *numbers)
    show(table if ordered else "No claims.", width())


def _counts(claims: Sequence[FiledClaim]) -> dict[str, int]:
    return {
        "claims": len(claims),
        "reports": len({each.report.id for each in claims}),
        "outlets": len({each.report.outlet for each in claims}),
    }


def _show_one(claims: Sequence[FiledClaim], masker: Masker, *, as_json: bool) -> None:
    if as_json:
        records: list[object] = [
            {"claim": each.claim.id, "words": each.claim.claimant.words if each.claim.claimant else None,
             "quote": quoted(each.claim), "report": each.report.id, "outlet": each.report.outlet}
            for each in claims
        ]  # fmt: skip
        click.echo(json_line(masker.fields({**origin_record(claims[0].origin), "claims": records})))
        return
    parts: list[RenderableType] = [text(masker.text(claims[0].origin.name), "bold")]
    for each in claims:
        words = each.claim.claimant.words if each.claim.claimant else "in its own voice"
        parts.append(text(masker.text(f"{each.claim.id}  {source(each)}, as “{words}”: “{quoted(each.claim)}”")))
    show(Group(*parts), width())
