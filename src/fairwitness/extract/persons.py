"""A victims phrase taken apart: "a sergeant, two corporals and Mariam Haddad" is three mentions of persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fairwitness.text.numbers import bounds_of
from fairwitness.text.people import PersonNouns, person_nouns
from fairwitness.text.tokens import tokenise

_LONGEST = 2000  # characters of a victims phrase that are looked at
_SHORT_NAME = 5  # letters; "Evans" and "Dean" are no peoples, "Malians" are
_JOINS = frozenset({"and", "&", "or", "plus", "alongside", ";", ":", "--", "–", "—"})
_COMPARISONS = frozenset({"as", "well", "along", "together"})
_PREPOSITIONS = frozenset(
    "of from in at on for by with who whom whose which that to near inside outside under into during after before while "
    "known named called nicknamed identified described said suspected believed fighting working guarding queuing "
    "accused loyal aged between among including born returning serving belonging aboard behind without against "
    "travelling traveling living wearing carrying".split()
)
_DETERMINERS = frozenset("a an the his her their its our my your this that these those one two another other".split())
_FIRST_OF_PAIR = frozenset({"man", "woman", "mother", "father", "husband", "wife"})
_SECOND_OF_PAIR = frozenset({"man", "woman", "child", "son", "daughter", "boy", "girl", "wife", "husband", "baby"})
_PARTICLES = frozenset("de del la las los da dos di von van der den bin ibn ben abu abd el al ul umm um ould mc mac o st san y e".split())


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
    number: int | None

    @property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.lower() for word in self.words)


@dataclass(frozen=True, slots=True)
class _Segment:
    words: tuple[str, ...]
    joined: bool  # by "and" or a semicolon; otherwise by a comma


def persons_in(victims: str) -> tuple[Persons, ...]:
    """Take a victims phrase apart into the people it mentions, appositions folded into whom they describe."""
    shouted = victims.isupper()
    found: list[Persons] = []
    for segment in _segments(_outside_brackets(victims[:_LONGEST])):
        persons = _read(segment.words, shouted=shouted)
        if found and segment.joined and _goes_on(found[-1], persons):
            continue
        if found and not segment.joined:
            folded = _folded(found[-1], persons, segment)
            if folded is not None:
                found[-1] = folded
                continue
        if persons is not None:
            found.append(persons)
    return tuple(found)


def name_count(mentions: Iterable[Persons]) -> int:
    """How many named people the mentions hold."""
    return sum(1 for mention in mentions if mention.named)


def _without_age(words: Sequence[str]) -> tuple[str, ...]:
    """Leave out "16-year-old", unless nothing else names the person."""
    lower = [w.lower() for w in words]
    if "old" not in lower[:-1]:
        return tuple(words)
    old = lower.index("old")
    start = next((i for i in range(old, -1, -1) if lower[i][0].isdigit() or i == max(0, old - 5)), 0)
    rest = [*words[:start], *words[old + 1 :]]
    return tuple(rest[1:] if rest and rest[0] == "-" else rest) or tuple(words)


def _outside_brackets(victims: str) -> tuple[str, ...]:
    depth, kept = 0, []
    for token in tokenise(victims):
        if token.words in "([":
            depth += 1
        elif token.words in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(token.words)
    return tuple(kept) or tuple(t.words for t in tokenise(victims) if t.words not in "()[]")


def _segments(words: Sequence[str]) -> Iterator[_Segment]:
    current: list[str] = []
    joined = True
    for index, word in enumerate(words):
        lower = word.lower()
        if current and lower in _SECOND_OF_PAIR and current[-1].lower() in _FIRST_OF_PAIR:  # a lost comma: "man woman"
            yield _Segment(tuple(current), joined)
            current, joined = [], True
        if lower in _COMPARISONS or (lower == "with" and index and words[index - 1].lower() in _COMPARISONS):
            continue
        if lower == "alongside" and current and current[-1].lower().endswith("ing"):  # "fighting alongside"
            current.append(word)
            continue
        dash = lower == "-" and index + 1 < len(words) and words[index + 1] == "-"
        if lower in _JOINS or word == "," or dash:
            if current:
                yield _Segment(tuple(current), joined)
                joined = False
            joined = joined or word != ","
            current = []
        else:
            current.append(word)
    if current:
        yield _Segment(tuple(current), joined)


def _goes_on(last: Persons, persons: Persons | None) -> bool:
    """Tell whether a bare name after "and" belongs to the phrase before it: "fighters of the Front in Arua and Gulu"."""
    inside = any(w in _PREPOSITIONS for w in last.lower)
    return persons is not None and inside and bool(last.plural) and persons.named and persons.head is None


def _folded(last: Persons, persons: Persons | None, segment: _Segment) -> Persons | None:
    """Fold what follows a comma into the mention before it, where it is an age, a description or the name itself."""
    lower = tuple(w.lower() for w in segment.words)
    if last.named and lower[0] in ("both", "all", "each") and not segment.joined:
        return last
    if all(w.isdigit() or w in ("aged", "about", "age") for w in lower):
        return replace(last, words=(*last.words, ",", *segment.words))
    if persons is None or lower[0] in _PREPOSITIONS:
        return last
    if last.named and not persons.named and not last.plural and (persons.number is None or persons.number == 1):
        return _described(last, persons)
    if persons.named and not last.named and persons.head is None and last.head is not None:
        return persons if last.plural else _described(persons, last)
    return None


def _described(name: Persons, description: Persons) -> Persons:
    """Join a name and the description beside it into one mention of one person."""
    return Persons(
        words=(*name.words, *description.words),
        head=name.head or description.head,
        named=True,
        plural=False,
        number=None,
    )


def _read(words: Sequence[str], *, shouted: bool) -> Persons | None:
    nouns = person_nouns()
    core = _without_age(_before_preposition(words))
    lower = tuple(w.lower() for w in core)
    at = _head_index(lower, nouns)
    head = None if at is None else _head(lower, at, nouns)
    named = _is_named(core, at, nouns, shouted=shouted) or (at is None and _is_small_name(core, nouns))
    number = _number(lower)
    number = None if core and core[-1].lower() == "old" else number
    if len(words) > 1 and words[-1] == "-" and words[-2].isdigit():  # "a 12- and a 16-year-old"
        return Persons(words=(*words, "year", "-", "old"), head=None, named=False, plural=False, number=None)
    if at is None and not named and not _may_be_people(core, nouns):
        return None
    return Persons(words=tuple(words), head=head, named=named, plural=_plural(core, at, nouns, named=named), number=number)


def _before_preposition(words: Sequence[str]) -> tuple[str, ...]:
    """The words up to the first preposition or relative pronoun: the head stands among them."""
    for index, word in enumerate(words):
        if index and word.lower() in _PREPOSITIONS:
            return tuple(words[:index])
    return tuple(words)


def _head_index(lower: Sequence[str], nouns: PersonNouns) -> int | None:
    for at in range(len(lower) - 1, -1, -1):
        if nouns.singular(lower[at]) is not None or lower[at] in nouns.always_plural:
            return at
    for at, word in enumerate(lower):
        if word in nouns.pronouns or word in nouns.never_plural:
            return at
    return None


def _head(lower: Sequence[str], at: int, nouns: PersonNouns) -> str:
    """The head noun in the singular, with the word before it where the two are a known pair ("taxi driver")."""
    single = nouns.singular(lower[at]) or lower[at]
    if at > 1 and lower[at - 1] == "-" and f"{lower[at - 2]}-{single}" in nouns.groups:
        return f"{lower[at - 2]}-{single}"
    if at and f"{lower[at - 1]} {single}" in nouns.groups:
        return f"{lower[at - 1]} {single}"
    return single


def _is_named(core: Sequence[str], at: int | None, nouns: PersonNouns, *, shouted: bool) -> bool:
    """Tell whether a proper name stands at the head or after it ("Officer Guindon", "PILOT DAVID COREY")."""
    start = 0 if at is None else at + 1
    if at is None and core[0].lower() in ("a", "an"):
        return False
    tail = [w for w in core[start:] if w[0].isalpha() and w.lower() not in _PARTICLES]
    proper = [w for w in tail if w[0].isupper() and _may_be_name(w.lower(), nouns, shouted=shouted)]
    if not proper or len(proper) < len(tail) - 1:
        return False
    if at is None:
        return proper[-1] == tail[-1] and not _names_a_people(proper, nouns)
    return True


def _names_a_people(proper: Sequence[str], nouns: PersonNouns) -> bool:
    """Tell "Syrians" and "Syrian Kurds", which name a people, from "Dean Evans"."""
    return all(_is_people_name(word.lower(), nouns) for word in proper)


def _is_small_name(core: Sequence[str], nouns: PersonNouns) -> bool:
    """Tell whether words without capitals may be a name, as in papers that print none: "bilal ismail"."""
    known = any(w in _DETERMINERS or w in nouns.combatant_words or _is_people_name(w, nouns) for w in core)
    return not known and all(w.isalpha() and w.islower() for w in core) and not core[-1].endswith(("s", "men"))


def _may_be_name(lower: str, nouns: PersonNouns, *, shouted: bool) -> bool:
    if lower in _DETERMINERS or lower in nouns.combatant_words or lower in nouns.pronouns or lower in nouns.always_plural:
        return False
    return not (shouted and lower.endswith(("ed", "ing")) and len(lower) > 5)


def _is_people_name(lower: str, nouns: PersonNouns) -> bool:
    """Tell whether a capitalised word names a people ("Syrians", "Briton") and not a person."""
    listed = lower in nouns.peoples_plural or lower in nouns.peoples_singular
    return listed or (len(lower) > _SHORT_NAME and lower.endswith(nouns.people_endings))


def _number(lower: Sequence[str]) -> int | None:
    """The number a mention states: "two corporals"; None without one."""
    for end in (4, 3, 2, 1):
        words = lower[:end]
        if words and len(words) == end and not {"a", "an", "one", "another"}.intersection(words[:1]):
            bounds = bounds_of(" ".join(words)) if _is_numeral(words) else None
            if bounds is not None and bounds.low is not None and bounds.low == bounds.high:
                return bounds.low
    return None


def _is_numeral(words: Sequence[str]) -> bool:
    return words[-1].isdigit() or (words[-1].isalpha() and bounds_of(words[-1]) is not None and "old" not in words)


def _may_be_people(core: Sequence[str], nouns: PersonNouns) -> bool:
    """Tell whether words without a known noun may still name people: an organisation, a people, an age, a plural."""
    lower = [w.lower() for w in core]
    if "old" in lower or nouns.combatant_words.intersection(lower):
        return True
    return _is_people_name(lower[-1], nouns) or (core[-1].islower() and len(core[-1]) > 3)


def _plural(core: Sequence[str], at: int | None, nouns: PersonNouns, *, named: bool) -> bool | None:
    if named:
        return False
    lower = [w.lower() for w in core]
    if at is not None:
        return nouns.is_plural(lower[at])
    last = lower[-1]
    if last == "old" or lower[0] in ("a", "an"):
        return False
    if last in ("olds", "males", "females") or last in nouns.peoples_plural or last.endswith(nouns.people_plural_endings):
        return True
    if last in nouns.peoples_singular or last.endswith(nouns.people_singular_endings):
        return False
    if nouns.combatant_words.intersection(lower):
        return True
    return True if last.endswith("s") and not last.endswith(("ss", "us", "is")) else None
