"""Speed of tolls: a year of made-up incidents and overlapping totals, by day and by place, and cost against size.

No input needed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fairwitness.model import (
    Count,
    FiledClaim,
    Group,
    Harm,
    HarmClaim,
    Kind,
    Origin,
    Place,
    PlaceMention,
    PlacePrecision,
    Report,
    Span,
    When,
)
from fairwitness.reconcile import By, Question, toll, tolls_by

GATE = 2.0
BY = (By.DAY, By.PLACE)
YEAR = date(2021, 1, 1)
WHOM = (("people", Group.UNSPECIFIED), ("soldiers", Group.COMBATANTS), ("villagers", Group.CIVILIANS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where and when, by whose word, and of whom."""

    place: Place
    days: tuple[date, date]
    who: str
    whom: tuple[str, Group] = WHOM[0]


def main() -> None:
    """Print seconds for a year's toll, and for smaller ledgers; exits 1 where the gate is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=10_000)
    parser.add_argument("--totals", type=int, default=500)
    parser.add_argument(
        "--by-incidents",
        type=int,
        default=10_000,
        help="break down years of up to so many incidents (the largest: two minutes)",
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    # about 1,000, 10,000 and 20,000 claims; more with --incidents 50000 --totals 2500
    sizes = [(n, max(1, n * options.totals // options.incidents)) for n in (500, 5000)]
    sizes.append((options.incidents, options.totals))
    rows = [measured(*size, is_broken_down=size[0] <= options.by_incidents) for size in sizes]
    if options.json:
        print(json.dumps(rows))
    else:
        for row in rows:
            told = "{incidents:>7} incidents {totals:>4} totals {claims:>7} claims: {seconds:.2f} s  {toll}".format(
                **row
            )
            print(told + "".join(f"  by {by}: {row[f'by {by}']} s" for by in BY if f"by {by}" in row))
    sys.exit(rows[-1]["seconds"] > GATE)


def measured(incidents: int, totals: int, *, is_broken_down: bool) -> dict[str, object]:
    """Time one year's toll over made-up claims, and its breakdowns where wanted, in seconds of one processor."""
    claims = [*incident_claims(incidents), *total_claims(totals)]
    question = Question(harm=Harm.KILLED, start=YEAR, end=date(2021, 12, 31))
    toll([*incident_claims(5), *total_claims(20)], question)  # what is loaded once is no cost of a toll
    began = time.process_time()
    found = toll(claims, question)
    seconds = time.process_time() - began
    row: dict[str, object] = {
        "incidents": incidents,
        "totals": totals,
        "claims": len(claims),
        "seconds": round(seconds, 2),
        "toll": f"{found.low} to {found.high}",
    }
    for by in BY if is_broken_down else ():
        began = time.process_time()
        tolls_by(claims, question, by)
        row[f"by {by}"] = round(time.process_time() - began, 1)
    return row


def incident_claims(number: int) -> Iterator[FiledClaim]:
    """Two claims an incident, by one or two origins, in 40 towns of 8 regions."""
    chance = random.Random(1)
    for at in range(number):
        day = YEAR + timedelta(days=chance.randrange(365))
        town = chance.randrange(40)
        place = Place(
            name=f"Town {town}",
            geonameid=1000 + town,
            latitude=10.0 + town,
            longitude=20.0,
            country="XA",
            admin1=f"Region {town % 8}",
            precision=PlacePrecision.TOWN,
        )
        killed = chance.randrange(1, 12)
        for voice in range(2):
            told = killed + (chance.random() < 0.1) * voice
            whom = WHOM[chance.randrange(3) if voice else 0]
            who = f"Claimant {chance.randrange(30)}"
            yield claim(f"i{at}-{voice}", told, Scene(place=place, days=(day, day), who=who, whom=whom), f"i{at}")


def total_claims(number: int) -> Iterator[FiledClaim]:
    """Weekly, monthly and running totals of regions and of the country, which overlap each other."""
    chance = random.Random(2)
    for at in range(number):
        region = chance.randrange(9)
        start = YEAR + timedelta(days=chance.randrange(350))
        end = min(start + timedelta(days=chance.choice((6, 6, 13, 29))), date(2021, 12, 31))
        precision = PlacePrecision.COUNTRY if region == 8 else PlacePrecision.ADMIN1
        name = "Land" if region == 8 else f"Region {region}"
        admin1 = None if region == 8 else name
        place = Place(
            name=name,
            geonameid=10 + region,
            latitude=None,
            longitude=None,
            country="XA",
            admin1=admin1,
            precision=precision,
        )
        days = (end - start).days + 1
        killed = days * (150 if region == 8 else 20) + chance.randrange(10)
        yield claim(
            f"t{at}", killed, Scene(place=place, days=(start, end), who=f"Claimant {chance.randrange(5)}"), None
        )


def claim(name: str, number: int, scene: Scene, incident: str | None) -> FiledClaim:
    """Write one claim in a report of its own."""
    place, days, who, (victims, group) = scene.place, scene.days, scene.who, scene.whom
    cue, count = Span(start=20, end=26, words="killed"), Span(start=0, end=5, words=str(number))
    made = HarmClaim(
        id=name,
        report_id=f"r-{name}",
        kind=Kind.HARM,
        quote=Span(start=0, end=26, words=f"{number} {victims} killed"),
        cue=cue,
        places=(PlaceMention(words=Span(start=30, end=40, words=place.name), place=place),),
        when=When(start=days[0], end=days[1]),
        claimant=Span(start=50, end=60, words=who),
        harm=Harm.KILLED,
        count=Count(words=count, low=number, high=number if incident else None),
        victims=Span(start=6, end=12, words=victims),
        group=group,
    )
    report = Report(id=f"r-{name}", title="", text="", outlet="Radio Example", published=days[1])
    return FiledClaim(claim=made, report=report, origin=Origin(id=who, name=who), incident=incident)


if __name__ == "__main__":
    main()
