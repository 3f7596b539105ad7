"""Former: what the dead had been counted as before: some of the injured or missing, or of those taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fairwitness.model import Harm, HarmClaim
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.aftermath import LASTING
from fairwitness.reconcile.statements import Statement
from fairwitness.text.dates import tells_outcome

FORMER = frozenset({Harm.INJURED, Harm.MISSING})
"""Who dies is counted so no longer."""


def with_former(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Mark the killed who are told as injured or missing before: "seven were injured and two of them later died".

    They are a part of these, or counted by the very same words and told to have died by others: "two children who were
    injured on Sunday have died".
    """
    before = {each.id: each for each in statements if each.claim.harm in FORMER and not each.is_combined}
    if not before:
        return statements
    counted = {(each.report_id, each.claim.count.words): each for each in before.values() if each.claim.count.words}
    found: list[Statement] = []
    for each in statements:
        is_dead = each.claim.harm is Harm.KILLED and not each.is_combined
        same = counted.get((each.report_id, each.claim.count.words)) if is_dead and each.claim.count.words else None
        was = same if same and _is_told_twice(same, each) else before.get(each.part_of or "") if is_dead else None
        found.append(replace(each, was=was) if was else each)
    return found


def _is_told_twice(hurt: Statement, dead: Statement) -> bool:
    """Tell whether one number has a word for the wound and another for the death: not "two were shot" read as both."""
    return tells_outcome(dead.claim.cue.words) and not hurt.claim.cue.overlaps(dead.claim.cue)


def with_dead(statements: Sequence[Statement], heard: Iterable[FiledClaim]) -> Sequence[Statement]:
    """Mark those taken whom the same words count as dead: "the bodies of six men who were detained that day"."""
    taken = {(each.report_id, each.claim.count.words) for each in statements if each.claim.harm in LASTING}
    dead = {
        (each.report.id, each.claim.count.words)
        for each in (heard if taken else ())
        if isinstance(each.claim, HarmClaim) and each.claim.harm is Harm.KILLED and each.claim.count.words
    } & taken
    if not dead:
        return statements
    return [
        replace(each, are_dead=True) if (each.report_id, each.claim.count.words) in dead else each
        for each in statements
    ]
