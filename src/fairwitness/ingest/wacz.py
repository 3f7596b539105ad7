"""WACZ: a zip of WARCs with an index; the WARCs are read, nothing is ever unpacked to disk."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, cast

from fairwitness.errors import ReportSetAside, UnreadableFile
from fairwitness.ingest.bounds import Bounds, unpacked
from fairwitness.ingest.forms import packing_of
from fairwitness.ingest.guard import Guard
from fairwitness.ingest.reports import ending_set_aside
from fairwitness.ingest.source import ByteStream, Options, SetAside, Source
from fairwitness.ingest.warc import read_warc
from fairwitness.model import Captured

MAXIMUM_ZIP = 20_000_000_000
_MOST_ENTRIES = 10_000
_IN_MEMORY = 50_000_000
_CHUNK = 1_000_000
_WARCS = (".warc", ".warc.gz", ".warc.zst")


class _Entry:
    """An entry's bytes, with zip's errors told as ours and its bounds kept."""

    def __init__(self, stream: IO[bytes], info: zipfile.ZipInfo, where: str, bounds: Bounds) -> None:
        self._stream, self._info, self._where, self._bounds = stream, info, where, bounds
        self._given = 0

    def read(self, size: int = -1, /) -> bytes:
        """Read on, within bounds."""
        try:
            piece = self._stream.read(size if size >= 0 else _CHUNK)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as cause:
            raise UnreadableFile(f"{self._where}: a damaged zip entry ({cause})") from cause
        self._given += len(piece)
        self._bounds.check(total=self._given, given=self._given, taken=self._info.compress_size, where=self._where)
        return piece

    def readline(self, size: int = -1, /) -> bytes:
        """A line, which no reader of an archive asks for."""
        raise NotImplementedError


def read_wacz(source: Source, options: Options, guard: Guard) -> Iterator[Captured | SetAside]:
    """Read the WARCs of a WACZ, in the order of their names."""
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        _fill(spool, source)
        try:
            archive = zipfile.ZipFile(cast("IO[bytes]", spool))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as cause:
            raise UnreadableFile(f"{source.where}: a damaged zip ({cause})") from cause
        with archive:
            yield from _entries(archive, source, options, guard)


def _fill(spool: IO[bytes], source: Source) -> None:
    size = 0
    while piece := source.stream.read(_CHUNK):
        size += len(piece)
        if size > MAXIMUM_ZIP:
            raise UnreadableFile(f"{source.where}: larger than {MAXIMUM_ZIP // 1_000_000} MB; split it")
        spool.write(piece)
    spool.seek(0)


def _entries(archive: zipfile.ZipFile, source: Source, options: Options, guard: Guard) -> Iterator[Captured | SetAside]:
    infos = archive.infolist()
    if len(infos) > _MOST_ENTRIES:
        raise UnreadableFile(f"{source.where}: over {_MOST_ENTRIES} entries in the zip; not read")
    warcs = sorted((i for i in infos if i.filename.lower().endswith(_WARCS)), key=lambda i: i.filename)
    if not warcs:
        raise UnreadableFile(f"{source.where}: a zip without WARCs; unpack it and name the files in it")
    for info in warcs:
        where = f"{source.where}, {info.filename}"
        if _leads_out(info.filename):
            told = ReportSetAside(f"{where}: an entry whose name leads out of the archive; not read")
            yield SetAside(where=where, error=told)
        else:
            yield from ending_set_aside(where, _entry(archive, info, replace(source, where=where), options, guard))


def _entry(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source, options: Options, guard: Guard
) -> Iterator[Captured | SetAside]:
    try:
        opened = archive.open(info)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError) as cause:
        raise UnreadableFile(f"{source.where}: cannot be unpacked ({cause})") from cause
    bounds = Bounds()
    with opened:
        stream: ByteStream = _Entry(opened, info, source.where, bounds)
        head = stream.read(4)
        packing = packing_of(head)
        stream = _Joined(head, stream)
        if packing is not None:
            stream = unpacked(stream, packing, source.where, bounds)
        yield from read_warc(source.holding(stream), options, guard)


class _Joined:
    """A stream with its first bytes put back."""

    def __init__(self, head: bytes, stream: ByteStream) -> None:
        self._head, self._stream = head, stream

    def read(self, size: int = -1, /) -> bytes:
        """Read the head, then the rest."""
        head, self._head = self._head, b""
        return head or self._stream.read(size)

    def readline(self, size: int = -1, /) -> bytes:
        """A line, which no reader of an archive asks for."""
        raise NotImplementedError


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0]
