"""Both harms: who was wounded and then died came to two harms, each on its own day.

"A guard wounded in Friday's raid died on Sunday" is a claim of an injury on Friday and one of a death on Sunday. Often
the reader sees one of them; the other is added here, by the rule of `late_deaths`, which its evidence names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairwitness.extract.clauses import Stretch, sentence_index
from fairwitness.extract.counts import count_of
from fairwitness.extract.facts import is_told_as_fact
from fairwitness.extract.late_days import Pair, dated, headlines_alike
from fairwitness.extract.late_deaths import LateDeath, late_deaths
from fairwitness.extract.overlaps import Overlaps, free_indices
from fairwitness.extract.scene import Scene
from fairwitness.extract.status import status_of
from fairwitness.model import Count, Evidence, Harm, HarmClaim, Span, Status
from fairwitness.text.dates import tells_toll
from fairwitness.text.document import Document
from fairwitness.text.numbers import bounds_of

_SHARED = frozenset({"victims", "perpetrator", "claimant", "places", "relays", "group"})
"""Fields that two claims of the same people have in common, and so the evidence for them."""


def with_both_harms(scene: Scene, claims: Mapping[int, HarmClaim]) -> dict[int, HarmClaim]:
    """Complete and date the claims of every late death of which the reader saw one."""
    made = dict(claims)
    by_cue = Overlaps((claim.cue, index) for index, claim in claims.items())
    by_quote = Overlaps((claim.quote, index) for index, claim in claims.items())
    free = free_indices(claims)
    pairs: list[Pair] = []
    for late in late_deaths(scene.document, scene.words, scene.times):
        seen = Pair(
            hurt=_told(made, by_cue, Harm.INJURED, _span(scene, late.wounded)),
            dead=_told(made, by_cue, Harm.KILLED, _span(scene, late.died.first)),
        )
        completed = _completed(scene, late, _counted(scene, late, seen), free)
        pair = _in_one_voice(dated(scene, late, completed))
        pair = _in_toll(pair, _toll_behind(scene, late, made, by_quote))
        told = {**pair.hurt, **pair.dead}
        for index in told.keys() - made.keys():
            by_cue.add(told[index].cue, index)
            by_quote.add(told[index].quote, index)
        for index in (*seen.hurt, *seen.dead):
            del made[index]
        made |= told
        pairs.append(pair)
    return headlines_alike(scene, made, pairs)


def _toll_behind(
    scene: Scene, late: LateDeath, claims: Mapping[int, HarmClaim], by_quote: Overlaps[int]
) -> HarmClaim | None:
    """The toll told behind a late death, in the same sentence or the next: "bringing the toll to 21"."""
    start, end = scene.document.tokens[late.died.end - 1].end, _end_of_next(scene.document, late.sentence)
    if start >= end:
        return None
    behind = (claims[at] for at in by_quote.of(Span.of(scene.document.original, start, end)) if at in claims)
    tolls = (c for c in behind if c.harm is Harm.KILLED and start <= c.quote.start and tells_toll(c.quote.words))
    return min(tolls, key=lambda claim: claim.quote.start, default=None)


def _in_toll(pair: Pair, toll: HarmClaim | None) -> Pair:
    """Those who died are part of the toll told behind."""
    if toll is None:
        return pair
    dead = {i: replace(c, part_of=toll.id) if _is_less(c, toll) else c for i, c in pair.dead.items()}
    return replace(pair, dead=dead)


def _is_less(part: HarmClaim, whole: HarmClaim) -> bool:
    return part.count.low is not None and whole.count.low is not None and part.count.low < whole.count.low


def _end_of_next(document: Document, sentence: Stretch) -> int:
    """Where the sentence after one ends."""
    at = sentence_index(document, sentence.first) + 1
    last = document.sentences[min(at, len(document.sentences) - 1)][1] - 1
    return document.tokens[last].end


def _span(scene: Scene, token: int) -> Span:
    return scene.document.span(token, token)


def _told(claims: Mapping[int, HarmClaim], by_cue: Overlaps[int], harm: Harm, cue: Span) -> dict[int, HarmClaim]:
    return {index: claims[index] for index in by_cue.of(cue) if index in claims and claims[index].harm is harm}


def _counted(scene: Scene, late: LateDeath, pair: Pair) -> Pair:
    """Of "two of the nine guards wounded" the two died and the nine were wounded, whomever the reader counted.

    Of "two of the guards wounded" only the two are counted, who were wounded and died.
    """
    everyone = _everyone(scene, late)
    if everyone is None:
        return pair
    pair = replace(pair, dead=_without_survivors(pair.dead, late.some.span(scene.document)))
    astray = {index for index, claim in pair.hurt.items() if _counts(scene, late.some, claim)}
    if not astray:
        return pair
    right = {index: claim for index, claim in pair.hurt.items() if index not in astray}
    first = min(astray)
    return replace(pair, hurt=right or {first: replace(pair.hurt[first], count=everyone)})


def _without_survivors(dead: Mapping[int, HarmClaim], some: Span | None) -> dict[int, HarmClaim]:
    """Leave out that all the wounded died, where the verb is also read of those some who did."""
    died = {i: claim for i, claim in dead.items() if some and claim.count.words and claim.count.words.overlaps(some)}
    return died or dict(dead)


def _counts(scene: Scene, some: Stretch, claim: HarmClaim) -> bool:
    """Tell whether a claim's number is that of those who died."""
    span = some.span(scene.document)
    return bool(span and claim.count.words and claim.count.words.overlaps(span))


def _everyone(scene: Scene, late: LateDeath) -> Count | None:
    """How many were wounded in all, some of whom died: "the nine guards"; None where it is not told."""
    for at in range(late.everyone.first, late.everyone.end):
        bounds = bounds_of(scene.words[at])
        if bounds is not None and bounds.low is not None:
            return count_of(scene.document.original, _span(scene, at), None, None, None, combined=False)
    return None


def _completed(scene: Scene, late: LateDeath, pair: Pair, free: Iterator[int]) -> Pair:
    """Add the claim that the reader did not see, unless the sentence denies it."""
    if pair.hurt and not pair.dead:
        like = next(iter(pair.hurt.values()))
        death = _other(scene, late, like, Harm.KILLED)
        return replace(pair, dead={next(free): death} if _holds(scene, death) else {})
    if pair.dead and not pair.hurt and late.is_wound:
        like = next(iter(pair.dead.values()))
        wound = _other(scene, late, like, Harm.INJURED)
        return replace(pair, hurt={next(free): wound} if _holds(scene, wound) else {})
    return pair


def _other(scene: Scene, late: LateDeath, like: HarmClaim, harm: Harm) -> HarmClaim:
    """The claim of the other harm that the same people came to."""
    is_death = harm is Harm.KILLED
    cue = late.died.span(scene.document) if is_death else _span(scene, late.wounded)
    assert cue is not None  # a verb has a word
    begin = min(span.start for span in (like.quote, like.victims, like.count.words, cue) if span)
    quote = Span.of(scene.document.original, begin, cue.end)
    claimant = like.claimant or scene.said_outright(quote)
    made = replace(
        like,
        id=scene.claim_id(harm, like.count.words or cue, quote),
        harm=harm,
        quote=quote,
        cue=cue,
        count=_count_of_other(scene, late, like, is_death=is_death),
        claimant=claimant,
        claimant_role=scene.role(claimant),
        part_of=None,
        evidence=(
            Evidence(field="rule", probability=1.0, words=cue),
            *(told for told in like.evidence if told.field in _SHARED),
        ),
    )
    return replace(made, status=status_of(scene.document, quote, cue) or Status.ASSERTED)


def _count_of_other(scene: Scene, late: LateDeath, like: HarmClaim, *, is_death: bool) -> Count:
    some = late.some.span(scene.document)
    if some is None:
        return like.count
    everyone = None if is_death else _everyone(scene, late)
    return everyone or count_of(scene.document.original, some, like.victims, None, None, combined=False)


def _holds(scene: Scene, claim: HarmClaim) -> bool:
    return claim.status is not Status.DENIED and is_told_as_fact(scene.document, claim)


def _in_one_voice(pair: Pair) -> Pair:
    """Whoever says that somebody died of a wound says that he was wounded."""
    claims = (*pair.dead.values(), *pair.hurt.values())
    named = next((claim for claim in claims if claim.claimant), None)
    hurt, dead = ({i: _said_by(claim, named) for i, claim in each.items()} for each in (pair.hurt, pair.dead))
    return Pair(hurt=hurt, dead=dead)


def _said_by(claim: HarmClaim, other: HarmClaim | None) -> HarmClaim:
    if claim.claimant or other is None:
        return claim
    return replace(claim, claimant=other.claimant, claimant_role=other.claimant_role, relays=other.relays)
