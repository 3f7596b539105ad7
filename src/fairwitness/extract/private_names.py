"""Private names: which words of a claim name a victim or a witness, who must not be made public by us.

Found are victims' names as far as the victims phrase holds them, and claimants who are private persons by what the
report says of them: witnesses, and others it calls by a person's noun or an age ("Mahmoud Saleh, a baker"). Spokesmen,
officials, commanders and bodies speak in public and keep their names. This errs: a name that stands only elsewhere in
the report is not found, nor is one without capitals; a body told of like a person is taken for one. Whoever publishes
reads what is to be published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fairwitness.extract.persons import persons_in
from fairwitness.model import Claim, ClaimantRole, HarmClaim, Kind, OccurrenceClaim, Report
from fairwitness.reference.speaker_words import speaker_words
from fairwitness.text.people import person_nouns, person_words

_WORD = re.compile(r"[^\W_][\w'’-]*\.?|,")
_PRIVATE = frozenset({ClaimantRole.WITNESS, ClaimantRole.OTHER})
_AROUND = 60  # characters in which a report says what a person is


def private_names(claim: Claim, report: Report) -> tuple[str, ...]:
    """The names of victims and private witnesses in a claim, each once, in the order they stand."""
    found = [*_victims(claim), *_witness(claim, report)]
    places = {mention.words.words.casefold() for mention in claim.places}
    return tuple(dict.fromkeys(name for name in found if name.casefold() not in places))


def _victims(claim: Claim) -> Iterator[str]:
    words = None
    if isinstance(claim, HarmClaim):
        words = claim.victims
    elif isinstance(claim, OccurrenceClaim) and claim.kind is Kind.ACT:
        words = claim.target
    if words is None:
        return
    for persons in persons_in(words.words):
        if persons.named:
            for run in _runs(_described(persons.words)):
                yield _name(run)


def _witness(claim: Claim, report: Report) -> Iterator[str]:
    if claim.claimant is None or claim.claimant_role not in _PRIVATE:
        return
    words = _WORD.findall(claim.claimant.words)
    if {word.casefold() for word in words} & speaker_words().generic:
        return
    for run in _runs(_described(words)):
        name = _name(run)
        if _is_of_person(run, words, claim, report, name):
            yield name


def _is_of_person(run: Sequence[str], words: Sequence[str], claim: Claim, report: Report, name: str) -> bool:
    """Whether a claimant's capitalised words are a person's name, by what stands around them."""
    if _says_person(words):
        return len(run) > 1 or words[-1] == run[-1]
    if claim.claimant_role is ClaimantRole.WITNESS:
        return len(run) > 1
    original = report.original
    places = [(at.start(), at.end()) for at in re.finditer(re.escape(name), original)]
    around = (original[max(0, start - _AROUND) : end + _AROUND] for start, end in places)
    return len(run) > 1 and any(_is_told_as_person(text, name) for text in around)


def _is_told_as_person(text: str, name: str) -> bool:
    before, _, after = text.partition(name)
    aged = re.match(r",? (?:aged )?\d{1,2}[, ]", after)
    apposed = re.match(r", (?:an?|the|his|her|one of the) ([\w\s-]+)", after)
    led = _WORD.findall(before)[-1:]
    return bool(aged or (apposed and _says_person(apposed[1].split())) or (led and _says_person(led)))


def _says_person(words: Sequence[str]) -> bool:
    said = {word.casefold() for word in words}
    return bool(said & person_words()) and not said & speaker_words().generic


def _described(words: Sequence[str]) -> list[str]:
    """The words up to where a description begins: "of Aleppo" names no person."""
    describing = person_nouns().phrase["describing"]
    end = next((at for at, word in enumerate(words) if at and word.casefold() in describing), len(words))
    return list(words[:end])


def _name(run: Sequence[str]) -> str:
    return " ".join(run).replace(" - ", "-").removesuffix(" -")


def _runs(words: Sequence[str]) -> Iterator[list[str]]:
    """Runs of capitalised words that are no noun, title or people, with the small words inside names."""
    nouns, speakers = person_nouns(), speaker_words()
    particles = nouns.phrase["particles"]
    run: list[str] = []
    for at, word in enumerate([*words, ","]):
        lower = word.casefold().rstrip(".")
        plain = lower in speakers.titles or lower in person_words() or lower in speakers.leading
        is_name = word[0].isupper() and not plain and lower not in nouns.peoples_plural | nouns.peoples_singular
        is_small = lower in particles and at + 1 < len(words) and bool(run or words[at + 1][0].isupper())
        if is_name or is_small or (run and word == "-"):
            run.append(word)
        elif run:
            if any(part[0].isupper() for part in run):
                yield run
            run = []
