"""Digest: whether the reading model in the package is the one that was shipped."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from fairwitness.errors import MissingData

PARTS = ("decode.onnx", "encode.onnx", "probe.onnx", "reader.toml", "tokenizer.json")
SHIPPED = "model.sha256"


def digest_of_model(folder: Path | None = None) -> str:
    """The SHA-256 over all files of a model, the package's own where no folder is named."""
    seen = sha256()
    for name in PARTS:
        seen.update(sha256(_read((folder or _package()) / name)).digest())
    return seen.hexdigest()


def digest_shipped() -> str:
    """What the package says the digest of its model is."""
    return _read(_package() / SHIPPED).decode("ascii").strip()


def _package() -> Path:
    return Path(str(files("fairwitness.text.reader") / "data"))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as cause:
        raise MissingData(f"{path} is not there: install fairwitness again") from cause
