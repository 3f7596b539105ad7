"""Where in a text people are counted: each number with its modifier, ages and dates and calibres left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairwitness.text.numbers.bounds import bounds_of, range_of
from fairwitness.text.numbers.cardinals import Cardinal, Tape, cardinal_at
from fairwitness.text.numbers.others import counts_no_people, is_surely_no_count
from fairwitness.text.numbers.words import number_words
from fairwitness.text.people import person_words

_ARTICLES = ("a", "an", "another", "the")
_NEAR = 4  # words within which a person noun must follow "a", "no" or "some"
_COUNTED_BEHIND = re.compile(r"\d+\s*(?P<mark>[-\u2013\u2014:.)])\s+(?P<next>[A-Za-z]+)")  # "10 - 12 killed" is a range
_ENDS = ".)"
_WINDOW = 120  # characters either side in which a pointed-at number may have its modifier


def find_counts(text: str) -> tuple[tuple[int, int], ...]:
    """Find every phrase of a text that may count people, as character ranges in order, none overlapping."""
    tape = Tape.of(text)
    return tuple((tape.tokens[a].start, tape.tokens[b - 1].end) for a, b in _phrases(tape, strict=True))


def widen_count(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a pointed-at number to its modifier: "130" inside "over 130" gives the whole phrase.

    Returns the range unchanged where no larger count phrase contains it.
    """
    low, tape = _around(text, start, end)
    for first, last in _phrases(tape, strict=False):
        a, b = low + tape.tokens[first].start, low + tape.tokens[last - 1].end
        if a <= start and end <= b:
            return a, b
    return start, end


def names_something_else(text: str, start: int, end: int) -> bool:
    """Tell whether the digits of a range are a house number, a label or a telephone number in their text."""
    if _is_of_a_name(text, start):
        return True
    low, tape = _around(text, start, end)
    for at, token in enumerate(tape.tokens):
        if start <= low + token.start and low + token.end <= end and token.words[0].isdigit():
            cardinal = cardinal_at(tape, at)
            return cardinal is not None and is_surely_no_count(tape, cardinal, cardinal)
    return False


def _is_of_a_name(text: str, start: int) -> bool:
    """Tell whether digits number what follows, or end a name before it, and count nobody.

    "58 - Five killed in Lome" is the entry of a list, "Radio 9 - Two dead" is told by a station; "the dead are 19. Two
    were children" ends a sentence.
    """
    counted = _COUNTED_BEHIND.match(text, start)
    if counted is None or bounds_of(counted["next"]) is None:
        return False
    opens = not text[:start].rpartition("\n")[2].strip()
    return opens or (counted["mark"] not in _ENDS and counted["next"][0].isupper())


def _around(text: str, start: int, end: int) -> tuple[int, Tape]:
    """The words near a range, and at which character they begin."""
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    while low > 0 and not text[low - 1].isspace() and low > start - 2 * _WINDOW:
        low -= 1
    return low, Tape.of(text[low:high])


def _phrases(tape: Tape, *, strict: bool) -> Iterator[tuple[int, int]]:
    """Give token ranges of count phrases; `strict` leaves out numbers that count no people."""
    at = 0
    while at < len(tape.words):
        found = _numbered(tape, at, strict=strict) or _wordy(tape, at)
        if found is None:
            at += 1
        elif found[0] == found[1]:
            at = found[1] + 1
        else:
            yield found
            at = found[1]


def _numbered(tape: Tape, at: int, *, strict: bool) -> tuple[int, int] | None:
    """A modifier and a number from token `at`; an empty range past it where the number counts no people."""
    core = _modified(tape, at)
    cardinal = cardinal_at(tape, core) if core < len(tape.words) else None
    if cardinal is None:
        return None
    high = _upper(tape, cardinal)
    last = high if high is not None else cardinal
    if strict and counts_no_people(tape, cardinal, last):
        return last.end - 1, last.end - 1
    if strict and _is_lone_word(tape, cardinal, last) and not _people_follow(tape, last.end):
        return (last.end - 1, last.end - 1) if core == at else None
    return at, _after(tape, last.end)


def _modified(tape: Tape, at: int) -> int:
    """The index past the modifiers that start at `at`, three at most; "all", "the" and the like stay outside."""
    words = number_words()
    opened = words.range_open.match(tape.words, at)
    if opened is not None and _opens_range(tape, opened[1]):
        return opened[1]
    for _ in range(3):
        match = words.before.match(tape.words, at) if at < len(tape.words) else None
        if match is None or (match[0] == "exact" and tape.words[at : at + 3] != ("a", "total", "of")):
            break
        if tape.words[at] == "over" and tape.word(at - 1) in words.not_counts["over_after"]:
            break
        at = match[1]
    return at


def _opens_range(tape: Tape, at: int) -> bool:
    cardinal = cardinal_at(tape, at) if at < len(tape.words) else None
    return cardinal is not None and _upper(tape, cardinal, opened=True) is not None


def _upper(tape: Tape, low: Cardinal, *, opened: bool | None = None) -> Cardinal | None:
    """The upper end of a range that starts with `low`."""
    if low.end >= len(tape.words):
        return None
    words = number_words()
    is_open = (
        opened
        if opened is not None
        else any(words.range_open.match(tape.words, at) for at in range(max(0, low.first - 2), low.first))
    )
    joined = (words.range_to if is_open else words.range_bare).match(tape.words, low.end)
    if joined is None or _begins_sentence(tape, low.end, joined[1]):
        return None
    high = cardinal_at(tape, joined[1]) if joined[1] < len(tape.words) else None
    return high if high is not None and range_of(tape, low, high) is not None else None


def _begins_sentence(tape: Tape, dash: int, at: int) -> bool:
    """Tell whether a dash parts a dateline from the text: "LUANDA, Oct 9 - Eleven people were killed"."""
    apart = not tape.words[dash].isalnum() and not tape.glued(dash)
    return apart and at < len(tape.tokens) and tape.tokens[at].words[0].isupper()


def _after(tape: Tape, end: int) -> int:
    """The index past a modifier that follows the number: "or more", "or so"."""
    match = number_words().after.match(tape.words, end) if end < len(tape.words) else None
    if match is None or "\n" in tape.gap(end):
        return end
    next_number = cardinal_at(tape, match[1]) if match[1] < len(tape.words) else None
    return end if next_number is not None else match[1]


def _is_lone_word(tape: Tape, first: Cardinal, last: Cardinal) -> bool:
    """Tell whether the number is just "one", "a couple" or "both", which often count no people."""
    lone = tape.words[first.first : first.end] in (("one",), ("zero",), ("0",))
    return first is last and (lone or tape.words[first.end - 1] in number_words().sets)


def _people_follow(tape: Tape, at: int) -> bool:
    """Tell whether a person or harm noun stands within a few words, before the next mark."""
    words, people = number_words(), person_words()
    article = tape.word(at - 1) in _ARTICLES  # "a bomb killed" counts nobody, "one of the injured" does
    if at < len(tape.words) and tape.words[at] in words.follows_directly:
        return True
    for ahead in range(at, min(at + _NEAR, len(tape.words))):
        word = tape.words[ahead]
        if word in people or word in words.follows or (not article and word in words.follows_directly):
            return True
        if not (word[0].isalnum() or word in "-'’" or (word == "." and tape.glued(ahead) and tape.glued(ahead + 1))):
            return False
    return False


def _wordy(tape: Tape, at: int) -> tuple[int, int] | None:
    """A count without a number: "dozens", "no one", and before a person noun "a", "some", "many", "no"."""
    words = number_words()
    start = _modified(tape, at)
    if start < len(tape.words):
        alone = words.vague_alone.match(tape.words, start)
        if alone is not None:
            return at, alone[1]
        near = _near_noun(tape, start) if start > at and tape.words[start] not in words.articles else None
        if near is not None:
            return at, near[1]
    for phrases in (words.vague_alone, words.zero_alone):
        match = phrases.match(tape.words, at)
        if match is not None:
            return at, match[1]
    return _near_noun(tape, at)


def _near_noun(tape: Tape, at: int) -> tuple[int, int] | None:
    words = number_words()
    word = tape.words[at]
    if word in words.multiples:
        return (at, at + 1) if tape.word(at + 1) in words.multiples_of else None
    vague = words.vague_near_noun.match(tape.words, at)
    end = vague[1] if vague is not None else at + 1
    if vague is None and word not in words.articles and word != "no":
        return None
    return (at, end) if _people_follow(tape, end) or _age_follows(tape, end) else None


def _age_follows(tape: Tape, at: int) -> bool:
    """Tell whether "a" stands before an age: "a 16-year-old boy", "a six year old"."""
    age = cardinal_at(tape, at) if at < len(tape.words) else None
    if age is None:
        return False
    after = age.end + 1 if tape.word(age.end) == "-" else age.end
    return tape.word(after) in number_words().not_counts["ages_after"] and "old" in tape.words[after : after + 3]
