"""Naming: what masks the names of victims and private witnesses in what is shown of some claims."""

from __future__ import annotations

from collections.abc import Iterable

from fairwitness.export import Masker
from fairwitness.extract.private_names import private_names
from fairwitness.model import FiledClaim


def masker_for(filed: Iterable[FiledClaim]) -> Masker:
    """What masks the private names in these claims, wherever they come up; see `extract.private_names` for limits."""
    listed = list(filed)
    private = {name for each in listed for name in private_names(each.claim, each.report)}
    places = (mention.words.words for each in listed for mention in each.claim.places)
    parties = (each.origin.name for each in listed if each.origin.party)
    return Masker(private, kept=(*places, *parties))
