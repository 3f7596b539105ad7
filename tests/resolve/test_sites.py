"""Sites and several attacks: a hotel and a camp of one city are two incidents, and what sums up two is neither."""

from dataclasses import replace
from datetime import date

import pytest

from fairwitness.model import Count, Harm, HarmClaim, Kind, PlaceMention, Report, Span, When
from fairwitness.reference.parties import Parties
from fairwitness.resolve.compare import place_level, site_level
from fairwitness.resolve.mention import Mention
from fairwitness.resolve.profile import mentions_of
from fairwitness.resolve.several import over_several
from fairwitness.resolve.sites import sites_in
from fairwitness.resolve.spots import Lie, Spot, lie

CITY = Spot(words=frozenset({"quetta"}), geonameid=1, country="PK", admin1="B", rank=0, is_city=True)


def mention(name: str, *sites: str) -> Mention:
    return Mention(id=name, report=name, claims=(name,), spots=(CITY,), sites=frozenset(sites))


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["gunmen storm a hotel near the port", "the hotel attack"], {"hotel"}),
        (["killed seven recruits at a training camp", "the camp", "the siege of a hotel"], {"camp"}),
        (["a bomb in a bazaar", "two men died in hospital", "taken to the hospital"], {"market"}),
        (["the hospital was shelled"], {"hospital"}),
        (["nine killed in a strike on the University Hospital"], {"hospital"}),
        (["a man was pronounced dead at Mercy Hospital", "both were listed in good condition, Mercy Hospital"], set()),
        (["nine were killed, the director of the town's hospital said"], set()),
        (["nine were killed, according to hospital sources"], set()),
        (["a boy was driven to Saint Ann Children's Hospital"], set()),
        (["two of them died in her clinic, the surgeon wrote"], set()),
        (["was sentenced to 40 years at the state prison"], set()),
        (["twelve guards died when the prison was shelled"], {"prison"}),
        (["a man was shot in his house"], set()),
    ],
)
def test_the_site_most_claims_name(texts: list[str], wanted: set[str]) -> None:
    assert sites_in(texts) == wanted


def test_one_kind_of_site_in_a_city_is_one_place_and_two_kinds_speak_against_it() -> None:
    assert place_level(mention("a", "hotel"), mention("b", "hotel")) == Lie.SAME
    assert place_level(mention("a", "hotel"), mention("b", "camp")) == Lie.SAME_CITY
    assert place_level(mention("a", "hotel"), mention("b")) == Lie.SAME_CITY
    assert site_level(mention("a", "hotel"), mention("b", "camp")) == 0
    assert site_level(mention("a", "hotel"), mention("b", "hotel", "camp")) == 1
    assert site_level(mention("a", "hotel"), mention("b")) is None


def test_a_named_site_of_a_city_is_one_place() -> None:
    marble = replace(CITY, words=frozenset({"marble"}), is_site=True)
    lower = replace(CITY, words=frozenset({"lower"}), is_site=True)
    quarter = replace(marble, geonameid=2, latitude=30.2, longitude=67.0, is_city=False)
    assert lie(marble, replace(marble, words=frozenset({"marble", "gate"}))) is Lie.SAME
    assert lie(marble, lower) is Lie.SAME_CITY
    assert lie(replace(marble, latitude=30.2, longitude=67.01), quarter) is Lie.SAME


def test_a_sentence_names_the_site_its_claim_leaves_out_and_a_speaker_works_at_none() -> None:
    text = "Six people were killed when gunmen stormed a hotel, a nurse at the camp clinic said. A bazaar burnt down."
    report = Report(id="r", title="", text=text)
    start = report.original.index("Six")
    speaker = report.original.index("a nurse")
    claim = HarmClaim(
        id="c",
        report_id="r",
        kind=Kind.HARM,
        quote=report.quote(start, start + len("Six people were killed")),
        cue=report.quote(start + 16, start + 22),
        when=When(),
        harm=Harm.KILLED,
        count=Count(low=6, high=6),
        claimant=report.quote(speaker, speaker + len("a nurse at the camp clinic")),
    )
    (told,) = mentions_of(report, [claim], Parties.open())
    assert told.sites == {"hotel"}


@pytest.mark.parametrize(
    ("text", "is_over_several"),
    [
        ("Ten people were killed in Saturday's bombings of two markets in Imphal.", True),
        ("It said Ten people were killed in the two attacks.", True),
        ("Ten were killed in raids on the villages of Pedda Karma and Gudripal on Wednesday.", True),
        ("Ten people were killed in Russian attacks across Ukraine.", True),
        ("It said Ten people were wounded in shootings on the square.", False),
        ("It said three shootings echoed before Ten fell wounded.", False),
        ("Ten people were killed when two bombs exploded at a cathedral.", False),
        ("Ten people were killed in air strikes on a farm. Two attacks followed.", False),
    ],
)
def test_what_sums_up_several_attacks_is_no_incident(text: str, is_over_several: bool) -> None:
    report = Report(id="r", title="Ten dead", text=text)
    start = report.original.index("Ten", 5)
    body, title = (
        HarmClaim(
            id=name,
            report_id="r",
            kind=Kind.HARM,
            quote=report.quote(at, at + 8),
            cue=report.quote(at + 4, at + 8),
            when=When(),
            harm=Harm.KILLED,
            count=Count(words=report.quote(at, at + 3), low=10, high=10),
        )
        for name, at in (("body", start), ("title", 0))
    )
    assert over_several(report, [body, title]) == (frozenset({"body", "title"}) if is_over_several else frozenset())


@pytest.mark.parametrize(
    ("words", "is_of_whole"),
    [
        ("whose count for the whole coast stood at Ten dead", True),
        ("Ten died across all of Tavush", True),
        ("Ten died on the coast", False),
        ("Ten died in the whole of a night", False),
    ],
)
def test_a_number_for_the_whole_of_its_place_is_no_one_incidents(words: str, is_of_whole: bool) -> None:
    report = Report(id="r", title="Shelling goes on", text=f"Police spoke of Ijevan and the coast of Tavush, {words}.")
    text = report.original
    quote, number = text.index(words), text.index("Ten")
    place = max(text.rfind("coast"), text.rfind("Tavush"))
    claim = HarmClaim(
        id="a",
        report_id="r",
        kind=Kind.HARM,
        quote=report.quote(quote, quote + len(words)),
        cue=report.quote(number, number + 3),
        places=(PlaceMention(words=report.quote(place, place + 5), place=None),),
        when=When(),
        harm=Harm.KILLED,
        count=Count(words=report.quote(number, number + 3), low=10, high=10),
    )
    assert over_several(report, [claim]) == (frozenset({"a"}) if is_of_whole else frozenset())


def test_a_site_is_of_the_number_it_is_told_with() -> None:
    text = (
        "Twelve were killed by a drone at the bus yard of Kosti on the 16th and six by shells on the market of Rabak."
    )
    told = [("Twelve", "Twelve were killed", "Kosti", 16), ("six", text[:-1], "Rabak", 18)]
    claims = [_told(text, *each) for each in told]
    report = Report(id="r", outlet="Post", published=date(2025, 6, 23), title="Week", text=text)
    sites = {m.spots[0].words: m.sites for m in mentions_of(report, claims, Parties.open())}
    assert sites == {frozenset({"kosti"}): {"bus"}, frozenset({"rabak"}): {"market"}}


def _told(text: str, count: str, quote: str, place: str, day: int) -> HarmClaim:
    begin = len("Week\n")
    when = date(2025, 6, day)

    def at(words: str) -> Span:
        start = begin + text.index(words)
        return Span(start=start, end=start + len(words), words=words)

    return HarmClaim(
        id=place,
        report_id="r",
        kind=Kind.HARM,
        quote=at(quote),
        cue=at("killed"),
        harm=Harm.KILLED,
        count=Count(words=at(count), low=len(count), high=len(count)),
        places=(PlaceMention(words=at(place)),),
        when=When(start=when, end=when),
    )


@pytest.mark.parametrize(
    ("second", "incidents"),
    [
        ({"where": ["Dala quarter"], "count": "4", "says": "the mayor"}, 2),
        ({"where": ["Dala quarter"], "count": "4", "says": "a nurse"}, 1),
        ({"where": ["Dala quarter"], "count": "4", "says": "the mayor", "part_of": "1a"}, 1),
        ({"where": ["Dala quarter"], "count": "9", "says": "the mayor"}, 1),
        ({"where": ["Tel Hamra"], "count": "4", "says": "the mayor"}, 1),
        ({"count": "4", "says": "the mayor"}, 1),
    ],
)
def test_nobody_gives_two_numbers_for_one_thing(tell_reports, second: dict[str, object], incidents: int) -> None:
    """Nine at the bus station and four in a quarter are two incidents; in its town, they may be one."""
    shared = {"when": "2016-07-14", "act": "shelling"}
    station = {**shared, "where": ["bus station"], "count": "9", "says": "the mayor"}
    ((report, claims),) = tell_reports([{"published": "2016-07-15", "claims": [station, {**shared, **second}]}])
    assert len(mentions_of(report, claims, Parties.open())) == incidents


@pytest.mark.parametrize(
    ("words", "is_over_several"),
    [
        ("Ten killed in Tavush bombings", True),
        ("Ten killed in Tavush weekend raids", True),
        ("Ten killed in the Tavush bombings", False),
        ("Ten killed in Friday's Tavush bombings", False),
        ("Ten killed in Tavush bombing", False),
        ("Ten killed in Tavush, where shootings are rare", False),
    ],
)
def test_a_number_of_the_attacks_of_a_place_is_no_one_incidents(words: str, is_over_several: bool) -> None:
    report = Report(id="r", title="A night of blasts", text=f"{words}.")
    start, place = report.original.index("Ten"), report.original.index("Tavush")
    claim = HarmClaim(
        id="c",
        report_id="r",
        kind=Kind.HARM,
        quote=report.quote(start, start + len("Ten killed")),
        cue=report.quote(start + 4, start + 10),
        when=When(),
        harm=Harm.KILLED,
        count=Count(words=report.quote(start, start + 3), low=10, high=10),
        places=(PlaceMention(words=report.quote(place, place + len("Tavush"))),),
    )
    assert over_several(report, [claim]) == (frozenset({"c"}) if is_over_several else frozenset())
