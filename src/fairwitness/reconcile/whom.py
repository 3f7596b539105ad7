"""Whom a claim's number ranges over: civilians or fighters, men or women, named people or people at large."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from fairwitness.model import Age, ClaimantRole, Group, HarmClaim, Ranks, Sex
from fairwitness.reconcile.lexicon import Lexicon, lexicon, words_of
from fairwitness.reference.parties import country_of

_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
_LOWER = re.compile(r"\b[a-z][\w'’-]*")
_Trait = TypeVar("_Trait")
_Stated = tuple[Group, Sex | None, Age | None]
STATE = frozenset({ClaimantRole.GOVERNMENT, ClaimantRole.MILITARY, ClaimantRole.POLICE, ClaimantRole.STATE_MEDIA})
_NO_SIDE: tuple[Ranks | None, str | None] = (None, None)
_STEM = 4  # "Syria troops", "Syrian troops"
_GROWN = {Age.ADULTS, Age.ELDERLY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """The traits of a claim's victims; None or empty where the words leave a trait open.

    `side` tells those who fight for a state from those who fight against one, `ranks` whose they are, `against` which
    of the two harmed them.
    `single`: one person; `refers`: a mere "others", whose traits stand in another sentence; `pronoun`: a mere "she";
    `teen`: thirteen to nineteen, a child to some and grown up to others; `half_grown`: boys or girls; `attackers`:
    called so, and nothing else; `stated`: how many traits are not left open.
    """

    group: Group | None
    side: str | None
    ranks: Ranks | None
    against: str | None
    sex: Sex | None
    age: Age | None
    names: frozenset[str]
    origin: frozenset[str]
    single: bool
    refers: bool
    pronoun: bool
    teen: bool
    half_grown: bool
    attackers: bool
    stated: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "stated", sum(map(bool, self.traits)))

    @classmethod
    def of(cls, claim: HarmClaim, ranks: Ranks | None = None, speaker: ClaimantRole | None = None) -> Whom:
        """Read the traits off a claim's fields and its victims' words, their ranks and who speaks."""
        text = claim.victims.words if claim.victims else ""
        count = claim.count
        stated = claim.group, claim.sex, claim.age
        fights = claim.group is not Group.CIVILIANS and (claim.group is Group.COMBATANTS or _is_own(ranks))
        army = "state" if speaker in STATE else "armed" if speaker is ClaimantRole.REBEL else None
        return _whom(
            text, stated, count.low is not None, count.low == count.high == 1, (ranks, army) if fights else _NO_SIDE
        )

    @property
    def traits(self) -> tuple[object, ...]:
        """What the words say of the victims, in the order group or name, side, sex, age, origin."""
        return self.group or self.names, self.side or self.against, self.sex, self.age, self.origin


@lru_cache(maxsize=50_000)
def _whom(text: str, stated: _Stated, is_number: bool, is_single: bool, told: tuple[Ranks | None, str | None]) -> Whom:
    group, sex, age = stated
    ranks, speaker = told
    sort = None if ranks is None else speaker if ranks.side is None else "state" if country_of(ranks.side) else "armed"
    open_group = group in {Group.UNSPECIFIED, Group.MIXED}
    side = _side(frozenset(words_of(text))) if group is Group.COMBATANTS or open_group else None
    if _is_own(ranks):
        # whom no side would count as its own is not: "11 policemen fell", say rebels
        ranks, side = (None, side) if side and sort and side != sort else (ranks, side or sort)
    words = frozenset(words_of(text))
    text = lexicon().aged.sub(" ", text) if is_single else text
    capitals = frozenset() if text.isupper() else _capitals(text)
    named = bool(capitals) and is_number and _is_name(text, words, is_single)
    return Whom(
        group=None if open_group else group,
        side=side,
        ranks=ranks,
        against=sort if ranks and ranks.is_enemy else None,
        sex=_told_sex(text, sex, group),
        age=age or _shared(text, _age),
        names=capitals if named else frozenset(),
        origin=frozenset() if named else frozenset(word[:_STEM] for word in capitals - _common()),
        single=is_single,
        refers=bool(words) and words <= lexicon().additions,
        pronoun=bool(words) and words <= lexicon().pronouns,
        teen=bool(words & lexicon().teens),
        half_grown=bool(words & (lexicon().boys | lexicon().girls)),
        attackers=bool(words & lexicon().attackers),
    )


def whom_of_group(group: Group) -> Whom:
    """Take a class of victims, as a question names it, for victims of which nothing else is said."""
    return _whom("", (group, None, None), False, False, _NO_SIDE)


def whom_fit(one: Whom, other: Whom) -> str:
    """Lay two groups of victims beside each other: the value of a `Fit`."""
    if _are_apart(one, other):
        return "apart"
    if _are_of_two_names(one, other):
        return "distinct"
    if one.refers or other.refers or (one.single and other.single):
        return "same"
    if not one.stated or not other.stated:
        return "narrower" if one.stated else "wider" if other.stated else "same"
    inside = contains = not _sides_agree(one, other)
    for mine, theirs in _pairs(one, other):
        inside |= bool(mine) and not theirs
        contains |= bool(theirs) and not mine
    if inside and contains:
        return "crossing"
    return "inside" if inside else "contains" if contains else "same"


def _pairs(one: Whom, other: Whom) -> list[tuple[object, object]]:
    """Lay trait beside trait; where both tell whose the victims are, no name of a people need."""
    pairs = list(zip(one.traits, other.traits, strict=True))
    return pairs[:-1] if one.ranks and other.ranks else pairs


def _sides_agree(one: Whom, other: Whom) -> bool:
    """Tell whether those whom a side harmed can be of the side that the other's words name.

    Of soldiers whom one army harmed and soldiers whom another did nobody knows whether the two armies are allies.
    """
    if one.against and one.against == other.against == one.side == other.side and one.ranks != other.ranks:
        return False
    for mine, theirs in ((one, other), (other, one)):
        is_known = theirs.ranks is not None and mine.ranks is not None and mine.ranks.side is not None
        if mine.side is None and mine.against and theirs.side == mine.against and not is_known:
            return False
    return True


def are_near_in_age(one: Whom, other: Whom) -> bool:
    """Tell whether two differ only as "men" do from "boys": a boy of fifteen is a man to some."""
    grown, young = (one, other) if other.half_grown else (other, one)
    return (
        young.half_grown
        and grown.age is Age.ADULTS
        and not grown.single
        and grown.group is not Group.COMBATANTS
        and (grown.sex is young.sex or None in {grown.sex, young.sex})
        and not (grown.names and young.names)
    )


def is_open_side(whole: Whom, part: Whom) -> bool:
    """Tell whether one counts fighters of who knows which side, the other those of one side."""
    is_open = whole.side is None and whole.ranks is None and part.side is not None
    return is_open and whole.group is part.group is Group.COMBATANTS


def are_sides(one: Whom, other: Whom) -> bool:
    """Tell whether two are of different armies, of an army and those it fights, or fighters and civilians."""
    if are_enemies(one.ranks, other.ranks):
        return True
    if one.origin and other.origin:
        return not one.origin & other.origin
    pairs = (one.side, other.side), (one.group, other.group)
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _are_apart(one: Whom, other: Whom) -> bool:
    if are_enemies(one.ranks, other.ranks):
        return True
    traits = [(one.side, other.side), (one.sex, other.sex)]
    is_pair = one.single and other.single
    # a bare name, a "she" or mere "others" say nothing of whose side they were on: that is the reader's guess
    is_bare = is_pair and (one.names or other.names or one.pronoun or other.pronoun)
    traits += [] if is_bare or one.refers or other.refers else [(one.group, other.group)]
    is_age_open = one.teen or other.teen or {one.age, other.age} == _GROWN
    traits += [] if is_pair and is_age_open else [(one.age, other.age)]
    if any(mine and theirs and mine != theirs for mine, theirs in traits):
        return True
    return bool(one.names and other.names and not one.names & other.names)


def _is_own(ranks: Ranks | None) -> bool:
    return ranks is not None and not ranks.is_enemy


def are_enemies(one: Ranks | None, other: Ranks | None) -> bool:
    """Tell whether two are surely of two sides: a side's own and those it fights, or the own of two governments."""
    if one is None or other is None or one.side is None or other.side is None:
        return False
    if one.is_enemy is not other.is_enemy:
        return one.side == other.side
    if one.is_enemy or one.presumed or other.presumed:
        return False
    return one.side != other.side and all(map(country_of, (one.side, other.side)))


def _are_of_two_names(one: Whom, other: Whom) -> bool:
    """Tell whether two are called by names of different peoples or groups, which may yet be one."""
    mine, theirs = one.ranks, other.ranks
    if mine and theirs and _is_own(mine) and _is_own(theirs) and mine.side and theirs.side:
        return mine.side != theirs.side
    return bool(one.origin and other.origin and not one.origin & other.origin)


def _capitals(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _CAPITALISED.findall(text)) - lexicon().titles


def _is_name(text: str, words: frozenset[str], is_single: bool) -> bool:
    """Tell names from nationalities and headline capitals: no common noun beside them, as many people as names."""
    common = {word for word in _LOWER.findall(text) if word not in lexicon().name_particles} | (words & _common())
    several = " and " in text or "," in text
    return not common and (is_single or several)


def _common() -> frozenset[str]:
    known = lexicon()
    sides = known.state_side | known.armed_side | known.attackers
    return known.persons | known.men | known.women | known.boys | known.girls | known.children | sides


def _side(words: frozenset[str]) -> str | None:
    known = lexicon()
    sides = {"state": bool(words & known.state_side), "armed": bool(words & (known.armed_side | known.attackers))}
    return None if sides["state"] == sides["armed"] else next(side for side, found in sides.items() if found)


def _shared(text: str, trait: Callable[[frozenset[str]], _Trait | None]) -> _Trait | None:
    """What all have in common who are told side by side: nothing, of "a woman and her son"."""
    found = {trait(frozenset(words)) for part in lexicon().side_by_side.split(text) if (words := words_of(part))}
    return found.pop() if len(found) == 1 else None


def _told_sex(text: str, sex: Sex | None, group: Group) -> Sex | None:
    """The victims' sex; that policemen and gunmen are called men says little of them."""
    told = _shared(text, _sex)
    return told if sex is Sex.MALE and group is Group.COMBATANTS else sex or told


def _sex(words: frozenset[str]) -> Sex | None:
    known = lexicon()
    male = bool(words & (known.men | known.boys | known.male_kin))
    female = bool(words & (known.women | known.girls | known.female_kin))
    return None if male == female else Sex.MALE if male else Sex.FEMALE


def _age(words: frozenset[str]) -> Age | None:
    known: Lexicon = lexicon()
    young, grown = bool(words & (known.boys | known.girls | known.children)), bool(words & (known.men | known.women))
    return None if young == grown else Age.CHILDREN if young else Age.ADULTS
