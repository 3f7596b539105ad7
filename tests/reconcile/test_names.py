"""Names: one victim told in two incidents is counted once, whatever days and places the reports give."""

import pytest

from fairwitness.reconcile import Question, toll

HOMS, DARAA = ["Homs @ Homs / SY"], ["Daraa @ Daraa / SY"]


def both(file, first: str, second: str) -> tuple[int | None, int | None]:
    filed = file(
        [
            {"on": "2013-05-04", "claims": [one(first, HOMS, "2013-05-03", "i")]},
            {"on": "2014-02-11", "claims": [one(second, DARAA, "2014-02-09", "j")]},
        ]
    )
    answer = toll(filed, Question())
    return answer.low, answer.high


def one(whom: str, where: list[str], day: str, incident: str) -> dict:
    return {"says": "police", "where": where, "whom": whom, "count": "1", "when": day, "incident": incident}


@pytest.mark.parametrize("second", ["Salim Darwish", "Salim Nuri Darwish", "Dr Salim Darwish"])
def test_two_words_of_a_name_are_one_persons(file, second: str) -> None:
    assert both(file, "Salim Darwish", second) == (1, 2)


@pytest.mark.parametrize("second", ["Salim Haddad", "Darwish", "a teacher", "Nadia Darwish"])
def test_one_word_of_a_name_or_none_is_anybodys(file, second: str) -> None:
    assert both(file, "Salim Darwish", second) == (2, 2)


def test_a_teenaged_girl_may_be_a_woman_of_nineteen(file) -> None:
    girl = one("a teenaged girl", HOMS, "2013-05-03", "i") | {"sex": "female", "age": "children"}
    woman = one("Nadia Darwish, 19", HOMS, "2013-05-03", "i") | {"age": "adults"}
    assert toll(file([{"on": "2013-05-04", "claims": [girl, woman]}]), Question()).low == 1
