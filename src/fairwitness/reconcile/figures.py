"""Figures: the claims of one report about one harm, laid beside each other pair by pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fairwitness.model import HarmClaim
from fairwitness.reconcile.lexicon import lexicon, neutral_bounds, words_of
from fairwitness.reconcile.scope import Fit, Scope, fit
from fairwitness.reconcile.voices import is_one_voice, is_same_claimant

_COINCIDENCE = 5
"""From this number on, equal figures for two places that may be one are taken for one figure."""

_PART = frozenset({Fit.INSIDE, Fit.NARROWER})
_WHOLE = frozenset({Fit.CONTAINS, Fit.WIDER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A claim with its scope; low and high are None where its words bound nothing."""

    claim: HarmClaim
    scope: Scope
    low: int | None
    high: int | None
    least: int
    is_added: bool
    is_earlier: bool

    @classmethod
    def of(cls, claim: HarmClaim, before: HarmClaim | None = None) -> Figure:
        """Lay a claim out for comparison; `least` is what its words mean at the very least.

        `before` is the claim that stands before it in the text: "three others" after another figure of the same harm
        are added to that one; after one of another harm ("two killed and three others wounded") they are not.
        """
        count = claim.count
        says_nothing = count.vague or (count.high is None and not count.low)
        low, high = (None, None) if says_nothing else (count.low or 0, count.high)
        words = count.words.words if count.words else None
        neutral = neutral_bounds(words)
        least = low if low is not None else neutral[0] if neutral else 1
        return cls(
            claim=claim,
            scope=Scope.of(claim),
            low=low,
            high=high,
            least=least,
            is_added=before is not None and before.harm is claim.harm and _says_more(claim),
            is_earlier=_is_earlier(claim),
        )

    @property
    def is_vague(self) -> bool:
        """Tell whether the words name no number."""
        return self.low is None

    @property
    def size(self) -> tuple[int, int]:
        """Rank figures of one scope by what they speak of: the larger holds the smaller."""
        return self.high if self.high is not None else self.least, self.least

    def may_hold(self, other: Figure) -> bool:
        """Tell whether the other's number can be a part of this one."""
        return self.high is None or other.least <= self.high


class Comparison:
    """How each two figures of a report lie to each other; figures are named by their position in the text."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.figures = figures
        self._known: dict[tuple[int, int], Fit] = {}
        self._added = {(at - 1, at) for at, figure in enumerate(figures) if at and figure.is_added}

    def fit(self, i: int, j: int) -> Fit:
        """Lay figure i beside figure j."""
        if (i, j) not in self._known:
            self._known[i, j] = self._fit(i, j)
        return self._known[i, j]

    def is_apart(self, i: int, j: int) -> bool:
        """Tell whether nobody can be counted in both figures, so that they add."""
        return self.fit(i, j) is Fit.APART

    def is_same_figure(self, i: int, j: int) -> bool:
        """Tell whether two claims give one figure: the same number, one of them perhaps left open, for one scope."""
        one, other = self.figures[i], self.figures[j]
        if one.is_vague or other.is_vague or one.low != other.low:
            return False
        if one.high != other.high and one.high is not None and other.high is not None:
            return False
        if one.claim.count.combined is not other.claim.count.combined:
            return False
        scopes = fit(one.scope, other.scope)
        if scopes is Fit.DISTINCT:
            return one.least >= _COINCIDENCE
        return scopes is not Fit.APART and not self._is_added(i, j)

    def gives_way(self, i: int, j: int) -> bool:
        """Tell whether figure i is what the claimant of j said before."""
        one, other = self.figures[i], self.figures[j]
        if not one.is_earlier or other.is_earlier or one.is_vague or other.is_vague:
            return False
        return is_same_claimant(one.claim, other.claim) and self.fit(i, j) not in {Fit.APART, Fit.DISTINCT}

    def is_within(self, i: int, j: int) -> bool:
        """Tell whether figure i can only be a part of figure j, by its scope or, said in one voice, by its size."""
        one, other = self.figures[i], self.figures[j]
        if not other.may_hold(one) or (one.is_vague and not self.can_cover(j, i)):
            return False
        scopes = self.fit(i, j)
        if scopes in _PART:
            return True
        if one.is_vague and scopes is Fit.WIDER:
            return not other.is_vague
        if scopes is not Fit.SAME or other.is_vague:
            return False
        smaller = (one.size, -i) < (other.size, -j)
        return one.is_vague or (smaller and is_one_voice(one.claim, other.claim) and not self._disagree(i, j))

    def can_cover(self, i: int, j: int) -> bool:
        """Tell whether figure i may speak for the vague j: nobody's closed figure limits what another leaves open."""
        one, other = self.figures[i], self.figures[j]
        return one.high is None or is_one_voice(one.claim, other.claim)

    def is_rival(self, i: int, j: int) -> bool:
        """Tell whether two figures for one scope cannot be reconciled: two voices, or a part above its whole."""
        one, other = self.figures[i], self.figures[j]
        if one.is_vague or other.is_vague:
            return False
        scopes = self.fit(i, j)
        if scopes is Fit.SAME:
            return not is_one_voice(one.claim, other.claim) or self._disagree(i, j)
        return (scopes in _PART and not other.may_hold(one)) or (scopes in _WHOLE and not one.may_hold(other))

    def _fit(self, i: int, j: int) -> Fit:
        if self._is_added(i, j):
            return Fit.APART
        one, other = self.figures[i], self.figures[j]
        found = fit(one.scope, other.scope)
        if found is Fit.DISTINCT:
            return Fit.APART if is_one_voice(one.claim, other.claim) else Fit.CROSSING
        return found

    def _is_added(self, i: int, j: int) -> bool:
        return (min(i, j), max(i, j)) in self._added

    def _disagree(self, i: int, j: int) -> bool:
        """Tell whether the outlet's own figure and a named claimant's exclude each other."""
        one, other = self.figures[i], self.figures[j]
        if is_same_claimant(one.claim, other.claim):
            return False
        return not one.may_hold(other) or not other.may_hold(one)


def _says_more(claim: HarmClaim) -> bool:
    spans = (claim.count.words, claim.victims)
    return any(_adds(words_of(span.words)) for span in spans if span)


def _adds(words: Sequence[str]) -> bool:
    additions = lexicon().additions
    return any(
        word in additions and words[at + 1 : at + 2] != ["than"] and words[max(0, at - 1) : at] != ["or"]
        for at, word in enumerate(words)
    )


def _is_earlier(claim: HarmClaim) -> bool:
    """Look for "its first count of 72" in the quote, up to a few words before the number."""
    count = claim.count.words
    if count is None or not claim.quote.contains(count):
        return False
    before = words_of(claim.quote.words[: count.start - claim.quote.start])[-4:]
    return bool(lexicon().earlier & set(before)) or before[-1:] == ["from"]
