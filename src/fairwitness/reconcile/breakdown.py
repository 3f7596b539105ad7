"""Breakdown: one toll for each day, place, claimant, group or perpetrator a question spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from fairwitness.model import Group, HarmClaim, PlaceMention, Status
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.accused import party_of
from fairwitness.reconcile.convention import Convention, convention
from fairwitness.reconcile.known import in_order
from fairwitness.reconcile.outcome import BEYOND, KeyedToll, Role, Toll
from fairwitness.reconcile.question import By, Question
from fairwitness.reconcile.reckoning import Reckoner, collector_resting
from fairwitness.reconcile.where import BY_REGION, Places, Spot

_LONGEST = timedelta(days=366 * 3)
_Key = tuple[str, Question]


def tolls_by(
    claims: Sequence[FiledClaim],
    question: Question,
    by: By,
    used: Convention | None = None,
    places: Places = BY_REGION,
) -> tuple[KeyedToll, ...]:
    """Break a question down, in the order of the keys.

    Tolls of a breakdown need not add up to the whole: a total over two days bounds both and neither. Only a convention
    that divides such totals makes them.
    """
    used = used or convention()
    with collector_resting():
        return _by(Reckoner(claims, used, places), question, by, used)


def _by(reckoner: Reckoner, question: Question, by: By, used: Convention) -> tuple[KeyedToll, ...]:
    ear = reckoner.ear(question)
    heard = in_order(each for each in reckoner.heard(question) if _is_about(each, question) and ear.hears(each))
    keys: dict[By, Callable[[Sequence[FiledClaim], Question], Iterator[_Key]]] = {
        By.DAY: _days,
        By.PLACE: _places,
        By.CLAIMANT: _claimants,
        By.GROUP: _groups,
        By.PERPETRATOR: _perpetrators,
    }
    if question.is_narrow:
        about = {part.claim.id for part in reckoner.toll(question).claims if part.role not in BEYOND}
        heard = [each for each in heard if each.claim.id in about]
    tolls = (KeyedToll(key=key, toll=reckoner.toll(one)) for key, one in keys[by](heard, question))
    found = [each for each in tolls if each.toll.is_told]
    if by is By.DAY and used.divides_days:
        return _divided(found, reckoner.toll(question))
    return tuple(found)


def _is_about(filed: FiledClaim, question: Question) -> bool:
    claim = filed.claim
    return isinstance(claim, HarmClaim) and claim.harm is question.harm and claim.status is not Status.DENIED


def _days(heard: Sequence[FiledClaim], question: Question) -> Iterator[_Key]:
    starts = [each.claim.when.start for each in heard if each.claim.when.start]
    ends = [each.claim.when.end for each in heard if each.claim.when.end]
    if not starts or not ends:
        return
    first, last = question.start or min(starts), question.end or max(ends)
    last = min(last, first + _LONGEST)
    told = {day for each in heard for day in _spanned(each, first, last)}
    for day in sorted(told):
        yield day.isoformat(), replace(question, start=day, end=day)


def _spanned(filed: FiledClaim, first: date, last: date) -> Iterator[date]:
    when = filed.claim.when
    if when.start is None or when.end is None:
        return
    day = max(when.start, first)
    while day <= min(when.end, last):
        yield day
        day += timedelta(days=1)


def _places(heard: Sequence[FiledClaim], question: Question) -> Iterator[_Key]:
    """Give each place once, in the words that most claims have for it."""
    named: dict[tuple[str, int], list[PlaceMention]] = {}
    for each in heard:
        for mention in each.claim.places:
            name = mention.place.name if mention.place and not Spot.of(mention).part else mention.words.words
            number = mention.place.geonameid if mention.place else None
            named.setdefault((name, number or 0), []).append(mention)
    for (name, _), mentions in sorted(named.items()):
        often = Counter(mention.words.words for mention in mentions)
        yield name, replace(question, place=max(mentions, key=lambda mention: often[mention.words.words]))


def _claimants(heard: Sequence[FiledClaim], question: Question) -> Iterator[_Key]:
    origins = {each.origin.id: each.origin.name for each in heard}
    for id_, name in sorted(origins.items(), key=lambda item: (item[1], item[0])):
        yield name, replace(question, origin=id_)


def _groups(heard: Sequence[FiledClaim], question: Question) -> Iterator[_Key]:
    said = {each.claim.group for each in heard if isinstance(each.claim, HarmClaim)}
    for group in Group:
        if group in said and group in {Group.CIVILIANS, Group.COMBATANTS}:
            yield str(group), replace(question, group=group)


def _perpetrators(heard: Sequence[FiledClaim], question: Question) -> Iterator[_Key]:
    for party in sorted({party for each in heard if (party := party_of(each))}):
        yield party, replace(question, party=party)


def _divided(days: Sequence[KeyedToll], whole: Toll) -> tuple[KeyedToll, ...]:
    """Divide the whole's figure over the days: what single days are said to have first, then the rest evenly."""
    if whole.best is None or not days:
        return tuple(days)
    own = [_own_day(each) for each in days]
    shares = divide(max(whole.best, sum(own)), own)
    return tuple(replace(each, toll=_with_best(each.toll, share)) for each, share in zip(days, shares, strict=True))


def _own_day(keyed: KeyedToll) -> int:
    """What is counted on the very day, not as a part of several."""
    day = keyed.toll.question.start
    single = [each for each in keyed.toll.claims if each.claim.when.start == each.claim.when.end == day]
    heard = {Role.COUNTED, Role.CONFLICT, Role.VAGUE, Role.CONTAINED}
    return (keyed.toll.low or 0) if any(each.role in heard for each in single) else 0


def _with_best(divided: Toll, best: int) -> Toll:
    low = min(divided.low, best) if divided.low is not None else best
    high = max(divided.high, best) if divided.high is not None else None
    return replace(divided, low=low, best=best, high=high)


def divide(number: int, least: Sequence[int]) -> tuple[int, ...]:
    """Divide a number evenly over days of which each has at least so many; the remainder goes to the first days.

    12 over three days are 4, 4, 4; 14 are 5, 5, 4.
    """
    shares = list(least)
    left = number - sum(shares)
    while left > 0:
        lowest = min(shares)
        days = [at for at, share in enumerate(shares) if share == lowest]
        above = min((share for share in shares if share > lowest), default=None)
        step = left // len(days) if above is None else min(left // len(days), above - lowest)
        if step == 0:
            for at in days[:left]:
                shares[at] += 1
            return tuple(shares)
        for at in days:
            shares[at] += step
        left -= step * len(days)
    return tuple(shares)
