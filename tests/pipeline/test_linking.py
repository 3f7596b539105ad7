"""Linking portion by portion: whatever happens to a ledger, what is kept is what linking everything anew would give."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Protocol, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairwitness.errors import NotAllowed, NotOnRecord, UnlawfulClaim
from fairwitness.model import (
    Action,
    Actor,
    Body,
    Claim,
    ClaimSet,
    CopyKind,
    CopyLink,
    Correction,
    FiledReport,
    Judgement,
    Redaction,
    Report,
    Role,
    Undo,
    Verdict,
)
from fairwitness.pipeline import linking
from fairwitness.pipeline.knowing import Knowledge, kept_ties, know, know_incidents, worked_out
from fairwitness.pipeline.linking import bring_up_to_date, is_up_to_date, link_portions
from fairwitness.pipeline.ties import Tied
from fairwitness.reconcile import Question, toll
from fairwitness.store import Ledger, create_ledger
from fairwitness.store.writer import under_its_digest
from tests.resolve.conftest import story
from tests.resolve.test_laws import ALSO, PLACES, REPORTS

ADMIN = Actor(name="Ana Petrova", role=Role.ADMIN)
START = datetime(2024, 5, 18, 12, tzinfo=UTC)
SETTINGS = settings(
    max_examples=int(os.environ.get("FAIRWITNESS_EXAMPLES", "25")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
STEPS = "claims claims copy copy version judge judge judge reject edit redact undo undo cut link link rebuild".split()
LONG = int(os.environ.get("LONG_STORIES", "3"))
ACTS = ("air strike", "shelling", "attack")
_T = TypeVar("_T")


class Choices(Protocol):
    """Whoever chooses what happens."""

    def one(self, among: Sequence[_T]) -> _T: ...


class Drawn:
    """Hypothesis chooses."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data

    def one(self, among: Sequence[_T]) -> _T:
        return self._data.draw(st.sampled_from(among))


class Thrown:
    """Dice choose, which makes longer stories than hypothesis likes to."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def one(self, among: Sequence[_T]) -> _T:
        return self._random.choice(among)


class Scene:
    """A ledger in which things happen, each a minute after the other."""

    def __init__(self, ledger: Ledger, readings: Sequence[tuple[Report, list[Claim]]]) -> None:
        self.ledger = ledger
        self.minute = 0
        self.copies = 0
        self.readings = [filed(report, claims) for report, claims in readings]
        self.sets: dict[str, list[Claim]] = {}

    def put(self, *bodies: Body) -> None:
        self.minute += 1
        at = START + timedelta(minutes=self.minute)
        try:
            self.ledger.writer(ADMIN).append(bodies, at=at, reason="because")
        except (NotAllowed, NotOnRecord, UnlawfulClaim):
            return

    def file(self, report: Report, claims: Sequence[Claim]) -> None:
        self.put(FiledReport(report=report))
        self.say(report, claims)

    def say(self, report: Report, claims: Sequence[Claim]) -> None:
        self.sets.setdefault(report.id, list(claims))
        self.put(ClaimSet(report_id=report.id, extractor="stand-in 1", claims=tuple(claims)))

    def claims(self) -> list[str]:
        return [claim.id for held in self.sets.values() for claim in held]

    def happen(self, step: str, choose: Choices) -> None:
        report, claims = choose.one(self.readings)
        verdict, pair = choose.one(list(Verdict)), [choose.one(self.claims() or ["a"]) for _ in range(2)]
        match step:
            case "claims":
                self.say(report, [claim for claim in claims if choose.one([True, False])])
            case "copy":
                self.copy(report, claims, CopyKind.REPRINT)
            case "version":
                self.copy(report, claims, CopyKind.VERSION)
            case "judge" if pair[0] != pair[1]:
                left, right = sorted(pair)
                self.put(Judgement(left=left, right=right, verdict=verdict, by=ADMIN.name, is_person=True))
            case "reject" if claims:
                self.put(Correction(report_id=report.id, claim_id=claims[0].id, action=Action.REJECT))
            case "edit" if claims:
                edited = replace(claims[-1], background=not claims[-1].background)
                self.put(
                    Correction(
                        report_id=report.id,
                        claim_id=edited.id,
                        action=Action.EDIT,
                        original=claims[-1],
                        edited=edited,
                    )
                )
            case "redact":
                start = choose.one(range(len(report.original) - 1))
                self.put(Redaction.of(report.id, ((start, min(start + 6, len(report.original))),)))
            case "undo":
                last = self.ledger.head()[0]
                self.put(Undo(undoes=choose.one(range(max(1, last - 3), max(1, last) + 1))))
            case "cut":
                next(link_portions(self.ledger, size=choose.one([1, 2, 3])), None)
            case "link":
                list(link_portions(self.ledger, size=choose.one([1, 2, 4])))
                assert kept_ties(self.ledger) == self.afresh()
            case "rebuild":
                self.ledger.rebuild()

    def copy(self, report: Report, claims: Sequence[Claim], how: CopyKind) -> None:
        self.copies += 1
        if how is CopyKind.REPRINT:
            again, own = filed(replace(report, outlet=f"Echo {self.copies}"), renamed(claims, self.copies))
        else:
            text = f"{report.text} More is to come."
            again, own = filed(replace(report, text=text, outlet=f"Echo {self.copies}"), renamed(claims, self.copies))
        self.readings.append((again, own))
        self.file(again, own)
        self.put(CopyLink(report_id=again.id, of=report.id, how=how, score=0.9))

    def afresh(self) -> Tied:
        view = self.ledger.view()
        return worked_out(list(view.standing()), view, None)


def filed(report: Report, claims: Sequence[Claim]) -> tuple[Report, list[Claim]]:
    body = under_its_digest(FiledReport(report=report))
    assert isinstance(body, FiledReport)
    return body.report, [replace(claim, report_id=body.report.id) for claim in claims]


def renamed(claims: Sequence[Claim], number: int) -> list[Claim]:
    named: list[Claim] = []
    for claim in claims:
        part: dict[str, Any] = {"part_of": None} if hasattr(claim, "part_of") else {"about": ()}
        named.append(replace(claim, id=f"{claim.id}c{number}", **part))
    return named


@contextmanager
def scene(readings: Sequence[tuple[Report, list[Claim]]]) -> Iterator[Scene]:
    with tempfile.TemporaryDirectory() as home, create_ledger(Path(home) / "ledger") as ledger:
        yield Scene(ledger, readings)


@SETTINGS
@given(reports=REPORTS, data=st.data())
def test_what_is_kept_is_what_linking_anew_gives(reports: list[dict[str, Any]], data: st.DataObject) -> None:
    with scene(story(reports)) as here:
        for report, claims in data.draw(st.permutations(here.readings)):
            here.file(report, claims)
            if data.draw(st.booleans()):
                bring_up_to_date(here.ledger)
        for step in data.draw(st.lists(st.sampled_from(STEPS), max_size=8)):
            here.happen(step, Drawn(data))
        list(link_portions(here.ledger, size=data.draw(st.sampled_from([1, 2, 200]))))
        assert kept_ties(here.ledger) == here.afresh()
        assert is_up_to_date(here.ledger) and not bring_up_to_date(here.ledger)


def thrown(choose: Choices, many: int) -> list[dict[str, Any]]:
    """Reports of a few days and places, so that many of them hang together."""
    days = ["2015-03-01", "2015-03-02", "2015-03-03"]
    return [
        {
            "published": choose.one(days),
            "outlet": choose.one(["A", "B", "C"]),
            "claims": [
                {
                    "count": choose.one(["1", "3", "12", "12", "40"]),
                    "whom": choose.one(["people", "farmers", "Lina Khoury"]),
                    "where": [choose.one(PLACES[:4])],
                    "act": choose.one(ACTS),
                    "when": choose.one(days),
                    "says": choose.one(["Governor Haddad", "the ministry", "a doctor"]),
                    "also": choose.one(ALSO),
                }
                for _ in range(choose.one([1, 2, 2, 3]))
            ],
        }
        for _ in range(many)
    ]


@pytest.mark.parametrize("seed", range(LONG))
def test_a_long_story_ends_as_if_it_were_linked_at_once(seed: int) -> None:
    choose = Thrown(seed)
    with scene(story(thrown(choose, 10))) as here:
        for report, claims in here.readings[:]:
            here.file(report, claims)
            if choose.one([True, False]):
                bring_up_to_date(here.ledger)
        for _ in range(30):
            here.happen(choose.one(STEPS), choose)
        bring_up_to_date(here.ledger)
        assert kept_ties(here.ledger) == here.afresh()
        whole = know(here.ledger)
        for incident in whole.incidents:
            filed = tuple(each for each in whole.filed if each.incident == incident.id)
            for name in (incident.id, *incident.formerly, *incident.claims):
                assert know_incidents(here.ledger, [name]) == Knowledge(filed=filed, incidents=(whole.incident(name),))


def judgement(left: str, right: str, verdict: Verdict) -> Judgement:
    one, other = sorted((left, right))
    return Judgement(left=one, right=other, verdict=verdict, by=ADMIN.name, is_person=True)


def test_what_a_person_judged_two_is_added_in_a_toll_over_both() -> None:
    where = {"where": [PLACES[0]], "when": "2015-03-01", "also": ALSO[2]}
    claim = {"count": "12", "whom": "farmers", "act": "air strike", **where}
    told = [{"published": "2015-03-01", "outlet": outlet, "claims": [claim]} for outlet in "AB"]
    with scene(story(told)) as here:
        for report, claims in here.readings:
            here.file(report, claims)
        first, second = (claims[0].id for _, claims in here.readings)
        assert toll(know_incidents(here.ledger, [first, second]).filed, Question()).low == 12
        here.put(judgement(first, second, Verdict.DIFFERENT))
        both = know_incidents(here.ledger, [first, second])
        assert toll(both.filed, Question()).low == 24
        assert toll(know(here.ledger).filed, Question()).low == 24
        assert both.filed == know(here.ledger).filed


def test_what_other_rules_of_linking_made_is_worked_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = {"count": "3", "whom": "miners", "where": [PLACES[0]], "when": "2015-03-01"}
    with scene(story([{"published": "2015-03-01", "outlet": "A", "claims": [claim]}])) as here:
        for report, claims in here.readings:
            here.file(report, claims)
        bring_up_to_date(here.ledger)
        assert is_up_to_date(here.ledger)
        monkeypatch.setattr(linking, "_rules", lambda: "other rules")
        assert not is_up_to_date(here.ledger)
        assert bring_up_to_date(here.ledger)
        assert is_up_to_date(here.ledger)


def test_rejected_pairs_stay_apart_and_undone_words_leave_no_trace() -> None:
    where = {"where": [PLACES[0]], "when": "2015-03-01", "also": ALSO[2]}
    claim = {"count": "12", "whom": "farmers", "act": "air strike", **where}
    told = [{"published": "2015-03-01", "outlet": outlet, "claims": [claim]} for outlet in "ABC"]
    with scene(story(told)) as here:
        for report, claims in here.readings[:2]:
            here.file(report, claims)
        first, second, third = (claims[0].id for _, claims in here.readings)
        assert know(here.ledger).incident(first) == know(here.ledger).incident(second)
        here.put(judgement(first, second, Verdict.DIFFERENT))
        parted = know(here.ledger)
        assert parted.incident(first) != parted.incident(second)
        here.file(*here.readings[2])
        later = know(here.ledger)
        assert later.incident(first) != later.incident(second)
        here.put(judgement(first, third, Verdict.SAME), judgement(second, third, Verdict.SAME))
        # the newest word of a person stands
        assert know(here.ledger).incident(first) == know(here.ledger).incident(second)
        assert kept_ties(here.ledger) == here.afresh()
        for sequence in range(here.ledger.head()[0], here.ledger.head()[0] - 2, -1):
            here.put(Undo(undoes=sequence))
        assert know(here.ledger) == later
        here.put(Undo(undoes=next(e.sequence for e in here.ledger.entries() if isinstance(e.body, Judgement))))
        together = know(here.ledger).incident(first)
        assert {first, second, third} == set(together.claims)
        assert all(know_incidents(here.ledger, [old]).incidents == (together,) for old in together.formerly)


def test_what_was_found_before_a_redaction_is_found_again() -> None:
    """The numbers of words that a redaction threw away stay, and may come back with a later reading."""
    first = {"count": "12", "whom": "farmers", "where": [PLACES[0]], "act": "air strike", "when": "2015-03-01"}
    second = first | {"count": "3", "where": [PLACES[2]], "when": "2015-03-02"}
    with scene(story([{"published": "2015-03-02", "outlet": "A", "claims": [first, second]}])) as here:
        ((report, claims),) = here.readings
        here.file(report, claims)
        bring_up_to_date(here.ledger)
        here.put(Redaction.of(report.id, ((0, 6),)))
        for read in (claims[1:], claims, claims[:1]):
            here.say(report, read)
            bring_up_to_date(here.ledger)
            assert kept_ties(here.ledger) == here.afresh()
        (incident,) = know(here.ledger).incidents
        assert incident.claims == (claims[0].id,)
