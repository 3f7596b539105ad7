"""Reckoning: from claims and a question to a toll, nobody counted twice and nobody lost."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from fairwitness.model import Harm, HarmClaim, Status
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.abreast import told_as_several
from fairwitness.reconcile.accused import accused_in
from fairwitness.reconcile.answering import answer
from fairwitness.reconcile.aside import Aside
from fairwitness.reconcile.contests import contests_of
from fairwitness.reconcile.convention import Convention, convention
from fairwitness.reconcile.corrected import given_way_in
from fairwitness.reconcile.disputed import with_disputed
from fairwitness.reconcile.episodes import Ear
from fairwitness.reconcile.fates import harms_reckoned_with
from fairwitness.reconcile.firm_totals import made_firm
from fairwitness.reconcile.former import with_dead, with_former
from fairwitness.reconcile.gather import gather_all, gather_report
from fairwitness.reconcile.ground import Ground
from fairwitness.reconcile.headlines import Below, as_meant, gone_with_texts, said_below
from fairwitness.reconcile.knot import Row
from fairwitness.reconcile.known import known
from fairwitness.reconcile.late import in_stages
from fairwitness.reconcile.missing import in_their_incidents, missing_still, with_found
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.outcome import Toll
from fairwitness.reconcile.policies import Interval
from fairwitness.reconcile.question import Question
from fairwitness.reconcile.reckoned import World
from fairwitness.reconcile.relations import Relations, places_of, relate
from fairwitness.reconcile.repeats import repeated_in
from fairwitness.reconcile.revisions import in_their_place, lowered, put_right, revised, taken_back, tells_of_rise
from fairwitness.reconcile.rooms import with_room
from fairwitness.reconcile.scope import Fitter
from fairwitness.reconcile.settings import incident_scopes
from fairwitness.reconcile.settle import Settled, settle
from fairwitness.reconcile.speakers import as_one_speaks
from fairwitness.reconcile.statements import (
    Statement,
    says_more,
    statements_of,
    with_additions,
)
from fairwitness.reconcile.survivors import died
from fairwitness.reconcile.telling import Teller
from fairwitness.reconcile.traced import with_traced
from fairwitness.reconcile.where import BY_REGION, Places
from fairwitness.reconcile.whom import are_sides
from fairwitness.reconcile.within import told_within


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
        self._laid: dict[Harm, list[Statement]] = {}
        self._tellers: dict[Harm, Teller] = {}
        self._ears: dict[tuple[bool, bool], Ear] = {}
        self._world: tuple[object, World | None] = (None, None)

    def toll(self, question: Question) -> Toll:
        """Reckon one toll, as `toll` does."""
        heard = self.heard(question)
        reckoned = answer(self._world_of(question, self.ear(question)), question, self._used.policy)
        if question.harm not in self._tellers:
            self._tellers[question.harm] = Teller(self._laid_out(question.harm), heard, self._used)
        return self._tellers[question.harm].told(reckoned, question)

    def heard(self, question: Question) -> Sequence[FiledClaim]:
        """What had been published, and recorded, by the question's as-of days."""
        key = question.published_by, question.recorded_by
        if self._heard[0] != key:
            self._heard = key, known(self._claims, question)
            self._laid, self._tellers, self._ears = {}, {}, {}
        return self._heard[1]

    def ear(self, question: Question) -> Ear:
        """What a question hears of background."""
        heard, news_only = self.heard(question), question.news_only
        key = news_only, question.start is None and question.end is None
        if key not in self._ears:
            self._ears[key] = Ear.of(heard, news_only=news_only, all_days=key[1])
        return self._ears[key]

    def _laid_out(self, harm: Harm) -> list[Statement]:
        """What was heard of one harm."""
        if harm not in self._laid:
            self._laid[harm] = statements_of(self._heard[1], self._used, {harm})
        return self._laid[harm]

    def _world_of(self, question: Question, ear: Ear) -> World:
        key = question.harm, question.origin, question.published_by, question.recorded_by, ear
        kept, world = self._world
        if world is None or kept != key:
            world = self._made(question, ear)
            self._world = key, world
        return world

    def _made(self, question: Question, ear: Ear) -> World:
        """Make the world of what is current, of all the question's claimant says if it asks for one."""
        heard, origin = self.heard(question), question.origin
        told_by = heard if origin is None else [each for each in heard if each.origin.id == origin]
        laid = map(self._laid_out, sorted(harms_reckoned_with(question.harm, told_by)))
        told = [each for each in chain(*laid) if ear.hears(each.filed) and origin in {None, each.origin_id}]
        told = as_one_speaks(sorted(told, key=attrgetter("key")), told_by)
        said = with_former(told)
        said = with_found(said) if question.harm is Harm.MISSING else said
        fitter = Fitter(self._places)
        said = with_disputed(with_dead(said, told_by), fitter)
        world = _world(said, told_by, question.harm, self._used, fitter)
        aside = Aside.of(self._laid_out(question.harm), world.superseded, world.nodes, world.scopes)
        return replace(world, aside=aside)


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


def _world(
    told: Sequence[Statement], told_by: Sequence[FiledClaim], harm: Harm, used: Convention, fitter: Fitter
) -> World:
    said: Sequence[Statement] = [each for each in told if not each.is_denied]
    repeated = repeated_in(said)
    superseded = _superseded(_without(repeated, said), harm, fitter)
    superseded |= taken_back(said, [each for each in told if each.is_denied], fitter)
    below = said_below(said, fitter, repeated)
    superseded |= gone_with_texts(below, superseded)
    said = in_their_place(as_meant(_with_rise(said, below), below), superseded)
    if harm is Harm.MISSING:
        said = with_traced(in_their_incidents(said, superseded), told_by, fitter)
    repeated |= below.again
    fitter.several = told_as_several(said, fitter.places)
    gone = repeated.keys() | superseded.keys()
    nodes: list[Node] = []
    for report in _by_report(said, told_by):
        left = _without(gone, report)
        if len(left) == 1:
            nodes.append(Node.of(left[0]))
            continue
        earlier = given_way_in(left, fitter)
        superseded |= earlier
        nodes += gather_report(_without(earlier, left), fitter)
    nodes = in_stages(made_firm(gather_all(nodes, fitter), fitter), fitter)
    nodes.sort(key=attrgetter("key"))
    scopes = incident_scopes(nodes, [each for each in said if each.id in superseded], told_by, fitter)
    relations = relate(nodes, scopes, fitter)
    settled = with_room([settle(node, used.policy, fitter) for node in nodes])
    links = _links(nodes, settled, relations, harm)
    covered = _covered(nodes, relations)
    world = World(
        nodes=nodes,
        relations=relations,
        settled=settled,
        scopes=scopes,
        links=links,
        covered=covered,
        fitter=fitter,
        ground=Ground.of(nodes, relations, links),
        superseded=superseded,
        repeated=repeated,
        parted=_parted(told_by),
        told_in=told_within(told_by, scopes, fitter.places),
        accused=accused_in(told_by),
    )
    return replace(world, contests=contests_of(world, used.policy))


def _with_rise(said: Sequence[Statement], below: Below) -> Sequence[Statement]:
    """Mark what a toll has risen to, in the text's words or its headline's."""
    telling = [each for each in said if tells_of_rise(each)]
    risen = {each.id for each in telling} | {twin.id for each in telling if (twin := below.twin(each))}
    return [replace(each, is_risen=True) if each.id in risen else each for each in said] if risen else said


def _superseded(said: Sequence[Statement], harm: Harm, fitter: Fitter) -> dict[str, Statement]:
    """Find what gave way to a later word: a revised figure, one put right, one wounded who has died since."""
    superseded = revised(said) | lowered(said, fitter)
    if any(each.claim.harm is Harm.INJURED for each in said):
        superseded |= died(said, fitter)
    if harm is Harm.INJURED:
        fitter.deadly = _dead(said)
    if harm is Harm.MISSING:
        superseded |= missing_still(said, fitter)
    return superseded | put_right(said, fitter)


def _without(gone: Collection[str], statements: Sequence[Statement]) -> Sequence[Statement]:
    """Leave claims out, by their ids."""
    return [each for each in statements if each.id not in gone] if gone else statements


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
        if each.incident and each.claim.harm is Harm.KILLED and each.low:
            found[each.incident].add(each.low)
    return found


def _by_report(said: Iterable[Statement], told_by: Iterable[FiledClaim]) -> Collection[list[Statement]]:
    """Part statements by report, each with what it comes on top of."""
    reports: dict[str, list[Statement]] = defaultdict(list)
    for each in said:
        reports[each.report_id].append(each)
    several = (report for report in reports.values() if len(report) > 1)
    told: dict[str, list[HarmClaim]] = {
        report[0].report_id: [] for report in several if any(says_more(each.claim) for each in report)
    }
    for filed in told_by if told else ():
        claim = filed.claim
        if filed.report.id in told and isinstance(claim, HarmClaim) and claim.status is not Status.DENIED:
            told[filed.report.id].append(claim)
    for name, claims in told.items():
        reports[name] = with_additions(reports[name], claims)
    return reports.values()


def _covered(nodes: Sequence[Node], relations: Relations) -> dict[int, Statement]:
    """Find vague scopes that some figure speaks for: they share people with it, and its number leaves room for theirs.

    They bound nothing, so they are taken out of the reckoning.
    """
    found = _counted_by_side(nodes, relations)
    for at, node in enumerate(nodes):
        if node.numbered or at in found:
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


def _counted_by_side(nodes: Sequence[Node], relations: Relations) -> dict[int, Statement]:
    """Find vague words for all the dead of an incident whose sides have been counted: they add no unknown number.

    "Several hundred soldiers died" beside 84 of one army and 310 of the other.
    """
    vague = {at for at, node in enumerate(nodes) if node.incident and not node.numbered}
    parts: dict[int, list[Node]] = defaultdict(list)
    for at, above in enumerate(relations.above if vague else ()):
        if nodes[at].numbered and nodes[at].high is not None:
            for whole in above & vague:
                if nodes[whole].incident == nodes[at].incident:
                    parts[whole].append(nodes[at])
    found: dict[int, Statement] = {}
    for at, sides in sorted(parts.items()):
        pair = next(((a, b) for a in sides for b in sides if are_sides(a.scope.whom, b.scope.whom)), None)
        if pair and sum(side.least for side in pair) >= nodes[at].least:
            found[at] = max(pair, key=lambda side: side.least).numbered[0]
    return found


def _links(nodes: Sequence[Node], settled: Sequence[Settled], relations: Relations, harm: Harm) -> list[Row]:
    """Tie killed and injured together where one number counts both and either is bounded by something else."""
    together: dict[tuple[str, int, int], list[Statement]] = defaultdict(list)
    for each in settled:
        for statement in each.combined:
            words = statement.claim.count.words or statement.claim.quote
            together[statement.report_id, words.start, words.end].append(statement)
    if not together:
        return []
    place = places_of(nodes)
    touched = {at for at, each in enumerate(settled) if each.figures or relations.above[at] or relations.cross[at]}
    touched |= {whole for above in relations.above for whole in above}
    rows = []
    for statements in together.values():
        pair = sorted(statements, key=lambda statement: statement.claim.harm is not harm)
        found = tuple(place[statement.id] for statement in pair)
        is_pair = len(pair) == 2 and pair[0].claim.harm is not pair[1].claim.harm
        if is_pair and pair[0].high is not None and touched.intersection(found):
            rows.append(_together(pair[0], found))
    return rows


def _together(statement: Statement, nodes: tuple[int, ...]) -> Row:
    number = statement.high or 0
    interval = Interval(low=number, low_by=statement, high=number, high_by=statement)
    return Row(nodes=nodes, interval=interval, depth=0)
