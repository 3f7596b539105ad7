"""A ledger moves whole, byte for byte, and nothing that was changed on the way gets in."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
from pathlib import Path

import pytest

from fairwitness.errors import DamagedLedger, UnusableLedger
from fairwitness.store import Ledger, create_ledger, export_ledger, import_ledger, receiving, verify
from tests.store.test_proof import fill, view_rows


@pytest.mark.parametrize("form", ["archive", "archive.tar"])
def test_a_ledger_moves_to_any_database_and_back_byte_for_byte(
    ledger: Ledger, tmp_path: Path, postgresql_address: str, form: str
) -> None:
    fill(ledger)
    head = export_ledger(ledger, tmp_path / form)
    assert head == ledger.head()[1]
    others = {str(tmp_path / "second"), postgresql_address} - {str(ledger.place)}
    for number, address in enumerate(sorted(others)):
        with create_ledger(address) as other:
            assert import_ledger(tmp_path / form, other) == head
            assert view_rows(other) == view_rows(ledger)
            export_ledger(other, tmp_path / f"{number}{form}")
        assert verify(address, expected=head).fits
        assert contents(tmp_path / f"{number}{form}") == contents(tmp_path / form)


def contents(archive: Path) -> dict[str, bytes]:
    if archive.is_file():
        return {"": archive.read_bytes()}
    return {str(path.relative_to(archive)): path.read_bytes() for path in archive.rglob("*") if path.is_file()}


def test_an_archive_is_json_lines_with_the_raw_files(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger") as ledger:
        fill(ledger, 1)
        export_ledger(ledger, tmp_path / "archive")
        with pytest.raises(UnusableLedger, match="exists already"):
            export_ledger(ledger, tmp_path / "archive")
        (digest,) = ledger.raw.digests()
    lines = (tmp_path / "archive" / "entries.jsonl").read_text().splitlines()
    assert [json.loads(line)["sequence"] for line in lines] == [1, 2, 3, 4, 5, 6]
    about = json.loads((tmp_path / "archive" / "ledger.json").read_text())
    assert about == {"entries": 6, "format": 1, "head": json.loads(lines[-1])["hash"]}
    assert (tmp_path / "archive" / "raw" / digest[:2] / f"{digest[2:]}.zst").is_file()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive in a directory."""
    with create_ledger(tmp_path / "from") as ledger:
        fill(ledger, 2)
        export_ledger(ledger, tmp_path / "archive")
    return tmp_path / "archive"


def change(path: Path, old: bytes, new: bytes) -> None:
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new, 1))


def refused(archive: Path, match: str) -> None:
    with create_ledger(archive.parent / "to") as ledger:
        with pytest.raises((DamagedLedger, UnusableLedger), match=match):
            import_ledger(archive, ledger)
        assert ledger.head()[0] == 0
    shutil.rmtree(archive.parent / "to")


def test_a_changed_entry_does_not_get_in(archive: Path) -> None:
    change(archive / "entries.jsonl", b"bakers", b"bikers")
    refused(archive, "entry 1: its content was changed")


def test_a_line_that_is_no_entry_does_not_get_in(archive: Path) -> None:
    change(archive / "entries.jsonl", b'"sequence":2', b'"sequence":true')
    refused(archive, "line 2")
    change(archive / "entries.jsonl", b'"sequence":true', b'"sequence": 2')
    refused(archive, "line 2")
    (archive / "entries.jsonl").write_bytes(b"[" * 20_000 + b"\n")
    refused(archive, "line 1")


def test_a_cut_archive_does_not_get_in(archive: Path) -> None:
    lines = (archive / "entries.jsonl").read_bytes().splitlines(keepends=True)
    (archive / "entries.jsonl").write_bytes(b"".join(lines[:-1]))
    refused(archive, "holds 7 entries")
    (archive / "entries.jsonl").write_bytes(b"".join(lines[1:]))
    refused(archive, "entry 2: entries 1 to 1 are missing")
    (archive / "entries.jsonl").unlink()
    refused(archive, "does not come second")
    (archive / "ledger.json").write_text('{"format": 2}')
    refused(archive, "newer")
    (archive / "ledger.json").unlink()
    refused(archive, "does not come first")


def test_raw_files_must_be_whole_and_all_there(archive: Path) -> None:
    raw = sorted((archive / "raw").rglob("*.zst"))
    whole = raw[0].read_bytes()
    raw[0].write_bytes(whole[:-1] + b"x")
    refused(archive, "raw file")
    raw[0].unlink()
    refused(archive, "1 raw files are missing")
    raw[0].write_bytes(whole)
    (archive / "notes.txt").write_text("hello")
    refused(archive, "does not belong")


def test_only_an_empty_ledger_takes_an_archive(archive: Path, tmp_path: Path) -> None:
    with create_ledger(tmp_path / "to") as ledger:
        import_ledger(archive, ledger)
        with pytest.raises(UnusableLedger, match="not empty"):
            import_ledger(archive, ledger)


def test_a_tar_with_links_or_other_paths_is_refused(tmp_path: Path) -> None:
    for number, (kind, name) in enumerate([(tarfile.SYMTYPE, "ledger.json"), (tarfile.REGTYPE, "../ledger.json")]):
        path = tmp_path / f"{number}.tar"
        with tarfile.open(path, "w") as tar:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            tar.addfile(member, io.BytesIO())
        refused(path, "no plain file|does not come first")
    (tmp_path / "no.tar").write_bytes(b"hello")
    refused(tmp_path / "no.tar", "no archive")
    refused(tmp_path / "nowhere.tar", "no such archive")


def test_a_damaged_ledger_is_not_exported(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger") as ledger:
        fill(ledger, 1)
        (digest,) = ledger.raw.digests()
        (tmp_path / "ledger" / "raw" / digest[:2] / f"{digest[2:]}.zst").unlink()
        with pytest.raises(Exception, match=digest):
            export_ledger(ledger, tmp_path / "archive.tar")
    assert not (tmp_path / "archive.tar").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["ledger"]


@pytest.mark.parametrize("name", ["whole.zip", "whole.tar.gz", "whole.TGZ"])
def test_no_directory_is_made_under_the_name_of_a_packed_file(name: str, tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger") as ledger, pytest.raises(UnusableLedger, match=r"NAME\.tar"):
        export_ledger(ledger, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["ledger"]


def test_a_directory_may_have_a_dot_in_its_name(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger") as ledger:
        export_ledger(ledger, tmp_path / "whole-2026.11.30")
    assert (tmp_path / "whole-2026.11.30" / "ledger.json").is_file()


def test_of_a_failed_import_nothing_stays(archive: Path, tmp_path: Path) -> None:
    (archive / "notes.txt").write_text("hello")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep me")
    for name in ("new", "mine"):
        with pytest.raises(UnusableLedger, match="does not belong"), receiving(tmp_path / name) as ledger:
            import_ledger(archive, ledger)
    assert not (tmp_path / "new").exists()
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_ledger_that_was_there_stays_after_a_failed_import(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "to") as ledger:
        fill(ledger, 1)
    with pytest.raises(UnusableLedger, match="no such archive"), receiving(tmp_path / "to") as ledger:
        import_ledger(tmp_path / "nowhere.tar", ledger)
    with receiving(tmp_path / "to") as ledger:
        assert ledger.head()[0] > 0
