"""Deaths: the day on which somebody died of wounds told apart from the day of what wounded them.

"A soldier wounded in Sunday's bombing died on Wednesday" is read with both days, or of the wounding with Sunday and of
the death with Wednesday. What happened, happened on Sunday: so these claims are laid beside those of other reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fairwitness.model import Claim, DatePrecision, Harm, HarmClaim, Report, Span
from fairwitness.resolve.fitting import Said, place_fit
from fairwitness.resolve.lexicon import lexicon
from fairwitness.resolve.passage import sentence_of, sentence_span
from fairwitness.resolve.rarity import rare_names
from fairwitness.resolve.spots import Lie, Spot, best_lie, spots_of
from fairwitness.text.dates import (
    find_times,
    is_day_of_death,
    missing_since,
    reference_date,
    resolve_in_text,
    tells_of_wounds,
    tells_outcome,
    times_within,
)

_TAKEN = frozenset({Harm.ABDUCTED, Harm.DETAINED, Harm.MISSING})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Death:
    """A death after the act: the day of the act, its own, the words for both, and the claim that tells of it."""

    act: date
    day: date
    words: frozenset[Span]
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What a report's deaths have in common: the day of the act; and theirs, all words for both, and the places."""

    act: date
    days: frozenset[date]
    words: frozenset[Span]
    places: frozenset[tuple[Spot, ...]]

    @classmethod
    def of(cls, told: Sequence[_Death]) -> _Known:
        return cls(
            act=told[0].act,
            days=frozenset(each.day for each in told),
            words=frozenset[Span]().union(*(each.words for each in told)),
            places=frozenset(spots_of(each.claim) for each in told),
        )


def of_the_act(report: Report, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Date a report's claims by what wounded people, where they were dated by a death too.

    The two days stand in one claim, or in two of one sentence, of who was wounded and of who died of it later, or the
    sentence of the death alone names the other. Who is told by name as hurt died of that, wherever it stands. Who is
    found dead days after being taken died of the same act, and who is missing since a day went missing on it.
    """
    text, claims = report.original, [_since(report, claim) for claim in claims]
    told = [each for claim in claims if (each := _told_as_one(text, claim))]
    told += _told_apart(text, claims)
    told = told or list(_told_in_passing(report, claims))
    if len({each.act for each in told}) != 1:
        return tuple(claims)
    known = _Known.of(told)
    return tuple(_redated(claim, known) for claim in claims)


def _since(report: Report, claim: Claim) -> Claim:
    """Date who is missing still by the day of going missing."""
    if not isinstance(claim, HarmClaim) or claim.harm is not Harm.MISSING or claim.when.start == claim.when.end:
        return claim
    return replace(claim, when=missing_since(report.original, claim.when, claim.cue, report.published))


def died_later(text: str, claim: Claim) -> bool:
    """Tell whether a claim is dated by nothing but a death from wounds."""
    return bool(claim.when.words) and all(is_day_of_death(text, span.start) for span in claim.when.words)


def are_more(claim: HarmClaim) -> bool:
    """Tell whether a number of dead comes on top of those of before: "two more passengers have died"."""
    count, victims = claim.count.words, claim.victims
    if claim.harm is not Harm.KILLED or count is None or not claim.quote.contains(count):
        return False
    end = victims.end if victims and claim.quote.contains(victims) and victims.start >= count.end else claim.cue.start
    told = claim.quote.words[count.start - claim.quote.start : max(count.end, end) - claim.quote.start]
    return lexicon().more.search(told) is not None


def _told_as_one(text: str, claim: Claim) -> _Death | None:
    """The day of the act and that of the death, where a claim has both."""
    when = claim.when
    if when.start is None or when.end is None or when.start >= when.end:
        return None
    deaths = [is_day_of_death(text, span.start) for span in when.words]
    is_both = any(deaths) and not all(deaths)
    return _Death(act=when.start, day=when.end, words=frozenset(when.words), claim=claim) if is_both else None


def _told_apart(text: str, claims: Sequence[Claim]) -> Iterator[_Death]:
    """Deaths of people wounded or taken before, each with the one day that is given for this."""
    harms = [claim for claim in claims if isinstance(claim, HarmClaim)]
    wounded = [claim for claim in harms if claim.harm is Harm.INJURED]
    hurt, known = _sentences(text, wounded), _people(wounded)
    eventful = {each.when.end for each in wounded}
    taken = {claim.id: claim for claim in harms if claim.harm in _TAKEN}
    for dead in harms:
        if dead.harm is Harm.KILLED and dead.when.end:
            before = _wounded_before(text, dead, hurt) or _taken_before(dead, taken)
            if not before and dead.when.end not in eventful:
                before = _known_before(dead, known)
            days = {each.when.start for each in before}
            if len(days) == 1 and (day := days.pop()):
                words = frozenset(dead.when.words).union(*(each.when.words for each in before))
                yield _Death(act=day, day=dead.when.end, words=words, claim=dead)


def _told_in_passing(report: Report, claims: Sequence[Claim]) -> Iterator[_Death]:
    """Deaths whose sentence names one day before: "a man hurt when a shell fell on 3 May died on Friday".

    So it is with "two more passengers of the bus bombed on 3 May have died", and with each of these.
    """
    dead = [each for each in claims if isinstance(each, HarmClaim) and each.harm is Harm.KILLED]
    more = {each.id for each in dead if are_more(each) and tells_outcome(each.cue.words)}
    dead = [each for each in dead if each.when.words and each.when.start == each.when.end]
    dead = [each for each in dead if died_later(report.original, each) or not more.isdisjoint((each.id, each.part_of))]
    times = find_times(report.original) if dead else ()
    reference = reference_date(report.original, report.published, times)
    for each in dead:
        begin, first = sentence_span(report.original, each)[0], min(span.start for span in each.when.words)
        before = times_within(times, begin, min(first, each.cue.start))
        found = {resolve_in_text(e, times, published=reference, text=report.original) for e in before}
        days = {i.start for i in found if i and i.start == i.end and each.when.start and i.start < each.when.start}
        if len(days) == 1 and each.when.start:
            yield _Death(act=days.pop(), day=each.when.start, words=frozenset(each.when.words), claim=each)


def _sentences(text: str, claims: Iterable[HarmClaim]) -> Mapping[str, Sequence[HarmClaim]]:
    """Claims by the sentence that tells them."""
    told: dict[str, list[HarmClaim]] = {}
    for claim in claims:
        told.setdefault(sentence_of(text, claim), []).append(claim)
    return told


def _wounded_before(text: str, dead: HarmClaim, hurt: Mapping[str, Sequence[HarmClaim]]) -> list[HarmClaim]:
    """The claims of who was wounded on a day before, in the sentence that tells of a death from wounds."""
    if not _is_of_wounds(text, dead):
        return []
    return [each for each in hurt.get(sentence_of(text, dead), ()) if _is_before(each, dead)]


def _people(claims: Iterable[HarmClaim]) -> Mapping[str, Sequence[HarmClaim]]:
    """Claims of one person by each of the names."""
    told: dict[str, list[HarmClaim]] = {}
    for claim in claims:
        for name in _names(claim):
            told.setdefault(name, []).append(claim)
    return told


def _known_before(dead: HarmClaim, known: Mapping[str, Sequence[HarmClaim]]) -> list[HarmClaim]:
    """The claims of how who has died, by the name, was hurt: all of them on a day before, and in no other act."""
    names = _names(dead) if tells_outcome(dead.cue.words) else frozenset()
    hurt = [each for name in sorted(names) for each in known.get(name, ()) if _is_one_person(names, _names(each))]
    return hurt if all(_is_before(each, dead) and _may_be_of(dead, each) for each in hurt) else []


def _names(claim: HarmClaim) -> frozenset[str]:
    """The names of one person, if its words have any."""
    return rare_names(claim.victims.words) if claim.count.high == 1 and claim.victims else frozenset()


def _is_one_person(names: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether one of two says no more of a person than the other: "Duru" is Selma Duru, Tarik Duru is not."""
    return names <= others or others <= names


def _may_be_of(dead: HarmClaim, hurt: HarmClaim) -> bool:
    """Tell whether a death is told of no other act, and of no other place, than a wound."""
    if dead.background is not hurt.background:
        return False
    return dead.act in {None, hurt.act} and place_fit(Said.by(hurt), Said.by(dead)) is not None


def _taken_before(dead: HarmClaim, taken: Mapping[str, HarmClaim]) -> list[HarmClaim]:
    """The claim of who was taken or missed on a day before, of whom the dead are part: "two of the 12 kidnapped"."""
    whole = taken.get(dead.part_of or "")
    return [whole] if whole is not None and _is_before(whole, dead) else []


def _is_before(each: Claim, dead: Claim) -> bool:
    """Tell whether one is of one day, and the other of a later one, or of days from that one on."""
    start, end, first, last = each.when.start, each.when.end, dead.when.start, dead.when.end
    if start is None or start != end or first is None or last is None:
        return False
    return start <= first and start < last


def _is_of_wounds(text: str, claim: HarmClaim) -> bool:
    return died_later(text, claim) or (tells_outcome(claim.cue.words) and tells_of_wounds(claim.quote.words))


def _redated(claim: Claim, known: _Known) -> Claim:
    """Date a claim by the act where nothing but such a death, in that place, dates it otherwise."""
    when, act = claim.when, known.act
    if when.start is None or when.start < act or when.end not in known.days or not known.words.issuperset(when.words):
        return claim
    spots = spots_of(claim)
    if all(best_lie(spots, there) is Lie.APART for there in known.places):
        return claim
    return replace(claim, when=replace(when, start=act, end=act, precision=DatePrecision.DAY))
