"""The most informative mention a report gives of a claimant: full names for short forms, acronyms and pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fairwitness.extract.names import Name, core_of, names_of
from fairwitness.extract.roles import role_by_name
from fairwitness.extract.speaker_phrases import speaker_phrases
from fairwitness.model import ClaimantRole, Span
from fairwitness.reference.parties import country_names
from fairwitness.reference.speaker_words import speaker_words

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 2
_LONGEST = 7
_REACH = 700


@lru_cache(maxsize=64)
def fullest_mention(text: str, claimant: Span) -> Span:
    """The most informative mention of the same claimant in this text; the claimant itself where none surely is.

    "the Observatory", "SOHR" and "the monitor" give "Syrian Observatory for Human Rights" where the text has it, a
    surname the full name, "he" and "it" the nearest fitting speaker before. Where two bodies fit, nothing changes.
    """
    names = names_of(text)
    spoken = _antecedent(names, text, claimant) or _to_its_end(names, text, claimant)
    return _expand(text, spoken) or spoken


def _to_its_end(names: Sequence[Name], text: str, claimant: Span) -> Span:
    """A name that was cut short, to its end: "Orinoco Peace" of "Orinoco Peace Watch said"."""
    for name in _before(names, claimant.end)[-1:]:
        if claimant.end < name.span.end and claimant.start <= name.span.start and _goes_on(name, claimant):
            return Span.of(text, claimant.start, name.span.end)
    return claimant


def _before(names: Sequence[Name], end: int) -> Sequence[Name]:
    """Of the names of a text, in order, those that begin before a character."""
    return names[: bisect_left(names, end, key=lambda name: name.span.start)]


def _goes_on(name: Name, claimant: Span) -> bool:
    """Tell whether what follows inside a run of capitals belongs to the name: no day, and no headline's verb."""
    rest = name.span.words[claimant.end - name.span.start :].lower().split()
    words = speaker_words()
    return len(name.core) <= _LONGEST and not (words.leading - words.links | words.no_name | words.says) & set(rest)


def _expand(text: str, claimant: Span) -> Span | None:
    core = core_of(claimant.words)
    low = [word.lower() for word in core]
    if not core or len(core) > _SHORT or " ".join(low) in country_names():
        return None
    if len(core) == 1 and _is_acronym(core[0]):
        letters = core[0].replace(".", "")
        spelt_out = _wordings(text).of_letters.get(letters, ())
        return next((name.span for name in spelt_out if name.span.words != claimant.words), None)
    return _longest(_grown(text, tuple(low)), claimant) or _stand_in(text, claimant, low)


def _is_acronym(word: str) -> bool:
    return 2 <= len(word.replace(".", "")) <= 9 and sum(map(str.isupper, word)) >= 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wordings:
    """The names of a text, alike ones together: all of them, by the letters that stand for one, by each word in one."""

    all: Sequence[Sequence[Name]]
    of_letters: Mapping[str, Sequence[Name]]
    of_word: Mapping[str, Sequence[Sequence[Name]]]


@lru_cache(maxsize=4)
def _wordings(text: str) -> _Wordings:
    of_letters, alike = defaultdict[str, list[Name]](list), defaultdict[str, list[Name]](list)
    for name in names_of(text):
        alike[name.span.words].append(name)
        for letters in {name.initials, name.short or name.initials}:
            of_letters[letters].append(name)
    of_word = defaultdict[str, list[Sequence[Name]]](list)
    for names in alike.values():
        for word in set(names[0].core):
            of_word[word].append(names)
    return _Wordings(all=tuple(alike.values()), of_letters=of_letters, of_word=of_word)


@lru_cache(maxsize=256)
def _grown(text: str, low: tuple[str, ...]) -> tuple[Sequence[Name], ...]:
    """The names that are longer forms of one in lower case, alike ones together."""
    return tuple(alike for alike in _wordings(text).of_word.get(low[0], ()) if _grows_from(alike[0], low))


@lru_cache(maxsize=64)
def _bearing(text: str, role: ClaimantRole) -> tuple[Sequence[Name], ...]:
    """The names that tell a role, alike ones together."""
    return tuple(alike for alike in _wordings(text).all if _bears(alike[0], role))


def _longest(names: Iterable[Sequence[Name]], claimant: Span) -> Span | None:
    """The longest name that does not lie across the claimant; None where they are of two different bodies."""
    apart = (
        next((n for n in alike if n.span.contains(claimant) or not n.span.overlaps(claimant)), None) for alike in names
    )
    fitting = [name for name in apart if name is not None]
    best = max(fitting, key=lambda name: (len(name.core), -name.span.start), default=None)
    if best is None or any(not set(other.core) <= set(best.core) for other in fitting):
        return None
    return best.span


def _grows_from(name: Name, low: Sequence[str]) -> bool:
    """Tell whether a name is a longer form: "Rami Saleh" of "Saleh", "Kivu Police Department" of "police"."""
    generic = speaker_words().generic
    size = len(low)
    words = list(name.core)
    if not size < len(words) <= _LONGEST or speaker_words().no_name & set(words):
        return False
    if words[-size:] == [*low]:
        if _is_governed(name, low[0]):
            return False
        return size == 1 or (low[-1] not in generic and role_by_name(name.span.words) is None)
    if words[:size] == [*low]:
        follows = name.span.words.lower().partition(low[-1])[2].split()
        return follows[0] in {"for", "of"} or (low[-1] in generic and words[-1] in generic)
    return size == 1 and low[0] in generic and low[0] in words and _is_body(name, low[0])


def _is_governed(name: Name, word: str) -> bool:
    """Tell whether a name only says whose somebody is: "Sami Darwish of Al Jazeera" is no fuller "Al Jazeera"."""
    before = name.span.words.lower().rpartition(word)[0].split()
    while before and before[-1].rstrip("-") in speaker_phrases().articles:
        before.pop()
    return bool(before) and before[-1] in speaker_phrases().owners


def _is_body(name: Name, head: str) -> bool:
    """ "Darfur Observatory for Peace" is an observatory; "Albany Police Lt Liles" is no police force."""
    follows = name.span.words.lower().partition(head)[2].split()
    return name.core[-1] in speaker_words().generic or follows[:1] in (["for"], ["of"])


def _stand_in(text: str, claimant: Span, low: Sequence[str]) -> Span | None:
    """ "the monitor" is the one monitor the report names."""
    role = speaker_words().stand_ins.get(" ".join(low))
    if role is None or any(word[0].isupper() for word in core_of(claimant.words)):
        return None
    return _longest(_bearing(text, role), claimant)


def _bears(name: Name, role: ClaimantRole) -> bool:
    if len(name.core) > _LONGEST or speaker_words().no_name & set(name.core):
        return False
    return role_by_name(name.span.words) is role


def _antecedent(names: Sequence[Name], text: str, claimant: Span) -> Span | None:
    """The nearest speaker before a pronoun that it may stand for."""
    words = speaker_words()
    pronoun = claimant.words.strip().lower()
    if pronoun not in words.person | words.body:
        return None
    for name in reversed(_before(names, claimant.start)):
        if name.span.start < claimant.start - _REACH:
            return None
        if name.span.end <= claimant.start and _fits(name, pronoun) and _speaks(text, name.span):
            return name.span
    return None


def _fits(name: Name, pronoun: str) -> bool:
    role = role_by_name(name.span.words)
    if pronoun in speaker_words().body:
        return role is not None
    titled = name.core[0] in speaker_words().titles
    return 2 <= len(name.core) <= 5 and (titled or role is None)


def _speaks(text: str, name: Span) -> bool:
    """Tell whether a word of saying stands beside a name, in its own sentence."""
    before = text[max(0, name.start - 25) : name.start]
    after = text[name.end : name.end + 90].partition(". ")[0]
    return any(m.group().lower() in speaker_words().says for m in _WORD.finditer(f"{before} {after}"))
