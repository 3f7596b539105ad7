"""Which of many things in a text share a character with a span."""

from __future__ import annotations

from fairwitness.extract.overlaps import Overlaps, free_indices
from fairwitness.model import Span

TEXT = "x" * 1000


def span(start: int, end: int) -> Span:
    return Span.of(TEXT, start, end)


def test_all_that_overlap_are_found_once_and_in_the_order_they_came_in() -> None:
    long, late, early = span(100, 600), span(500, 510), span(0, 101)
    shelf = Overlaps([(long, "long"), (late, "late"), (early, "early")])
    assert shelf.of(span(100, 505)) == ("long", "late", "early")
    assert shelf.of(span(510, 600)) == ("long",)
    assert shelf.of(span(600, 700)) == ()


def test_what_is_added_later_comes_last() -> None:
    shelf = Overlaps([(span(5, 9), "first")])
    shelf.add(span(1, 6), "second")
    assert shelf.of(span(5, 6)) == ("first", "second")


def test_no_index_is_given_twice_whatever_was_taken_out() -> None:
    free = free_indices({0: "", 7: "", -3: ""})
    assert [next(free), next(free)] == [-4, -5]
    assert next(free_indices(())) == -1
