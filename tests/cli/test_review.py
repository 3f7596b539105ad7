"""`fairwitness review`: decisions over a plain pipe, each on record under the reviewer's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from fairwitness.model import Action, Correction, EntryKind, HarmClaim, Review
from fairwitness.store import Ledger, open_ledger

Call = Callable[..., Result]


@pytest.fixture
def filled(call: Call, reports: str) -> Call:
    """A ledger with two reports read: figures 12 and 7, and an air strike each."""
    call("run", reports)
    return call


@pytest.fixture
def ledger(filled: Call, tmp_path: Path) -> Iterator[Ledger]:  # noqa: ARG001 - it must be filled first
    """The same ledger, to look into."""
    with open_ledger(tmp_path / "ledger") as opened:
        yield opened


def corrections(ledger: Ledger) -> list[tuple[str, str, str | None]]:
    entries = ledger.entries(EntryKind.CORRECTION)
    return [(e.body.action, e.by, e.reason) for e in entries if isinstance(e.body, Correction)]


def test_the_queue_goes_by_the_size_of_the_figure(filled: Call) -> None:
    listed = filled("review", "--list").stdout.splitlines()
    assert [line.split(maxsplit=1)[1].split(" least")[0] for line in listed] == [
        "killed: 12",
        "killed: 7",
        "act: air strike",
        "act: air strike",
    ]
    assert len(filled("review", "--list", "--kind", "harm").stdout.splitlines()) == 2


def test_the_quote_is_shown_with_what_stands_around_it(filled: Call) -> None:
    shown = filled("review", input="q\n").stdout
    assert "»Governor Haddad said 12 traders were killed in Aleppo on Friday«. There was an air strike" in shown
    assert "who says  Governor Haddad (government)" in shown and "Market 12" in shown


def test_accept_reject_and_comment_are_on_record(filled: Call, ledger: Ledger) -> None:
    said = filled("review", "--by", "Ruth", input="accept\ncomment odd wording\nreject told twice\nquit\n")
    assert said.stdout.endswith("1 accepted, 1 commented on, 1 rejected; 2 of 4 left\n")
    assert corrections(ledger) == [
        (Action.ACCEPT, "Ruth", None),
        (Action.COMMENT, "Ruth", "odd wording"),
        (Action.REJECT, "Ruth", "told twice"),
    ]
    harms = [kept for kept in ledger.view().claims() if isinstance(kept.claim, HarmClaim)]
    assert [(kept.review, kept.reviewed_by) for kept in harms] == [(Review.ACCEPTED, "Ruth")]


def test_an_edit_keeps_what_was_before_beside_it(filled: Call, ledger: Ledger) -> None:
    filled("review", input='edit low=14 high=- victims="12 traders" because it says at least\n')
    kept = next(kept for kept in ledger.view().claims() if kept.review is Review.EDITED)
    before, after = kept.original, kept.claim
    assert isinstance(before, HarmClaim) and isinstance(after, HarmClaim)
    assert (before.count.low, before.count.high, after.count.low, after.count.high) == (12, 12, 14, None)
    assert after.victims is not None and after.victims.words == "12 traders"
    assert "from killed 12 to killed 14 or more: it says at least" in filled("log", after.id).stdout


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("reject", "needs a reason"),
        ("edit low=3 high=3", "needs a reason"),
        ("edit low=13 because so", "give both"),
        ("edit low=many because so", "no number of people"),
        ("edit harm=dead because so", "none of killed"),
        ("edit claimant=Nobody because so", "does not stand in the report"),
        ("edit colour=red because so", "no such field"),
        ("edit low because so", "FIELD=VALUE"),
        ('edit low="3 because so', "quotation"),
        ("edit low=12 because so", "changes nothing"),
        ("edit from=2024-05-19 to=2024-05-01 because so", "lies after"),
        ("edit from=yesterday because so", "not a date"),
        ("edit background=maybe because so", "yes or no"),
        ("comment", "needs a reason"),
        ("undo", "nothing was done"),
        ("dance", "no command"),
    ],
)
def test_what_makes_no_sense_is_not_done_and_says_why(filled: Call, ledger: Ledger, command: str, told: str) -> None:
    result = filled("review", input=f"{command}\n")
    assert result.exit_code == 0 and told in result.stdout
    assert corrections(ledger) == []


def test_undo_takes_back_the_last_decision_and_shows_the_claim_again(filled: Call, ledger: Ledger) -> None:
    before = list(ledger.view().standing())
    said = filled("review", input="reject a\nreject b\nundo\nu\nundo\n").stdout
    assert said.count("killed: 12") == 2 and said.count("killed: 7") == 2 and "nothing was done" in said
    assert list(ledger.view().standing()) == before
    assert len(list(ledger.entries(EntryKind.UNDO))) == 2


def test_decided_claims_come_no_more_unless_they_are_named(filled: Call, ledger: Ledger) -> None:
    claim = next(iter(ledger.view().claims())).claim.id
    filled("review", claim, input="accept it is so\n")
    assert claim not in filled("review", "--list").stdout
    assert "accepted by Nadia Karam" in filled("review", claim, input="q\n").stdout
    assert filled("review", "unheard-of").exit_code == 2


def test_moving_about_decides_nothing(filled: Call, ledger: Ledger) -> None:
    said = filled("review", input="s\nb\nwhy\nfull\n?\n\nquit\n").stdout
    assert "0.91  “Governor Haddad”" in said and "because WHY" in said and said.endswith("nothing done; 4 of 4 left\n")
    assert corrections(ledger) == []


def test_a_coder_decides_nothing(filled: Call, ledger: Ledger) -> None:
    assert "takes the role reviewer" in filled("review", "--role", "coder", input="accept\n").stdout
    assert corrections(ledger) == []


def test_an_empty_queue_says_so(call: Call) -> None:
    assert call("review").stdout == "Nothing waits for review.\n"
