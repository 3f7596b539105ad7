"""Shipped tables are read as TOML reads them, and fast where a report is read with them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from fairwitness.shipped import plain_table, shipped_table, table_of

SHIPPED = sorted(Path(str(files("fairwitness"))).rglob("*.toml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_table_means_what_toml_says(path: Path) -> None:
    text = path.read_text("utf-8")
    read, meant = table_of(text), tomllib.loads(text)
    assert read == meant
    assert repr(read) == repr(meant)  # the order and the kinds of numbers too


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_what_reading_a_report_needs_is_read_the_fast_way(path: Path) -> None:
    assert plain_table(path.read_text("utf-8"))


def test_shipped_tables_are_found_by_package_and_name() -> None:
    assert shipped_table("fairwitness.text.lexicon", "dates.toml")["opening_words"] == ["since"]


@pytest.mark.parametrize(
    "text",
    [
        'a = ["x", "y",] # said once\nb = { c = 1, "d e" = "f = g, # h" }\n',
        'a = [\n  "x", # one\n  "y",\n]\n',
        '[one]\n"a b" = true\n[one."c.d"]\ne = -1.5\n[[two]]\nf = 1\n[[two]]\nf = 2\n',
        'a = """\nseveral lines"""\n',
        "a = ['''it's \\w, # here''', 'b\\s \"c\"']\n",
        "a = 'no \\escape'\nb = 1979-05-27\n",
        "  indented = 1\na.b = 2\n",
        'a = "\\u00e9\\U0001F600"\n',
        "[[one]]\na = 1\n[one.two]\nb = 2\n",
    ],
)
def test_what_is_not_plain_is_read_as_toml_too(text: str) -> None:
    assert table_of(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", ["a = 1\na = 2\n", "[one]\n[one]\n", "a = \n", "a = [1\n", "not a table\n"])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        table_of(text)
