"""Pieces that ship: the encoder's vocabulary without what no report in English is written with.

Of the 30,522 pieces a thousand are placeholders and fifteen hundred are of other scripts; a word in these is
unknown to the reader anyway. A megabyte of weights is better spent on layers.
"""

from __future__ import annotations

import copy
import json
import unicodedata
from pathlib import Path
from typing import Any

import torch
from torch import nn

from training.encoder import carried
from training.network import Network

EMBEDDING = "encoder.embeddings.word_embeddings.weight"
_LAST_LATIN = 0x24F
_PLACEHOLDER = "[unused"


def kept_pieces() -> list[int]:
    """The numbers, in the published vocabulary, of the pieces that ship, in their order."""
    vocabulary = _published()["model"]["vocab"]
    return sorted(number for piece, number in vocabulary.items() if _is_kept(piece))


def with_kept_pieces(network: Network) -> Network:
    """A copy of a network that knows only the pieces that ship, numbered anew."""
    copied = copy.deepcopy(network)
    table = copied.encoder.embeddings["word_embeddings"]
    rows = table.weight.detach()[torch.tensor(kept_pieces())]
    copied.encoder.embeddings["word_embeddings"] = nn.Embedding.from_pretrained(rows, freeze=False, padding_idx=0)
    return copied


def write_tokenizer(path: Path) -> None:
    """Write the tokenizer for the pieces that ship."""
    tokenizer = _published()
    new = {old: number for number, old in enumerate(kept_pieces())}
    vocabulary = tokenizer["model"]["vocab"]
    tokenizer["model"]["vocab"] = {piece: new[old] for piece, old in vocabulary.items() if old in new}
    tokenizer["added_tokens"] = [{**each, "id": new[each["id"]]} for each in tokenizer["added_tokens"]]
    for each in tokenizer["post_processor"]["special_tokens"].values():
        each["ids"] = [new[old] for old in each["ids"]]
    path.write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _published() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(carried("tokenizer.json").read_text(encoding="utf-8"))
    return found


def _is_kept(piece: str) -> bool:
    if piece.startswith(_PLACEHOLDER):
        return False
    return not any(ord(sign) > _LAST_LATIN and unicodedata.category(sign)[0] in "LM" for sign in piece)
