"""Stand-off gold: our annotations of others' texts, as positions only, so that no words of theirs are passed on.

    python -m training.standoff write ARTICLES.jsonl GOLD.jsonl OUT.jsonl
    python -m training.standoff read ANNOTATIONS.jsonl DATA OUT_FOLDER NAME

A line is {"id", "sha256", "claims"}: the digest of title, newline and text, and claims as in the gold of `corpus/` with
every string given as [start, end) in that text. `read` rebuilds the articles from the corpora's own files
(training/articles.py) and writes NAME.jsonl and NAME.gold.jsonl; a text that is not the one annotated is passed over.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from training.articles import CORPORA, Article
from training.gold import read_lines

ONE = ("quote", "cue", "count", "victims", "perpetrator", "claimant")
SEVERAL = ("places", "relays")
_IN_QUOTE = frozenset(("cue", "count", "victims"))


def taken_apart(article: Article, claims: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Turn the strings of an article's claims into positions."""
    text = text_of(article)
    after = 0
    made = []
    for claim in claims:
        start = text.find(claim["quote"], after)
        quote = start if start >= 0 else text.index(claim["quote"])
        after = quote
        positions = {name: _at(text, claim.get(name), name, quote, len(claim["quote"])) for name in ONE}
        lists = {name: [_at(text, words, name, 0, 0) for words in claim.get(name) or ()] for name in SEVERAL}
        made.append({**claim, **positions, **lists})
    return {"id": article["id"], "sha256": sha256(text.encode()).hexdigest(), "claims": made}


def put_together(article: Article, record: dict[str, Any]) -> dict[str, Any] | None:
    """Turn positions back into strings; None where the text is not the one that was annotated."""
    text = text_of(article)
    if sha256(text.encode()).hexdigest() != record["sha256"]:
        return None
    claims = []
    for claim in record["claims"]:
        words = {name: text[slice(*claim[name])] if claim.get(name) else None for name in ONE}
        lists = {name: [text[slice(*at)] for at in claim.get(name) or ()] for name in SEVERAL}
        claims.append({**claim, **words, **lists})
    return {"id": record["id"], "claims": claims}


def text_of(article: Article) -> str:
    """The text positions count in."""
    return f"{article['title']}\n{article['text']}"


def _at(text: str, words: str | None, name: str, quote: int, length: int) -> list[int] | None:
    if not words:
        return None
    start = text.find(words, quote, quote + length) if name in _IN_QUOTE else quote if name == "quote" else -1
    start = start if start >= 0 else text.index(words)
    return [start, start + len(words)]


def read(annotations: Path, data: Path) -> Iterator[tuple[Article, dict[str, Any] | None]]:
    """Give each annotated article with its gold, None where the text differs; articles not found are left out."""
    wanted = {record["id"]: record for record in read_lines(annotations)}
    for corpus in sorted({name.partition("-")[0] for name in wanted}):
        for article in CORPORA[corpus](data):
            if article["id"] in wanted:
                yield article, put_together(article, wanted.pop(article["id"]))


def main() -> None:
    """Write stand-off annotations, or read them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("direction", choices=["write", "read"])
    options.add_argument("paths", nargs="+")
    args = options.parse_args()
    if args.direction == "write":
        articles = {article["id"]: article for article in read_lines(Path(args.paths[0]))}
        gold = ((articles[line["id"]], line["claims"]) for line in read_lines(Path(args.paths[1])))
        _write(Path(args.paths[2]), [taken_apart(article, claims) for article, claims in gold])
        return
    annotations, data, folder, name = args.paths
    pairs = list(read(Path(annotations), Path(data)))
    kept = [(article, gold) for article, gold in pairs if gold]
    Path(folder).mkdir(parents=True, exist_ok=True)
    _write(Path(folder) / f"{name}.jsonl", [article for article, _ in kept])
    _write(Path(folder) / f"{name}.gold.jsonl", [gold for _, gold in kept])
    total = sum(1 for _ in read_lines(Path(annotations)))
    print(f"{len(kept)} of {total} articles rebuilt; {len(pairs) - len(kept)} differ from what was annotated")


def _write(path: Path, records: Iterable[dict[str, Any]]) -> None:
    lines = (json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf8")


if __name__ == "__main__":
    main()
