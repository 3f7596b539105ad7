"""Forms of English words, so that a lexicon names each word once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from fairwitness.shipped import shipped_table

_VOWEL_CONSONANT = re.compile(r"[^aeiou][aeiou][bdgklmnprtv]$")


@cache
def _irregular() -> dict[str, Any]:
    return shipped_table("fairwitness.text.lexicon", "inflections.toml")


@cache
def verb_forms(base: str) -> frozenset[str]:
    """All forms of a verb: attack, attacks, attacked, attacking."""
    listed = _irregular()["verbs"].get(base)
    if listed is not None:
        return frozenset((base, *listed))
    stem = _doubled(base)
    if base.endswith("e"):
        return frozenset((base, base + "s", base + "d", base[:-1] + "ing"))
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return frozenset((base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"))
    return frozenset((base, _with_s(base), stem + "ed", stem + "ing"))


@cache
def noun_forms(base: str) -> frozenset[str]:
    """Singular and plural of a noun: attack, attacks."""
    listed = _irregular()["plurals"].get(base)
    if listed is not None:
        return frozenset((base, *listed))
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return frozenset((base, base[:-1] + "ies"))
    return frozenset((base, _with_s(base)))


def _with_s(base: str) -> str:
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _doubled(base: str) -> str:
    one_syllable = len(re.findall(r"[aeiou]+", base)) == 1 and _VOWEL_CONSONANT.search(base)
    return base + base[-1] if one_syllable or base in _irregular()["double"]["words"] else base
