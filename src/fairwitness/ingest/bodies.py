"""Bodies of HTTP responses as they were sent: chunks put together, compression undone, within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from fairwitness.errors import UnreadableFile
from fairwitness.ingest.bounds import inflate

_LONGEST_SIZE = 64


def body_of(content: bytes, *, transfer: str | None, encoding: str | None, most: int, where: str) -> bytes:
    """Undo the transfer and content encodings of a body; raises UnreadableFile where it is damaged or too large."""
    if "chunked" in (transfer or "").lower() and _is_chunked(content):
        content = b"".join(_chunks(content, where))
    for name in reversed([part.strip().lower() for part in (encoding or "").split(",") if part.strip()]):
        content = _decoded(content, name, most, where)
    return content


def _decoded(content: bytes, name: str, most: int, where: str) -> bytes:
    if name == "identity" or not content:
        return content
    if name in ("gzip", "x-gzip"):
        # archives often keep the header and store the body unpacked
        return inflate(content, most=most, where=where) if content.startswith(b"\x1f\x8b") else content
    if name == "deflate":
        # some servers leave the two bytes of zlib's own header out
        bare = (content[0] & 0x0F) != 8 or len(content) < 2 or ((content[0] << 8) + content[1]) % 31 != 0
        return inflate(content, most=most, where=where, wbits=-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)
    if name == "br":
        return _unbrotli(content, most, where)
    if name == "zstd":
        return _unzstd(content, most, where)
    raise UnreadableFile(f"{where}: compressed in a way that is not known ({name[:20]!r})")


def _unbrotli(content: bytes, most: int, where: str) -> bytes:
    try:
        # not a dependency of ours: there where another package brought it
        import brotli
    except ImportError as cause:
        raise UnreadableFile(f"{where}: compressed with brotli; install the package 'brotli' to read it") from cause
    machine, pieces, size, waiting = brotli.Decompressor(), [], 0, content
    try:
        while not machine.is_finished():
            piece = machine.process(waiting, output_buffer_limit=1 << 20)
            waiting = b""
            if not piece and machine.can_accept_more_data():
                raise UnreadableFile(f"{where}: compressed, and cut off")
            size += len(piece)
            if size > most:
                raise UnreadableFile(f"{where}: unpacks to more than {most // 1_000_000} MB; not read")
            pieces.append(piece)
    except brotli.error as cause:
        raise UnreadableFile(f"{where}: damaged compression ({cause})") from cause
    return b"".join(pieces)


def _unzstd(content: bytes, most: int, where: str) -> bytes:
    import zstandard

    with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(content, read_across_frames=True) as reader:
        try:
            found = reader.read(most + 1)
        except zstandard.ZstdError as cause:
            raise UnreadableFile(f"{where}: damaged compression ({cause})") from cause
    if len(found) > most:
        raise UnreadableFile(f"{where}: unpacks to more than {most // 1_000_000} MB; not read")
    return found


def _is_chunked(content: bytes) -> bool:
    # archives often keep the header and store the body in one piece
    size = content[:_LONGEST_SIZE].partition(b"\r\n")[0].partition(b";")[0].strip()
    return bool(size) and all(c in b"0123456789abcdefABCDEF" for c in size)


def _chunks(content: bytes, where: str) -> Iterator[bytes]:
    at = 0
    while True:
        end = content.find(b"\r\n", at, at + 1_000)
        try:
            size = int(content[at:end].partition(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size == 0:
            return
        if size < 0 or end + 2 + size > len(content):
            raise UnreadableFile(f"{where}: sent in chunks, and cut off")
        yield content[end + 2 : end + 2 + size]
        at = end + 2 + size + 2
