"""Who plainly says a stretch of a sentence."""

import pytest

from fairwitness.extract.clauses import sentence_index, words_of
from fairwitness.extract.speakers import said_outright, speakers
from fairwitness.model import Span
from fairwitness.text.document import Document


def speaker(marked: str) -> str | None:
    start, end = marked.index("["), marked.index("]") - 1
    document = Document.of(marked.replace("[", "").replace("]", ""))
    words = words_of(document)
    said = document.tokens_of(Span.of(document.original, start, end))
    assert said is not None
    here = speakers(document, words)[sentence_index(document, said[0])]
    found = said_outright(document, words, said, here)
    span = found.span(document) if found else None
    return span.words if span else None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Police said [two men were shot] outside the bakery.", "Police"),
        ("[Two men were shot] outside the bakery, Mayor Ada Quist said.", "Mayor Ada Quist"),
        ("[Two men were shot] outside the bakery, said Ada Quist.", "Ada Quist"),
        ("[Two men were shot] outside the bakery, according to the coroner.", "the coroner"),
        ("The ministry confirmed that a clinic burned and [two nurses died].", "The ministry"),
    ],
)
def test_the_sentence_hands_it_to_its_speaker(sentence: str, name: str) -> None:
    assert speaker(sentence) == name


@pytest.mark.parametrize(
    "sentence",
    [
        "[Two men were shot] outside the bakery.",
        '"The road is shut," police said; [two men were shot].',
        "The same statement said that morning: [two men were shot].",
        "[Two men were shot] outside the bakery, he said.",
        "[Two men were shot] before the mayor said on Monday that the curfew would hold until further notice.",
    ],
)
def test_nothing_is_handed_over_that_is_not_plain(sentence: str) -> None:
    assert speaker(sentence) is None


def test_a_speaker_named_last_says_the_whole_sentence() -> None:
    tail = "when a wall fell on the queue outside the bakery, bringing to nine the number of dead in the town since May"
    assert speaker(f"[Two men died] {tail}, the relief board said late on Monday.") == "the relief board"
