"""Who the victims are: civilians or combatants, women or men, children or elderly, and how many are named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fairwitness.extract.persons import Persons, persons_in
from fairwitness.model import Age, Group, Sex, Span
from fairwitness.reference.parties import body_words
from fairwitness.text.numbers import bounds_of
from fairwitness.text.people import PersonNouns, person_nouns
from fairwitness.text.syntax import syntax
from fairwitness.text.tokens import tokenise
from fairwitness.text.wordings import read_wordings

_NEAR_NAME = 60  # characters around a name in which a title or description of its bearer may stand
_OF_AGE = 18
_SEVERAL = 2
_CONTEXT = 10_000  # characters of context either side of the victims words that are looked at


def group_of(victims: str | None, context: str, start: int | None = None) -> Group:
    """Tell whom the victims words name: "Syrian soldiers" combatants, "a woman" civilians, "people" unspecified.

    `context` is the text the words stand in, the sentence at least; back-references ("five others", "he") and bare
    names are looked up there, and so is an apposition ("four people, a cook and her three sons, died"). `start` is
    where in the context the words stand (by default their first occurrence).
    """
    if not victims:
        return Group.UNSPECIFIED
    at = context.find(victims) if start is None else start
    first = max(0, at - _CONTEXT)
    scene = _Scene(context[first : max(at, 0) + _CONTEXT], at - first)
    said = _joint(_groups(persons_in(victims), scene))
    if said is not Group.UNSPECIFIED or at < 0:
        return said
    apposed = _appositions().all_told.match(context, at + len(victims))
    return _joint(_groups(persons_in(apposed["who"]), scene)) if apposed else said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Appositions:
    """The patterns of `lexicon/appositions.toml`, which says why each is there."""

    all_told: re.Pattern[str]
    told_again: re.Pattern[str]


@cache
def _appositions() -> _Appositions:
    return read_wordings(_Appositions, "fairwitness.text.lexicon", "appositions")


def own_victims(victims: Span | None, counted: Span | None) -> Span | None:
    """The words for those a number counts: none if it is behind told of others ("14 and those of the rebels")."""
    if victims is None or counted is None or victims.start < counted.end:
        return victims
    return None if _appositions().told_again.match(victims.words) else victims


def harmed_by_own_hand(victims: Span | None, cue: Span) -> Span | None:
    """The words for those harmed; who shot "himself" after others is himself alone, whoever the others were."""
    last = cue.words.split()[-1]
    if victims is None or last.lower() not in syntax().reflexive or len(persons_in(victims.words)) < _SEVERAL:
        return victims
    return Span(start=cue.end - len(last), end=cue.end, words=last)


def sex_of(victims: str | None) -> Sex | None:
    """Tell the sex of the victims where the words state it of all of them; None otherwise."""
    nouns = person_nouns()
    stated = [_sex(persons, nouns) for persons in persons_in(victims or "")]
    return stated[0] if stated and all(s == stated[0] for s in stated) else None


def age_of(victims: str | None) -> Age | None:
    """Tell the age class of the victims where the words state it of all of them ("boys", "a 9-year-old")."""
    nouns = person_nouns()
    stated = [_age_class(persons, nouns) for persons in persons_in(victims or "")]
    return stated[0] if stated and all(a == stated[0] for a in stated) else None


def tells_group(victims: str) -> bool:
    """Tell whether the words say more of the victims than sex, age or number: of nine rebels "two women" do not."""
    nouns = person_nouns()
    return any(
        persons.named or (persons.head is not None and persons.head not in nouns.bare | nouns.pronouns)
        for persons in persons_in(victims)
    )


def is_one_of(victims: str, number: int | None) -> bool:
    """Tell whether the words name but one of several counted, who need not be like him: "two, the young Tarik Duru"."""
    if number is None or number < _SEVERAL:
        return False
    named = [persons for persons in persons_in(victims) if persons.number is None]
    return len(named) == 1 and named[0].named and named[0].plural is False


def is_told_elsewhere(victims: str) -> bool:
    """Tell whether the words leave who the victims are to the text around: bare names and back-references do."""
    pronouns = person_nouns().pronouns
    return all(persons.head is None or persons.head in pronouns for persons in persons_in(victims))


def names_in(victims: str | None) -> int:
    """Count the named persons: "Mariam Haddad, a nurse, and her son Elias" names two."""
    return sum(1 for persons in persons_in(victims or "") if persons.named)


@dataclass(frozen=True, slots=True)
class _Scene:
    """The context of victims words, and where in it they stand (negative: they do not)."""

    text: str
    at: int


def _groups(mentions: Iterable[Persons], scene: _Scene) -> Iterator[Group]:
    """The group of each mention; bare names take that of the described person before them ("agents X, Y and Z")."""
    described: Group | None = None
    for persons in mentions:
        bare = persons.named and persons.head is None
        group = described if bare and described is not None else _group(persons, scene)
        described = group if persons.named else None
        yield group


def _joint(groups: Iterable[Group]) -> Group:
    found = set(groups)
    if Group.MIXED in found or {Group.CIVILIANS, Group.COMBATANTS} <= found:
        return Group.MIXED
    for group in (Group.CIVILIANS, Group.COMBATANTS):
        if group in found:
            return group
    return Group.UNSPECIFIED


def _group(persons: Persons, scene: _Scene) -> Group:
    nouns = person_nouns()
    ages = ages_stated(persons.lower)
    if ages and max(ages) < _OF_AGE:
        return Group.CIVILIANS
    if persons.head in nouns.weak:
        told = _weak_group(persons, nouns)
        return told or (_named_group if persons.named else _back)(persons, scene, nouns)
    if persons.head is not None and persons.head in nouns.groups and persons.head not in nouns.pronouns:
        return nouns.groups[persons.head]
    if persons.named:
        return _named_group(persons, scene, nouns)
    if _bears_arms(persons, nouns):
        return Group.COMBATANTS
    return _back(persons, scene, nouns)


def _weak_group(persons: Persons, nouns: PersonNouns) -> Group | None:
    """The group of "members of the militia", "army personnel", "aid workers": the words around a weak head tell."""
    lower = persons.lower
    if _beside(lower, nouns.civilian_words):
        return Group.COMBATANTS if _military_unit(lower) else Group.CIVILIANS
    if _bears_arms(persons, nouns):
        return Group.COMBATANTS
    for word in lower:
        singular = nouns.singular(word)
        group = nouns.groups.get(singular, Group.UNSPECIFIED) if singular and singular != persons.head else None
        if group in (Group.CIVILIANS, Group.COMBATANTS) and singular not in nouns.weak:
            return group
    own = nouns.groups.get(persons.head or "", Group.UNSPECIFIED)
    return own if own is not Group.UNSPECIFIED and persons.head not in nouns.pronouns else None


def _bears_arms(persons: Persons, nouns: PersonNouns) -> bool:
    """Tell whether an armed force or group stands among the words; "IS" is one only where written so."""
    acronym = "IS" in persons.words and any(word.islower() for word in persons.words)
    return acronym or _beside(persons.lower, nouns.combatant_words)


def _military_unit(lower: Sequence[str]) -> bool:
    armed = person_nouns().unit_words.intersection(lower)
    return bool(armed) and "civilian" not in lower


def _beside(lower: Sequence[str], phrases: frozenset[str]) -> bool:
    """Tell whether one of the phrases, of up to four words, stands among the words; hyphens join words to one."""
    words = _rejoined(lower)
    lengths = range(1, min(4, len(words)) + 1)
    return any(" ".join(words[at : at + n]) in phrases for n in lengths for at in range(len(words) - n + 1))


def _rejoined(lower: Sequence[str]) -> tuple[str, ...]:
    joined: list[str] = []
    for index, word in enumerate(lower):
        if word == "-" or (index and lower[index - 1] == "-" and joined):
            joined[-1:] = [(joined[-1] if joined else "") + word]
        else:
            joined.append(word)
    return tuple(joined)


def _named_group(persons: Persons, scene: _Scene, nouns: PersonNouns) -> Group:
    """The group of a bare name: by its title, else by what the context calls the bearer, else a private person."""
    titled = _titled(persons.lower, nouns)
    if titled is not None:
        return titled
    if " ".join(word for word in persons.lower if word != "the") in body_words().lands:
        return Group.UNSPECIFIED  # "Russia lost 300": whoever they were, no private person
    surname = next((w for w in reversed(persons.words) if w[0].isupper()), "")
    at = scene.text.find(surname) if surname else -1
    while at >= 0:
        group = _described_near(scene.text, at, at + len(surname), nouns)
        if group is not None:
            return group
        at = scene.text.find(surname, at + len(surname))
    return Group.CIVILIANS


def _titled(lower: Sequence[str], nouns: PersonNouns) -> Group | None:
    if nouns.combatant_titles.intersection(lower[:3]):
        return Group.COMBATANTS
    return Group.CIVILIANS if nouns.civilian_titles.intersection(lower[:3]) else None


def _described_near(context: str, start: int, end: int, nouns: PersonNouns) -> Group | None:
    """Read a description beside a name: "militant leader X", "officer X", "X, 34, a farmer"."""
    before = [t.words.lower() for t in tokenise(context[max(0, start - _NEAR_NAME) : start])][-2:]
    after = [t.words.lower() for t in tokenise(context[end : end + _NEAR_NAME])][:8]
    titles = before if before and before[-1] in nouns.weak else before[-1:]
    for word in (*titles, *_apposition(after)):
        group = nouns.groups.get(word, Group.UNSPECIFIED)
        if group is not Group.UNSPECIFIED and word not in nouns.always_plural:
            return group
    return None


def _apposition(after: Sequence[str]) -> Sequence[str]:
    """The words of ", a farmer" or ", 34, a farmer" after a name; none where something else follows."""
    start = 3 if len(after) > 3 and after[1].isdecimal() and after[2] == "," else 1
    opens = after[:1] == [","] and after[start : start + 1] and after[start] in ("a", "an", "the", "one")
    return after[start:] if opens else ()


def _back(persons: Persons, scene: _Scene, nouns: PersonNouns) -> Group:
    """The group of a back-reference ("five others", "he"): that of the people named before it in the sentence.

    Numbered people come first ("killed ten soldiers near the village and wounded four others"), then the nearest.
    """
    if persons.head not in nouns.pronouns:
        return Group.UNSPECIFIED
    single = persons.head in nouns.single_pronouns
    tokens = [t.words.lower() for t in tokenise(_sentence_before(scene))] if scene.at > 0 else []
    antecedents = [at for at, word in enumerate(tokens) if _may_be_antecedent(tokens, at, nouns, single=single)]
    numbered = [at for at in antecedents if any(bounds_of(w) for w in tokens[max(0, at - 3) : at] if w[0].isalnum())]
    for at in (*reversed(numbered), *reversed(antecedents)):
        return nouns.groups.get(nouns.singular(tokens[at]) or "", Group.UNSPECIFIED)
    return Group.CIVILIANS if single else Group.UNSPECIFIED


def _may_be_antecedent(tokens: Sequence[str], at: int, nouns: PersonNouns, *, single: bool) -> bool:
    word = tokens[at]
    singular = nouns.singular(word)
    if singular is None or word in nouns.pronouns or (single and (singular != word or word in nouns.always_plural)):
        return False
    if nouns.breakdown.intersection(tokens[max(0, at - 4) : at]) or "among" in tokens[at + 1 : at + 2]:
        return False
    return nouns.groups.get(singular, Group.UNSPECIFIED) is not Group.UNSPECIFIED or singular in nouns.anybody


def _sentence_before(scene: _Scene) -> str:
    start = max(scene.text.rfind(mark, 0, scene.at) for mark in (". ", "\n", "! ", "? "))
    return scene.text[max(start + 1, scene.at - 1000) : scene.at]


def ages_stated(lower: Sequence[str]) -> tuple[int, ...]:
    """The ages in years that the words state: "16-year-old boy", "boy, 11", "girls aged nine and 13"; months are 0."""
    if "old" in lower or "olds" in lower:
        index = lower.index("old" if "old" in lower else "olds")
        unit = next((at for at in range(index - 1, -1, -1) if lower[at] != "-"), -1)
        if unit > 0 and lower[unit].startswith(("month", "week", "day")):
            return (0,)
        return _found(_years(lower[max(0, unit - 4) : unit])) if unit > 0 else ()
    if len(lower) > 2 and lower[-2] in (",", "about") and lower[-1].isdecimal():
        return _found(_years(lower[-1:]))
    after = next((at + 1 for at, word in enumerate(lower) if word in ("aged", "ages")), len(lower))
    return tuple(age for word in lower[after:] for age in _found(_years([word])))


def _found(age: int | None) -> tuple[int, ...]:
    return () if age is None else (age,)


def _years(words: Sequence[str]) -> int | None:
    """Read the number at the end of the words: ("a", "twenty", "-", "three", "-") is 23."""
    bounds = None
    for start in range(len(words) - 1, -1, -1):
        if words[start] == "-":
            continue
        longer = bounds_of(" ".join(words[start:]).replace(" - ", "-").rstrip(" -"))
        if longer is None or longer.low is None or words[start] in ("a", "an", "the"):
            break
        bounds = longer
    return bounds.low if bounds is not None and bounds.low is not None and bounds.low < 130 else None


def _age_class(persons: Persons, nouns: PersonNouns) -> Age | None:
    ages = ages_stated(persons.lower)
    if ages:
        return Age.CHILDREN if max(ages) < _OF_AGE else Age.ADULTS if min(ages) >= _OF_AGE else None
    for word in persons.lower:
        stated = nouns.ages.get(word)
        if stated is not None and (stated is not Age.ADULTS or word == persons.head):
            return stated
    return nouns.ages.get(persons.head or "")


def _sex(persons: Persons, nouns: PersonNouns) -> Sex | None:
    """The sex the head states, or "male", "female", "pregnant" and a title beside it; "his mother" is female."""
    head = nouns.sexes.get(persons.head or "")
    if head is not None:
        return head
    beside = [nouns.sexes[w] for w in persons.lower if w in nouns.sexes and w not in nouns.possessives]
    return beside[0] if beside else None
