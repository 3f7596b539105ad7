"""The lexicons of cues: every entry can be read and says why it is there."""

from __future__ import annotations

from itertools import pairwise

import pytest

from fairwitness.model import Act, ControlState, Stance
from fairwitness.text.cues import find_cues, read_lexicon
from fairwitness.text.document import Document

VOCABULARY = {"acts": Act, "states": ControlState, "stances": Stance}


@pytest.mark.parametrize("name", VOCABULARY)
def test_every_value_has_an_entry_with_its_reason(name: str) -> None:
    entries = read_lexicon(name)["entry"]
    assert {entry["value"] for entry in entries} == set(VOCABULARY[name])
    assert all(entry["why"].strip() for entry in entries)


def test_cues_stand_in_text_order_and_never_overlap_within_acts() -> None:
    document = Document.of("Jets bombed Aden. A car bomb went off. Clashes broke out and shells fell.")
    cues = find_cues(document)
    assert [cue.first for cue in cues] == sorted(cue.first for cue in cues)
    assert all(a.last < b.first for a, b in pairwise(cues))


def test_an_empty_text_has_no_cues() -> None:
    assert find_cues(Document.of(" ")) == ()
