"""Whether words hold a person's name, the name of a people, or a plain noun."""

from __future__ import annotations

from collections.abc import Sequence

from fairwitness.text.people import PersonNouns

_SHORT = 5  # letters; "Evans" and "Jean" are no peoples, "Malians" are


def is_named(core: Sequence[str], head: int | None, nouns: PersonNouns, *, shouted: bool) -> bool:
    """Tell whether a proper name stands in words, after the head noun if there is one ("Officer Reyes").

    `shouted` says that the text is in capitals throughout, where a capital tells nothing.
    """
    if head is None and (core[0].lower() in ("a", "an") or _is_small_name(core, nouns)):
        return core[0].lower() not in ("a", "an")
    tail = core[0 if head is None else head + 1 :]
    tail = [w for w in tail if w[0].isalpha() and w.lower() not in nouns.phrase["particles"]]
    if is_force([word.lower() for word in core], nouns):
        return False
    proper = [w for w in tail if w[0].isupper() and _may_be_name(w.lower(), nouns, shouted=shouted)]
    if not proper or len(proper) < len(tail) - 1:
        return False
    if head is not None:
        return True
    names_a_people = all(is_people_name(word.lower(), nouns) for word in proper)
    return proper[-1] == tail[-1] and not names_a_people


def is_people_name(lower: str, nouns: PersonNouns) -> bool:
    """Tell whether a word names a people ("Syrians", "Briton") and not a person."""
    listed = lower in nouns.peoples_plural or lower in nouns.peoples_singular
    return listed or (len(lower) > _SHORT and lower.endswith(nouns.people_endings))


def is_force(lower: Sequence[str], nouns: PersonNouns) -> bool:
    """Tell whether words are as a whole the name of an armed force or group: "Viet Cong"."""
    return " ".join(lower) in nouns.combatant_words


def _is_small_name(core: Sequence[str], nouns: PersonNouns) -> bool:
    """Tell whether words without capitals may be a name, as in papers that print none: "karim yusuf"."""
    determiners = nouns.phrase["determiners"]
    known = any(w in determiners or w in nouns.combatant_words or is_people_name(w, nouns) for w in core)
    return not known and all(w.isalpha() and w.islower() for w in core) and not core[-1].endswith(("s", "men"))


def _may_be_name(lower: str, nouns: PersonNouns, *, shouted: bool) -> bool:
    lists = (nouns.phrase["determiners"], nouns.combatant_words, nouns.pronouns, nouns.always_plural)
    participle = shouted and lower.endswith(("ed", "ing")) and len(lower) > _SHORT
    return not participle and not any(lower in words for words in lists)
