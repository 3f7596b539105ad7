"""Naming: what masks the names of victims and private witnesses in what is shown of some claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fairwitness.export import Masker
from fairwitness.extract.private_names import private_names
from fairwitness.model import FiledClaim


def masker_for(filed: Iterable[FiledClaim]) -> Masker:
    """What masks the private names in these claims, wherever they come up; see `extract.private_names` for limits."""
    listed = list(filed)
    places = {mention.words.words for each in listed for mention in each.claim.places}
    parties = (each.origin.name for each in listed if each.origin.party)
    private = set(_private(listed, {part.casefold() for place in places for part in place.split()}))
    return Masker(private, kept=(*places, *parties))


def _private(filed: Sequence[FiledClaim], places: set[str]) -> Iterator[str]:
    """The names to mask: a headline's "Mosque" or "Kabul", pointed at as what was hit, is nobody's name."""
    for each in filed:
        for name in private_names(each.claim, each.report):
            if name.casefold() not in places and not _is_common(name, each.report.original):
                yield name


def _is_common(name: str, text: str) -> bool:
    """Tell whether the report has a lone word in small letters, with an article: "the mosque"."""
    return bool(re.search(rf"\b(?:an?|the) {re.escape(name.lower())}\b", text)) if " " not in name else False
