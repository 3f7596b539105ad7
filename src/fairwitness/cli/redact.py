"""`fairwitness redact`: words of a report are masked in all views."""

from __future__ import annotations

import re

import click

from fairwitness.cli import options
from fairwitness.cli.done import say
from fairwitness.errors import InputError
from fairwitness.model import Redaction, Report, Role
from fairwitness.store import open_ledger


class Stretch(click.ParamType[tuple[int, int]]):
    """An option's value as a stretch of characters: START-END, the end not included."""

    name = "stretch"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Read 120-134; anything else is told to the user and ends the run with exit code 2."""
        found = re.fullmatch(r"(\d+)-(\d+)", str(value).strip())
        if not found:
            self.fail(f"{value!r} is no stretch; write START-END in characters, such as 120-134", param, ctx)
        return int(found[1]), int(found[2])


@click.command("redact", short_help="Mask words of a report in all views; the hashes still prove the rest.")
@click.argument("report", metavar="REPORT")
@options.ledger
@click.option("--words", multiple=True, metavar="TEXT", help="Words to mask wherever they stand in it; repeatable.")
@click.option("--at", "stretches", type=Stretch(), multiple=True, metavar="START-END", help="Characters to mask.")
@options.reason
@options.acting(Role.REVIEWER)
@options.as_json
def command(
    *,
    report: str,
    ledger: str,
    words: tuple[str, ...],
    stretches: tuple[tuple[int, int], ...],
    reason: str | None,
    by: str | None,
    role: str,
    as_json: bool,
) -> None:
    """Mask words of a report in all views; the hashes still prove the rest.

    The words are masked in everything this ledger shows and exports for publication; the entries and the raw bytes keep
    them, so that the chain of hashes stays whole. Whoever can read the ledger's files can still read them. It takes the
    role admin and a reason, and can be undone.

    \b
    Examples:
      fairwitness redact 3f9c... --words "Samira Haddad" --reason "asked by the family" --role admin
      fairwitness redact 3f9c... --at 120-134 --reason "a witness" --role admin
    """
    if not words and not stretches:
        raise click.UsageError("say what to mask: --words TEXT or --at START-END")
    with open_ledger(ledger) as opened:
        shown = opened.view().report(report).report
        found = (*stretches, *(stretch for text in words for stretch in _stretches(shown, text)))
        writer = opened.writer(options.actor(by, role))
        body = Redaction.of(shown.id, tuple(sorted(set(found))))
        (appended,) = writer.append([body], at=options.now(), reason=reason)
    told = "masked" if appended.is_new else "masked already"
    many = sum(span.end - span.start for span in body.spans)
    number = appended.entry.sequence
    masked = {"report": shown.id, "characters": many, "is_new": appended.is_new, "entry": number}
    say(f"{many} characters {told} (entry {number})", as_json=as_json, **masked)


def _stretches(report: Report, text: str) -> list[tuple[int, int]]:
    """Everywhere the words stand, in title and text, whatever their case."""
    found = [match.span() for match in re.finditer(re.escape(text), report.original, re.IGNORECASE) if text]
    if not found:
        raise InputError(f"report {report.id}: {text!r} does not stand in it, or is masked already")
    return found
