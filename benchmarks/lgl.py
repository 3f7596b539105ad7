"""Measure the gazetteer on LGL: local news whose place names people resolved by hand.

    python benchmarks/lgl.py PATH_TO_lgl.xml.gz [--errors N]

Of the marked places with coordinates, the share resolved within 161 km (100 miles) of them, given the marked words;
and how many of the marked places `find_places` points at.
"""

from __future__ import annotations

import argparse
import gzip
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, XMLParser, parse

from fairwitness.extract.places import find_places, resolve_places
from fairwitness.model import Place, Span
from fairwitness.reference import Gazetteer

NEAR = 161.0


@dataclass(frozen=True, slots=True)
class Marked:
    """One place name people marked, and where they say it lies."""

    span: Span
    latitude: float
    longitude: float


def main() -> None:
    """Print the figures of one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lgl", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print so many wrong answers")
    options = parser.parse_args()
    gazetteer = Gazetteer.open()
    total = near = unresolved = pointed = found = 0
    for text, marked in read(options.lgl):
        answers = resolve_places(text, [m.span for m in marked], gazetteer)
        spans = find_places(text, gazetteer)
        pointed += len(spans)
        for truth, answer in zip(marked, answers, strict=True):
            total += 1
            found += any(s.overlaps(truth.span) for s in spans)
            unresolved += answer.place is None
            right = answer.place is not None and distance(answer.place, truth) <= NEAR
            near += right
            if not right and options.errors > 0:
                options.errors -= 1
                print(f"{truth.span.words!r} at {truth.latitude:.2f}, {truth.longitude:.2f}: {answer.place}")
    print(f"places {total}, within 161 km {near / total:.3f}, unresolved {unresolved / total:.3f}")
    print(f"find_places: pointed at {pointed}, covers {found / total:.3f} of the marked places")


def read(path: Path) -> Iterator[tuple[str, list[Marked]]]:
    """Read articles with their marked places; the standard parser here loads no outside entities."""
    with gzip.open(path) as handle:
        root = parse(handle, parser=XMLParser()).getroot()
    for article in root.iter("article"):
        text = article.findtext("text") or ""
        yield text, [m for t in article.iter("toponym") if (m := _marked(text, t)) is not None]


def _marked(text: str, toponym: Element) -> Marked | None:
    tag = toponym.find("gaztag")
    if tag is None or tag.findtext("lat") is None:
        return None
    start, end = int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0)
    if not 0 <= start < end <= len(text):
        return None
    return Marked(Span.of(text, start, end), float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0))


def distance(place: Place, truth: Marked) -> float:
    """Great-circle kilometres between an answer and the truth; endless where the answer has no pin."""
    if place.latitude is None or place.longitude is None:
        return math.inf
    a, b = math.radians(place.latitude), math.radians(truth.latitude)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(truth.longitude - place.longitude) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


if __name__ == "__main__":
    main()
