"""From bytes to text: refuse what is no text, and find out which encoding the rest is in."""

from __future__ import annotations

import codecs

from fairwitness.errors import UnreadableFile

MAXIMUM_BYTES = 5_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1a\x1b"))
_CODE_PAGES = ["utf_8", "cp1252", "mac_roman", "cp1250", "cp1251", "cp1254", "cp1256", "utf_16_le", "utf_16_be"]
_SAMPLE_BYTES = 200_000


def decode(content: bytes, where: str) -> str:
    """Decode a report's bytes, with line ends made plain newlines; raises UnreadableFile, which names `where`."""
    text = _decoded(content, where)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes, where: str) -> str:
    if len(content) > MAXIMUM_BYTES:
        raise too_large(where)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_as(content, encoding, where)
    _refuse_binary(content, where)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_as(content, _detected(content, where), where)


def too_large(where: str) -> UnreadableFile:
    """The error for more than a report may hold."""
    return UnreadableFile(f"{where}: larger than {MAXIMUM_BYTES // 1_000_000} MB; give one report, or JSON Lines")


def _refuse_binary(content: bytes, where: str) -> None:
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if b"\0" in content or controls > len(content) // 100:
        raise UnreadableFile(f"{where}: a binary file, not text; save the report as plain text first")


def _decode_as(content: bytes, encoding: str, where: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as cause:
        raise UnreadableFile(f"{where}: damaged {encoding} text; save it as UTF-8") from cause


def _detected(content: bytes, where: str) -> str:
    # imported here: most reports are UTF-8 and should not pay for it
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE_BYTES], cp_isolation=_CODE_PAGES).best()
    if best is None:
        raise UnreadableFile(f"{where}: in an encoding nobody recognises; save it as UTF-8")
    return best.encoding
