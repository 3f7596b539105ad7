"""One breath: persons told singly and joined, "a nurse and a boy were shot", are one claim of two people.

So the annotation guide has named victims, and so annotators have others: in 221 of 308 such claims of our own texts,
and in most of the rest soldiers and civilians are told apart. Parts of a number ("seven, among them a nurse and a boy")
are a claim each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fairwitness.extract.overlaps import Overlaps
from fairwitness.extract.persons import persons_in
from fairwitness.extract.scene import Scene
from fairwitness.extract.victims import age_of, group_of, sex_of
from fairwitness.model import Count, HarmClaim, Span
from fairwitness.text.people import person_nouns
from fairwitness.text.syntax import syntax

_LONGEST = 8  # words of one person's mention


@dataclass(frozen=True, slots=True)
class _Breath:
    """Persons told together: the words for all of them, and how many they are."""

    victims: Span
    persons: int


def with_one_breath(
    scene: Scene, claims: Mapping[int, HarmClaim], parts: Mapping[int, int | None]
) -> dict[int, HarmClaim]:
    """Put the claims of single persons told in one breath together, with those of them the reader did not see."""
    made = dict(claims)
    by_cue = Overlaps((claim.cue, at) for at, claim in claims.items())
    counted = {at for at, claim in claims.items() if _is_part(claim, _whole(claims, parts.get(at)))}
    for index, claim in claims.items():
        breath = _breath(scene, claim) if index in made and _is_of_one(claim) and index not in counted else None
        if breath is None:
            continue
        beside = {at: made[at] for at in by_cue.of(claim.cue) if at in made and made[at].harm is claim.harm}
        if any(_tells_of_all(each, breath) for each in beside.values()):
            del made[index]
            continue
        together = {at: each for at, each in beside.items() if _tells_of(each, breath)}
        if len({each.group for each in together.values()}) > 1 or counted & together.keys():
            continue
        for at in together.keys() - {index}:
            del made[at]
        made[index] = _joined(scene, claim, breath)
    return made


def _whole(claims: Mapping[int, HarmClaim], at: int | None) -> HarmClaim | None:
    return None if at is None else claims.get(at)


def _is_part(claim: HarmClaim, whole: HarmClaim | None) -> bool:
    return whole is not None and whole.harm is claim.harm


def _is_of_one(claim: HarmClaim) -> bool:
    return claim.count.low == claim.count.high == 1 and not claim.count.combined and claim.victims is not None


def _tells_of(claim: HarmClaim, breath: _Breath) -> bool:
    """Tell whether a claim of the same word of harm is that of one of the persons told together."""
    return _is_of_one(claim) and claim.victims is not None and breath.victims.contains(claim.victims)


def _tells_of_all(claim: HarmClaim, breath: _Breath) -> bool:
    """Tell whether a claim counts all of those told together already."""
    counts_all = claim.count.low == breath.persons
    return counts_all and claim.victims is not None and claim.victims.overlaps(breath.victims)


def _joined(scene: Scene, claim: HarmClaim, breath: _Breath) -> HarmClaim:
    victims, quote = breath.victims, claim.quote
    start, end = min(quote.start, victims.start), max(quote.end, victims.end)
    return replace(
        claim,
        quote=Span.of(scene.document.original, start, end),
        victims=victims,
        count=Count(words=None, low=breath.persons, high=breath.persons),
        group=group_of(victims.words, scene.document.original, victims.start),
        sex=sex_of(victims.words),
        age=age_of(victims.words),
    )


def _breath(scene: Scene, claim: HarmClaim) -> _Breath | None:
    """Find who is told in one breath with a claim's one victim; None where nobody is."""
    assert claim.victims is not None  # looked at before
    held = scene.document.tokens_of(claim.victims)
    cue = scene.document.tokens_of(claim.cue)
    if held is None or cue is None:
        return None
    words = scene.words
    first = _mention_begin(words, held[0])
    end, after = _forward(words, held[1] + 1)
    begin, before = _backward(words, first)
    if after + before == 0 or not (_is_subject(words, end, cue[0]) or _is_object(words, begin, end, cue[1])):
        return None
    return _Breath(scene.document.span(begin, end - 1), 1 + after + before)


def _mention_begin(words: tuple[str, ...], first: int) -> int:
    """Where the mention of one person begins: with the article before the words pointed at."""
    for at in range(first - 1, max(-1, first - _LONGEST), -1):
        if words[at] in syntax().one_person:
            return at
        if not _goes_on(words[at]):
            break
    return first


def _forward(words: tuple[str, ...], at: int) -> tuple[int, int]:
    """How far single persons are told on from `at`, and how many; nobody where no "and" closes their list."""
    found, end = 0, at
    while True:
        joint, is_last = _joint(words, end)
        mention = _mention(words, joint) if joint > end else None
        if mention is None:
            break
        found, end = found + 1, mention
        if is_last:
            return end, found
    return at, 0


def _joint(words: tuple[str, ...], at: int) -> tuple[int, bool]:
    """Where the next of a list begins behind a comma, an "and" or both, and whether it is the last one."""
    comma = at + (words[at : at + 1] == (",",))
    last = words[comma : comma + 1] == ("and",)
    return comma + last, last


def _mention(words: tuple[str, ...], at: int) -> int | None:
    """Where the mention of a single person that begins at `at` ends; None where none begins there."""
    if words[at : at + 1] == () or words[at] not in syntax().one_person:
        return None
    end = at + 1
    while end < min(len(words), at + _LONGEST) and _goes_on(words[end]):
        end += 1
    return end if _is_person(words[at:end]) else None


def _goes_on(word: str) -> bool:
    return word[0].isalnum() and word != "and" and word not in syntax().stop | syntax().preposition


def _is_person(words: tuple[str, ...]) -> bool:
    """Tell whether a mention is of one person: "his young son", "one of her children"."""
    is_one_of = words[:2] == ("one", "of")
    told = persons_in(" ".join(words[2 * is_one_of :]))
    return len(told) == 1 and told[0].plural is is_one_of and told[0].head in person_nouns().groups


def _backward(words: tuple[str, ...], first: int) -> tuple[int, int]:
    """How far single persons are told before the one that begins at `first`, and how many."""
    joint = first - 1
    if joint < 1 or words[joint] != "and":
        return first, 0
    end = joint - (words[joint - 1] == ",")
    begins = range(end - 1, max(-1, end - _LONGEST), -1)
    begin = next((at for at in begins if words[at] in syntax().one_person), None)
    if begin is None or _mention(words, begin) != end:
        return first, 0
    earlier, more = _list_before(words, begin)
    return earlier, 1 + more


def _list_before(words: tuple[str, ...], first: int) -> tuple[int, int]:
    """The persons that only commas join before the last two: "a cook, a guard" of "a cook, a guard and a boy"."""
    begin, found = first, 0
    while begin > 1 and words[begin - 1] == ",":
        begins = range(begin - 2, max(-1, begin - _LONGEST), -1)
        earlier = next((at for at in begins if words[at] in syntax().one_person), None)
        if earlier is None or _mention(words, earlier) != begin - 1:
            break
        begin, found = earlier, found + 1
    return begin, found


def _is_subject(words: tuple[str, ...], end: int, cue: int) -> bool:
    """Tell whether what ends at `end` is the subject of a verb of several with that word of harm: "... were killed"."""
    verb = words[end : end + 1]
    return bool(verb) and verb[0] in syntax().of_several and end < cue <= end + _LONGEST


def _is_object(words: tuple[str, ...], begin: int, end: int, cue: int) -> bool:
    """Tell whether a word of harm stands right before its object, behind which no verb makes it another's subject."""
    behind = words[end : end + 1]
    ends = not behind or behind[0] in syntax().preposition or behind[0] in syntax().opener or not behind[0].isalnum()
    return cue + 1 == begin and ends
