"""Articles of others' corpora by the ids our stand-off annotations use, rebuilt from the corpora's own files."""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

Article = dict[str, Any]

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_HISTORY_WORDS, _WEB_LONGEST, _WEB_WORDS = 190, 360, 230
_HISTORY_CUE = re.compile(
    r"\b(killed|dead|died|wounded|injured|captured|prisoners|casualties|massacre\w*|deaths|executed|arrested|refugees|"
    r"fled|displaced|missing)\b",
    re.I,
)
_WEB_CUE = re.compile(
    r"\b(killed|dead|died|wounded|injured|arrested|detained|kidnapp\w+|hostages?|massacre\w*|casualties|deaths?|"
    r"murder\w*|executed|captured|displaced|missing)\b",
    re.I,
)


def muc(data: Path) -> Iterator[Article]:
    """MUC-4 (`muc4/documents.jsonl.gz`): the dateline is the title, lines are joined."""
    for raw in _records(data / "muc4" / "documents.jsonl.gz"):
        source = raw["dateline_source"]
        yield {
            "id": f"muc-{raw['id']}",
            "outlet": None if source in (None, "None") else source,
            "published": _day(raw["dateline_date"]),
            "title": raw["dateline"] or "",
            "text": re.sub(r"(?<!\n)\n(?!\n)", " ", raw["text"]),
        }


def gva(data: Path) -> Iterator[Article]:
    """Linked US local news (`gva/linked-dev.jsonl.gz`)."""
    for raw in _records(data / "gva" / "linked-dev.jsonl.gz"):
        yield {"id": f"gva-{raw['doc_id']}", "outlet": None, "published": raw["dct"]} | _text_of(raw)


def lgl(data: Path) -> Iterator[Article]:
    """Local news of many countries (`places/lgl.xml.gz`)."""
    root = ElementTree.fromstring(gzip.decompress((data / "places" / "lgl.xml.gz").read_bytes()))
    for raw in root.iter("article"):
        yield {
            "id": f"lgl-{raw.get('docid')}",
            "outlet": raw.findtext("domain"),
            "published": (raw.findtext("dltime") or "")[:10],
            "title": raw.findtext("title"),
            "text": raw.findtext("text"),
        }


def wiki(data: Path) -> Iterator[Article]:
    """Stretches of WikiWars' histories (`timex/wikiwars.tar.gz`) that speak of harm, without a publication date."""
    with tarfile.open(data / "timex" / "wikiwars.tar.gz") as archive:
        for member in archive.getnames():
            if "keyinline/" in member and member.endswith(".xml"):
                yield from _history(member.rpartition("/")[2].partition(".")[0], archive.extractfile(member).read())


def _history(name: str, content: bytes) -> Iterator[Article]:
    marked = content.decode("utf8", "replace").rpartition("<TEXT>")[2].partition("</TEXT>")[0]
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", marked).replace("&amp;", "&")).strip()
    title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.partition("_")[2])
    stretches = [s for s in _stretches(_SENTENCE_END.split(plain), _HISTORY_WORDS) if len(_HISTORY_CUE.findall(s)) > 3]
    for number, text in enumerate(stretches):
        yield {"id": f"wiki-{name}-{number}", "outlet": None, "published": None, "title": title, "text": text}


def ewt(data: Path) -> Iterator[Article]:
    """Web logs and newsgroup texts of UD English EWT (`ud/en_ewt-*.conllu.gz`), long ones in stretches."""
    for part in ("train", "dev", "test"):
        for name, text in _documents(data / "ud" / f"en_ewt-{part}.conllu.gz"):
            if len(text.split()) <= _WEB_LONGEST:
                yield _web(name, text)
                continue
            stretches = _stretches(re.split(r"(?<=[.!?])\s+|\n", text), _WEB_WORDS)
            telling = [s for s in stretches if len(_WEB_CUE.findall(s)) > 2]
            yield from (_web(f"{name}-{number}", stretch) for number, stretch in enumerate(telling))


def _documents(path: Path) -> Iterator[tuple[str, str]]:
    name, parts = "", []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if line.startswith("# newdoc id"):
                if name:
                    yield name, re.sub(r" ?\n ?", "\n", " ".join(parts)).strip()
                name, parts = line.partition("=")[2].strip(), []
            elif line.startswith("# text ="):
                parts.append(line[8:].strip())
            elif line.startswith("# newpar") and parts:
                parts.append("\n")
    if name:
        yield name, re.sub(r" ?\n ?", "\n", " ".join(parts)).strip()


def _web(name: str, text: str) -> Article:
    day = re.search(r"_(20\d\d)(\d\d)(\d\d)", name)
    title, _, rest = text.partition("\n")
    if len(title) > 150 or not rest:
        title, rest = "", text
    published = "-".join(day.groups()) if day else None
    return {"id": f"ewt-{name}", "outlet": None, "published": published, "title": title, "text": rest}


def _stretches(sentences: list[str], words: int) -> Iterator[str]:
    kept: list[str] = []
    for sentence in sentences:
        kept.append(sentence)
        if sum(len(s.split()) for s in kept) >= words:
            yield " ".join(kept)
            kept = []


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _text_of(raw: dict[str, Any]) -> Article:
    return {"title": raw["title"], "text": raw["text"]}


def _day(words: str | None) -> str | None:
    try:
        return datetime.strptime(words or "", "%d %b %y").date().isoformat()
    except ValueError:
        return None


CORPORA: dict[str, Callable[[Path], Iterator[Article]]] = {"muc": muc, "gva": gva, "lgl": lgl, "wiki": wiki, "ewt": ewt}
