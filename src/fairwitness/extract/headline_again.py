"""Headlines told again: what a title claims is claimed once more where the text opens with the title's own words.

Scraped texts often begin with a date and the headline. Annotation guide: "A headline repeated in the body: annotate
each time"; so it is with all but 5 of 232 claims of such headlines in nine annotated sets. The reader passes over the
second telling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fairwitness.extract.overlaps import Overlaps
from fairwitness.extract.scene import Scene
from fairwitness.model import HarmClaim, Span

_LEAST = 4
"""Words of a title that do not stand together twice by chance."""
_REACH = 100
"""Characters of the text before its headline: a date, an outlet, an author."""


def with_headline_again(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Add each claim of a headline once more where the text repeats the headline, unless it was seen there too."""
    moved = _Moved.to_repeat(scene)
    if moved is None:
        return tuple(claims)
    seen = Overlaps((claim.cue, claim.harm) for claim in claims)
    again = {
        claim.id: moved.claim(scene, claim)
        for claim in claims
        if moved.repeats(claim.quote) and claim.harm not in seen.of(moved.span(claim.cue))
    }
    parts = {old: new.id for old, new in again.items()}
    return (*claims, *(replace(new, part_of=parts.get(new.part_of or "")) for new in again.values()))


class _Moved:
    """Spans of a title moved to where the text repeats it; all others stay."""

    def __init__(self, text: str, title: int, shift: int) -> None:
        self._text = text
        self._title = title
        self._shift = shift

    @classmethod
    def to_repeat(cls, scene: Scene) -> _Moved | None:
        """None where the text does not open with the title, or the title is too short to tell."""
        text, title = scene.document.original, scene.report.title.rstrip(" .")
        if len(title.split()) < _LEAST:
            return None
        end = len(scene.report.title)
        at = text.find(title, end, end + _REACH + len(title))
        return cls(text, end, at) if at >= 0 else None

    def repeats(self, span: Span) -> bool:
        """Tell whether words of the title stand where it is told again."""
        start, end = span.start + self._shift, span.end + self._shift
        return span.end <= self._title and self._text[start:end] == span.words

    def span(self, span: Span) -> Span:
        """The same words where the title stands again; the span itself where they do not."""
        return replace(span, start=span.start + self._shift, end=span.end + self._shift) if self.repeats(span) else span

    def claim(self, scene: Scene, claim: HarmClaim) -> HarmClaim:
        """The claim as the repeated headline makes it."""
        quote, count = self.span(claim.quote), claim.count
        return replace(
            claim,
            id=scene.claim_id(claim.harm, quote, self.span(claim.cue), self._maybe(count.words)),
            quote=quote,
            cue=self.span(claim.cue),
            count=replace(count, words=self._maybe(count.words)),
            victims=self._maybe(claim.victims),
            perpetrator=self._maybe(claim.perpetrator),
            claimant=self._maybe(claim.claimant),
            places=tuple(replace(place, words=self.span(place.words)) for place in claim.places),
            when=replace(claim.when, words=tuple(map(self.span, claim.when.words))),
            relays=tuple(map(self.span, claim.relays)),
            evidence=tuple(replace(e, words=self._maybe(e.words)) for e in claim.evidence),
        )

    def _maybe(self, span: Span | None) -> Span | None:
        return None if span is None else self.span(span)
