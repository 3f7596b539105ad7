"""Whom a claim's number ranges over: civilians or fighters, men or women, named people or people at large."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from fairwitness.model import Age, Group, HarmClaim, Sex
from fairwitness.reconcile.lexicon import Lexicon, lexicon, words_of

_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
_LOWER = re.compile(r"\b[a-z][\w'’-]*")
_Trait = TypeVar("_Trait")
_Stated = tuple[Group, Sex | None, Age | None]
_STEM = 4  # "Syria troops", "Syrian troops"
_GROWN = {Age.ADULTS, Age.ELDERLY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """The traits of a claim's victims; None or empty where the words leave a trait open.

    `single`: one person; `refers`: a mere "others", whose traits stand in another sentence; `pronoun`: a mere "she";
    `teen`: thirteen to nineteen, a child to some and grown up to others; `stated`: how many traits are not left open.
    """

    group: Group | None
    side: str | None
    sex: Sex | None
    age: Age | None
    names: frozenset[str]
    origin: frozenset[str]
    single: bool
    refers: bool
    pronoun: bool
    teen: bool
    stated: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "stated", sum(map(bool, self.traits)))

    @classmethod
    def of(cls, claim: HarmClaim) -> Whom:
        """Read the traits off a claim's fields and its victims' words."""
        text = claim.victims.words if claim.victims else ""
        count = claim.count
        stated = claim.group, claim.sex, claim.age
        return _whom(text, stated, count.low is not None, count.low == count.high == 1)

    @property
    def traits(self) -> tuple[object, ...]:
        """What the words say of the victims, in the order group or name, side, sex, age, origin."""
        return self.group or self.names, self.side, self.sex, self.age, self.origin


@lru_cache(maxsize=50_000)
def _whom(text: str, stated: _Stated, is_number: bool, is_single: bool) -> Whom:
    group, sex, age = stated
    words = frozenset(words_of(text))
    text = lexicon().aged.sub(" ", text) if is_single else text
    capitals = frozenset() if text.isupper() else _capitals(text)
    named = bool(capitals) and is_number and _is_name(text, words, is_single)
    open_group = group in {Group.UNSPECIFIED, Group.MIXED}
    return Whom(
        group=None if open_group else group,
        side=_side(words) if group is Group.COMBATANTS or open_group else None,
        sex=sex or _shared(text, _sex),
        age=age or _shared(text, _age),
        names=capitals if named else frozenset(),
        origin=frozenset() if named else frozenset(word[:_STEM] for word in capitals - _common()),
        single=is_single,
        refers=bool(words) and words <= lexicon().additions,
        pronoun=bool(words) and words <= lexicon().pronouns,
        teen=bool(words & lexicon().teens),
    )


def whom_of_group(group: Group) -> Whom:
    """Take a class of victims, as a question names it, for victims of which nothing else is said."""
    return _whom("", (group, None, None), False, False)


def whom_fit(one: Whom, other: Whom) -> str:
    """Lay two groups of victims beside each other: the value of a `Fit`."""
    if _are_apart(one, other):
        return "apart"
    if one.origin and other.origin and not one.origin & other.origin:
        return "distinct"
    if one.refers or other.refers or (one.single and other.single):
        return "same"
    if not one.stated or not other.stated:
        return "narrower" if one.stated else "wider" if other.stated else "same"
    inside = contains = False
    for mine, theirs in zip(one.traits, other.traits, strict=True):
        inside |= bool(mine) and not theirs
        contains |= bool(theirs) and not mine
    if inside and contains:
        return "crossing"
    return "inside" if inside else "contains" if contains else "same"


def are_sides(one: Whom, other: Whom) -> bool:
    """Tell whether two are of different armies, of an army and those it fights, or fighters and civilians."""
    if one.origin and other.origin:
        return not one.origin & other.origin
    pairs = (one.side, other.side), (one.group, other.group)
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _are_apart(one: Whom, other: Whom) -> bool:
    traits = [(one.side, other.side), (one.sex, other.sex)]
    is_pair = one.single and other.single
    # a bare name or a "she" says nothing of whose side its bearer was on: that is the reader's guess
    is_bare = one.names or other.names or one.pronoun or other.pronoun
    traits += [] if is_pair and is_bare else [(one.group, other.group)]
    is_age_open = one.teen or other.teen or {one.age, other.age} == _GROWN
    traits += [] if is_pair and is_age_open else [(one.age, other.age)]
    if any(mine and theirs and mine != theirs for mine, theirs in traits):
        return True
    return bool(one.names and other.names and not one.names & other.names)


def _capitals(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _CAPITALISED.findall(text)) - lexicon().titles


def _is_name(text: str, words: frozenset[str], is_single: bool) -> bool:
    """Tell names from nationalities and headline capitals: no common noun beside them, as many people as names."""
    common = {word for word in _LOWER.findall(text) if word not in lexicon().name_particles} | (words & _common())
    several = " and " in text or "," in text
    return not common and (is_single or several)


def _common() -> frozenset[str]:
    known = lexicon()
    sides = known.state_side | known.armed_side
    return known.persons | known.men | known.women | known.boys | known.girls | known.children | sides


def _side(words: frozenset[str]) -> str | None:
    known = lexicon()
    sides = {"state": bool(words & known.state_side), "armed": bool(words & known.armed_side)}
    return None if sides["state"] == sides["armed"] else next(side for side, found in sides.items() if found)


def _shared(text: str, trait: Callable[[frozenset[str]], _Trait | None]) -> _Trait | None:
    """What all have in common who are told side by side: nothing, of "a woman and her son"."""
    found = {trait(frozenset(words)) for part in lexicon().side_by_side.split(text) if (words := words_of(part))}
    return found.pop() if len(found) == 1 else None


def _sex(words: frozenset[str]) -> Sex | None:
    known = lexicon()
    male = bool(words & (known.men | known.boys | known.male_kin))
    female = bool(words & (known.women | known.girls | known.female_kin))
    return None if male == female else Sex.MALE if male else Sex.FEMALE


def _age(words: frozenset[str]) -> Age | None:
    known: Lexicon = lexicon()
    young, grown = bool(words & (known.boys | known.girls | known.children)), bool(words & (known.men | known.women))
    return None if young == grown else Age.CHILDREN if young else Age.ADULTS
