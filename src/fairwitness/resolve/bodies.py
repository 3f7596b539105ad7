"""Bodies: which organ of a country or town a claimant's words mean, by `bodies.toml` and by what it calls itself."""

from __future__ import annotations

from collections.abc import Iterator

from fairwitness.model import ClaimantRole
from fairwitness.reference.folding import fold, without_article
from fairwitness.reference.parties import BodyKind, Parties, body_words, government_side
from fairwitness.reference.place_words import place_words
from fairwitness.resolve.identity import Context, Identity, Sort, identity_of
from fairwitness.resolve.lexicon import lexicon
from fairwitness.resolve.phrase import Phrase

_NO_ORGANS = frozenset(
    {
        ClaimantRole.UN_NGO,
        ClaimantRole.REBEL,
        ClaimantRole.MEDIA,
        ClaimantRole.STATE_MEDIA,
        ClaimantRole.WITNESS,
        ClaimantRole.UNNAMED_OFFICIAL,
    }
)
"""Whose services and offices are many: two aid agencies, the political offices of two fronts."""


def body_of(words: Phrase, role: ClaimantRole | None, context: Context, parties: Parties) -> Identity | None:
    """Find the body of a known kind that some words name: that of the country they name, else of their report's."""
    at, end, kind = next(kinds_in(words), (0, 0, None))
    if kind is None or is_anothers(words, at, kind):
        return None
    land = words.land((at, end))
    if kind.is_local:
        # "Kenyan police" names a land; in "police Lt. Mary Ireland" the name is hers
        return _local(words, (at, end), kind, context, words.land((at, len(words.folded))))
    country = land or (context.forces if kind.has_forces else None) or context.country
    if country is None:
        return None
    party = parties.organ(country, kind)
    if party is not None:
        return identity_of(party)
    side = government_side(country) if kind.is_government else None
    return Identity(
        sort=Sort.BODY,
        key=f"body {country} {kind.id}",
        name=f"{kind.id} ({country})",
        role=kind.role or role,
        party=side,
    )


def capital_of(words: Phrase) -> Identity | None:
    """A capital alone speaks for its government: "Damascus says"."""
    country = body_words().capitals.get(without_article(" ".join(words.folded)))
    if country is None:
        return None
    return Identity(
        sort=Sort.BODY,
        key=f"body {country} government",
        name=f"government ({country})",
        role=ClaimantRole.GOVERNMENT,
        party=government_side(country),
    )


def institution_of(words: Phrase, role: ClaimantRole | None, context: Context) -> Identity | None:
    """Find a body of no known kind that its field tells from others of its country: the prison service.

    A place before it makes it that place's: "Assam's relief commissioner" is not Bihar's.
    """
    country = words.land() or context.country
    if country is None or role in _NO_ORGANS:
        return None
    for end, noun in enumerate(words.folded, 1):
        start = _field_start(words, end - 1)
        if noun in body_words().institutions and not words.is_capital(end - 1) and start < end - 1:
            # the ministry of a breakaway republic is told from the country's by what it is of
            field = " ".join(words.folded[start:] if _is_rivals(words, start) else words.folded[start:end])
            town = " ".join(each for at, each in enumerate(words.folded[:start]) if _names_place(words, at))
            return Identity(
                sort=Sort.BODY,
                key=" ".join(filter(None, ("body", country, town, field))),
                name=f"{field} ({town or country})",
                role=role,
                party=None,
            )
    return None


def _field_start(words: Phrase, noun: int) -> int:
    """Where the words begin that tell an institution's field; its noun's place where there are none."""
    passed = lexicon().name_fillers | body_words().voices | body_words().scales
    start = noun
    while start and words.folded[start - 1] not in passed and not words.is_capital(start - 1):
        start -= 1
    return start


def _names_place(words: Phrase, at: int) -> bool:
    return words.is_capital(at) and words.folded[at] not in body_words().lands.keys() | lexicon().name_fillers


def _local(
    words: Phrase, taken: tuple[int, int], kind: BodyKind, context: Context, land: str | None
) -> Identity | None:
    town = _town(words, taken)
    is_region = kind.is_regional or _is_of_region(words, taken[1])
    region = _region_name(context.region) if is_region and context.region else None
    if region and (town is None or region.split()[0] == town.split()[0]):
        town = region
    town = town or _seat_of(context)
    town = _without_own_area(town, kind) if town else None
    country = land or context.country
    if town is None and country is None:
        return None
    place = " ".join(filter(None, (country, town)))
    return Identity(
        sort=Sort.BODY,
        key=f"body {place} {kind.id}",
        name=f"{kind.id} ({town or country})",
        role=kind.role,
        party=government_side(country) if kind.is_government and country else None,
    )


def _without_own_area(name: str, kind: BodyKind) -> str:
    """A place's name without the word for what bodies of a kind are of: the county sheriff of Lee County is Lee's."""
    *rest, last = name.split()
    is_own = rest and place_words().nouns.get(last) and any(words.split()[0] == last for words in kind.words)
    return " ".join(rest) if is_own else name


def _is_of_region(words: Phrase, end: int) -> bool:
    """Tell whether a body that ends here is called a region's, without its name: the health office of the province."""
    return any(place_words().nouns.get(word) == "region" for word in words.folded[end:])


def _seat_of(context: Context) -> str | None:
    """Where a local body is of which nothing more is told: the town its report speaks of, else the region."""
    return fold(context.town) if context.town else _region_name(context.region) if context.region else None


def _region_name(region: str) -> str:
    """A region's name without the word for one: "Donetsk Oblast" is Donetsk."""
    nouns, words = place_words().nouns, fold(region).split()
    return " ".join(word for word in words if nouns.get(word) != "region") or " ".join(words)


def kinds_in(words: Phrase) -> Iterator[tuple[int, int, BodyKind]]:
    """The kinds of body that some words name, the longest name first: from where to where, and which."""
    kinds = body_words().kinds
    for at, end, key in words.runs(body_words().longest):
        if key in kinds:
            yield at, end, kinds[key]


def is_anothers(words: Phrase, at: int, kind: BodyKind) -> bool:
    """Tell whether a body that begins here is no state's: the Abkhaz army, Kurdish police, the rebels' ministry."""
    if _is_rivals(words, at):
        return True
    if kind.is_local or words.land() or not at or not words.is_capital(at - 1):
        return False
    known = body_words()
    return words.folded[at - 1] not in known.voices | known.scales | lexicon().name_fillers


def _is_rivals(words: Phrase, at: int) -> bool:
    """Tell whether a body that begins here is of those who fight a state: "the ministry of the breakaway republic"."""
    told = enumerate(words.folded)
    found = (place for place, word in told if word in body_words().rivals)
    return any(place < at or "of" in words.folded[max(at, place - 3) : place] for place in found)


def _town(words: Phrase, taken: tuple[int, int]) -> str | None:
    """The name right before a local body, or after "in" or "of": "Kirkuk police", "the governor of Kharkiv"."""
    lands, voices = body_words().lands, body_words().voices
    before: list[str] = []
    for at in range(taken[0] - 1, -1, -1):
        if not _is_of_name(words, at) or words.folded[at] in lands.keys() | voices | lexicon().openers:
            break
        before.insert(0, words.folded[at])
    if before:
        return " ".join(before)
    after, passed = taken[1], lexicon().name_fillers | lexicon().town_nouns
    while after < len(words.raw) and words.folded[after] in passed:
        after += 1
    if after == taken[1] or after >= len(words.raw) or not _is_of_name(words, after):
        return None
    return words.folded[after] if words.folded[after] not in lands else None


def _is_of_name(words: Phrase, at: int) -> bool:
    """Tell whether a word can be of a town's name; none with a figure is, as of a road: I-84."""
    is_number = any(map(str.isdigit, words.raw[at]))
    return words.is_capital(at) and words.folded[at] not in lexicon().name_fillers and not is_number
