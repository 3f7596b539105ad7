"""The word lists by which the claims of a report are laid beside each other."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The lists of `words.toml`; `vague` gives the neutral low and high of words that name no number."""

    regions: frozenset[str]
    additions: frozenset[str]
    earlier: frozenset[str]
    state_side: frozenset[str]
    armed_side: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    boys: frozenset[str]
    girls: frozenset[str]
    children: frozenset[str]
    persons: frozenset[str]
    vague: dict[str, tuple[int, int | None]]


@cache
def lexicon() -> Lexicon:
    """Load the lists, once."""
    table = tomllib.loads((files("fairwitness.reconcile") / "words.toml").read_text(encoding="utf-8"))
    vague = {row["word"]: (row["low"], row.get("high")) for row in table.pop("vague")}
    return Lexicon(vague=vague, **{name: frozenset(entry["words"]) for name, entry in table.items()})


def words_of(text: str) -> list[str]:
    """Give the words of a mention in lower case, without numbers and marks."""
    return _WORD.findall(text.lower())


def neutral_bounds(text: str | None) -> tuple[int, int | None] | None:
    """Read a vague word neutrally: "dozens" is 24 to 99; None where the text holds no such word."""
    known = lexicon().vague
    return next((known[word] for word in words_of(text or "") if word in known), None)
