"""Sites: which kind of site a mention is of, by the words of its claims: a hotel, a market, a camp."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_GONE_TO = re.compile(r"\b(?:in|to|from)\s+(?:an?\s+|the\s+)?(?:hospital|clinic|prison|jail)s?\b", re.I)
"""Where the wounded were taken and the guilty were sent is no site of an attack."""
_WORD = re.compile(r"[^\W\d_]+")


def sites_in(texts: Iterable[str]) -> frozenset[str]:
    """The kind of site most of some texts name; several where as many name each, none where none is named."""
    named: Counter[str] = Counter()
    for text in texts:
        told = _GONE_TO.sub(" ", text).lower()
        named.update({kind for word in _WORD.findall(told) if (kind := _kinds().get(word))})
    most = max(named.values(), default=0)
    return frozenset(kind for kind, count in named.items() if count == most)


@cache
def _kinds() -> dict[str, str]:
    table = tomllib.loads((files("fairwitness.resolve") / "sites.toml").read_text("utf-8"))
    return {word: kind for kind, words in table.items() for word in words}
