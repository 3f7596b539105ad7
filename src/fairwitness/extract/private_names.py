"""Private names: which words of a claim name a victim or a witness, who must not be made public by us.

Found are victims' names as far as the victims phrase holds them, persons an act was aimed at, and claimants who are
private persons by what the report says of them: witnesses, and others it calls by a person's noun or an age ("Mahmoud
Saleh, a baker"). Spokesmen, officials, commanders and bodies speak in public and keep their names. What is aimed at is
more often a place or a thing than a person: there a lone capital is no name without a noun for a person beside it. In
a headline that gives every word a capital, capitals tell nothing: its names count where the report also writes them
inside a sentence. This errs: a name that stands only elsewhere in the report is not found, nor is one without capitals;
a body told of like a person is taken for one. Whoever publishes reads what is to be published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fairwitness.extract.person_names import is_people_name
from fairwitness.extract.persons import Persons, persons_in
from fairwitness.model import Claim, ClaimantRole, HarmClaim, Kind, OccurrenceClaim, Report, Span
from fairwitness.reference.speaker_words import speaker_words
from fairwitness.text.people import person_nouns, person_words

_WORD = re.compile(r"[^\W_][\w'’-]*\.?|,")
_PRIVATE = frozenset({ClaimantRole.WITNESS, ClaimantRole.OTHER})
_AROUND = 60  # characters in which a report says what a person is
_LONG = 4  # letters from which a headline's word gets its capital


def private_names(claim: Claim, report: Report) -> tuple[str, ...]:
    """The names of victims and private witnesses in a claim, each once, in the order they stand."""
    harmed = [*_victims(claim), *_aimed_at(claim)]
    if _is_headline(claim):
        harmed = [name for name in harmed if _is_in_a_sentence(name, report.original)]
    places = {mention.words.words.casefold() for mention in claim.places}
    found = (*harmed, *_witness(claim, report))
    return tuple(dict.fromkeys(name for name in found if name.casefold() not in places))


def _victims(claim: Claim) -> Iterator[str]:
    if isinstance(claim, HarmClaim) and claim.victims is not None:
        for persons in _named_in(claim.victims):
            for run in _runs(_described(persons.words)):
                yield _name(run)


def _aimed_at(claim: Claim) -> Iterator[str]:
    """The persons an act was aimed at: two words of a name that are no place, or a noun for a person beside one."""
    if not isinstance(claim, OccurrenceClaim) or claim.kind is not Kind.ACT or claim.target is None:
        return
    places = {part.casefold() for mention in claim.places for part in _WORD.findall(mention.words.words)}
    for persons in _named_in(claim.target):
        for run in _runs(_described(persons.words)):
            is_told = persons.head is not None or len(run) > 1
            if is_told and not places.intersection(word.casefold() for word in run):
                yield _name(run)


def _named_in(words: Span) -> Iterator[Persons]:
    return (persons for persons in persons_in(words.words) if persons.named)


def _is_headline(claim: Claim) -> bool:
    """Whether a claim's words give a capital to each longer word, what happened included: "Blast Kills Two in Arua"."""
    if claim.cue.words.isupper() or f"{claim.cue.words}:" in claim.quote.words:
        return False
    return all(word[0].isupper() for word in (claim.cue.words, *_long(claim.quote.words)))


def _is_in_a_sentence(name: str, text: str) -> bool:
    """Whether a text writes a name beside a longer word in small letters, on one line."""
    for at in re.finditer(re.escape(name), text):
        before = _long(text[max(0, at.start() - _AROUND) : at.start()].rpartition("\n")[2])
        after = _long(text[at.end() : at.end() + _AROUND].partition("\n")[0])
        if any(word[0].islower() for word in (*before[-1:], *after[:1])):
            return True
    return False


def _long(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if len(word) >= _LONG]


def _witness(claim: Claim, report: Report) -> Iterator[str]:
    if claim.claimant is None or claim.claimant_role not in _PRIVATE:
        return
    words = _WORD.findall(claim.claimant.words)
    if {word.casefold() for word in words} & (speaker_words().generic | speaker_words().unnamed):
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
            qualifies = word != "," and len(run) == 1 and is_people_name(run[0].lower(), nouns)  # "Syrian" baker
            if not qualifies and any(part[0].isupper() for part in run):
                yield run
            run = []
