"""Measure the reading of upper-case wire of 1988-91 against MUC-4, whose answers others made for another purpose.

    python benchmarks/muc4.py DOCUMENTS TEMPLATES [--leave-out REPORTS.jsonl ...] [--errors N] [--out FIGURES.json]

Recall: of the human targets with the effect DEATH or INJURY and a number, the share for which some claim of that harm
gives that number with its modifier ("6" exactly, "~100" about, "34-" at least, "-80" at most; a target with several
numbers is met by any). Targets numbered only PLURAL ask for a vague claim and are told apart. False alarms: claims of
killing a document on the documents whose answer is that they hold nothing relevant. Most of these claims are true,
since MUC-4 wants terrorist acts only; so those of a hundred such documents, drawn at random, were read by hand, and the
gate is on the ones not about harm to people: those found so, and those nobody has read. Texts that the reader was
trained on are named with --leave-out.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from fairwitness.model import Harm, HarmClaim, Report
from fairwitness.pipeline import open_instruments, read_report

GATE_RECALL, GATE_ALARMS = 0.75, 0.3
BY_HAND = Path(__file__).parent / "annotations" / "muc-alarms.jsonl"
EFFECTS = {"DEATH": Harm.KILLED, "INJURY": Harm.INJURED}


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Read a compressed JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def report_of(document: Mapping[str, Any]) -> Report:
    """Take the dateline for the title, as it stands above the text."""
    try:
        published = datetime.strptime(document["dateline_date"] or "", "%d %b %y").date()
    except ValueError:
        published = None
    title = document["dateline"] or ""
    return Report(id=document["id"], title=title, text=document["text"].replace("\n", " "), published=published)


def wanted(template: Mapping[str, Any]) -> Iterator[tuple[Harm, list[Mapping[str, Any]]]]:
    """The harms of a template with the numbers any of which will do."""
    for target in template.get("human_targets") or ():
        effects = {effect for group in target["effect"] for effect in group}
        numbers = [number for number in target["number"] if number]
        if "?" not in effects and numbers:
            yield from ((harm, numbers) for effect, harm in EFFECTS.items() if effect in effects)


def gives(claim: HarmClaim, number: Mapping[str, Any]) -> bool:
    """Tell whether a claim gives a number with its modifier."""
    count, low, high = claim.count, number["min"], number["max"]
    if number["kind"] == "plural":
        return count.vague
    if count.vague or (count.combined and number["kind"] == "exact"):
        return count.combined and count.high == high
    same = (count.low, count.high) == (low, high) or (not low and count.high == high)
    return same and (count.approx or number["kind"] != "approx")


def read_by_hand() -> list[dict[str, Any]]:
    """The irrelevant documents whose claims of killing somebody judged, each claim by where its harm word begins."""
    return [json.loads(line) for line in BY_HAND.read_text(encoding="utf-8").splitlines()]


def left_out(paths: Sequence[Path]) -> frozenset[str]:
    """The MUC-4 documents among the reports of some files: their ids end in the document's."""
    ids = (json.loads(line)["id"] for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line)
    return frozenset(name.removeprefix("muc-") for name in ids)


def main() -> None:
    """Read all documents and print the figures beside the gates."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("documents", type=Path)
    options.add_argument("templates", type=Path)
    options.add_argument("--leave-out", type=Path, nargs="*", default=[])
    options.add_argument("--errors", type=int, default=0, help="print so many targets that no claim meets")
    options.add_argument("--out", type=Path)
    args = options.parse_args()
    figures = measure(args.documents, args.templates, left_out(args.leave_out), args.errors)
    told = "recall {recall:.3f} of {targets} (gate {gate_recall}), PLURAL {plural_recall:.3f} of {plural_targets}; "
    told += "killed claims an irrelevant document {alarms:.2f} over {irrelevant}, of these not about harm to people "
    told += "{false_alarms:.2f} over the {by_hand} read by hand, {unread} claims of theirs unread (gate {gate_alarms})"
    print(told.format(**figures))
    if args.out:
        args.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def measure(documents: Path, templates: Path, skip: frozenset[str], errors: int) -> dict[str, float]:
    """Compare the claims of every document with its templates."""
    instruments = open_instruments()
    answers: dict[str, list[dict[str, Any]]] = {}
    for template in records(templates):
        answers.setdefault(template["doc_id"], []).append(template)
    met = {False: 0, True: 0}
    asked = {False: 0, True: 0}
    alarms = irrelevant = 0
    seen = {row["document"]: {claim["cue"]: claim["of_harm"] for claim in row["claims"]} for row in read_by_hand()}
    false, unread, by_hand = 0, 0, 0
    for document in records(documents):
        if document["id"] in skip or document["id"] not in answers:
            continue
        read = read_report(report_of(document), instruments.reader, instruments.gazetteer).claims
        claims = [claim for claim in read if isinstance(claim, HarmClaim)]
        if not any(template["relevant"] for template in answers[document["id"]]):
            irrelevant += 1
            killed = [claim.cue.start for claim in claims if claim.harm is Harm.KILLED]
            alarms += len(killed)
            if document["id"] in seen:
                by_hand += 1
                false += sum(seen[document["id"]].get(cue) is False for cue in killed)
                unread += sum(cue not in seen[document["id"]] for cue in killed)
            continue
        for harm, numbers in (want for template in answers[document["id"]] for want in wanted(template)):
            plural = all(number["kind"] == "plural" for number in numbers)
            is_met = any(claim.harm is harm and gives(claim, number) for claim in claims for number in numbers)
            asked[plural] += 1
            met[plural] += is_met
            if not is_met and errors > 0:
                errors -= 1
                print(document["id"], harm, [number["kind"] + f" {number['min']}" for number in numbers])
    return {
        "recall": met[False] / max(1, asked[False]),
        "targets": asked[False],
        "gate_recall": GATE_RECALL,
        "plural_recall": met[True] / max(1, asked[True]),
        "plural_targets": asked[True],
        "alarms": alarms / max(1, irrelevant),
        "irrelevant": irrelevant,
        "false_alarms": (false + unread) / max(1, by_hand),
        "by_hand": by_hand,
        "unread": unread,
        "gate_alarms": GATE_ALARMS,
    }


if __name__ == "__main__":
    main()
