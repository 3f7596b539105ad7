"""Reports made in any number by varying sentences of our own: towns, days, figures, speakers, reprints, versions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

TOWNS = ("Aleppo", "Idlib", "Homs", "Hama", "Latakia", "Tartus", "Raqqa", "Mosul", "Kirkuk", "Ramadi", "Aden", "Taiz")
SPEAKERS = ("The mayor of {town}", "A doctor at the hospital in {town}", "The Harbour Monitor", "The health ministry")
PEOPLE = ("bakers", "farmers", "villagers", "soldiers", "schoolchildren", "women", "traders", "people")
ACTS = ("Shells fell on a market in {town}", "An air strike hit a mill near {town}", "Gunmen attacked a bus in {town}")
OUTLETS = ("Radio Safa", "The Hill Courier", "Echo of the Coast", "Morning Gazette", "River News")
FIRST = date(2023, 1, 1)
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


def made(many: int, *, seed: int = 1, days: int = 700) -> Iterator[dict[str, str]]:
    """So many reports; one in ten reprints the one before, one in twenty is a new version of one."""
    random = Random(seed)
    last: dict[str, str] = {}
    for number in range(many):
        kind = random.random()
        if last and kind < 0.1:
            last = {**last, "outlet": random.choice(OUTLETS), "url": f"https://copy.example/{number}"}
        elif last and kind < 0.15:
            last = {**last, "text": last["text"] + " The toll may rise, officials said."}
        else:
            last = _report(number, random, days)
        yield last


def _report(number: int, random: Random, days: int) -> dict[str, str]:
    town, dead, hurt = random.choice(TOWNS), random.randint(1, 40), random.randint(2, 90)
    speaker = random.choice(SPEAKERS).format(town=town)
    people, act = random.choice(PEOPLE), random.choice(ACTS).format(town=town)
    text = (
        f"{act} on Friday. {speaker} said at least {dead} {people} were killed and {hurt} injured. "
        f"{_filler(random)} A resident put the number of dead at {dead + random.randint(0, 9)}."
    )
    return {
        "id": f"made-{number}",
        "title": f"{act}, {dead} dead",
        "text": text,
        "outlet": random.choice(OUTLETS),
        "url": f"https://news.example/{number}",
        "published": (FIRST + timedelta(days=random.randrange(days))).isoformat(),
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
