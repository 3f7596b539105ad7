"""One worker process for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fairwitness.ingest import Guard


@pytest.fixture(scope="session")
def guard() -> Iterator[Guard]:
    """Reads pages, feeds and PDFs."""
    with Guard() as one:
        yield one
