"""Laws of linking, on invented ledgers: order, undoing, people's word, and what a new report may touch."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairwitness.model import Incident, Judgement, Verdict
from fairwitness.reference.parties import Parties
from fairwitness.resolve import Resolution, Resolver, resolve_incidents
from fairwitness.resolve.judged import Judged
from fairwitness.resolve.mention import Mention
from fairwitness.resolve.nearby import relink
from fairwitness.resolve.shelf import Bonds, Ref, bonds_json, bonds_of, key_numbers, mentions_json, mentions_of

PARTIES = Parties.open()
PLACES = ["Tel Hamra", "Kafr Walid", "Ain Zeit", "Idlib", "Qasr Banat", "Umm Sidra", "Wadi Asal"]
ALSO = ["", "The bakery of Karim Haddad burned.", "Karim Haddad and Lina Khoury fled to the Marashli depot at night."]
SETTINGS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def _claims() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "count": st.sampled_from(["1", "3", "5+", "12", "40", "dozens"]),
            "whom": st.sampled_from(["people", "farmers", "Lina Khoury", "children"]),
            "where": st.lists(st.sampled_from(PLACES), max_size=2, unique=True),
            "act": st.sampled_from(["air strike", "shelling", "shooting", "attack"]),
            "harm": st.sampled_from(["killed", "injured"]),
            "also": st.sampled_from(ALSO),
        },
        optional={
            "when": st.sampled_from(["2015-03-01", "2015-03-02", "2015-03-01/2015-03-02", "2015-02-01/2015-02-28"]),
            "background": st.booleans(),
            "by": st.sampled_from(["Syrian warplanes", "Nusra Front"]),
        },
    )


REPORTS = st.lists(
    st.fixed_dictionaries(
        {
            "published": st.sampled_from(["2015-03-01", "2015-03-02", "2015-03-03", "2015-03-09"]),
            "outlet": st.sampled_from(["A", "B"]),
            "claims": st.lists(_claims(), min_size=1, max_size=3),
        }
    ),
    min_size=2,
    max_size=6,
)
VERDICTS = st.sampled_from(list(Verdict))


def judged(left: str, right: str, verdict: Verdict) -> Judgement:
    one, other = sorted((left, right))
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return Judgement(left=one, right=other, verdict=verdict, by="Ana", is_person=True, at=at)


def linkable(resolution: Resolution) -> list[str]:
    return [claim for incident in resolution.incidents for claim in incident.claims]


def filled(readings: list[Any], *judgements: Judgement) -> Resolver:
    resolver = Resolver(PARTIES, judgements)
    for report, claims in readings:
        resolver.add(report, claims)
    return resolver


@SETTINGS
@given(reports=REPORTS, data=st.data())
def test_order_of_arrival_does_not_matter(reports, data, tell_reports) -> None:
    readings = tell_reports(reports)
    shuffled = data.draw(st.permutations(readings))
    assert resolve_incidents(shuffled, PARTIES) == resolve_incidents(readings, PARTIES)


@SETTINGS
@given(reports=REPORTS)
def test_every_claim_is_in_one_incident_or_a_total(reports, tell_reports) -> None:
    readings = tell_reports(reports)
    resolution = resolve_incidents(readings, PARTIES)
    told = [*linkable(resolution), *resolution.totals]
    assert sorted(told) == sorted(claim.id for _, claims in readings for claim in claims)


@SETTINGS
@given(reports=REPORTS, data=st.data(), verdict=VERDICTS)
def test_taking_a_judgement_back_is_the_identity(reports, data, verdict, tell_reports) -> None:
    resolver = filled(tell_reports(reports))
    before = resolver.resolution()
    claims = linkable(before)
    if len(claims) > 1:
        left, right = data.draw(st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique=True))
        resolver.judge([judged(left, right, verdict)])
        resolver.judge([])
    assert resolver.resolution() == before


@SETTINGS
@given(reports=REPORTS, data=st.data(), verdict=st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]))
def test_the_word_of_a_person_wins(reports, data, verdict, tell_reports) -> None:
    readings = tell_reports(reports)
    claims = linkable(resolve_incidents(readings, PARTIES))
    if len(claims) < 2:
        return
    left, right = data.draw(st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique=True))
    resolution = resolve_incidents(readings, PARTIES, [judged(left, right, verdict)])
    incidents = resolution.incident_of()
    assert (incidents[left] == incidents[right]) is (verdict is Verdict.SAME)
    assert resolution.overruled == ()


@SETTINGS
@given(reports=REPORTS)
def test_a_new_report_changes_only_what_it_is_near(reports, tell_reports) -> None:
    *known, last = tell_reports(reports)
    resolver = filled(known)
    before = resolver.resolution()
    resolver.add(*last)
    after = resolver.resolution()
    near = resolver.reports_near(last[0].id) | {last[0].id}
    report_of = {claim.id: report.id for report, claims in (*known, last) for claim in claims}

    def far(incidents: tuple[Incident, ...]) -> set[Incident]:
        return {each for each in incidents if not {report_of[claim] for claim in each.claims} & near}

    assert far(before.incidents) == far(after.incidents)


class MemoryShelf:
    """Keeps what linking keeps as the texts a store would, and the incidents it came to."""

    def __init__(self) -> None:
        self._bonds: dict[str, str] = {}
        self._mentions: dict[str, str] = {}
        self._owners: dict[int, set[Ref]] = {}
        self.incidents: dict[str, tuple[str, Incident]] = {}

    def link(self, readings: list[Any], *judgements: Judgement) -> None:
        done = relink(self, readings, Judged.of(judgements), PARTIES)
        changed = {claim for report, _ in readings for claim in self._claims(report.id)}
        self._bonds |= {report: bonds_json(bonds) for report, bonds in done.bonds.items()}
        for report, mentions in done.mentions.items():
            self._mentions[report] = mentions_json(mentions)
            for at, mention in enumerate(mentions):
                for number in key_numbers(mention):
                    self._owners.setdefault(number, set()).add(Ref(report, at))
        changed |= {claim for each in done.incidents for claim in each.incident.claims}
        self.incidents = {k: each for k, each in self.incidents.items() if not changed & set(each[1].claims)}
        self.incidents |= {each.incident.id: (each.order, each.incident) for each in done.incidents}

    def ordered(self) -> tuple[Incident, ...]:
        return tuple(incident for _, incident in sorted(self.incidents.values(), key=lambda each: each[0]))

    def _claims(self, report: str) -> set[str]:
        return {claim for bonds in self.bonds([report]).values() for bond in bonds.mentions for claim in bond.claims}

    def under(self, numbers: Iterable[int]) -> Iterable[Ref]:
        return {ref for number in numbers for ref in self._owners.get(number, ())}

    def bonds(self, reports: Iterable[str]) -> dict[str, Bonds]:
        return {report: bonds_of(report, self._bonds[report]) for report in reports if report in self._bonds}

    def mentions(self, wanted: Iterable[Ref]) -> dict[Ref, Mention]:
        read = {ref: mentions_of(self._mentions[ref.report], [ref.place]) for ref in wanted}
        return {ref: found[ref.place] for ref, found in read.items() if ref.place in found}

    def reports_of(self, claims: Iterable[str]) -> dict[str, str]:
        return {claim: f"r{claim[:-1]}" for claim in claims}


@SETTINGS
@given(reports=REPORTS, data=st.data(), verdict=VERDICTS)
def test_neighbours_alone_give_what_the_whole_ledger_gives(reports, data, verdict, tell_reports) -> None:
    readings = tell_reports(reports)
    claims = linkable(resolve_incidents(readings, PARTIES))
    pairs = st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique=True)
    judgements = [judged(*data.draw(pairs), verdict)] if len(claims) > 1 else []
    shelf = MemoryShelf()
    for reading in data.draw(st.permutations(readings)):
        shelf.link([reading], *judgements)
    assert shelf.ordered() == filled(readings, *judgements).resolution().incidents


@SETTINGS
@given(reports=REPORTS, data=st.data(), verdict=VERDICTS)
def test_changed_reports_and_words_give_what_the_whole_ledger_gives(reports, data, verdict, tell_reports) -> None:
    """Reports lose and regain claims, and a judgement comes and goes; the reports it names are linked again."""
    readings = dict(enumerate(tell_reports(reports)))
    shelf, judgements = MemoryShelf(), ()
    shelf.link(list(readings.values()))
    every = [claim.id for _, claims in readings.values() for claim in claims]
    for step in data.draw(st.lists(st.sampled_from(["claims", "word", "word back"]), max_size=5)):
        if step == "claims":
            at = data.draw(st.sampled_from(sorted(readings)))
            report, claims = tell_reports(reports)[at]
            readings[at] = report, [claim for claim in claims if data.draw(st.booleans())]
            shelf.link([readings[at]], *judgements)
        else:
            before = judgements
            pair = data.draw(st.lists(st.sampled_from(every), min_size=2, max_size=2, unique=True))
            judgements = (judged(*pair, verdict),) if step == "word" and len(every) > 1 else ()
            named = {name for each in (*before, *judgements) for name in (each.left, each.right)}
            touched = [each for each in readings.values() if {f"r{name[:-1]}" for name in named} & {each[0].id}]
            shelf.link(touched, *judgements)
        assert shelf.ordered() == filled(list(readings.values()), *judgements).resolution().incidents


@SETTINGS
@given(reports=REPORTS)
def test_what_is_kept_comes_back_as_it_was(reports, tell_reports) -> None:
    resolver = filled(tell_reports(reports))
    for report in resolver.loaded:
        bonds, mentions = resolver.bonds(report), resolver.mentions_of(report)
        assert bonds_of(report, bonds_json(bonds)) == bonds
        assert tuple(mentions_of(mentions_json(mentions)).values()) == mentions


@SETTINGS
@given(reports=REPORTS)
def test_old_ids_keep_resolving(reports, tell_reports) -> None:
    readings = tell_reports(reports)
    old = {incident.id for upto in range(len(readings)) for incident in filled(readings[:upto]).resolution().incidents}
    assert old <= filled(readings).resolution().by_id().keys()


@SETTINGS
@given(reports=REPORTS)
def test_rules_hold_within_incidents(reports, tell_reports) -> None:
    resolver = filled(tell_reports(reports))
    for link in resolver.resolution().links:
        assert link.forbidden is None
