"""Figures that would hold each other in a ring: laid beside each other pair by pair, they may come out so."""

from __future__ import annotations

from fairwitness.reconcile.relations import Relations, _close


def test_what_holds_itself_through_others_holds_nothing_for_certain() -> None:
    relations = Relations(above=[{1}, {2}, {0, 3}, set(), {0}], cross=[set() for _ in range(5)])
    _close(relations)
    assert relations.above == [set(), set(), {3}, set(), {0}]
    assert relations.cross == [{1, 2}, {0, 2}, {0, 1}, set(), set()]
    assert not relations.are_apart(0, 1)


def test_without_a_ring_nothing_is_taken_back() -> None:
    relations = Relations(above=[{1}, {2}, set()], cross=[set() for _ in range(3)])
    _close(relations)
    assert relations.above == [{1, 2}, {2}, set()]
    assert relations.cross == [set(), set(), set()]


def test_what_a_report_calls_a_part_is_one_whatever_its_words(tell, report_toll) -> None:
    claims = tell(
        [
            {"count": "1-2", "whom": "Amina Diallo", "group": "civilians"},
            {"count": "1", "whom": "Amina Diallo", "group": "civilians", "part_of": "a"},
        ]
    )
    (toll,) = report_toll(claims)
    assert (toll.low, toll.high) == (1, 2)
