"""Claimants: which body, person or nameless voice the words of a claimant mean, beyond the report they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fairwitness.model import ClaimantRole
from fairwitness.reference.folding import fold, without_article
from fairwitness.reference.parties import BodyKind, Parties, Party, body_words
from fairwitness.resolve.lexicon import lexicon

_PART = re.compile(r"[^\s,;()\"“”]+")
_SHORTEST = 4


class Sort(StrEnum):
    """What sort of claimant it is, which decides whether two reports can mean the same one."""

    PARTY = "party"
    BODY = "body"
    NAME = "name"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the report says around a claimant: the country its claims speak of, and the town."""

    country: str | None = None
    town: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A claimant told apart from others: equal `key` means the same claimant, in any report.

    For an anonymous one the key is only its wording; it holds within one report.
    """

    sort: Sort
    key: str
    name: str
    role: ClaimantRole | None
    party: str | None


@dataclass(frozen=True, slots=True)
class _Words:
    """A claimant's words, and each folded."""

    raw: tuple[str, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> _Words:
        found = [(word, key) for word in _PART.findall(text)[:40] for key in fold(word).split()]
        return cls(tuple(word for word, _ in found), tuple(key for _, key in found))

    def runs(self, longest: int) -> Iterator[tuple[int, int, str]]:
        """Every run of words, the longest first, then from the left."""
        for length in range(min(longest, len(self.folded)), 0, -1):
            for at in range(len(self.folded) - length + 1):
                yield at, at + length, " ".join(self.folded[at : at + length])

    def head(self) -> str | None:
        """The noun that tells what the phrase is: the last word before "of", "in", "for" ..."""
        end = next((i for i, word in enumerate(self.folded) if i and word in lexicon().name_ends), len(self.folded))
        return self.folded[end - 1] if end else None


def identify(text: str, role: ClaimantRole | None, context: Context, parties: Parties) -> Identity:
    """Tell whom a claimant's words mean: "the Britain-based monitor", in a report on Syria, is the Observatory."""
    words = _Words.of(text)
    nameless = words.head() in body_words().alone
    party = _party(words, context, parties) or _called(words, context, parties)
    if party and not nameless:
        return Identity(sort=Sort.PARTY, key=f"party {party.id}", name=party.name, role=party.role, party=party.id)
    found = _body(words, role, context) or _capital(words)
    if found and not nameless:
        return found
    body = found.party if found else None
    return _named(text, words, role, context) or Identity(
        sort=Sort.ANONYMOUS,
        key=" ".join(word for word in words.folded if word not in lexicon().name_fillers) or fold(text) or text,
        name=text,
        role=role,
        party=party.id if party else body,
    )


def party_of(text: str, context: Context, parties: Parties) -> Party | None:
    """Find the party named by, or within, some words; None where no one party is."""
    words = _Words.of(text)
    return _party(words, context, parties) or _called(words, context, parties)


def side_of(text: str, context: Context, parties: Parties) -> str | None:
    """Tell the side some words name: "Syrian warplanes" and "the regime's army" are one government's."""
    words = _Words.of(text)
    party = _party(words, context, parties) or _called(words, context, parties)
    if party:
        return party.side or party.id
    found = next(((at, end, kind) for at, end, kind in _kinds(words) if kind.is_government), None)
    land = _land(words, (0, 0))
    if found:
        country = land or context.country
        return f"{country.lower()}-government" if country else None
    return f"{land.lower()}-government" if land and _is_armed(words) else None


def _is_armed(words: _Words) -> bool:
    return bool(lexicon().arms & set(words.folded))


def _party(words: _Words, context: Context, parties: Parties) -> Party | None:
    for at, end, key in words.runs(parties.longest):
        is_whole = end - at >= len([word for word in words.folded if word not in lexicon().name_fillers])
        named = [p for p in parties.named(key) if _is_written(p, key, words.raw[at:end])]
        fits = _fitting([*named, *parties.person(key)], context)
        if fits and (is_whole or end - at > 1 or _is_telling(fits, key, context)):
            return fits[0]
    return None


def _is_telling(found: Sequence[Party], key: str, context: Context) -> bool:
    """Tell whether one word inside longer ones names a party: an acronym, or a party of the report's country."""
    party = found[0]
    if key in party.acronyms:
        return True
    lands = party.about | ({party.country} if party.country else set())
    return len(key) >= _SHORTEST and (not party.about or context.country in lands)


def _is_written(party: Party, key: str, raw: Sequence[str]) -> bool:
    return key not in party.acronyms or sum(map(str.isupper, "".join(raw))) >= 2


def _called(words: _Words, context: Context, parties: Parties) -> Party | None:
    key = without_article(" ".join(words.folded))
    fits = [p for p in parties.called(key) if context.country is not None and context.country in p.about]
    return fits[0] if len(fits) == 1 else None


def _fitting(found: Sequence[Party], context: Context) -> list[Party]:
    """Put parties of the report's country first; a name two parties share means neither elsewhere."""
    near = [party for party in found if context.country is not None and context.country in party.about]
    return near or (list(found) if len(found) == 1 else [])


def _body(words: _Words, role: ClaimantRole | None, context: Context) -> Identity | None:
    at, end, kind = next(_kinds(words), (0, 0, None))
    if kind is None:
        return None
    land = _land(words, (at, end))
    if kind.is_local:
        # "Kenyan police" names a land; in "police Lt. Mary Ireland" the name is hers
        return _local(words, (at, end), kind, context, _land(words, (at, len(words.folded))))
    country = land or context.country
    if country is None:
        return None
    side = f"{country.lower()}-government" if kind.is_government else None
    return Identity(
        sort=Sort.BODY,
        key=f"body {country} {kind.id}",
        name=f"{kind.id} ({country})",
        role=kind.role or role,
        party=side,
    )


def _capital(words: _Words) -> Identity | None:
    """A capital alone speaks for its government: "Damascus says"."""
    country = body_words().capitals.get(without_article(" ".join(words.folded)))
    if country is None:
        return None
    return Identity(
        sort=Sort.BODY,
        key=f"body {country} government",
        name=f"government ({country})",
        role=ClaimantRole.GOVERNMENT,
        party=f"{country.lower()}-government",
    )


def _local(
    words: _Words, taken: tuple[int, int], kind: BodyKind, context: Context, land: str | None
) -> Identity | None:
    town = _town(words, taken) or (fold(context.town) if context.town else None)
    country = land or context.country
    if town is None and country is None:
        return None
    place = " ".join(filter(None, (country, town)))
    return Identity(
        sort=Sort.BODY,
        key=f"body {place} {kind.id}",
        name=f"{kind.id} ({town or country})",
        role=kind.role,
        party=f"{country.lower()}-government" if kind.is_government and country else None,
    )


def _kinds(words: _Words) -> Iterator[tuple[int, int, BodyKind]]:
    kinds = body_words().kinds
    for at, end, key in words.runs(body_words().longest):
        if key in kinds:
            yield at, end, kinds[key]


def land_of(text: str) -> str | None:
    """The country that some words name: LK of "Sri Lanka's health ministry"."""
    return _land(_Words.of(text), (0, 0))


def _land(words: _Words, taken: tuple[int, int]) -> str | None:
    lands = body_words().lands
    for at, end, key in words.runs(4):
        if (end <= taken[0] or at >= taken[1]) and key in lands and any(w[:1].isupper() for w in words.raw[at:end]):
            return lands[key]
    return None


def _town(words: _Words, taken: tuple[int, int]) -> str | None:
    """The name right before a local body, or after "in" or "of": "Kirkuk police", "the governor of Kharkiv"."""
    lands, voices = body_words().lands, body_words().voices
    before: list[str] = []
    for at in range(taken[0] - 1, -1, -1):
        if not words.raw[at][:1].isupper() or words.folded[at] in lands | {"the": None}.keys() | voices:
            break
        before.insert(0, words.folded[at])
    if before:
        return " ".join(before)
    after, passed = taken[1], lexicon().name_fillers | lexicon().town_nouns
    while after < len(words.raw) and words.folded[after] in passed:
        after += 1
    if after == taken[1] or after >= len(words.raw) or not words.raw[after][:1].isupper():
        return None
    return words.folded[after] if words.folded[after] not in lands else None


def _named(text: str, words: _Words, role: ClaimantRole | None, context: Context) -> Identity | None:
    """A proper name of two words or more, titles and articles off: a person, a hospital, a body the table lacks."""
    known = body_words()
    core = [
        key
        for word, key in zip(words.raw, words.folded, strict=True)
        if word[:1].isupper()
        and key not in known.lands
        and key not in known.voices
        and key not in lexicon().name_fillers
    ]
    proper = [word for word in core if word not in known.anonymous]
    if role is ClaimantRole.POLICE and proper and context.town:
        # an officer's figure is the police's, whoever of them gives it
        return Identity(
            sort=Sort.BODY,
            key=" ".join(filter(None, ("body", context.country, fold(context.town), "police"))),
            name=f"police ({fold(context.town)})",
            role=role,
            party=f"{context.country.lower()}-government" if context.country else None,
        )
    if len(proper) < 1 or len(core) < 2:
        return None
    return Identity(sort=Sort.NAME, key="name " + " ".join(core), name=text, role=role, party=None)
