"""What `doctor` sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairwitness.errors import UnusableLedger
from fairwitness.store import Ledger, create_ledger, diagnose
from tests.store.test_proof import behind_its_back, fill


def unwell(address: str | Path, **models: str) -> dict[str, str]:
    return {check.name: check.told for check in diagnose(address, **models) if not check.is_well}


def test_a_sound_ledger_is_well(ledger: Ledger, address: str) -> None:
    fill(ledger, 1)
    assert unwell(address, model_digest="ab", expected_model="ab") == {}


def test_what_is_amiss_is_told_with_a_cure(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger"):
        pass
    (tmp_path / "ledger" / "ledger.sqlite").chmod(0o644)
    (tmp_path / "ledger" / "raw" / "incoming").mkdir(parents=True)
    (tmp_path / "ledger" / "raw").chmod(0o700)
    (tmp_path / "ledger" / "raw" / "incoming" / "left").write_bytes(b"half")
    told = unwell(tmp_path / "ledger", model_digest="ab", expected_model="cd")
    assert list(told) == ["permissions", "unfinished files", "model"]
    assert "chmod" in told["permissions"] and "install" in told["model"]


def test_missing_guards_are_told(ledger: Ledger, address: str) -> None:
    fill(ledger, 1)
    ledger.close()
    behind_its_back(address, "DROP TABLE caches")
    assert ("guards of the entries" in unwell(address)) == (not address.startswith("postgresql"))


def test_a_broken_database_is_told(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger") as ledger:
        fill(ledger, 1)
    path = tmp_path / "ledger" / "ledger.sqlite"
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])
    assert "database" in unwell(tmp_path / "ledger")
    with pytest.raises(UnusableLedger):
        diagnose(tmp_path)
