"""Acts, states and stances proposed by rules, against readable cases."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from fairwitness.extract.acts import Proposal, propose
from fairwitness.extract.means import about_of, homes_of, means_of
from fairwitness.model import Act, Kind, Span, Stance
from fairwitness.text.document import Document

CASES = Path(__file__).parents[1] / "cases"
KINDS = {"acts": Kind.ACT, "states": Kind.STATE, "stances": Kind.STANCE}


def _cases() -> list[object]:
    return [
        pytest.param(KINDS[name], case, id=f"{name}: {case['text'][:50]}")
        for name in KINDS
        for case in tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    ]


def _proposals(text: str, kind: Kind) -> tuple[Proposal, ...]:
    return tuple(p for p in propose(Document.of(text)) if p.kind is kind)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


@pytest.mark.parametrize(("kind", "case"), _cases())
def test_proposes_what_the_case_says(kind: Kind, case: dict[str, object]) -> None:
    found = _proposals(str(case["text"]), kind)
    assert [f"{p.value}: {p.cue.words}" for p in found] == case["says"]
    for field in ("actor", "target", "claimant"):
        if field in case:
            span = getattr(found[0], field)
            assert (span.words if span else None) == case[field]


@pytest.mark.parametrize(("kind", "case"), _cases())
def test_quotes_hold_the_cue_and_are_verbatim(kind: Kind, case: dict[str, object]) -> None:
    text = str(case["text"])
    for proposal in _proposals(text, kind):
        assert text[proposal.quote.start : proposal.quote.end] == proposal.quote.words
        assert proposal.quote.contains(proposal.cue)


def test_the_speaker_is_named_by_the_sentence() -> None:
    (proposal,) = _proposals("Rebels ambushed a convoy near Kidal, the defence ministry said.", Kind.ACT)
    assert proposal.claimant is not None
    assert proposal.claimant.words == "the defence ministry"


def test_a_pronoun_speaks_for_the_last_speaker() -> None:
    text = "The Red Crescent said rebels ambushed a convoy. It added that gunmen opened fire on a bus."
    assert [p.claimant.words for p in _proposals(text, Kind.ACT) if p.claimant] == ["The Red Crescent"] * 2


def test_means_of_a_harm() -> None:
    text = "Twelve people were killed in an air strike on Saada after gunmen had opened fire on a bus."
    document = Document.of(text)
    assert means_of(document, _span(text, "Twelve people were killed"), _span(text, "killed")) is Act.AIR_STRIKE


def test_no_means_where_none_is_told() -> None:
    text = "Twelve people were killed in Saada."
    assert means_of(Document.of(text), _span(text, text[:-1]), _span(text, "killed")) is None


def test_a_stance_speaks_of_the_nearest_claim_before_it() -> None:
    text = "Six guards died in Kano. Nine boys were killed in Jos. The toll could not be verified."
    quotes = [_span(text, "Six guards died"), _span(text, "Nine boys were killed")]
    document = Document.of(text)
    (stance,) = (p for p in propose(document) if p.value is Stance.UNVERIFIED)
    assert list(about_of(document, stance.quote, homes_of(document, quotes))) == [1]


def test_a_stance_without_claims_speaks_of_nothing() -> None:
    text = "The toll could not be verified."
    assert list(about_of(Document.of(text), _span(text, text), {})) == []


def test_a_long_line_without_sentences_stays_cheap() -> None:
    words = "rebels attacked the town by air and the siege could not be verified and shells fell on it "
    assert len(propose(Document.of(words * 2000))) > 4000
