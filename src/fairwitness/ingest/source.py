"""What a reader is given: the stream, where it comes from, what the user said about it, and what it may give back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol

from fairwitness.errors import FairwitnessError, InputError, UnreadableFile
from fairwitness.ingest.forms import Form
from fairwitness.model import Capture

FIELDS = ("id", "title", "text", "outlet", "published", "url", "language")


class ByteStream(Protocol):
    """Bytes that can be read in pieces or line by line."""

    def read(self, size: int = -1, /) -> bytes:
        """Read at most `size` bytes; none at the end."""

    def readline(self, size: int = -1, /) -> bytes:
        """Read to the next line end, at most `size` bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A report or a file that could not be read: where it stood, and the error that says why."""

    where: str
    error: FairwitnessError
    report_id: str | None = None

    @property
    def reason(self) -> str:
        """What the user is told."""
        return str(self.error)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Which column (or key) holds which field of a report: field and column, in pairs."""

    pairs: tuple[tuple[str, str], ...] = ()

    def column(self, name: str) -> str | None:
        """The column the user named for a field."""
        return dict(self.pairs).get(name)


def parse_map(words: str) -> ColumnMap:
    """Read "text=body" or "text=body,title=head line"; raises InputError for a field that reports do not have."""
    pairs: Mapping[str, str] = {}
    for part in words.split(","):
        name, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column:
            raise InputError(f"--map {words!r}: write field=column, such as text=body")
        if name not in FIELDS:
            raise InputError(f"--map {words!r}: a report has no {name!r}; it has {', '.join(FIELDS)}")
        pairs = {**pairs, name: column}
    return ColumnMap(pairs=tuple(pairs.items()))


def join_maps(maps: tuple[ColumnMap, ...]) -> ColumnMap:
    """Put together the maps of several options; the last word on a field counts."""
    return ColumnMap(pairs=tuple({name: column for each in maps for name, column in each.pairs}.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user says about reports that do not say it themselves.

    `titled` False keeps a text file's first line as text. `form` None finds the form out. `today` is the day
    after which publication dates are not believed; None believes all.
    """

    outlet: str | None = None
    published: date | None = None
    titled: bool = True
    form: Form | None = None
    columns: ColumnMap = field(default_factory=ColumnMap)
    today: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A stream of bytes and where it comes from; `where` names it in messages, `name` is the file's own."""

    stream: ByteStream
    where: str
    name: str = ""
    address: str | None = None
    media_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    fetched: datetime | None = None

    def capture(self, content: bytes, *, where: str | None = None, media_type: str | None = None) -> Capture:
        """Keep a part of this source, or all of it."""
        return Capture(
            content=content,
            where=where or self.where,
            address=self.address,
            media_type=media_type or self.media_type,
            headers=self.headers,
            fetched=self.fetched,
        )

    def holding(self, stream: ByteStream) -> Source:
        """The same source, with its bytes unpacked or read ahead."""
        return replace(self, stream=stream)

    def whole(self, most: int) -> bytes:
        """Read everything; raises UnreadableFile where that is more than `most` bytes."""
        content = self.some(most + 1)
        if len(content) > most:
            raise UnreadableFile(f"{self.where}: larger than {most // 1_000_000} MB; give one report, or JSON Lines")
        return content

    def some(self, most: int) -> bytes:
        """Read at most so many bytes."""
        pieces, left = [], most
        try:
            while left > 0 and (piece := self.stream.read(left)):
                pieces.append(piece)
                left -= len(piece)
        except OSError as cause:
            raise UnreadableFile(f"{self.where}: cannot be read ({cause})") from cause
        return b"".join(pieces)
