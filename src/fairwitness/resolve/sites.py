"""Sites: which kind of site a mention is of, by the words of its claims: a hotel, a market, a camp."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from fairwitness.text.wordings import read_wordings

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sites:
    """The lists and patterns of `sites.toml`."""

    kinds: Mapping[str, frozenset[str]]
    gone_to: re.Pattern[str]
    no_site: Mapping[str, re.Pattern[str]]


def sites_in(texts: Iterable[str]) -> frozenset[str]:
    """The kind of site most of some texts name; several where as many name each, none where none is named."""
    named: Counter[str] = Counter()
    no_site = _wordings().no_site
    for text in texts:
        told = _wordings().gone_to.sub(" ", text).lower()
        kinds = {kind for word in _WORD.findall(told) if (kind := _kinds().get(word))}
        named.update(kind for kind in kinds if kind not in no_site or not no_site[kind].search(text))
    most = max(named.values(), default=0)
    return frozenset(kind for kind, count in named.items() if count == most)


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in _wordings().kinds.items() for word in words}


@cache
def _wordings() -> _Sites:
    return read_wordings(_Sites, "fairwitness.resolve", "sites")
