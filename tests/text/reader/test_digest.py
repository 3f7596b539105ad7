"""The model's digest: that of the files the package ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairwitness.errors import MissingData
from fairwitness.text.reader.digest import PARTS, digest_of_model, digest_shipped


def test_the_model_is_the_one_shipped() -> None:
    assert digest_of_model() == digest_shipped(), "write the model's digest anew: training/export.py does"


def test_any_changed_file_gives_another_digest(tmp_path: Path) -> None:
    for name in PARTS:
        (tmp_path / name).write_bytes(name.encode())
    before = digest_of_model(tmp_path)
    (tmp_path / PARTS[0]).write_bytes(b"changed")
    assert digest_of_model(tmp_path) != before
    (tmp_path / PARTS[1]).unlink()
    with pytest.raises(MissingData, match=PARTS[1]):
        digest_of_model(tmp_path)
