"""Scene: one report with all that its claims share, and what any pointed-at words mean in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from fairwitness.extract.acts import Proposal
from fairwitness.extract.attribution import fullest_mention, is_outlet_itself, role_of
from fairwitness.extract.clauses import Stretch, sentence_index
from fairwitness.extract.coordination import apart, coordinated, own_place, place_of_number, scope_told
from fairwitness.extract.dates import days_quoted, has_one_day, opens, when_of
from fairwitness.extract.full_mentions import in_full
from fairwitness.extract.headlines import headline_speaker
from fairwitness.extract.places import resolve_places
from fairwitness.extract.setting import (
    is_movable,
    most_specific,
    names_only,
    near_the_likeliest,
    told_behind,
    told_together,
)
from fairwitness.extract.speaker_phrases import speaker_phrases
from fairwitness.extract.speakers import said_outright
from fairwitness.model import ClaimantRole, Evidence, Harm, PlaceMention, PlacePrecision, Report, Span, When
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.dates import TimeExpression, reference_date, tells_toll
from fairwitness.text.document import Document
from fairwitness.text.reader import HARM, OCCURRENCE, PROPOSED, Calibration, Pointer, Sighting
from fairwitness.text.received import is_ward

_UNDATED = 0.2
"""From here on a claim without words of time that stands later in a report of several days is of none of them: on 130
such claims the story's day is right for 13 and no day for 65."""
_MORE_LIKELY = 0.5
_CLAUSE_END = re.compile(r";\s+")
_STRETCH = 400  # characters a quote may grow by to take in its cue and count


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A report being read: its document, time expressions, the rules' proposals, who speaks in each
    sentence, the gazetteer, and how sure to be."""

    report: Report
    document: Document
    times: tuple[TimeExpression, ...]
    proposals: tuple[Proposal, ...]
    gazetteer: Gazetteer
    calibration: Calibration
    words: tuple[str, ...]
    speakers: tuple[tuple[Stretch, ...], ...]

    def quote(self, sighting: Sighting) -> Span:
        """Quote the shortest stretch that holds what the reader quoted, the anchor, the cue and the count."""
        start, end = sighting.anchor.start, sighting.anchor.end
        for pointer in (sighting.quote, sighting.cue, sighting.count):
            if pointer.span and max(end, pointer.span.end) - min(start, pointer.span.start) <= _STRETCH:
                start, end = min(start, pointer.span.start), max(end, pointer.span.end)
        return Span.of(self.document.original, start, end)

    def cue(self, sighting: Sighting, quote: Span) -> Span:
        """The harm or act words, inside the quote; the anchor where the reader saw none there."""
        cue = sighting.cue.span
        return cue if cue and quote.contains(cue) else sighting.anchor

    def claimant(self, pointer: Pointer, quote: Span) -> Span | None:
        """The fullest mention of who says it; None where the outlet speaks in its own voice."""
        if quote.end <= len(self.report.title):
            return self._named(self._of_headline(pointer.span, quote))
        return self._pointed_at(pointer.span, quote) if pointer.span else self.said_outright(quote)

    def _pointed_at(self, pointed: Span, quote: Span) -> Span | None:
        return self._named(own_clause(self.document.original, pointed, quote))

    def _of_headline(self, pointed: Span | None, quote: Span) -> Span | None:
        """A title's speaker is whom the title names; what the text below says is not the title's saying."""
        told = self.headline_speaker(quote)
        if told is None and pointed is not None and pointed.end <= len(self.report.title):
            return None if self._is_topic(pointed) else pointed
        return told if told is None or pointed is None or self._is_topic(pointed) else pointed

    def headline_speaker(self, quote: Span) -> Span | None:
        """Who says a quote of the title, as the title's own words tell it."""
        return headline_speaker(self.report.title, quote, lambda words: bool(self.gazetteer.lookup(words)))

    def said_outright(self, quote: Span) -> Span | None:
        """Whom the sentence itself plainly hands the quote to, in the fullest mention; None where it does not."""
        said = self.document.tokens_of(quote)
        if said is None:
            return None
        named = self.speakers[sentence_index(self.document, said[0])]
        told = said_outright(self.document, self.words, said, named) if named else None
        return self._named(told.span(self.document)) if told else None

    def _named(self, pointed: Span | None) -> Span | None:
        if pointed is None:
            return None
        speaker, _ = apart_from_relay(self.document.original, pointed)
        full = fullest_mention(self.document.original, bare_name(self.document.original, speaker))
        return None if is_outlet_itself(full.words, self.report.outlet) else full

    def _is_topic(self, speaker: Span) -> bool:
        """Tell whether a headline only names the country it is about: "Sudan: 51 dead in market attack, UN says"."""
        title = self.report.title
        opens = speaker.start == 0 and speaker.end < len(title) and title[speaker.end] == ":"
        return opens and any(p.precision is PlacePrecision.COUNTRY for p in self.gazetteer.lookup(speaker.words))

    def role(self, claimant: Span | None) -> ClaimantRole | None:
        """What sort of body the claimant is."""
        return None if claimant is None else role_of(claimant.words, self.document.original)

    def relays(self, sighting: Sighting, claimant: Span | None) -> tuple[Span, ...]:
        """Who passes it on; nobody relays their own words."""
        spans = [p.span for p in sighting.relays if p.span]
        if sighting.claimant.span:
            _, relay = apart_from_relay(self.document.original, sighting.claimant.span)
            relay = relay or told_to(self.document.original, sighting.claimant.span)
            spans += [relay] if relay and relay.words not in [s.words for s in spans] else []
        return tuple(s for s in spans if claimant is None or s.words.casefold() != claimant.words.casefold())

    def places(self, pointers: Sequence[Pointer], quote: Span, counted: Span | None = None) -> tuple[PlaceMention, ...]:
        """The places pointed at, in text order, resolved where the gazetteer knows them; a count's own before all."""
        start, end = self.document.sentence_bounds(quote)
        text = self.document.original
        own = scope_told(text, quote) or own_place(text, start, end, counted) if counted else None
        if own is not None and names_only((own,), self.times):
            return resolve_places(text, (own,), self.gazetteer)
        still = [pointer for pointer in pointers if pointer.span and not is_movable(pointer.span)]
        told_near = (place_of_number(text, p, counted) for p in told_together(still))
        pointed = [p for p in names_only(tuple(told_near), self.times) if not is_ward(text, p)]
        told = (
            s for p in pointed for s in (coordinated(text, p) if start <= p.start and p.end <= end else apart(text, p))
        )
        spans = tuple({s.words.casefold(): s for s in told}.values())
        return in_full(text, most_specific(resolve_places(text, spans, self.gazetteer)), self.gazetteer)

    def when(self, sighting: Sighting, quote: Span) -> When:
        """When it happened, by the words pointed at; unknown where the reader saw no hint of it."""
        behind = told_behind(self.document.original, quote, self.times)
        pointed = near_the_likeliest(sighting.times)
        tells_rise = pointed and tells_toll(quote.words)  # "the toll of Friday's blast rose to nine overnight"
        if behind and not tells_rise and not any(behind.overlaps(span) for span in pointed):
            pointed = (behind,)
        if not pointed:
            pointed = days_quoted(self.document.original, self.times, quote)
        if not pointed and sighting.undated > _UNDATED and not self._is_of_the_day(sighting, quote):
            return When()
        return when_of(
            self.document.original,
            self.times,
            pointed,
            published=self.report.published,
            quote=quote,
            background=sighting.background,
            harm=sighting.value if isinstance(sighting.value, Harm) else None,
        )

    def _is_of_the_day(self, sighting: Sighting, quote: Span) -> bool:
        """Tell whether a claim without words of time may be of the story's day: it opens it, or there is no other."""
        text = self.document.original
        return sighting.undated <= _MORE_LIKELY and (
            opens(text, quote) or has_one_day(text, self.times, self.report.published)
        )

    def days_since(self, when: When) -> int | None:
        """How many days before the report, by its dateline or publication date, the last of these days was."""
        reference = reference_date(self.document.original, self.report.published, self.times)
        return None if reference is None or when.end is None else (reference - when.end).days

    def claim_id(self, value: str, *spans: Span | None) -> str:
        """Digest report, value and places of the words into an id: the same claim, the same id."""
        where = "|".join(f"{s.start}-{s.end}" if s else "" for s in spans)
        return sha256(f"{self.report.id}\x1f{value}\x1f{where}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def own_clause(text: str, name: Span, quote: Span) -> Span:
    """Of a span that runs over several clauses what lies nearest to the quote: a name ends where a clause does."""
    borders = [name.start + border.end() for border in _CLAUSE_END.finditer(name.words)]
    if not borders:
        return name
    start, end = (borders[-1], name.end) if name.end <= quote.start else (name.start, borders[0])
    return Span.of(text, start, start + len(text[start:end].rstrip("; ")))


def apart_from_relay(text: str, name: Span) -> tuple[Span, Span | None]:
    """Who says it, and who passes it on where one span names both: "the agency reported, quoting the mayor"."""
    both = speaker_phrases().quoting.match(name.words)
    if both is None:
        return name, None
    speaker, relay = both.span("speaker"), both.span("relay")
    return (
        Span.of(text, name.start + speaker[0], name.start + speaker[1]),
        Span.of(text, name.start + relay[0], name.start + relay[1]),
    )


def told_to(text: str, speaker: Span) -> Span | None:
    """Who is told by the speaker and passes it on: "a nurse told AFP"."""
    found = speaker_phrases().told_to.match(text, speaker.end)
    return Span.of(text, *found.span("relay")) if found else None


def bare_name(text: str, name: Span) -> Span:
    """A name without what follows it: "Red Cross (ICRC)" is the Red Cross, "a nurse, who had fled" a nurse."""
    more = speaker_phrases().name_goes_on.search(name.words)
    return Span.of(text, name.start, name.start + more.start()) if more and more.start() else name


def evidence_of(sighting: Sighting, calibration: Calibration, *, proposed: bool = False) -> tuple[Evidence, ...]:
    """What the reader pointed at for each field and how sure to be of it; `proposed` where the rules see it too."""
    sure = partial(calibration, HARM if isinstance(sighting.value, Harm) else OCCURRENCE)
    single = ("quote", "cue", "count", "victims", "perpetrator", "claimant")
    several = ("places", "times", "relays")
    claim = sure(PROPOSED if proposed else "claim", sighting.probability)
    told = [Evidence(field="claim", probability=claim, words=sighting.anchor)]
    for field in single:
        pointer: Pointer = getattr(sighting, field)
        told.append(Evidence(field=field, probability=sure(field, pointer.probability), words=pointer.span))
    for field in several:
        pointers: tuple[Pointer, ...] = getattr(sighting, field)
        told += [Evidence(field=field, probability=sure(field, p.probability), words=p.span) for p in pointers]
    for field in ("group", "status", "background"):
        told.append(Evidence(field=field, probability=sure(field, getattr(sighting, f"{field}_probability"))))
    return tuple(told)
