"""A victims phrase taken apart: "a sergeant, two corporals and Mariam Haddad" is three mentions of persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fairwitness.extract.listing import Member, members_of
from fairwitness.extract.person_names import is_force, is_named, is_people_name
from fairwitness.text.numbers import bounds_of
from fairwitness.text.numbers.words import number_words
from fairwitness.text.people import PersonNouns, person_nouns

_LONGEST = 2000  # characters of a victims phrase that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """One mention of one or several people.

    `words` are all its words as written, `head` the singular of the noun that says who they are (None for a bare
    name or an unknown word), `named` tells whether a proper name stands there, `plural` whether several are meant
    (None: the words do not tell), `number` how many where a numeral says so.
    """

    words: tuple[str, ...]
    head: str | None
    named: bool
    plural: bool | None
    number: int | None = None

    @property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.lower() for word in self.words)


def persons_in(victims: str) -> tuple[Persons, ...]:
    """Take a victims phrase apart into the people it mentions, appositions folded into whom they describe."""
    shouted = victims.isupper()
    found: list[Persons] = []
    for member in members_of(victims[:_LONGEST]):
        persons = _read(member.words, shouted=shouted)
        joined = _joined(found[-1], persons, member) if found else None
        if joined is not None:
            found[-1] = joined
        elif persons is not None:
            found.append(persons)
    return tuple(found)


def _joined(last: Persons, persons: Persons | None, member: Member) -> Persons | None:
    """The mention before, with a member that only describes it; None where the member is somebody else."""
    if not member.joined:
        return _described(last, persons, member)
    inside = bool(person_nouns().phrase["describing"].intersection(last.lower))
    bare = persons is not None and persons.named and persons.head is None
    return last if inside and last.plural and bare else None  # "fighters of the Front in Arua and Gulu"


def _described(last: Persons, persons: Persons | None, member: Member) -> Persons | None:
    """Fold what follows a comma into the mention before it, where it is an age, a description or the name itself."""
    first = member.lower[0]
    if all(word.isdigit() or word in ("aged", "about", "age") for word in member.lower):
        return replace(last, words=(*last.words, ",", *member.words))
    if last.named and first in person_nouns().phrase["suffixes"]:
        return last
    if persons is None or first in person_nouns().phrase["describing"] or (last.named and first in ("both", "all")):
        return last
    if last.named and not persons.named and not last.plural and persons.number in (None, 1):
        return _one(last, persons)
    of_people = last.plural is False and is_people_name(last.lower[-1], person_nouns())  # "a South African, Adrian Nel"
    told = last.head is not None or "old" in last.lower or of_people
    if persons.named and not last.named and persons.head is None and told:
        return persons if last.plural else _one(persons, last)
    return None


def _one(name: Persons, description: Persons) -> Persons:
    """Join a name and the description beside it into one mention of one person."""
    words = (*name.words, *description.words)
    return Persons(words=words, head=name.head or description.head, named=True, plural=False)


def _read(words: Sequence[str], *, shouted: bool) -> Persons | None:
    nouns = person_nouns()
    if len(words) > 1 and words[-1] == "-" and words[-2].isdigit():  # "a 9- and a 13-year-old"
        return Persons(words=(*words, "year", "-", "old"), head=None, named=False, plural=False)
    core = _without_age(_before_description(words, nouns))
    lower = tuple(word.lower() for word in core)
    at = _head_index(lower, nouns)
    named = is_named(core, at, nouns, shouted=shouted)
    several = number_words().sets.get(lower[-1])
    if several is not None and (core[-1].islower() or len(core) == 1):  # no surname
        return Persons(words=tuple(words), head=lower[-1], named=False, plural=True, number=several)
    if at is None and not named and not _may_be_people(core, nouns):
        return None
    return Persons(
        words=tuple(words),
        head=None if at is None else _head(lower, at, nouns),
        named=named,
        plural=False if named else _plural(lower, at, nouns),
        number=None if lower[-1] in ("old", "olds") else _number(lower),
    )


def _before_description(words: Sequence[str], nouns: PersonNouns) -> tuple[str, ...]:
    """The words up to the first preposition, participle or relative pronoun: the head stands among them."""
    describing = nouns.phrase["describing"]
    end = next((at for at, word in enumerate(words) if at and word.lower() in describing), len(words))
    return tuple(words[:end])


def _without_age(words: Sequence[str]) -> tuple[str, ...]:
    """Leave out "16-year-old", unless nothing else names the person."""
    lower = [word.lower() for word in words]
    if "old" not in lower[:-1]:
        return tuple(words)
    old = lower.index("old")
    start = next((at for at in range(old, -1, -1) if lower[at][0].isdigit() or at == max(0, old - 5)), 0)
    rest = [*words[:start], *words[old + 1 :]]
    return tuple(rest[1:] if rest and rest[0] == "-" else rest) or tuple(words)


def _head_index(lower: Sequence[str], nouns: PersonNouns) -> int | None:
    """Where the head stands: the last person noun, else the first pronoun."""
    for at in range(len(lower) - 1, -1, -1):
        if nouns.singular(lower[at]) is not None or lower[at] in nouns.always_plural:
            return at
    pronouns = nouns.pronouns | nouns.never_plural
    return next((at for at, word in enumerate(lower) if word in pronouns), None)


def _head(lower: Sequence[str], at: int, nouns: PersonNouns) -> str:
    """The head noun in the singular, with the word before it where the two are a known pair ("taxi driver")."""
    single = nouns.singular(lower[at]) or lower[at]
    hyphened = f"{lower[at - 2]}-{single}" if at > 1 and lower[at - 1] == "-" else ""
    pair = f"{lower[at - 1]} {single}" if at else ""
    return next((known for known in (hyphened, pair) if known in nouns.groups), single)


def _number(lower: Sequence[str]) -> int | None:
    """The number a mention states: "two corporals"; None without one, for "a" and "one", and of an "8th-grader"."""
    if lower[0] in ("a", "an", "one", "another"):
        return None
    endings = number_words().not_counts["ordinal_endings"]
    for end in range(min(4, len(lower)), 0, -1):
        last = lower[end - 1]
        numeral = last.isdigit() or (last.isalpha() and bounds_of(last) is not None)
        bounds = bounds_of(" ".join(lower[:end])) if numeral else None
        if bounds is not None and bounds.low is not None and bounds.low == bounds.high:
            return None if last.isdigit() and endings.intersection(lower[end : end + 1]) else bounds.low
    return None


def _may_be_people(core: Sequence[str], nouns: PersonNouns) -> bool:
    """Tell whether words without a known noun may still name people: an organisation, a people, an age, a plural."""
    lower = [word.lower() for word in core]
    if "old" in lower or is_force(lower, nouns) or nouns.combatant_words.intersection(lower):
        return True
    return is_people_name(lower[-1], nouns) or (core[-1].islower() and len(core[-1]) > 3)


def _plural(lower: Sequence[str], at: int | None, nouns: PersonNouns) -> bool | None:
    """Tell whether words mean several people: by the known head, else by the form of the last word."""
    if at is not None:
        return nouns.is_plural(lower[at])
    last = lower[-1]
    if last == "old" or lower[0] in ("a", "an"):
        return False
    if last in nouns.peoples_plural or last.endswith(nouns.people_plural_endings):
        return True
    if last in nouns.peoples_singular or last.endswith(nouns.people_singular_endings):
        return False
    several = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    return True if several or is_force(lower, nouns) or nouns.combatant_words.intersection(lower) else None
