"""Echoes: what a headline says again of its own text, which is of the incident that the text tells it of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fairwitness.model import Claim, Count, HarmClaim, Report

_SEVERAL = 3
"""From three people on a number tells something of its incident."""


def echoes(report: Report, claims: Sequence[Claim]) -> Mapping[str, str]:
    """Find for claims of the headline the first of the text that gives their number, by claim ids.

    A headline has no room to tell where: "30 shot dead in village near Jableh" stands over a village that its text
    names, and is no second attack.
    """
    counted = [claim for claim in claims if isinstance(claim, HarmClaim) and (claim.count.low or 0) >= _SEVERAL]
    headline = [claim for claim in counted if claim.quote.end <= len(report.title)]
    text = [claim for claim in counted if claim.quote.start > len(report.title)] if headline else []
    return {each.id: twin.id for each in headline if (twin := next((t for t in text if _says(t, each)), None))}


def _says(one: HarmClaim, headline: HarmClaim) -> bool:
    if (one.harm, one.background, _number(one.count)) != (headline.harm, headline.background, _number(headline.count)):
        return False
    mine, theirs = one.when, headline.when
    if mine.start is None or mine.end is None or theirs.start is None or theirs.end is None:
        return True
    return mine.start <= theirs.end and theirs.start <= mine.end


def _number(count: Count) -> tuple[int | None, int | None, bool]:
    return count.low, count.high, count.combined
