"""Estimate the weights by which mentions are linked, and the table of word rarity.

    python -m training.linkage rarity FILE.jsonl[.gz] ... --out src/fairwitness/resolve/rarity.tsv
    python -m training.linkage weights GVA.jsonl.gz [--cache DIR] --out src/fairwitness/resolve/weights.json

`rarity` counts words in reports (`title`, `text`). `weights` counts, over pairs of articles that blocking brings
together, how often pairs of one incident and of two give each answer; `linkage_prior.toml` adds what we hold of wars
beforehand. Of articles with an `incident_id` only those of the training half count, for both.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairwitness.reference.parties import Parties
from fairwitness.resolve.blocking import block_keys
from fairwitness.resolve.compare import COMPARISONS, levels_of
from fairwitness.resolve.mention import Mention
from fairwitness.resolve.profile import mentions_of
from fairwitness.resolve.rarity import words_in
from training.gva import Article, articles, is_training, rows_of

LEAST = 3
THRESHOLD = 2.5
"""Bits from which a pair is linked; chosen on the training half by benchmarks/incidents.py."""
DOUBT = 4.0
"""Bits about the threshold within which a pair is offered to people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Two mentions and whether they are one incident."""

    one: Mention
    other: Mention
    is_same: bool


def rarity_table(paths: Iterable[Path]) -> str:
    """Count in how many reports each word stands; words of fewer than LEAST are left out."""
    counts: Counter[str] = Counter()
    total = 0
    for path in paths:
        for row in rows_of(path):
            if "incident_id" in row and not is_training(str(row["incident_id"])):
                continue
            total += 1
            counts.update({word.lower() for word in words_in(f"{row.get('title') or ''}\n{row.get('text') or ''}")})
    kept = sorted((word, count) for word, count in counts.items() if count >= LEAST and len(word) > 2)
    head = "# Word, and in how many of the reports named in the first row it stands. Made by training/linkage.py\n"
    return head + f"reports\t{total}\n" + "".join(f"{word}\t{count}\n" for word, count in kept)


def labelled(found: Sequence[Article]) -> Iterator[Labelled]:
    """The pairs of main mentions that blocking brings together, of the training half."""
    parties = Parties.open()
    under: dict[str, list[tuple[Mention, str]]] = {}
    for article in found:
        mentions = mentions_of(article.report, article.reading.claims, parties)
        if not mentions or not is_training(article.incident):
            continue
        mention = mentions[0]
        met: dict[str, tuple[Mention, str]] = {}
        for key in block_keys(mention):
            met |= {other.id: (other, incident) for other, incident in under.setdefault(key, [])}
            under[key].append((mention, article.incident))
        for other, incident in met.values():
            yield Labelled(one=mention, other=other, is_same=incident == article.incident)


def weights_json(pairs: Sequence[Labelled], prior_path: Path) -> str:
    """Estimate m and u of every level from labelled pairs and what is held beforehand."""
    held = tomllib.loads(prior_path.read_text(encoding="utf-8"))
    counts = {
        same: {c.name: [held[c.name]["pairs"] * share for share in held[c.name][key]] for c in COMPARISONS}
        for same, key in ((True, "m"), (False, "u"))
    }
    for pair in pairs:
        for name, level in levels_of(pair.one, pair.other).items():
            if level is not None:
                counts[pair.is_same][name][level] += 1
    same = sum(pair.is_same for pair in pairs)
    compared = {c.name: _rising(counts[True][c.name], counts[False][c.name]) for c in COMPARISONS}
    data = {
        "about": f"Estimated by training/linkage.py on {same} pairs of one incident and {len(pairs) - same} of two.",
        "prior": round(same / len(pairs), 6),
        "threshold": THRESHOLD,
        "doubt": DOUBT,
        "comparisons": {
            name: {"m": [round(v, 6) for v in m], "u": [round(v, 6) for v in u]} for name, (m, u) in compared.items()
        },
    }
    return json.dumps(data, indent=1) + "\n"


def _rising(same: Sequence[float], other: Sequence[float]) -> tuple[list[float], list[float]]:
    """Turn counts into probabilities whose ratio never falls from one level to the next.

    Neighbouring levels that would fall are pooled: each has the ratio of both together, and its own share of others.
    """
    pools = [([level], same[level], other[level]) for level in range(len(same))]
    at = 0
    while at + 1 < len(pools):
        if pools[at][1] / pools[at][2] <= pools[at + 1][1] / pools[at + 1][2]:
            at += 1
            continue
        pools[at : at + 2] = [tuple(a + b for a, b in zip(pools[at], pools[at + 1], strict=True))]
        at = max(0, at - 1)
    m, u = [0.0] * len(same), [0.0] * len(same)
    for levels, ones, others in pools:
        for level in levels:
            u[level] = other[level] / sum(other)
            m[level] = u[level] * (ones / sum(same)) / (others / sum(other))
    return m, u


def main() -> None:
    """Write the table asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["rarity", "weights"])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.what == "rarity":
        options.out.write_text(rarity_table(options.files), encoding="utf-8")
        return
    pairs = [pair for path in options.files for pair in labelled(articles(path, options.cache))]
    options.out.write_text(weights_json(pairs, Path(__file__).parent / "linkage_prior.toml"), encoding="utf-8")


if __name__ == "__main__":
    main()
