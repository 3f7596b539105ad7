"""A reading as a page for people: claims with their quoted words beneath, acts and states, the toll, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from fairwitness.cli import wording
from fairwitness.cli.report_toll import toll_lines
from fairwitness.cli.safe import text, visible
from fairwitness.export import in_order
from fairwitness.model import Claim, Evidence, HarmClaim, OccurrenceClaim, Report, Span
from fairwitness.pipeline import ReportReading
from fairwitness.reconcile import Toll

# below this the reader is guessing as often as not
UNCERTAIN = 0.6
# characters at the plain width, in proportion at others; "displaced", "asserted" and a date must fit
_HARM_COLUMNS = {
    "who says": 18, "harm": 9, "count": 13, "whom": 14, "where": 14, "when": 10, "by whom": 13, "status": 10
}  # fmt: skip
_OCCURRENCE_COLUMNS = {
    "who says": 18, "what": 16, "who": 15, "whom or what": 17, "where": 17, "when": 10, "status": 10
}  # fmt: skip
_NUMBER_WIDTH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How wide the page is, and whether to show the evidence."""

    width: int
    why: bool = False


def page(reading: ReportReading, tolls: Sequence[Toll], layout: Layout) -> RenderableType:
    """Lay out one report's reading and its tolls."""
    rows = list(_rows(reading))
    parts: list[RenderableType] = [*_header(reading.report), Text()]
    parts += _section("Harm", _HARM_COLUMNS, [row for row in rows if row.is_harm], layout)
    parts += _section("Acts, states, stances", _OCCURRENCE_COLUMNS, [row for row in rows if not row.is_harm], layout)
    if not rows:
        parts.append(Text("No claims of harm, acts, states or stances found.\n"))
    if tolls:
        parts += [_rule("Toll of this report"), *toll_lines(tolls, reading.claims), Text()]
    parts += [Text.assemble(("Note: ", "bold"), visible(note), "\n") for note in reading.notes]
    return Group(*parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    number: int
    cells: tuple[str, ...]
    claim: Claim

    @property
    def is_harm(self) -> bool:
        return isinstance(self.claim, HarmClaim)


def _header(report: Report) -> Iterator[Text]:
    yield text(report.title or "(no title)", "bold")
    published = report.published.isoformat() if report.published else "publication date unknown"
    yield text(" | ".join((report.outlet or "outlet unknown", published, f"report {report.id}")), "dim")


def _rows(reading: ReportReading) -> Iterator[_Row]:
    claims = in_order(reading.claims)
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    for number, claim in enumerate(claims, 1):
        if isinstance(claim, HarmClaim):
            yield _Row(number=number, claim=claim, cells=_harm_cells(claim, reading.report, numbers))
        elif isinstance(claim, OccurrenceClaim):
            yield _Row(number=number, claim=claim, cells=_occurrence_cells(claim, reading.report))


def _harm_cells(claim: HarmClaim, report: Report, numbers: Mapping[str, int]) -> tuple[str, ...]:
    whole = numbers.get(claim.part_of or "")
    return (
        wording.claimant(claim, report.outlet),
        str(claim.harm),
        wording.bounds(claim.count) + (f", part of {whole}" if whole else ""),
        wording.whom(claim),
        wording.places(claim),
        wording.when(claim.when),
        _words(claim.perpetrator),
        wording.status(claim),
    )


def _occurrence_cells(claim: OccurrenceClaim, report: Report) -> tuple[str, ...]:
    return (
        wording.claimant(claim, report.outlet),
        str(claim.value),
        _words(claim.actor),
        _words(claim.target),
        wording.places(claim),
        wording.when(claim.when),
        wording.status(claim),
    )


def _words(span: Span | None) -> str:
    return visible(span.words) if span else wording.NOT_STATED


def _section(name: str, columns: dict[str, int], rows: Sequence[_Row], layout: Layout) -> Iterator[RenderableType]:
    if not rows:
        return
    yield _rule(name)
    widths = _widths(columns.values(), layout.width)
    yield _line(widths, ["#", *columns], "bold")
    for row in rows:
        yield _line(widths, [str(row.number), *row.cells])
        quote = text(row.claim.quote.words, "italic")
        yield _beneath(Text.assemble("“", quote, "”"))
        if layout.why and row.claim.evidence:
            yield _beneath(_evidence(row.claim))
    yield Text()


def _rule(name: str) -> Rule:
    return Rule(Text(name, style="bold"), align="left", style="dim")


def _beneath(words: Text) -> Padding:
    return Padding(words, (0, 0, 0, _NUMBER_WIDTH + 2))


def _widths(shares: Iterable[int], width: int) -> list[int]:
    parts = list(shares)
    room = width - _NUMBER_WIDTH - 2 * len(parts)
    return [_NUMBER_WIDTH, *(room * part // sum(parts) for part in parts)]


def _line(widths: Sequence[int], cells: Sequence[str], style: str = "") -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for width in widths:
        table.add_column(width=width, overflow="fold")
    table.add_row(*(Text(cell, style=style) for cell in cells))
    return table


def _evidence(claim: Claim) -> Text:
    parts = [_choice(claim, evidence) for evidence in claim.evidence]
    return Text(" | ", style="dim").join(parts)


def _choice(claim: Claim, evidence: Evidence) -> Text:
    doubt = (" uncertain", "bold yellow") if evidence.probability < UNCERTAIN else ("", "")
    return Text.assemble(
        (f"{visible(evidence.field)} {_chosen(claim, evidence)} {evidence.probability:.2f}", "dim"), doubt
    )


def _chosen(claim: Claim, evidence: Evidence) -> str:
    if evidence.words:
        return f"“{visible(evidence.words.words)}”"
    if evidence.field == "background":
        return "earlier episode" if claim.background else "the news"
    if evidence.field == "status":
        return str(claim.status)
    if evidence.field == "group" and isinstance(claim, HarmClaim):
        return str(claim.group)
    return "not stated"
