"""Borders: which countries lie beside which."""

from fairwitness.reference.borders import with_neighbours


def test_countries_come_with_those_that_border_on_them() -> None:
    assert with_neighbours({"LS"}) == {"LS", "ZA"}
    assert with_neighbours({"PT", "LS"}) == {"PT", "ES", "LS", "ZA"}


def test_an_island_has_no_neighbours_and_no_country_has_none() -> None:
    assert with_neighbours({"LK"}) == {"LK"}
    assert with_neighbours(()) == frozenset()


def test_who_borders_on_one_is_bordered_on_by_it() -> None:
    for code in ("SD", "UA", "CO", "MM", "PS"):
        assert all(code in with_neighbours({other}) for other in with_neighbours({code}))
