"""Nouns for people, from `lexicon/groups.toml`: their group, sex and age, and whether a form is singular or plural."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fairwitness.model import Age, Group, Sex
from fairwitness.shipped import shipped_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNouns:
    """Person nouns by their singular, lower-case form; a noun may be of two or three words ("taxi driver")."""

    groups: Mapping[str, Group]
    weak: frozenset[str]
    combatant_words: frozenset[str]
    civilian_words: frozenset[str]
    combatant_titles: frozenset[str]
    civilian_titles: frozenset[str]
    sexes: Mapping[str, Sex]
    ages: Mapping[str, Age]
    bare: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    single_pronouns: frozenset[str]
    anybody: frozenset[str]
    breakdown: frozenset[str]
    unit_words: frozenset[str]
    singulars: Mapping[str, str]
    always_plural: frozenset[str]
    never_plural: frozenset[str]
    collective: frozenset[str]
    peoples_plural: frozenset[str]
    peoples_singular: frozenset[str]
    people_plural_endings: tuple[str, ...]
    people_singular_endings: tuple[str, ...]
    phrase: Mapping[str, frozenset[str]]

    @property
    def people_endings(self) -> tuple[str, ...]:
        """Endings of the names of peoples, singular and plural."""
        return self.people_plural_endings + self.people_singular_endings

    def singular(self, word: str) -> str | None:
        """The singular of a known person noun in any form, None for a word that is none."""
        return self.singulars.get(word)

    def is_plural(self, word: str) -> bool | None:
        """Tell whether a word names several people; None for a word that is no known person noun."""
        if word in self.always_plural:
            return True
        if word in self.never_plural:
            return False
        singular = self.singulars.get(word)
        return None if singular is None else singular != word


@cache
def person_nouns() -> PersonNouns:
    """Load the person nouns once."""
    table = shipped_table("fairwitness.text.lexicon", "groups.toml")
    groups = {noun: Group(name) for name in ("unspecified", "civilians", "combatants") for noun in table[name]["nouns"]}
    people = {**groups, **dict.fromkeys(table["weak"]["nouns"], Group.UNSPECIFIED)}
    return PersonNouns(
        groups=groups,
        weak=frozenset(table["weak"]["nouns"]),
        combatant_words=frozenset(table["combatant_words"]["words"]),
        civilian_words=frozenset(table["civilian_words"]["words"]),
        combatant_titles=frozenset(table["titles"]["combatants"]),
        civilian_titles=frozenset(table["titles"]["civilians"]),
        sexes={w: Sex(sex) for sex in ("female", "male") for w in table["sex"][sex]},
        ages={w: Age(age) for age in ("children", "adults", "elderly") for w in table["age"][age]},
        bare=frozenset(table["age"]["bare"]),
        possessives=frozenset(table["sex"]["possessive"]),
        pronouns=frozenset(table["pronouns"]["back"]),
        single_pronouns=frozenset(table["pronouns"]["single"]),
        anybody=frozenset(table["antecedents"]["anybody"]),
        breakdown=frozenset(table["antecedents"]["breakdown"]),
        unit_words=frozenset(table["unit_words"]["words"]),
        singulars=_singulars(people, table["plurals"]),
        always_plural=frozenset(table["plurals"]["always"]),
        collective=frozenset(table["plurals"]["collective"]),
        never_plural=frozenset(table["plurals"]["never"]),
        peoples_plural=frozenset(table["peoples"]["plurals"]),
        peoples_singular=frozenset(table["peoples"]["singulars"]),
        people_plural_endings=tuple(table["peoples"]["plural_endings"]),
        people_singular_endings=tuple(table["peoples"]["singular_endings"]),
        phrase={kind: frozenset(words) for kind, words in table["phrase"].items() if kind != "why"},
    )


@cache
def person_words() -> frozenset[str]:
    """Every single word, singular or plural, that names people."""
    nouns = person_nouns()
    return (
        frozenset(w for w in nouns.singulars if " " not in w)
        | frozenset(nouns.sexes) - nouns.possessives - nouns.pronouns
    )


def _singulars(people: Iterable[str], plurals: Mapping[str, Any]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for noun in people:
        forms[plural_of(noun)] = noun
    for noun in people:
        forms[noun] = noun
    forms.update(plurals["irregular"])
    return forms


def plural_of(noun: str) -> str:
    """Form an English plural by rule: "policeman" gives "policemen", "family" "families", "bus" "buses"."""
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("child"):
        return noun + "ren"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"
