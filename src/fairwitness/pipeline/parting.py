"""Parting: what people judged to be of two incidents, written on the claims for tolls to heed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fairwitness.model import FiledClaim, Judgement
from fairwitness.resolve.judged import Judged

_NONE: frozenset[str] = frozenset()


def parted(filed: Iterable[FiledClaim], judgements: Iterable[Judgement]) -> tuple[FiledClaim, ...]:
    """Name on each claim those that a person judged to speak of another incident."""
    apart = Judged.of(judgements).apart()
    if not apart:
        return tuple(filed)
    return tuple(
        replace(each, different=apart.get(each.claim.id, _NONE)) if each.claim.id in apart else each for each in filed
    )
