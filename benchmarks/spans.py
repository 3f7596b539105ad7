"""Every span of every claim quotes its report word for word, and no number stands without its words.

    python benchmarks/spans.py FILE.jsonl[.gz] ... [--reports N] [--out FIGURES.json]

FILES may be JSON Lines of reports, MUC-4 documents (no title) or GVA articles (`doc_id`, `dct`). Any span that is not
verbatim, any number without words and any crash is printed; the gate is none of each.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from fairwitness.model import Claim, HarmClaim, OccurrenceClaim, Report, Span
from fairwitness.pipeline import Instruments, open_instruments, read_report, toll_of

GATED = ("spans not verbatim", "numbers without words", "crashes")


def reports_of(path: Path) -> Iterator[Report]:
    """Take reports in whatever their makers called the fields."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            record = json.loads(line)
            published = record.get("published") or record.get("dct")
            yield Report(
                id=str(record.get("id") or record.get("doc_id")),
                title=record.get("title") or record.get("dateline") or "",
                text=record["text"],
                published=date.fromisoformat(published) if published else None,
            )


def spans_of(claim: Claim) -> Iterator[Span]:
    """Give every span a claim holds."""
    found = [claim.quote, claim.cue, claim.claimant, *claim.relays, *claim.when.words]
    found += [place.words for place in claim.places]
    found += [evidence.words for evidence in claim.evidence]
    if isinstance(claim, HarmClaim):
        found += [claim.count.words, claim.victims, claim.perpetrator]
    if isinstance(claim, OccurrenceClaim):
        found += [claim.actor, claim.target]
    return (span for span in found if span is not None)


def is_grounded(claim: Claim) -> bool:
    """Tell whether a claim's number stands in words: of the count, or of the one or the few it names or implies."""
    if not isinstance(claim, HarmClaim) or claim.count.low is claim.count.high is None:
        return True
    return claim.count.words is not None or claim.victims is not None or claim.count.low in {0, 1}


def check(report: Report, instruments: Instruments, tally: Counter[str]) -> Iterator[str]:
    """Read one report and tell what is wrong with its spans and numbers."""
    tally["reports"] += 1
    try:
        reading = read_report(report, instruments.reader, instruments.gazetteer)
        toll_of(reading)
    except Exception as error:
        tally["crashes"] += 1
        yield f"{report.id}: {type(error).__name__}: {error}"
        return
    for claim in reading.claims:
        tally["claims"] += 1
        for span in spans_of(claim):
            tally["spans"] += 1
            if report.original[span.start : span.end] != span.words:
                tally["spans not verbatim"] += 1
                yield f"{report.id}: [{span.start}, {span.end}) is not {span.words!r}"
        if not is_grounded(claim):
            tally["numbers without words"] += 1
            yield f"{report.id}: {claim.quote.words!r} has a number without words"


def main() -> None:
    """Check every file and print one table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--reports", type=int, help="no more than this many of each file")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    instruments = open_instruments()
    figures: dict[str, dict[str, int]] = {}
    columns = ("reports", "claims", "spans", *GATED)
    for path in options.files:
        tally: Counter[str] = Counter(dict.fromkeys(columns, 0))
        for report in islice(reports_of(path), options.reports):
            for problem in check(report, instruments, tally):
                print(problem)
        figures[path.name] = dict(tally)
    print(f"{'file':28}" + "".join(f"{column:>23}" for column in columns))
    for name, counts in figures.items():
        print(f"{name:28}" + "".join(f"{counts[column]:23}" for column in columns))
    bad = sum(counts[column] for counts in figures.values() for column in GATED)
    print("pass" if not bad else f"FAIL: {bad}")
    if options.out:
        options.out.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
