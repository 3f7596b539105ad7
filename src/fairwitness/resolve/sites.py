"""Sites: which kind of site a mention is of, by the words of its claims: a hotel, a market, a camp."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_GONE_TO = re.compile(
    r"\b(?:in|to|from|into)\s+(?:(?:an?|the|area|local|nearby|(?-i:[A-Z])[\w.'’-]*)\s+){0,5}(?:hospital|clinic|infirmary|prison|jail)s?\b"
    r"|\buniversity\s+(?=(?:of\s+)?(?:[\w.'’-]+\s+){0,3}(?:hospital|medical))",
    re.I,
)
_NO_SITE = {
    "hospital": re.compile(
        r"\b(?:taken|rushed|transported|airlifted|driven|drove|admitted|treated|treatment|pronounced|listed|condition|stable"
        r"|critical|hospitali[sz]ed|recovering|discharged|released|succumbed|surgery)\b",
        re.I,
    ),
    "prison": re.compile(
        r"\b(?:bail|bond|booked|charged|charges|convicted|faces|held|pleaded|sentence|sentenced|years)\b", re.I
    ),
}
"""Where the wounded were taken and the guilty were sent is no site of an attack, in whatever words it is told."""
_WORD = re.compile(r"[^\W\d_]+")


def sites_in(texts: Iterable[str]) -> frozenset[str]:
    """The kind of site most of some texts name; several where as many name each, none where none is named."""
    named: Counter[str] = Counter()
    for text in texts:
        told = _GONE_TO.sub(" ", text).lower()
        kinds = {kind for word in _WORD.findall(told) if (kind := _kinds().get(word))}
        named.update(kind for kind in kinds if kind not in _NO_SITE or not _NO_SITE[kind].search(text))
    most = max(named.values(), default=0)
    return frozenset(kind for kind, count in named.items() if count == most)


@cache
def _kinds() -> dict[str, str]:
    table = tomllib.loads((files("fairwitness.resolve") / "sites.toml").read_text("utf-8"))
    return {word: kind for kind, words in table.items() for word in words}
