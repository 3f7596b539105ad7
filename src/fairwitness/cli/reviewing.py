"""A review session: shows one claim after the other, reads one command a line, and does what it says."""

from __future__ import annotations

import shlex
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import click

from fairwitness.cli import wording
from fairwitness.cli.history import doing
from fairwitness.cli.output import width
from fairwitness.cli.safe import visible
from fairwitness.errors import InputError, NotAllowed
from fairwitness.export import json_line
from fairwitness.model import Claim, Entry, HarmClaim, KeptClaim, KeptReport, OccurrenceClaim
from fairwitness.review import FIELDS, Desk, Task

_AROUND = 240  # characters of the report shown on each side of the quote
_HELP = """\
a, accept [WHY]                      uphold the claim as it stands
r, reject WHY                        take it out of what counts
e, edit FIELD=VALUE ... because WHY  correct it; what it was stays beside; "-" is unknown, a high of "-" is open
c, comment TEXT                      say something about it; it stays in the queue
u, undo                              take back what was done last here
w, why                               the words and the probability behind each field
f, full                              the whole report
s, skip    b, back    q, quit    ?, help"""
_SHORT = {
    "a": "accept",
    "r": "reject",
    "e": "edit",
    "c": "comment",
    "u": "undo",
    "w": "why",
    "f": "full",
    "s": "skip",
    "b": "back",
    "q": "quit",
    "?": "help",
    "h": "help",
}


class Session:
    """One reviewer's way through the queue."""

    def __init__(self, *, desk: Desk, tasks: Sequence[Task]) -> None:
        self._desk = desk
        self._tasks = tasks
        self._at = 0
        self._is_over = False
        self._done: Counter[str] = Counter()
        self._places: list[int] = []
        self._doers: dict[str, Callable[[str], None]] = {
            "accept": self._accept,
            "reject": self._reject,
            "edit": self._edit,
            "comment": self._comment,
            "undo": self._undo,
            "why": self._why,
            "full": self._full,
            "skip": lambda _: self._move(1),
            "back": lambda _: self._move(-1),
            "quit": lambda _: self._end(),
            "help": lambda _: click.echo(_help()),
        }

    def list(self, *, as_json: bool) -> None:
        """Print a line for each claim that waits."""
        for task in self._tasks:
            _, kept = self._desk.look(task.claim_id, task.report_id)
            line = f"{task.claim_id}  {_figure(kept.claim)}  {_because(task)}"
            click.echo(json_line(_task_record(task, kept)) if as_json else visible(line))
        if not self._tasks and not as_json:
            click.echo("Nothing waits for review.")

    def work(self) -> None:
        """Show claims and do what is said of each, until the queue, the input or the reviewer ends it."""
        if not self._tasks:
            click.echo("Nothing waits for review.")
            return
        commands = _lines()
        shown = -1
        while not self._is_over and self._at < len(self._tasks):
            if shown != self._at:
                self._show()
                shown = self._at
            line = next(commands, None)
            if line is None:
                break
            undone = self._done["undone"]
            self._do(line)
            # a decision taken back shows the claim as it now stands
            shown = shown if self._done["undone"] == undone else -1
        told = ", ".join(f"{many} {name}" for name, many in sorted(self._done.items()) if many) or "nothing done"
        click.echo(f"{told}; {len(self._tasks) - self._at} of {len(self._tasks)} left")

    def _do(self, line: str) -> None:
        word, _, rest = line.strip().partition(" ")
        if not word:
            return
        doer = self._doers.get(_SHORT.get(word.lower(), word.lower()))
        if doer is None:
            click.echo(f'{visible(word)!r} is no command here; "?" lists them')
            return
        try:
            doer(rest.strip())
        except InputError as error:
            click.echo(f"Not done: {visible(str(error))}")

    def _accept(self, why: str) -> None:
        self._decided("accepted", self._desk.accept(self._kept(), why or None))

    def _reject(self, why: str) -> None:
        self._decided("rejected", self._desk.reject(self._kept(), _reason(why, "reject")))

    def _edit(self, rest: str) -> None:
        fields, _, why = rest.partition(" because ")
        self._decided("edited", self._desk.edit(self._kept(), _changes(fields), _reason(why, "edit ... because")))

    def _comment(self, text: str) -> None:
        self._tell("commented on", self._desk.comment(self._kept(), _reason(text, "comment")))

    def _undo(self, _: str) -> None:
        entry = self._desk.undo()
        click.echo(f"entry {entry.sequence}: {doing(entry.body)}")
        self._done["undone"] += 1
        self._at = self._places.pop()

    def _why(self, _: str) -> None:
        for each in self._kept().claim.evidence:
            words = f"“{visible(each.words.words)}”" if each.words else "no words"
            click.echo(f"  {each.field:16} {each.probability:.2f}  {words}")

    def _full(self, _: str) -> None:
        report, _kept = self._desk.look(self._task.claim_id, self._task.report_id)
        for line in report.report.original.split("\n"):
            click.echo(f"  {visible(line)}")

    def _decided(self, name: str, entry: Entry) -> None:
        self._tell(name, entry)
        self._move(1)

    def _tell(self, name: str, entry: Entry) -> None:
        click.echo(f"entry {entry.sequence}: {visible(doing(entry.body))}")
        self._done[name] += 1
        self._places.append(self._at)

    def _move(self, by: int) -> None:
        self._at = max(0, self._at + by)

    def _end(self) -> None:
        self._is_over = True

    @property
    def _task(self) -> Task:
        return self._tasks[self._at]

    def _kept(self) -> KeptClaim:
        return self._desk.look(self._task.claim_id, self._task.report_id)[1]

    def _show(self) -> None:
        report, kept = self._desk.look(self._task.claim_id, self._task.report_id)
        click.echo(f"\n{self._at + 1} of {len(self._tasks)}  claim {self._task.claim_id}  {_because(self._task)}")
        for line in _described(report, kept):
            click.echo(textwrap.fill(line, width(), initial_indent="  ", subsequent_indent="  "))


def _lines() -> Iterator[str]:
    """Commands, one a line; a prompt is shown where somebody types."""
    while True:
        if sys.stdin.isatty():
            click.echo("> ", nl=False)
        line = sys.stdin.readline()
        if not line:
            return
        yield line


def _reason(why: str, command: str) -> str:
    if not why.strip():
        raise NotAllowed(f"this needs a reason: {command} WHY")
    return why


def _changes(fields: str) -> dict[str, str]:
    try:
        pairs = [part.partition("=") for part in shlex.split(fields)]
    except ValueError as cause:
        raise NotAllowed(f"edit: {cause}; write FIELD=VALUE, with quotes around values of several words") from cause
    if not pairs or not all(equals for _, equals, _ in pairs):
        raise NotAllowed(
            "edit: write FIELD=VALUE ... because WHY, such as: edit low=12 high=- because it says at least"
        )
    return {name: value for name, _, value in pairs}


def _help() -> str:
    return f"{_HELP}\nfields: {', '.join(FIELDS)}"


def _because(task: Task) -> str:
    weight = task.weight
    others = f"{weight.conflicts} claim{'s' if weight.conflicts > 1 else ''} of its incident"
    parts = [
        f"contradicted by {others}" if weight.conflicts else "",
        f"least sure field {1 - weight.doubt:.2f}" if weight.doubt else "",
    ]
    return "; ".join(part for part in parts if part)


def _task_record(task: Task, kept: KeptClaim) -> dict[str, object]:
    claim, weight = kept.claim, task.weight
    return {
        "claim": task.claim_id,
        "report": task.report_id,
        "kind": task.kind,
        "told": _figure(claim),
        "quote": claim.quote.words,
        "contradicted_by": weight.conflicts,
        "least_sure": round(1 - weight.doubt, 4) if weight.doubt else None,
    }


def _described(kept_report: KeptReport, kept: KeptClaim) -> Iterator[str]:
    report, claim = kept_report.report, kept.claim
    where = " | ".join(visible(str(each)) for each in (report.outlet, report.published, report.url) if each)
    yield f"{visible(report.title)}"
    yield f"{where or 'no outlet, no date'} | report {report.id}"
    yield f"{_in_context(report.original, claim)}"
    yield f"{_figure(claim)}"
    for name, value in _fields(claim, report.outlet):
        yield f"  {name:9} {value}"
    if kept.review is not None:
        yield f"{kept.review} by {visible(kept.reviewed_by or '')}"
    if kept.claim != kept.original:
        yield f"before: {_figure(kept.original)}"


def _in_context(original: str, claim: Claim) -> str:
    start, end = claim.quote.start, claim.quote.end
    before, after = original[max(0, start - _AROUND) : start], original[end : end + _AROUND]
    return visible(f"{before}»{claim.quote.words}«{after}", longest=None)


def _figure(claim: Claim) -> str:
    if isinstance(claim, HarmClaim):
        return f"{claim.harm}: {wording.bounds(claim.count)}"
    return f"{claim.kind}: {claim.value}" if isinstance(claim, OccurrenceClaim) else str(claim.kind)


def _fields(claim: Claim, outlet: str | None) -> Iterator[tuple[str, str]]:
    yield "who says", wording.claimant(claim, outlet)
    if isinstance(claim, HarmClaim):
        yield "whom", wording.whom(claim)
        yield "by whom", visible(claim.perpetrator.words) if claim.perpetrator else wording.NOT_STATED
    elif isinstance(claim, OccurrenceClaim):
        yield "who", visible(claim.actor.words) if claim.actor else wording.NOT_STATED
        yield "whom", visible(claim.target.words) if claim.target else wording.NOT_STATED
    yield "where", wording.places(claim)
    yield "when", wording.when(claim.when)
    yield "status", wording.status(claim)
