"""Received: how many one place took in, or one person saw, are some of an incident's harmed, and no count of all.

"The hospital received 14 bodies" says that at least 14 died: others were taken elsewhere, or lie where they fell. It
speaks neither against a larger number nor for so few, and where the hospital is says nothing of where they died. What
"hospitals" took in together is a count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fairwitness.model import ClaimantRole, Harm, HarmClaim, Report, Span
from fairwitness.text.wordings import read_wordings

_AROUND = 160
"""So many characters to either side of a number its sentence is looked at."""

_NEAR = 40
_EPISODE = 2
"""Days from the first to the last of one incident, or less."""

_STOP = re.compile(r"[.!?;](?:\s|$)|\n")
_WORD = re.compile(r"[^\W\d_]+")
_BODILY = frozenset({Harm.KILLED, Harm.INJURED})
_OF_THE_PLACE = frozenset({ClaimantRole.MEDIC, ClaimantRole.WITNESS, ClaimantRole.MEDIA})
"""Who speaks for one place, or of what they saw; a ministry or a monitor counts what many places took in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Received:
    """The entries of `lexicon/received.toml`, which says why each is there."""

    facilities: frozenset[str]
    several: frozenset[str]
    bodies: frozenset[str]
    took_in: re.Pattern[str]
    saw: re.Pattern[str]
    brought: re.Pattern[str]
    signs: re.Pattern[str]
    care: re.Pattern[str]
    assault: re.Pattern[str]
    ward_before: re.Pattern[str]
    ward_behind: re.Pattern[str]


def is_received(claim: HarmClaim, report: Report) -> bool:
    """Tell whether a claim's number is of what one place took in, or of the bodies that somebody saw."""
    count = claim.count.words
    if count is None or claim.harm not in _BODILY or claim.part_of is not None or _is_of_period(claim):
        return False
    known = _words()
    if not known.signs.search(report.stretch(max(0, count.start - _AROUND), count.end + _AROUND)):
        return False
    before, behind = _sentence_around(report, count)
    if known.saw.search(before) and not known.bodies.isdisjoint(_words_of(claim.cue.words)):
        return True
    if not known.took_in.search(before) and not known.brought.match(behind):
        return False
    said = {*_words_of(before), *_words_of(behind), *(_words_of(claim.claimant.words) if claim.claimant else ())}
    if not known.several.isdisjoint(said):
        return False
    return claim.claimant_role in _OF_THE_PLACE or not known.facilities.isdisjoint(said)


def is_ward(text: str, name: Span) -> bool:
    """Tell whether a place is only where the dead or wounded were taken: no attack on it is told beside."""
    known = _words()
    before = text[max(0, name.start - _AROUND) : name.start]
    behind = text[name.end : name.end + _AROUND]
    is_facility = (
        not known.facilities.isdisjoint(_words_of(name.words))
        or known.ward_before.search(before[-_NEAR:])
        or known.ward_behind.match(behind)
    )
    if not is_facility:
        return False
    sentence = f"{_STOP.split(before)[-1]}{name.words}{_STOP.split(behind)[0]}"
    return bool(known.care.search(sentence)) and not known.assault.search(sentence)


def _is_of_period(claim: HarmClaim) -> bool:
    """Tell whether a number is of a week or a war: a hospital's register is then all that is counted."""
    start, end = claim.when.start, claim.when.end
    return start is not None and end is not None and (end - start).days > _EPISODE


def _sentence_around(report: Report, count: Span) -> tuple[str, str]:
    before = report.stretch(max(0, count.start - _AROUND), count.start)
    behind = report.stretch(count.end, count.end + _AROUND)
    return _STOP.split(before)[-1], _STOP.split(behind, maxsplit=1)[0]


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.lower())


@cache
def _words() -> _Received:
    return read_wordings(_Received, "fairwitness.text.lexicon", "received")
