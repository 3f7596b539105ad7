"""Raw bytes: kept once, whole, and never unpacked without bounds."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pytest
import zstandard

from fairwitness.errors import DamagedLedger, InputError, NotOnRecord
from fairwitness.store import Ledger, raw
from fairwitness.store.raw import RawFiles, unpack

BYTES = b"<p>bakers</p>" * 100


def test_bytes_come_back_however_they_were_given(ledger: Ledger) -> None:
    digest = ledger.raw.put(BYTES)
    assert digest == sha256(BYTES).hexdigest() == ledger.raw.put(io.BytesIO(BYTES))
    assert ledger.raw.get(digest) == BYTES and ledger.raw.has(digest)
    empty = ledger.raw.put(b"")
    assert ledger.raw.get(empty) == b""
    assert list(ledger.raw.digests()) == sorted([digest, empty])


def test_many_bytes_are_kept_at_once_and_each_once(ledger: Ledger) -> None:
    many = [f"page {number % 30}".encode() for number in range(60)]
    digests = ledger.raw.put_all(many)
    assert digests == [sha256(data).hexdigest() for data in many]
    assert ledger.raw.put_all(many) == digests and ledger.raw.put_all([]) == []
    assert list(ledger.raw.digests()) == sorted(set(digests))


def test_what_is_taken_over_must_fit_its_digest(ledger: Ledger, tmp_path: Path) -> None:
    elsewhere = RawFiles(tmp_path / "elsewhere")
    digest = elsewhere.put(BYTES)
    with pytest.raises(DamagedLedger, match="another digest"):
        ledger.raw.take("0" * 64, elsewhere.compressed(digest))
    ledger.raw.take(digest, elsewhere.compressed(digest))
    ledger.raw.take(digest, elsewhere.compressed(digest))
    assert ledger.raw.compressed(digest) == elsewhere.compressed(digest)
    assert list(ledger.raw.digests()) == [digest]


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64])
def test_only_digests_that_are_kept_lead_to_bytes(ledger: Ledger, name: str) -> None:
    with pytest.raises(NotOnRecord):
        ledger.raw.get(name)


def test_bytes_are_bounded_both_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = RawFiles(tmp_path / "raw")
    bomb = store.put(bytes(5 << 20))
    assert store.path(bomb).stat().st_size < 2000
    monkeypatch.setattr(raw, "MAXIMUM", 1 << 20)
    with pytest.raises(DamagedLedger, match="more than"):
        store.get(bomb)
    with pytest.raises(InputError, match="more than"):
        store.put(bytes(2 << 20))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [store.path(bomb)]


def test_a_raw_file_is_plain_zstandard(tmp_path: Path) -> None:
    store = RawFiles(tmp_path / "raw")
    path = store.path(store.put(BYTES))
    with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True) as unpacked:
        assert unpacked.read() == BYTES


def test_what_is_no_raw_file_is_told() -> None:
    for junk in (b"", b"x" * 10, b"x" * 200, zstandard.compress(BYTES)):
        with pytest.raises(DamagedLedger, match="changed since"):
            unpack("0" * 64, junk)


def test_the_same_bytes_are_the_same_file_on_any_database(ledger: Ledger, tmp_path: Path) -> None:
    digest = ledger.raw.put(BYTES)
    assert ledger.raw.compressed(digest) == RawFiles(tmp_path).compressed(RawFiles(tmp_path).put(BYTES))
