"""A stream whose first bytes have been looked at and can still be read."""

from __future__ import annotations

from fairwitness.errors import UnreadableFile
from fairwitness.ingest.source import ByteStream

_FIRST_LINE = 65_536
_CHUNK = 1_000_000


class Ahead:
    """Reads ahead line by line, so that a slow writer's first record can be read before its second is written."""

    def __init__(self, stream: ByteStream, where: str) -> None:
        self._stream = stream
        self._where = where
        self._error: UnreadableFile | None = None
        self._head = self._readline(_FIRST_LINE)

    def first_line(self) -> bytes:
        """The first line, or its beginning; empty where there is nothing at all."""
        return self._head

    def head(self, size: int) -> bytes:
        """The first `size` bytes or a little more, or all there are."""
        while len(self._head) < size and self._error is None:
            try:
                line = self._readline(_FIRST_LINE)
            except UnreadableFile as error:
                # what came before can still be read; the error waits for its turn
                self._error = error
                break
            if not line:
                break
            self._head += line
        return self._head

    def read(self, size: int = -1, /) -> bytes:
        """Read on from the first byte not read yet."""
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read(_CHUNK), b""))
        if not self._head:
            return self._read(size)
        piece, self._head = self._head[:size], self._head[size:]
        return piece

    def readline(self, size: int = -1, /) -> bytes:
        """Read to the next line end, at most `size` bytes."""
        if not self._head:
            return self._readline(size)
        end = self._head.find(b"\n") + 1 or len(self._head)
        end = end if size < 0 else min(end, size)
        line, self._head = self._head[:end], self._head[end:]
        if not line.endswith(b"\n") and not self._head and (size < 0 or len(line) < size):
            line += self._onward(size - len(line) if size >= 0 else -1)
        return line

    def _onward(self, size: int) -> bytes:
        return b"" if self._error is not None else self._readline(size)

    def _read(self, size: int) -> bytes:
        if self._error is not None:
            raise self._error
        try:
            return self._stream.read(size)
        except OSError as cause:
            raise UnreadableFile(f"{self._where}: cannot be read ({cause})") from cause

    def _readline(self, size: int) -> bytes:
        if self._error is not None:
            raise self._error
        try:
            return self._stream.readline(size)
        except OSError as cause:
            raise UnreadableFile(f"{self._where}: cannot be read ({cause})") from cause
