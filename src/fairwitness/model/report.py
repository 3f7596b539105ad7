"""Report: one published text, immutable, named by the digest of its content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from fairwitness.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text. `published` is None where nobody knows the publication date.

    Spans count characters of `original`: the title, a newline, and the text.
    """

    id: str
    title: str
    text: str
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None

    @property
    def original(self) -> str:
        """The text all spans refer to."""
        return _joined(self.title, self.text)

    def stretch(self, start: int, end: int) -> str:
        """Give characters `[start, end)` of the original text, without writing it all out for words of the text."""
        shift = len(self.title) + 1
        return self.text[start - shift : end - shift] if start >= shift else self.original[start:end]

    def quote(self, start: int, end: int) -> Span:
        """Quote characters `[start, end)` of the original text."""
        return Span.of(self.original, start, end)


@lru_cache(maxsize=8)
def _joined(title: str, text: str) -> str:
    # kept for the reports at hand: each claim of a long one asks for it, and what hashes a text does so only once
    return f"{title}\n{text}"


def report_id(*, outlet: str | None, url: str | None, published: date | None, text: str) -> str:
    """Digest outlet, address, publication date and text into an id: the same report, the same id."""
    parts = (outlet or "", url or "", published.isoformat() if published else "", text)
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
