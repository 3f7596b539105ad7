"""Other reports out of one: marks lost, all upper case, no capitals, other places, parties, numbers and verbs.

What a claim says must not hang on how a name is spelled, which side bears it, or how loaded the verb is.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from fairwitness.text.document import Document
from fairwitness.text.tokens import Token
from training.gold import GoldReport

_MARKS = frozenset(",’'")
_VERBS = {
    "killed": (
        "slain",
        "martyred",
        "neutralised",
        "liquidated",
        "eliminated",
        "slaughtered",
        "murdered",
        "shot dead",
        "massacred",
    ),
    "injured": ("wounded", "hurt", "maimed"),
    "wounded": ("injured", "hurt"),
    "arrested": ("detained", "seized", "rounded up", "captured", "apprehended"),
    "detained": ("arrested", "apprehended", "captured"),
    "kidnapped": ("abducted", "snatched"),
    "abducted": ("kidnapped", "seized"),
}


class Augmenter:
    """Makes variants of reports; names to exchange are drawn from the other reports' gold."""

    def __init__(self, reports: Sequence[GoldReport]) -> None:
        self.places = _names(reports, ("places",))
        self.parties = _names(reports, ("perpetrator", "claimant"))

    def __call__(self, report: GoldReport, rng: random.Random) -> GoldReport:
        """Give a variant of the report with its claims on the moved words."""
        words: list[str | None] = [t.words for t in report.document.tokens]
        if rng.random() < 0.5:
            _exchange(words, self.places, rng)
        if rng.random() < 0.35:
            _exchange(words, self.parties, rng)
        if rng.random() < 0.5:
            _renumber(report, words, rng)
        if rng.random() < 0.3:
            _reverb(report, words, rng)
        draw = rng.random()
        if draw < 0.35:
            words = _without_marks(words)
        case: Callable[[str], str] = str
        draw = rng.random()
        if draw < 0.12:
            case = str.upper
        elif draw < 0.2:
            case = str.lower
        return _rebuilt(report, [case(w) if w is not None else None for w in words])


def _exchange(words: list[str | None], pool: Sequence[str], rng: random.Random) -> None:
    """Exchange every name of the pool, also those no claim points at: a new name must not tell which one it is."""
    known = frozenset(pool)
    swap = {w: rng.choice(pool) for w in sorted({w for w in words if w in known})}
    for i, w in enumerate(words):
        if w in swap:
            words[i] = swap[w]


def _names(reports: Sequence[GoldReport], fields: Sequence[str]) -> list[str]:
    found = set()
    for report in reports:
        tokens = report.document.tokens
        for claim in report.claims:
            for field in fields:
                for ranges in claim.pointers[field] or ():
                    found.update(w for a, z in ranges[:1] for t in tokens[a : z + 1] if _is_name(w := t.words))
    return sorted(found)


def _is_name(word: str) -> bool:
    return len(word) > 3 and word[0].isupper() and word[1:].islower()


def _renumber(report: GoldReport, words: list[str | None], rng: random.Random) -> None:
    for claim in report.claims:
        for ranges in claim.pointers["count"] or ():
            for a, z in ranges:
                for i in range(a, z + 1):
                    if (w := words[i]) is not None and w.isdigit() and len(w) < 4:
                        words[i] = str(rng.randint(2, 10 ** max(1, len(w))))


def _reverb(report: GoldReport, words: list[str | None], rng: random.Random) -> None:
    for claim in report.claims:
        for ranges in claim.pointers["cue"] or ():
            for a, z in ranges[:1]:
                if a == z and (w := words[a]) in _VERBS:
                    words[a] = rng.choice(_VERBS[w]).partition(" ")[0]


def _without_marks(words: list[str | None]) -> list[str | None]:
    kept: list[str | None] = []
    for w in words:
        if w is not None and w in _MARKS:
            kept.append(None)
        elif w is not None and w[0] in "’'" and kept and kept[-1] and kept[-1].isalpha():
            kept[-1] += w[1:]
            kept.append(None)
        else:
            kept.append(w)
    return kept


def _rebuilt(report: GoldReport, words: Sequence[str | None]) -> GoldReport:
    old = report.document
    text, tokens, moved, end = "", [], [], 0
    for token, word in zip(old.tokens, words, strict=True):
        if word is not None:
            gap = old.original[end : token.start]
            text += gap if len(gap) < 4 else "\n" if "\n" in gap else " "
            tokens.append(Token(len(text), len(text) + len(word), word))
            text += word
        moved.append(max(0, len(tokens) - 1))
        end = token.end
    starts = sorted({moved[a] for a, _ in old.sentences})
    sentences = tuple(zip(starts, [*starts[1:], len(tokens)], strict=True))
    document = Document(original=text, tokens=tuple(tokens), sentences=sentences)
    return replace(report, document=document, claims=[c.moved(moved) for c in report.claims])
