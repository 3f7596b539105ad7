"""A figure nobody could verify is marked so; what stands beside it without a figure is not."""

from __future__ import annotations

from fairwitness.extract.doubts import with_doubts, with_matter
from fairwitness.model import Count, Harm, HarmClaim, Kind, OccurrenceClaim, Span, Stance, Status
from fairwitness.text.document import Document

TEXT = (
    "A relief group counted over 40 dead in the valley. Farmers and soldiers were among the dead, it said. "
    "The tally could not be confirmed by the Courier."
)
DOCUMENT = Document.of(TEXT)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def harm(name: str, quote: str, count: Count, status: Status) -> HarmClaim:
    return HarmClaim(
        id=name,
        report_id="r",
        kind=Kind.HARM,
        quote=at(quote),
        cue=at("dead"),
        harm=Harm.KILLED,
        count=count,
        status=status,
    )


COUNTED = harm("counted", "counted over 40 dead", Count(words=at("over 40"), low=41), Status.ASSERTED)
BESIDE = harm("beside", "Farmers and soldiers were among the dead", Count(vague=True), Status.UNVERIFIED)


def doubt(quote: str) -> OccurrenceClaim:
    return OccurrenceClaim(
        id="doubt",
        report_id="r",
        kind=Kind.STANCE,
        quote=at(quote),
        cue=at("could not be confirmed"),
        value=Stance.UNVERIFIED,
    )


def test_the_tally_means_the_claim_with_a_number() -> None:
    (stance,) = with_matter(DOCUMENT, [doubt("The tally could not be confirmed")], (COUNTED, BESIDE))
    assert stance.about == ("counted",)
    marked = with_doubts(DOCUMENT, (COUNTED, BESIDE), (stance,))
    assert [h.status for h in marked] == [Status.UNVERIFIED, Status.ASSERTED]


def test_a_doubt_about_no_figure_speaks_of_what_stands_nearest() -> None:
    (stance,) = with_matter(DOCUMENT, [doubt("could not be confirmed")], (COUNTED, BESIDE))
    assert stance.about == ("beside",)
    assert with_doubts(DOCUMENT, (COUNTED, BESIDE), (stance,)) == (COUNTED, BESIDE)
