"""Headlines: what a headline says again of its own text, in fewer words and bolder ones.

"Gunmen kill 25" stands over "killing at least 25 people, officials said". The text is what is meant: its claimant, its
place, its "at least" and its class of victims stand for both, and a headline's "dozens", "nearly 50" or "more than
40" is the number below it. Where the text's are the dead of one side, so are the headline's.
A reprint's headline is of its editors' making, but what it says is the text's, and so the original's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from fairwitness.reconcile.beside import are_told_beside
from fairwitness.reconcile.scope import Fit, Fitter
from fairwitness.reconcile.statements import ROUGHLY, Statement, last_place


@dataclass(slots=True, eq=False)
class Below:
    """Headlines' statements by claim id, each with the one of its text that says so too.

    `meant` are of the same people, and are taken as the text means them; `again` add nothing to it; `summed` are what
    the text's figures told side by side come to, each with the first of these.
    """

    meant: dict[str, Statement] = field(default_factory=dict)
    again: dict[str, Statement] = field(default_factory=dict)
    summed: dict[str, Statement] = field(default_factory=dict)

    def twin(self, said: Statement) -> Statement | None:
        """The statement of the text, if this is a headline's that has one."""
        return self.meant.get(said.id) or self.again.get(said.id)


def said_below(said: Sequence[Statement], fitter: Fitter, repeated: Mapping[str, Statement]) -> Below:
    """Find for each headline's statement the one of its text that says so; `repeated` is what reprints say again."""
    headlines = [each for each in said if in_headline(each) and each.id not in repeated]
    text: dict[str, list[Statement]] = {each.report_id: [] for each in headlines}
    for each in said if headlines else ():
        if each.report_id in text and not in_headline(each):
            text[each.report_id].append(each)
    found = Below()
    for each in headlines:
        twins = [other for other in text[each.report_id] if _says(other, each, fitter)]
        if twins:
            twin = min(twins, key=lambda other: _distance(other, each, fitter))
            original = repeated.get(twin.id)
            if original is None and _is_of_one(twin, each, fitter):
                found.meant[each.id] = twin
            else:
                found.again[each.id] = original or twin
        elif (first := _summand(text[each.report_id], each)) is not None:
            found.summed[each.id] = first
    return found


def as_meant(said: Sequence[Statement], below: Below) -> list[Statement]:
    """Let headlines speak for their texts' claimants, no bolder than these; what they say again is left out."""
    if not below.meant and not below.again and not below.summed:
        return list(said)
    return [_as_meant(each, below) for each in said if each.id not in below.again]


def _as_meant(each: Statement, below: Below) -> Statement:
    twin, first = below.meant.get(each.id), below.summed.get(each.id)
    if twin is not None:
        return _as(twin, each)
    if first is not None:
        return replace(each, origin_id=first.origin_id, scope=replace(each.scope, where=first.scope.where))
    return each


def _as(twin: Statement, headline: Statement) -> Statement:
    mine, theirs = headline.scope.whom, twin.scope.whom
    whom = theirs if theirs.side and (mine.side is None or (theirs.ranks and mine.ranks is None)) else mine
    return replace(
        headline,
        low=twin.low,
        high=twin.high,
        number=twin.number,
        least=twin.least,
        origin_id=twin.origin_id,
        is_floor=twin.is_floor,
        scope=replace(headline.scope, where=twin.scope.where, whom=whom),
    )


def gone_with_texts(below: Below, superseded: Mapping[str, Statement]) -> dict[str, Statement]:
    """Find headlines whose text's figure gave way to another: theirs gives way to it too."""
    gone = {name: superseded[twin.id] for name, twin in below.meant.items() if twin.id in superseded}
    return {name: newer for name, newer in gone.items() if newer.id != name and name not in superseded}


def in_headline(said: Statement) -> bool:
    """Tell whether a statement stands in its report's headline."""
    return said.claim.quote.end <= len(said.filed.report.title)


def _says(one: Statement, headline: Statement, fitter: Fitter) -> bool:
    if one.claim.harm is not headline.claim.harm or one.is_combined is not headline.is_combined or one.low is None:
        return False
    if fitter.whom(one.scope.whom, headline.scope.whom) is Fit.APART:
        return False
    if headline.is_vague:
        return one.may_hold(headline)
    is_number = one.is_same_number(headline) or headline.rounds(one) or _falls_short(headline, one)
    return is_number and len({one.incident, headline.incident} - {None}) < 2


def _falls_short(headline: Statement, one: Statement) -> bool:
    """Tell whether "more than 100" stands over the 114 of the text: its round number is the one below."""
    if headline.high is not None or not headline.low or one.high is None or one.low != one.high:
        return False
    base = headline.low - 1 if headline.low % 10 == 1 else headline.low
    beyond = (one.low or 0) - base
    return 0 <= beyond < last_place(base) and beyond * ROUGHLY <= base


def _summand(text: Sequence[Statement], headline: Statement) -> Statement | None:
    """Find the first of two figures side by side that come to a headline's: "61 civilians and six soldiers" to 67."""
    if headline.low is None or headline.is_vague:
        return None
    counts = [one for one in text if one.low and one.low == one.high and one.claim.harm is headline.claim.harm]
    for first, second in pairwise(counts):
        if (first.low or 0) + (second.low or 0) == headline.low and are_told_beside(first, second):
            return first
    return None


def _is_of_one(twin: Statement, headline: Statement, fitter: Fitter) -> bool:
    """Tell whether a headline counts the people its text does, or more broadly: others may be parts of it."""
    is_wider = fitter.whom(twin.scope.whom, headline.scope.whom) in {Fit.SAME, Fit.NARROWER, Fit.INSIDE}
    is_some = twin.part_of is not None or twin.is_some_of_more
    return is_wider and not is_some and not headline.is_vague and twin.incident == headline.incident


def _distance(one: Statement, headline: Statement, fitter: Fitter) -> tuple[object, ...]:
    """Rank what a headline may stand for: its own incident, its own victims, no part of another figure, told first."""
    is_alike = fitter.whom(one.scope.whom, headline.scope.whom) is Fit.SAME
    return one.incident != headline.incident, one.part_of is not None, not is_alike, one.is_own_voice, one.key
