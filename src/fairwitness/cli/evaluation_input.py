"""What `fairwitness evaluate` is given: lines of annotations, checked before anything is measured against them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairwitness.cli.safe import visible
from fairwitness.errors import InputError, MalformedLine, UnreadableFile, reason
from fairwitness.evaluate import Checked, Problem, check
from fairwitness.ingest import SetAside
from fairwitness.model import Report

_SHOWN = 20
LIST_ENDINGS = (".csv", ".jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """The lines of one file, what checking them came to, and what the file is called in messages."""

    name: str
    path: str
    lines: tuple[str, ...]
    checked: Checked

    def require_sound(self) -> None:
        """Raise MalformedLine, which names every problem, where there is one."""
        if problems := self.checked.problems:
            raise MalformedLine(f"{self.path}: {_told(problems)}")

    def require_any(self, *, acts: bool) -> None:
        """Raise InputError where the file holds claims, but only of the sort that is not asked for."""
        asked, others = self.checked.harms, self.checked.others
        if acts:
            asked, others = others, asked
        if others and not asked:
            hint = "leave out --acts to measure harm" if acts else "add --acts to measure acts, states and stances"
            raise InputError(f"{self.path}: {self.name} holds no claims of this sort; {hint}")


def read_annotations(name: str, path: str, texts: Mapping[str, str], *, verbatim: bool = True) -> Annotations:
    """Read a file of annotations and check it; raises UnreadableFile where it is not UTF-8 text."""
    try:
        # not splitlines(), which cuts a quote in two at a line separator that JSON leaves unescaped
        lines = tuple(Path(path).read_text(encoding="utf-8-sig").split("\n"))
    except (OSError, ValueError) as cause:
        raise UnreadableFile(f"{path}: cannot be read as UTF-8 JSON Lines ({reason(cause)})") from cause
    return Annotations(name=name, path=path, lines=lines, checked=check(lines, texts, verbatim=verbatim))


def original_texts(items: Sequence[Report | SetAside], path: str) -> dict[str, str]:
    """Give the reports' texts by id; raises MalformedLine where two reports have the same."""
    texts: dict[str, str] = {}
    for item in items:
        if isinstance(item, Report):
            if item.id in texts:
                raise MalformedLine(f"{path}: two reports have the id {item.id}; give each its own, or remove one")
            texts[item.id] = item.original
    return texts


def require_new_list(path: str) -> None:
    """Refuse a review list of an unknown form, or one in the place of a file: verdicts may stand in it."""
    if Path(path).suffix.lower() not in LIST_ENDINGS:
        raise InputError(f"{path}: a review list is CSV or JSON Lines; give it a name that ends in .csv or .jsonl")
    if Path(path).exists():
        raise InputError(f"{path}: is there already, maybe with verdicts in it; move it or give another name")


def write_new(path: str, content: str) -> None:
    """Write a file that is not there yet; half a character of a hostile report becomes its code."""
    try:
        with Path(path).open("x", encoding="utf-8", errors="backslashreplace", newline="") as out:
            out.write(content)
    except OSError as cause:
        raise InputError(f"{path}: cannot be written ({cause.strerror}); give another name") from cause


def _told(problems: Sequence[Problem]) -> str:
    shown = "".join(f"\n  {visible(str(problem))}" for problem in problems[:_SHOWN])
    more = f"\n  and {len(problems) - _SHOWN} more; --check-gold lists them all" if len(problems) > _SHOWN else ""
    return f"{len(problems)} to mend before it can be measured against{shown}{more}"
