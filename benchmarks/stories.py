"""Unseen stories end to end: several outlets' reports through the shipped reader into incidents and tolls.

    python -m benchmarks.stories [FILE.toml ...] [--by-hand] [--out FIGURES.json]

Each story is put into a ledger of its own, linked and asked, as `fairwitness run`, `incidents` and `toll` do. An answer
is exact where low and high are the right ones; it is safe where it excludes nothing right: its low is not above the
right most, its high not below the right least. What is not safe would mislead a reader.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.by_hand import annotated, put_on_record
from fairwitness.model import Actor, Harm, Role
from fairwitness.pipeline import open_instruments
from fairwitness.pipeline.asking import Asked, answer, convention_of, understand
from fairwitness.pipeline.incidents import accounts
from fairwitness.pipeline.knowing import know
from fairwitness.pipeline.running import extract, ingest, resolve
from fairwitness.pipeline.taking_in import Sources
from fairwitness.pipeline.work import Work
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.store import Ledger, create_ledger

HERE = Path(__file__).parent / "stories"
BY_HAND = HERE / "by-hand.gold.jsonl"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One answer beside the right one; None is open above."""

    asked: str
    low: int | None
    high: int | None
    right_low: int
    right_high: int | None

    @property
    def is_exact(self) -> bool:
        """Tell whether low and high are the right ones."""
        return (self.low, self.high) == (self.right_low, self.right_high)

    @property
    def is_safe(self) -> bool:
        """Tell whether the answer excludes nothing right; an unknown low is safe, and no help."""
        above = self.right_high is not None and (self.low or 0) > self.right_high
        return not above and (self.high is None or self.high >= self.right_low)


Story = dict[str, Any]
Read = Callable[[Work, Story], None]


def told(story: Story, home: Path, read: Read) -> tuple[int, list[Judged]]:
    """Put a story into a ledger: how many incidents with figures it makes, and its answers."""
    path = home / "reports.jsonl"
    lines = [json.dumps(report, default=str) for report in story["report"]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with create_ledger(home / "ledger") as ledger:
        work = Work(
            ledger=ledger,
            actor=Actor(name="benchmark", role=Role.CODER),
            clock=lambda: NOW,
            workers=1,
        )
        ingest(work, Sources(named=(str(path),)))
        read(work, story)
        resolve(work)
        made = accounts(know(ledger), convention_of("neutral"))
        counted = sum(any(toll.low or toll.high for toll in account.tolls) for account in made)
        return counted, [judged(ledger, asked) for asked in story["asked"]]


def judged(ledger: Ledger, asked: dict[str, Any]) -> Judged:
    """Ask one question and lay the answer beside the right one."""
    start, end = (day if isinstance(day, date) else None for day in (asked.get("from"), asked.get("to")))
    place = asked.get("place")
    toll = answer(understand(ledger, Asked(harm=Harm(asked["harm"]), place=place, start=start, end=end)))
    right = None if asked["high"] < 0 else asked["high"]
    words = f"{asked['harm']}{f' at {place}' if place else ''}"
    return Judged(asked=words, low=toll.low, high=toll.high, right_low=asked["low"], right_high=right)


def stories(path: Path) -> list[Story]:
    """Read a file of stories; each report is given an id: file, story and report, counted from 1."""
    found: list[Story] = tomllib.loads(path.read_text(encoding="utf-8"))["story"]
    for number, story in enumerate(found, 1):
        for at, report in enumerate(story["report"], 1):
            report["id"] = f"{path.stem}.{number}.{at}"
    return found


def measured(path: Path, read: Read) -> dict[str, Any]:
    """Run a file of stories; prints each and gives the counts."""
    rows: list[Judged] = []
    right = asked = 0
    for story in stories(path):
        with tempfile.TemporaryDirectory() as home:
            incidents, answers = told(story, Path(home), read)
        rows += answers
        wanted = story.get("incidents")
        asked += wanted is not None
        right += wanted == incidents
        print(f"{story['name']}: {incidents} incidents{'' if wanted in (None, incidents) else f', should be {wanted}'}")
        for each in answers:
            mark = "exact" if each.is_exact else "safe" if each.is_safe else "WRONG"
            print(f"   {mark:6} {each.asked}: {each.low} to {each.high}, right {each.right_low} to {each.right_high}")
    return {
        "answers": len(rows),
        "exact": sum(each.is_exact for each in rows),
        "safe": sum(each.is_safe for each in rows),
        "stories with incidents counted": asked,
        "incidents right": right,
        "wrong": [asdict(each) for each in rows if not each.is_safe],
    }


def by_the_reader() -> Read:
    """Read with the shipped reader."""
    instruments = open_instruments()

    def read(work: Work, _story: Story) -> None:
        extract(replace(work, open_them=lambda: instruments))

    return read


def by_hand() -> Read:
    """Put the claims on record that somebody read by hand."""
    golds, gazetteer = annotated(BY_HAND), Gazetteer.open()

    def read(work: Work, story: Story) -> None:
        texts = {f"{report['title']}\n{report['text']}": golds[report["id"]] for report in story["report"]}
        put_on_record(work, texts, gazetteer)

    return read


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all files and print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--by-hand", action="store_true", help="with the claims somebody read, not the reader's")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    for path in options.files:
        if not path.is_file():
            parser.error(f"{path}: no such file of stories; those there are lie in {HERE}")
    read = by_hand() if options.by_hand else by_the_reader()
    files = options.files or sorted(HERE.glob("*.toml"))
    figures = {path.stem: measured(path, read) for path in files}
    print(json.dumps({name: {k: v for k, v in each.items() if k != "wrong"} for name, each in figures.items()}))
    if options.out:
        options.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
