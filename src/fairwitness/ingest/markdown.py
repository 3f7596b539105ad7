"""Markdown: one report a file; front matter states title and date, the first heading is the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairwitness.errors import UnreadableFile
from fairwitness.ingest.dating import found
from fairwitness.ingest.decoding import MAXIMUM_BYTES, decode
from fairwitness.ingest.guard import Guard
from fairwitness.ingest.reports import Draft, captured, one_line, or_set_aside
from fairwitness.ingest.source import Options, SetAside, Source
from fairwitness.model import Captured, DateConfidence, DateMethod

_FENCE = "---"
_LONGEST_FRONT = 100
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>.{1,300}?)[ \t]*#{0,6}[ \t]*")
_RULED = re.compile(r"[=-]{3,}[ \t]*")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\s]{0,2000}(?: \"[^\"\n]{0,300}\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\](?:\([^()\s]{0,2000}(?: \"[^\"\n]{0,300}\")?\)|\[[^\[\]\n]{0,100}\])")
_REFERENCE = re.compile(r"[ ]{0,3}\[[^\[\]\n]{1,100}\]:[ \t]*\S{1,2000}.{0,300}")
_BRACKETED = re.compile(r"<(https?://[^\s<>]{1,2000})>")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,1000}?)(?<=\S)\1(?![\w*])")
_UNDERLINE = re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]{1,1000}?)(?<=\S)\1(?![\w_])")
_CODE = re.compile(r"`([^`\n]{1,300})`")
_LEAD = re.compile(r"[ \t]{0,3}(?:>[ \t]?|[*+-][ \t]+)+")
_TAG = re.compile(r"</?[a-z][^<>\n]{0,300}>|<!--[^\n]{0,1000}?-->", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


def read_markdown(source: Source, options: Options, _guard: Guard) -> Iterator[Captured | SetAside]:
    """Read a Markdown file: its words without their marks."""
    yield or_set_aside(source.where, lambda: _read(source, options))


def _read(source: Source, options: Options) -> Captured | SetAside:
    content = source.whole(MAXIMUM_BYTES)
    text = decode(content, source.where)
    if not text.strip():
        raise UnreadableFile(f"{source.where}: empty")
    front, lines = _front_matter(text.split("\n"))
    heading, lines = _heading(lines)
    date = found(front.get("date") or front.get("published"), DateMethod.METADATA, DateConfidence.HIGH)
    draft = Draft(
        title=one_line(front.get("title") or heading),
        text=_plain(lines),
        outlet=front.get("outlet"),
        url=front.get("url") or source.address,
        dates=(date,) if date else (),
    )
    return captured(draft, source.capture(content, media_type=source.media_type or "text/markdown"), options)


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    if not lines or lines[0].strip() != _FENCE:
        return {}, lines
    for end, line in enumerate(lines[1:_LONGEST_FRONT], 1):
        if line.strip() == _FENCE:
            pairs = (line.partition(":") for line in lines[1:end] if ":" in line)
            return {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}, lines[end + 1 :]
    return {}, lines


def _heading(lines: list[str]) -> tuple[str, list[str]]:
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if found_heading := _HEADING.fullmatch(line):
            return _unmarked(found_heading["words"]), lines[at + 1 :]
        if at + 1 < len(lines) and _RULED.fullmatch(lines[at + 1]):
            return _unmarked(line.strip()), lines[at + 2 :]
        break
    return "", lines


def _plain(lines: list[str]) -> str:
    kept = (_unmarked(line) for line in lines if not line.lstrip().startswith(("```", "~~~")) and not _rule(line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


def _rule(line: str) -> bool:
    return bool(_REFERENCE.fullmatch(line) or re.fullmatch(r"[ ]{0,3}[*_=-]{3,}[ \t]*", line))


def _unmarked(line: str) -> str:
    if heading := _HEADING.fullmatch(line):
        line = heading["words"]
    line = _LEAD.sub("", line, count=1) if _LEAD.match(line) else line
    for pattern in (_IMAGE, _LINK, _BRACKETED, _CODE):
        line = pattern.sub(r"\1", line)
    for pattern in (_EMPHASIS, _UNDERLINE):
        line = pattern.sub(r"\2", line)
    return _ESCAPE.sub(r"\1", _TAG.sub("", line)).rstrip()
