"""Figures over time are drawn without a network, the same bytes each time, with revisions marked."""

import json
from datetime import date
from pathlib import Path

import pytest

from fairwitness.cli.plot import chart, draw
from fairwitness.errors import InputError
from fairwitness.reconcile import Point, Step


def point(day: int, low: int, step: Step) -> Point:
    return Point(
        claimant="A <monitor>",
        line="c7",
        published=date(2025, 3, day),
        start=date(2025, 3, 6),
        end=date(2025, 3, day),
        low=low,
        high=None,
        step=step,
        report_id=f"r{day}",
        claim_id=f"c{day}",
    )


POINTS = [point(7, 72, Step.FIRST), point(8, 98, Step.RISES), point(9, 90, Step.REVISED)]


def test_svg_names_the_claimant_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "figures.svg"
    draw(POINTS, path, title="Killed on the coast")
    drawn = path.read_text(encoding="utf-8")
    assert drawn.startswith("<svg") and "Killed on the coast" in drawn and "A &lt;monitor&gt;" in drawn
    assert "not independently verified" in drawn
    draw(POINTS, tmp_path / "again.svg", title="Killed on the coast")
    assert (tmp_path / "again.svg").read_text(encoding="utf-8") == drawn


def test_png(tmp_path: Path) -> None:
    draw(POINTS, tmp_path / "figures.png", title="Killed")
    assert (tmp_path / "figures.png").read_bytes().startswith(b"\x89PNG")


def test_only_revisions_and_mismatches_are_marked() -> None:
    (rows,) = chart(POINTS, title="")["datasets"].values()  # type: ignore[attr-defined]
    assert [row["marked"] for row in rows] == [False, False, True]


@pytest.mark.parametrize(("points", "name"), [(POINTS, "figures.pdf"), ([], "figures.svg")])
def test_what_cannot_be_drawn_is_told(points: list[Point], name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=name.replace(".", r"\.")):
        draw(points, tmp_path / name, title="")


def test_toll_draws_what_it_was_asked(call, tmp_path: Path) -> None:
    report = {
        "title": "A first count",
        "text": "Governor Haddad said 12 traders were killed in Aleppo on Friday.",
        "outlet": "Radio Example",
        "published": "2024-05-18",
    }
    (tmp_path / "one.jsonl").write_text(json.dumps(report), encoding="utf-8")
    assert call("run", str(tmp_path / "one.jsonl"), "--json").exit_code == 0
    drawn = tmp_path / "toll.svg"
    assert call("toll", "--plot", str(drawn)).exit_code == 0
    shown = drawn.read_text(encoding="utf-8")
    assert "killed: figures by claimant" in shown and "claimant: governor (aleppo)" in shown
    assert call("toll", "--plot", str(tmp_path / "toll.gif")).exit_code == 2


def test_where_no_picture_can_be_put_is_told(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "figures.svg"
    with pytest.raises(InputError, match=f"{path}: cannot be written"):
        draw(POINTS, path, title="Killed")
