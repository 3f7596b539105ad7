"""Status and background read off the words, against readable cases."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from fairwitness.extract.status import denies_nothing, is_background_of, status_of, tokens_of
from fairwitness.model import Span, Status
from fairwitness.text.document import Document

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "status.toml").read_text(encoding="utf-8"))["case"]


def _span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span.of(text, start, start + len(words))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_reads_status_and_background(case: dict[str, str]) -> None:
    document = Document.of(case["text"])
    quote = _span(case["text"], case["quote"])
    cue = _span(case["text"], case["cue"], quote.start)
    wanted = Status(case["status"]) if "status" in case else None
    assert status_of(document, quote, cue) is wanted
    assert is_background_of(document, quote, cue) is bool(case.get("background", False))


@pytest.mark.parametrize(
    ("text", "word", "nothing"),
    [
        ("The army denied that its men had fired.", "denied", False),
        ("The army did not deny that its men had fired.", "deny", True),
        ("The army neither confirmed nor denied that its men had fired.", "denied", True),
        ("Without denying it, the general spoke of a mistake.", "denying", True),
        ("The council rejected calls for a truce.", "rejected", True),
        ("The ministry dismissed an appeal to open the road.", "dismissed", True),
        ("The ministry rejected the claim that it had shelled the road.", "rejected", False),
        ("The army rejected reports that it had ignored calls for help.", "rejected", False),
    ],
)
def test_a_denial_taken_back_denies_nothing(text: str, word: str, nothing: bool) -> None:
    assert denies_nothing(Document.of(text), _span(text, word)) is nothing


def test_a_span_between_words_covers_no_token() -> None:
    with pytest.raises(ValueError, match="no word of the document"):
        tokens_of(Document.of("one two"), Span.of("one two", 3, 4))
