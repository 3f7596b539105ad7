"""Reckoning: from claims and a question to a toll, nobody counted twice and nobody lost."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from fairwitness.model import Harm, HarmClaim
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.amounts import NOTHING, UNKNOWN, added
from fairwitness.reconcile.asked import enter_question, known
from fairwitness.reconcile.component import Row, component_amount
from fairwitness.reconcile.convention import Convention, convention
from fairwitness.reconcile.doubles import without_doubles
from fairwitness.reconcile.fold import fold
from fairwitness.reconcile.gather import Node, gather_all, gather_report
from fairwitness.reconcile.knots import Cut, knots_of
from fairwitness.reconcile.outcome import Toll
from fairwitness.reconcile.policies import Interval
from fairwitness.reconcile.question import Question
from fairwitness.reconcile.reckoned import Reckoned, World
from fairwitness.reconcile.relations import Relations, incident_scopes, places_of, relate
from fairwitness.reconcile.repeats import repeated_in
from fairwitness.reconcile.revisions import put_right, revised
from fairwitness.reconcile.scope import Fit, Fitter
from fairwitness.reconcile.settle import Settled, settle
from fairwitness.reconcile.statements import Statement, is_current, is_of_wounds, statements_of
from fairwitness.reconcile.survivors import died
from fairwitness.reconcile.telling import told
from fairwitness.reconcile.where import BY_REGION, Places


def toll(
    claims: Sequence[FiledClaim],
    question: Question,
    used: Convention | None = None,
    places: Places = BY_REGION,
) -> Toll:
    """Reckon how many came to the question's harm, as far as the claims go.

    Pure: the same claims, in whatever order, give the same toll. Claims may be of any kind and harm: stances are told
    beside the figures, and the killed and injured of one number bound each other.
    """
    with collector_resting():
        return Reckoner(claims, used, places).toll(question)


class Reckoner:
    """Answers questions over the same claims one after the other: what two in a row have in common is made once."""

    def __init__(
        self, claims: Sequence[FiledClaim], used: Convention | None = None, places: Places = BY_REGION
    ) -> None:
        self._claims = claims
        self._used = used or convention()
        self._places = places
        self._heard: tuple[object, Sequence[FiledClaim]] = (None, ())
        self._world: tuple[object, World | None] = (None, None)

    def toll(self, question: Question) -> Toll:
        """Reckon one toll, as `toll` does."""
        return told(_reckon(self._world_of(question), question, self._used), self.heard(question), question, self._used)

    def heard(self, question: Question) -> Sequence[FiledClaim]:
        """What had been published, and recorded, by the question's as-of days."""
        key = question.published_by, question.recorded_by
        if self._heard[0] != key:
            self._heard = key, known(self._claims, question)
        return self._heard[1]

    def _world_of(self, question: Question) -> World:
        key = question.harm, question.origin, question.published_by, question.recorded_by
        kept, world = self._world
        if world is None or kept != key:
            told_by = [each for each in self.heard(question) if _is_heard(each, question)]
            world = _world(told_by, question.harm, self._used, Fitter(self._places))
            self._world = key, world
        return world


@contextmanager
def collector_resting() -> Iterator[None]:
    """Keep the cycle collector from walking all scopes over and over: nothing of a toll is freed before its end.

    What a toll is reckoned from has to be let go of inside, or it is walked once more. benchmarks/tolls.py: a year's
    toll takes two fifths less time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _is_heard(filed: FiledClaim, question: Question) -> bool:
    return question.origin is None or filed.origin.id == question.origin


def _world(heard: Sequence[FiledClaim], harm: Harm, used: Convention, fitter: Fitter) -> World:
    harms = _harms(heard, harm)
    reports = [statements_of(report, used, harms) for report in _by_report(heard)]
    repeated = repeated_in({each.claim.id: each for report in reports for each in report})
    reports = [_without(repeated, report) for report in reports]
    superseded = _superseded([each for report in reports for each in report], harm, fitter)
    nodes: list[Node] = []
    for report in [_without(superseded, report) for report in reports]:
        earlier = _earlier(report, fitter)
        superseded |= earlier
        nodes += gather_report(_without(earlier, report), fitter)
    nodes = gather_all(nodes, fitter)
    nodes.sort(key=lambda node: node.key)
    scopes = incident_scopes(nodes)
    relations = relate(nodes, scopes, fitter)
    settled = [settle(node, used.policy) for node in nodes]
    return World(
        nodes=nodes,
        relations=relations,
        settled=settled,
        scopes=scopes,
        links=_links(nodes, settled, relations, harm),
        covered=_covered(nodes, relations),
        fitter=fitter,
        superseded=superseded,
        repeated=repeated,
        parted=_parted(heard),
    )


def _superseded(said: Sequence[Statement], harm: Harm, fitter: Fitter) -> dict[str, Statement]:
    """Find what gave way to a later word: a revised figure, one put right, one wounded who has died since."""
    superseded = revised(said)
    if harm is Harm.INJURED:
        superseded |= died(said, fitter)
        fitter.deadly = _dead(said)
    return superseded | put_right(said)


def _without(gone: Collection[str], statements: list[Statement]) -> list[Statement]:
    """Leave claims out, by their ids."""
    return [each for each in statements if each.claim.id not in gone] if gone else statements


def _parted(heard: Sequence[FiledClaim]) -> frozenset[frozenset[str]]:
    """Name the pairs of incidents of which a person judged that they are two."""
    judged = [each for each in heard if each.different and each.incident]
    incidents = {each.claim.id: each.incident for each in heard if each.incident} if judged else {}
    pairs = (
        frozenset((each.incident, incidents[other]))
        for each in judged
        for other in each.different
        if each.incident and other in incidents
    )
    return frozenset(pair for pair in pairs if len(pair) > 1)


def _dead(statements: Iterable[Statement]) -> dict[str, set[int]]:
    """Gather the numbers of dead told of each incident."""
    found: dict[str, set[int]] = defaultdict(set)
    for each in statements:
        if each.filed.incident and each.claim.harm is Harm.KILLED and each.low:
            found[each.filed.incident].add(each.low)
    return found


def _harms(heard: Sequence[FiledClaim], harm: Harm) -> set[Harm]:
    """Say which harms have to be reckoned together.

    One number may count the killed and the injured, some of the injured may have died since, and who was shot may be
    among the dead: the injured are never reckoned without the killed.
    """
    linked = {Harm.KILLED, Harm.INJURED}
    if harm is Harm.INJURED:
        return linked
    claims = [each.claim for each in heard if isinstance(each.claim, HarmClaim)]
    injured = {claim.id for claim in claims if claim.harm is Harm.INJURED}
    is_tied = any(claim.count.combined or claim.part_of in injured or is_of_wounds(claim) for claim in claims)
    return linked if harm in linked and is_tied else {harm}


def _by_report(heard: Sequence[FiledClaim]) -> Iterator[list[FiledClaim]]:
    reports: dict[str, list[FiledClaim]] = defaultdict(list)
    for each in heard:
        if isinstance(each.claim, HarmClaim) and is_current(each.claim):
            reports[each.report.id].append(each)
    yield from (reports[name] for name in sorted(reports))


def _earlier(statements: Sequence[Statement], fitter: Fitter) -> dict[str, Statement]:
    """Find what a report calls a claimant's earlier count, where it gives the newer one too: what took its place."""
    superseded: dict[str, Statement] = {}
    for one in statements:
        if not one.is_earlier or not one.says_number:
            continue
        newer = [
            other
            for other in statements
            if other.says_number and not other.is_earlier and one.claim.harm is other.claim.harm
            if one.is_one_origin(other) and fitter.fit(one.scope, other.scope) not in {Fit.APART, Fit.DISTINCT}
        ]
        if newer:
            superseded[one.claim.id] = max(newer, key=lambda other: (other.size, other.key))
    return superseded


def _covered(nodes: Sequence[Node], relations: Relations) -> dict[int, Statement]:
    """Find vague scopes that some figure speaks for: they share people with it, and its number leaves room for theirs.

    They bound nothing, so they are taken out of the reckoning.
    """
    found: dict[int, Statement] = {}
    for at, node in enumerate(nodes):
        if node.numbered:
            continue
        for other in sorted(relations.cross[at]):
            speaking = [
                one
                for one in nodes[other].numbered
                if all(one.can_cover(vague) and one.may_hold(vague) for vague in node.members)
            ]
            if speaking:
                found[at] = speaking[0]
                break
    for at in found:
        for other in relations.cross[at]:
            relations.cross[other].discard(at)
        relations.cross[at].clear()
        for above in relations.above:
            above.discard(at)
    return found


def _links(nodes: Sequence[Node], settled: Sequence[Settled], relations: Relations, harm: Harm) -> list[Row]:
    """Tie killed and injured together where one number counts both and either is bounded by something else."""
    together: dict[tuple[str, int, int], list[Statement]] = defaultdict(list)
    for each in settled:
        for statement in each.combined:
            words = statement.claim.count.words or statement.claim.quote
            together[statement.filed.report.id, words.start, words.end].append(statement)
    if not together:
        return []
    place = places_of(nodes)
    touched = {at for at, each in enumerate(settled) if each.figures or relations.above[at] or relations.cross[at]}
    touched |= {whole for above in relations.above for whole in above}
    rows = []
    for statements in together.values():
        pair = sorted(statements, key=lambda statement: statement.claim.harm is not harm)
        found = tuple(place[statement.claim.id] for statement in pair)
        is_pair = len(pair) == 2 and pair[0].claim.harm is not pair[1].claim.harm
        if is_pair and pair[0].high is not None and touched.intersection(found):
            rows.append(_together(pair[0], found))
    return rows


def _together(statement: Statement, nodes: tuple[int, ...]) -> Row:
    number = statement.high or 0
    interval = Interval(low=number, low_by=statement, high=number, high_by=statement)
    return Row(nodes=nodes, interval=interval, depth=0)


def _reckon(world: World, question: Question, used: Convention) -> Reckoned:
    relations, asked = world.relations, None
    outside: dict[int, str] = {}
    if question.is_narrow:
        relations, outside = enter_question(question, world.nodes, world.scopes, relations, world.fitter)
        asked = len(world.nodes)
    world = without_doubles(world, relations, asked, outside)
    blocked = {at for row in world.links for at in row.nodes}
    if asked is not None:
        blocked |= relations.above[asked] | relations.cross[asked]
    folded = fold(world.settled, relations, blocked, used.policy)
    cut = Cut(world=world, folded=folded, relations=relations, asked=asked)
    clashes = list(folded.clashes)
    amounts = []
    for knot in knots_of(cut, question.harm, used.policy):
        amount, found = component_amount(knot)
        amounts += [amount] if amount is not NOTHING else []
        clashes += found
    amounts += cut.alone(question.harm)
    return Reckoned(
        world=world,
        relations=relations,
        asked=asked,
        outside=outside,
        amount=added(amounts) if amounts else UNKNOWN,
        clashes=clashes,
    )
