"""Raw bytes, kept under their SHA-256 and compressed: files in a ledger's directory, or rows on PostgreSQL."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

import zstandard
from sqlalchemy import Engine, select
from sqlalchemy.dialects.postgresql import insert

from fairwitness.errors import DamagedLedger, InputError, NotOnRecord
from fairwitness.store.connection import reading
from fairwitness.store.place import Place
from fairwitness.store.schema import raw_files

# bytes a raw file may unpack to; PostgreSQL holds no more than this in one value either
MAXIMUM = 1 << 30
_PIECE = 1 << 20
_WRITERS = 8
_LEVEL = 3
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SUFFIX = ".zst"
# a skippable frame after the compressed one, which other programs pass over; it holds the SHA-256 of the bytes before
# it, since a changed byte in a frame's header does not always change what it unpacks to
_TRAILER = b"\x50\x2a\x4d\x18\x20\x00\x00\x00"
_TRAILER_LENGTH = len(_TRAILER) + sha256().digest_size


class RawStore(Protocol):
    """Bytes by their digest. The same bytes are kept once."""

    def put(self, data: bytes | BinaryIO) -> str:
        """Keep bytes for good before returning; gives their SHA-256."""

    def put_all(self, many: Iterable[bytes]) -> list[str]:
        """Keep many bytes for good before returning, which is quicker than one by one; gives their SHA-256 in order."""

    def get(self, digest: str) -> bytes:
        """The bytes; raises NotOnRecord, and DamagedLedger where they no longer fit their digest."""

    def has(self, digest: str) -> bool:
        """Whether the bytes are kept."""

    def digests(self) -> Iterator[str]:
        """All digests, in order."""

    def compressed(self, digest: str) -> bytes:
        """The bytes as they are kept."""

    def take(self, digest: str, compressed: bytes) -> None:
        """Keep bytes that were compressed elsewhere, as they are, once they are found to fit their digest."""


def unpack(digest: str, compressed: bytes) -> bytes:
    """Decompress and check; never more than MAXIMUM bytes."""
    unpacked = BytesIO()
    seen = sha256()
    frame = compressed[:-_TRAILER_LENGTH]
    if compressed[len(frame) :] != _TRAILER + sha256(frame).digest():
        raise DamagedLedger(f"raw file {digest}: changed since it was written; restore it from a backup")
    try:
        with zstandard.ZstdDecompressor().stream_reader(BytesIO(frame)) as stream:
            while piece := stream.read(_PIECE):
                seen.update(piece)
                unpacked.write(piece)
                if unpacked.tell() > MAXIMUM:
                    raise DamagedLedger(f"raw file {digest}: unpacks to more than {MAXIMUM} bytes")
    except zstandard.ZstdError as cause:
        raise DamagedLedger(f"raw file {digest}: cannot be unpacked ({cause}); restore it from a backup") from cause
    if seen.hexdigest() != digest:
        raise DamagedLedger(f"raw file {digest}: its bytes have another digest, {seen.hexdigest()}; restore a backup")
    return unpacked.getvalue()


class RawFiles:
    """Raw bytes as files `ab/cdef....zst` in a directory."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def put(self, data: bytes | BinaryIO) -> str:
        """Keep bytes for good before returning; gives their SHA-256."""
        if isinstance(data, bytes) and self.has(digest := sha256(data).hexdigest()):
            return digest
        with self._incoming() as (file, name):
            digest = _compress(BytesIO(data) if isinstance(data, bytes) else data, file)
            self._settle(file, name, digest)
        return digest

    def put_all(self, many: Iterable[bytes]) -> list[str]:
        """Keep many bytes for good before returning; gives their SHA-256 in order."""
        # the disk takes the writes of several threads at one go
        with ThreadPoolExecutor(_WRITERS) as threads:
            return list(threads.map(self.put, many))

    def get(self, digest: str) -> bytes:
        """The bytes, checked."""
        return unpack(digest, self.compressed(digest))

    def has(self, digest: str) -> bool:
        """Whether the file is there."""
        return self.path(digest).is_file()

    def digests(self) -> Iterator[str]:
        """All digests, in order."""
        for path in sorted(self._directory.glob(f"??/*{_SUFFIX}")):
            yield path.parent.name + path.name.removesuffix(_SUFFIX)

    def compressed(self, digest: str) -> bytes:
        """The file's bytes."""
        try:
            return self.path(digest).read_bytes()
        except FileNotFoundError as cause:
            raise NotOnRecord(f"raw file {digest}: not there; restore it from a backup") from cause
        except OSError as cause:
            raise DamagedLedger(f"raw file {digest}: cannot be read ({cause.strerror})") from cause

    def take(self, digest: str, compressed: bytes) -> None:
        """Keep a file as it is."""
        unpack(digest, compressed)
        with self._incoming() as (file, name):
            file.write(compressed)
            self._settle(file, name, digest)

    def path(self, digest: str) -> Path:
        """Where the bytes of a digest are."""
        if not _DIGEST.fullmatch(digest):
            raise NotOnRecord(f"{digest!r} is no SHA-256 of raw bytes")
        return self._directory / digest[:2] / f"{digest[2:]}{_SUFFIX}"

    @contextlib.contextmanager
    def _incoming(self) -> Iterator[tuple[BinaryIO, Path]]:
        """A file that is gone again unless it was settled: a process that is killed leaves only that behind."""
        directory = self._directory / "incoming"
        self._make(directory)
        number, name = tempfile.mkstemp(dir=directory)
        try:
            with os.fdopen(number, "wb") as file:
                yield file, Path(name)
        finally:
            Path(name).unlink(missing_ok=True)

    def _make(self, directory: Path) -> None:
        # one by one: the mode does not hold for parents made on the way
        for folder in (self._directory, directory):
            folder.mkdir(exist_ok=True, mode=0o700)

    def _settle(self, file: BinaryIO, name: Path, digest: str) -> None:
        file.flush()
        os.fsync(file.fileno())
        path = self.path(digest)
        self._make(path.parent)
        name.replace(path)
        _sync(path.parent)


class RawRows:
    """Raw bytes as rows of the database, so that a team shares one ledger and one backup."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, data: bytes | BinaryIO) -> str:
        """Keep bytes for good before returning; gives their SHA-256."""
        if isinstance(data, bytes) and self.has(digest := sha256(data).hexdigest()):
            return digest
        packed = BytesIO()
        digest = _compress(BytesIO(data) if isinstance(data, bytes) else data, packed)
        self._keep({digest: packed.getvalue()})
        return digest

    def put_all(self, many: Iterable[bytes]) -> list[str]:
        """Keep many bytes for good before returning; gives their SHA-256 in order."""
        packed: dict[str, bytes] = {}
        digests: list[str] = []
        for data in many:
            file = BytesIO()
            digests.append(_compress(BytesIO(data), file))
            packed[digests[-1]] = file.getvalue()
        self._keep(packed)
        return digests

    def get(self, digest: str) -> bytes:
        """The bytes, checked."""
        return unpack(digest, self.compressed(digest))

    def has(self, digest: str) -> bool:
        """Whether the row is there."""
        with reading(self._engine) as connection:
            return connection.scalar(select(1).where(raw_files.c.digest == digest)) is not None

    def digests(self) -> Iterator[str]:
        """All digests, in order."""
        with reading(self._engine) as connection:
            yield from connection.scalars(select(raw_files.c.digest).order_by(raw_files.c.digest))

    def compressed(self, digest: str) -> bytes:
        """The row's bytes."""
        with reading(self._engine) as connection:
            kept = connection.scalar(select(raw_files.c.compressed).where(raw_files.c.digest == digest))
        if kept is None:
            raise NotOnRecord(f"raw file {digest}: not there; restore it from a backup")
        return bytes(kept)

    def take(self, digest: str, compressed: bytes) -> None:
        """Keep bytes as they are."""
        unpack(digest, compressed)
        self._keep({digest: compressed})

    def _keep(self, packed: Mapping[str, bytes]) -> None:
        # in order of digests, so that two writers of the same bytes wait for each other and never in a ring
        rows = [{"digest": digest, "compressed": packed[digest]} for digest in sorted(packed)]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(insert(raw_files).on_conflict_do_nothing(), rows)


class _Seal:
    """Passes bytes on and digests them on the way."""

    def __init__(self, into: BinaryIO) -> None:
        self._into = into
        self._seen = sha256()

    def write(self, piece: bytes) -> int:
        self._seen.update(piece)
        return self._into.write(piece)

    def close_frame(self) -> None:
        self._into.write(_TRAILER + self._seen.digest())


def raw_store(place: Place, engine: Engine) -> RawStore:
    """Where a ledger keeps its raw bytes."""
    return RawFiles(place.directory / "raw") if place.directory else RawRows(engine)


def _compress(data: BinaryIO, into: BinaryIO) -> str:
    seen, size, seal = sha256(), 0, _Seal(into)
    packer = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compressobj()
    while piece := data.read(_PIECE):
        size += len(piece)
        if size > MAXIMUM:
            raise InputError(f"raw bytes: more than {MAXIMUM} bytes in one piece; split the file")
        seen.update(piece)
        seal.write(packer.compress(piece))
    seal.write(packer.flush())
    seal.close_frame()
    return seen.hexdigest()


def _sync(directory: Path) -> None:
    number = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
