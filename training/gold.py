"""Gold claims tied to the words of a document: strings become token ranges the reader learns to point at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from fairwitness.text.document import Document
from fairwitness.text.reader.labels import GROUPS, POINTERS, STATUSES, VALUES

Range = tuple[int, int]  # first and last token, both included

_WEAK = frozenset("of the or more people and in than".split())


@dataclass(slots=True)
class GoldClaim:
    """One claim over tokens; a pointer's value is None where gold does not annotate the field.

    `pointers[field]` lists, for each thing pointed at, every range where its words stand: any one will do.
    """

    value: int
    anchor: int
    pointers: dict[str, list[list[Range]] | None]
    group: int | None
    status: int
    background: int
    combined: int | None
    dates: tuple[date | None, date | None] = (None, None)
    undated: int | None = None
    part_of: int | None = None

    def moved(self, places: Sequence[int]) -> GoldClaim:
        """Give the same claim where token `i` has become token `places[i]`."""
        pointers = {
            f: None if things is None else [[(places[a], places[z]) for a, z in ranges] for ranges in things]
            for f, things in self.pointers.items()
        }
        return replace(self, anchor=places[self.anchor], pointers=pointers)


@dataclass(slots=True)
class GoldReport:
    """A document with its claims; `acts` tells whether acts, states and stances are annotated too."""

    id: str
    document: Document
    published: date | None
    claims: list[GoldClaim] = field(default_factory=list)
    acts: bool = False
    lost: int = 0


def read_lines(path: Path) -> Iterator[dict]:
    """Yield the records of a JSON Lines file."""
    with path.open(encoding="utf8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def load(folder: Path, names: Sequence[str]) -> list[GoldReport]:
    """Read `(NAME.jsonl, NAME.gold.jsonl, acts-NAME.gold.jsonl)` triples of a gold folder."""
    reports = []
    for name in names:
        harms = {d["id"]: d["claims"] for d in read_lines(folder / f"{name}.gold.jsonl")}
        acts_path = folder / f"acts-{name}.gold.jsonl"
        acts = {d["id"]: d["records"] for d in read_lines(acts_path)} if acts_path.exists() else {}
        for article in read_lines(folder / f"{name}.jsonl"):
            if article["id"] in harms:
                reports.append(tie(article, harms[article["id"]], acts.get(article["id"])))
    return reports


def tie(article: dict, harms: Sequence[dict], acts: Sequence[dict] | None) -> GoldReport:
    """Tie one article's gold to its tokens; a claim whose words cannot be found is counted as lost."""
    document = Document.of(f"{article['title']}\n{article['text']}")
    published = date.fromisoformat(article["published"]) if article.get("published") else None
    report = GoldReport(id=article["id"], document=document, published=published, acts=acts is not None)
    finder = _Finder(document)
    taken: set[tuple[int, int]] = set()
    index: dict[int, int] = {}
    cursor = 0
    for number, raw in enumerate(harms):
        claim, cursor = _harm(finder, raw, taken, cursor)
        if claim is None:
            report.lost += 1
            continue
        index[number] = len(report.claims)
        report.claims.append(claim)
    for number, raw in enumerate(harms):
        parent = raw.get("part_of")
        if number in index and parent in index:
            report.claims[index[number]].part_of = index[parent]
    cursor = 0
    for raw in acts or ():
        claim, cursor = _act(finder, raw, taken, cursor)
        if claim is None:
            report.lost += 1
        else:
            report.claims.append(claim)
    return report


class _Finder:
    """Finds strings in a document as token ranges."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.original
        self.starts = {t.start: i for i, t in enumerate(document.tokens)}
        self.ends = {t.end: i for i, t in enumerate(document.tokens)}
        self.owner = [-1] * (len(self.text) + 1)
        for i, t in enumerate(document.tokens):
            for c in range(t.start, t.end):
                self.owner[c] = i

    def range_at(self, start: int, end: int) -> Range | None:
        owners = [o for o in self.owner[start:end] if o >= 0]
        return (owners[0], owners[-1]) if owners else None

    def all(self, words: str | None) -> list[Range]:
        found = []
        at = self.text.find(words) if words else -1
        while at >= 0 and len(found) < 40:
            span = self.range_at(at, at + len(words))
            if span and self._whole(at, at + len(words)):
                found.append(span)
            at = self.text.find(words, at + 1)
        if not found and words and (at := self.text.find(words)) >= 0 and (span := self.range_at(at, at + len(words))):
            found.append(span)
        return found

    def _whole(self, start: int, end: int) -> bool:
        before = start == 0 or not (self.text[start - 1].isalnum() and self.text[start].isalnum())
        after = end >= len(self.text) or not (self.text[end].isalnum() and self.text[end - 1].isalnum())
        return before and after

    def within(self, words: str | None, quote: tuple[int, int]) -> list[Range]:
        found = []
        at = self.text.find(words, quote[0], quote[1]) if words else -1
        while at >= 0:
            span = self.range_at(at, at + len(words))
            if span and (self._whole(at, at + len(words)) or not found):
                found.append(span)
            at = self.text.find(words, at + 1, quote[1])
        return found


def _quote(finder: _Finder, raw: dict, cursor: int) -> tuple[int, int] | None:
    at = finder.text.find(raw["quote"], cursor)
    if at < 0:
        at = finder.text.find(raw["quote"])
    return None if at < 0 else (at, at + len(raw["quote"]))


def _near(candidates: list[Range], to: Range | None) -> Range | None:
    if not candidates:
        return None
    return min(candidates, key=lambda r: abs(r[0] - to[0])) if to else candidates[0]


def _strong(finder: _Finder, span: Range) -> int:
    tokens = finder.document.tokens
    digits = [i for i in range(span[0], span[1] + 1) if tokens[i].words[0].isdigit()]
    if digits:
        return digits[-1]
    strong = [
        i for i in range(span[0], span[1] + 1) if tokens[i].words[0].isalpha() and tokens[i].words.lower() not in _WEAK
    ]
    return strong[-1] if strong else span[1]


def _harm(finder: _Finder, raw: dict, taken: set[tuple[int, int]], cursor: int) -> tuple[GoldClaim | None, int]:
    quote = _quote(finder, raw, cursor)
    if quote is None or finder.range_at(*quote) is None:
        return None, cursor
    value = VALUES.index(raw["harm"])
    cues = finder.within(raw["cue"], quote)
    counts = finder.within(raw.get("count"), quote)
    victims = finder.within(raw.get("victims"), quote) or finder.all(raw.get("victims"))
    cue = cues[0] if cues else None
    count, victim = _near(counts, _near(victims, cue) or cue), _near(victims, cue)
    inside = victim if victim and victims and finder.within(raw.get("victims"), quote) else None
    anchors = _anchors(finder, ([count] if count else []) + counts, (inside, cue))
    anchor = next((a for a in anchors if (a, value) not in taken), None)
    if anchor is None:
        return None, quote[0]
    taken.add((anchor, value))
    pointers = _shared_pointers(finder, raw, quote, cues)
    pointers["count"] = [[count]] if count else []
    pointers["victims"] = [victims] if victims else []
    pointers["perpetrator"] = _each(finder, [raw.get("perpetrator")])
    return GoldClaim(
        value=value,
        anchor=anchor,
        pointers=pointers,
        group=GROUPS.index(raw["group"]),
        status=STATUSES.index(raw["status"]),
        background=int(bool(raw.get("background"))),
        combined=int(bool(raw.get("combined"))),
        dates=_dates(raw),
    ), quote[0]


def _anchors(finder: _Finder, counts: Sequence[Range], others: Sequence[Range | None]) -> Iterator[int]:
    yield from (_strong(finder, count) for count in counts)
    for span in others:
        if span:
            yield from (span[1], span[0])


def _act(finder: _Finder, raw: dict, taken: set[tuple[int, int]], cursor: int) -> tuple[GoldClaim | None, int]:
    quote = _quote(finder, raw, cursor)
    if quote is None or finder.range_at(*quote) is None or raw["value"] not in VALUES:
        return None, cursor
    cues = finder.within(raw["cue"], quote)
    value = VALUES.index(raw["value"])
    anchor = next((a for c in cues for a in (c[1], c[0]) if (a, value) not in taken), None)
    if anchor is None:
        return None, quote[0]
    taken.add((anchor, value))
    pointers = _shared_pointers(finder, raw, quote, cues)
    pointers["count"] = None
    pointers["victims"] = _each(finder, [raw.get("target")])
    pointers["perpetrator"] = _each(finder, [raw.get("actor")])
    return GoldClaim(
        value=value,
        anchor=anchor,
        pointers=pointers,
        group=None,
        status=STATUSES.index(raw["status"]),
        background=int(bool(raw.get("background"))),
        combined=None,
        dates=_dates(raw),
    ), quote[0]


def _dates(raw: dict) -> tuple[date | None, date | None]:
    start, end = (date.fromisoformat(raw[k]) if raw.get(k) else None for k in ("date_start", "date_end"))
    return start, end


def _each(finder: _Finder, words: Sequence[str | None]) -> list[list[Range]]:
    return [found for w in words if (found := finder.all(w))]


def _shared_pointers(finder: _Finder, raw: dict, quote: tuple[int, int], cues: list[Range]) -> dict:
    span = finder.range_at(*quote)
    pointers: dict[str, list[list[Range]] | None] = dict.fromkeys(POINTERS)
    pointers["quote"] = [[span]] if span else None
    pointers["cue"] = [cues] if cues else None
    pointers["claimant"] = _each(finder, [raw.get("claimant")])
    pointers["places"] = _each(finder, raw.get("places") or [])
    pointers["relays"] = _each(finder, raw.get("relays") or [])
    pointers["times"] = None  # gold has dates, not date words: training/times.py finds which words may have given them
    return pointers
