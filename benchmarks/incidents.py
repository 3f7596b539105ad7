"""How well reports are linked to incidents, what that does to sums, and what it costs.

    python -m benchmarks.incidents GVA.jsonl.gz [--cache DIR] [--corpus DIR] [--sizes 1000,10000,100000] [--out FILE]

GVA holds articles on US shootings, each coded with its incident and that incident's killed and injured. All articles go
into one ledger; an article's incident is the one its main mention is put in. Weights and word rarity were estimated on
one half of the incidents (by a hash of the incident's id); the other half is the test. Gate: B-cubed F1 >= 0.88 on all.
CORPUS (default: the project's own) is varied to fill ledgers of the sizes given, in claims.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.incident_tolls import GATES, measure, misses, without_noise
from benchmarks.own import Reading, own_readings
from fairwitness.model import Claim, Harm, Report
from fairwitness.reference.parties import Parties
from fairwitness.resolve import Resolver
from fairwitness.resolve.links import score
from fairwitness.resolve.splinked import splink_scores
from fairwitness.resolve.weights import shipped_weights
from training.gva import Article, articles, is_training
from training.variants import variants, vary

GATE = 0.88
MISSES = Path(__file__).parent / "annotations" / "gva-misses.jsonl"
ONE_REPORT_MS = 300.0
PROBES = 40


def resolver_of(found: Sequence[Article], parties: Parties) -> Resolver:
    """Put all articles into one ledger."""
    resolver = Resolver(parties)
    for article in found:
        resolver.add(article.report, article.reading.claims)
    resolver.settle()
    return resolver


def clusters(found: Sequence[Article], resolver: Resolver) -> dict[str, str]:
    """The incident of each article's main mention; an article without one is alone."""
    labels = {}
    for article in found:
        mentions = resolver.mentions_of(article.report.id)
        incident = resolver.incident_of(mentions[0].claims[0]) if mentions else None
        labels[article.report.id] = incident.id if incident else article.report.id
    return labels


def b_cubed(found: Sequence[Article], labels: Mapping[str, str]) -> dict[str, float]:
    """Average, over articles, how pure its cluster is and how much of its incident is in it."""
    by_label, by_incident = defaultdict(set), defaultdict(set)
    for article in found:
        by_label[labels[article.report.id]].add(article.report.id)
        by_incident[article.incident].add(article.report.id)
    precision = recall = 0.0
    for article in found:
        mine, theirs = by_label[labels[article.report.id]], by_incident[article.incident]
        precision += len(mine & theirs) / len(mine)
        recall += len(mine & theirs) / len(theirs)
    precision, recall = precision / len(found), recall / len(found)
    f1 = 2 * precision * recall / (precision + recall)
    return {"articles": len(found), "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def figure_of(resolver: Resolver, reports: Sequence[str], harm: Harm) -> int:
    """The figure most reports of an incident give, of equals the largest, each report's being the largest it asserts.

    A stand-in for a toll: no origins, no conventions. Where no report gives a figure, nobody is counted.
    """
    figures = [mention[0].figure(harm) for report in reports if (mention := resolver.mentions_of(report))]
    counted = Counter(figure.low for figure in figures if figure)
    return max(counted, key=lambda low: (counted[low], low), default=0)


def sums(found: Sequence[Article], labels: Mapping[str, str], resolver: Resolver, harm: Harm) -> dict[str, Any]:
    """Add figures up over articles and over incidents, beside what people coded."""
    coded = {article.incident: article.killed if harm is Harm.KILLED else article.injured for article in found}
    of_label, of_incident = defaultdict(list), defaultdict(list)
    for article in found:
        of_label[labels[article.report.id]].append(article.report.id)
        of_incident[article.incident].append(article.report.id)
    naive = sum(figure_of(resolver, [article.report.id], harm) for article in found)
    linked = sum(figure_of(resolver, reports, harm) for reports in of_label.values())
    right = sum(
        figure_of(resolver, _biggest(reports, labels, of_label), harm) == coded[incident]
        for incident, reports in of_incident.items()
    )
    total = sum(coded.values())
    return {
        "coded": total,
        "naive sum": naive,
        "naive over-count": round(naive / total, 3),
        "sum over incidents": linked,
        "over-count": round(linked / total, 3),
        "incidents equal to the coded figure": round(right / len(coded), 4),
    }


def _biggest(reports: Sequence[str], labels: Mapping[str, str], of_label: Mapping[str, list[str]]) -> list[str]:
    """The cluster that holds most of a coded incident's articles."""
    held = [labels[report] for report in reports]
    return of_label[max(sorted(set(held)), key=held.count)]


def scale(readings: Sequence[Reading], size: int, parties: Parties) -> dict[str, Any]:
    """Fill a ledger with so many claims, then time single new reports."""
    resolver = Resolver(parties)
    filled, seconds = 0, 0.0
    for report, claims in variants(readings, size):
        seconds += timed(lambda report=report, claims=claims: resolver.add(report, claims))
        filled += len(claims)
    seconds += timed(resolver.settle)
    step = max(1, len(readings) // PROBES)
    probes = [vary(report, claims, 5000, at) for at, (report, claims) in enumerate(readings[::step])]
    times = []
    for report, claims in probes:
        times.append(1000 * timed(lambda report=report, claims=claims: _one(resolver, report, claims)))
    return {
        "claims": filled,
        "seconds": round(seconds, 2),
        "milliseconds per claim": round(1000 * seconds / filled, 3),
        "one new report, median ms": round(statistics.median(times), 1),
        "one new report, worst ms": round(max(times), 1),
    }


def _one(resolver: Resolver, report: Report, claims: Sequence[Claim]) -> None:
    resolver.add(report, claims)
    for claim in claims:
        resolver.incident_of(claim.id)


def timed(call: Callable[[], object]) -> float:
    """Seconds a call takes."""
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def splink_check(found: Sequence[Article], resolver: Resolver) -> dict[str, Any]:
    """Let Splink weigh the same mentions, and compare its bits with ours."""
    weights = shipped_weights()
    mentions = [mention for article in found for mention in resolver.mentions_of(article.report.id)]
    by_id = {mention.id: mention for mention in mentions}
    begin = time.perf_counter()
    scored = list(splink_scores(mentions, weights, weights.threshold))
    seconds = time.perf_counter() - begin
    off = max((abs(bits - score(by_id[left], by_id[right], weights)) for left, right, bits in scored), default=0.0)
    return {"pairs": len(scored), "seconds": round(seconds, 1), "largest difference in bits": round(off, 9)}


def linking(path: Path, cache: Path | None, parties: Parties) -> dict[str, Any]:
    """Measure linking on coded articles."""
    found = articles(path, cache)
    begin = time.perf_counter()
    resolver = resolver_of(found, parties)
    seconds = time.perf_counter() - begin
    labels = clusters(found, resolver)
    halves = {
        "all": found,
        "half the weights were estimated on": [a for a in found if is_training(a.incident)],
        "other half": [a for a in found if not is_training(a.incident)],
    }
    return {
        "incidents coded": len({article.incident for article in found}),
        "seconds to link": round(seconds, 1),
        "b-cubed": {name: b_cubed(half, labels) for name, half in halves.items()},
        "killed": sums(found, labels, resolver, Harm.KILLED),
        "injured": sums(found, labels, resolver, Harm.INJURED),
        **{f"{harm}, as tolls": _tolls(found, labels, resolver, harm, parties) for harm in (Harm.KILLED, Harm.INJURED)},
        "misses read by hand": {str(harm): misses(MISSES, harm) for harm in (Harm.KILLED, Harm.INJURED)},
        "splink": splink_check(found[:300], resolver),
    }


def _tolls(
    found: Sequence[Article], labels: Mapping[str, str], resolver: Resolver, harm: Harm, parties: Parties
) -> dict[str, Any]:
    figures = measure(found, labels, resolver, harm, parties)
    share = misses(MISSES, harm)["noise of the corpus"]
    return {**figures, "without the share of misses that is the corpus's": without_noise(figures, share)}


def gates(linking: Mapping[str, Any]) -> list[str]:
    """Say of each gate whether it is passed."""
    f1 = linking["b-cubed"]["all"]["f1"]
    said = [f"gate B-cubed F1 {f1:.3f} (at least {GATE}): {_passed(f1 >= GATE)}"]
    for harm, wanted in GATES.items():
        found = linking[f"{harm}, as tolls"]
        said += [
            f"gate {harm}, {name} {found[name]:.3f} (at least {gate}): {_passed(found[name] >= gate)}"
            for name, gate in wanted.items()
        ]
        clean = found["without the share of misses that is the corpus's"]["coded figure within low and high"]
        said.append(f"  on the clean part: {clean:.3f}")
        for name in ("over-count of bests", "over-count of the whole ledger"):
            said.append(f"gate {harm}, {name} {found[name]:.2f} (0.9 to 1.1): {_passed(0.9 <= found[name] <= 1.1)}")
        clean = found["without what nobody coded"]["over-count of the whole ledger"]
        said.append(f"  without what nobody coded: {clean:.2f}")
        said.append(f"  naive sum over-counts {linking[harm]['naive over-count']:.2f} times")
    return said


def _passed(is_passed: bool) -> str:
    return "pass" if is_passed else "FAIL"


def main() -> None:
    """Print all figures and say whether the gates are passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gva", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parents[1] / "corpus")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    parties = Parties.open()
    figures: dict[str, Any] = {"linking": linking(options.gva, options.cache, parties)}
    print(json.dumps(figures["linking"], indent=1))
    f1 = figures["linking"]["b-cubed"]["all"]["f1"]
    print("\n".join(gates(figures["linking"])))
    readings = own_readings(options.corpus) if options.sizes else []
    figures["scale"] = []
    for size in filter(None, options.sizes.split(",")):
        figures["scale"].append(scale(readings, int(size), parties))
        print(json.dumps(figures["scale"][-1]))
    slow = [row for row in figures["scale"] if row["one new report, median ms"] > ONE_REPORT_MS]
    if options.out:
        options.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    sys.exit(1 if f1 < GATE or slow else 0)


if __name__ == "__main__":
    main()
