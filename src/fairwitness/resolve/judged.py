"""Judged: what people have decided about pairs of claims, and which decisions stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from fairwitness.model import Judgement, Verdict

Pair = tuple[str, str]
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The standing judgements of people, the newest first; a later one on the same pair replaces the earlier.

    The model's own judgements are left out: only people's bind.
    """

    standing: tuple[Judgement, ...] = ()
    by_claim: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Judged:
        """Keep the newest judgement of a person on each pair."""
        newest: dict[Pair, Judgement] = {}
        for each in sorted((each for each in judgements if each.is_person), key=_age):
            newest[each.left, each.right] = each
        standing = tuple(sorted(newest.values(), key=_age, reverse=True))
        by_claim: dict[str, tuple[Judgement, ...]] = {}
        for each in standing:
            for claim in (each.left, each.right):
                by_claim[claim] = (*by_claim.get(claim, ()), each)
        return cls(standing=standing, by_claim=by_claim)

    def about(self, claim: str) -> tuple[Judgement, ...]:
        """The standing judgements on a claim."""
        return self.by_claim.get(claim, ())

    def in_order(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        """Put judgements in order, the newest first."""
        return sorted(judgements, key=_age, reverse=True)

    def apart(self) -> Mapping[str, frozenset[str]]:
        """For each claim the claims it is judged different from."""
        found: dict[str, set[str]] = {}
        for each in self.standing:
            if each.verdict is Verdict.DIFFERENT:
                found.setdefault(each.left, set()).add(each.right)
                found.setdefault(each.right, set()).add(each.left)
        return {claim: frozenset(others) for claim, others in found.items()}


def _age(judgement: Judgement) -> tuple[datetime, str, str, str, str]:
    at = judgement.at or _EARLIEST
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware, judgement.by, judgement.left, judgement.right, str(judgement.verdict)
