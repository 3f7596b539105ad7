"""Closed classes of English words, from `lexicon/syntax.toml`, all forms of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fairwitness.text.patterns import word_choices
from fairwitness.text.wordings import read_wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """One class a field; `syntax.toml` says what each is for."""

    opener: frozenset[str]
    relative: frozenset[str]
    saying: frozenset[str]
    auxiliary: frozenset[str]
    light: frozenset[str]
    preposition: frozenset[str]
    joiner: frozenset[str]
    adverbial: frozenset[str]
    determiner: frozenset[str]
    stop: frozenset[str]
    speaking: frozenset[str]
    anaphor: frozenset[str]
    anaphoric_noun: frozenset[str]
    article: frozenset[str]
    lies_in: frozenset[str]
    definite: frozenset[str]
    act_border: frozenset[str]
    by_means: frozenset[str]
    quote_border: frozenset[str]
    cue_goes_on: frozenset[str]
    being: frozenset[str]
    being_or_got: frozenset[str]
    passive: frozenset[str]
    without_doer: frozenset[str]
    doer_joint: frozenset[str]
    onto: frozenset[str]
    onto_beside: frozenset[str]
    arriving: frozenset[str]
    verb_only: frozenset[str]
    unnamed_subject: frozenset[str]
    led: frozenset[str]
    party_word: frozenset[str]
    no_party: frozenset[str]
    figure: frozenset[str]
    time_opener: frozenset[str]
    gone_by: frozenset[str]
    one_person: frozenset[str]
    of_several: frozenset[str]
    reflexive: frozenset[str]


@cache
def syntax() -> Syntax:
    """Load the classes, once."""
    return read_wordings(Syntax, "fairwitness.text.lexicon", "syntax", forms=word_choices)
