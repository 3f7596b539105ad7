"""Reports made in any number by varying sentences of our own: towns, days, figures, speakers, reprints, versions.

Twenty reports come a day, so that more reports are more years, as they are for whoever keeps a ledger.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

TOWNS = (
    "Aleppo|Idlib|Homs|Hama|Latakia|Tartus|Raqqa|Manbij|Afrin|Palmyra|Douma|Qamishli|Mosul|Kirkuk|Ramadi|Fallujah"
    "|Tikrit|Samarra|Basra|Najaf|Karbala|Erbil|Sinjar|Aden|Taiz|Marib|Dhamar|Ibb|Mukalla|Kharkiv|Kherson|Mykolaiv"
    "|Odesa|Sumy|Chernihiv|Mariupol|Bakhmut|Kramatorsk|Kabul|Kandahar|Herat|Kunduz|Ghazni|Jalalabad|Khartoum|Omdurman"
    "|Nyala|Kosti|Goma|Bukavu|Beni|Butembo|Bunia|Maiduguri|Jos|Kaduna|Sokoto|Mogadishu|Kismayo|Baidoa|Gao|Timbuktu"
    "|Mopti|Kidal|Bangui|Bambari|Juba|Malakal|Bentiu|Misrata|Sirte|Derna|Sabha"
).split("|")
SPEAKERS = ("The mayor of {town}", "A doctor at the hospital in {town}", "The Harbour Monitor", "The health ministry")
PEOPLE = ("bakers", "farmers", "villagers", "soldiers", "schoolchildren", "women", "traders", "people")
ACTS = ("Shells fell on a market in {town}", "An air strike hit a mill near {town}", "Gunmen attacked a bus in {town}")
OUTLETS = ("Radio Safa", "The Hill Courier", "Echo of the Coast", "Morning Gazette", "River News")
LAST = date(2024, 12, 31)
A_DAY = 20
THINGS = (
    "bread school bridge road clinic market well harvest tractor lamp radio roof window goat orchard river bus teacher"
    " baker carpenter neighbour cousin letter blanket stove ladder gate canal shop bell garden wheat olive cart rope"
).split()
DOINGS = "waited for|carried|mended|spoke of|looked after|sold|closed|opened|painted|counted|left|kept".split("|")
SYLLABLES = "ba do fe gi ka lu ma ne po ri sa tu va we zo mi".split()
WHENS = (
    "in the morning",
    "before dusk",
    "after the rain",
    "all week",
    "as in other years",
    "without a word",
    "at noon",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, for several to report in their own words."""

    town: str
    day: date
    act: str
    people: str
    dead: int
    hurt: int


def made(many: int, *, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many reports, in the order of their days, the last on `LAST`.

    One in ten reprints the one before, one in twenty is a new version of it, one in five tells in other words, by
    another voice and the like figures, of what happened in one of the forty before.
    """
    random = Random(seed)
    last: dict[str, str] = {}
    events: list[Event] = []
    for number in range(many):
        kind = random.random()
        published = LAST - timedelta(days=(many - 1 - number) // A_DAY)
        if last and kind < 0.1:
            last = {**last, "outlet": random.choice(OUTLETS), "url": f"https://copy.example/{number}"}
        elif last and kind < 0.15:
            last = {**last, "text": last["text"] + " The toll may rise, officials said."}
        else:
            event = random.choice(events) if events and kind < 0.35 else _event(random, published)
            events = [*events[-39:], event]
            last = _report(number, random, event, published)
        yield last


def _event(random: Random, published: date) -> Event:
    town = random.choice(TOWNS)
    return Event(
        town=town,
        day=published - timedelta(days=random.randrange(2)),
        act=random.choice(ACTS).format(town=town),
        people=random.choice(PEOPLE),
        dead=random.randint(1, 40),
        hurt=random.randint(2, 90),
    )


def _report(number: int, random: Random, event: Event, published: date) -> dict[str, str]:
    speaker = random.choice(SPEAKERS).format(town=event.town)
    day = f"{event.day.day} {event.day:%B %Y}"
    dead = event.dead + random.choice((0, 0, 0, 1, 2))
    text = (
        f"{event.act} on {day}. {speaker} said at least {dead} {event.people} were killed and {event.hurt} injured. "
        f"{_filler(random)} A resident put the number of dead at {dead + random.randint(0, 9)}."
    )
    return {
        "id": f"made-{number}",
        "title": f"{event.act}, {dead} dead",
        "text": text,
        "outlet": random.choice(OUTLETS),
        "url": f"https://news.example/{number}",
        "published": published.isoformat(),
    }


def _filler(random: Random) -> str:
    """Sentences that hold no claim, and that no two reports share by chance."""
    sentences = (
        f"The {_name(random)} {random.choice(THINGS)} {random.choice(DOINGS)} {_name(random)} {random.choice(THINGS)}"
        f" and {_name(random)} {random.choice(WHENS)}."
        for _ in range(16)
    )
    return " ".join(sentences)


def _name(random: Random) -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(3))


def write(path: Path, many: int, *, seed: int = 1) -> Path:
    """Write so many reports as JSON Lines."""
    with path.open("w", encoding="utf-8") as lines:
        for report in made(many, seed=seed):
            lines.write(json.dumps(report) + "\n")
    return path
