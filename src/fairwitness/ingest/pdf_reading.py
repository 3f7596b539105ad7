"""Text of a PDF, by pypdf; runs in the worker."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from fairwitness.errors import UnreadableFile
from fairwitness.ingest.findings import PdfFound
from fairwitness.ingest.reports import clean, one_line
from fairwitness.model import DateConfidence, DateMethod, Dating

_MOST_PAGES = 500
_MOST_CHARACTERS = 5_000_000
_LONGEST_TITLE = 300
_BROKEN_WORD = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
# a line that ends without a full stop goes on in the next one
_BROKEN_LINE = re.compile(r"(?<=[^\s.!?:”\"'])[ \t]*\n[ \t]*(?=[^\s•*-])")
_DECLARED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read(content: bytes, _details: Mapping[str, str | None]) -> PdfFound:
    """Read a PDF's text; raises UnreadableFile where it has none, or is damaged or locked."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile("a PDF locked with a password; unlock it first")
        count = len(reader.pages)
        text = _text(reader.pages[number].extract_text() for number in range(min(count, _MOST_PAGES)))
        about = reader.metadata
    except FileNotDecryptedError as cause:
        raise UnreadableFile("a PDF locked with a password; unlock it first") from cause
    except PyPdfError as cause:
        raise UnreadableFile(f"a damaged PDF ({cause})") from cause
    if not text.strip():
        raise UnreadableFile("a PDF with no text, only pictures of pages; have the text recognised (OCR) first")
    title, text = _titled(one_line((about.title if about else None) or ""), text)
    day = _created(about.get("/CreationDate") if about else None)
    notes = (f"only the first {_MOST_PAGES} of {count} pages were read",) if count > _MOST_PAGES else ()
    return PdfFound(title=title, text=text, pages=count, dates=(day,) if day else (), notes=notes)


def _text(pages: object) -> str:
    pieces, length = [], 0
    for page in pages:  # type: ignore[attr-defined]
        length += len(page)
        if length > _MOST_CHARACTERS:
            raise UnreadableFile("a PDF with more than 5 MB of text; give one report")
        pieces.append(page)
    text = clean("\n\n".join(pieces))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _titled(stated: str, text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    if stated and one_line(first) == stated:
        return stated, _unbroken(rest.strip("\n"))
    # word processors put the file's name where a title should be
    if stated and not re.search(r"\.(?:docx?|pdf|odt|rtf)$|^Microsoft Word|^untitled", stated, re.IGNORECASE):
        return stated, _unbroken(text)
    return (
        (one_line(first), _unbroken(rest.strip("\n")))
        if rest and len(first) <= _LONGEST_TITLE
        else ("", _unbroken(text))
    )


def _unbroken(text: str) -> str:
    return _BROKEN_LINE.sub(" ", _BROKEN_WORD.sub("", text))


def _created(words: object) -> Dating | None:
    declared = _DECLARED.match(str(words)) if words else None
    if not declared:
        return None
    from fairwitness.ingest.dating import found

    # when the file was made, which need not be when it was published
    return found("-".join(declared.groups()), DateMethod.METADATA, DateConfidence.LOW)
