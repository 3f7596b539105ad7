"""What sort of body or person a claimant is, by the words of its name and of the text around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fairwitness.extract.speaker_phrases import speaker_phrases
from fairwitness.model import ClaimantRole
from fairwitness.reference.folding import fold
from fairwitness.reference.speaker_words import speaker_words
from fairwitness.shipped import shipped_table

_MOST_WORDS = 40
_LONGEST = 6
_TITLE_WORDS = 4
_MOST_OCCURRENCES = 8


@dataclass(frozen=True, slots=True)
class _Cue:
    """A name or noun of the table: `exact` is a proper name as written there, None for a noun.

    A `weak` cue, a bare source or rank, counts only where no other stands beside it.
    """

    role: ClaimantRole
    exact: str | None
    weak: bool


def role_of(claimant: str, context: str) -> ClaimantRole:
    """Tell a claimant's role from its own words; from the words around it only where those tell nothing."""
    own = _role(claimant)
    if own is not None and own is not ClaimantRole.UNNAMED_OFFICIAL:
        return own
    return _apposition(claimant, context) or own or ClaimantRole.OTHER


def is_outlet_itself(claimant: str, outlet: str | None) -> bool:
    """Tell whether the claimant is the outlet that published the report, which then speaks in its own voice."""
    if not outlet:
        return False
    spoken, published = (_bare(name) for name in (claimant, outlet))
    return bool(spoken) and (spoken == published or spoken in published.split(" via "))


def _bare(name: str) -> str:
    words = fold(name.removesuffix(".com").removesuffix(".org")).split()
    return "".join(w for w in words if w not in speaker_phrases().outlet_fillers)


def _role(claimant: str) -> ClaimantRole | None:
    """The role of the phrase's head: state media first, then the first phrase that tells."""
    best = min(_cues(claimant), key=lambda found: found[0], default=None)
    return best[1] if best else None


def _cues(claimant: str) -> Iterator[tuple[tuple[bool, bool, int, bool, int, int], ClaimantRole]]:
    """Each cue of a name with its weight, smallest first."""
    originals = claimant.split()[:_MOST_WORDS]
    words = [_word(word) for word in originals]
    table = _table()
    phrase = 0
    for start in range(len(words)):
        phrase += words[start] in speaker_words().turns
        for length in range(1, min(_LONGEST, len(words) - start) + 1):
            for cue in table.get(" ".join(words[start : start + length]), ()):
                if cue.exact is None or _capitals_fit(cue.exact, " ".join(originals[start : start + length])):
                    state = cue.role is ClaimantRole.STATE_MEDIA
                    yield (not state, cue.weak, phrase, cue.exact is None, -(start + length), -length), cue.role


def role_by_name(claimant: str) -> ClaimantRole | None:
    """The role a name tells by itself, None where it tells nothing."""
    return _role(claimant)


def _word(word: str) -> str:
    return fold(word.strip('()[],.;:"“”‘'))


def _capitals_fit(name: str, words: str) -> bool:
    """An acronym such as "IS" or "WHO" is one only in capitals."""
    return not name.isupper() or sum(map(str.isupper, words)) >= 2


def _apposition(claimant: str, context: str) -> ClaimantRole | None:
    """ "Rami Saleh, a doctor in Homs" and "army commander Rami Saleh": what stands beside the name."""
    at = context.find(claimant) if claimant else -1
    for _ in range(_MOST_OCCURRENCES):
        if at < 0:
            return None
        role = _beside(context[max(0, at - 60) : at], context[at + len(claimant) : at + len(claimant) + 120])
        if role is not None:
            return role
        at = context.find(claimant, at + len(claimant))
    return None


def _beside(before: str, after: str) -> ClaimantRole | None:
    follows = after.lstrip()
    if follows[:1] in {",", "("}:
        role = _role(_clause(follows[1:].lstrip()))
        if role is not None:
            return role
    elif follows.split(" ", 1)[0] in speaker_words().offices:
        return _role(_clause(follows))
    titles: list[str] = []
    for word in reversed(before.split()[-_TITLE_WORDS:]):
        if not word[-1].isalpha() and not word.endswith((".", "'s", "’s")):
            break
        if _word(word) in speaker_words().no_title or (word.endswith(".") and len(word) > 5):
            break
        titles.append(word)
    return _role(" ".join(reversed(titles)))


def _clause(text: str) -> str:
    for index, character in enumerate(text):
        if character in ",.;)(\n":
            return text[:index]
    return text


@cache
def _table() -> dict[str, tuple[_Cue, ...]]:
    rows = shipped_table("fairwitness.reference", "roles.toml")["role"]
    table: dict[str, tuple[_Cue, ...]] = {}
    for row in rows:
        role = ClaimantRole(row["role"])
        weak = row.get("weak", False) or role is ClaimantRole.UNNAMED_OFFICIAL
        for exact, names in ((True, row["names"]), (False, row["heads"])):
            for name in names:
                key = " ".join(map(_word, name.split()))
                table[key] = (*table.get(key, ()), _Cue(role, name if exact else None, weak))
    return table
