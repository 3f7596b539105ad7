"""Short forms for taking in bytes that a test wrote."""

from __future__ import annotations

import io

from fairwitness.ingest import Form, Guard, Options, SetAside
from fairwitness.ingest.reading import read_source
from fairwitness.ingest.source import Source
from fairwitness.model import Captured

ENGLISH = "Nine people were killed on Friday when shells fell on the market, the governor of the province said."


def take(content: bytes | str, guard: Guard, *, name: str = "a", **details: object) -> list[Captured | SetAside]:
    """Everything in some bytes; details are those of Options, and `address` and `media_type`."""
    content = content.encode() if isinstance(content, str) else content
    source = {key: details.pop(key) for key in ("address", "media_type", "headers", "fetched") if key in details}
    stream = details.pop("stream", None) or io.BytesIO(content)
    return list(
        read_source(
            Source(stream=stream, where=name, name=name, **source),  # type: ignore[arg-type]
            Options(**details),  # type: ignore[arg-type]
            guard,
        )
    )


def take_one(content: bytes | str, guard: Guard, **details: object) -> Captured:
    """The one report in some bytes."""
    (only,) = take(content, guard, **details)  # type: ignore[arg-type]
    assert isinstance(only, Captured), only
    return only


def reason(content: bytes | str, guard: Guard, **details: object) -> str:
    """Why the one thing in some bytes was set aside."""
    (only,) = take(content, guard, **details)  # type: ignore[arg-type]
    assert isinstance(only, SetAside), only
    return only.reason


__all__ = ["ENGLISH", "Form", "reason", "take", "take_one"]
