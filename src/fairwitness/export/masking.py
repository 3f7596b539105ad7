"""Masking: names of private persons taken out of whatever leaves for the public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

MASK = "█████"
_PART = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?")
_SHORTEST = 3


class Masker:
    """Masks whole names, and their parts where they stand alone ("Samira Haddad", then "Haddad").

    `kept` are words that are never masked by themselves: names of places and of those who speak in public.
    """

    def __init__(self, names: Iterable[str], kept: Iterable[str] = ()) -> None:
        self._names = frozenset(" ".join(name.split()) for name in names if name.strip())
        self._kept = frozenset(part.casefold() for name in kept for part in _PART.findall(name))

    def text(self, words: str) -> str:
        """Mask the names in a text."""
        return self._pattern.sub(MASK, words) if self._names else words

    def fields(self, record: Mapping[str, object]) -> dict[str, object]:
        """Mask the names in every text of a JSON object; keys stay."""
        return {key: self._value(value) for key, value in record.items()}

    def _value(self, value: object) -> object:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return self.fields(value)
        return [self._value(item) for item in value] if isinstance(value, list) else value

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # one word may be a plain word as well ("Rose"): only its capitals tell
        parts = {part for name in self._names for part in _PART.findall(name) if self._is_telling(part)}
        single = {name for name in self._names if " " not in name and name != name.lower()} | parts
        whole = _any(self._names - single)
        cased = _any({form for word in single for form in (word, word.upper())})
        forms = [form for form in (f"(?i:{whole})" if whole else "", cased) if form]
        return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")

    def _is_telling(self, part: str) -> bool:
        return len(part) >= _SHORTEST and part[0].isupper() and part.casefold() not in self._kept


def _any(forms: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first, however they are spaced."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered)


NOTHING_MASKED = Masker(())
