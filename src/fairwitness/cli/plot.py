"""Figures over time as a picture: a line a claimant and scope, revisions and mismatched sums marked; SVG or PNG."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from fairwitness.errors import InputError
from fairwitness.reconcile import Point, Step

_MARKED = frozenset({Step.REVISED, Step.DIFFERS})
_NOTE = "As reported, not independently verified. Days are those of publication."


def draw(points: Sequence[Point], path: Path, *, title: str) -> None:
    """Draw figures over time into a file named .svg or .png; needs no network."""
    if path.suffix not in {".svg", ".png"}:
        raise InputError(f"{path}: a picture's name ends in .svg or .png")
    if not points:
        raise InputError(f"{path}: no figure with a number and a publication date to draw")
    # imported here: a picture is seldom asked for, and these two are dear
    import vl_convert

    picture = json.dumps(chart(points, title=title))
    is_drawing = path.suffix == ".svg"
    drawn = vl_convert.vegalite_to_svg(picture).encode() if is_drawing else vl_convert.vegalite_to_png(picture, scale=2)
    try:
        path.write_bytes(drawn)
    except OSError as cause:
        raise InputError(
            f"{path}: cannot be written ({cause.strerror}); name a file in a directory of yours"
        ) from cause


def chart(points: Sequence[Point], *, title: str) -> dict[str, object]:
    """Describe the picture as Vega-Lite: data within, no address to fetch anything from."""
    import altair as alt

    data = alt.InlineData(values=[_row(point) for point in points])
    base = alt.Chart(data).encode(
        x=alt.X("published:T", title="published"),
        y=alt.Y("low:Q", title="figure (at least)"),
        color=alt.Color("claimant:N", title="claimant"),
        detail="line:N",
    )
    line = base.mark_line(interpolate="step-after", point=True)
    marks = base.transform_filter("datum.marked").mark_point(size=160, shape="triangle-down", filled=True)
    text = alt.TitleParams(
        title, subtitle=[_NOTE, "Triangles: revised down, or the new and the running figure differ."]
    )
    drawn = alt.layer(line, marks).properties(title=text, width=720, height=360)
    described: dict[str, object] = drawn.to_dict()
    return described


def _row(point: Point) -> dict[str, object]:
    return {
        "claimant": point.claimant,
        "line": point.line,
        "published": point.published.isoformat(),
        "low": point.low,
        "step": str(point.step),
        "marked": point.step in _MARKED,
    }
