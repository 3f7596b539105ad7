"""Naming: what masks the names of victims and private witnesses in what is shown of some claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fairwitness.export import Masker
from fairwitness.extract.private_names import private_names
from fairwitness.model import FiledClaim
from fairwitness.reference.parties import Parties, party_key

_PART = re.compile(r"[^\W_]+")


def masker_for(filed: Iterable[FiledClaim]) -> Masker:
    """What masks the private names in these claims, wherever they come up; see `extract.private_names` for limits."""
    listed = list(filed)
    places = {mention.words.words for each in listed for mention in each.claim.places}
    bodies = {each.origin.name for each in listed if each.origin.party}
    outlets = {each.report.outlet for each in listed if each.report.outlet}
    parts = {part.casefold() for place in places for part in _PART.findall(place)}
    known = frozenset({*parts, *(f"{part}s" for part in parts)})  # scraped texts lose apostrophes: "Aleppos"
    private = set(_private(listed, known, {_joined(name) for name in outlets}))
    return Masker(private, kept=(*places, *bodies, *outlets))


def _private(filed: Sequence[FiledClaim], places: frozenset[str], outlets: set[str]) -> Iterator[str]:
    """The names to mask: a place, an outlet or a party, pointed at as what was hit, is no private person's name."""
    parties = Parties.open()
    for each in filed:
        for name in private_names(each.claim, each.report):
            is_place = all(part.casefold() in places for part in _PART.findall(name))
            is_public = _joined(name) in outlets or parties.named(party_key(name))
            if not (is_place or is_public or _is_common(name, each.report.original)):
                yield name


def _is_common(name: str, text: str) -> bool:
    """Tell whether the report has a lone word in small letters, with an article: "the mosque"."""
    return bool(re.search(rf"\b(?:an?|the) {re.escape(name.lower())}\b", text)) if " " not in name else False


def _joined(name: str) -> str:
    """A name without its spaces: an archive may call the Harbour Post "harbourpost"."""
    return party_key(name).replace(" ", "")
