"""Near-copies: precision and recall by threshold, on variations made of the shipped reports.

    python benchmarks/copies.py [REPORTS.jsonl ...] [--out FIGURES.json] [--speed N]

REPORTS are by default those of corpus/ and the examples. Copies are made of each report (reprinted, cut, lengthened,
carried in a longer piece, edited, updated), and what is no copy: other reports, reports on the same event, a quoted
sentence, a shared paragraph of background, the next day's bulletin in the same words with other figures.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path

from fairwitness.ingest import SetAside, read_reports
from fairwitness.model import Report
from fairwitness.resolve.copies import CopyIndex, Policy, descents

ROOT = Path(__file__).parents[1]
OURS = (
    ROOT / "corpus" / "a.jsonl",
    ROOT / "corpus" / "b.jsonl",
    ROOT / "src" / "fairwitness" / "examples" / "coast.jsonl",
)
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8)
SHINGLES = (3, 4, 5)
FIGURES = (0.0, 0.34, 0.5, 0.67)
NEAR_DAYS = 3
# written as a reprint of one another
REPRINTS = frozenset({("coast-1", "coast-5")})
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+")
_NUMBER = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty)\b", re.I
)
_SPELLED = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts, what the second is of the first, and whether that makes it a copy."""

    kind: str
    left: Report
    right: Report
    is_copy: bool


def main() -> None:
    """Make the pairs, measure every policy, print the table, freeze it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("reports", type=Path, nargs="*", default=list(OURS))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--speed", type=int, default=0, metavar="N", help="also time an index of N varied reports")
    options = parser.parse_args()
    reports = [r for r in read_reports([str(path) for path in options.reports]) if not isinstance(r, SetAside)]
    pairs = list(pairs_of(reports, random.Random(20)))
    figures = {"reports": len(reports), "pairs": counts(pairs), "policies": [], "shipped": {}}
    for shingle in SHINGLES:
        for share in FIGURES:
            scored = score(pairs, Policy(shingle=shingle, containment=0.0, figures=share))
            for threshold in THRESHOLDS:
                figures["policies"].append(measure(scored, shingle, share, threshold))
    figures["shipped"] = shipped(pairs)
    figures["found by the index"] = found_by_index(pairs)
    figures["found by datasketch MinHashLSH"] = found_by_lsh(pairs)
    show(figures)
    if options.speed:
        speed(reports, options.speed)
    if options.out:
        options.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def pairs_of(reports: Sequence[Report], chance: random.Random) -> Iterator[Pair]:
    """All pairs: copies of each report and what is none."""
    for number, report in enumerate(reports):
        others = [reports[(number + step) % len(reports)] for step in (7, 13, 29)]
        for kind, make in COPIES.items():
            yield Pair(kind=kind, left=report, right=other(report, kind, make(report, others, chance)), is_copy=True)
        for kind, make in NO_COPIES.items():
            yield Pair(kind=kind, left=report, right=other(report, kind, make(report, others, chance)), is_copy=False)
    for left, right in combinations(reports, 2):
        if (left.id, right.id) in REPRINTS:
            yield Pair(kind="reprint among the examples", left=left, right=right, is_copy=True)
            continue
        apart = abs((left.published - right.published).days) if left.published and right.published else 9_999
        yield Pair(
            kind="near in time" if apart <= NEAR_DAYS else "other reports", left=left, right=right, is_copy=False
        )


def other(report: Report, kind: str, text: str) -> Report:
    """A report by another outlet a day later, under another headline."""
    day = report.published + timedelta(days=1) if report.published else None
    title = f"Latest: {' '.join(report.title.split()[::-1])}"
    return replace(report, id=f"{report.id}/{kind}", title=title, text=text, outlet="Another Paper", published=day)


def sentences(text: str) -> list[str]:
    """A text's sentences, roughly."""
    return [each for each in _SENTENCE.split(text) if each]


def cut(share: float) -> Callable[[Report, Sequence[Report], random.Random], str]:
    """Keep the first sentences."""
    return lambda report, _others, _chance: first(report.text, share)


def first(text: str, share: float) -> str:
    """The first sentences that make up a share of the words."""
    kept, wanted = [], share * len(text.split())
    for sentence in sentences(text):
        kept.append(sentence)
        if sum(len(each.split()) for each in kept) >= wanted:
            break
    return " ".join(kept)


def edited(text: str, share: float, chance: random.Random) -> str:
    """Replace, leave out or add a share of the words."""
    words = text.split()
    pool = sorted(set(words))
    made: list[str] = []
    for word in words:
        if chance.random() >= share:
            made.append(word)
            continue
        way = chance.randrange(3)
        made += [] if way == 0 else [chance.choice(pool)] if way == 1 else [word, chance.choice(pool)]
    return " ".join(made)


def renumbered(text: str, share: float, chance: random.Random) -> str:
    """Change a share of the numbers."""

    def change(found: re.Match[str]) -> str:
        if chance.random() >= share:
            return found[0]
        word = found[0]
        if word.isdigit():
            return str(int(word) + chance.randint(1, max(3, int(word) // 2)))
        return chance.choice([each for each in _SPELLED if each != word.lower()])

    return _NUMBER.sub(change, text)


def mixed(report: Report, others: Sequence[Report], chance: random.Random) -> str:
    """Cut, edited and lengthened."""
    return f"{edited(first(report.text, 0.7), 0.05, chance)}\n\n{first(others[0].text, 0.3)}"


COPIES: dict[str, Callable[[Report, Sequence[Report], random.Random], str]] = {
    "reprinted": lambda r, _o, _c: f"BEIRUT, Lebanon (AFP) - {r.text}\n\n(AFP)",
    "cut to 70 %": cut(0.7),
    "cut to 40 %": cut(0.4),
    "lengthened by half": lambda r, o, _c: f"{r.text}\n\n{first(o[0].text, 0.5)}",
    "carried in a piece of four times its length": lambda r, o, _c: "\n\n".join(
        (o[0].text, r.text, o[1].text, o[2].text)
    ),
    "5 % of words edited": lambda r, _o, c: edited(r.text, 0.05, c),
    "10 % of words edited": lambda r, _o, c: edited(r.text, 0.1, c),
    "20 % of words edited": lambda r, _o, c: edited(r.text, 0.2, c),
    "cut, edited and lengthened": mixed,
    "updated: a quarter of its figures": lambda r, _o, c: edited(renumbered(r.text, 0.25, c), 0.03, c),
}
NO_COPIES: dict[str, Callable[[Report, Sequence[Report], random.Random], str]] = {
    "quotes its longest sentence": lambda r, o, _c: f"{o[0].text} {max(sentences(r.text), key=len)}",
    "shares a fifth as background": lambda r, o, _c: (
        f"{o[0].text}\n\n{' '.join(r.text.split()[-len(r.text.split()) // 5 :])}"
    ),
    "another day's bulletin": lambda r, _o, c: edited(renumbered(r.text, 1.0, c), 0.1, c),
}


def counts(pairs: Sequence[Pair]) -> dict[str, int]:
    """How many pairs of each kind."""
    kinds = [pair.kind for pair in pairs]
    return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


def score(pairs: Sequence[Pair], policy: Policy) -> list[tuple[Pair, float]]:
    """The containment of every pair, 0 where the figures speak against it."""
    index = index_of(pairs, policy)
    matches = ((pair, index.compare(pair.right, pair.left.id)) for pair in pairs)
    return [(pair, match.containment if match else 0.0) for pair, match in matches]


def index_of(pairs: Sequence[Pair], policy: Policy) -> CopyIndex:
    """An index of all texts of the pairs."""
    index = CopyIndex(policy)
    for pair in pairs:
        index.add(pair.left)
        index.add(pair.right)
    return index


def measure(scored: Sequence[tuple[Pair, float]], shingle: int, share: float, threshold: float) -> dict[str, object]:
    """Precision and recall of one policy; precision over all pairs that are no copies."""
    right = sum(pair.is_copy and containment >= threshold for pair, containment in scored)
    wrong = sum(not pair.is_copy and containment >= threshold for pair, containment in scored)
    copies = sum(pair.is_copy for pair, _ in scored)
    kinds: dict[str, list[bool]] = {}
    for pair, containment in scored:
        kinds.setdefault(pair.kind, []).append(containment >= threshold)
    return {
        "shingle": shingle,
        "figures": share,
        "containment": threshold,
        "precision": round(right / (right + wrong), 4) if right + wrong else None,
        "recall": round(right / copies, 4),
        "f1": round(2 * right / (right + wrong + copies), 4),
        "called copies": {kind: round(sum(found) / len(found), 4) for kind, found in kinds.items()},
    }


def shipped(pairs: Sequence[Pair]) -> dict[str, object]:
    """The policy the package ships."""
    policy = Policy()
    open_policy = Policy(shingle=policy.shingle, containment=0.0, figures=policy.figures)
    return measure(score(pairs, open_policy), policy.shingle, policy.figures, policy.containment)


def found_by_index(pairs: Sequence[Pair]) -> float:
    """The share of copies above the threshold that the index of samples finds."""
    index = index_of(pairs, Policy())
    copies = [pair for pair in pairs if pair.is_copy and index.compare(pair.right, pair.left.id)]
    found = sum(any(m.other == pair.left.id for m in index.matches(pair.right)) for pair in copies)
    return round(found / len(copies), 4)


def found_by_lsh(pairs: Sequence[Pair]) -> dict[str, float]:
    """The share that min-hashing with locality-sensitive hashing would find, by its own threshold."""
    from datasketch import MinHash, MinHashLSH

    def hashed(report: Report) -> MinHash:
        words = re.findall(r"\w+", report.text.casefold())
        made = MinHash(num_perm=128, seed=1)
        made.update_batch([" ".join(words[at : at + 3]).encode() for at in range(max(1, len(words) - 2))])
        return made

    copies = [pair for pair in pairs if pair.is_copy]
    hashes = {report.id: hashed(report) for pair in copies for report in (pair.left, pair.right)}
    shares = {}
    for threshold in (0.1, 0.3, 0.5):
        lsh = MinHashLSH(threshold=threshold, num_perm=128)
        for name in {pair.left.id for pair in copies}:
            lsh.insert(name, hashes[name])
        shares[str(threshold)] = round(sum(p.left.id in lsh.query(hashes[p.right.id]) for p in copies) / len(copies), 4)
    return shares


def speed(reports: Sequence[Report], many: int) -> None:
    """Time an index of many reports: each of ours, edited over and over, so that few are copies of each other."""
    chance = random.Random(3)
    made = [
        replace(r, id=f"s{n}", text=edited(r.text, 0.8, chance))
        for n, r in zip(range(many), reports * many, strict=False)
    ]
    started = time.perf_counter()
    descents(made)
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{many} reports: {seconds:.1f} s, {many / seconds:.0f}/s, peak memory {memory:.0f} MB")


def show(figures: dict[str, object]) -> None:
    """Print the policies' figures, and the shipped one's by kind."""
    print("shingle figures containment precision recall     f1")
    for row in figures["policies"]:  # type: ignore[attr-defined]
        names = ("shingle", "figures", "containment", "precision", "recall", "f1")
        print(" ".join(f"{row[name]!s:>{max(6, len(name))}}" for name in names))
    print("shipped:", json.dumps(figures["shipped"], indent=1))
    print("found by the index:", figures["found by the index"])
    print("found by datasketch MinHashLSH, by its threshold:", figures["found by datasketch MinHashLSH"])


if __name__ == "__main__":
    main()
