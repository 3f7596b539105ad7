"""The exported graphs score as the network does, and its weights can be taken back out of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from tokenizers import Tokenizer  # noqa: E402

from fairwitness.text.reader.features import feature_names  # noqa: E402
from fairwitness.text.reader.onnx import OnnxScorer  # noqa: E402
from training.encoder import open_tokenizer  # noqa: E402
from training.export import export, windows_of  # noqa: E402
from training.minilm import MiniLM  # noqa: E402
from training.network import Network, Shape  # noqa: E402
from training.recover import recovered  # noqa: E402
from training.train import gather  # noqa: E402
from training.vocabulary import kept_pieces  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # torch's exporter and onnxruntime's quantiser are full of them
FEATURES = len(feature_names())


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(7)
    made = Network(MiniLM(6), Shape(features=FEATURES)).eval()
    for parameter in made.parameters():
        torch.nn.init.normal_(parameter, std=0.05)
    return made


@pytest.fixture(scope="module")
def window() -> dict[str, np.ndarray]:
    drawn = np.random.default_rng(7)
    first = np.asarray([1, 2, 4, 5, 8, 9, 10, 13])
    return {
        "ids": drawn.choice([piece for piece in kept_pieces() if 2000 < piece < 9000], 15),
        "first": first,
        "table": (drawn.random((len(first), FEATURES)) > 0.8).astype(np.float32),
        "anchors": np.asarray([1, 4, 4]),
        "values": np.asarray([0, 2, 9]),
    }


def _by_network(network: Network, window: dict[str, np.ndarray]) -> list[np.ndarray]:
    given = {name: torch.from_numpy(values)[None] for name, values in window.items()}
    seen = torch.ones_like(given["first"], dtype=torch.bool)
    with torch.no_grad():
        whole = torch.ones_like(given["ids"], dtype=torch.bool)
        memory, logits = network.encode(given["ids"], whole, given["first"], given["table"], seen)
        claims = torch.ones_like(given["anchors"], dtype=torch.bool)
        scores = network.decode(memory, given["table"], seen, given["anchors"], given["values"], claims)
    return [t[0].numpy() for t in (memory, logits, *scores)]


def _by_graphs(folder: Path, window: dict[str, np.ndarray]) -> list[np.ndarray]:
    scorer = OnnxScorer(folder)
    ids = np.searchsorted(kept_pieces(), window["ids"])
    memory, logits = scorer.encode(ids, window["first"], window["table"])
    return [memory, logits, *scorer.decode(memory, window["table"], window["anchors"], window["values"])]


def test_float_graphs_score_as_the_network_does(
    network: Network, window: dict[str, np.ndarray], tmp_path: Path
) -> None:
    export(network, tmp_path, quantise=False)
    for ours, theirs in zip(_by_graphs(tmp_path, window), _by_network(network, window), strict=True):
        assert ours.shape == theirs.shape
        assert np.allclose(ours, theirs, atol=1e-4)


def test_graphs_in_bytes_score_nearly_as_the_network_recovered_from_them(
    network: Network, window: dict[str, np.ndarray], tmp_path: Path
) -> None:
    export(network, tmp_path)
    again = recovered(tmp_path).eval()
    for ours, theirs in zip(_by_graphs(tmp_path, window), _by_network(again, window), strict=True):
        assert np.abs(ours - theirs).mean() < 0.02 * np.abs(theirs).mean()
    assert np.abs(again.anchor[0].weight.detach() - network.anchor[0].weight.detach()).max() < 0.01


def test_graphs_rounded_for_reports_come_nearer_to_the_network(network: Network, tmp_path: Path) -> None:
    reports = gather(["corpus:a"])[:6]
    export(network, tmp_path / "float", quantise=False)
    export(network, tmp_path / "plain")
    export(network, tmp_path / "rounded", reports)
    unlike = {"plain": 0.0, "rounded": 0.0}
    for window in windows_of(gather(["corpus:b"])[:6]):
        given = [values[0] for values in window.values()]
        exact = OnnxScorer(tmp_path / "float").encode(*given)[0]
        for kind in unlike:
            unlike[kind] += float(((OnnxScorer(tmp_path / kind).encode(*given)[0] - exact) ** 2).sum())
    assert unlike["rounded"] < 0.8 * unlike["plain"]


def test_weights_come_back_as_they_were_before_they_were_smoothed(network: Network, tmp_path: Path) -> None:
    export(network, tmp_path, gather(["corpus:a"])[:2])
    again = recovered(tmp_path)
    layers = (each.encoder["layer"].parameters() for each in (network.encoder, again.encoder))
    for old, new in zip(*layers, strict=True):
        assert (old - new).abs().mean() < 0.05 * old.abs().mean()


def test_the_shipped_graphs_can_be_taken_back_into_a_network() -> None:
    assert recovered(Path("src/fairwitness/text/reader/data")).label.weight.shape[1] == 256


def test_graphs_hold_attention_as_one_operator_and_want_no_unknown_operators(network: Network, tmp_path: Path) -> None:
    export(network, tmp_path)
    for name, attentions in {"encode": 9, "decode": 6}.items():
        graph = onnx.load(tmp_path / f"{name}.onnx")
        kinds = [node.op_type for node in graph.graph.node]
        assert "SkipLayerNormalization" not in kinds
        assert kinds.count("MultiHeadAttention") == attentions
        assert {each.domain for each in graph.opset_import} == {"", "com.microsoft"}


def test_the_tokenizer_that_ships_cuts_english_words_as_the_published_one(network: Network, tmp_path: Path) -> None:
    export(network, tmp_path)
    ours, theirs = Tokenizer.from_file(str(tmp_path / "tokenizer.json")), open_tokenizer()
    ours.no_padding()
    for word in ("Shelling", "Qamishli", "São", "N'Djamena", "1,461", "“quoted”", "—", "€", "re-took"):
        cut = ours.encode(word, add_special_tokens=False)
        assert cut.tokens == theirs.encode(word, add_special_tokens=False).tokens
        assert [kept_pieces()[number] for number in cut.ids] == theirs.encode(word, add_special_tokens=False).ids
    assert ours.encode("дрон", add_special_tokens=False).tokens == ["[UNK]"]
    assert [ours.id_to_token(number) for number in range(5)] == ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    assert ours.get_vocab_size() == len(kept_pieces()) == theirs.get_vocab_size() - 2517  # placeholders, other scripts
