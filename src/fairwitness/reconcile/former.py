"""Former: what the dead had been counted as before: some of the injured or missing, or of those taken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import itemgetter

from fairwitness.model import Harm, HarmClaim, Span
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.aftermath import LASTING
from fairwitness.reconcile.lexicon import lexicon
from fairwitness.reconcile.statements import Statement
from fairwitness.text.dates import tells_outcome

FORMER = frozenset({Harm.INJURED, Harm.MISSING})
"""Who dies is counted so no longer."""

_NEAR = 12
"""So far behind a number "of the" may begin another one, or "of them" stand."""

_STOP = re.compile(r"[.!?;](?:\s|$)|\n|\d")
"""What parts a number from "of them": the end of a sentence, or another number."""


def with_former(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Mark the killed who are told as injured or missing before: "seven were injured and two of them later died".

    They are a part of these, or counted by the very same words and told to have died by others: "two children who were
    injured on Sunday have died", "a miner injured on Sunday has died"; or told as so many of them: "one of the three
    guards wounded there is dead". Whom a denial speaks of, nobody had been before.
    """
    before = {each.id: each for each in statements if _may_be_former(each)}
    if not before:
        return statements
    counted = {(each.report_id, words): each for each in before.values() if (words := _counted_by(each))}
    numbered: dict[str, list[Statement]] = defaultdict(list)
    for each in counted.values():
        if each.claim.count.words:
            numbered[each.report_id].append(each)
    found: list[Statement] = []
    for each in statements:
        is_dead = each.claim.harm is Harm.KILLED and not each.is_combined
        words = _counted_by(each) if is_dead else None
        same = counted.get((each.report_id, words)) if words else None
        was = same if same and _is_told_twice(same, each) else before.get(each.part_of or "") if is_dead else None
        if was is None and is_dead:
            was = next((more for more in numbered[each.report_id] if _is_some_of(each.claim, more)), None)
        alike = _of_them(each, numbered[each.report_id]) if is_dead and was is None else None
        found.append(replace(each, was=was) if was else each if alike is None else _like(each, alike))
    return found


def _may_be_former(said: Statement) -> bool:
    return said.claim.harm in FORMER and not said.is_combined and not said.is_denied


def _counted_by(said: Statement) -> Span | None:
    """The words that say how many: a number, or those for a single person, "a miner" or a name."""
    claim = said.claim
    return claim.count.words or (claim.victims if said.low == said.high == 1 else None)


def _like(dead: Statement, told: Statement) -> Statement:
    """Let some "of them" be of the people told of just before, and of no other side."""
    return replace(dead, scope=replace(dead.scope, whom=told.scope.whom))


def _of_them(dead: Statement, hurt: Sequence[Statement]) -> Statement | None:
    """Find the number of the hurt just before "three of them died", in its own sentence."""
    count = dead.claim.count.words
    if count is None or not lexicon().of_them.match(dead.filed.report.stretch(count.end, count.end + _NEAR)):
        return None
    before = [(words.end, each) for each in hurt if (words := each.claim.count.words) and words.end < count.start]
    end, nearest = max(before, key=itemgetter(0), default=(0, None))
    return None if nearest is None or _STOP.search(dead.filed.report.stretch(end, count.start)) else nearest


def _is_some_of(dead: HarmClaim, hurt: Statement) -> bool:
    """Tell whether the number of the hurt stands right behind that of the dead: "two of the 41 wounded have died"."""
    count, more = dead.count.words, hurt.claim.count.words
    if count is None or more is None or not count.end < more.start < count.end + _NEAR:
        return False
    of_so_many = lexicon().of_so_many.match(hurt.filed.report.stretch(count.end, more.end))
    return of_so_many is not None and count.end + of_so_many.end() > more.start


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
