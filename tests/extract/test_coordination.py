"""Names told in one breath are taken together; a comma that only places a place is none of them."""

from __future__ import annotations

import pytest

from fairwitness.extract.coordination import apart, coordinated, own_place, scope_told
from fairwitness.model import Span


def span_of(text: str) -> tuple[str, Span]:
    """Read the pointed-at words out of square brackets."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    return plain, Span.of(plain, start, end)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on [Goma] and Sake.", ["Goma", "Sake"]),
        ("Raids on Kutum, [Kabkabiya] and Mellit left nine dead.", ["Kutum", "Kabkabiya", "Mellit"]),
        ("A bomb in [Mosul], Iraq, killed two.", ["Mosul"]),
        ("Fighting in [Bunia, and Mahagi] went on.", ["Bunia", "Mahagi"]),
        ("Bombs in [Bunia] and the nearby town of Mahagi killed two.", ["Bunia", "Mahagi"]),
        ("Bombs in [Bunia] and the district's two towns of Mahagi and Aru hurt two.", ["Bunia", "Mahagi", "Aru"]),
        ("FOUR DIED IN [CHOCO], META AND CAUCA.", ["CHOCO", "META", "CAUCA"]),
        ("TROOPS ENTERED [CAUCA] AND WENT ON TO SEARCH HOUSES.", ["CAUCA"]),
        ("Three died in [Juba] and dozens fled.", ["Juba"]),
        ("They died in [Tripoli].\nBenghazi and Sirte were calm.", ["Tripoli"]),
    ],
)
def test_list_a_place_stands_in(text: str, names: list[str]) -> None:
    plain, span = span_of(text)
    assert [s.words for s in coordinated(plain, span)] == names


def test_apart_leaves_a_single_name_whole() -> None:
    plain, span = span_of("near [Mosul, Iraq] on Monday")
    assert apart(plain, span) == (span,)


@pytest.mark.parametrize(
    ("text", "count", "place"),
    [
        ("Soldiers shot 60 villagers in Sake and 44 in Goma on Sunday.", "60", "Sake"),
        ("Soldiers shot 60 villagers in Sake and 44 in Goma on Sunday.", "44", "Goma"),
        ("Police found nine people near Kutum, and another three outside Mellit.", "three", "Mellit"),
        ("Shells killed 12 in Tripoli on Monday, and 30 people fled.", "12", None),
        ("Nine died in a market in Sake; in Goma 3 were hurt.", "Nine", None),
        ("A bomb in Juba killed 5 in a bus in Torit.", "5", None),
    ],
)
def test_a_number_shared_out_has_a_place_of_its_own(text: str, count: str, place: str | None) -> None:
    start = text.index(count)
    found = own_place(text, 0, len(text), Span.of(text, start, start + len(count)))
    assert (found.words if found else None) == place


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("its count for the whole coast stood at 72 dead", "coast"),
        ("90 people died across all of Ituri", "Ituri"),
        ("nine died in the entire district", "district"),
        ("nine died for the whole week", None),
        ("nine died on the coast", None),
    ],
)
def test_a_number_told_for_the_whole_of_a_place(quote: str, place: str | None) -> None:
    found = scope_told(quote, Span.of(quote, 0, len(quote)))
    assert (found.words if found else None) == place
