"""Aftermath: numbers of what became of those harmed: how many are missing, held or in hospital still, how many free.

"Ten of the 38 remain in captivity" and "25 were released" say of some of those abducted where they are now, and take
nothing from the 38 who were.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fairwitness.model import Harm, HarmClaim, Report
from fairwitness.reconcile.lexicon import lexicon, words_of

LASTING = frozenset({Harm.ABDUCTED, Harm.DETAINED})
"""Who was set free was abducted all the same: a later, smaller number is of those still held, or let go."""

_SENTENCE = 160
"""So many characters behind a number the rest of what is said of it stands in."""

_CLAUSE = re.compile(r"[,;:.()\d\n]|\b(?:and|but|while)\b")
_BEFORE = 40
_END = re.compile(r"[.!?](?:\s|$)|\n")
_STOP = re.compile(r"[,;:.()\d\n]|\b(?:and|but|while|who|whom|which)\b")


def tells_of_left(claim: HarmClaim) -> bool:
    """Tell whether a number is of those left: still missing, in captivity still, who remain in hospital."""
    return not lexicon().left.isdisjoint(_around(claim)) or _is_still(claim)


def _is_still(claim: HarmClaim) -> bool:
    """Tell whether "still" stands right before "missing", whatever is told between: "one, a girl, is still missing"."""
    count, cue, quote = claim.count.words, claim.cue, claim.quote
    if claim.harm is not Harm.MISSING or count is None or not (quote.contains(count) and quote.contains(cue)):
        return False
    before, between = (
        quote.words[: count.start - quote.start],
        quote.words[count.end - quote.start : cue.start - quote.start],
    )
    if before.lower().endswith("the ") or lexicon().of_so_many.match(between):
        return False
    return not lexicon().left.isdisjoint(words_of(between)[-1:])


def tells_of_free(claim: HarmClaim) -> bool:
    """Tell whether a number is of people taken who were set free, got away, or were found dead."""
    return claim.harm in LASTING and not lexicon().freed.isdisjoint(_around(claim))


def tells_of_trace(claim: HarmClaim, report: Report) -> bool:
    """Tell whether people called missing are told to live, or some to be found: "of the nine missing, six are dead"."""
    quote = claim.quote
    if lexicon().proved.search(report.stretch(max(0, quote.start - _BEFORE), claim.cue.start)):
        return True
    behind = report.stretch(quote.start, quote.end + _SENTENCE)
    sentence = _END.split(behind, maxsplit=1)[0]
    if lexicon().traced.search(sentence):
        return True
    number = claim.count.words.start if claim.count.words else quote.start
    is_of_some = lexicon().of_those.search(report.stretch(max(0, number - _BEFORE), number))
    return is_of_some is not None and lexicon().accounted.search(sentence) is not None


def tells_of_care(claim: HarmClaim, report: Report) -> bool:
    """Tell whether a number is of people who live on the day it is told: "the 14 who were hurt are recovering"."""
    count = claim.count.words
    if count is None or claim.harm is not Harm.INJURED:
        return False
    behind = report.stretch(count.end, count.end + _SENTENCE)
    return lexicon().in_care.search(_CLAUSE.split(behind)[0]) is not None


def _around(claim: HarmClaim) -> frozenset[str]:
    """The words beside a claim's number, up to the next mark or number.

    None where the number is of all: beside the 38 of "ten of the 38 remain", be it quoted from "the 38" on.
    """
    count, quote = claim.count.words, claim.quote
    if count is None or not quote.contains(count):
        return frozenset()
    at = count.start - quote.start
    if quote.words[:at].lower() == "the " and claim.count.low != 1:
        return frozenset()
    return _beside(quote.words[:at], quote.words[at + len(count.words) :])


@lru_cache(maxsize=50_000)
def _beside(before: str, behind: str) -> frozenset[str]:
    if lexicon().of_so_many.search(f"{before}1"):
        return frozenset()
    behind = lexicon().of_so_many.sub(" ", behind, count=1) if lexicon().of_so_many.match(behind) else behind
    return frozenset(words_of(_STOP.split(before)[-1]) + words_of(_STOP.split(behind)[0]))
