"""Perpetrators: of the words pointed at as who did it, those that name somebody, and somebody other than the victims.

A report is never made to accuse: what names no party, a month, a place or a weapon's adjective, accuses nobody; nor do
soldiers kill the soldiers of their own army where the text only says that they fell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from fairwitness.extract.scene import Scene
from fairwitness.extract.setting import names_only
from fairwitness.model import Group, Harm, HarmClaim, PlaceMention, PlacePrecision, Span, Status
from fairwitness.reference.folding import fold
from fairwitness.reference.parties import body_words, country_names
from fairwitness.text.people import person_nouns, person_words
from fairwitness.text.wordings import read_wordings

_WORD = re.compile(r"[^\W\d_][\w-]*")
_STEM = 5
"""Letters by which "Eritrea" and "Eritrean", "police" and "policemen" are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The entries of `lexicon/perpetrators.toml`, which says why each is there."""

    doers: frozenset[str]
    regular: frozenset[str]
    irregular: frozenset[str]
    generic: frozenset[str]
    nobody: frozenset[str]
    unseen: re.Pattern[str]
    owned: re.Pattern[str]


def perpetrator(scene: Scene, claim: HarmClaim, pointed: Span | None) -> Span | None:
    """Who did it, as the words pointed at name them; None where they name nobody, a place, or the victims' own side.

    `claim` is all that the report says but that. In a denial "its forces" are those of who denies.
    """
    if pointed is None or not names_only((pointed,), scene.times):
        return None
    if claim.harm is Harm.MISSING and _words().unseen.search(claim.cue.words):
        return None
    if not _names_somebody(pointed) or _is_place(pointed, claim.places) or _closes_title(scene, claim.quote, pointed):
        return None
    if claim.group is Group.COMBATANTS and claim.victims is not None and _is_own_side(pointed, claim.victims):
        return None
    if claim.status is Status.DENIED and claim.claimant is not None and _words().owned.match(pointed.words):
        return claim.claimant
    return pointed


def _names_somebody(pointed: Span) -> bool:
    """Tell whether words name a party: by a name, an age, a noun for people, a side or a craft; no pronoun alone."""
    words = _WORD.findall(pointed.words)
    if words and _words().nobody.issuperset(map(str.lower, words)):
        return False
    if any(letter.isupper() or letter.isdigit() for letter in pointed.words):
        return True
    known, armed = person_words() | _words().doers, person_nouns().combatant_words
    return any(word in known or word in armed for word in words if word not in person_nouns().possessives)


def _is_place(pointed: Span, places: Sequence[PlaceMention]) -> bool:
    """Tell whether words are only the name of the harm's place, no country: "the Sake raid"."""
    return any(
        pointed.words == place.words.words
        and (place.place is None or place.place.precision is not PlacePrecision.COUNTRY)
        for place in places
    )


def _closes_title(scene: Scene, quote: Span, pointed: Span) -> bool:
    """Tell whether words behind a headline's colon name its speaker: "Eight dead in shelling of Sake: rebels"."""
    title = scene.report.title
    if pointed.end > len(title):
        return False
    speaker = scene.headline_speaker(quote)
    return speaker is not None and speaker.overlaps(pointed) and title[: speaker.start].rstrip().endswith(":")


def _is_own_side(pointed: Span, victims: Span) -> bool:
    """Tell whether the doers bear the name, or are the kind, of the combatants they would have killed.

    Soldiers and rebels of one nation are two sides.
    """
    shouted = victims.words.isupper()  # where all is in capitals, capitals show no names
    doers, dead = (_WORD.findall(span.words.lower() if shouted else span.words) for span in (pointed, victims))
    names, others = _names(doers), _names(dead)
    shared = {name for name in names if _is_among(name, others)}
    if _is_irregular(doers) != _is_irregular(dead) and all(map(_is_of_land, shared)):
        return False
    if names and others:
        return shared == names or all(_is_among(name, names) for name in others)
    kinds, theirs = _kinds(doers), _kinds(dead)
    return not names and not others and bool(kinds & theirs)


def _is_among(name: str, names: Set[str]) -> bool:
    """Tell whether names hold one, or a form of it: "Thai" and "Thailand"."""
    return any(name.startswith(other) or other.startswith(name) for other in names)


@cache
def _is_of_land(stem: str) -> bool:
    """Tell whether the first letters of a name are those of a country or a people."""
    return any(fold(name).startswith(stem) for name in (*body_words().lands, *country_names()))


def _names(words: Sequence[str]) -> set[str]:
    return {word[:_STEM].lower() for word in words if not word.islower() and word.lower() not in _words().generic}


def _kinds(words: Sequence[str]) -> set[str]:
    """The kinds of fighters that common nouns name, "police" and "policemen" as one."""
    known = _words().regular | _words().irregular
    return {word[:_STEM].lower() for word in words if word.lower() in known}


def _is_irregular(words: Sequence[str]) -> bool:
    return any(word.lower() in _words().irregular for word in words)


@cache
def _words() -> _Words:
    return read_wordings(_Words, "fairwitness.text.lexicon", "perpetrators")
