"""Asking: questions about tolls put to what the ledger knows, now or as known then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from fairwitness.errors import InputError, reason
from fairwitness.model import (
    FiledClaim,
    Group,
    Harm,
    HarmClaim,
    Incident,
    Place,
    PlaceMention,
    PlacePrecision,
    Span,
)
from fairwitness.pipeline.knowing import Knowledge, know
from fairwitness.reconcile import (
    By,
    Change,
    Convention,
    KeyedToll,
    Question,
    Toll,
    areas_named,
    convention,
    places_named,
    read_convention,
    toll,
    toll_change,
    tolls_by,
)
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.reference.parties import Parties, party_key
from fairwitness.store import AsOf, Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in the user's words.

    `convention` is a name or a file, `place` a name, with a country code after a comma where it is needed; `parties` a
    table that extends the shipped one.
    """

    harm: Harm = Harm.KILLED
    place: str | None = None
    start: date | None = None
    end: date | None = None
    group: Group | None = None
    party: str | None = None
    convention: str = "neutral"
    published_by: date | None = None
    recorded_by: datetime | None = None
    parties: Path | None = None

    @property
    def as_of(self) -> AsOf:
        """Up to when the question looks."""
        return AsOf(published=self.published_by, recorded=self.recorded_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A question as it was understood, with what is known."""

    asked: Asked
    knowledge: Knowledge
    question: Question
    used: Convention


def understand(ledger: Ledger, asked: Asked) -> Understood:
    """Gather what is known and make the user's words a question; raises InputError where they make none."""
    knowledge = know(ledger, asked.as_of, asked.parties)
    if asked.start and asked.end and asked.start > asked.end:
        raise InputError(f"the first day asked for ({asked.start}) lies after the last ({asked.end})")
    question = Question(
        harm=asked.harm,
        place=place_of(asked.place, knowledge.filed, Gazetteer.open()) if asked.place else None,
        start=asked.start,
        end=asked.end,
        group=asked.group,
        party=_party(asked.party, asked.parties) if asked.party else None,
    )
    return Understood(asked=asked, knowledge=knowledge, question=question, used=convention_of(asked.convention))


def answer(understood: Understood) -> Toll:
    """Reckon the toll."""
    return toll(understood.knowledge.filed, understood.question, understood.used)


def answer_by(understood: Understood, by: By) -> tuple[KeyedToll, ...]:
    """Reckon a toll for each key of a breakdown."""
    return tolls_by(understood.knowledge.filed, understood.question, by, understood.used)


def answer_change(before: Understood, after: Understood) -> Change:
    """Say what moved between two moments, and because of which report."""
    return toll_change(answer(before), answer(after))


def tolls_of(knowledge: Knowledge, incident: Incident, used: Convention) -> tuple[Toll, ...]:
    """The tolls of one incident: one for each harm its claims speak of, totals over it and others heard too."""
    claims = set(incident.claims)
    own = [each.claim for each in knowledge.filed if each.claim.id in claims]
    harms = {claim.harm for claim in own if isinstance(claim, HarmClaim)}
    questions = (Question(harm=harm, incident=incident.id) for harm in Harm if harm in harms)
    return tuple(toll(knowledge.filed, question, used) for question in questions)


def own_tolls(claims: Sequence[FiledClaim], used: Convention) -> tuple[Toll, ...]:
    """The tolls of an incident's claims by themselves: quick, for lists; totals over more are not heard."""
    harms = {each.claim.harm for each in claims if isinstance(each.claim, HarmClaim)}
    incident = claims[0].incident if claims else None
    return tuple(toll(claims, Question(harm=harm, incident=incident), used) for harm in Harm if harm in harms)


def convention_of(name: str) -> Convention:
    """A shipped convention by its name, or one read from a file."""
    if not name.endswith(".toml"):
        return convention(name)
    try:
        return read_convention(Path(name).read_text("utf-8"), where=name)
    except (OSError, UnicodeDecodeError) as cause:
        raise InputError(f"{name}: cannot be read as a convention ({reason(cause)})") from cause


def place_of(words: str, filed: Iterable[FiledClaim], gazetteer: Gazetteer) -> PlaceMention:
    """The place a user means: of several of one name the one in the country the claims speak of most, of these the one
    they speak of most, then the one they mean by that very name, a district they put villages in, the largest. One of
    which no claim speaks gives way to the region that claims call so: "Tyrone" is their "County Tyrone".

    "Tartus, SY" and "Tartus, Syria" take the one in that country. A name the gazetteer lacks is compared by its words.
    """
    name, _, country = (part.strip() for part in words.partition(","))
    if not name:
        raise InputError(f"--place {words!r}: no place is named before the comma")
    code = _country_code(country, gazetteer)
    filed = tuple(filed)
    told = places_named(name, filed)
    found = [place for place in (*gazetteer.lookup(name), *sorted(told, key=repr)) if not code or place.country == code]
    if code and not found:
        raise InputError(f"--place {words!r}: the gazetteer knows no {name} in {code}")
    place = _likeliest(found, told, filed)
    if not code and not any(mention.place == place for each in filed for mention in each.claim.places if place):
        areas = areas_named(name, filed)
        if areas:
            name, place = min(areas, key=lambda area: (-areas[area], area[0], repr(area[1])))
    return PlaceMention(words=Span(start=0, end=len(name), words=name), place=place)


def _country_code(told: str, gazetteer: Gazetteer) -> str:
    """The code of a country told by its code or its name; what is neither stays as it is told."""
    code = told.upper()
    if not told or gazetteer.country_name(code):
        return code
    named = (place.country for place in gazetteer.lookup(told) if place.precision is PlacePrecision.COUNTRY)
    return next(filter(None, named), code)


def _likeliest(found: Sequence[Place], named: Counter[Place], filed: Iterable[FiledClaim]) -> Place | None:
    if not found:
        return None
    told = Counter(mention.place for each in filed for mention in each.claim.places if mention.place)
    countries = Counter[str | None]()
    for place, times in told.items():
        countries[place.country] += times
    held = Counter((place.country, place.admin1, place.district) for place in told if place.district)

    def rank(each: tuple[int, Place]) -> tuple[int, ...]:
        order, place = each
        is_district = place.precision is PlacePrecision.ADMIN2
        villages = held[place.country, place.admin1, place.name] if is_district else 0
        return -countries[place.country], -(told[place] + villages), -named[place], order

    return min(enumerate(found), key=rank)[1]


def _party(words: str, parties: Path | None) -> str:
    """The party of the table that is meant; else the words, as reports write them."""
    table = Parties.open(parties)
    if words in table.by_id:
        return words
    named = table.named(party_key(words))
    return named[0].id if len(named) == 1 else " ".join(words.casefold().split())
