"""Cues: the words that say an act, a state or a stance, found by lexicons of patterns."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from fairwitness.model import Act, ControlState, Kind, Stance
from fairwitness.shipped import shipped_table
from fairwitness.text.document import Document
from fairwitness.text.patterns import Match, Pattern, PatternSet, compile_pattern, match_at, word_choices

_REACH = 9
_NEARBY = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Tokens `first` to `last`, both included, that say `value`.

    `recalls` holds the values a general noun may take up ("the attack" after "a suicide bomber"); `timeless` tells
    that a negation or a modal verb belongs to the meaning itself; `weak`, that the word ("hit") only repeats a better
    cue of the same clause ("the raids hit").
    """

    kind: Kind
    value: Act | ControlState | Stance
    first: int
    last: int
    recalls: tuple[Act, ...] = ()
    timeless: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a lexicon: patterns for one value, and what takes them away."""

    kind: Kind
    value: Act | ControlState | Stance
    patterns: tuple[Pattern, ...]
    unless_before: PatternSet
    unless_after: PatternSet
    unless: PatternSet
    needs: PatternSet
    needs_document: PatternSet
    recalls: tuple[Act, ...]
    timeless: bool
    weak: frozenset[str]
    priority: int


@cache
def word_sets() -> dict[str, frozenset[str]]:
    """The named sets of words that patterns share, in all their forms."""
    lexicon = read_lexicon("word_sets")
    return {name: frozenset[str]().union(*map(word_choices, table["words"])) for name, table in lexicon.items()}


def read_lexicon(name: str) -> dict[str, Any]:
    """Read one of the shipped lexicons, `name`.toml."""
    return shipped_table("fairwitness.text.lexicon", f"{name}.toml")


def compile_all(sources: Iterable[str], *, anchored: bool = False) -> PatternSet:
    """Compile patterns that use the shared word sets."""
    return PatternSet.of(compile_pattern(source, word_sets(), anchored=anchored) for source in sources)


def matches_somewhere(patterns: PatternSet, words: Sequence[str], first: int, end: int) -> bool:
    """Tell whether any of the patterns matches anywhere in `words[first:end]`."""
    return any(True for at in range(first, end) for _ in patterns.matches_at(words, at, end))


def matches_just_before(patterns: PatternSet, words: Sequence[str], first: int, at: int) -> bool:
    """Tell whether any of the patterns ends right before token `at`, beginning no earlier than token `first`."""
    return any(
        match.end <= at <= match.end + pattern.tail
        for begin in range(max(first, at - _REACH), at)
        for pattern, match in patterns.matches_at(words, begin, at)
    )


def matches_just_after(patterns: PatternSet, words: Sequence[str], at: int, end: int) -> bool:
    """Tell whether any of the patterns begins right at token `at`, a hyphen passed over."""
    if at < end and words[at] in "-–":
        at += 1
    return at < end and any(True for _ in patterns.matches_at(words, at, end))


def find_cues(document: Document) -> tuple[Cue, ...]:
    """Find every cue of the three lexicons, in text order; overlapping ones of one kind settled for the best."""
    words = [token.words.lower() for token in document.tokens]
    present = frozenset(words)
    out = frozenset(i for i, e in enumerate(_entries()) if not _fits_document(e, document, words, present))
    names = _names(document)
    found = [cue for first, end in document.sentences for cue in _in_sentence(out, words, names, first, end)]
    return tuple(sorted(_settle(found), key=lambda cue: (cue.first, cue.last)))


def _fits_document(entry: Entry, document: Document, words: Sequence[str], present: frozenset[str]) -> bool:
    """Tell whether what the entry wants to be spoken of somewhere in the document is."""
    wanted = entry.needs_document
    return not wanted.by_word or (
        not present.isdisjoint(wanted.by_word)
        and any(matches_somewhere(wanted, words, first, end) for first, end in document.sentences)
    )


@cache
def _index() -> Mapping[str, Sequence[tuple[int, Entry, Pattern]]]:
    """Every pattern by the words it can begin with, with its entry and the place of that among all."""
    index: dict[str, list[tuple[int, Entry, Pattern]]] = {}
    for order, entry in enumerate(_entries()):
        for pattern in entry.patterns:
            for word in pattern.first_words:
                index.setdefault(word, []).append((order, entry, pattern))
    return index


def _names(document: Document) -> frozenset[int]:
    """The tokens written as names are: a capital, inside a sentence, in a word that is not all capitals."""
    openers = {first for first, _ in document.sentences}
    return frozenset(
        i
        for i, token in enumerate(document.tokens)
        if token.words[0].isupper() and i not in openers and not (token.words.isupper() and len(token.words) > 1)
    )


def _in_sentence(
    out: Container[int], words: Sequence[str], names: frozenset[int], first: int, end: int
) -> Iterator[tuple[tuple[int, int, int], Cue]]:
    index, present = _index(), frozenset(words[first:end])
    for at in range(first, end):
        for order, entry, pattern in index.get(words[at], ()):
            if order in out or pattern.lacks_words(present):
                continue
            match = match_at(pattern, words, at, end, names=names)
            if match and _holds(entry, match, words, first, end):
                yield (entry.priority, match.last - match.first, -order), _cue(entry, match, words)


def _holds(entry: Entry, match: Match, words: Sequence[str], first: int, end: int) -> bool:
    """Check the blockers at the match, and the needs near it: a sentence without end must not cost more than others."""
    near, far = max(first, match.begin - _NEARBY), min(end, match.end + _NEARBY)
    return not (
        matches_just_before(entry.unless_before, words, first, match.first)
        or matches_just_after(entry.unless_after, words, match.last + 1, end)
        or matches_somewhere(entry.unless, words, near, far)
        or (entry.needs.by_word and not matches_somewhere(entry.needs, words, near, far))
    )


def _cue(entry: Entry, match: Match, words: Sequence[str]) -> Cue:
    return Cue(
        kind=entry.kind,
        value=entry.value,
        first=match.first,
        last=match.last,
        recalls=entry.recalls,
        timeless=entry.timeless,
        weak=match.first == match.last and words[match.first] in entry.weak,
    )


def _settle(found: list[tuple[tuple[int, int, int], Cue]]) -> list[Cue]:
    """Keep, of overlapping cues, the one with the highest rank; a stance may overlap with what it is about."""
    taken: set[tuple[bool, int]] = set()
    kept = []
    for _, cue in sorted(found, key=lambda pair: (pair[0], -pair[1].first), reverse=True):
        cells = {(cue.kind is Kind.STANCE, token) for token in range(cue.first, cue.last + 1)}
        if not cells & taken:
            taken |= cells
            kept.append(cue)
    return kept


@cache
def _entries() -> tuple[Entry, ...]:
    return (
        *_load("acts", Kind.ACT, Act),
        *_load("states", Kind.STATE, ControlState),
        *_load("stances", Kind.STANCE, Stance),
    )


def _load(name: str, kind: Kind, vocabulary: type[Act] | type[ControlState] | type[Stance]) -> Iterator[Entry]:
    for table in read_lexicon(name)["entry"]:
        yield Entry(
            kind=kind,
            value=vocabulary(table["value"]),
            recalls=tuple(Act(value) for value in table.get("recalls", ())),
            timeless=table.get("timeless", False),
            weak=frozenset[str]().union(*map(word_choices, table.get("weak", ()))),
            priority=table.get("priority", 0),
            patterns=tuple(compile_pattern(source, word_sets()) for source in table["patterns"]),
            unless_before=compile_all(table.get("unless_before", ())),
            unless_after=compile_all(table.get("unless_after", ()), anchored=True),
            unless=compile_all(table.get("unless", ())),
            needs=compile_all(table.get("needs", ())),
            needs_document=compile_all(table.get("needs_document", ())),
        )
