"""Corrected: what gave way by the time a report was written: its claimant's first count, or one put right since.

"The mission lowered its estimate to 2,000" takes the place of the 8,000 it spoke of before, however the two compare.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from fairwitness.reconcile.replacing import Replacing, is_put_right
from fairwitness.reconcile.scope import Fit, Fitter
from fairwitness.reconcile.statements import Statement, count_start

_STOP = re.compile(r"[.!?](?:\s|$)|\n")


def given_way_in(statements: Sequence[Statement], fitter: Fitter) -> dict[str, Statement]:
    """Find figures of one report that gave way to others of it: by claim id, what took their place."""
    return _earlier(statements, fitter) | _put_right(statements, fitter)


def _earlier(statements: Sequence[Statement], fitter: Fitter) -> dict[str, Statement]:
    """Find what a report calls a claimant's earlier count, where it gives the newer one too: what took its place."""
    superseded: dict[str, Statement] = {}
    numbered = [each for each in statements if each.says_number]
    replacing = Replacing(statements, fitter)
    for one in (each for each in numbered if each.is_earlier):
        newer = {
            other: fit
            for other in numbered
            if not other.is_earlier and one.claim.harm is other.claim.harm and one.is_one_origin(other)
            if (fit := fitter.fit(one.scope, other.scope)) not in {Fit.APART, Fit.DISTINCT}
            if replacing.may(other, one)
        }
        if newer:
            superseded[one.id] = max(newer, key=lambda other: (newer[other] is Fit.SAME, other.size, other.key))
    return superseded


def _put_right(statements: Sequence[Statement], fitter: Fitter) -> dict[str, Statement]:
    """Find what was told before a figure put in its place: the claimant's own, or the one just before it."""
    found: dict[str, Statement] = {}
    told = sorted((each for each in statements if each.says_number and not each.is_combined), key=attrgetter("key"))
    for at, new in enumerate(told):
        before = told[:at] if is_put_right(new) else []
        for old in before:
            is_meant = old.is_one_origin(new) or (old is before[-1] and _is_one_sentence(old, new))
            if is_meant and _is_of_same(old, new, fitter):
                found[old.id] = new
    return found


def _is_one_sentence(old: Statement, new: Statement) -> bool:
    return not _STOP.search(new.filed.report.stretch(count_start(old.claim), count_start(new.claim)))


def _is_of_same(old: Statement, new: Statement, fitter: Fitter) -> bool:
    """Tell whether an older figure is of the same people: a part of them, or a total around them, stays what it is."""
    if old.claim.harm is not new.claim.harm or old.part_of is not None or old.is_same_number(new):
        return False
    return fitter.fit(old.scope, new.scope) in {Fit.SAME, Fit.WIDER, Fit.NARROWER}
