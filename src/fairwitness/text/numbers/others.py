"""Numbers that count no people: ages, dates, times, money, distances, calibres, addresses, names of weapons."""

from __future__ import annotations

from fairwitness.text.numbers.cardinals import Cardinal, Tape
from fairwitness.text.numbers.words import number_words

_MARKS = "-–—/.:’'"


def counts_no_people(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell whether a number (or range, `first` to `last`) belongs to something other than people."""
    return (
        _is_age(tape, first, last)
        or _is_date(tape, first, last)
        or _is_measure(tape, first, last)
        or _is_label(tape, first, last)
        or _is_glued(tape, first, last)
    )


def _list(name: str) -> frozenset[str]:
    return number_words().not_counts[name]


def _is_age(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """ "17-year-old", "aged 30", "ages 12 and 16", "Ahmad, 34,", "a man (47)", "under 18", "in their 20s"."""
    after = last.end + 1 if tape.word(last.end) == "-" else last.end
    if tape.word(after) in _list("ages_after"):
        old = after + 2 if tape.word(after + 1) == "-" else after + 1
        if tape.word(old) in _list("old") or tape.word(last.end) == "-":
            return True
    if tape.word(last.end) == "-" and tape.word(last.end + 1) in ("and", "or"):
        return True
    before = tape.word(first.first - 1)
    if before in _list("ages_before") or (
        before in ("and", "or", "-", "to", "between") and _age_near(tape, first.first)
    ):
        return True
    return _in_apposition(tape, first, last)


def _age_near(tape: Tape, at: int) -> bool:
    return any(tape.word(back) in _list("ages_before") for back in range(at - 4, at))


def _in_apposition(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """An age between commas or in brackets after a person: "Mariam, 34, and", "a driver (52)"."""
    if first is not last or last.end - first.first != 1 or not tape.words[first.first].isdecimal() or last.value > 110:
        return False
    before, after = tape.word(first.first - 1), tape.word(last.end)
    if before == "(":
        return after == ")"
    if before != "," or first.first < 2 or after not in (",", ";", "."):
        return False
    return not tape.words[first.first - 2][0].isdigit()


def _is_date(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """ "June 12", "12 June", "in 2014", "2014-15", "10:30", "9/11", "1990s"."""
    months = _list("months")
    before, after = tape.word(first.first - 1), tape.word(last.end)
    if (
        after in months
        and last.value <= 31
        and not (after in ("may", "march", "mar") and tape.tokens[last.end].words.islower())
    ):
        return True
    if before in months and (last.value <= 31 or 1000 <= last.value <= 2999) and before not in ("may", "march"):
        return True
    if before in ("may", "march") and tape.tokens[first.first - 1].words[0].isupper() and last.value <= 2999:
        return True
    if _is_year(tape, first, last):
        return True
    return before in (":", "/") and tape.glued(first.first) or after in (":", "/") and _digit_follows(tape, last.end)


def _digit_follows(tape: Tape, at: int) -> bool:
    return tape.glued(at) and tape.glued(at + 1) and tape.word(at + 1)[:1].isdigit()


def _is_year(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    digits = tape.words[first.first]
    if not (
        digits.isdecimal() and len(digits) == 4 and digits[:2] in ("18", "19", "20") and first.end == first.first + 1
    ):
        return False
    before, after = tape.word(first.first - 1), tape.word(last.end)
    if before in _list("year_before") and before != "of":
        return True
    dated = tape.word(first.first - 2) in _list("months") or tape.word(first.first - 3) in _list("months")
    return dated or (not after) or not (after[0].isalpha() or after in "\"“'") or before == "of"


def _is_measure(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Money, distances, weights, percentages, hours: a unit stands before or after."""
    before, after = tape.word(first.first - 1), tape.word(last.end)
    if before in _list("money_before") and (not before.isalpha() or before != "rs" or last.value > 0):
        return True
    if after == "-":
        after = tape.word(last.end + 1)
    if after in _list("units_after") and not (
        after in ("m", "second", "local", "marks", "points") and not _is_unit(tape, last.end)
    ):
        return True
    at_clock = (
        before in ("at", "by", "until", "around")
        and tape.word(last.end) in ("a", "p")
        and tape.word(last.end + 1) == "."
    )
    return at_clock or (after in ("a", "p") and tape.word(last.end + 1) == "." and tape.word(last.end + 2) == "m")


def _is_unit(tape: Tape, at: int) -> bool:
    return tape.glued(at) or tape.word(at + 1) in ("", ".", ",", "time", "away", "from", "later")


def _is_label(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """ "Route 66", "Resolution 2254", "1100 block of", "16 Main Street", "Battalion 17": the number is a name."""
    if first is last and tape.words[first.first][0].isdigit():
        at = first.first - 1
        label = tape.word(at - 1) if tape.word(at) in (".", "#", "№") else tape.word(at)
        named = (
            at >= 0
            and tape.tokens[at].words[0].isupper()
            and label not in ("no", "count", "counts", "well", "order", "act", "post", "area", "unit")
        )
        if tape.word(at) in ("#", "№") or (label in _list("labels_before") and (named or tape.word(at) == ".")):
            return True
    return _is_address(tape, first, last)


def _is_address(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """A number before up to two capitalised words and a street word: "16 Hill View Road"."""
    if not tape.words[first.first][0].isdigit() or last.value >= 100000:
        return False
    for ahead in range(last.end, min(last.end + 4, len(tape.tokens))):
        word = tape.words[ahead]
        if word in _list("streets_after"):
            return word == "block" or (
                ahead > last.end and tape.tokens[ahead].words[0].isupper() and not tape.text.isupper()
            )
        if not tape.tokens[ahead].words[0].isupper():
            return False
    return False


def _is_glued(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """ "AK-47", "M16", "82nd", "Covid-19", "7.62", "F-16s": letters or a point stick to the digits."""
    if not tape.words[first.first][0].isdigit():
        return tape.word(last.end) == "-" and tape.word(last.end + 1) in (
            "star",
            "page",
            "storey",
            "story",
            "point",
            "part",
            "way",
            "sided",
            "state",
        )
    before, after = tape.word(first.first - 1), tape.word(last.end)
    if tape.glued(first.first) and _sticks(tape, first.first - 1, before, _list("glued_before")):
        return True
    if not tape.glued(last.end) or last.end - last.first > 1 and not tape.words[last.end - 1].isdecimal():
        return False
    if after[0].isalpha():
        return after not in _list("glued_after")
    return after in ("%", "°", "st", "'", "’") or (after in _MARKS and _digit_follows(tape, last.end))


def _sticks(tape: Tape, at: int, before: str, allowed: frozenset[str]) -> bool:
    """Tell whether what stands glued before the digits makes them part of a name, a decimal or a code."""
    if before[0].isalpha():
        return before not in allowed
    if before in "-–—" and at > 0 and tape.glued(at):
        return tape.words[at - 1][0].isalnum()
    return before in ".:/,#_&" and tape.glued(at) and tape.word(at - 1)[:1].isalnum()
