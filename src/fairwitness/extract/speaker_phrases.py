"""How statements are handed to whoever makes them: the words and patterns of `lexicon/speakers.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fairwitness.text.wordings import read_wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPhrases:
    """The entries of `speakers.toml`, which says why each is there."""

    quoting: re.Pattern[str]
    told_to: re.Pattern[str]
    name_goes_on: re.Pattern[str]
    told_at_end: re.Pattern[str]
    told_at_end_verb_first: re.Pattern[str]
    headline_clause: re.Pattern[str]
    headline_says: frozenset[str]
    own_verbs: frozenset[str]
    own_deed: re.Pattern[str]
    articles: frozenset[str]
    owners: frozenset[str]
    outlet_fillers: frozenset[str]


@cache
def speaker_phrases() -> SpeakerPhrases:
    """Load the entries, once."""
    return read_wordings(SpeakerPhrases, "fairwitness.text.lexicon", "speakers")
