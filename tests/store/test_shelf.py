"""The shelf: texts and numbers changed at once, by the first of two who try, and gone with what they were made from."""

from __future__ import annotations

from fairwitness.model import Redaction
from fairwitness.store import Ledger, Put
from tests.store.conftest import ADMIN, NOON, a_report, file_report

STATE = ("state", "linking")


def put(ledger: Ledger, what: Put, before: str | None = None, after: str = "1") -> bool:
    return ledger.shelf.change(what, state=STATE, before=before, after=after)


def test_texts_come_and_go(ledger: Ledger) -> None:
    assert put(ledger, Put(texts=[("bonds", "a", "[1]"), ("bonds", "b", "[2]"), ("mentions", "a", "[3]")]))
    assert ledger.shelf.get("bonds", ["a", "c"]) == {"a": "[1]"}
    assert put(ledger, Put(texts=[("bonds", "a", None), ("bonds", "b", "[4]")]), "1", "2")
    assert list(ledger.shelf.items("bonds")) == [("b", "[4]")]
    assert ledger.shelf.get("mentions", ["a"]) == {"a": "[3]"}


def test_owners_are_found_under_any_number(ledger: Ledger) -> None:
    put(ledger, Put(found=[(2**62, 7), (5, 7), (5, 8)]))
    assert ledger.shelf.owners([2**62]) == {7} and ledger.shelf.owners([5, 6]) == {7, 8}
    put(ledger, Put(lost=[(5, 7), (6, 9)], found=[(6, 9)]), "1", "2")
    assert ledger.shelf.owners([5]) == {8} and ledger.shelf.owners(range(1200)) == {8, 9}


def test_of_two_who_change_it_the_later_changes_nothing(ledger: Ledger) -> None:
    assert put(ledger, Put(texts=[("bonds", "a", "first")]))
    assert not put(ledger, Put(texts=[("bonds", "a", "second")], found=[(1, 1)]))
    assert ledger.shelf.get("bonds", ["a"]) == {"a": "first"} and ledger.shelf.owners([1]) == set()


def test_a_redaction_throws_away_what_may_hold_its_words(ledger: Ledger) -> None:
    report = file_report(ledger, a_report())
    put(ledger, Put(texts=[("mentions", report.id, "[]"), ("bonds", f"of {report.id}", "[]"), ("mentions", "b", "[]")]))
    ledger.writer(ADMIN).append([Redaction.of(report.id, ((0, 4),))], at=NOON, reason="a minor")
    assert list(ledger.shelf.items("mentions")) == [("b", "[]")]
    assert ledger.shelf.get("bonds", [f"of {report.id}"])


def test_a_rebuild_empties_it(ledger: Ledger) -> None:
    put(ledger, Put(texts=[("bonds", "a", "[]")], found=[(1, 1)]))
    ledger.rebuild()
    assert list(ledger.shelf.items("bonds")) == [] and ledger.shelf.owners([1]) == set()
