"""Bounds on what is unpacked, so that a small file cannot become an endless one."""

from __future__ import annotations

import sys
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from fairwitness.errors import UnreadableFile
from fairwitness.ingest.forms import Packing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fairwitness.ingest.source import ByteStream

_CHUNK = 65_536
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How far unpacking may go: `most` bytes in all, and `ratio` bytes out for each byte in once past `slack` bytes.

    The ratio is taken over each compressed member by itself, so that a bomb cannot hide behind honest members.
    """

    most: int = 50_000_000_000
    ratio: int = 250
    slack: int = 32_000_000

    def check(self, *, total: int, given: int, taken: int, where: str) -> None:
        """Raise UnreadableFile where `given` bytes from `taken` ones, or `total` bytes in all, are too many."""
        if total > self.most:
            raise UnreadableFile(
                f"{where}: unpacks to more than {self.most // 1_000_000} MB; unpack and split it first"
            )
        if given > self.slack and given > self.ratio * max(1, taken):
            raise UnreadableFile(f"{where}: unpacks to over {self.ratio} times its size, as archive bombs do; not read")


class Unpacked:
    """The bytes of a compressed stream, unpacked piece by piece within bounds.

    Where the stream is damaged, what came before is given first, and the error is raised by the next reading.
    """

    def __init__(self, stream: ByteStream, packing: Packing, where: str, bounds: Bounds) -> None:
        self._pieces = (_gunzipped if packing is Packing.GZIP else _unzstandard)(stream, where, bounds)
        self._rest = b""
        self._error: UnreadableFile | None = None

    def read(self, size: int = -1, /) -> bytes:
        """Read at most `size` bytes, perhaps fewer; none at the end."""
        if size < 0:
            return b"".join(iter(lambda: self.read(_CHUNK), b""))
        if not self._rest and not self._fill() and self._error is not None:
            raise self._error
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece

    def readline(self, size: int = -1, /) -> bytes:
        """Read to the next line end, at most `size` bytes."""
        pieces: list[bytes] = []
        left = size if size >= 0 else sys.maxsize
        while left > 0 and (self._rest or self._fill()):
            end = min(self._rest.find(b"\n") + 1 or len(self._rest), left)
            pieces.append(self._rest[:end])
            self._rest, left = self._rest[end:], left - end
            if pieces[-1].endswith(b"\n"):
                break
        if not pieces and self._error is not None:
            raise self._error
        return b"".join(pieces)

    def _fill(self) -> bool:
        if self._error is None:
            try:
                self._rest = next(self._pieces, b"")
            except UnreadableFile as error:
                self._error = error
        return bool(self._rest)


def unpacked(stream: ByteStream, packing: Packing, where: str, bounds: Bounds) -> Unpacked:
    """Unpack a stream while it is read; raises UnreadableFile out of reading, where it is damaged or goes too far."""
    return Unpacked(stream, packing, where, bounds)


def inflate(content: bytes, *, most: int, where: str, wbits: int = _GZIP) -> bytes:
    """Unpack a compressed body that is at hand; raises UnreadableFile for more than `most` bytes, or damage."""
    machine = zlib.decompressobj(wbits)
    try:
        unpacked = machine.decompress(content, most + 1)
    except zlib.error as cause:
        raise UnreadableFile(f"{where}: damaged compression ({cause})") from cause
    if len(unpacked) > most:
        raise UnreadableFile(f"{where}: unpacks to more than {most // 1_000_000} MB; not read")
    if not machine.eof:
        raise UnreadableFile(f"{where}: compressed, and cut off")
    return unpacked


def _gunzipped(stream: ByteStream, where: str, bounds: Bounds) -> Iterator[bytes]:
    machine, given, taken, total = zlib.decompressobj(_GZIP), 0, 0, 0
    while True:
        if machine.eof:
            waiting = machine.unused_data or stream.read(_CHUNK)
            if not waiting.strip(b"\0"):
                return
            machine, given, taken = zlib.decompressobj(_GZIP), 0, 0
        else:
            waiting = machine.unconsumed_tail or stream.read(_CHUNK)
            if not waiting:
                raise UnreadableFile(f"{where}: compressed, and cut off")
        try:
            piece = machine.decompress(waiting, _CHUNK)
        except zlib.error as cause:
            raise UnreadableFile(f"{where}: damaged compression ({cause})") from cause
        taken += len(waiting) - len(machine.unconsumed_tail) - len(machine.unused_data)
        given += len(piece)
        total += len(piece)
        bounds.check(total=total, given=given, taken=taken, where=where)
        if piece:
            yield piece


def _unzstandard(stream: ByteStream, where: str, bounds: Bounds) -> Iterator[bytes]:
    # imported here: few files are packed like this
    import zstandard

    counted = _Counted(stream)
    machine = zstandard.ZstdDecompressor(max_window_size=1 << 27)
    total = 0
    with machine.stream_reader(
        cast("BinaryIO", counted), read_size=_CHUNK, read_across_frames=True, closefd=False
    ) as reader:
        while True:
            try:
                piece = reader.read(_CHUNK)
            except zstandard.ZstdError as cause:
                raise UnreadableFile(f"{where}: damaged compression ({cause})") from cause
            if not piece:
                return
            total += len(piece)
            bounds.check(total=total, given=total, taken=counted.taken, where=where)
            yield piece


class _Counted:
    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self.taken += len(piece)
        return piece
