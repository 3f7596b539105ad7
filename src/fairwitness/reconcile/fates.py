"""Fates: the dead who had been counted as something else before, and are it no longer.

Who dies of wounds leaves the injured, and who is found dead, or is given up for dead, the missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from fairwitness.model import Harm, HarmClaim
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.aftermath import tells_of_care, tells_of_left
from fairwitness.reconcile.former import FORMER
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.scope import Fit, Fitter
from fairwitness.reconcile.statements import Statement, is_found_dead, is_of_wounds, says_more, tells_cause

_Said = dict[tuple[str | None, Harm], list[Statement]]


def harms_reckoned_with(harm: Harm, heard: Sequence[FiledClaim]) -> set[Harm]:
    """Say which harms have to be reckoned together with one.

    One number may count the killed and the injured, some of the injured or missing may have died since, and who was
    shot may be among the dead: the injured are never reckoned without the killed.
    """
    linked = {Harm.KILLED, Harm.INJURED}
    if harm is Harm.INJURED:
        return linked
    claims = [each.claim for each in heard if isinstance(each.claim, HarmClaim)]
    if harm is Harm.MISSING:
        missing = {claim.id for claim in claims if claim.harm is harm}
        are_tied = any(_is_part(claim, missing) or is_found_dead(claim) for claim in claims if missing)
        return {harm, Harm.KILLED} if are_tied else {harm}
    injured = {claim.id for claim in claims if claim.harm is Harm.INJURED}
    if not injured or harm is not Harm.KILLED:
        return {harm}
    are_tied = any(claim.count.combined or claim.part_of in injured or is_of_wounds(claim) for claim in claims)
    return linked if are_tied else {harm}


def _is_part(claim: HarmClaim, wholes: set[str]) -> bool:
    return claim.harm is Harm.KILLED and claim.part_of in wholes


def died_since(nodes: Sequence[Node], fitter: Fitter) -> Iterator[tuple[int, int]]:
    """Find killed who had been counted among the injured or missing: told to be so, on an earlier or the same day."""
    former = [(at, node) for at, node in enumerate(nodes) if node.harm in FORMER]
    said = _said([node for _, node in former])
    killed = [(at, node) for at, node in enumerate(nodes if former else ()) if node.harm is Harm.KILLED]
    dead = [(at, node, told) for at, node in killed if (told := _dead_since(node))]
    late: dict[str | None, set[int]] = defaultdict(set)
    for _, node, _ in dead:
        late[node.incident].add(node.least)
    for at, node, told in dead:
        about = [each for each in former if each[1].harm in told and not _are_others(node, each[1], fitter)]
        dying = {number for number in late[node.incident] if number >= node.least}
        left_out = {other for other, each in about if _are_left_out(told[each.harm], node, each, said, dying)}
        are_counted = {(each.incident, each.harm) for other, each in about if other in left_out}
        for other, each in about:
            is_own = (each.incident, each.harm) in are_counted and _tells_less(each, node)
            if other not in left_out and not is_own and _is_about(told[each.harm], node, each):
                yield at, other


def _dead_since(node: Node) -> dict[Harm, list[Statement]]:
    """What tells of a node's dead that they had been injured or missing before."""
    found = {
        Harm.INJURED: [member for member in node.members if member.died_of_wounds],
        Harm.MISSING: [member for member in node.members if member.was_missing],
    }
    return {harm: told for harm, told in found.items() if told}


def _tells_less(before: Node, dead: Node) -> bool:
    """Tell whether words for the injured are of some of them, or may be of just those who died."""
    wholes = [one for one in before.numbered if one.part_of is None]
    return not wholes or (before.high is not None and before.high <= dead.least)


def _said(nodes: Iterable[Node]) -> _Said:
    """What was said of all of an incident's injured or missing, the latest last."""
    said: _Said = {}
    for node in nodes:
        whole = [one for one in _counting(node) if one.claim.part_of is None] if node.incident else []
        if whole:
            said.setdefault((node.incident, node.harm), []).extend(whole)
    return {key: sorted(found, key=lambda one: one.key) for key, found in said.items()}


def _counting(node: Node) -> list[Statement]:
    """The numbers that count these and nobody else: not one of killed and injured together."""
    return [one for one in node.numbered if not one.is_combined]


def _are_others(dead: Node, before: Node, fitter: Fitter) -> bool:
    """Tell whether two are of other people.

    One person may be told in words that seem to be, but not by two names, nor as a man and as a woman.
    """
    one, other = dead.scope.whom, before.scope.whom
    if one.single and other.single:
        told = (_names(dead), _names(before)), (_sexes(dead), _sexes(before))
        return any(first and second and first.isdisjoint(second) for first, second in told)
    return not one.names & other.names and fitter.whom(one, other) is Fit.APART


def _names(node: Node) -> frozenset[str]:
    return frozenset[str]().union(*(member.scope.whom.names for member in node.members))


def _sexes(node: Node) -> frozenset[str]:
    return frozenset(str(sex) for member in node.members if (sex := member.scope.whom.sex))


def _is_about(told: Sequence[Statement], dead: Node, before: Node) -> bool:
    """Tell whether those who died can be among some others: there are enough of these.

    Of what somebody died, be it at once, does not say that he had been one of several wounded.
    """
    if before.numbered and dead.numbered and before.high is not None and before.high < dead.least:
        return False
    were = {one.was.id for one in told if one.was is not None}
    if were and any(each.id in were for each in before.members):
        return True
    is_of_several = before.most > dead.most or before.is_some_of_more
    if is_of_several and all(member.was is None and tells_cause(member.claim) for member in told):
        return False
    if dead.incident or before.incident:
        return dead.incident == before.incident
    last = max(member.published for member in told)
    return not dead.reports.isdisjoint(before.reports) or any(m.published <= last for m in before.members)


def _are_left_out(told: Sequence[Statement], dead: Node, before: Node, said: _Said, dying: Iterable[int]) -> bool:
    """Tell whether what stands was counted after the deaths were told, or with them, and leaves the dead out.

    What an origin said last stands, of whatever node it is; a number no larger than that of the dead may be their own.
    "At least ten" beside it tells nothing of who is left.
    """
    if dead.incident is None or dead.incident != before.incident:
        return False
    last = max(member.published for member in told)
    known = said.get((before.incident, before.harm), [])
    latest = {one.origin_id: one for one in known if one.high is None or one.high > dead.least}
    standing = [latest[by] for by in {one.origin_id for one in _counting(before)} & latest.keys()]
    standing = [one for one in standing if one.high is not None] or standing
    if standing and all(one.published >= last and _leaves_out(one, dead, before, known, dying) for one in standing):
        return True
    earlier = {(one.low, one.high) for one in known if one.published <= last}
    since = {(one.low, one.high) for one in standing if one.published > last}
    return bool(earlier) and bool(since - earlier)


def _leaves_out(said: Statement, dead: Node, before: Node, known: Sequence[Statement], dying: Iterable[int]) -> bool:
    """Tell whether a number is of others than the dead: "38 others are treated still", or just so many fewer.

    `dying` are the numbers of whom these dead are, or are some: "two have died, one of them a girl". Fewer of other
    people, of another node, leave out none of these, nor do as many who are in hospital on the day.
    """
    if tells_of_left(said.claim) or says_more(said.claim):
        return True
    if said not in before.numbered:
        return False
    fewer = {(one.low or 0) - number for one in known if one.published < said.published for number in dying}
    is_in_care = tells_of_care(said.claim, said.filed.report) and all(one.was is not said for one in dead.members)
    return is_in_care or said.low in fewer
