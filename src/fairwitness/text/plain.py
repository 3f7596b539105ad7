"""Plain words: what is read in place of a loaded word, in the same form, from `lexicon/plain.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from fairwitness.text.cues import read_lexicon
from fairwitness.text.inflections import noun_forms, verb_forms
from fairwitness.text.tokens import Token


def plain_word(tokens: Sequence[Token], at: int) -> str | None:
    """Give the plain word for the token at `at`, in its case and form; None where the word is plain already."""
    written = tokens[at].words
    word = written.lower()
    plain = _plain_words().get(word)
    if plain is None or _has_other_sense(tokens, at, word):
        return None
    return in_case_of(written, plain)


def in_case_of(written: str, word: str) -> str:
    """Write a word in the case of another: "Martyred" and "killed" give "Killed"."""
    if len(written) > 1 and written.isupper():
        return word.upper()
    return word.capitalize() if written[0].isupper() else word


def _has_other_sense(tokens: Sequence[Token], at: int, word: str) -> bool:
    before, after = _other_senses()
    following = tokens[at + 1].words.lower() if at + 1 < len(tokens) else ""
    return following in before.get(word, ()) or (at > 0 and tokens[at - 1].words.lower() in after.get(word, ()))


@cache
def _plain_words() -> Mapping[str, str]:
    table = read_lexicon("plain")
    made: dict[str, str] = {}
    for plain, loaded in _listed(table["verbs"]):
        for verb in loaded:
            made |= _same_forms(verb, plain, also_noun=verb in table["also_nouns"]["words"])
    for plain, loaded in _listed(table["nouns"]):
        for noun in loaded:
            made |= {form: plain if form == noun else f"{plain}s" for form in noun_forms(noun)}
    return made


def _same_forms(verb: str, plain: str, *, also_noun: bool) -> dict[str, str]:
    """Each form of a verb with the same form of the plain one, which is regular."""
    made = {}
    for form in verb_forms(verb):
        if form.endswith("ing"):
            made[form] = f"{plain}ing"
        elif form.endswith("ed"):
            made[form] = f"{plain}ed"
        elif not also_noun:
            made[form] = plain if form == verb else f"{plain}s"
    return made


@cache
def _other_senses() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """Of each form of a noun, the words before which, and after which, it means something else."""
    table = read_lexicon("plain")
    before, after = (
        {form: frozenset(words) for noun, words in _listed(table[key]) for form in noun_forms(noun)}
        for key in ("other_sense_before", "other_sense_after")
    )
    return before, after


def _listed(table: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    return [(word, words) for word, words in table.items() if word != "why"]
