"""Whose people were harmed: by the words for them, by "its" and "lost", by how their death is told, by who did it."""

from dataclasses import replace

import pytest

from fairwitness.model import (
    ClaimantRole,
    Count,
    Group,
    Harm,
    HarmClaim,
    Kind,
    Place,
    PlaceMention,
    PlacePrecision,
    Ranks,
    Report,
    Span,
)
from fairwitness.pipeline.ties import Source, sources_json, sources_of
from fairwitness.reference.parties import Parties
from fairwitness.resolve import resolve_origins, resolve_ranks

PARTIES = Parties.open()


def told(text: str, **parts: str) -> tuple[Report, HarmClaim]:
    """A report of one sentence, and its claim; `quote` is all of it unless given, `group` combatants."""
    report = Report(id="r", title="", text=text)

    def span(words: str | None) -> Span | None:
        at = report.original.find(words) if words else -1
        assert words is None or at >= 0
        return Span.of(report.original, at, at + len(words)) if words else None

    quote = span(parts.get("quote", text))
    assert quote
    land = parts.get("land")
    place = Place(
        name="there", geonameid=None, latitude=None, longitude=None, country=land, admin1=None,
        precision=PlacePrecision.COUNTRY,
    )  # fmt: skip
    claim = HarmClaim(
        id="c",
        report_id="r",
        kind=Kind.HARM,
        quote=quote,
        cue=span(parts.get("cue", "killed")) or quote,
        places=(PlaceMention(words=quote, place=place),) if land else (),
        claimant=span(parts.get("says")),
        claimant_role=ClaimantRole(parts["role"]) if "role" in parts else None,
        harm=Harm(parts.get("harm", "killed")),
        count=Count(words=span(parts.get("count")), low=3, high=3),
        victims=span(parts.get("whom")),
        group=Group(parts.get("group", "combatants")),
        perpetrator=span(parts.get("by")),
    )
    return report, claim


def ranks_of(text: str, **parts: str) -> Ranks | None:
    report, claim = told(text, **parts)
    return resolve_ranks([report], [claim], PARTIES).get("c")


def own(side: str | None, *, presumed: bool = False) -> Ranks:
    return Ranks(side=side, presumed=presumed)


def enemies_of(side: str | None, *, presumed: bool = False) -> Ranks:
    return Ranks(side=side, is_enemy=True, presumed=presumed)


ARMY = {"says": "the army", "role": "military", "land": "ML"}
OURS, FOES = own("ml-government", presumed=True), enemies_of("ml-government", presumed=True)
DEAD = {"whom": "soldiers", "cue": "died"}


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("Three Malian soldiers were killed.", {"whom": "Malian soldiers"}, own("ml-government")),
        ("Three Houthi fighters were killed.", {"whom": "Houthi fighters", "land": "YE"}, own("houthis")),
        (
            "Hezbollah said that three of its fighters were killed.",
            {"says": "Hezbollah", "count": "three", "whom": "its fighters", "land": "LB"},
            own("hezbollah"),
        ),
        (
            "Three of its fighters were killed, Hezbollah said.",
            {"says": "Hezbollah", "count": "Three", "whom": "its fighters", "land": "LB"},
            own("hezbollah"),
        ),
        (
            "Niger raised its losses to 3, the ministry said.",
            {"says": "the ministry", "count": "3", "quote": "its losses to 3", "cue": "losses"},
            own("ne-government"),
        ),
        (
            "In Chad, Niger lost three men, the ministry said.",
            {"says": "the ministry", "count": "three", "whom": "men", "cue": "lost"},
            own("ne-government"),
        ),
        (
            "The army's dead number three, a general said.",
            {"says": "a general", "role": "military", "count": "three", "cue": "dead", "land": "ML"},
            own("ml-government"),
        ),
        (
            "The army said the rebels lost three of their men.",
            {**ARMY, "says": "The army", "count": "three", "whom": "men", "cue": "lost"},
            None,
        ),
        ("Three enemy soldiers were killed, the army said.", {**ARMY, "whom": "enemy soldiers"}, FOES),
        (
            "Three elements were neutralised, the army said.",
            {**ARMY, "whom": "elements", "cue": "neutralised"},
            FOES,
        ),
        ("Three men were martyred, the army said.", {**ARMY, "whom": "men", "cue": "martyred"}, OURS),
        (
            "On our side three men were killed, the army said.",
            {**ARMY, "count": "three", "whom": "men"},
            OURS,
        ),
        (
            "The enemy's dead number three, the army said.",
            {**ARMY, "count": "three", "cue": "dead"},
            FOES,
        ),
        ("Three Malians were killed.", {"whom": "Malians"}, own("ml-government")),
        ("Three soldiers died, the army said.", {**ARMY, **DEAD}, OURS),
        ("Three soldiers died, a nurse said.", {"says": "a nurse", "land": "ML", **DEAD}, None),
        (
            "Malian troops killed three herders.",
            {"whom": "herders", "by": "Malian troops", "group": "civilians"},
            enemies_of("ml-government"),
        ),
        ("Three wounded are recovering, the army said.", {**ARMY, "harm": "injured", "cue": "wounded"}, OURS),
        ("Three were detained, the army said.", {**ARMY, "harm": "detained", "cue": "detained"}, None),
        (
            "Three people were killed when their bus burned, police said.",
            {"says": "police", "whom": "people", "group": "unspecified"},
            None,
        ),
    ],
)
def test_ranks(text: str, parts: dict[str, str], expected: Ranks | None) -> None:
    assert ranks_of(text, **parts) == expected


def test_who_has_fighters_of_its_own_is_an_armed_group_whatever_its_name() -> None:
    found = ranks_of("Four of our comrades were killed, Radio Free Ulem said.", says="Radio Free Ulem", whom="comrades")
    assert found is not None
    assert found.side
    assert not found.side.endswith("-government")


def test_some_of_a_sides_people_are_that_sides() -> None:
    text = "Three of its fighters were killed, among them a woman, Hezbollah said."
    report, claim = told(text, says="Hezbollah", count="Three", whom="its fighters", land="LB")
    _, part = told(text, says="Hezbollah", count="a", whom="woman", quote="among them a woman", land="LB")
    part = replace(part, id="d", part_of="c")
    ranks = resolve_ranks([report], [claim, part], PARTIES)
    assert ranks["d"] == ranks["c"] == own("hezbollah")


def test_an_army_that_lowers_a_countrys_losses_is_that_countrys() -> None:
    text = "Niger put its losses at 3, the army said."
    report, claim = told(text, says="the army", role="military", count="3", cue="losses", land="ML")
    ranks = resolve_ranks([report], [claim], PARTIES)
    assert resolve_origins([report], [claim], [], PARTIES, ranks)["c"].party == "ne-government"
    assert resolve_origins([report], [claim], [], PARTIES)["c"].party == "ml-government"


def test_are_kept_with_origins() -> None:
    report, claim = told("Three soldiers died, the army said.", **ARMY, whom="soldiers", cue="died")
    origin = resolve_origins([report], [claim], [], PARTIES)["c"]
    for ranks in (None, own("ml-government"), enemies_of(None, presumed=True)):
        kept = {"c": Source(origin=origin, party=None, ranks=ranks)}
        assert sources_of(sources_json(kept), {}) == kept
