"""Revisions: figures that gave way: taken back downwards later on, or told to have risen since."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fairwitness.reconcile.lexicon import lexicon, words_of
from fairwitness.reconcile.replacing import Replacing
from fairwitness.reconcile.scope import Fitter
from fairwitness.reconcile.statements import Statement, count_start

_BEFORE = 60
_STOP = re.compile(r"[.!?:;]\s|\n|\d")


def revised(statements: Iterable[Statement]) -> dict[str, Statement]:
    """Find running figures ("since Thursday") above what their own claimant says later of a longer time.

    A running figure only grows, so the later, lower one is a revision, and the earlier gives way to it: by claim id.
    """
    running: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for each in statements:
        scope = each.scope
        if each.incident is None and each.low is not None and scope.start and not each.is_combined:
            is_part = each.part_of is not None
            key = each.origin_id, each.claim.harm, scope.start, scope.where, scope.whom, is_part
            running[key].append(each)
    found: dict[str, Statement] = {}
    for said in running.values():
        if len(said) > 1:
            found |= _given_way(sorted(said, key=lambda each: each.key))
    return found


def lowered(statements: Sequence[Statement], fitter: Fitter) -> dict[str, Statement]:
    """Find totals above what their own claimant says later of the same days and no narrower a place: by claim id.

    "Forty-seven in three prisons" gives way to "the country's dead of that day are 45".
    """
    periods: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for each in statements:
        scope = each.scope
        if each.incident is None and each.low is not None and scope.start and scope.end and not each.is_combined:
            periods[each.origin_id, each.claim.harm, scope.start, scope.end].append(each)
    found: dict[str, Statement] = {}
    replacing = Replacing(statements, fitter)
    for said in periods.values():
        for old in said if len(said) > 1 else ():
            since = min(each.published for each in said if each.is_same_number(old))  # a reprint is no new statement
            newer = [each for each in said if each.published > since and _lowers(each, old, replacing)]
            known = {each.number for each in said if each.published <= since}  # said again is no change of mind
            changed = [each for each in newer if each.number not in known]
            if changed:
                found[old.id] = max(changed, key=lambda each: each.key)
    return found


def _lowers(later: Statement, earlier: Statement, replacing: Replacing) -> bool:
    if later.high is None or later.high >= (earlier.low or 0):
        return False
    return replacing.may(later, earlier, is_near=False)


def put_right(statements: Sequence[Statement], fitter: Fitter) -> dict[str, Statement]:
    """Find figures of which a later report tells that their claimant took them back: "lowered to 20 from 27".

    They give way though both came out on one day: by claim id, the figure that took their place.
    """
    by_event: dict[tuple[object, ...], list[Statement]] = {
        _event(each): []
        for each in statements
        if each.is_earlier and each.incident is not None and each.low is not None
    }
    for each in statements if by_event else ():
        is_number = each.low is not None and not each.is_combined
        if is_number and (said := by_event.get(_event(each))) is not None:
            said.append(each)
    found: dict[str, Statement] = {}
    replacing = Replacing(statements if by_event else (), fitter)
    for said in by_event.values():
        for old in (each for each in said if each.is_earlier):
            beside = [each for each in said if each.report_id == old.report_id and not each.is_earlier]
            newer = max(
                (each for each in beside if replacing.may(each, old)),
                key=lambda each: (each.size, each.key),
                default=None,
            )
            if newer is None or newer.size >= old.size:
                continue
            for each in said:
                if each.report_id != old.report_id and each.is_same_number(old) and each.published <= old.published:
                    found[each.id] = newer
    return found


def taken_back(statements: Sequence[Statement], denied: Sequence[Statement], fitter: Fitter) -> dict[str, Statement]:
    """Find figures that their claimant denies beside the one it gives instead: "nine people, not 11".

    They give way though both came out on one day: by claim id, the figure that took their place.
    """
    if not denied:
        return {}
    given = [each for each in statements if each.incident is not None and each.high is not None]
    replacing = Replacing(statements, fitter)
    found: dict[str, Statement] = {}
    for no in denied:
        alike = [each for each in given if _event(each) == _event(no)]
        instead = [
            each
            for each in alike
            if each.report_id == no.report_id and each.claim.quote.overlaps(no.claim.quote)
            if replacing.may(each, no)
        ]
        if no.low is None or not instead:
            continue
        newer = min(instead, key=lambda each: each.key)
        for each in alike:
            if each.report_id != no.report_id and each.is_same_number(no) and each.published <= no.published:
                found[each.id] = newer
    return found


def in_their_place(said: Sequence[Statement], superseded: Mapping[str, Statement]) -> Sequence[Statement]:
    """Let what took the place of a part be that part: of the 47, among them 29 here, the 27 counted since are some."""
    parts = {
        newer.id: each.part_of
        for each in said
        if each.part_of and (newer := superseded.get(each.id)) and _event(newer) == _event(each)
    }
    if not parts:
        return said
    return [
        replace(each, part_of=parts[each.id])
        if each.part_of is None and parts.get(each.id) not in {None, each.id}
        else each
        for each in said
    ]


def tells_of_rise(said: Statement) -> bool:
    """Tell whether a number is told as what a toll has risen to: "has risen to at least 54", "the 54th to die"."""
    if said.low is None or said.is_vague or said.claim.count.words is None:
        return False
    if said.low > 1 and lexicon().ordinals.fullmatch(said.claim.count.words.words):
        return True
    start = count_start(said.claim)
    if not start:
        return False
    before = said.filed.report.stretch(max(0, start - _BEFORE), start)
    words = words_of(_STOP.split(before)[-1])
    return words[-1:] != ["from"] and not lexicon().rising.isdisjoint(words)


def _event(said: Statement) -> tuple[object, ...]:
    return said.incident, said.claim.harm, said.origin_id


def _given_way(said: list[Statement]) -> dict[str, Statement]:
    found: dict[str, Statement] = {}
    lowest: Statement | None = None
    for each in reversed(said):
        if lowest is not None and _falls(each, lowest):
            found[each.id] = lowest
        elif each.high is not None and (lowest is None or each.high < (lowest.high or 0)):
            lowest = each
    return found


def _falls(earlier: Statement, later: Statement) -> bool:
    ends = earlier.scope.end, later.scope.end
    is_longer = ends[0] is not None and ends[1] is not None and ends[0] < ends[1]
    return (
        is_longer and later.high is not None and (earlier.low or 0) > later.high and earlier.published < later.published
    )
