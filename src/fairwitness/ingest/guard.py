"""A process of its own for readers that hostile input could keep busy: it is given so long and so much, then ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from types import TracebackType
from typing import Any, Self

from fairwitness.errors import UnreadableFile
from fairwitness.ingest.findings import FeedFound, Finding, PageFound, PdfFound, feed_of, page_of, pdf_of

_COMMAND = (sys.executable, "-P", "-m", "fairwitness.ingest.worker")
_PAGE_SECONDS, _FEED_SECONDS, _PDF_SECONDS = 30.0, 30.0, 120.0


class Guard:
    """Has pages, feeds and PDFs read in a worker process, started when first needed.

    A worker that takes longer than `patience` times the usual limit is ended, and the next request gets a new one.
    """

    def __init__(self, patience: float = 1.0) -> None:
        self._patience = patience
        self._worker: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            worker.communicate()

    def page(self, content: bytes, where: str, *, address: str | None, media_type: str | None) -> PageFound:
        """Find title, text and dates of a web page."""
        return page_of(self._ask("page", content, where, _PAGE_SECONDS, address=address, media_type=media_type))

    def feed(self, content: bytes, where: str, *, address: str | None, media_type: str | None) -> FeedFound:
        """Find the entries of a feed."""
        return feed_of(self._ask("feed", content, where, _FEED_SECONDS, address=address, media_type=media_type))

    def pdf(self, content: bytes, where: str) -> PdfFound:
        """Find title, text and dates of a PDF."""
        return pdf_of(self._ask("pdf", content, where, _PDF_SECONDS))

    def _ask(self, task: str, content: bytes, where: str, seconds: float, **details: str | None) -> Finding:
        limit = seconds * self._patience
        worker = self._running()
        late = threading.Event()

        def end() -> None:
            late.set()
            worker.kill()

        timer = threading.Timer(limit, end)
        timer.start()
        try:
            answer = _answer(worker, task, content, details)
        finally:
            timer.cancel()
        if answer is not None:
            return _result(answer, where)
        self.close()
        why = (
            f"took longer than {limit:g} s"
            if late.is_set()
            else "needed too much memory, or ended the process reading it"
        )
        raise UnreadableFile(f"{where}: {why}; not read. Save the article's text as plain text instead")

    def _running(self) -> subprocess.Popen[bytes]:
        if self._worker is None or self._worker.poll() is not None:
            self.close()
            paths = os.pathsep.join(path for path in sys.path if path)
            self._worker = subprocess.Popen(
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
            )
        return self._worker


def _answer(worker: subprocess.Popen[bytes], task: str, content: bytes, details: dict[str, str | None]) -> bytes | None:
    assert worker.stdin is not None and worker.stdout is not None
    request = json.dumps({"task": task, "size": len(content), "details": details}).encode()
    try:
        worker.stdin.write(request + b"\n" + content)
        worker.stdin.flush()
        line = worker.stdout.readline()
    except OSError:
        return None
    return line if line.endswith(b"\n") else None


def _result(answer: bytes, where: str) -> Finding:
    found: dict[str, Any] = json.loads(answer)
    problem = found.get("problem")
    if problem is not None:
        raise UnreadableFile(f"{where}: {problem}")
    return Finding(fields=found)
