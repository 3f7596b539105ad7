"""Numbers that count no people: ages, money, distances, calibres, addresses, names of weapons, telephone numbers."""

from __future__ import annotations

from fairwitness.text.numbers.calendar import digit_follows, is_date
from fairwitness.text.numbers.cardinals import Cardinal, Tape
from fairwitness.text.numbers.words import number_words
from fairwitness.text.people import person_nouns

_MARKS = "-–—/.:’'"
_YOUNGEST, _OLDEST = 5, 110  # years


def counts_no_people(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell whether a number (or range, `first` to `last`) belongs to something other than people."""
    return any(test(tape, first, last) for test in _TESTS)


def is_surely_no_count(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell whether a number is a label, an age, a house or telephone number, which no pointing at it makes a count."""
    return any(test(tape, first, last) for test in (_is_label, _is_address, _stands_at, _is_telephone, _is_no_victim))


def _list(name: str) -> frozenset[str]:
    return number_words().not_counts[name]


def _is_age(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell an age: "17-year-old", "aged 30", "ages 12 and 16", "Ahmad, 34,", "a man (47)", "a 9- and"."""
    hyphened = tape.word(last.end) == "-"
    after = last.end + 1 if hyphened else last.end
    if tape.word(after) in _list("ages_after"):
        old = after + 2 if tape.word(after + 1) == "-" else after + 1
        if hyphened or tape.word(old) in _list("old"):
            return True
    if hyphened and tape.word(last.end + 1) in ("and", "or"):
        return True
    return _is_aged(tape, first) or _in_apposition(tape, first, last)


def _is_no_victim(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell an age, a year or children that only describe: "two 17-year-olds", "8 yo girl", "father of 5", "in '91".

    So do the years of somebody by trade: "a cashier of 52".
    """
    if not tape.words[first.first][0].isdigit():
        return False
    at = last.end + 1 if tape.word(last.end) in ("-", "–") else last.end
    if tape.word(at) in ("yo", "y") or (tape.word(at) in _list("ages_after") and _is_old(tape, at + 1)):
        return True
    if tape.word(first.first - 1) == "of" and (
        tape.word(first.first - 2) in _list("parents") | _list("of_age") or _is_of_years(tape, first, last)
    ):
        return True
    lone = first is last and len(tape.words[first.first]) == 2
    return lone and tape.word(first.first - 1) in ("'", "’", "‘") and tape.glued(first.first)


def _is_of_years(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell the age of somebody called by trade or rank: "a cashier of 52 who", and not "a commander of 52 men"."""
    if first is not last or not _YOUNGEST <= last.value <= _OLDEST:
        return False
    nouns, noun = person_nouns(), tape.word(first.first - 2)
    is_one = nouns.is_plural(noun) is False and noun not in nouns.collective
    return is_one and tape.word(last.end) in _list("behind_age") | {""}


def _is_old(tape: Tape, at: int) -> bool:
    return tape.word(at + 1 if tape.word(at) in ("-", "–") else at) in _list("old")


def _is_aged(tape: Tape, first: Cardinal) -> bool:
    before = tape.word(first.first - 1)
    if before in _list("ages_before") or tape.words[max(0, first.first - 2) : first.first] == ("age", "of"):
        return True
    listed = before in ("and", "or", "-", "to", "between", ",")
    return listed and any(tape.word(back) in _list("ages_before") for back in range(first.first - 6, first.first))


def _in_apposition(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """An age between commas or in brackets after a person: "Mariam, 34, and", "a driver (52)"."""
    lone = first is last and last.end - first.first == 1 and tape.words[first.first].isdecimal()
    if not lone or last.value > _OLDEST:
        return False
    before, after = tape.word(first.first - 1), tape.word(last.end)
    if before == "(":
        return after == ")"
    return before == "," and first.first > 1 and after in (",", ";", ".") and tape.words[first.first - 2][0].isalpha()


def _is_measure(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell money, distances, weights, percentages, hours: a unit stands before or after."""
    after = tape.word(last.end)
    if tape.word(first.first - 1) in _list("money_before"):
        return True
    if after in ("a", "p") and tape.word(last.end + 1) == ".":
        return True
    unit = last.end + 1 if after == "-" else last.end
    word = tape.word(unit)
    return word in _list("units_after") and (word not in _list("units_doubtful") or _is_unit(tape, unit))


def _is_unit(tape: Tape, at: int) -> bool:
    return tape.glued(at) or tape.word(at + 1) in ("", ".", ",", "time", "away", "from", "later")


def _is_label(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell a number that is a name: "Route 66", "Resolution 2254", "No. 12", "Camp 14"."""
    at = first.first - 1
    if at < 0 or first is not last or not tape.words[first.first][0].isdigit():
        return False
    if tape.words[at] in ("#", "№"):
        return True
    label = tape.word(at - 1) if tape.words[at] == "." else tape.words[at]
    named = tape.words[at] == "." or (tape.tokens[at].words[0].isupper() and label not in _list("labels_doubtful"))
    return named and label in _list("labels_before")


def _is_address(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell a house number: "16 Hill View Road", "the 1100 block of"."""
    if not tape.words[first.first][0].isdigit() or last.value >= 100_000:
        return False
    for ahead in range(last.end, min(last.end + 4, len(tape.tokens))):
        if tape.words[ahead] in _list("streets_after"):
            return tape.words[ahead] == "block" or (ahead > last.end and tape.tokens[ahead].words.istitle())
        if not tape.tokens[ahead].words[0].isupper():
            return False
    return False


def _stands_at(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell a house number without its street, or a time: "a shooting at 16411", "began at about 2045".

    "Stood at 1500" is none.
    """
    digits = tape.words[first.first]
    at = first.first - 2 if tape.word(first.first - 1) in _list("nearly") else first.first - 1
    if first is not last or not (digits.isdecimal() and len(digits) > 3) or tape.word(at) != "at":
        return False
    after = tape.word(last.end)
    ends = not after or not after[0].isalnum() or "\n" in tape.gap(last.end)
    return (ends or tape.tokens[last.end].words.istitle()) and tape.word(at - 1) not in _list("counts_at")


def _is_glued(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell digits in a name or code: "AK-47", "M16", "82nd", "Covid-19", "7.62", "F-16s", "two-storey"."""
    after = tape.word(last.end)
    if not tape.words[first.first][0].isdigit():
        return after == "-" and tape.word(last.end + 1) in _list("compounds_after")
    if tape.glued(first.first) and _sticks(tape, first.first - 1):
        return True
    if not tape.glued(last.end) or not tape.words[last.end - 1][-1].isdigit():
        return False
    if after[0].isalpha():
        return after not in _list("glued_after")
    return after in ("%", "°", "'", "’") or (after in _MARKS and digit_follows(tape, last.end))


def _sticks(tape: Tape, at: int) -> bool:
    """Tell whether what stands glued before the digits makes them part of a name, a decimal or a code."""
    before = tape.words[at]
    if before[0].isalpha():
        return before not in _list("glued_before")
    return before in "-–—.:/,#_&" and tape.glued(at) and tape.words[at - 1][0].isalnum()


def _is_telephone(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell "(317) 555-0143", "800-HELP", "ext. 2933": groups of three and four digits, or an area code in brackets."""
    digits = tape.words[first.first]
    if not digits.isdecimal() or len(digits) < 3:
        return False
    if first is not last:
        rest = tape.words[last.first]
        return len(digits) == 3 and len(rest) == 4 and tape.word(first.end) == "-" and not rest.endswith("00")
    hyphened = tape.word(last.end) == "-" and tape.glued(last.end) and tape.glued(last.end + 1)
    coded = hyphened and tape.word(last.end + 1)[:1].isdigit()
    bracketed = tape.word(first.first - 1) == "(" and tape.word(last.end) == ")"
    return coded or bracketed or tape.word(first.first - 2) in ("ext", "tel")


def _numbers_an_item(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell a number at the head of an item of a list: "5. The army's policy"."""
    opens = first.first == 0 or tape.words[first.first - 1] in (".", "!", "?", "]") or "\n" in tape.gap(first.first)
    lone = first is last and tape.words[first.first].isdecimal() and last.value < 100
    return opens and lone and tape.word(last.end) == "."


_TESTS = (
    _is_age,
    is_date,
    _is_measure,
    _is_label,
    _is_address,
    _stands_at,
    _is_glued,
    _is_telephone,
    _numbers_an_item,
)
