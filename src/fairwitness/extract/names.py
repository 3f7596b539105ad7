"""The names a report uses: runs of capitalised words with the small words between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from fairwitness.model import Span
from fairwitness.reference.speaker_words import speaker_words

_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.&-](?=[^\W_])){0,60}\.?")
_ABBREVIATION = re.compile(r"\s?\(([^\W\d_a-z][^\W\d_]{1,9}s?)\)")
_MOST_WORDS = 12
_MOST_NAMES = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name where it stands; `core` its words in lower case without links, `short` the acronym it introduces."""

    span: Span
    core: tuple[str, ...]
    initials: str
    short: str | None


@lru_cache(maxsize=4)
def names_of(text: str) -> tuple[Name, ...]:
    """Every name of a text in order, linear in its length; a text all in capitals shows no names."""
    if in_capitals(text):
        return ()
    words = speaker_words()
    names: list[Name] = []
    run: list[tuple[int, int]] = []
    last = -1
    for match in _WORD.finditer(text):
        word = match.group()
        gap = text[last : match.start()] if run else ""
        joined = gap.isspace() and "\n" not in gap and len(run) < _MOST_WORDS
        if run and (not joined or word in {"The", "A", "An"}):
            _close(names, text, run)
        end = match.end() - word.endswith(".")
        if word[0].isupper() or (run and _is_link(word.lower(), text[run[0][0] : run[-1][1]])):
            run.append((match.start(), end))
        else:
            if run and word.lower().rstrip(".") in words.generic:
                run.append((match.start(), end))
            _close(names, text, run)
        last = match.end() if word.rstrip(".").lower() in words.titles else end
        if len(names) >= _MOST_NAMES:
            break
    _close(names, text, run)
    return tuple(names)


def core_of(words: str) -> tuple[str, ...]:
    """The words of a name without articles and links, "'s" taken off, capitals kept."""
    links = speaker_words().links | {"a", "an"}
    found = (re.sub(r"['’]s$", "", m.group()).rstrip(".") for m in _WORD.finditer(words[:300]))
    return tuple(word for word in found if word.lower() not in links)


@lru_cache(maxsize=4)
def in_capitals(text: str) -> bool:
    """Tell whether a text is written in capitals throughout, as old wires were."""
    letters = [c for c in text[:4000] if c.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _is_link(word: str, before: str) -> bool:
    """Tell whether a small word may stand inside a name: "the" behind a link only, "and" behind "of" or "for" only."""
    if word == "the":
        return before.rpartition(" ")[2].lower() in speaker_words().links
    if word == "and":
        return " for " in before or " of " in before
    return word in speaker_words().links or word.startswith(("al-", "el-", "ez-", "ul-"))


def _close(names: list[Name], text: str, run: list[tuple[int, int]]) -> None:
    """Keep a run as a name once what only begins or ends it by chance is off."""
    words = speaker_words()
    while run and _leads(text[run[0][0] : run[0][1]].lower()):
        run.pop(0)
    while run and text[run[-1][0] : run[-1][1]].lower() in words.links:
        run.pop()
    if run:
        span = Span.of(text, run[0][0], run[-1][1])
        core = core_of(span.words)
        bracket = _ABBREVIATION.match(text, span.end)
        names.append(
            Name(
                span=span,
                core=tuple(word.lower() for word in core),
                initials="".join(word[0] for word in core if word[0].isupper()),
                short=bracket[1] if bracket else None,
            )
        )
    run.clear()


def _leads(word: str) -> bool:
    return word in speaker_words().leading or word.endswith("-based")
