"""A list of people cut into its members: at "and", semicolons and commas, brackets left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairwitness.text.people import person_nouns
from fairwitness.text.tokens import hyphenated, tokenise


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a list as written; `joined` by "and" or a semicolon, otherwise by a comma."""

    words: tuple[str, ...]
    joined: bool

    @property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.lower() for word in self.words)


def members_of(phrase: str) -> tuple[Member, ...]:
    """Cut a phrase into members: "a sergeant, two corporals and a nurse" has three."""
    members: list[Member] = []
    current: list[str] = []
    joined = True
    for word, role in _roles(_outside_brackets(phrase)):
        if role == "word":
            current.append(word)
        elif role in ("and", "comma", "lost comma"):
            if current:
                members.append(Member(tuple(current), joined))
                joined = False
            joined = joined or role != "comma"
            current = [word] if role == "lost comma" else []
    if current:
        members.append(Member(tuple(current), joined))
    return tuple(members)


def _roles(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each word its role in the list; "skip" for the words of "as well as" and "along with"."""
    lists = person_nouns().phrase
    lower = ["", *(word.lower() for word in words), ""]
    for at, word in enumerate(words, start=1):
        here, before = lower[at], lower[at - 1]
        if here == "alongside" and before.endswith("ing"):  # "fighting alongside"
            yield word, "word"
        elif here in lists["joins"] or (here == "-" == lower[at + 1]):
            yield word, "and"
        elif here == ",":
            yield word, "comma"
        elif here in lists["comparisons"] or (here == "with" and before in lists["comparisons"]):
            yield word, "and" if here == "as" == before or here == "with" else "skip"
        elif here in lists["second_of_pair"] and before in lists["first_of_pair"]:
            yield word, "lost comma"
        else:
            yield word, "word"


def _outside_brackets(phrase: str) -> tuple[str, ...]:
    words = tuple(token.words for token in tokenise(hyphenated(phrase)))
    depth, kept = 0, []
    for word in words:
        if word in "([":
            depth += 1
        elif word in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(word)
    return tuple(kept) or tuple(word for word in words if word not in "()[]")
