"""What a step did with the ledger, for people and as JSON, and the exit code that follows."""

from __future__ import annotations

from collections.abc import Sequence

import click

from fairwitness.cli.root import exit_status
from fairwitness.cli.safe import visible
from fairwitness.export import json_line
from fairwitness.pipeline.summary import Summary

_TOLD = 20


def say(words: str, *, as_json: bool, **record: object) -> None:
    """Print what one command did: a sentence for people, or a JSON object."""
    click.echo(json_line(record) if as_json else words)


def in_entries(numbers: Sequence[int]) -> str:
    """Say in which entries something stands: "entry 16", "entries 16, 17"."""
    return f"{'entry' if len(numbers) == 1 else 'entries'} {', '.join(map(str, numbers))}"


def tell(summary: Summary, *, as_json: bool) -> int:
    """Print what was done and why what was set aside; gives the exit code."""
    if as_json:
        click.echo(json_line(_record(summary)))
    else:
        click.echo("\n".join(_sentences(summary)))
        _tell("Noted", summary.noted())
        _tell("Set aside", summary.reasons())
    return exit_status(read=summary.filed + summary.known + summary.read, errors=summary.errors)


def _sentences(summary: Summary) -> list[str]:
    told = [
        (summary.filed, f"{_many(summary.filed, 'report')} filed"),
        (summary.undated, f"{_many(summary.undated, 'report')} without a publication date: days stay words"),
        (summary.known, f"{_many(summary.known, 'report')} known already"),
        (summary.linked, f"{_many(summary.linked, 'report')} found to repeat another"),
        (summary.read, f"{_many(summary.read, 'report')} read, {_many(summary.claims, 'claim')} found"),
        (len(summary.set_aside), f"{len(summary.set_aside)} set aside"),
    ]
    return [sentence for number, sentence in told if number] or ["Nothing new."]


def _tell(what: str, reasons: Sequence[tuple[str, int, str]]) -> None:
    for reason, many, where in reasons[:_TOLD]:
        others = f" and {many - 1} more" if many > 1 else ""
        click.echo(f"{what}: {visible(where)}{others}: {visible(reason)}", err=True)
    if len(reasons) > _TOLD:
        click.echo(f"... and for {len(reasons) - _TOLD} more reasons; --json lists all", err=True)


def _record(summary: Summary) -> dict[str, object]:
    return {
        "filed": summary.filed,
        "known": summary.known,
        "linked": summary.linked,
        "read": summary.read,
        "claims": summary.claims,
        "undated": summary.undated,
        "notes": [{"where": where, "note": note} for note, where in summary.notes],
        "set_aside": [
            {"where": note.where, "problem": note.problem, "report": note.report_id} for note in summary.set_aside
        ],
    }


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
