"""What the reader is given to read: stand-ins for sides, plain words for loaded ones, spans of the original."""

from __future__ import annotations

import pytest

from fairwitness.extract.neutral import neutral
from fairwitness.text.document import Document


def _words(text: str) -> str:
    return " ".join(token.words for token in neutral(Document.of(text)).tokens)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Iraqi troops fought Iran.", "Armenian troops fought Georgia ."),
        ("Iran said Iranians fled Iraq.", "Armenia said Armenians fled Georgia ."),
        ("U.S. jets struck; the US denied it and gave us no reason.", None),
        ("Jabhat al-Nusra and the Nusra Front fought Hezbollah.", "Taliban and the Taliban fought Hezbollah ."),
        ("South Sudanese soldiers", "Armenian soldiers"),
        ("FARC'S MEN SHOT ELN MEN", "TALIBAN 'S MEN SHOT HEZBOLLAH MEN"),
        ("THEY KILLED US", "THEY KILLED US"),
        ("It is a turkey, he said.", "It is a turkey , he said ."),
        ("Terrorists martyred two men.", "Militants killed two men ."),
        ("The regime's jets were neutralised.", "The government 's jets were killed ."),
        ("Twelve martyrs; a butcher; fighter jets and a firefighter.", None),
        ("LIQUIDATING REBELS", "KILLING MILITANTS"),
    ],
)
def test_sides_and_loaded_words_are_told_neutrally(text: str, told: str | None) -> None:
    if told is None:
        assert "killed" not in _words(text).lower()
        assert "militant" not in _words(text).lower()
        assert _words(text).lower().count("armenian") == text.lower().count("u.s.") * 2
    else:
        assert _words(text) == told


def test_more_sides_than_stand_ins_begin_anew() -> None:
    peoples = "Iraqi Iranian Syrian Turkish Russian Ukrainian Indian Pakistani Chinese Japanese Kenyan"
    assert _words(peoples).split()[0] == _words(peoples).split()[10] != _words(peoples).split()[1]


def test_spans_quote_the_original_words() -> None:
    document = neutral(Document.of("On Monday Jabhat al-Nusra martyred nine. The Sri Lankan army denied it."))
    assert [document.span(i, i).words for i in range(2, 5)] == ["Jabhat al-Nusra", "martyred", "nine"]
    assert document.span(6, 8).words == "The Sri Lankan army"
    assert [document.span(first, end - 1).words for first, end in document.sentences] == [
        "On Monday Jabhat al-Nusra martyred nine.",
        "The Sri Lankan army denied it.",
    ]


def test_a_neutral_document_stays_as_it_is() -> None:
    document = Document.of("A shell killed nine men in the market, the mayor said.")
    assert neutral(document) == document
    assert neutral(Document.of("")).tokens == ()
