"""Claimants: which body, person or nameless voice the words of a claimant mean, beyond the report they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from fairwitness.model import ClaimantRole
from fairwitness.reference.folding import fold, without_article
from fairwitness.reference.parties import Parties, Party, body_words, government_side
from fairwitness.reference.speaker_words import speaker_words
from fairwitness.resolve.bodies import body_of, capital_of, institution_of, is_anothers, kinds_in
from fairwitness.resolve.identity import Context, Identity, Sort, identity_of
from fairwitness.resolve.lexicon import lexicon
from fairwitness.resolve.phrase import Phrase

_SHORTEST = 4


def identify(text: str, role: ClaimantRole | None, context: Context, parties: Parties) -> Identity:
    """Tell whom a claimant's words mean: "the Britain-based monitor", in a report on Syria, is the Observatory."""
    words = Phrase.of(text)
    nameless = words.head() in body_words().alone
    party = _party(words, context, parties) or _called(words, context, parties)
    if party and not nameless:
        return identity_of(party)
    found = body_of(words, role, context, parties) or capital_of(words)
    if not nameless:
        found = found or institution_of(words, role, context)
        if found:
            return found
    side = party.id if party else found.party if found else None
    return _named(text, words, role, context) or _anonymous(text, words, role, side, nameless=nameless)


def party_of(text: str, context: Context, parties: Parties) -> Party | None:
    """Find the party named by, or within, some words; None where no one party is."""
    words = Phrase.of(text)
    return _party(words, context, parties) or _called(words, context, parties)


def side_of(text: str, context: Context, parties: Parties) -> str | None:
    """Tell the side some words name: "Syrian warplanes" and "the regime's army" are one government's."""
    words = Phrase.of(text)
    party = _party(words, context, parties) or _called(words, context, parties)
    if party:
        return party.side or party.id
    bodies = ((at, kind) for at, _, kind in kinds_in(words) if kind.is_government)
    found = next((kind for at, kind in bodies if not is_anothers(words, at, kind)), None)
    land = words.land()
    if found:
        country = land or context.country
        return government_side(country) if country else None
    return government_side(land) if land and _is_armed(words) else None


def land_of(text: str) -> str | None:
    """The country that some words name: LK of "Sri Lanka's health ministry"."""
    return Phrase.of(text).land()


def forces_of(text: str) -> str | None:
    """The country whose forces some words name: SN of "three Senegalese soldiers"."""
    return land_of(text) if is_army(text) else None


def is_army(text: str) -> bool:
    """Tell whether some words are for an army, its soldiers or its arms, or a mere "it" or "its men"."""
    words = Phrase.of(text)
    is_meant = not (lexicon().own | lexicon().pronouns).isdisjoint(words.folded)
    return is_meant or _is_armed(words) or any(kind.has_forces for _, _, kind in kinds_in(words))


def _is_armed(words: Phrase) -> bool:
    return bool(lexicon().arms & set(words.folded))


def _party(words: Phrase, context: Context, parties: Parties) -> Party | None:
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


def _called(words: Phrase, context: Context, parties: Parties) -> Party | None:
    key = without_article(" ".join(words.folded))
    fits = [p for p in parties.called(key) if context.country is not None and context.country in p.about]
    return fits[0] if len(fits) == 1 else None


def _fitting(found: Sequence[Party], context: Context) -> list[Party]:
    """Put parties of the report's country first; a name two parties share means neither elsewhere."""
    near = [party for party in found if context.country is not None and context.country in party.about]
    return near or (list(found) if len(found) == 1 else [])


def _anonymous(text: str, words: Phrase, role: ClaimantRole | None, side: str | None, *, nameless: bool) -> Identity:
    """Somebody of whom nothing tells who it is beyond the report; the army of a country nobody names is the army."""
    bodies = ((at, kind) for at, _, kind in kinds_in(words) if not nameless)
    kind = next((kind for at, kind in bodies if not is_anothers(words, at, kind)), None)
    if kind is not None:
        return Identity(sort=Sort.ANONYMOUS, key=kind.id, name=kind.id, role=kind.role, party=side)
    return Identity(
        sort=Sort.ANONYMOUS,
        key=" ".join(word for word in words.folded if word not in lexicon().name_fillers) or fold(text) or text,
        name=text,
        role=role,
        party=side,
    )


def _named(text: str, words: Phrase, role: ClaimantRole | None, context: Context) -> Identity | None:
    """A proper name of two words or more, titles and articles off: a person, a hospital, a body the table lacks."""
    known = body_words()
    core = [
        key
        for at, key in enumerate(words.folded)
        if words.is_capital(at)
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
            party=government_side(context.country) if context.country else None,
        )
    if len(proper) < 1 or len(core) < 2:
        return None
    return Identity(sort=Sort.NAME, key="name " + " ".join(_untitled(core)), name=text, role=role, party=None)


def _untitled(name: Sequence[str]) -> Sequence[str]:
    """The words of a person's name without its titles: "Dr Paola Brandini"; a "General Hospital" is no person's."""
    known = speaker_words()
    bare = list(dropwhile(known.titles.__contains__, name))
    is_person = len(bare) > 1 and (known.generic | body_words().institutions).isdisjoint(bare)
    return bare if is_person else name
