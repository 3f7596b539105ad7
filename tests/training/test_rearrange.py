"""Reports rearranged for training: what stays says the same, and points at the same words."""

from __future__ import annotations

import random
from datetime import date

import pytest

from training.augment import Augmenter
from training.gold import GoldClaim, GoldReport, tie
from training.rearrange import Rearranger, joined, thinned

TEXT = (
    "A roadside bomb killed four farmers near Lashkar Gah on Monday, Helmand police said.\n"
    "The governor visited the market. Rain is expected. He added that nine more people were wounded.\n"
    "In Kunduz, the hospital reported two dead after a night of shelling."
)


def _claim(**said: object) -> dict[str, object]:
    blank = {"count": None, "victims": None, "group": "unspecified", "perpetrator": None, "places": [], "relays": []}
    return blank | {"claimant": None, "status": "asserted", "harm": "killed", "part_of": None} | said


@pytest.fixture
def report() -> GoldReport:
    harms = [
        _claim(
            quote="killed four farmers", cue="killed", count="four", places=["Lashkar Gah"], claimant="Helmand police"
        ),
        _claim(
            quote="nine more people were wounded",
            cue="wounded",
            harm="injured",
            count="nine",
            places=["Lashkar Gah"],
            claimant="Helmand police",
        ),
        _claim(quote="two dead", cue="dead", count="two", places=["Kunduz"], claimant="hospital"),
    ]
    article = {"id": "own-1", "title": "Farmers die in Helmand", "text": TEXT, "published": "2009-06-02"}
    made = tie(article, harms, None)
    assert (len(made.claims), made.lost, made.published) == (3, 0, date(2009, 6, 2))
    return made


def _pointed(report: GoldReport, claim: GoldClaim) -> dict[str, list[set[str]] | None]:
    words = [token.words for token in report.document.tokens]
    return {
        field: None if things is None else [{" ".join(words[a : z + 1]) for a, z in ranges} for ranges in things]
        for field, things in claim.pointers.items()
    }


@pytest.mark.parametrize("seed", range(40))
def test_what_stays_points_at_the_same_words(report: GoldReport, seed: int) -> None:
    made = thinned(report, 0.5, random.Random(seed))
    before = [_pointed(report, claim) for claim in report.claims]
    assert all(_pointed(made, claim) in before for claim in made.claims)
    tokens, sentences = made.document.tokens, made.document.sentences
    assert all(made.document.original[t.start : t.end] == t.words for t in tokens)
    assert [a for a, _ in sentences] == [0, *(z for _, z in sentences[:-1])]
    assert sentences[-1][1] == len(tokens)


def test_the_sentence_that_names_a_speaker_or_a_place_stays_with_what_leans_on_it(report: GoldReport) -> None:
    made = [thinned(report, 0.6, random.Random(seed)) for seed in range(60)]
    wounded = [m for m in made if any(c.value == report.claims[1].value for c in m.claims)]
    assert wounded
    assert all("Helmand police said" in m.document.original for m in wounded)
    assert any("Rain" not in m.document.original and m.claims for m in made)
    assert any(0 < len(m.claims) < len(report.claims) for m in made)


def test_two_stories_on_one_page_keep_their_own_claims(report: GoldReport) -> None:
    report.claims[1].part_of = 0
    page = joined(report, report)
    first, second = page.claims[:3], page.claims[3:]
    assert [_pointed(page, claim) for claim in second] == [_pointed(report, claim) for claim in report.claims]
    assert min(claim.anchor for claim in second) > max(claim.anchor for claim in first)
    assert [claim.part_of for claim in page.claims] == [None, 0, None, None, 3, None]


def test_rearranging_is_repeatable(report: GoldReport) -> None:
    texts = [Rearranger([report])(report, random.Random(4)).document.original for _ in range(2)]
    assert texts[0] == texts[1]


def test_exchanged_places_are_exchanged_wherever_they_stand(report: GoldReport) -> None:
    other = tie(
        {"id": "own-2", "title": "Kunduz quiet", "text": "One man was hurt in Gardez.", "published": None},
        [_claim(quote="One man was hurt in Gardez", cue="hurt", harm="injured", count="One", places=["Gardez"])],
        None,
    )
    vary = Augmenter([report, other])
    titles = {vary(other, random.Random(seed)).document.original.split()[0].lower() for seed in range(40)}
    assert "kunduz" in titles
    assert titles - {"kunduz"}, "a name that no claim of the report points at is exchanged too"
