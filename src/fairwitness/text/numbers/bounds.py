"""What count words bound: "over 130" is 131 or more, "up to 30" is 0 to 30, "dozens" bounds nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from fairwitness.text.numbers.cardinals import Cardinal, Tape, cardinal_at
from fairwitness.text.numbers.words import NumberWords, Phrases, number_words

_LONGEST = 2000  # characters; count words are a phrase, and a reader that points at a page has missed


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and highest number of people the words allow; None is open.

    "About 40" is low 40, high 40 and approx. Vague words ("several") have neither low nor high.
    """

    low: int | None
    high: int | None
    approx: bool = False
    vague: bool = False


VAGUE = Bounds(None, None, vague=True)
NOBODY = Bounds(0, 0)


def bounds_of(words: str) -> Bounds | None:
    """Work out what count words bound; None where they are no count ("the first", "aged 12", "three-year-old")."""
    tape = Tape.of(words[:_LONGEST])
    if not tape.words or _is_age(tape):
        return None
    lexicon = number_words()
    if any(lexicon.zero_alone.match(tape.words, at) for at in range(len(tape.words))):
        return NOBODY
    found = _range(tape, lexicon) or _sum(tape, lexicon)
    if found is not None:
        return _is_vague_core(tape, found, lexicon) or _moved(tape, found, lexicon)
    return _wordy(tape, lexicon)


@dataclass(frozen=True, slots=True)
class _Core:
    """The bare number or range inside count words, at the tokens `[first, end)`."""

    low: int
    high: int
    first: int
    end: int


def _is_age(tape: Tape) -> bool:
    lists = number_words().not_counts
    after_number = any(w in lists["old"] for w in tape.words) and any(w in lists["ages_after"] for w in tape.words)
    return after_number or tape.words[0] in lists["ages_before"]


def _cardinals(tape: Tape) -> list[Cardinal]:
    found, at = [], 0
    while at < len(tape.words):
        cardinal = None if _is_ordinal(tape, at) else cardinal_at(tape, at)
        if cardinal is None:
            at += 1
        else:
            found.append(cardinal)
            at = cardinal.end
    return found


def _is_ordinal(tape: Tape, at: int) -> bool:
    """Tell whether digits carry an ordinal's ending ("12th") or a spelled number does not end there ("2d")."""
    endings = number_words().not_counts["ordinal_endings"]
    return tape.words[at].isdecimal() and tape.glued(at + 1) and tape.word(at + 1) in endings


def _range(tape: Tape, words: NumberWords) -> _Core | None:
    """Read "between 12 and 15", "12-15", "two or three"."""
    found = _cardinals(tape)
    for low, high in pairwise(found):
        opened = any(words.range_open.match(tape.words, at) for at in range(max(0, low.first - 2), low.first))
        joins = words.range_to if opened else words.range_bare
        joined = joins.match(tape.words, low.end) if low.end < high.first else None
        if joined is not None and _only_approx(tape, joined[1], high.first, words):
            core = range_of(tape, low, high)
            if core is not None:
                return _Core(core[0], core[1], low.first, high.end)
    return None


def _only_approx(tape: Tape, first: int, end: int, words: NumberWords) -> bool:
    """Tell whether nothing but a modifier stands between the joining word and the upper number."""
    modifier = words.before.match(tape.words, first) if first < end else None
    return first == end or (modifier is not None and modifier[1] == end)


def range_of(tape: Tape, low: Cardinal, high: Cardinal) -> tuple[int, int] | None:
    """Both ends of a range, the scale of the upper one shared: "2 to 3 million"; None where it runs downwards."""
    start = low.value
    bare = _bare_number(tape, high) if high.end - high.first > 1 else None
    if bare is not None and start < bare:
        start *= high.value // bare
    return (start, high.value) if start < high.value else None


def _bare_number(tape: Tape, cardinal: Cardinal) -> int | None:
    word = tape.word(cardinal.first)
    value = int(word) if word.isascii() and word.isdecimal() else number_words().ones.get(word)
    return value if value and cardinal.value % value == 0 else None


def _sum(tape: Tape, words: NumberWords) -> _Core | None:
    """The one number of the words, or the sum of numbers that name different people ("two children and one man")."""
    found = _cardinals(tape)
    if not found:
        return None
    total, last = found[0].value, found[0]
    if last.first >= 2 and tape.word(last.first - 1) == "and" and tape.words[0] in words.articles:
        total += 1  # "a man and two children"
    for cardinal in found[1:]:
        between = tape.words[last.end : cardinal.first]
        if not (between and between[-1] in ("and", "&", ",", "plus") and _names_people(between)):
            break
        total, last = total + cardinal.value, cardinal
    return _Core(total, total, found[0].first, last.end)


def _names_people(between: tuple[str, ...]) -> bool:
    return not {"including", "among", "of", "include", "included", "which", "whom"}.intersection(between)


def _is_vague_core(tape: Tape, core: _Core, words: NumberWords) -> Bounds | None:
    """See through "several hundred", "a few dozen", "70 percent" and "all but one": the number word bounds nobody."""
    if any(words.excepted.match(tape.words, at) == ("excepted", core.first) for at in range(core.first)):
        return VAGUE
    before = tape.word(core.first - 1)
    quantified = before in words.vague and before not in ("all", "some") and tape.word(core.first) in words.scales
    return VAGUE if quantified or tape.word(core.end) in words.vague_fractions else None


def _moved(tape: Tape, core: _Core, words: NumberWords) -> Bounds:
    """Move a number's bounds by the modifiers before and after it."""
    kinds = _modifiers(tape, words.before, 0, core.first) | _modifiers(tape, words.after, core.end, len(tape.words))
    bounds = Bounds(core.low, core.high, approx="approx" in kinds)
    if "more_than" in kinds:
        return replace(bounds, low=core.low + 1, high=None)
    if "at_least" in kinds:
        return replace(bounds, high=None)
    if "up_to" in kinds:
        return replace(bounds, low=0)
    if "fewer_than" in kinds:
        return replace(bounds, low=0, high=max(core.high - 1, 0))
    return bounds


def _modifiers(tape: Tape, phrases: Phrases, at: int, end: int) -> set[str]:
    """The kinds of the modifiers that stand in `[at, end)`."""
    kinds = set()
    while at < end:
        match = phrases.match(tape.words, at)
        if match is not None and match[1] <= end:
            kinds.add(match[0])
        at = match[1] if match is not None else at + 1
    return kinds


def _wordy(tape: Tape, words: NumberWords) -> Bounds | None:
    """Bound words without a cardinal: "no one", "a", "another", "dozens", "a second", "more than half"."""
    denials = [at for at in range(len(tape.words)) if words.zero.match(tape.words, at) and tape.word(at - 1) != "if"]
    if denials and not _is_negated_modifier(tape):  # "hundreds if not thousands" denies nothing
        return NOBODY
    if words.vague.intersection(tape.words) or words.vague_fractions.intersection(tape.words) - _single_ordinal(tape):
        return VAGUE
    for word, value in words.multiples.items():
        if word in tape.words:
            return Bounds(value, value)
    if tape.words[0] in words.articles:
        return Bounds(1, 1)
    return None


def _is_negated_modifier(tape: Tape) -> bool:
    """Tell "no fewer than dozens" from "no one": the longer phrase is a modifier."""
    words = number_words()
    return any(words.before.match(tape.words, at) for at in range(len(tape.words)) if tape.words[at] in ("no", "not"))


def _single_ordinal(tape: Tape) -> set[str]:
    """Words that are a person's place in a row and not a share: "a third", but not "a third of"."""
    return {"third", "fifth", "tenth"} if tape.word(0) in ("a", "another") and "of" not in tape.words else set()
