"""Archives a ledger is moved in: a directory, or one tar file whose bytes depend on nothing but the ledger."""

from __future__ import annotations

import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from fairwitness.errors import UnusableLedger

_TAR = ".tar"
_OTHER_FILES = frozenset({".7z", ".bz2", ".gz", ".jar", ".lz4", ".rar", ".tbz2", ".tgz", ".txz", ".xz", ".zip", ".zst"})
"""Endings of packed files; whoever names one wants no directory of that name."""


class Archive(Protocol):
    """Takes files by name."""

    def add(self, name: str, content: IO[bytes]) -> None:
        """Add one file."""


class _Directory:
    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def add(self, name: str, content: IO[bytes]) -> None:
        path = self._directory / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("xb") as file:
            shutil.copyfileobj(content, file)


class _Tar:
    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def add(self, name: str, content: IO[bytes]) -> None:
        member = tarfile.TarInfo(name)
        member.size = content.seek(0, os.SEEK_END)
        member.mode = 0o600
        content.seek(0)
        self._tar.addfile(member, content)


@contextmanager
def new_archive(target: Path) -> Iterator[Archive]:
    """Make an archive (a tar file where the name ends in .tar); it is there under its name once it is whole."""
    if target.suffix.lower() in _OTHER_FILES:
        raise UnusableLedger(f"{target}: a ledger is written to a tar file or a directory; name it NAME.tar or NAME")
    if target.exists():
        raise UnusableLedger(f"{target}: exists already; name another file or directory")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as work:
            made = Path(work) / "archive"
            if target.suffix.lower() == _TAR:
                with tarfile.open(made, "w", format=tarfile.PAX_FORMAT) as tar:
                    yield _Tar(tar)
            else:
                made.mkdir(mode=0o700)
                yield _Directory(made)
            made.rename(target)
    except OSError as cause:
        raise UnusableLedger(f"{target}: cannot be written ({cause.strerror or cause})") from cause


@contextmanager
def old_archive(source: Path) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
    """The files of an archive, in the order they were added: read each before asking for the next."""
    try:
        if source.is_dir():
            yield _files(source)
        else:
            with tarfile.open(source, "r:") as tar:
                yield _members(source, tar)
    except FileNotFoundError as cause:
        raise UnusableLedger(f"{source}: no such archive") from cause
    except (tarfile.TarError, EOFError) as cause:
        raise UnusableLedger(f"{source}: no archive of a ledger ({cause})") from cause


def _files(source: Path) -> Iterator[tuple[str, IO[bytes]]]:
    # by name: ledger.json, entries.jsonl and then the raw files is also how they were added
    paths = [path for path in source.rglob("*") if path.is_file()]
    for path in sorted(paths, key=lambda path: (path.parent != source, path.name != "ledger.json", str(path))):
        with path.open("rb") as file:
            yield path.relative_to(source).as_posix(), file


def _members(source: Path, tar: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    for member in tar:
        file = tar.extractfile(member) if member.isreg() else None
        if file is None:
            raise UnusableLedger(f"{source}: {member.name!r} is no plain file; this is no archive of a ledger")
        yield member.name, file
