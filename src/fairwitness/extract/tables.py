"""Tables: a number in a cell counts what the head of its column says, whatever a reader of sentences makes of the row.

Of "Nahr | 12 | 30" under "Town | Killed | Wounded" the twelve were killed and the thirty wounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from fairwitness.extract.overlaps import free_indices
from fairwitness.extract.scene import Scene
from fairwitness.model import Count, Harm, HarmClaim, Span
from fairwitness.shipped import shipped_table

_MARKS = ("|", "\t")
_FEWEST = 2
"""A line with so many marks, or more, is a row of cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line of a table: where each of its cells begins and ends in the text."""

    text: str
    cells: tuple[tuple[int, int], ...]

    def words(self, column: int) -> str:
        """What a cell says."""
        return self.text[slice(*self.cells[column])].strip()

    def number(self, column: int) -> Span | None:
        """Where a cell's number stands; None where it says more or less than a number."""
        said = self.words(column)
        if not said.replace(",", "").isdigit():
            return None
        at = self.text.index(said, self.cells[column][0])
        return Span.of(self.text, at, at + len(said))


def of_their_columns(scene: Scene, claims: Mapping[int, HarmClaim]) -> dict[int, HarmClaim]:
    """Give claims told in a row of a table the numbers of its columns, one for each harm that the heads name.

    Where no head names a harm, nothing tells what the row's numbers count, and none is claimed.
    """
    text = scene.document.original
    if not any(mark in text for mark in _MARKS):
        return dict(claims)
    free, done = free_indices(claims), set[int]()
    made: dict[int, HarmClaim] = {}
    for index, claim in claims.items():
        row = _row_of(text, claim)
        if row is None:
            made[index] = claim
            continue
        if row.cells[0][0] in done:
            continue
        done.add(row.cells[0][0])
        for at, (harm, words) in enumerate(_told(row).items()):
            made[next(free) if at else index] = _of_column(scene, claim, harm, words)
    return made


def _row_of(text: str, claim: HarmClaim) -> _Row | None:
    """The row whose bare number a claim took for its own; "LIVE | Nahr | 12 killed" says itself what it counts."""
    words = claim.count.words
    row = _row_at(text, words.start) if words else None
    if row is None or words is None or row.cells[0][0] <= claim.cue.start < row.cells[-1][1]:
        return None
    column = next(at for at, (_, end) in enumerate(row.cells) if words.start <= end)
    return row if row.number(column) else None


def _told(row: _Row) -> dict[Harm, Span]:
    """The number of each harm in a row, by the heads of its columns."""
    head = _head(row)
    columns = {harm: at for at in range(len(row.cells)) if head and (harm := harm_of_head(head.words(at)))}
    return {harm: words for harm, at in columns.items() if (words := row.number(at))}


def _of_column(scene: Scene, claim: HarmClaim, harm: Harm, words: Span) -> HarmClaim:
    number = int(words.words.replace(",", ""))
    name = scene.claim_id(harm, words, claim.quote)
    return replace(claim, id=name, harm=harm, count=Count(words=words, low=number, high=number), part_of=None)


def _head(row: _Row) -> _Row | None:
    """The first of the lines of as many cells that end in a row."""
    head, above = None, _line_before(row.text, row.cells[0][0])
    while above is not None and len(above.cells) == len(row.cells):
        head, above = above, _line_before(row.text, above.cells[0][0])
    return head


def _line_before(text: str, start: int) -> _Row | None:
    return _row_at(text, start - 1) if start else None


def _row_at(text: str, at: int) -> _Row | None:
    """The row of cells that a place of the text stands in."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if end < 0 else end
    line = text[start:end]
    mark = next((mark for mark in _MARKS if line.count(mark) >= _FEWEST), None)
    return None if mark is None else _Row(text=text, cells=_cells(line, start, mark))


def _cells(line: str, start: int, mark: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for cell in line.split(mark):
        found.append((start, start + len(cell)))
        start += len(cell) + len(mark)
    return tuple(found)


def harm_of_head(head: str) -> Harm | None:
    """The harm that the head of a column, or a label, tells; None where it tells none."""
    words = frozenset(head.lower().replace("/", " ").split())
    return next((harm for harm, heads in _heads() if not heads.isdisjoint(words)), None)


@cache
def _heads() -> Sequence[tuple[Harm, frozenset[str]]]:
    table = shipped_table("fairwitness.text.lexicon", "tables.toml")
    return [(Harm(name), frozenset(row["words"])) for name, row in table.items()]
