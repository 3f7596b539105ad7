"""The reader: a small model that only ever points at words of the report."""

from fairwitness.text.reader.protocol import Hint, Pointer, Reader, Sighting

__all__ = ["Hint", "Pointer", "Reader", "Sighting"]
