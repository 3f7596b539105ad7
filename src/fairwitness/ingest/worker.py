"""The worker process: reads what `guard` sends it, one request after another, with bounded memory."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import BinaryIO

from fairwitness.errors import FairwitnessError
from fairwitness.ingest.findings import FeedFound, PageFound, PdfFound

_MEMORY = 3_000_000_000


def main() -> None:
    """Answer requests from standard input until it ends."""
    _bound_memory()
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # what libraries print goes nowhere
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    while line := requests.readline():
        answers.write(_answer(line, requests) + b"\n")
        answers.flush()


def _answer(line: bytes, requests: BinaryIO) -> bytes:
    request = json.loads(line)
    content = requests.read(request["size"])
    try:
        found = asdict(_task(request["task"])(content, request["details"]))
    except FairwitnessError as error:
        found = {"problem": str(error)}
    except MemoryError:
        found = {"problem": "needs too much memory to read; not read"}
    except Exception as error:  # whatever a library makes of hostile bytes is a reason to set them aside
        found = {"problem": f"damaged, cannot be read ({type(error).__name__})"}
    return json.dumps(found, default=_written).encode("ascii")


def _task(name: str) -> Callable[[bytes, Mapping[str, str | None]], PageFound | FeedFound | PdfFound]:
    # each imported when first needed: they are dear
    if name == "page":
        from fairwitness.ingest.page_reading import read
    elif name == "feed":
        from fairwitness.ingest.feed_reading import read  # type: ignore[assignment]
    else:
        from fairwitness.ingest.pdf_reading import read  # type: ignore[assignment]
    return read


def _written(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not go between processes")


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main()
