"""Tolls of coded incidents held against what people coded: of all, where texts state it, and of the whole ledger.

A text states a figure as `benchmarks.gva.states` tests it: a sentence holds the number and a word of the harm; a coded
zero is not asked. The test knows nothing of what we read. MISSES are misses of ours that were read by hand.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.gva import states
from fairwitness.model import FiledClaim, Harm, HarmClaim
from fairwitness.reconcile import Question, Toll, toll
from fairwitness.reference.parties import Parties
from fairwitness.resolve import Resolver, resolve_origins
from training.gva import Article

GATES = {
    "killed": {"best equal to the coded figure": 0.75, "coded figure within low and high": 0.90},
    "injured": {"best equal to the coded figure": 0.60, "coded figure within low and high": 0.90},
}
NOISE = "corpus"
OTHER = "other incident"
UNCODED = frozenset([OTHER, "total", "coded otherwise"])
"""Classes of claims that the texts truly tell of people who are not in the coded figure."""
BESIDE = Path(__file__).parent / "annotations" / "gva-beside.jsonl"
OVER = Path(__file__).parent / "annotations" / "gva-over.jsonl"


def measure(
    found: Sequence[Article], labels: Mapping[str, str], resolver: Resolver, harm: Harm, parties: Parties
) -> dict[str, Any]:
    """Reckon every incident's toll and the whole ledger's, and hold them against what people coded."""
    coded = {article.incident: coded_figure(article, harm) for article in found}
    filed = filed_claims(found, resolver, parties)
    of_incident = defaultdict(list)
    for each in filed:
        of_incident[each.incident].append(each)
    reckoned = {
        name: toll(of_incident[name], Question(harm=harm, incident=name))
        for name in sorted(set(labels.values()) & of_incident.keys())
    }
    main = _main_labels(found, labels)
    stated = {
        article.incident for article in found if states(article.report.original, harm, coded_figure(article, harm))
    }
    every = toll(filed, Question(harm=harm, news_only=True))
    incidents, claims = beside(filed, labels, BESIDE), beyond(filed, OVER)
    coded_only = toll(
        [each for each in filed if each.incident not in incidents and each.claim.id not in claims],
        Question(harm=harm, news_only=True),
    )
    total = sum(coded.values())
    added = sum(best_of(told) for told in reckoned.values())
    return {
        **_compared(coded, {name: reckoned.get(main[name]) for name in coded}),
        "where a text states it": _compared(
            {name: number for name, number in coded.items() if name in stated},
            {name: reckoned.get(main[name]) for name in stated},
        ),
        "sum of bests": added,
        "over-count of bests": round(added / total, 3),
        "whole ledger asked at once": {"low": every.low, "best": every.best, "high": every.high},
        "over-count of the whole ledger": round(best_of(every) / total, 3),
        "without what nobody coded": {
            "incidents": len(incidents),
            "claims": len(claims),
            "low": coded_only.low,
            "over-count of the whole ledger": round(best_of(coded_only) / total, 3),
        },
    }


def _compared(coded: Mapping[str, int], told: Mapping[str, Toll | None]) -> dict[str, Any]:
    equal = sum(best_of(told[name]) == number for name, number in coded.items())
    inside = sum(_holds(told[name], number) for name, number in coded.items())
    known = sum(
        _holds(told[name], number) and not (number and _is_unknown(told[name])) for name, number in coded.items()
    )
    return {
        "incidents": len(coded),
        "best equal to the coded figure": round(equal / len(coded), 4),
        "coded figure within low and high": round(inside / len(coded), 4),
        "the same, where unknown holds nobody": round(known / len(coded), 4),
    }


def _is_unknown(told: Toll | None) -> bool:
    return told is None or (told.low is None and told.high is None)


def _holds(told: Toll | None, number: int) -> bool:
    low, high = (told.low or 0, told.high) if told else (0, 0)
    return low <= number and (high is None or number <= high)


def best_of(told: Toll | None) -> int:
    """The best figure of a toll, its low where it has no best; nobody where nothing is said."""
    if told is None:
        return 0
    return told.best if told.best is not None else told.low or 0


def coded_figure(article: Article, harm: Harm) -> int:
    """What people coded for the article's incident."""
    return article.killed if harm is Harm.KILLED else article.injured


def filed_claims(found: Sequence[Article], resolver: Resolver, parties: Parties) -> list[FiledClaim]:
    """File all claims of all articles, each with its origin and the incident it was put in, if any."""
    claims = {claim.id: claim for article in found for claim in article.reading.claims}
    reports = {article.report.id: article.report for article in found}
    origins = resolve_origins(reports.values(), claims.values(), (), parties)
    incidents = {
        name: incident.id for incident in resolver.resolution(most_offers=0).incidents for name in incident.claims
    }
    return [
        FiledClaim(
            claim=claim, report=reports[claim.report_id], origin=origins[claim.id], incident=incidents.get(claim.id)
        )
        for claim in claims.values()
    ]


def _main_labels(found: Sequence[Article], labels: Mapping[str, str]) -> dict[str, str]:
    """The cluster that holds most of a coded incident's articles."""
    held = defaultdict(list)
    for article in found:
        held[article.incident].append(labels[article.report.id])
    return {incident: max(sorted(set(names)), key=names.count) for incident, names in held.items()}


def beside(filed: Sequence[FiledClaim], labels: Mapping[str, str], path: Path) -> set[str]:
    """Find incidents that the texts tell of beside the coded one, as somebody read them by hand."""
    told: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if row["class"] == OTHER:
            told[row["report"]].append((row["start"], row["end"]))
    main = set(labels.values())
    return {
        each.incident
        for each in filed
        if each.incident and each.incident not in main
        if any(each.claim.quote.start < end and start < each.claim.quote.end for start, end in told[each.report.id])
    }


def beyond(filed: Sequence[FiledClaim], path: Path) -> set[str]:
    """Find claims, in shootings whose killed we count too high, of people read by hand to be in no coded figure."""
    told: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if row["class"] in UNCODED:
            told[row["report"], row["harm"]].append((row["start"], row["end"]))
    return {
        each.claim.id
        for each in filed
        if isinstance(each.claim, HarmClaim)
        for start, end in told[each.report.id, each.claim.harm]
        if each.claim.quote.start < end and start < each.claim.quote.end
    }


def misses(path: Path, harm: Harm) -> dict[str, Any]:
    """Count the misses of one harm's figures that were read by hand, by whose error they are and by class."""
    rows = [row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if row["drawn_for"] == harm]
    return {
        "read": len(rows),
        "of": dict(Counter(row["of"] for row in rows).most_common()),
        "classes": dict(Counter(row["class"] for row in rows).most_common()),
        "noise of the corpus": round(sum(row["of"] == NOISE for row in rows) / len(rows), 3),
    }


def without_noise(figures: Mapping[str, Any], share: float) -> dict[str, float]:
    """The figures there would be, were the share of the misses that is the corpus's own left out."""
    names = ("best equal to the coded figure", "coded figure within low and high")
    return {name: round(figures[name] / (figures[name] + (1 - figures[name]) * (1 - share)), 4) for name in names}
