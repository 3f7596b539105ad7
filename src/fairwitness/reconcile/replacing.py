"""Replacing: which later figure may take an earlier one's place: one that counts all whom the earlier one counts.

"Six women", "20 at the market" and "31 on Friday" are some of "61 killed since Wednesday": they are parts of it, take
nothing of it back, and are not added to it. "The three others" are never all the dead. A larger number is no part,
whatever its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from fairwitness.model import Harm
from fairwitness.reconcile.lexicon import lexicon
from fairwitness.reconcile.scope import PART, WHOLE, Fit, Fitter, Scope, when_fit
from fairwitness.reconcile.statements import Statement, count_start

_BEFORE = 90
_ALL = frozenset({Fit.SAME, *WHOLE})
_A_NIGHT = timedelta(days=1)


class Replacing:
    """Tells which of some statements may take whose place."""

    def __init__(self, told: Iterable[Statement], fitter: Fitter) -> None:
        self._told = {each.id: each for each in told}
        self._fitter = fitter

    def may(self, new: Statement, old: Statement, *, is_near: bool = True) -> bool:
        """Tell whether one figure may stand in another's place; `is_near`: both are told in one report."""
        if new.size >= old.size:
            return True
        if _are_others(new):
            return False
        is_of_all = self._fitter.fit(new.scope, old.scope, is_near=is_near) in _ALL
        return is_of_all and not self._is_some_of(new, old, is_near=is_near)

    def _is_some_of(self, new: Statement, old: Statement, *, is_near: bool) -> bool:
        """Tell whether a figure is said to be a part of what the older one counts too, or of nobody knows what."""
        if new.part_of is None:
            return False
        whole = self._told.get(new.part_of)
        if whole is None:
            return old.part_of is None
        if self._fitter.fit(whole.scope, new.scope) is Fit.SAME:
            return True  # "two of them" says of nobody but that they are some
        return self._fitter.fit(whole.scope, old.scope, is_near=is_near) in {Fit.SAME, *PART}


def is_of_less(new: Statement, old: Statement, fitter: Fitter) -> bool:
    """Tell whether a smaller figure, of an incident's same people, is of another place or fewer days than one before.

    What a figure leaves unsaid is its incident's; what is told to be put right is, wherever it is told of.
    """
    if new.size >= old.size or new.published < old.published or is_put_right(new):
        return False
    if _are_others(new):
        return True
    mine, theirs = new.scope.where, old.scope.where
    is_elsewhere = bool(mine.spots and theirs.spots) and fitter.where(mine, theirs, is_near=False) not in _ALL
    return is_elsewhere or _is_of_fewer_days(new.scope, old.scope)


def _are_others(said: Statement) -> bool:
    """Tell whether the dead are mere "others"; the other hurt or missing may be all who are so still."""
    return said.scope.whom.refers and said.claim.harm is Harm.KILLED


def is_put_right(said: Statement) -> bool:
    """Look for "lowered its estimate to" before a number."""
    start = count_start(said.claim)
    before = said.filed.report.stretch(max(0, start - _BEFORE), start)
    return bool(start) and lexicon().put_right.search(before) is not None


def _is_of_fewer_days(new: Scope, old: Scope) -> bool:
    """Tell whether one leaves out days the other counts; two days are a night, which is told with either of them."""
    if old.start is None or old.end is None or old.end - old.start <= _A_NIGHT:
        return False
    return when_fit(new, old) not in _ALL
