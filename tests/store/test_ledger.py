"""The contract of a ledger, kept alike on SQLite and PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairwitness.errors import NotAllowed, NotOnRecord, UnlawfulClaim, UnusableLedger
from fairwitness.model import (
    Action,
    Capture,
    Captured,
    ClaimSet,
    CopyKind,
    CopyLink,
    Correction,
    Count,
    DateConfidence,
    DateMethod,
    Dating,
    EntryKind,
    ExportNote,
    FiledReport,
    HarmClaim,
    Judgement,
    Login,
    Redaction,
    Review,
    SetAsideNote,
    Undo,
    Verdict,
)
from fairwitness.store import Ledger, Period, create_ledger, open_ledger
from tests.store.conftest import (
    ADMIN,
    CODER,
    EXTRACTOR,
    NOON,
    READER,
    REVIEWER,
    a_report,
    claims_in,
    edited,
    file_report,
    minutes,
    set_down,
)

ADDRESS = "https://radio-safa.example/bakery"


def test_a_report_comes_back_whole_under_the_digest_of_its_content(ledger: Ledger) -> None:
    given = a_report(
        text="Nul \x00, half a pair \ud800, \u202e backwards; the mayor of Tell Safa said so.", url=ADDRESS
    )
    filed = file_report(ledger, given)
    kept = ledger.view().report(filed.id)
    assert kept.report == replace(given, id=filed.id)
    assert kept.provenance.given_id == "given-1"
    assert kept.recorded == NOON
    assert ledger.view().report("given-1") == kept


def test_the_same_report_again_adds_nothing(ledger: Ledger) -> None:
    first = file_report(ledger, a_report())
    (again,) = ledger.writer(CODER).append([FiledReport(report=a_report())], at=minutes(1))
    assert not again.is_new and again.entry.subject == first.id
    assert ledger.head()[0] == 1


def test_a_changed_text_at_an_address_is_a_new_version(ledger: Ledger) -> None:
    old = file_report(ledger, a_report(1, url=ADDRESS))
    new = file_report(ledger, a_report(2, url=ADDRESS), at=minutes(1))
    newest = file_report(ledger, a_report(3, url=ADDRESS), at=minutes(2))
    view = ledger.view()
    versions = [view.report(report.id).version_of for report in (old, new, newest)]
    assert versions == [None, old.id, new.id]
    assert [link.body for link in ledger.entries(EntryKind.COPY)] == [
        CopyLink(report_id=new.id, of=old.id, how=CopyKind.VERSION),
        CopyLink(report_id=newest.id, of=new.id, how=CopyKind.VERSION),
    ]


def test_addresses_and_ids_may_be_very_long(ledger: Ledger) -> None:
    address = ADDRESS + "?é" * 5000
    old, new = (replace(a_report(number, url=address), id="é" * 9000) for number in (1, 2))
    first, second = file_report(ledger, old), file_report(ledger, new, at=minutes(1))
    assert ledger.view().report(second.id).version_of == first.id
    assert ledger.view().report("é" * 9000).report.url == address


def test_claims_come_back_without_loss(ledger: Ledger) -> None:
    report = file_report(ledger, a_report())
    claims = set_down(ledger, report)
    assert tuple(kept.claim for kept in ledger.view().claims_of(report.id)) == claims
    assert [kept.claim for kept in ledger.view().claims()] == list(claims)
    assert ledger.view().claim(claims[0].id).original == claims[0]


def test_what_is_left_to_extract_is_known(ledger: Ledger) -> None:
    reports = [file_report(ledger, a_report(number)) for number in range(3)]
    set_down(ledger, reports[1])
    assert [kept.report for kept in ledger.view().unread_by(EXTRACTOR)] == [reports[0], reports[2]]
    assert [kept.report for kept in ledger.view().unread_by("another")] == reports
    assert ledger.view().known([reports[0].id, "no such"]) == {reports[0].id}


def test_a_newer_claim_set_replaces_an_older_but_not_what_people_upheld(ledger: Ledger) -> None:
    report = file_report(ledger, a_report())
    harm, act = set_down(ledger, report)
    correct(ledger, Correction(report_id=report.id, claim_id=harm.id, action=Action.ACCEPT))
    writer = ledger.writer(CODER)
    writer.append([ClaimSet(report_id=report.id, extractor="newer")], at=minutes(2))
    kept = {kept.claim.id: kept.current for kept in ledger.view().claims_of(report.id)}
    assert kept == {harm.id: True, act.id: False}
    assert [kept.claim.id for kept in ledger.view().claims()] == [harm.id]


def test_an_edit_keeps_the_original_beside_and_can_be_undone(ledger: Ledger) -> None:
    report = file_report(ledger, a_report(4))
    harm, _ = set_down(ledger, report)
    number = correct(ledger, an_edit(harm, 5))
    kept = ledger.view().claim(harm.id)
    assert (kept.claim, kept.original, kept.review) == (edited(harm, 5), harm, Review.EDITED)
    assert (kept.reviewed_by, kept.reviewed_at) == (REVIEWER.name, minutes(1))
    ledger.writer(REVIEWER).append([Undo(undoes=number)], at=minutes(2))
    assert ledger.view().claim(harm.id).claim == harm
    assert ledger.view().claim(harm.id).review is None


def test_an_undo_can_be_undone_and_what_was_undone_said_again(ledger: Ledger) -> None:
    harm, _ = set_down(ledger, file_report(ledger, a_report()))
    accept = Correction(report_id=harm.report_id, claim_id=harm.id, action=Action.ACCEPT)
    number = correct(ledger, accept)
    writer = ledger.writer(REVIEWER)
    (undo,) = writer.append([Undo(undoes=number)], at=minutes(2))
    writer.append([Undo(undoes=undo.entry.sequence)], at=minutes(3))
    assert ledger.view().claim(harm.id).review is Review.ACCEPTED
    (third,) = writer.append([Undo(undoes=number)], at=minutes(4))
    assert third.is_new and ledger.view().claim(harm.id).review is None
    (again,) = writer.append([accept], at=minutes(5))
    assert again.is_new and ledger.view().claim(harm.id).review is Review.ACCEPTED


def test_a_rejected_claim_stands_no_more_but_is_not_lost(ledger: Ledger) -> None:
    harm, act = set_down(ledger, file_report(ledger, a_report()))
    correct(ledger, Correction(report_id=harm.report_id, claim_id=harm.id, action=Action.REJECT))
    assert [kept.claim.id for kept in ledger.view().claims()] == [act.id]
    assert ledger.view().claim(harm.id).review is Review.REJECTED
    assert ledger.view().count() == (1, 1)


def test_a_persons_judgement_outranks_a_models_until_undone(ledger: Ledger) -> None:
    model = Judgement(left="a", right="b", verdict=Verdict.SAME, by="linker 1", is_person=False, score=0.75)
    person = Judgement(left="a", right="b", verdict=Verdict.DIFFERENT, by=REVIEWER.name, is_person=True, reason="dates")
    ledger.writer(CODER).append([model], at=NOON)
    (said,) = ledger.writer(REVIEWER).append([person], at=minutes(1))
    (later,) = ledger.writer(CODER).append([replace(model, score=0.875)], at=minutes(2))
    assert later.is_new
    assert list(ledger.view().judgements()) == [replace(person, at=minutes(1))]
    assert list(ledger.view(recorded=NOON).judgements()) == [replace(model, at=NOON)]
    ledger.writer(REVIEWER).append([Undo(undoes=said.entry.sequence)], at=minutes(3))
    assert list(ledger.view().judgements()) == [replace(model, score=0.875, at=minutes(2))]


def test_the_history_of_a_claim_has_all_that_touched_it_and_nothing_else(ledger: Ledger) -> None:
    report = file_report(ledger, a_report())
    harm, act = set_down(ledger, report)
    set_down(ledger, file_report(ledger, a_report(2)))
    correct(ledger, Correction(report_id=report.id, claim_id=act.id, action=Action.ACCEPT))
    number = correct(ledger, an_edit(harm, 7))
    left, right = sorted((harm.id, "other"))
    judged = Judgement(left=left, right=right, verdict=Verdict.SAME, by="linker 1", is_person=False, score=0.5)
    (said,) = ledger.writer(CODER).append([judged], at=minutes(3))
    undo = [Undo(undoes=number), Undo(undoes=said.entry.sequence)]
    ledger.writer(REVIEWER).append(undo, at=minutes(4))
    kinds = [entry.kind for entry in ledger.log(harm.id)]
    assert kinds == [
        EntryKind.REPORT,
        EntryKind.CLAIM_SET,
        EntryKind.CORRECTION,
        EntryKind.JUDGEMENT,
        EntryKind.UNDO,
        EntryKind.UNDO,
    ]
    assert [entry.kind for entry in ledger.log("given-2")] == [EntryKind.REPORT, EntryKind.CLAIM_SET]
    with pytest.raises(NotOnRecord, match="no such"):
        ledger.log("no such")


def test_redacted_words_go_from_every_view_and_stay_provable(ledger: Ledger) -> None:
    report = file_report(ledger, a_report())
    harm, _ = set_down(ledger, report)
    before = ledger.head()
    assert harm.claimant is not None
    stretch = (harm.claimant.start + len("The mayor of "), harm.claimant.end)
    redaction = Redaction.of(report.id, (stretch,))
    ledger.writer(ADMIN).append([redaction], at=minutes(1), reason="asked for by the family")
    view = ledger.view()
    kept = view.claim(harm.id).claim
    assert kept.claimant is not None and kept.claimant.words == "The mayor of █████████"
    assert "Tell Safa" not in view.report(report.id).report.original
    assert "Tell Safa" not in repr(view.claims_of(report.id)) and view.report(report.id).redacted
    assert len(view.report(report.id).report.original) == len(report.original)
    assert ledger.entry(2).hash == before[1]
    assert ledger.view(recorded=NOON).claim(harm.id).claim == harm
    # a later extraction sees masked words, and what it quotes is masked
    shown = view.report(report.id).report
    claims = (replace(harm, quote=shown.quote(harm.quote.start, harm.quote.end), claimant=kept.claimant, evidence=()),)
    ledger.writer(CODER).append([ClaimSet(report_id=report.id, extractor="newer", claims=claims)], at=minutes(2))
    assert [standing.claim for standing in ledger.view().claims()] == [claims[0]]
    (redacted,) = ledger.entries(EntryKind.REDACTION)
    ledger.writer(ADMIN).append([Undo(undoes=redacted.sequence)], at=minutes(3))
    assert ledger.view().report(report.id).report == report


def test_views_look_back_by_publication_and_by_record(ledger: Ledger) -> None:
    early = file_report(ledger, a_report(1, published=date(2024, 5, 1)), at=minutes(0))
    harm, _ = set_down(ledger, early, at=minutes(1))
    late = file_report(ledger, a_report(2, published=date(2024, 5, 20)), at=minutes(2))
    undated = file_report(ledger, a_report(3, published=None), at=minutes(3))
    correct(ledger, an_edit(harm, 9), at=minutes(4))
    ids = [early.id, late.id, undated.id]

    def seen(**limits: object) -> list[int]:
        return [ids.index(kept.report.id) for kept in ledger.view(**limits).reports()]  # type: ignore[arg-type]

    assert seen() == [0, 1, 2]
    assert seen(published=date(2024, 5, 17)) == [0]
    assert seen(published=date(2024, 5, 18)) == [0, 2]
    assert seen(recorded=minutes(2)) == [0, 1]
    assert seen(recorded=minutes(2), published=date(2024, 5, 17)) == [0]
    assert list(ledger.view(recorded=minutes(0)).claims()) == []
    assert ledger.view(recorded=minutes(3)).claim(harm.id).claim == harm
    assert ledger.view(recorded=minutes(4)).claim(harm.id).claim == edited(harm, 9)


def test_claims_can_be_asked_for_by_period(ledger: Ledger) -> None:
    harm, _ = set_down(ledger, file_report(ledger, a_report()))

    def within(start: date | None, end: date | None) -> list[str]:
        return [kept.claim.id for kept in ledger.view().claims(Period(start=start, end=end))]

    assert within(date(2024, 5, 16), None) == within(None, date(2024, 5, 16)) == [harm.id]
    assert within(date(2024, 5, 17), None) == within(None, date(2024, 5, 15)) == []
    assert len(within(None, None)) == 2


def test_what_was_set_aside_signed_in_and_exported_is_on_record(ledger: Ledger) -> None:
    note = SetAsideNote(where="feed.xml, item 3", problem="no text")
    ledger.writer(CODER).append([note, note], at=NOON)
    ledger.writer(READER).append([Login(door="terminal"), Login(door="terminal")], at=NOON)
    ledger.writer(READER).append(
        [ExportNote(what="claims as CSV", digest="0" * 64)], at=NOON, reason="for the yearbook"
    )
    assert ledger.tally() == {EntryKind.EXPORT: 1, EntryKind.LOGIN: 2, EntryKind.SET_ASIDE: 1}
    (exported,) = ledger.entries(EntryKind.EXPORT)
    assert (exported.by, exported.role, exported.reason) == (READER.name, READER.role, "for the yearbook")


@pytest.mark.parametrize("bad", ["number", "words", "report", "days"])
def test_an_unlawful_claim_is_refused_and_leaves_no_trace(ledger: Ledger, bad: str) -> None:
    report = file_report(ledger, a_report())
    harm, act = claims_in(report)
    assert isinstance(harm, HarmClaim)
    spoilt = {
        "number": replace(harm, count=Count(words=harm.count.words, low=-3, high=4)),
        "words": replace(harm, quote=replace(harm.quote, words="The major")),
        "report": replace(harm, report_id="another"),
        "days": replace(harm, when=replace(harm.when, end=date(2024, 5, 1))),
    }[bad]
    with pytest.raises(UnlawfulClaim, match=harm.id):
        ledger.writer(CODER).append(
            [FiledReport(report=a_report(2)), ClaimSet(report_id=report.id, extractor="x", claims=(act, spoilt))],
            at=NOON,
        )
    assert ledger.head()[0] == 1


def test_roles_say_who_may_do_what(ledger: Ledger) -> None:
    harm, _ = set_down(ledger, file_report(ledger, a_report()))
    person = Judgement(left="a", right="b", verdict=Verdict.SAME, by="Nadia", is_person=True)
    redaction = Redaction.of(harm.report_id, ((0, 4),))
    for actor, body in [
        (READER, FiledReport(report=a_report(2))),
        (CODER, Correction(report_id=harm.report_id, claim_id=harm.id, action=Action.ACCEPT)),
        (CODER, person),
        (REVIEWER, redaction),
    ]:
        with pytest.raises(NotAllowed, match=f"{actor.name} is a {actor.role}"):
            ledger.writer(actor).append([body], at=NOON, reason="because")
    ledger.writer(ADMIN).append([redaction], at=NOON, reason="because")
    with pytest.raises(NotAllowed, match="takes the role admin"):
        ledger.writer(REVIEWER).append([Undo(undoes=ledger.head()[0])], at=NOON)
    with pytest.raises(NotAllowed, match="reason"):
        ledger.writer(REVIEWER).append([an_edit(harm, 3)], at=NOON, reason=" ")


def test_what_is_not_on_record_cannot_be_spoken_of(ledger: Ledger) -> None:
    harm, _ = claims_in(a_report())
    for body in (
        ClaimSet(report_id="nowhere", extractor="x"),
        Correction(report_id="nowhere", claim_id=harm.id, action=Action.ACCEPT),
        Undo(undoes=7),
        CopyLink(report_id="nowhere", of="elsewhere", how=CopyKind.REPRINT),
        Redaction.of("nowhere", ((0, 3),)),
    ):
        with pytest.raises(NotOnRecord):
            ledger.writer(ADMIN).append([body], at=NOON, reason="because")
    with pytest.raises(NotOnRecord):
        ledger.view().report("nowhere")
    with pytest.raises(NotOnRecord):
        ledger.view().claim("nowhere")


def test_a_reprint_is_linked(ledger: Ledger) -> None:
    first, copy = (file_report(ledger, a_report(number)) for number in (1, 2))
    link = CopyLink(report_id=copy.id, of=first.id, how=CopyKind.REPRINT, score=0.9375, method="near copies 1")
    appended = ledger.writer(CODER).append([link, link], at=NOON)
    assert [one.is_new for one in appended] == [True, False]
    assert ledger.view().report(copy.id).reprint_of == first.id


def test_caches_hold_texts_until_the_views_are_rebuilt(ledger: Ledger) -> None:
    cache = ledger.cache("tolls")
    cache.put({"b": '{"low": 2}', "a": "\x00"})
    cache.put({"b": '{"low": 3}'})
    ledger.cache("incidents").put({"a": "else"})
    assert list(cache.items()) == [("a", "\x00"), ("b", '{"low": 3}')]
    cache.drop("a")
    assert (cache.get("a"), cache.get("b")) == (None, '{"low": 3}')
    cache.clear()
    assert cache.get("b") is None and ledger.cache("incidents").get("a") == "else"
    ledger.rebuild()
    assert ledger.cache("incidents").get("a") is None


def test_a_ledger_is_made_once_and_opened_again(ledger: Ledger, address: str) -> None:
    report = file_report(ledger, a_report())
    with pytest.raises(UnusableLedger, match="already"):
        create_ledger(address)
    with open_ledger(address) as again:
        assert again.view().report(report.id).report == report


def test_raw_bytes_are_kept_once(ledger: Ledger) -> None:
    digest = ledger.raw.put(b"<p>bakers</p>" * 100)
    assert ledger.raw.put(b"<p>bakers</p>" * 100) == digest
    assert ledger.raw.get(digest) == b"<p>bakers</p>" * 100
    assert list(ledger.raw.digests()) == [digest]
    assert not ledger.raw.has("0" * 64)
    with pytest.raises(NotOnRecord):
        ledger.raw.get("0" * 64)


def correct(ledger: Ledger, correction: Correction, *, at: object = None) -> int:
    """Put a correction on record; gives its entry's number."""
    moment = minutes(1) if at is None else at
    (appended,) = ledger.writer(REVIEWER).append([correction], at=moment, reason="checked")  # type: ignore[arg-type]
    return appended.entry.sequence


def an_edit(claim: object, number: int) -> Correction:
    """Another number for a claim."""
    assert isinstance(claim, HarmClaim)
    return Correction(
        report_id=claim.report_id, claim_id=claim.id, action=Action.EDIT, original=claim, edited=edited(claim, number)
    )


def test_a_captured_report_keeps_where_it_came_from(ledger: Ledger) -> None:
    content = b"<h1>Bakery hit</h1>"
    dating = Dating(day=date(2024, 5, 17), method=DateMethod.METADATA, confidence=DateConfidence.HIGH, words="17 May")
    capture = Capture(content=content, where="feed.xml, item 3", address=ADDRESS, headers=(("Age", "3"),), fetched=NOON)
    captured = Captured(report=a_report(url=ADDRESS), capture=capture, dating=dating, notes=("from a feed",))
    digest = ledger.raw.put(content)
    ledger.writer(CODER).append([FiledReport.of(captured)], at=minutes(1))
    provenance = ledger.view().report("given-1").provenance
    assert (provenance.raw, provenance.fetched, provenance.dating) == (digest, NOON, dating)
    assert (provenance.where, provenance.headers, provenance.notes) == (
        "feed.xml, item 3",
        (("Age", "3"),),
        ("from a feed",),
    )
