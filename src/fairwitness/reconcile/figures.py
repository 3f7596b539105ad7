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
        self._added = {
            (before, at) for at, figure in enumerate(figures) if figure.is_added for before in _befores(figures, at)
        }

    def stand_in(self, i: int, j: int) -> None:
        """Let figure j stand for its repetition i: what was added to the one is added to the other."""
        for pair in [pair for pair in self._added if i in pair]:
            other = sum(pair) - i
            if other != j:
                self._added.add((min(j, other), max(j, other)))
                self._known.pop((j, other), None)
                self._known.pop((other, j), None)

    def fit(self, i: int, j: int) -> Fit:
        """Lay figure i beside figure j."""
        if (i, j) not in self._known:
            self._known[i, j] = self._fit(i, j)
        return self._known[i, j]

    def is_apart(self, i: int, j: int) -> bool:
        """Tell whether nobody can be counted in both figures, so that they add."""
        return self.fit(i, j) is Fit.APART

    def is_same_number(self, i: int, j: int) -> bool:
        """Tell whether two figures give the same number, one of them perhaps left open ("12" and "at least 12")."""
        one, other = self.figures[i], self.figures[j]
        if one.is_vague or other.is_vague or one.low != other.low:
            return False
        if one.high != other.high and one.high is not None and other.high is not None:
            return False
        return one.claim.count.combined is other.claim.count.combined

    def is_same_figure(self, i: int, j: int) -> bool:
        """Tell whether two claims give one figure: the same number for one scope."""
        if not self.is_same_number(i, j) or self._is_added(i, j):
            return False
        one, other = self.figures[i], self.figures[j]
        scopes = fit(one.scope, other.scope)
        return scopes is Fit.SAME or (scopes is Fit.DISTINCT and one.least >= _COINCIDENCE)

    def gives_way(self, i: int, j: int) -> bool:
        """Tell whether figure i is what the claimant of j said before."""
        one, other = self.figures[i], self.figures[j]
        if not one.is_earlier or other.is_earlier or one.is_vague or other.is_vague:
            return False
        return is_same_claimant(one.claim, other.claim) and self.fit(i, j) not in {Fit.APART, Fit.DISTINCT}

    def is_part(self, i: int, j: int) -> bool:
        """Tell whether figure i can only be a part of figure j: its scope lies inside, and its number fits."""
        one, other = self.figures[i], self.figures[j]
        return self.fit(i, j) in _PART and other.may_hold(one) and (not one.is_vague or self.can_cover(j, i))

    def is_outdone(self, i: int, j: int) -> bool:
        """Tell whether figure j says of the same scope, in the same voice, as many or more than figure i does."""
        one, other = self.figures[i], self.figures[j]
        if other.is_vague or not other.may_hold(one):
            return False
        scopes = self.fit(i, j)
        if one.is_vague:
            return scopes in {Fit.SAME, Fit.WIDER} and self.can_cover(j, i)
        smaller = (one.size, -i) < (other.size, -j)
        return scopes is Fit.SAME and smaller and is_one_voice(one.claim, other.claim) and not self._disagree(i, j)

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
        return (scopes in _PART and self._is_above(i, j)) or (scopes in _WHOLE and self._is_above(j, i))

    def _is_above(self, i: int, j: int) -> bool:
        """Tell whether part i is above whole j; a stated part is no whole, being narrower than its words."""
        return self.figures[j].claim.part_of is None and not self.figures[j].may_hold(self.figures[i])

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


def count_start(claim: HarmClaim) -> int:
    """Tell where a claim's number stands in the text, or its harm word where there is none."""
    return claim.count.words.start if claim.count.words else claim.cue.start


def _befores(figures: Sequence[Figure], at: int) -> list[int]:
    """Find the figure that stands before this one, with others read from the same words."""
    here = count_start(figures[at].claim)
    starts = [count_start(figure.claim) for figure in figures[:at]]
    last = max((start for start in starts if start < here), default=None)
    return [i for i, start in enumerate(starts) if start == last]


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
