"""Words in and around speakers' names, read once from `speaker_words.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fairwitness.model import ClaimantRole
from fairwitness.shipped import shipped_table


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerWords:
    """One set a question; `speaker_words.toml` says why each is there. `stand_ins` gives a noun's role."""

    links: frozenset[str]
    leading: frozenset[str]
    person: frozenset[str]
    body: frozenset[str]
    unnamed: frozenset[str]
    generic: frozenset[str]
    titles: frozenset[str]
    no_name: frozenset[str]
    says: frozenset[str]
    headline_verbs: frozenset[str]
    labels: frozenset[str]
    offices: frozenset[str]
    no_title: frozenset[str]
    turns: frozenset[str]
    stand_ins: dict[str, ClaimantRole]


@cache
def speaker_words() -> SpeakerWords:
    """Read the tables of words around speakers."""
    table = shipped_table("fairwitness.reference", "speaker_words.toml")
    stand_ins = {noun: ClaimantRole(role) for role, nouns in table.pop("stand_ins").items() for noun in nouns}
    return SpeakerWords(stand_ins=stand_ins, **{name: frozenset(words) for name, words in table.items()})
