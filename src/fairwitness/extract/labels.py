"""Labels: "Civilians injured: 204" on a line of its own counts what the label says, over the period of the headline.

So situation reports and bulletins give their key figures; a reader of sentences takes a number for the next line's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fairwitness.extract.dates import when_of
from fairwitness.extract.overlaps import Overlaps, free_indices
from fairwitness.extract.persons import persons_in
from fairwitness.extract.scene import Scene
from fairwitness.extract.tables import harm_of_head
from fairwitness.extract.victims import age_of, group_of, sex_of
from fairwitness.model import Count, Harm, HarmClaim, Span, When
from fairwitness.text.dates import times_within
from fairwitness.text.dates.meaning import Between
from fairwitness.text.people import person_nouns

_LINE = re.compile(
    r"^[ \t]*(?:[-*•·▪–][ \t]*)?(?P<label>[A-Za-z][^:=\n|\d]{2,60}?)[ \t]*[:=][ \t]*"
    r"(?P<number>\d[\d,]*)(?=[ \t]*(?:$|[(\[;]))",
    re.MULTILINE,
)
_LABEL = ":"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of a label and its number, and the harm that the label tells."""

    label: Span
    number: Span
    harm: Harm
    cue: Span

    def quote(self, text: str) -> Span:
        """The label and the number."""
        return Span.of(text, self.label.start, self.number.end)


def with_labels(scene: Scene, claims: Mapping[int, HarmClaim]) -> dict[int, HarmClaim]:
    """Give each labelled number the one claim that its label makes, where any line of its list was seen to claim.

    A line nobody was seen to claim is told by whoever tells the line before it, of the same places.
    """
    lists = _lists(scene.document.original)
    if not lists:
        return dict(claims)
    made, free = dict(claims), free_indices(claims)
    counting = Overlaps((claim.count.words, at) for at, claim in claims.items() if claim.count.words)
    saying = Overlaps((claim.cue, at) for at, claim in claims.items())
    for lines in lists:
        told: dict[int, HarmClaim] = {}
        before: HarmClaim | None = None
        for line in lines:
            counted = counting.of(line.number)
            said = (at for at in saying.of(line.label) if not _counts_behind(scene, claims[at], line))
            seen = sorted({*counted, *said}, key=lambda at: (claims[at].harm is not line.harm, at not in counted, at))
            like = claims[seen[0]] if seen else before
            if like is None:
                continue
            for at in seen:
                made.pop(at, None)
            before = told[seen[0] if seen else next(free)] = _labelled(scene, line, like)
        is_news = any(not claim.background for claim in told.values())
        made |= {at: replace(claim, background=claim.background and not is_news) for at, claim in told.items()}
    return made


def _lists(text: str) -> list[list[_Line]]:
    """The labelled lines of a text, those of one list together: nothing but other labels stands between them."""
    lists: list[list[_Line]] = []
    for line in _lines(text):
        last = lists[-1][-1] if lists else None
        between = text[last.number.end : line.label.start].split("\n")[1:-1] if last else [""]
        if not all(_LABEL in part for part in between):
            lists.append([line])
        else:
            lists[-1].append(line)
    return lists


def _counts_behind(scene: Scene, claim: HarmClaim, line: _Line) -> bool:
    """Tell whether a claim counts some of a line's: "Civilians killed: 112 (27 of them children)"."""
    words = claim.count.words
    if words is None or words.start < line.number.end:
        return False
    return "\n" not in scene.document.original[line.number.end : words.start]


def _lines(text: str) -> Iterator[_Line]:
    for found in _LINE.finditer(text):
        label, number = (Span.of(text, *found.span(name)) for name in ("label", "number"))
        harms = {harm for word in label.words.split() if (harm := harm_of_head(word))}
        if len(harms) == 1:
            harm = harms.pop()
            cue = next(word for word in re.finditer(r"[A-Za-z]+", label.words) if harm_of_head(word.group()) is harm)
            start = label.start + cue.start()
            yield _Line(label=label, number=number, harm=harm, cue=Span.of(text, start, start + len(cue.group())))


def _labelled(scene: Scene, line: _Line, like: HarmClaim) -> HarmClaim:
    """The claim a line makes, told as another one is."""
    text = scene.document.original
    low = int(line.number.words.replace(",", ""))
    victims = _victims(text, line)
    words = victims.words if victims else None
    return replace(
        like,
        id=scene.claim_id(line.harm, line.number, line.quote(text)),
        harm=line.harm,
        quote=line.quote(text),
        cue=line.cue,
        count=Count(words=line.number, low=low, high=low),
        victims=victims,
        group=group_of(words, text, victims.start if victims else None),
        sex=sex_of(words),
        age=age_of(words),
        when=_period(scene, line) or like.when,
        part_of=None,
    )


def _victims(text: str, line: _Line) -> Span | None:
    """Whom a label names before or behind its word of harm: "Civilians killed", "Injured soldiers"."""
    for start, end in ((line.label.start, line.cue.start), (line.cue.end, line.label.end)):
        words = text[start:end]
        told = persons_in(words.strip()) if words.strip() else ()
        if len(told) == 1 and (told[0].head in person_nouns().groups or told[0].plural):
            begin = start + len(words) - len(words.lstrip())
            return Span.of(text, begin, begin + len(words.strip()))
    return None


def _period(scene: Scene, line: _Line) -> When | None:
    """The days that the headline says the report is on."""
    title = times_within(scene.times, 0, len(scene.report.title))
    spans = [
        Span.of(scene.document.original, each.start, each.end) for each in title if isinstance(each.meaning, Between)
    ]
    if len(spans) != 1:
        return None
    told = when_of(
        scene.document.original,
        scene.times,
        spans,
        published=scene.report.published,
        quote=line.quote(scene.document.original),
    )
    return told if told.start else None
