"""The last step of every reader: a title, a text and what is known about them become a captured report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fairwitness.errors import FairwitnessError, InputError, ReportSetAside, UnreadableFile
from fairwitness.ingest.dating import weigh
from fairwitness.ingest.decoding import MAXIMUM_BYTES, too_large
from fairwitness.ingest.language import foreign_language
from fairwitness.ingest.source import Options, SetAside
from fairwitness.model import Capture, Captured, Dating, Report
from fairwitness.model.report import report_id

# what no text needs; line ends and tabs stay
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
_LONGEST_TITLE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader found: not yet known to be a report."""

    title: str
    text: str
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None
    dates: tuple[Dating, ...] = ()
    notes: tuple[str, ...] = ()


def captured(draft: Draft, capture: Capture, options: Options) -> Captured | SetAside:
    """Make a draft a report with the bytes it was read from, or say why it cannot be one."""
    if not (draft.title + draft.text).strip():
        return SetAside(where=capture.where, error=UnreadableFile(f"{capture.where}: empty: no title and no text"))
    if len(draft.title) + len(draft.text.encode("utf-8", "surrogatepass")) > MAXIMUM_BYTES:
        return SetAside(where=capture.where, error=too_large(capture.where))
    dating, notes = weigh(draft.dates, options.published, options.today)
    outlet = draft.outlet or options.outlet
    original = f"{draft.title}\n{draft.text}"
    report = Report(
        id=draft.id or report_id(outlet=outlet, url=draft.url, published=dating.day, text=original),
        title=draft.title,
        text=draft.text,
        outlet=outlet,
        url=draft.url,
        published=dating.day,
        language=draft.language,
    )
    language = foreign_language(original)
    if language is None:
        return Captured(report=report, capture=capture, dating=dating, notes=draft.notes + notes)
    told = f"{capture.where}: not in English (it looks like {language!r}); only English is read so far"
    return SetAside(where=capture.where, error=ReportSetAside(told), report_id=report.id)


def or_set_aside(where: str, read: Callable[[], Captured | SetAside]) -> Captured | SetAside:
    """Read one report; what is wrong with it becomes the reason why it is set aside."""
    try:
        return read()
    except (InputError, ReportSetAside) as error:
        return SetAside(where=where, error=error)


def ending_set_aside(where: str, found: Iterator[Captured | SetAside]) -> Iterator[Captured | SetAside]:
    """Pass on what a reader finds; an error that ends its reading becomes the last thing set aside."""
    try:
        yield from found
    except (InputError, ReportSetAside) as error:
        yield SetAside(where=where, error=error)


def set_aside(where: str, error: FairwitnessError) -> SetAside:
    """Set something aside for an error that is at hand."""
    return SetAside(where=where, error=error)


def clean(text: str) -> str:
    """Text taken out of markup, without control characters or halves of characters, its line ends plain."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return text.encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """A headline on one line, cut where it is beyond all measure."""
    return " ".join(clean(text).split())[:_LONGEST_TITLE]
