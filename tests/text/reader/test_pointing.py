"""From scores to spans: start and end are chosen together, for all claims of a window at once."""

from __future__ import annotations

import numpy as np

from fairwitness.text.reader.decode import Choice, Ids, Scores, Seat
from fairwitness.text.reader.labels import POINTERS, SINGLE_POINTERS
from fairwitness.text.reader.pointing import LONGEST, pointed

FIRST = "Four miners drowned in Oxley said the mayor of Oxley .".split()
WORDS = [*FIRST, *"The mayor wept .".split()]
SEAT = Seat(tuple(WORDS), (len(FIRST),) * len(FIRST) + (len(WORDS),) * (len(WORDS) - len(FIRST)))


def chances(claims: int = 1) -> Scores:
    """Pointers that point at nothing, "none" certain."""
    given = np.zeros((claims, 2 * len(POINTERS), len(WORDS) + 1), dtype=np.float32)
    given[:, :, -1] = 1
    return given


def aim(given: Scores, field: str, starts: dict[int, float], ends: dict[int, float], claim: int = 0) -> None:
    """Point a field, start and end, at words; what is left says "none"."""
    row = 2 * POINTERS.index(field)
    for at, told in ((row, starts), (row + 1, ends)):
        given[claim, at] = 0
        given[claim, at, list(told)] = list(told.values())
        given[claim, at, -1] = 1 - sum(told.values())


def read(given: Scores, field: str, anchors: tuple[int, ...] = (0,)) -> list[list[tuple[str | None, float]]]:
    made = pointed(given, np.asarray(anchors, dtype=np.int64), SEAT)
    return [[(_words(choice), round(choice.probability, 2)) for choice in each[field]] for each in made]


def _words(choice: Choice) -> str | None:
    return " ".join(WORDS[choice.tokens[0] : choice.tokens[1] + 1]) if choice.tokens else None


def test_where_nothing_is_pointed_at_the_text_does_not_say() -> None:
    assert read(chances(), "claimant") == [[(None, 1.0)]]


def test_a_name_told_twice_gathers_the_chances_of_both() -> None:
    given = chances()
    aim(given, "places", {4: 0.3, 9: 0.4}, {4: 0.3, 9: 0.4})
    (told,) = pointed(given, np.asarray([0]), SEAT)
    assert told["places"][0].tokens == (9, 9)
    assert told["places"][0].probability > told["places"][1].probability


def test_no_span_runs_on_into_the_next_sentence() -> None:
    given = chances()
    aim(given, "victims", {9: 0.9}, {12: 0.9})
    assert read(given, "victims")[0][0][0] != "Oxley . The mayor"
    aim(given, "victims", {9: 0.9}, {10: 0.9})
    assert read(given, "victims")[0][0][0] == "Oxley ."


def test_a_count_stands_in_the_sentence_of_its_anchor_and_a_quote_around_it() -> None:
    given = chances(2)
    for claim in (0, 1):
        aim(given, "count", {0: 0.9}, {0: 0.9}, claim)
        aim(given, "quote", {0: 0.9}, {3: 0.9}, claim)
    here, there = read(given, "count", (1, 12))
    assert here[0][0] == "Four"
    assert there == [(None, 1.0)]
    assert [told[0][0] for told in read(given, "quote", (1, 12))] == ["Four miners drowned in", None]


def test_of_a_field_with_one_value_the_best_choice_is_told_and_of_others_all() -> None:
    given = chances()
    for field in ("claimant", "times"):
        aim(given, field, {0: 0.5, 4: 0.4}, {1: 0.5, 4: 0.4})
    (told,) = pointed(given, np.asarray([0], dtype=np.int64), SEAT)
    assert all(len(told[field]) == 1 for field in SINGLE_POINTERS)
    assert len(told["times"]) > 2
    assert [c.probability for c in told["times"]] == sorted((c.probability for c in told["times"]), reverse=True)


def plainly(given: Scores, anchor: int) -> dict[str, list[tuple[float, tuple[int, int]]]]:
    """Every span worth trying of one claim, word by word, the names that read the same together."""
    told = {}
    for number, field in enumerate(POINTERS):
        start, end = given[2 * number], given[2 * number + 1]
        pools: dict[object, list[tuple[float, tuple[int, int]]]] = {}
        for first in _worth_trying(start[:-1]):
            reach = min(SEAT.ends[first], first + LONGEST[field])
            for last in (first + step for step in _worth_trying(end[first:reach])):
                if field == "quote" and not first <= anchor <= last:
                    continue
                if field in ("cue", "count") and SEAT.ends[first] != SEAT.ends[anchor]:
                    continue
                own = field in ("quote", "cue", "count")
                name = (first, last) if own else " ".join(WORDS[first : last + 1]).lower()
                pools.setdefault(name, []).append((float(start[first] * end[last]), (first, last)))
        none = float(start[-1] * end[-1])
        sums = [(sum(c for c, _ in each), max(each, key=lambda pair: pair[0])[1]) for each in pools.values()]
        whole = none + sum(total for total, _ in sums)
        told[field] = [(total / whole, at) for total, at in sums] + [(none / whole, (-1, -1))]
        told[field].sort(key=lambda pair: (-pair[0], pair[1]))
    return told


def _worth_trying(row: Scores) -> list[int]:
    near = [i for i, chance in enumerate(row) if chance >= np.float32(0.02) * row.max()]
    return sorted(sorted(near, key=lambda i: -row[i])[:8])


def test_all_claims_at_once_are_chosen_as_one_by_one() -> None:
    drawn = np.random.default_rng(5)
    anchors: Ids = drawn.integers(0, len(WORDS), 40)
    given = drawn.random((40, 2 * len(POINTERS), len(WORDS) + 1), dtype=np.float32) ** 3
    for told, scores, anchor in zip(pointed(given, anchors, SEAT), given, anchors.tolist(), strict=True):
        for field, expected in plainly(scores, anchor).items():
            kept = expected[:1] if field in SINGLE_POINTERS else expected
            assert [choice.tokens or (-1, -1) for choice in told[field]] == [at for _, at in kept]
            assert np.allclose([choice.probability for choice in told[field]], [chance for chance, _ in kept])
