"""Traced: the missing of whom later reports tell that they live, or may be held by the other side.

"The volunteer who had been reported missing was found alive", "we took 25 prisoners": of the number told before nobody
knows how many are missing still, down to none; how many were is its upper end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from fairwitness.model import Harm, HarmClaim, Status
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.aftermath import tells_of_left, tells_of_trace
from fairwitness.reconcile.scope import Fit, Fitter, Scope, when_fit
from fairwitness.reconcile.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trace:
    """What a report tells of where missing people are: `own`, of those it calls missing itself."""

    report: str
    incident: str | None
    published: date | None
    scope: Scope
    own: bool


def with_traced(said: Sequence[Statement], heard: Iterable[FiledClaim], fitter: Fitter) -> Sequence[Statement]:
    """Open the numbers of missing below of which a report of the day or later tells where some are."""
    traces = [trace for each in heard if (trace := _trace_of(each)) is not None]
    if not traces:
        return said
    of_incident: dict[str | None, list[_Trace]] = defaultdict(list)
    for trace in traces:
        of_incident[trace.incident].append(trace)
    opened = {each.id for each in said if _is_open(each, of_incident, fitter)}
    numbers = {(each.incident, each.number) for each in said if each.id in opened and each.incident}
    return [
        replace(each, low=0, least=0)
        if each.id in opened or (_is_of_missing(each) and (each.incident, each.number) in numbers)
        else each
        for each in said
    ]


def _is_of_missing(said: Statement) -> bool:
    """Tell whether a number is of people missing at first, whoever of them is left."""
    return said.claim.harm is Harm.MISSING and not tells_of_left(said.claim)


def _is_open(said: Statement, traces: Mapping[str | None, Sequence[_Trace]], fitter: Fitter) -> bool:
    """Tell whether a number of missing may have come down since."""
    if said.claim.harm is not Harm.MISSING or not said.low:
        return False
    near = traces.get(said.incident, ()) if said.incident else chain.from_iterable(traces.values())
    elsewhere = traces.get(None, ()) if said.incident else ()
    return any(_is_of(trace, said, fitter) for trace in chain(near, elsewhere))


def _trace_of(filed: FiledClaim) -> _Trace | None:
    claim = filed.claim
    if not isinstance(claim, HarmClaim) or claim.status is Status.DENIED:
        return None
    own = claim.harm is Harm.MISSING and tells_of_trace(claim, filed.report)
    if not own and (claim.harm is not Harm.DETAINED or filed.incident is None):
        return None
    published = filed.report.published
    return _Trace(report=filed.report.id, incident=filed.incident, published=published, scope=Scope.of(claim), own=own)


def _is_of(trace: _Trace, said: Statement, fitter: Fitter) -> bool:
    """Tell whether a trace may be of the people of a number; whom one side holds another report calls missing."""
    if not trace.own and (trace.report == said.report_id or not (trace.incident and trace.incident == said.incident)):
        return False
    when = said.filed.report.published
    if trace.published and when and (trace.published < when or (trace.published == when and tells_of_left(said.claim))):
        return False
    if fitter.whom(trace.scope.whom, said.scope.whom) is Fit.APART:
        return False
    if trace.incident and trace.incident == said.incident:
        return True
    one, other = trace.scope.where, said.scope.where
    is_there = bool(one.spots and other.spots) and fitter.where(one, other, is_near=False) is Fit.SAME
    return is_there and when_fit(trace.scope, said.scope, is_near=False) is not Fit.APART
