"""The life of a claim: rules hint, the reader points, the words are understood, the claim is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fairwitness.extract.acts import Proposal, propose
from fairwitness.extract.background import with_background
from fairwitness.extract.both_harms import with_both_harms
from fairwitness.extract.clauses import words_of
from fairwitness.extract.corrections import with_taken_back
from fairwitness.extract.days_of_places import with_days_of_places
from fairwitness.extract.doers import without_doers
from fairwitness.extract.doubts import with_doubts, with_matter
from fairwitness.extract.extents import with_extents
from fairwitness.extract.facts import is_told_as_fact
from fairwitness.extract.fled import with_days_of_flight
from fairwitness.extract.found_dead import without_days_of_finding
from fairwitness.extract.harms import harm_claim, told_once, with_other_halves, with_parts
from fairwitness.extract.headline_again import with_headline_again
from fairwitness.extract.labels import with_labels
from fairwitness.extract.named_again import without_names_again
from fairwitness.extract.neutral import neutral
from fairwitness.extract.nth import with_nth
from fairwitness.extract.occurrences import Seen, occurrence_claim, settled
from fairwitness.extract.one_breath import with_one_breath
from fairwitness.extract.own_days import with_own_days
from fairwitness.extract.own_numbers import with_own_numbers, without_mere_hits
from fairwitness.extract.own_places import with_own_places
from fairwitness.extract.places_again import with_places_again
from fairwitness.extract.quotations import with_one_speaker
from fairwitness.extract.repeats import dated_alike
from fairwitness.extract.scene import Scene
from fairwitness.extract.siblings import beside_their_wholes, of_new_totals, with_their_speakers
from fairwitness.extract.speakers import speakers
from fairwitness.extract.status import denies_nothing
from fairwitness.extract.tables import of_their_columns
from fairwitness.extract.taken_up import with_speaker_before
from fairwitness.extract.whereabouts import without_whereabouts
from fairwitness.extract.wholes import like_their_wholes
from fairwitness.model import Claim, Harm, HarmClaim, OccurrenceClaim, Report, Stance
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.dates import find_times
from fairwitness.text.document import Document
from fairwitness.text.reader import Hint, Reader, Sighting


def extract(report: Report, *, reader: Reader, gazetteer: Gazetteer) -> Iterator[Claim]:
    """Yield every claim a report makes, in text order: harms, acts, states and stances.

    Pure: the same report, reader and gazetteer give the same claims. Each span quotes the report's original text.
    """
    document = Document.of(report.original)
    told = neutral(document)
    words = words_of(document)
    scene = Scene(
        report=report,
        document=document,
        times=find_times(document.original),
        proposals=propose(told),
        gazetteer=gazetteer,
        calibration=reader.calibration,
        words=words,
        speakers=speakers(document, words),
    )
    sightings = reader.read(told, tuple(_hint(document, p) for p in scene.proposals))
    harms = _harms(scene, sightings)
    occurrences = tuple(_occurrences(scene, sightings, harms))
    yield from sorted((*with_doubts(document, harms, occurrences), *occurrences), key=_in_text_order)


def _hint(document: Document, proposal: Proposal) -> Hint:
    return Hint(anchor=document.last_word(proposal.cue), value=proposal.value)


def _harms(scene: Scene, sightings: Sequence[Sighting]) -> tuple[HarmClaim, ...]:
    seen = [(index, s) for index, s in enumerate(sightings) if isinstance(s.value, Harm)]
    made = with_background(scene, {index: harm_claim(scene, s) for index, s in seen}, dict(seen))
    facts = {index: claim for index, claim in made.items() if is_told_as_fact(scene.document, claim)}
    facts = with_labels(scene, of_their_columns(scene, facts))
    sure = {index: s.probability for index, s in seen}
    parts_seen = {index: s.part_of for index, s in seen}
    told = told_once(facts, {index: sure.get(index, 1.0) for index in facts})
    told = with_own_numbers(scene.document.original, told)
    told = with_one_breath(scene, without_names_again(told), parts_seen)
    kept = with_nth(scene, with_both_harms(scene, without_doers(scene.document, told)))
    kept = dated_alike(kept, len(scene.report.title))
    whole = with_taken_back(scene, with_other_halves(scene, kept))
    parts = beside_their_wholes(scene.document.original, whole, parts_seen)
    parts = of_new_totals(scene.document.original, whole, parts)
    told_by = with_their_speakers(scene.document.original, without_mere_hits(scene, with_parts(whole, parts)))
    told_by = with_speaker_before(scene, with_one_speaker(scene.document.original, told_by))
    dated = without_days_of_finding(scene, with_days_of_flight(scene, with_own_days(scene, told_by)))
    placed = without_whereabouts(scene, with_own_places(scene, with_extents(scene, dated)))
    return with_headline_again(scene, like_their_wholes(scene, with_days_of_places(scene, with_places_again(placed))))


def _occurrences(scene: Scene, sightings: Sequence[Sighting], harms: Sequence[HarmClaim]) -> Iterator[OccurrenceClaim]:
    told = (
        occurrence_claim(scene, seen)
        for seen in settled(_seen(scene, sightings))
        if seen.value is not Stance.DENIED or not denies_nothing(scene.document, seen.cue)
    )
    return with_matter(scene.document, told, harms)


def _seen(scene: Scene, sightings: Sequence[Sighting]) -> Iterator[Seen]:
    proposed = {(scene.document.last_word(p.cue).start, p.value): p for p in scene.proposals}
    for sighting in sightings:
        if not isinstance(sighting.value, Harm):
            yield Seen(sighting=sighting, proposal=proposed.get((sighting.anchor.start, sighting.value)))


def _in_text_order(claim: Claim) -> tuple[int, int, int, str, int, str]:
    """Order by place in the text; ids decide last, since they change with every name in the report."""
    harm = isinstance(claim, HarmClaim)
    value = claim.harm if isinstance(claim, HarmClaim) else claim.kind
    count = claim.count.words.start if isinstance(claim, HarmClaim) and claim.count.words else -1
    return claim.quote.start, claim.quote.end, claim.cue.start, f"{not harm}{value}", count, claim.id
