"""The most informative mention a report gives of a claimant: full names for short forms, acronyms and pronouns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from fairwitness.extract.names import Name, core_of, names_of
from fairwitness.extract.roles import role_by_name
from fairwitness.extract.speaker_phrases import speaker_phrases
from fairwitness.model import ClaimantRole, Span
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
    spoken = _antecedent(text, claimant) or _to_its_end(text, claimant)
    return _expand(names_of(text), spoken) or spoken


def _to_its_end(text: str, claimant: Span) -> Span:
    """A name that was cut short, to its end: "Orinoco Peace" of "Orinoco Peace Watch said"."""
    for name in names_of(text):
        if name.span.start >= claimant.end:
            break
        if claimant.end < name.span.end and claimant.start <= name.span.start and _goes_on(name, claimant):
            return Span.of(text, claimant.start, name.span.end)
    return claimant


def _goes_on(name: Name, claimant: Span) -> bool:
    """Tell whether what follows inside a run of capitals belongs to the name: no day, and no headline's verb."""
    rest = name.span.words[claimant.end - name.span.start :].lower().split()
    words = speaker_words()
    return len(name.core) <= _LONGEST and not (words.leading - words.links | words.no_name | words.says) & set(rest)


def _expand(names: Sequence[Name], claimant: Span) -> Span | None:
    core = core_of(claimant.words)
    low = [word.lower() for word in core]
    if not core or len(core) > _SHORT:
        return None
    if len(core) == 1 and _is_acronym(core[0]):
        letters = core[0].replace(".", "")
        return _first(names, claimant, lambda name: letters in {name.short, name.initials})
    return _longest(names, claimant, lambda name: _grows_from(name, low)) or _stand_in(names, claimant, low)


def _is_acronym(word: str) -> bool:
    return 2 <= len(word.replace(".", "")) <= 9 and sum(map(str.isupper, word)) >= 2


def _first(names: Sequence[Name], claimant: Span, fits: Callable[[Name], bool]) -> Span | None:
    return next((name.span for name in names if name.span.words != claimant.words and fits(name)), None)


def _longest(names: Sequence[Name], claimant: Span, fits: Callable[[Name], bool]) -> Span | None:
    """The longest fitting name; None where two different bodies fit."""
    fitting = [n for n in names if fits(n) and (n.span.contains(claimant) or not n.span.overlaps(claimant))]
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
    if words[-size:] == low:
        if _is_governed(name, low[0]):
            return False
        return size == 1 or (low[-1] not in generic and role_by_name(name.span.words) is None)
    if words[:size] == low:
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


def _stand_in(names: Sequence[Name], claimant: Span, low: Sequence[str]) -> Span | None:
    """ "the monitor" is the one monitor the report names."""
    role = speaker_words().stand_ins.get(" ".join(low))
    if role is None or any(word[0].isupper() for word in core_of(claimant.words)):
        return None
    return _longest(names, claimant, lambda name: _bears(name, role))


def _bears(name: Name, role: ClaimantRole) -> bool:
    if len(name.core) > _LONGEST or speaker_words().no_name & set(name.core):
        return False
    return role_by_name(name.span.words) is role


def _antecedent(text: str, claimant: Span) -> Span | None:
    """The nearest speaker before a pronoun that it may stand for."""
    words = speaker_words()
    pronoun = claimant.words.strip().lower()
    if pronoun not in words.person | words.body:
        return None
    for name in reversed(names_of(text)):
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
