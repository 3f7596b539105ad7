"""What a step did with the ledger, for people and as JSON, and the exit code that follows."""

from __future__ import annotations

import click

from fairwitness.cli.root import exit_status
from fairwitness.cli.safe import visible
from fairwitness.export import json_line
from fairwitness.pipeline.summary import Summary

_TOLD = 20


def tell(summary: Summary, *, as_json: bool) -> int:
    """Print what was done and why what was set aside; gives the exit code."""
    if as_json:
        click.echo(json_line(_record(summary)))
    else:
        click.echo("\n".join(_sentences(summary)))
        _tell_set_aside(summary)
    return exit_status(read=summary.filed + summary.known + summary.read, errors=summary.errors)


def _sentences(summary: Summary) -> list[str]:
    told = [
        (summary.filed, f"{_many(summary.filed, 'report')} filed"),
        (summary.known, f"{_many(summary.known, 'report')} known already"),
        (summary.linked, f"{_many(summary.linked, 'report')} found to repeat another"),
        (summary.read, f"{_many(summary.read, 'report')} read, {_many(summary.claims, 'claim')} found"),
        (len(summary.set_aside), f"{len(summary.set_aside)} set aside"),
    ]
    return [sentence for number, sentence in told if number] or ["Nothing new."]


def _tell_set_aside(summary: Summary) -> None:
    reasons = summary.reasons()
    for reason, many, where in reasons[:_TOLD]:
        others = f" and {many - 1} more" if many > 1 else ""
        click.echo(f"Set aside: {visible(where)}{others}: {visible(reason)}", err=True)
    if len(reasons) > _TOLD:
        click.echo(f"... and for {len(reasons) - _TOLD} more reasons; --json lists all", err=True)


def _record(summary: Summary) -> dict[str, object]:
    return {
        "filed": summary.filed,
        "known": summary.known,
        "linked": summary.linked,
        "read": summary.read,
        "claims": summary.claims,
        "set_aside": [
            {"where": note.where, "problem": note.problem, "report": note.report_id} for note in summary.set_aside
        ],
    }


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
