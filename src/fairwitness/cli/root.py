"""The `fairwitness` command: finds its subcommands, and turns errors into messages and exit codes."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
from importlib import import_module

import click

from fairwitness import __version__
from fairwitness.errors import FairwitnessError, InputError

BROKEN_PIPE = 141
INTERRUPTED = 130
UNUSABLE = 2
_OBJECTS = 50_000
"""So many new objects before Python looks for rubbish: what is loaded at the start stays, and looking through it takes
a tenth of a short run."""

# Summaries stand here so that `--help` imports no command; a test holds them against the commands' own.
SUMMARIES = {
    "read": "Read reports and show who says what, with the words behind it.",
    "extract": "Read JSON Lines of reports into JSON Lines of claims.",
    "init": "Make an empty ledger.",
    "ingest": "Take reports into the ledger, from files, feeds and addresses.",
    "run": "Do all steps, from sources to incidents: only what is not done yet.",
    "toll": "Say how many, at least and at most, by whose word, as known when.",
    "explain": "Show the arithmetic of a toll or an incident, and every claim's part in it.",
    "diff": "Say what changed in a toll between two moments, and because of which report.",
    "incidents": "List incidents, or show one: its claims, and why they belong together.",
    "origins": "List whom the claims go back to, or show one origin's claims.",
    "log": "Show the history of a report or a claim: who put what on record, when and why.",
    "review": "Go through what needs a person's eye: accept, reject, edit, comment.",
    "judge": "Put on record whether two claims speak of one incident.",
    "merge": "Put on record that incidents are one.",
    "split": "Put on record that claims of an incident speak of another one.",
    "undo": "Take entries of the ledger out of force; the entries themselves stay.",
    "redact": "Mask words of a report in all views; the hashes still prove the rest.",
    "verify": "Check every hash of the ledger; name what does not fit.",
    "export": "Write the ledger whole, byte for byte, to a file or a directory.",
    "import": "Read an exported ledger into an empty one, checking every hash.",
    "doctor": "Look the ledger and the installation over.",
    "rebuild": "Make the ledger's views anew from its entries.",
    "convention": "Show, compare and check the conventions that turn words into figures.",
    "evaluate": "Measure the reading against reports annotated by people.",
    "demo": "Read the example reports that come with fairwitness.",
}


class Commands(click.Group):
    """Subcommands, one module each, imported only when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the subcommands in the order a newcomer meets them."""
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one subcommand."""
        if cmd_name not in SUMMARIES:
            return None
        command = import_module(f"fairwitness.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands with their summaries, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run a subcommand; an error of ours becomes a message and exit code 2."""
        try:
            return super().invoke(ctx)
        except FairwitnessError as error:
            raise _Failure(str(error)) from error


class _Failure(click.ClickException):
    exit_code = UNUSABLE


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="fairwitness", message="%(prog)s %(version)s")
def cli() -> None:
    """Read reports of armed conflict into claims: who says how many came to which harm, where, when, by whom.

    \b
    Example:
      fairwitness read report.txt --published 2024-05-17
    """


def main() -> None:
    """Run the command line; exits 0 when done, 1 when reports were set aside, 2 for unusable input."""
    gc.set_threshold(_OBJECTS)
    _write_any_character()
    try:
        _run(sys.argv[1:])
        status = 0
    except click.exceptions.Exit as exit_:
        status = exit_.exit_code
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted; what is on record stays, and the same command goes on from there", err=True)
        status = INTERRUPTED
    except OSError as error:
        status = _unwritable(error)
    gc.freeze()  # all that is left goes with the process: no last look through it for rubbish
    sys.exit(status or _flushed())


def _run(arguments: list[str]) -> None:
    # not click's own main(), which ends a closed pipe with 1: here that means "reports set aside"
    with cli.make_context("fairwitness", arguments) as context:
        cli.invoke(context)


def _flushed() -> int:
    try:
        sys.stdout.flush()
    except OSError as error:
        return _unwritable(error)
    return 0


def _unwritable(error: OSError) -> int:
    # what is still buffered goes nowhere, so that the interpreter's own flush at exit does not fail once more
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return BROKEN_PIPE
    click.echo(f"Error: cannot write the output ({error.strerror})", err=True)
    return UNUSABLE


def exit_status(*, read: int, errors: list[FairwitnessError]) -> int:
    """0 done; 1 done with reports set aside; 2 where input was unusable and nothing at all could be read."""
    if not errors:
        return 0
    return UNUSABLE if not read and any(isinstance(error, InputError) for error in errors) else 1


def _write_any_character() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
