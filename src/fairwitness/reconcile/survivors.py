"""Survivors: whether people told as hurt are among the dead of the same incident.

"Two men were shot, one of them died": a word such as "shot" leaves open who lived on, so the dead may be among them.
Somebody whom a report tells as shot and as killed is one person, and no longer one of the injured.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from fairwitness.model import Harm, Status
from fairwitness.reconcile.lexicon import lexicon, words_of
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.scope import Fit, Fitter
from fairwitness.reconcile.statements import Statement, count_start, lives_on, says_more

_ONE_SENTENCE = 200
_JUST = 12
_STOP = re.compile(r"[.!?]\s|\n")
_BODILY = frozenset({Harm.KILLED, Harm.INJURED})
_AGE = re.compile(r"\b(\d{1,3})\b")


@dataclass(slots=True)
class _Told:
    """What is told of single persons in one incident."""

    killed: list[Statement] = field(default_factory=list)
    hurt: list[Statement] = field(default_factory=list)


def died(statements: Sequence[Statement], fitter: Fitter) -> dict[str, Statement]:
    """Find those told as hurt who are told as killed too: by claim id, what tells of their death.

    They are single persons, or a number of whom as many are said to have died.
    """
    incidents: dict[str, _Told] = defaultdict(_Told)
    for each in statements:
        if each.incident and each.low == each.high == 1 and not each.is_combined:
            if each.claim.harm is Harm.INJURED:
                incidents[each.incident].hurt.append(each)
            elif each.claim.harm is Harm.KILLED and each.claim.status is not Status.HEDGED:
                incidents[each.incident].killed.append(each)
    found = _all_died(statements)
    for told in incidents.values():
        for hurt in told.hurt:
            dead = [one for one in told.killed if _is_one_person(hurt, one, fitter)]
            if dead and not _is_another(hurt, told.killed):
                found[hurt.id] = min(dead, key=lambda one: (one.report_id != hurt.report_id, one.key))
    return found


def _all_died(statements: Sequence[Statement]) -> dict[str, Statement]:
    """Find wounded of whom as many are said to have died: "a guard was hit, and died of it", wherever they are told."""
    dead = {each.was.id: each for each in statements if each.was is not None and _died_all(each, each.was)}
    told = {_same_hurt(each.was): each for each in dead.values() if each.was is not None}
    if not told:
        return {}
    hurt = (each for each in statements if each.claim.harm is Harm.INJURED and each.id not in dead)
    again = {each.id: one for each in hurt if (one := told.get(_same_hurt(each))) and each.published <= one.published}
    return dead | again


def _died_all(dead: Statement, hurt: Statement) -> bool:
    return hurt.claim.harm is Harm.INJURED and hurt.is_same_number(dead)


def _same_hurt(said: Statement) -> tuple[object, ...]:
    """What is the same of an origin's numbers of wounded that are one number told twice."""
    scope = said.scope
    episode = said.incident or (said.report_id, scope.where, scope.start, scope.end)
    return episode, said.origin_id, scope.whom, said.low, said.high, said.is_combined


def _is_one_person(hurt: Statement, dead: Statement, fitter: Fitter) -> bool:
    if hurt.claim.report_id == dead.claim.report_id and _is_one_mention(hurt, dead):
        return True
    if lives_on(hurt) and hurt.published > dead.published:
        return False
    one, other = hurt.scope.whom, dead.scope.whom
    if fitter.whom(one, other) is Fit.APART:
        return False
    if one.names and other.names:
        return one.names <= other.names or other.names <= one.names
    ages = _ages(hurt), _ages(dead)
    return bool(ages[0]) and ages[0] == ages[1]


def _is_another(hurt: Statement, killed: Sequence[Statement]) -> bool:
    """Tell whether somebody is told as another than a dead of the same age: "a boy of 16 died, another boy of 16"."""
    ages = _ages(hurt) if says_more(hurt.claim) else set()
    mine = [one for one in killed if one.report_id == hurt.report_id] if ages else []
    return any(_ages(one) == ages and count_start(one.claim) < count_start(hurt.claim) for one in mine)


def _is_one_mention(hurt: Statement, dead: Statement) -> bool:
    """Tell whether both were read from the same words: "was shot" of one victim, as hurt and as killed."""
    one, other = hurt.claim, dead.claim
    return one.victims is not None and one.victims == other.victims and one.cue.overlaps(other.cue)


def _ages(statement: Statement) -> set[str]:
    return set(_AGE.findall(statement.claim.victims.words)) if statement.claim.victims else set()


def perhaps_dead(nodes: Sequence[Node], fitter: Fitter) -> Iterator[tuple[int, int]]:
    """Find injured of whom some may be among the killed of the same incident: pairs of killed and injured."""
    hurt = {node.incident: list[int]() for node in nodes if node.incident and node.harm is Harm.INJURED}
    for at, node in enumerate(nodes) if hurt else ():
        if node.incident in hurt and node.numbered and node.harm in _BODILY:
            hurt[node.incident].append(at)
    for members in hurt.values():
        killed = [at for at in members if nodes[at].harm is Harm.KILLED]
        for injured in (at for at in members if nodes[at].harm is Harm.INJURED) if killed else ():
            others = [nodes[at] for at in members if at != injured and nodes[at].harm is Harm.INJURED]
            if _is_left_open(nodes[injured], [nodes[at] for at in killed]) or _counts_all(
                nodes[injured], others, fitter
            ):
                yield from ((at, injured) for at in killed if _may_share(nodes[at], nodes[injured], fitter))


def _is_left_open(injured: Node, killed: Sequence[Node]) -> bool:
    """Tell whether nobody says that these lived who may know of the deaths.

    A single person's wound told before anybody is told dead speaks for its own day only; larger numbers are let stand.
    """
    telling = {report for node in killed for report in node.reports}
    first = min(member.published for node in killed for member in node.members)
    dead = [member for node in killed for member in node.numbered if member.high == 1]
    return not any(_is_settled(each, telling, first) and not _may_have_died(each, dead) for each in injured.numbered)


def _may_have_died(hurt: Statement, dead: Sequence[Statement]) -> bool:
    """Tell whether one wounded may be one of the dead of his report, whom nothing tells apart.

    Told in one sentence, the death last: "taken away in critical condition, he died"; by one noun: "a wounded child",
    "the child died"; or as somebody told of before: "a girl died", "the child was in critical condition".
    """
    if hurt.high != 1 or says_more(hurt.claim):
        return False
    mine = [one for one in dead if one.claim.report_id == hurt.claim.report_id]
    if any(one.claim.quote.start >= hurt.claim.quote.end and _is_one_sentence(hurt, one) for one in mine):
        return True
    is_told_alike = hurt.refers_to_one or any(_nouns(hurt) & _nouns(one) for one in mine)
    return is_told_alike and bool(mine) and not any(_is_told_beside(one, hurt) for one in mine)


def _nouns(statement: Statement) -> frozenset[str]:
    """The words for people that the victims of a claim are told by."""
    victims = statement.claim.victims
    return frozenset(words_of(victims.words)) & _people() if victims else frozenset()


@cache
def _people() -> frozenset[str]:
    known = lexicon()
    grown = known.men | known.women | known.male_kin | known.female_kin
    return grown | known.boys | known.girls | known.children | known.teens | known.persons


def _counts_all(injured: Node, others: Sequence[Node], fitter: Fitter) -> bool:
    """Tell whether a number of hurt is above another one by just the number of dead: it counts these too."""
    dead = fitter.deadly.get(injured.incident or "", set())
    return not injured.is_besides and any(each.lives_on and injured.most - each.most in dead for each in others)


def _is_settled(hurt: Statement, telling: set[str], first: date) -> bool:
    if not lives_on(hurt):
        return False
    return hurt.high != 1 or hurt.report_id in telling or hurt.published > first


def _may_share(killed: Node, injured: Node, fitter: Fitter) -> bool:
    if not any((member.high is None or member.high > 0) for member in killed.numbered):
        return False
    if fitter.whom(killed.scope.whom, injured.scope.whom) is Fit.APART:
        return False
    return not any(_is_told_beside(dead, hurt) for dead in killed.numbered for hurt in injured.numbered)


def _is_one_sentence(one: Statement, other: Statement) -> bool:
    """Tell whether two quotes stand in one sentence."""
    first, second = sorted((one.claim.quote, other.claim.quote), key=lambda quote: (quote.start, quote.end))
    text = one.filed.report.original
    return second.start <= first.end or (
        second.start - first.end <= _ONE_SENTENCE and not _STOP.search(text, first.end, second.start)
    )


def _is_told_beside(dead: Statement, hurt: Statement) -> bool:
    """Tell whether one sentence counts the killed first and these after them: "one dead, three shot".

    A "quadruple shooting" counts all, and so do the five in "one of five people shot has died"; "all three had been
    shot" are the very dead.
    """
    one, other = dead.claim, hurt.claim
    if one.report_id != other.report_id or not _is_one_sentence(dead, hurt):
        return False
    if not one.count.words or not other.count.words or set(words_of(other.count.words.words)) & lexicon().multiples:
        return False
    between = one.quote.words[one.count.words.end - one.quote.start :] if one.quote.contains(one.count.words) else ""
    if count_start(one) >= count_start(other) or one.count.words.overlaps(other.count.words):
        return False
    if words_of(between)[:1] == ["of"]:
        return False
    return not (dead.is_same_number(hurt) and _counts_same(hurt))


def _counts_same(hurt: Statement) -> bool:
    """Tell whether a number is of people just told: "all three", "both", "the two"."""
    count, report = hurt.claim.count.words, hurt.filed.report
    assert count is not None  # asked only of a number that stands in the text
    before = words_of(report.stretch(max(0, count.start - _JUST), count.start))[-1:]
    return not lexicon().all_told.isdisjoint((*before, *words_of(count.words)[:1]))
