"""Markup to plain text: paragraphs stay apart; scripts, styles and what is not shown are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_SILENT = frozenset(
    (
        "script style noscript template iframe object embed svg math form button select textarea head title audio "
        "video canvas"
    ).split()
)
_BLOCKS = frozenset(
    (
        "p div section article main header footer aside nav h1 h2 h3 h4 h5 h6 ul ol li table tr blockquote pre figure "
        "br hr dl dt dd"
    ).split()
)
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_DEEPEST = 200


def plain(tree: Any) -> str:
    """The shown text of an lxml element, blocks on lines of their own."""
    lines = ("".join(_pieces(tree, 0))).split("\0")
    kept = (_SPACES.sub(" ", line).strip() for line in lines)
    return "\n".join(line for line in kept if line)


def fragment_text(markup: str) -> str:
    """The shown text of a piece of HTML, such as a feed's description."""
    if "<" not in markup and "&" not in markup:
        return "\n".join(line for line in (_SPACES.sub(" ", each).strip() for each in markup.split("\n")) if line)
    # imported here: only the worker pays for it
    from lxml import etree, html

    try:
        tree = html.fragment_fromstring(markup.replace("\0", ""), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    return plain(tree)


def _pieces(element: Any, depth: int) -> Iterator[str]:
    if not isinstance(element.tag, str):  # a comment or an instruction
        return
    name = element.tag.lower()
    if name in _SILENT or element.get("hidden") is not None or depth > _DEEPEST:
        return
    block = name in _BLOCKS
    if block:
        yield "\0"
    yield (element.text or "").replace("\0", "")
    for child in element:
        yield from _pieces(child, depth + 1)
        yield (child.tail or "").replace("\0", "")
    if block:
        yield "\0"
