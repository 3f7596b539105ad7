"""Measure figures on US local news: is the largest asserted one of an article that which people coded for its incident?

    python benchmarks/gva.py LINKED.jsonl.gz [--leave-out REPORTS.jsonl ...] [--errors N] [--out FIGURES.json]

Only articles that state the coded figure are asked. An article states a figure of two and more where one sentence holds
that number, in digits or in words, and a word of that harm; it states one where a sentence holds a word of that harm;
a coded zero is not asked. The test knows nothing of our claims, so it lets articles through which give the number of
something else, and leaves out those which name the dead one by one. Texts the reader was trained on are named with
--leave-out. A killed or injured figure is asserted where it is neither denied nor about an earlier episode.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from fairwitness.model import Claim, Harm, HarmClaim, Report, Status
from fairwitness.pipeline import open_instruments, read_report

GATES = {Harm.KILLED: 0.75, Harm.INJURED: 0.60}
HARM_WORDS = {
    Harm.KILLED: re.compile(
        r"\b(?:kill\w*|dead|di(?:es?|ed)|deaths?|fatal\w*|murder\w*|homicide\w*|slain|bod(?:y|ies))\b", re.I
    ),
    Harm.INJURED: re.compile(r"\b(?:injur\w+|wound\w*|hurt|shot|hospitali[sz]ed|critical\w*)\b", re.I),
}
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
CODED = {Harm.KILLED: "num_killed", Harm.INJURED: "num_injured"}


def states(text: str, harm: Harm, number: int) -> bool:
    """Tell whether a sentence of the text holds a word of the harm and, from two on, the number."""
    sentences = [part for part in re.split(r"(?<=[.!?])\s+|\n", text) if HARM_WORDS[harm].search(part)]
    if number < 2:
        return number == 1 and bool(sentences)
    words = [str(number), *NUMBERS[number : number + 1]]
    return any(re.search(rf"\b(?:{'|'.join(words)})\b", part, re.I) for part in sentences)


def largest(claims: Sequence[Claim], harm: Harm) -> int | None:
    """The largest figure the article asserts for the harm."""
    counts = [
        claim.count
        for claim in claims
        if isinstance(claim, HarmClaim) and claim.harm is harm and claim.status is not Status.DENIED
        if not claim.background and not claim.count.vague and not claim.count.combined
    ]
    return max((number for count in counts if (number := count.low or count.high) is not None), default=None)


def report_of(article: dict[str, Any]) -> Report:
    """Take an article of the file as a report."""
    published = date.fromisoformat(article["dct"]) if article["dct"] else None
    return Report(id=article["doc_id"], title=article["title"] or "", text=article["text"], published=published)


def main() -> None:
    """Read all articles and print the figures beside the gates."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("linked", type=Path)
    options.add_argument("--leave-out", type=Path, nargs="*", default=[])
    options.add_argument("--errors", type=int, default=0, help="print so many wrong figures")
    options.add_argument("--out", type=Path)
    args = options.parse_args()
    lines = (line for path in args.leave_out for line in path.read_text(encoding="utf-8").splitlines() if line)
    skip = {json.loads(line)["id"].removeprefix("gva-") for line in lines}
    with gzip.open(args.linked, "rt", encoding="utf-8") as handle:
        articles = [article for article in map(json.loads, handle) if article["doc_id"] not in skip]
    figures = measure(articles, args.errors)
    for harm, row in figures.items():
        print(f"{harm}: right {row['right']:.3f} of {row['asked']} articles that state it (gate {row['gate']})")
    if args.out:
        args.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def measure(articles: Sequence[dict[str, Any]], errors: int) -> dict[str, dict[str, float]]:
    """Compare the largest asserted figures with the coded ones."""
    instruments = open_instruments()
    asked, right = dict.fromkeys(CODED, 0), dict.fromkeys(CODED, 0)
    for article in articles:
        report = report_of(article)
        coded = {harm: article["gold"][name] for harm, name in CODED.items()}
        stated = [harm for harm, number in coded.items() if number and states(report.original, harm, number)]
        claims = read_report(report, instruments.reader, instruments.gazetteer).claims if stated else ()
        for harm in stated:
            found = largest(claims, harm)
            asked[harm] += 1
            right[harm] += found == coded[harm]
            if found != coded[harm] and errors > 0:
                errors -= 1
                print(f"{report.id} {harm}: read {found}, coded {coded[harm]} | {report.title}")
    return {
        harm: {"right": right[harm] / max(1, asked[harm]), "asked": asked[harm], "gate": GATES[harm]} for harm in CODED
    }


if __name__ == "__main__":
    main()
