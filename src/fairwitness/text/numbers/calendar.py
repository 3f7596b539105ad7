"""Numbers that are days, years or hours: "June 12", "14 Sep 89", "in 2014", "10:30"."""

from __future__ import annotations

from fairwitness.text.numbers.cardinals import Cardinal, Tape
from fairwitness.text.numbers.words import number_words
from fairwitness.text.people import person_words


def _list(name: str) -> frozenset[str]:
    return number_words().not_counts[name]


def is_date(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """ "June 12", "12 and 13 June", "14 Sep 89", "in 2014", "10:30", "9/11", "0630"."""
    digits = tape.words[first.first]
    if len(digits) > 1 and digits[0] == "0":
        return True
    if _month_before(tape, first, last) or _month_after(tape, last) or _is_year(tape, first, last):
        return True
    before, after = tape.word(first.first - 1), tape.word(last.end)
    return (before in (":", "/") and tape.glued(first.first)) or (after in (":", "/") and digit_follows(tape, last.end))


def _month_before(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    mark = tape.word(first.first - 1)
    at = first.first - 2 if mark in (".", ",") else first.first - 1
    if not _is_month(tape, at) or not tape.words[first.first].isdecimal():
        return False
    if (mark == "." and len(tape.words[at]) > 4) or (mark == "," and len(tape.words[first.first]) != 4):
        return False
    dated = tape.word(at - 1).isdecimal()  # "14 Sep 89"
    return last.value <= 31 or 1000 <= last.value <= 2999 or (dated and last.value < 100)


def _month_after(tape: Tape, last: Cardinal) -> bool:
    listed = tape.word(last.end) in ("and", ",", "to", "-", "–") and tape.word(last.end + 1).isdecimal()
    return last.value <= 31 and _is_month(tape, last.end + 2 if listed else last.end)


def _is_month(tape: Tape, at: int) -> bool:
    """Tell a month; "may" and "march" only with a capital."""
    word = tape.word(at)
    return word in _list("months") and (word not in ("may", "march", "mar") or tape.tokens[at].words[0].isupper())


def digit_follows(tape: Tape, at: int) -> bool:
    """Tell whether the mark at `at` is glued between what stands before it and a digit."""
    return tape.glued(at) and tape.glued(at + 1) and tape.word(at + 1)[:1].isdigit()


def _is_year(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell a year from a number of people: people or harm follow the latter."""
    digits = tape.words[first.first]
    alone = digits.isdecimal() and len(digits) == 4 and first.end == first.first + 1
    if not alone or digits[:2] not in ("18", "19", "20"):
        return False
    if tape.word(first.first - 1) in _list("year_before"):
        return True
    if _is_month(tape, first.first - 2) or (tape.word(first.first - 1) == "," and _is_month(tape, first.first - 3)):
        return True
    ahead = tape.words[last.end : last.end + 3]
    return person_words().isdisjoint(ahead) and _list("glued_after").isdisjoint(ahead)
