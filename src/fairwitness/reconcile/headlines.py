"""Headlines: what a headline says again of its own text, in fewer words and bolder ones.

"Gunmen kill 25" stands over "killing at least 25 people, officials said". The text is what is meant: its claimant, its
place, its "at least" and its class of victims stand for both, and a headline's "dozens" or "nearly 50" is the number
below it. Where the text's are the dead of one side, so are the headline's.
A reprint's headline is of its editors' making, but what it says is the text's, and so the original's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from fairwitness.reconcile.scope import Fit, Fitter
from fairwitness.reconcile.statements import Statement


@dataclass(slots=True, eq=False)
class Below:
    """Headlines' statements by claim id, each with the one of its text that says so too.

    `meant` are of the same people, and are taken as the text means them; `again` add nothing to it.
    """

    meant: dict[str, Statement] = field(default_factory=dict)
    again: dict[str, Statement] = field(default_factory=dict)

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
    return found


def as_meant(said: Sequence[Statement], below: Below) -> list[Statement]:
    """Let headlines speak for their texts' claimants, no bolder than these; what they say again is left out."""
    if not below.meant and not below.again:
        return list(said)
    return [
        _as(twin, each) if (twin := below.meant.get(each.id)) else each for each in said if each.id not in below.again
    ]


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
    is_number = one.is_same_number(headline) or headline.rounds(one)
    return is_number and len({one.incident, headline.incident} - {None}) < 2


def _is_of_one(twin: Statement, headline: Statement, fitter: Fitter) -> bool:
    """Tell whether a headline counts the people its text does, or more broadly: others may be parts of it."""
    is_wider = fitter.whom(twin.scope.whom, headline.scope.whom) in {Fit.SAME, Fit.NARROWER, Fit.INSIDE}
    is_some = twin.part_of is not None or twin.is_some_of_more
    return is_wider and not is_some and not headline.is_vague and twin.incident == headline.incident


def _distance(one: Statement, headline: Statement, fitter: Fitter) -> tuple[object, ...]:
    """Rank what a headline may stand for: its own incident, its own victims, no part of another figure, told first."""
    is_alike = fitter.whom(one.scope.whom, headline.scope.whom) is Fit.SAME
    return one.incident != headline.incident, one.part_of is not None, not is_alike, one.is_own_voice, one.key
