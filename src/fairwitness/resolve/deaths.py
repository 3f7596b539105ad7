"""Deaths: the day on which somebody died of wounds told apart from the day of what wounded them.

"A soldier wounded in Sunday's bombing died on Wednesday" is read with both days, and other claims of its report with
Wednesday alone. What happened, happened on Sunday: so these claims are laid beside those of other reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fairwitness.model import Claim, DatePrecision, Report, When
from fairwitness.text.dates import is_day_of_death


def of_the_act(report: Report, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Date a report's claims by what wounded people, where they were dated by a death too."""
    text = report.original
    acts = {days for claim in claims if (days := _days(text, claim.when))}
    if len({act for act, _ in acts}) != 1:
        return tuple(claims)
    act = next(iter(acts))[0]
    deaths = {death for _, death in acts}
    return tuple(_redated(claim, act, deaths) for claim in claims)


def died_later(text: str, claim: Claim) -> bool:
    """Tell whether a claim is dated by nothing but a death from wounds."""
    return bool(claim.when.words) and all(is_day_of_death(text, span.start) for span in claim.when.words)


def _days(text: str, when: When) -> tuple[date, date] | None:
    """The day of the act and that of the death, where a claim has both."""
    if when.start is None or when.end is None or when.start >= when.end:
        return None
    deaths = [is_day_of_death(text, span.start) for span in when.words]
    return (when.start, when.end) if any(deaths) and not all(deaths) else None


def _redated(claim: Claim, act: date, deaths: set[date]) -> Claim:
    when = claim.when
    if when.end not in deaths or when.start not in deaths | {act}:
        return claim
    return replace(claim, when=replace(when, start=act, end=act, precision=DatePrecision.DAY))
