"""Word pieces: what the encoder reads instead of words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

from fairwitness.errors import MissingData

LONGEST_WORD = 12


class Pieces:
    """Cuts single words into the encoder's pieces; a word longer than `LONGEST_WORD` pieces is cut short."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self.opening, self.closing, self._unknown = (_special(tokenizer, s) for s in ("[CLS]", "[SEP]", "[UNK]"))
        self.of = lru_cache(maxsize=50_000)(self._cut)

    @classmethod
    def open(cls, path: Path) -> Pieces:
        """Open the tokenizer file the model was trained with."""
        return cls(Tokenizer.from_file(str(path)))

    def _cut(self, word: str) -> tuple[int, ...]:
        plain = word[:100].encode("utf-8", "replace").decode()  # a lone surrogate is no text to the tokenizer
        ids = self._tokenizer.encode(plain, add_special_tokens=False).ids[:LONGEST_WORD]
        return tuple(ids) or (self._unknown,)


def _special(tokenizer: Tokenizer, piece: str) -> int:
    number = tokenizer.token_to_id(piece)
    if number is None:
        raise MissingData(f"the reader's tokenizer has no piece {piece}: reinstall fairwitness")
    return number
