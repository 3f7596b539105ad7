"""Conflicts as people read them: a figure that many others speak against is told once, with all of these."""

from fairwitness.reconcile.conflicts import conflicts_told
from fairwitness.reconcile.outcome import Conflict


def conflict(*figures: str, aside: tuple[str, ...] | None = None) -> Conflict:
    return Conflict(claims=figures, set_aside=aside or figures, figures=figures, aside=aside or figures)


def test_a_single_conflict_is_told_as_it_is() -> None:
    assert list(conflicts_told([conflict("9 (the mayor)", "4 (medics)")])) == [
        "cannot all hold: 9 (the mayor); 4 (medics) (each set aside in its turn)"
    ]


def test_what_one_figure_cannot_hold_beside_is_one_sentence() -> None:
    told = list(
        conflicts_told(
            [
                conflict("3 (police)", "30 (a monitor)"),
                conflict("30 (a monitor)", "8 (the mayor)", "9 (the mayor)"),
                conflict("3 (police)", "12 (medics)", aside=("3 (police)",)),
                conflict("30 (a monitor)", "12 (medics)", aside=("12 (medics)",)),
            ]
        )
    )
    assert told == [
        "30 (a monitor) cannot hold beside any of these: 3 (police); 8 (the mayor) with 9 (the mayor); 12 (medics) "
        "(set aside: 12 (medics), otherwise each in its turn)",
        "cannot all hold: 3 (police); 12 (medics) (set aside: 3 (police))",
    ]


def test_what_reads_alike_is_told_once() -> None:
    twice = [conflict("1 (a paper)", "1 (a paper)", "1 (police)"), conflict("1 (a paper)", "1 (a paper)", "1 (police)")]
    assert len(list(conflicts_told(twice))) == 1
