"""Other reports out of one or two: sentences left out with what they claim, and a second story on the same page.

What a claim is about must be found among whatever else is told around it; a report seen again in the same order of
sentences is learned by heart.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from fairwitness.text.document import Document
from fairwitness.text.tokens import Token
from training.gold import GoldClaim, GoldReport, Range

MOST_LEFT_OUT = 0.45
LONGEST_PAGE = 420  # tokens of two stories together: about what one window holds


class Rearranger:
    """Makes variants of reports; second stories are drawn from the other reports."""

    def __init__(self, reports: Sequence[GoldReport], *, joined: float = 0.25) -> None:
        self.joined = joined
        self.by_kind: dict[tuple[str, bool], list[GoldReport]] = {}
        for report in reports:
            self.by_kind.setdefault(_kind(report), []).append(report)

    def __call__(self, report: GoldReport, rng: random.Random) -> GoldReport:
        """Give a variant of the report with its claims on the moved words."""
        made = thinned(report, rng.random() * MOST_LEFT_OUT, rng)
        if rng.random() < self.joined:
            other = rng.choice(self.by_kind[_kind(report)])
            if other.id != report.id:
                second = thinned(other, rng.random() * MOST_LEFT_OUT, rng)
                if len(made.document.tokens) + len(second.document.tokens) <= LONGEST_PAGE:
                    return joined(made, second)
        return made


def thinned(report: GoldReport, share: float, rng: random.Random) -> GoldReport:
    """Leave out a share of the sentences and the claims made there; what the other claims point at stays."""
    sentences = report.document.sentences
    out = {i for i in range(len(sentences)) if rng.random() < share}
    if not out:
        return report
    of = [i for i, (a, z) in enumerate(sentences) for _ in range(a, z)]
    while needed := {i for c in report.claims if of[c.anchor] not in out for i in _needed(c, of, out)} & out:
        out -= needed
    if len(out) == len(sentences):
        return report
    return _without(report, out, of)


def joined(first: GoldReport, second: GoldReport) -> GoldReport:
    """Set the second report under the first, as two stories on one page."""
    a, b = first.document, second.document
    text = f"{a.original}\n"
    words, chars = len(a.tokens), len(text)
    tokens = (*a.tokens, *(Token(t.start + chars, t.end + chars, t.words) for t in b.tokens))
    sentences = (*a.sentences, *((s + words, e + words) for s, e in b.sentences))
    claims = [c.moved(range(words, words + len(b.tokens))) for c in second.claims]
    for claim in claims:
        claim.part_of = None if claim.part_of is None else claim.part_of + len(first.claims)
    document = Document(original=text + b.original, tokens=tokens, sentences=sentences)
    return replace(first, document=document, claims=[*first.claims, *claims])


def _kind(report: GoldReport) -> tuple[str, bool]:
    return report.id.partition("-")[0], report.acts


def _needed(claim: GoldClaim, of: Sequence[int], out: Collection[int]) -> Iterator[int]:
    """Sentences without which something the claim points at would be gone."""
    for things in claim.pointers.values():
        for ranges in things or ():
            if not any(_stands(r, of, out) for r in ranges):
                a, z = min(ranges, key=lambda r: abs(r[0] - claim.anchor))
                yield from range(of[a], of[z] + 1)


def _stands(span: Range, of: Sequence[int], out: Collection[int]) -> bool:
    return not any(i in out for i in range(of[span[0]], of[span[1]] + 1))


def _without(report: GoldReport, out: Collection[int], of: Sequence[int]) -> GoldReport:
    old = report.document
    text = ""
    tokens: list[Token] = []
    sentences: list[Range] = []
    places = [0] * len(old.tokens)
    for number, (a, z) in enumerate(old.sentences):
        if number in out:
            continue
        begun = len(tokens)
        for i in range(a, z):
            token = old.tokens[i]
            text += _gap(old, i, follows=i > 0 and of[i - 1] not in out) if tokens else ""
            places[i] = len(tokens)
            tokens.append(Token(len(text), len(text) + len(token.words), token.words))
            text += token.words
        sentences.append((begun, len(tokens)))
    kept = [i for i, c in enumerate(report.claims) if of[c.anchor] not in out]
    index = {i: k for k, i in enumerate(kept)}
    claims = [_standing(report.claims[i], of, out).moved(places) for i in kept]
    for claim in claims:
        claim.part_of = None if claim.part_of is None else index.get(claim.part_of)
    document = Document(original=text, tokens=tuple(tokens), sentences=tuple(sentences))
    return replace(report, document=document, claims=claims)


def _gap(document: Document, i: int, *, follows: bool) -> str:
    gap = document.original[document.tokens[i - 1].end : document.tokens[i].start] if follows else "\n"
    return gap if len(gap) < 4 else "\n" if "\n" in gap else " "


def _standing(claim: GoldClaim, of: Sequence[int], out: Collection[int]) -> GoldClaim:
    pointers = {
        field: None if things is None else [[r for r in ranges if _stands(r, of, out)] for ranges in things]
        for field, things in claim.pointers.items()
    }
    return replace(claim, pointers=pointers)
