"""A small language for patterns over the words of a sentence, so that lexicons can stay data.

A pattern is a row of elements parted by blanks:

  truce           that word, in any case
  attack/n        a noun in singular or plural; attack/v: a verb in all its forms; attack/nv: both
  seize/v|grab/v  one of several
  @weapon         one of a named set of a lexicon's table of sets
  ^               a name: a capital letter inside a sentence that is not all capitals
  heavy?          may be missing
  ..3             up to three words in between
  __3             up to three words of one noun phrase in between: no preposition, no auxiliary
  ~under          must stand there but is no part of the cue
  !over           must not stand there (takes up no word)

A hyphen between two words of the text may always be passed over ("car-bomb"). A pattern never leaves its sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from fairwitness.text.inflections import noun_forms, verb_forms
from fairwitness.text.wordings import read_wordings

_BORDERS = frozenset(".;:!?…")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrases:
    """The list of `lexicon/patterns.toml`."""

    phrase_borders: frozenset[str]


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a pattern: the words allowed there (none: a gap of up to `gap` words)."""

    words: frozenset[str]
    gap: int = 0
    borders: frozenset[str] = _BORDERS
    optional: bool = False
    context: bool = False
    forbidden: bool = False
    name: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: with which words it can begin, and how many words may follow its last.

    One of `later_words` must stand behind its first word: those of the element with the fewest, none where none must.
    """

    elements: tuple[Element, ...]
    first_words: frozenset[str]
    tail: int = 0
    later_words: frozenset[str] = frozenset()

    def lacks_words(self, present: Set[str]) -> bool:
        """Tell whether a stretch of text with these words cannot match, as one that must follow is not among them."""
        return bool(self.later_words) and self.later_words.isdisjoint(present)


@dataclass(frozen=True, slots=True)
class PatternSet:
    """Patterns sorted by the words they can begin with; `anywhere` holds those that begin with a gap."""

    by_word: Mapping[str, tuple[Pattern, ...]]
    anywhere: tuple[Pattern, ...] = ()

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> PatternSet:
        """Sort patterns by their first words."""
        sorted_in: dict[str, tuple[Pattern, ...]] = {}
        given = tuple(patterns)
        for pattern in given:
            for word in pattern.first_words:
                sorted_in[word] = (*sorted_in.get(word, ()), pattern)
        return cls(sorted_in, tuple(p for p in given if not p.first_words))

    def matches_at(self, words: Sequence[str], at: int, end: int) -> Iterator[tuple[Pattern, Match]]:
        """Every pattern that matches with its first word at `at`."""
        for pattern in (*self.by_word.get(words[at], ()), *self.anywhere):
            match = match_at(pattern, words, at, end)
            if match:
                yield pattern, match


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` to `last` of the cue, both included, and `begin`, `end` of all that was matched."""

    first: int
    last: int
    begin: int
    end: int


def compile_pattern(source: str, sets: Mapping[str, Collection[str]], *, anchored: bool = False) -> Pattern:
    """Read one line of the pattern language; raises ValueError where it says nothing that can be looked up.

    `sets` gives the words of each named set, in all their forms.
    An anchored pattern is only tried at a known word, so it may begin with a gap (`first_words` is then empty).
    """
    elements = tuple(_element(part, sets) for part in source.split())
    tail = elements[-1].gap
    elements = elements[:-1] if tail else elements
    wanted = [e.words for e in elements[1:] if e.words and not (e.optional or e.forbidden)]
    later = min(wanted, key=len, default=frozenset())
    first: set[str] = set()
    for element in elements:
        if element.gap or element.forbidden:
            if anchored:
                return Pattern(elements, frozenset(), tail)
            raise ValueError(f"pattern {source!r} begins with a gap or a forbidden word")
        first |= element.words
        if not element.optional:
            return Pattern(elements, frozenset(first), tail, later)
    raise ValueError(f"pattern {source!r} has no word that must stand there")


def match_at(pattern: Pattern, words: Sequence[str], at: int, end: int, *, names: Container[int] = ()) -> Match | None:
    """Match a pattern with its first word at `at`, inside lower-case `words[:end]`; None where it does not.

    `names` holds the indices of those words that are written as names are.
    """
    for spots in _walk(pattern.elements, _Line(words, end, names), at, 0):
        cue = [i for i, element in spots if not element.context]
        if cue:
            return Match(min(cue), max(cue), spots[0][0], spots[-1][0] + 1)
    return None


@dataclass(frozen=True, slots=True)
class _Line:
    words: Sequence[str]
    end: int
    names: Container[int]

    def fits(self, element: Element, spot: int) -> bool:
        return spot < self.end and (self.words[spot] in element.words or (element.name and spot in self.names))


def _walk(elements: tuple[Element, ...], line: _Line, at: int, step: int) -> Iterator[tuple[tuple[int, Element], ...]]:
    if step == len(elements):
        yield ()
        return
    element = elements[step]
    if element.gap:
        yield from _across(elements, line, at, step)
        return
    if element.forbidden:
        if not line.fits(element, _past_hyphen(line, at)):
            yield from _walk(elements, line, at, step + 1)
        return
    spot = at if step == 0 or line.fits(element, at) else _past_hyphen(line, at)
    if line.fits(element, spot):
        for rest in _walk(elements, line, spot + 1, step + 1):
            yield ((spot, element), *rest)
    if element.optional:
        yield from _walk(elements, line, at, step + 1)


def _across(
    elements: tuple[Element, ...], line: _Line, at: int, step: int
) -> Iterator[tuple[tuple[int, Element], ...]]:
    for spot in range(at, min(at + elements[step].gap, line.end) + 1):
        if spot > at and line.words[spot - 1] in elements[step].borders:
            return
        yield from _walk(elements, line, spot, step + 1)


def _past_hyphen(line: _Line, at: int) -> int:
    return at + 1 if at < line.end and line.words[at] in "-–" else at


def _element(part: str, sets: Mapping[str, Collection[str]]) -> Element:
    if part.startswith(".."):
        return Element(frozenset(), gap=int(part[2:]))
    if part.startswith("__"):
        return Element(frozenset(), gap=int(part[2:]), borders=_phrase_borders())
    bare = part.lstrip("~!").rstrip("?")
    return Element(
        words=frozenset() if bare == "^" else word_choices(bare, sets),
        name=bare == "^",
        optional=part.endswith("?") and len(part) > 1,
        context=part.startswith("~"),
        forbidden=part.startswith("!") and len(part) > 1,
    )


def word_choices(source: str, sets: Mapping[str, Collection[str]] | None = None) -> frozenset[str]:
    """All word forms that one element of a pattern allows: `seize/v|grab/v|@weapon`."""
    found: set[str] = set()
    for choice in source.split("|"):
        if choice.startswith("@"):
            found.update((sets or {})[choice[1:]])
        elif choice.endswith(("/v", "/n", "/nv")):
            found |= _forms(*choice.rsplit("/", 1))
        else:
            found.add(choice)
    return frozenset(found)


def _forms(base: str, kind: str) -> frozenset[str]:
    verbs = verb_forms(base) if "v" in kind else frozenset()
    return verbs | (noun_forms(base) if "n" in kind else frozenset())


@cache
def _phrase_borders() -> frozenset[str]:
    return _BORDERS | read_wordings(_Phrases, "fairwitness.text.lexicon", "patterns").phrase_borders
