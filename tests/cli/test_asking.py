"""Asking a ledger: tolls and their arithmetic, changes, incidents, origins, and people's judgements."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Call = Callable[..., Result]
ALEPPO = "Governor Haddad said {number} {victims} were killed in Aleppo on Friday."


@pytest.fixture
def filled(call: Call, tmp_path: Path) -> Call:
    """Three reports: the governor's 12 of Friday, the same reprinted, and his 15 two days later."""
    lines = [
        _report(12, "A first count", outlet="Radio Example", published="2024-05-18"),
        _report(12, "A first count", outlet="Echo of the Hills", published="2024-05-18"),
        _report(15, "A second count, after the rubble was cleared", outlet="Radio Example", published="2024-05-20"),
    ]
    path = tmp_path / "aleppo.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert call("run", str(path), "--json").exit_code == 0
    return call


def _report(number: int, title: str, *, victims: str = "traders", **about: str) -> str:
    return json.dumps({"title": title, "text": ALEPPO.format(number=number, victims=victims), **about})


def asked(call: Call, *arguments: str) -> dict[str, Any]:
    result = call(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_one_origin_s_later_figure_takes_the_place_of_its_first(filled: Call) -> None:
    toll = asked(filled, "toll")
    assert (toll["low"], toll["best"], toll["high"], toll["convention"]) == (15, 15, 15, "neutral")
    assert [origin["name"] for origin in toll["origins"]] == ["Haddad"] or len(toll["origins"]) == 1
    roles = {claim["role"] for claim in toll["claims"]}
    assert len(toll["claims"]) == 3 and "counted" in roles
    assert all("were killed in Aleppo" in claim["quote"] for claim in toll["claims"])


def test_as_of_a_day_is_what_had_been_published_by_then(filled: Call) -> None:
    then = asked(filled, "toll", "--as-of", "2024-05-19")
    assert (then["low"], then["high"]) == (12, 12)
    assert then["as_of"] == {"published": "2024-05-19", "recorded": None}
    assert asked(filled, "toll", "--as-of", "2024-05-01")["low"] is None


def test_as_of_a_moment_is_what_was_on_record_by_then(filled: Call) -> None:
    assert asked(filled, "toll", "--as-of", "2020-01-01T00:00")["claims"] == []
    assert asked(filled, "toll", "--as-of", "2999-01-01T00:00+02:00")["low"] == 15


def test_what_was_known_then_stays_the_same_when_more_is_added(filled: Call, tmp_path: Path) -> None:
    question = ("toll", "--as-of", "2024-05-19", "--json")
    before = filled(*question).stdout_bytes
    later = tmp_path / "later.jsonl"
    later.write_text(_report(40, "A third count", published="2024-05-25"), encoding="utf-8")
    assert filled("run", str(later)).exit_code == 0
    assert filled(*question).stdout_bytes == before


def test_the_order_reports_came_in_does_not_matter(filled: Call, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    lines = (tmp_path / "aleppo.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "reversed.jsonl").write_text("\n".join(reversed(lines)), encoding="utf-8")
    filled("init", other)
    filled("run", str(tmp_path / "reversed.jsonl"), "--ledger", other)
    for question in (("toll",), ("incidents",), ("origins",), ("toll", "--by", "day")):
        assert filled(*question, "--json", "--ledger", other).stdout == filled(*question, "--json").stdout


@pytest.mark.parametrize(
    ("narrow", "low"),
    [
        (("--place", "Aleppo"), 15),
        (("--place", "Aleppo, SY"), 15),
        (("--place", "Khartoum"), None),
        (("--from", "2024-05-17", "--to", "2024-05-17"), 15),
        (("--from", "2024-06-01"), None),
        (("--harm", "injured"), None),
        (("--party", "Nobody"), None),
    ],
)
def test_questions_are_narrowed(filled: Call, narrow: tuple[str, ...], low: int | None) -> None:
    assert asked(filled, "toll", *narrow)["low"] == low


@pytest.mark.parametrize(
    "senseless",
    [
        ("toll", "--place", "Aleppo, XX"),
        ("toll", "--from", "2024-05-18", "--to", "2024-05-01"),
        ("toll", "--convention", "nobody's"),
        ("toll", "--convention", "gone.toml"),
        ("toll", "--as-of", "yesterday"),
        ("toll", "--place", "Alepppo"),
        ("incidents", "--place", "Alepppo"),
        ("incidents", "--from", "2024-05-18", "--to", "2024-05-01"),
        ("diff",),
        ("diff", "--from", "2024-05-18", "--to", "2024-05-01"),
        ("diff", "--from", "2024-05-18T09:00", "--to", "2024-05-01T09:00"),
        ("incidents", "unheard-of"),
        ("explain", "unheard-of"),
        ("origins", "unheard-of"),
    ],
)
def test_senseless_questions_end_with_2_and_say_why(filled: Call, senseless: tuple[str, ...]) -> None:
    result = filled(*senseless)
    assert result.exit_code == 2 and "Error:" in result.stderr


@pytest.mark.parametrize("by", ["day", "place", "claimant", "group", "perpetrator"])
def test_a_breakdown_has_a_toll_for_each_key(filled: Call, by: str) -> None:
    found = asked(filled, "toll", "--by", by)
    keys = {"day": ["2024-05-17"], "place": ["Aleppo"]}
    assert [toll["key"] for toll in found["tolls"]] == keys.get(by, [toll["key"] for toll in found["tolls"]])
    assert filled("toll", "--by", by).stdout.startswith(by)


def test_the_place_and_party_asked_for_are_told_as_understood(filled: Call) -> None:
    assert "Place: Aleppo: Aleppo [SY], a " in filled("toll", "--place", "Aleppo").stdout
    unknown = filled("toll", "--place", "Nirgendheim").stdout
    assert "Place: Nirgendheim: not in the gazetteer, compared by its words" in unknown
    assert "No claim is about this" in filled("toll", "--place", "Khartoum").stdout
    assert "Party: Nobody\nNo claim is about this" in filled("toll", "--party", "Nobody").stdout.replace(
        "nobody", "Nobody"
    )
    assert "No claim is about this" not in filled("toll", "--place", "Aleppo").stdout


def test_a_place_nobody_names_is_told_with_those_spelt_much_alike(filled: Call) -> None:
    told = "nobody has this name; claims speak of Aleppo"
    assert told in filled("toll", "--place", "Alepppo").stderr
    assert told in filled("incidents", "--place", "Alepppo").stderr


def test_incidents_of_a_place_are_those_told_of_in_it_by_whatever_name(filled: Call) -> None:
    for place in ("Aleppo", "Halab", "Syria"):
        assert len(asked(filled, "incidents", "--place", place)["incidents"]) == 1
    assert asked(filled, "incidents", "--place", "Khartoum")["incidents"] == []


def test_doubts_may_be_asked_of_one_incident(filled: Call) -> None:
    (incident,) = asked(filled, "incidents")["incidents"]
    of_all = asked(filled, "incidents", "--doubts")
    assert of_all["doubts"] and asked(filled, "incidents", incident["id"], "--doubts") == of_all
    assert filled("incidents", "unheard-of", "--doubts").exit_code == 2


def test_claims_of_something_else_are_told_in_number(filled: Call) -> None:
    question = ("explain", "--from", "2024-06-01")
    assert "Not about this: 3 claims (3 at another time); --all lists them." in filled(*question).stdout
    assert filled(*question).stdout.count("were killed in Aleppo") == 0
    assert filled(*question, "--all").stdout.count("were killed in Aleppo") == 3
    assert len(asked(filled, *question)["tolls"][0]["claims"]) == 3


def test_a_breakdown_has_no_row_of_nothing(filled: Call) -> None:
    for by in ("day", "place", "claimant"):
        assert asked(filled, "toll", "--from", "2024-06-01", "--by", by)["tolls"] == []
        assert asked(filled, "toll", "--place", "Khartoum", "--by", by)["tolls"] == []


def test_pages_show_figure_sum_and_words(filled: Call) -> None:
    assert filled("toll").stdout.startswith("killed: 15\nkilled: 15 = 15 (")
    explained = filled("explain").stdout
    assert explained.count("were killed in Aleppo") == 3
    incident = asked(filled, "incidents")["incidents"][0]
    assert f"killed: {15}" in filled("explain", incident["id"]).stdout
    assert len(asked(filled, "explain", incident["claim_ids"][0])["tolls"]) == 1


def test_a_change_names_the_report_behind_it(filled: Call) -> None:
    change = asked(filled, "diff", "--from", "2024-05-19", "--to", "2024-05-21")
    assert (change["before"]["low"], change["after"]["low"]) == (12, 15)
    assert "Radio Example, 2024-05-20" in change["text"]
    assert change["moved"][0]["before"] is None and change["moved"][0]["published"] == "2024-05-20"
    assert filled("diff", "--from", "2024-05-19").stdout.startswith("killed: from 12 to 15, after Radio Example")


def test_incidents_and_what_ties_them_together(filled: Call) -> None:
    (incident,) = [each for each in asked(filled, "incidents")["incidents"] if each["tolls"]]
    assert (incident["from"], incident["to"], incident["places"]) == ("2024-05-17", "2024-05-17", ["Aleppo"])
    shown = asked(filled, "incidents", incident["id"])
    assert len(shown["claims"]) == 3 and shown["links"] and shown["links"][0]["evidence"]
    assert "Why they belong together" in filled("incidents", incident["id"]).stdout
    assert "2024-05-17" in filled("incidents", "--place", "aleppo", "--from", "2024-05-01").stdout
    assert filled("incidents", "--to", "2024-01-01").stdout == "No incidents.\n"
    assert filled("incidents", "--doubts").exit_code == 0 and "doubts" in asked(filled, "incidents", "--doubts")


def test_a_split_and_its_undoing_restore_the_incidents(filled: Call) -> None:
    before = filled("incidents", "--json").stdout
    (incident,) = asked(filled, "incidents")["incidents"]
    claim = incident["claim_ids"][-1]
    told = filled("split", claim, "--reason", "another Aleppo")
    assert told.exit_code == 0 and len(asked(filled, "incidents")["incidents"]) == 2
    _undo_judgements(filled)
    assert filled("incidents", "--json").stdout == before
    assert filled("split", *incident["claim_ids"]).exit_code == 2


def test_a_reprint_is_split_off_with_what_it_repeats(filled: Call) -> None:
    """A copy stands where its original stands: a person's word on the copy is one on both, and is not lost."""
    before = filled("incidents", "--json").stdout
    (incident,) = asked(filled, "incidents")["incidents"]
    told = asked(filled, "incidents", incident["id"])["claims"]
    copy = next(each["claim"] for each in told if each["outlet"] == "Echo of the Hills")
    assert filled("split", copy).exit_code == 0
    parted = asked(filled, "incidents", copy)
    assert {each["outlet"] for each in parted["claims"]} == {"Radio Example", "Echo of the Hills"}
    assert len(parted["claims"]) == 2 and len(asked(filled, "incidents")["incidents"]) == 2
    _undo_judgements(filled)
    assert filled("incidents", "--json").stdout == before
    last = next(each["claim"] for each in told if each["published"] == "2024-05-20")
    assert filled("judge", copy, last, "different").exit_code == 0
    assert len(asked(filled, "incidents")["incidents"]) == 2
    one, other = (each["id"] for each in asked(filled, "incidents")["incidents"])
    assert filled("merge", one, other).exit_code == 0
    (merged,) = asked(filled, "incidents")["incidents"]
    assert len(merged["claim_ids"]) == 3


def test_a_split_that_leaves_nothing_or_names_no_claim_says_so(filled: Call) -> None:
    (incident,) = asked(filled, "incidents")["incidents"]
    assert "nothing would be left of it" in filled("split", *incident["claim_ids"]).stderr
    assert "no claim of incident" in filled("split", incident["id"]).stderr
    assert "name two incidents" in filled("merge", incident["id"]).stderr


def test_a_merge_and_its_undoing_restore_the_incidents(filled: Call, tmp_path: Path) -> None:
    far = tmp_path / "far.jsonl"
    text = "Governor Haddad said 3 bakers were killed in Aleppo on Friday."
    far.write_text(json.dumps({"title": "Far", "text": text, "published": "2023-01-07"}), encoding="utf-8")
    filled("run", str(far))
    before = filled("incidents", "--json").stdout
    one, other = (each["id"] for each in asked(filled, "incidents")["incidents"])
    assert "now holds 4 claims" in filled("merge", one, other, "--reason", "told late").stdout
    (merged,) = asked(filled, "incidents")["incidents"]
    assert merged["id"] == one and other in merged["formerly"]
    assert asked(filled, "incidents", other)["id"] == one
    assert filled("merge", one, other).exit_code == 2
    _undo_judgements(filled)
    assert filled("incidents", "--json").stdout == before


def test_a_judgement_is_on_record_under_its_maker_s_name(filled: Call) -> None:
    first, *_, last = asked(filled, "incidents")["incidents"][0]["claim_ids"]
    assert filled("judge", first, last, "different", "--by", "Ruth", "--reason", "two markets").exit_code == 0
    assert "Ruth (reviewer) judged claims" in filled("log", first).stdout
    assert filled("judge", first, "unheard-of", "same").exit_code == 2
    assert filled("judge", first, first, "same").exit_code == 2
    assert filled("judge", first, last, "same", "--role", "coder").exit_code == 2


def _undo_judgements(call: Call) -> None:
    for line in call("log").stdout.splitlines():
        if " judged claims " in line:
            assert call("undo", line.split()[0]).exit_code == 0


def test_origins_are_listed_with_how_often_they_are_heard(filled: Call) -> None:
    listed = asked(filled, "origins")["origins"]
    assert (listed[0]["claims"], listed[0]["reports"], listed[0]["outlets"]) == (3, 3, 2)
    one = asked(filled, "origins", listed[0]["id"])
    assert {claim["words"] for claim in one["claims"]} == {"Governor Haddad"}
    assert filled("origins", listed[0]["name"]).stdout.count("as “Governor Haddad”") == 3
    assert listed[0]["name"] in filled("origins").stdout


def test_names_of_victims_are_masked_unless_they_are_asked_for(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fairwitness.cli import explain, toll
    from fairwitness.pipeline import naming

    monkeypatch.setattr(naming, "private_names", lambda *_: ("Samira Haddad",))
    path = tmp_path / "named.jsonl"
    text = "Mayor Idris said 2 women were killed in Aleppo on Friday, among them Samira Haddad."
    path.write_text(json.dumps({"title": "Samira Haddad", "text": text, "published": "2024-05-18"}), encoding="utf-8")
    call("run", str(path))
    assert toll.masker_for is explain.masker_for is naming.masker_for
    for question in (("toll",), ("explain",), ("incidents",), ("origins",), ("diff", "--from", "2024-05-01")):
        assert "Haddad" not in call(*question).stdout + call(*question, "--json").stdout
        assert call(*question, "--with-names").exit_code == 0


def test_ids_are_whole_on_a_narrow_page(filled: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from fairwitness.cli import origins

    monkeypatch.setattr(origins, "width", lambda: 80)
    listed = asked(filled, "origins")["origins"]
    assert all(each["id"] in filled("origins").stdout for each in listed)


@pytest.mark.parametrize("option", ["--place", "--party"])
def test_an_empty_name_asks_for_nothing_rather_than_for_everything(option: str, filled: Call) -> None:
    result = filled("toll", option, "")
    assert result.exit_code == 2 and "'' is no name; write one, or leave the option out" in result.stderr


def test_a_country_alone_is_no_place(filled: Call) -> None:
    result = filled("toll", "--place", ", SY")
    assert result.exit_code == 2 and "no place is named before the comma" in result.stderr
