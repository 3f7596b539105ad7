"""The stories of tests/cases/origins.toml: which claims go back to one claimant."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fairwitness.errors import UnreadableFile
from fairwitness.model import (
    Claim,
    ClaimantRole,
    Descent,
    Harm,
    HarmClaim,
    Kind,
    Place,
    PlaceMention,
    PlacePrecision,
    Report,
    Span,
)
from fairwitness.reference.parties import Parties
from fairwitness.resolve import resolve_origins
from fairwitness.resolve.claimants import side_of
from fairwitness.resolve.identity import Context

STORIES = tomllib.loads((Path(__file__).parents[1] / "cases" / "origins.toml").read_text(encoding="utf-8"))["story"]
PARTIES = Parties.open()


def words(text: str, at: int = 0) -> Span:
    return Span(start=at, end=at + len(text), words=text)


def place(name: str, country: str, precision: PlacePrecision, region: str | None = None) -> PlaceMention:
    where = Place(
        name=name, geonameid=None, latitude=None, longitude=None, country=country, admin1=region, precision=precision
    )
    return PlaceMention(words=words(name), place=where)


def claim_of(number: int, at: int, said: str, told: dict[str, Any]) -> Claim:
    said, _, relay = said.partition(" > ")
    said, _, role = said.partition(" = ")
    places = []
    if "town" in told:
        places.append(place(told["town"], told["land"], PlacePrecision.TOWN, told.get("region")))
    elif "land" in told:
        places.append(place(told["land"], told["land"], PlacePrecision.COUNTRY))
    return HarmClaim(
        id=f"{number}{chr(ord('a') + at)}",
        report_id=str(number),
        kind=Kind.HARM,
        quote=words("killed"),
        cue=words("killed"),
        places=tuple(places),
        claimant=words(said) if said else None,
        claimant_role=ClaimantRole(role) if role else None,
        relays=(words(relay),) if relay else (),
        harm=Harm.KILLED,
        victims=words(told["hurt"]) if "hurt" in told else None,
        perpetrator=words(told["did"]) if "did" in told else None,
    )


def told(story: dict[str, Any]) -> tuple[list[Report], list[Claim], list[Descent]]:
    reports, claims, descents = [], [], []
    for number, each in enumerate(story["reports"], start=1):
        published = date.fromisoformat(each["published"]) if "published" in each else None
        reports.append(Report(id=str(number), title="", text="", outlet=each.get("outlet"), published=published))
        claims += [claim_of(number, at, said, each) for at, said in enumerate(each["says"])]
        if "copy_of" in each or "agency" in each:
            copy_of = str(each["copy_of"]) if "copy_of" in each else None
            descents.append(Descent(report=str(number), copy_of=copy_of, agency=each.get("agency")))
    return reports, claims, descents


def partition(story: dict[str, Any], *, backwards: bool = False) -> set[frozenset[str]]:
    reports, claims, descents = told(story)
    if backwards:
        reports, claims, descents = reports[::-1], claims[::-1], descents[::-1]
    origins = resolve_origins(reports, claims, descents, PARTIES)
    groups: dict[str, set[str]] = {}
    for claim, origin in origins.items():
        groups.setdefault(origin.id, set()).add(claim)
    return {frozenset(group) for group in groups.values()}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
class TestStory:
    def test_gives_its_origins(self, story: dict[str, Any]) -> None:
        assert partition(story) == {frozenset(group.split()) for group in story["origins"]}

    def test_gives_them_in_any_order(self, story: dict[str, Any]) -> None:
        assert partition(story, backwards=True) == partition(story)


class TestTable:
    def test_names_each_body_once_and_says_where_its_names_come_from(self) -> None:
        text = (Path(__file__).parents[2] / "src/fairwitness/reference/parties.csv").read_text(encoding="utf-8")
        rows = text.splitlines()[1:]
        assert len({row.split(",")[0] for row in rows}) == len(rows) == len(PARTIES.by_id)
        assert all(row.rsplit(",", 1)[1] for row in rows)

    def test_is_extended_and_overridden_by_a_table_of_the_users(self, tmp_path: Path) -> None:
        own = tmp_path / "own.csv"
        own.write_text(
            "id,name,role,country,about,side,also,short,people,source\n"
            "wadi-watch,Wadi Watch,monitor,YE,YE,,WW monitor,,,own\n"
            "sohr,The Observatory renamed,monitor,GB,SY,,SOHR,,,own\n",
            encoding="utf-8",
        )
        parties = Parties.open(own)
        assert parties.named("wadi watch")[0].id == "wadi-watch"
        assert parties.by_id["sohr"].name == "The Observatory renamed"
        assert parties.called("observatory") != PARTIES.called("observatory")
        assert not Parties.open().named("wadi watch")  # nobody else hears of the user's rows

    @pytest.mark.parametrize(
        ("text", "reason"), [("id,name\nx,y\n", "columns"), ("line", "columns")], ids=["columns lack", "no table"]
    )
    def test_refuses_an_unusable_table(self, tmp_path: Path, text: str, reason: str) -> None:
        own = tmp_path / "own.csv"
        own.write_text(text, encoding="utf-8")
        with pytest.raises(UnreadableFile, match=reason):
            Parties.open(own)

    def test_names_the_line_that_is_no_party(self, tmp_path: Path) -> None:
        own = tmp_path / "own.csv"
        own.write_text(
            "id,name,role,country,about,side,also,short,people,source\nx,X,spy,,,,,,,own\n", encoding="utf-8"
        )
        with pytest.raises(UnreadableFile, match="line 2"):
            Parties.open(own)


@pytest.mark.parametrize(
    ("said", "country", "side"),
    [
        ("Russian warplanes", "SY", "ru-government"),
        ("government forces", "SY", "sy-government"),
        ("regime helicopters", "SY", "sy-government"),
        ("the Israeli army", "PS", "il-government"),
        ("IDF troops", "PS", "il-government"),
        ("Hamas gunmen", "PS", "hamas"),
        ("unknown gunmen", "SY", None),
    ],
)
def test_sides(said: str, country: str, side: str | None) -> None:
    assert side_of(said, Context(country=country), PARTIES) == side
