"""The nth to die: "she is the sixth to die in the attack" says that six have died, she among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from fairwitness.extract.clauses import sentence_index
from fairwitness.extract.overlaps import Overlaps, free_indices
from fairwitness.extract.scene import Scene
from fairwitness.extract.victims import age_of, group_of, sex_of
from fairwitness.model import Count, Evidence, Harm, HarmClaim, Span, Status, When
from fairwitness.text.numbers import ordinal_of
from fairwitness.text.wordings import read_wordings

_FORMS = ("", "_bare", "_taken", "_noun", "_participle", "_headline", "_title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The entries of `nth.toml`, which says why each is there."""

    told: re.Pattern[str]
    one_event: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nth:
    """Where a text tells the nth to die; `is_of_one_event` where the count goes no further back than one event."""

    number: int
    quote: Span
    words: Span
    cue: Span
    victims: Span | None
    is_of_one_event: bool


def with_nth(scene: Scene, claims: Mapping[int, HarmClaim]) -> dict[int, HarmClaim]:
    """Count all who have died where one is told to be the nth; add the claim where the reader saw none.

    It is added only where the one who died is told of in the same sentence or the one before (for a headline: in the
    text), and where the count is of this one event.
    """
    made = dict(claims)
    by_quote = Overlaps((claim.quote, index) for index, claim in claims.items())
    by_number = Overlaps((words, index) for index, claim in claims.items() if (words := _ordinal(claim)))
    wounds = _wounds(claims.values())
    free = free_indices(claims)
    for nth in _told(scene):
        one = _one_told(scene, made, by_quote, nth)
        seen = [index for index in by_number.of(nth.words) if _counts(made[index], nth)]
        if not seen and one is not None and nth.is_of_one_event:
            seen = [next(free)]
            made[seen[0]] = _added(scene, nth, made[one])
        for index in seen:
            made[index] = _of_all(made[index], nth, wounds, made[one] if one is not None else None)
        if seen and one is not None and made[one].part_of is None:
            made[one] = replace(made[one], part_of=made[seen[0]].id)
    return made


def _told(scene: Scene) -> Iterator[Nth]:
    text = scene.document.original
    for found in _words().told.finditer(text):
        form = next(form for form in _FORMS if found[f"nth{form}"])
        number = ordinal_of(found[f"nth{form}"])
        if number is None or number < 2:
            continue
        has_victims = f"victims{form}" in found.re.groupindex
        yield Nth(
            number=number,
            quote=Span.of(text, found.start(), found.end()),
            words=Span.of(text, *found.span(f"nth{form}")),
            cue=Span.of(text, *found.span(f"cue{form}")),
            victims=Span.of(text, *found.span(f"victims{form}")) if has_victims else None,
            is_of_one_event=form == "_taken" or _words().one_event.match(text, found.end()) is not None,
        )


def _ordinal(claim: HarmClaim) -> Span | None:
    """Where a claim's ordinal may stand: in its count, or in its victims where the reader took it for their name."""
    return claim.count.words or claim.victims


def _counts(claim: HarmClaim, nth: Nth) -> bool:
    words = _ordinal(claim)
    return claim.harm is Harm.KILLED and words is not None and words.overlaps(nth.words)


def _one_told(scene: Scene, claims: Mapping[int, HarmClaim], by_quote: Overlaps[int], nth: Nth) -> int | None:
    """The claim of the one who is the nth: the last told before, in the same sentence or the one before it."""
    title = len(scene.report.title)
    is_title = nth.quote.end <= title
    start, end = (title, len(scene.document.original)) if is_title else (_sentence_before(scene, nth), nth.words.start)
    if start >= end:
        return None
    near = ((index, claims[index]) for index in by_quote.of(Span.of(scene.document.original, start, end)))
    told = [
        (claim.quote.end, index)
        for index, claim in near
        if claim.harm is Harm.KILLED and claim.count.low == claim.count.high == 1 and claim.status is not Status.DENIED
        if start <= claim.quote.start < end and not _counts(claim, nth)
    ]
    nearest = min if is_title else max
    return nearest(told)[1] if told else None


def _sentence_before(scene: Scene, nth: Nth) -> int:
    """Where the sentence before that of the nth begins."""
    at = scene.document.tokens_of(nth.words)
    index = sentence_index(scene.document, at[0]) if at else 0
    return scene.document.tokens[scene.document.sentences[max(0, index - 1)][0]].start


def _added(scene: Scene, nth: Nth, one: HarmClaim) -> HarmClaim:
    """A claim by the rule alone: of the same place and doer as that of the one who died.

    It is told by the same speaker, or by whom its own sentence names.
    """
    text = scene.document.original
    victims = nth.victims.words if nth.victims else None
    is_title = nth.quote.end <= len(scene.report.title)
    if is_title or one.claimant is None:
        said = None if is_title else scene.said_outright(nth.quote)
        one = replace(one, claimant=said, claimant_role=scene.role(said), relays=())
    return replace(
        one,
        id=scene.claim_id(Harm.KILLED, nth.words, nth.quote),
        quote=nth.quote,
        cue=nth.cue,
        victims=nth.victims,
        group=group_of(victims, text, nth.victims.start if nth.victims else None),
        sex=sex_of(victims),
        age=age_of(victims),
        when=When(),
        part_of=None,
        evidence=(Evidence(field="rule", probability=1.0, words=nth.words),),
    )


def _of_all(claim: HarmClaim, nth: Nth, wounds: Mapping[Span, When], one: HarmClaim | None) -> HarmClaim:
    """Count all who have died, on the day of the event that they died of: that of the one's wound."""
    count = Count(words=nth.words, low=nth.number, high=nth.number)
    wound = wounds.get(one.victims, When()) if one is not None and one.victims is not None else When()
    return replace(claim, count=count, when=wound if wound.start else claim.when)


def _wounds(claims: Iterable[HarmClaim]) -> dict[Span, When]:
    """When whoever is told to have been wounded was, by the words for them; as it is first told."""
    wounds: dict[Span, When] = {}
    for claim in claims:
        if claim.harm is Harm.INJURED and claim.victims is not None:
            wounds.setdefault(claim.victims, claim.when)
    return wounds


@cache
def _words() -> Words:
    return read_wordings(Words, "fairwitness.text.lexicon", "nth")
