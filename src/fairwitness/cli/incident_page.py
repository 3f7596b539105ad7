"""Incidents as JSON and as pages for people: when, where, how many, by whose word, and why they belong together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import click
from rich.console import Group, RenderableType
from rich.table import Table

from fairwitness.cli.output import show, width
from fairwitness.cli.safe import text
from fairwitness.cli.shown import headline, quoted, source
from fairwitness.export import Masker, json_line
from fairwitness.model import FiledClaim
from fairwitness.pipeline.incidents import Account, Bond


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Prints incidents, masked, for people or as JSON."""

    masker: Masker
    as_json: bool

    def all(self, accounts: Sequence[Account]) -> None:
        """A line for each incident."""
        if self.as_json:
            self._json({"incidents": [_record(each) for each in accounts]})
            return
        table = _table("incident", "when", "where", "figures", "reports", "by the word of")
        for each in accounts:
            table.add_row(*(text(self.masker.text(cell)) for cell in _row(each)))
        show(table if accounts else "No incidents.", width())

    def one(self, account: Account, bonds: Sequence[Bond]) -> None:
        """One incident: its claims in order of publication, and what holds them together."""
        if self.as_json:
            self._json(
                {**_record(account), "claims": _claims(account), "links": [_bond_record(each) for each in bonds]}
            )
            return
        show(Group(*self._account(account), *self._links(bonds)), width())

    def doubts(self, bonds: Sequence[Bond], claims: Mapping[str, FiledClaim]) -> None:
        """Pairs for a person to judge."""
        if self.as_json:
            self._json({"doubts": [_bond_record(each) for each in bonds]})
            return
        parts: list[RenderableType] = []
        for each in bonds:
            parts.append(text(f"{each.one} and {each.other}: {each.link.probability:.2f}", "bold"))
            parts += [
                text(self.masker.text(f"  {source(claims[name])}: “{quoted(claims[name].claim)}”"))
                for name in (each.one, each.other)
                if name in claims
            ]
            parts.append(text(f"  {self.masker.text(each.link.words)}"))
        show(Group(*parts) if parts else "Nothing is in doubt.", width())

    def _account(self, account: Account) -> Iterator[RenderableType]:
        yield text(self.masker.text(f"Incident {account.incident.id}: {_when(account)}, {_where(account)}"), "bold")
        if account.incident.formerly:
            yield text(f"also known as {', '.join(account.incident.formerly)}")
        for toll in account.tolls:
            yield text(self.masker.text(headline(toll)))
        table = _table("\nclaim", "\nwho says", "\nreport", "\nwords")
        for each in account.claims:
            cells = (each.claim.id, each.origin.name, source(each), f"“{quoted(each.claim)}”")
            table.add_row(*(text(self.masker.text(cell)) for cell in cells))
        yield table

    def _links(self, bonds: Sequence[Bond]) -> Iterator[RenderableType]:
        if bonds:
            yield text("\nWhy they belong together", "bold")
        for each in bonds:
            yield text(
                f"{each.one} and {each.other} ({each.link.probability:.2f}): {self.masker.text(each.link.words)}"
            )

    def _json(self, record: dict[str, object]) -> None:
        click.echo(json_line(self.masker.fields(record)))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column.strip() in ("incident", "claim"))
    return table


def _row(account: Account) -> tuple[str, ...]:
    figures = "; ".join(headline(toll) for toll in account.tolls)
    reports = len({each.report.id for each in account.claims})
    return account.incident.id, _when(account), _where(account), figures, str(reports), "; ".join(_voices(account))


def _when(account: Account) -> str:
    first, last = account.first, account.last
    if first is None or last is None:
        return "no day stated"
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _where(account: Account) -> str:
    return ", ".join(account.places[:3]) or "no place stated"


def _voices(account: Account) -> list[str]:
    return sorted({each.origin.name for each in account.claims})


def _record(account: Account) -> dict[str, object]:
    return {
        "id": account.incident.id,
        "formerly": list(account.incident.formerly),
        "from": _iso(account.first),
        "to": _iso(account.last),
        "places": list(account.places),
        "tolls": [
            {"harm": toll.question.harm, "low": toll.low, "best": toll.best, "high": toll.high}
            for toll in account.tolls
        ],
        "origins": _voices(account),
        "reports": sorted({each.report.id for each in account.claims}),
        "claim_ids": list(account.incident.claims),
    }


def _claims(account: Account) -> list[dict[str, object]]:
    return [
        {
            "claim": each.claim.id,
            "kind": each.claim.kind,
            "who": each.origin.name,
            "quote": quoted(each.claim),
            "report": each.report.id,
            "outlet": each.report.outlet,
            "published": _iso(each.report.published),
            "url": each.report.url,
        }
        for each in account.claims
    ]


def _bond_record(bond: Bond) -> dict[str, object]:
    link = bond.link
    return {
        "one": bond.one,
        "other": bond.other,
        "probability": round(link.probability, 4),
        "bits": round(link.bits, 4),
        "evidence": [
            {"comparison": each.comparison, "answer": each.answer, "bits": round(each.bits, 4)}
            for each in link.evidence
        ],
        "forbidden": link.forbidden,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
