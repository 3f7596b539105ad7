"""Nearby: reports that are new or changed linked into a ledger of any size, with only their neighbours in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairwitness.model import Claim, Incident, Report, Verdict
from fairwitness.reference.parties import Parties
from fairwitness.resolve.incidents import Resolver
from fairwitness.resolve.judged import Judged
from fairwitness.resolve.mention import Mention
from fairwitness.resolve.shelf import Bond, Bonds, Ref, Shelf, key_numbers

Reading = tuple[Report, Sequence[Claim]]
_Place = tuple[str, str]
"""A mention's report and id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An incident, by a text that puts incidents in order, and the reports it is told in."""

    order: str
    incident: Incident
    reports: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """What linking some reports came to.

    `mentions` are those of the reports given; `bonds` theirs and those of reports whose bonds changed with them;
    `incidents` all that can have changed, whole.
    """

    mentions: Mapping[str, tuple[Mention, ...]]
    bonds: Mapping[str, Bonds]
    incidents: tuple[Placed, ...]


def relink(shelf: Shelf, readings: Sequence[Reading], judged: Judged, parties: Parties) -> Relinked:
    """Link reports into what the shelf holds, in place of what it holds of them.

    What comes of it is what linking the whole ledger would give. A report that no claims stand in any more is given
    without claims. Reports a judgement speaks of are to be given again when it comes or goes.
    """
    walk = _Walk(shelf, judged, parties, frozenset(report.id for report, _ in readings))
    walk.add(readings)
    walk.gather()
    return Relinked(mentions=walk.mentions(), bonds=walk.changed(), incidents=tuple(walk.incidents()))


class _Walk:
    """From new and changed reports to all that hangs together with them, or did."""

    def __init__(self, shelf: Shelf, judged: Judged, parties: Parties, fresh: frozenset[str]) -> None:
        self._shelf = shelf
        self._judged = judged
        self._fresh = fresh
        self._resolver = Resolver(parties, judged)
        self._before = dict(shelf.bonds(fresh))
        self._bonds: dict[str, Bonds] = {}
        self._bond: dict[str, Bond] = {}
        self._mention_of: dict[str, _Place] = {}

    def add(self, readings: Sequence[Reading]) -> None:
        """Take the reports in, and compare them with whatever shares a key with them."""
        prepared = [self._resolver.prepare(*reading) for reading in readings]
        numbers = {number for each in prepared for mention in each.mentions for number in key_numbers(mention)}
        refs = [ref for ref in self._shelf.under(numbers) if ref.report not in self._fresh]
        self._see(ref.report for ref in refs)
        places = [(ref.report, ref.place) for ref in refs if ref.report in self._bonds]
        held = [(report, at) for report, at in places if at < len(self._bonds[report].mentions)]
        self._restore((report, self._bonds[report].mentions[at].id) for report, at in held)
        for each in prepared:
            self._resolver.put(each)

    def gather(self) -> None:
        """Load whatever hangs together with the reports, before or now, and cluster it."""
        fresh = [mention for report in sorted(self._fresh) for mention in self._resolver.mentions_of(report)]
        claims = {claim for mention in fresh for claim in mention.claims}
        claims |= {claim for bonds in self._before.values() for bond in bonds.mentions for claim in bond.claims}
        waiting = {near for bonds in self._before.values() for bond in bonds.mentions for near in self._tied(bond)}
        waiting |= {place for mention in fresh for place in self._linked(mention.id)} | self._judged_with(claims)
        reached: set[_Place] = set()
        while waiting:
            reached |= waiting
            self._see(report for report, _ in waiting)
            known = [place for place in sorted(waiting) if place[1] in self._bond]
            self._restore(known)
            bonds = [self._bond[name] for _, name in known]
            waiting = {near for bond in bonds for near in self._tied(bond)}
            waiting |= self._judged_with(claim for bond in bonds for claim in bond.claims)
            waiting -= reached
        self._resolver.touch(name for _, name in reached)

    def mentions(self) -> dict[str, tuple[Mention, ...]]:
        """The mentions of the reports given."""
        return {report: self._resolver.mentions_of(report) for report in sorted(self._fresh)}

    def changed(self) -> dict[str, Bonds]:
        """The bonds of the reports given, and those of others that changed with them."""
        found = {report: self._resolver.bonds(report) for report in sorted(self._fresh)}
        near = {near.report for bonds in self._before.values() for bond in bonds.mentions for near in bond.near}
        near |= {near.report for bonds in found.values() for bond in bonds.mentions for near in bond.near}
        self._see(near)
        for report in sorted(near - self._fresh):
            if report in self._bonds and (bonds := self._now(self._bonds[report])) != self._bonds[report]:
                found[report] = bonds
        return found

    def incidents(self) -> Iterator[Placed]:
        """The incidents of everything that hangs together with the reports."""
        for order, incident, reports in self._resolver.settled():
            yield Placed(order=order, incident=incident, reports=reports)

    def _now(self, bonds: Bonds) -> Bonds:
        mentions = tuple(self._bond_now(bond) for bond in bonds.mentions)
        return Bonds(report=bonds.report, mentions=mentions, totals=bonds.totals)

    def _bond_now(self, bond: Bond) -> Bond:
        kept = [near for near in bond.near if near.report not in self._fresh]
        new = [near for near in self._resolver.near(bond.id) if near.report in self._fresh]
        return Bond(id=bond.id, claims=bond.claims, near=tuple(sorted(kept + new)))

    def _see(self, reports: Iterable[str]) -> None:
        """Look at the bonds of reports that are not among those given."""
        for report, bonds in self._shelf.bonds(set(reports) - self._fresh - self._bonds.keys()).items():
            self._bonds[report] = bonds
            for bond in bonds.mentions:
                self._bond[bond.id] = bond
                self._mention_of |= dict.fromkeys(bond.claims, (report, bond.id))

    def _restore(self, places: Iterable[_Place]) -> None:
        """Load mentions that are not loaded yet."""
        refs = {}
        for report, name in places:
            if not self._resolver.holds(name):
                names = tuple(bond.id for bond in self._bonds[report].mentions)
                refs[Ref(report, names.index(name))] = names
        for ref, mention in sorted(self._shelf.mentions(refs).items()):
            near = {n.other: n.bits for n in self._bond[mention.id].near if n.report not in self._fresh}
            self._resolver.restore(mention, near, refs[ref])

    def _tied(self, bond: Bond) -> Iterator[_Place]:
        for near in bond.near:
            if near.bits >= self._resolver.threshold and near.report not in self._fresh:
                yield near.report, near.other

    def _linked(self, name: str) -> Iterator[_Place]:
        for near in self._resolver.near(name):
            if near.bits >= self._resolver.threshold and near.report not in self._fresh:
                yield near.report, near.other

    def _judged_with(self, claims: Iterable[str]) -> set[_Place]:
        """The mentions that somebody's word holds together with some claims."""
        others = {
            each.right if each.left == claim else each.left
            for claim in claims
            for each in self._judged.about(claim)
            if each.verdict is Verdict.SAME
        }
        if not others:
            return set()
        self._see(self._shelf.reports_of(others - self._mention_of.keys()).values())
        return {self._mention_of[other] for other in others if other in self._mention_of}
