"""Sentence borders, however many marks of closing stand before them."""

from __future__ import annotations

from fairwitness.text.document import Document


def sentences(text: str) -> list[str]:
    document = Document.of(text)
    return [document.span(first, last - 1).words for first, last in document.sentences]


def test_closing_marks_stay_with_the_sentence_they_close() -> None:
    assert sentences('"Nine died." He left. (Two fled.) She stayed.') == [
        '"Nine died."',
        "He left. (Two fled.)",
        "She stayed.",
    ]


def test_a_text_of_marks_is_cut_in_no_time() -> None:
    text = "Nine died" + '"' * 50_000 + "."
    assert len(sentences(text + " He left." + ")" * 50_000 + " She stayed.")) == 3
