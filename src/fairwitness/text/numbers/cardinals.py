"""Cardinal numbers in a run of words: "1,200", "5.5 million", "one hundred and twenty-three", "half a dozen"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from fairwitness.text.numbers.words import NumberWords, number_words
from fairwitness.text.tokens import Token, hyphenated, tokenise

_LONGEST = 12  # digits; anything longer is a serial number, not a count of people


@dataclass(frozen=True, slots=True)
class Tape:
    """A text as tokens, with each token's words in lower case."""

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Tape:
        """Cut a text into tokens; a dash inside a word is a hyphen ("16–year–old")."""
        tokens = tokenise(hyphenated(text))
        return cls(text, tokens, tuple(token.words.lower() for token in tokens))

    def word(self, at: int) -> str:
        """The word at an index, or nothing outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def gap(self, at: int) -> str:
        """The characters between the token before `at` and the token at `at`."""
        return self.text[self.tokens[at - 1].end : self.tokens[at].start]

    def glued(self, at: int) -> bool:
        """Tell whether the token at `at` follows the one before it without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A whole number read from the tokens `[first, end)`."""

    value: int
    first: int
    end: int


def cardinal_at(tape: Tape, at: int) -> Cardinal | None:
    """Read the longest cardinal that starts at token `at`; None where no number starts there."""
    words = number_words()
    for read in (_part_of_scale, _digits, _spelled, _article_scale, _set):
        found = read(tape, at, words)
        if found is not None:
            value, end = found
            return Cardinal(int(value), at, end)
    return None


def _digits(tape: Tape, at: int, words: NumberWords) -> tuple[Fraction, int] | None:
    first = tape.word(at)
    if not (first and first[0].isdecimal() and first.isascii()) or len(first) > _LONGEST:
        return None
    number, end = _grouped(tape, at)
    value = _with_half(tape, number, end)
    if value is not None:
        number, end = value
    scaled = _scale(tape, number, end, words)
    if scaled is not None:
        return scaled
    if number.denominator != 1:
        thousands = _european_thousands(first)
        return (Fraction(thousands), at + 1) if thousands is not None else None
    return number, end


def _grouped(tape: Tape, at: int) -> tuple[Fraction, int]:
    """Join "1 200", "1,00,000" and "1 200 000"; a group of three digits never stands alone after a space otherwise."""
    digits, end = tape.words[at].replace(",", ""), at + 1
    if "." in digits:
        return Fraction(digits), end
    while len(digits) <= 9:
        width = _group_width(tape, end, digits)
        if width == 0:
            break
        digits += tape.words[end + width - 1].replace(",", "")
        end += width
    return Fraction(int(digits)), end


def _group_width(tape: Tape, end: int, digits: str) -> int:
    """How many tokens the next group of digits takes: 0 none, 1 after a space, 2 after a comma of its own."""
    following = tape.word(end)
    if following == "," and tape.glued(end) and tape.glued(end + 1) and len(digits) <= 3:
        rest = tape.word(end + 1)
        return 2 if rest[:1].isdecimal() and rest.isascii() and rest.replace(",", "").isdecimal() and "," in rest else 0
    spaced = (
        len(following) == 3
        and following.isdecimal()
        and following.isascii()
        and tape.gap(end) in (" ", "\xa0", "\u202f", "\u2009")
    )
    return 1 if spaced and len(digits) in (1, 2, 3, 6, 9) and not digits.startswith("0") else 0


def _european_thousands(word: str) -> int | None:
    """Read "1.200" as 1200: three digits after the point and no scale word cannot be a count otherwise."""
    whole, _, rest = word.partition(".")
    return int(whole + rest) if len(rest) == 3 and 0 < len(whole) <= 3 and whole[0] != "0" else None


def _with_half(tape: Tape, number: Fraction, end: int) -> tuple[Fraction, int] | None:
    """Read "and a half" between a number and its scale: "two and a half million"."""
    if tape.words[end : end + 3] == ("and", "a", "half") and number.denominator == 1:
        return number + Fraction(1, 2), end + 3
    return None


def _scale(tape: Tape, number: Fraction, end: int, words: NumberWords) -> tuple[Fraction, int] | None:
    """Multiply by the scale words that follow: "5.5 million", "two dozen", "3 lakh", "10k"."""
    start = end
    while end < len(tape.words) and end - start < 3:
        ahead = end + 1 if tape.words[end] == "-" and tape.glued(end) and tape.glued(end + 1) else end
        word = tape.word(ahead)
        factor = words.scales.get(words.scale_plurals.get(word, word))
        if factor is None and tape.glued(ahead) and ahead == start and (word != "m" or number.denominator != 1):
            factor = words.scales_glued.get(word)
        if factor is None or (word in words.scale_plurals and number >= 1000):  # "14 May 2016 Dozens of"
            break
        number, end = number * factor, ahead + 1
    if end == start:
        return None
    if tape.words[end : end + 3] == ("and", "a", "half"):
        number, end = number + Fraction(factor_before(tape, end, words), 2), end + 3
    return number, end


def factor_before(tape: Tape, end: int, words: NumberWords) -> int:
    """The scale that stands just before an index: 12 after "a dozen"."""
    word = tape.word(end - 1)
    return words.scales.get(words.scale_plurals.get(word, word), 1)


def _spelled(tape: Tape, at: int, words: NumberWords) -> tuple[Fraction, int] | None:
    """Read a number spelled out; None where no number word starts at `at`."""
    small = _below_hundred(tape, at, words)
    if small is None:
        return None
    value, end = small
    half = _with_half(tape, Fraction(value), end)
    if half is not None:
        return _scale(tape, half[0], half[1], words)
    return _compose(tape, value, end, words)


def _compose(tape: Tape, current: int, end: int, words: NumberWords) -> tuple[Fraction, int]:
    """Add up hundreds and larger scales after a first small number, each scale below the one before."""
    total, ceiling = 0, 10**12
    while end < len(tape.words):
        at = end + 1 if tape.words[end] == "-" and tape.glued(end) and tape.glued(end + 1) else end
        word = tape.word(at)
        factor = words.scales.get(words.scale_plurals.get(word, word), 0)
        if factor == 0 or current == 0 or (current >= 100 if factor == 100 else factor >= ceiling):
            break
        if factor == 100:
            current, end = current * 100, at + 1
        else:
            total, current, ceiling, end = total + current * factor, 0, factor, at + 1
        more = _small_after(tape, end, words)
        if more is not None and more[0] < ceiling:
            current, end = current + more[0], more[1]
    return Fraction(total + current), end


def _small_after(tape: Tape, end: int, words: NumberWords) -> tuple[int, int] | None:
    """A number below a hundred after a scale word, with or without "and"."""
    if tape.word(end - 1) in ("dozen", "score", "dozens", "scores"):
        return None
    return _below_hundred(tape, end + 1 if tape.word(end) == "and" else end, words)


def _below_hundred(tape: Tape, at: int, words: NumberWords) -> tuple[int, int] | None:
    word = tape.word(at)
    if word in words.tens:
        unit = at + 2 if tape.word(at + 1) in ("-", "‑") and tape.glued(at + 1) else at + 1
        one = words.ones.get(tape.word(unit), 0)
        return (words.tens[word] + one, unit + 1) if one else (words.tens[word], at + 1)
    value = words.teens.get(word, words.ones.get(word))
    return None if value is None else (value, at + 1)


def _part_of_scale(tape: Tape, at: int, words: NumberWords) -> tuple[Fraction, int] | None:
    """Read "half a dozen", "a quarter of a million", "three quarters of a million", "half-million"."""
    times, start = 1, at
    if tape.word(at) in ("a", "one"):
        start = at + 1
    elif tape.word(at) == "three" and tape.word(at + 1) == "quarters":
        times, start = 3, at + 1
    fraction = words.fractions.get(tape.word(start))
    if fraction is None:
        return None
    end = start + 1
    for skipped in (("of", "a"), ("a",), ("of", "one"), ("-", "a", "-"), ("-",)):
        if tape.words[end : end + len(skipped)] == skipped:
            end += len(skipped)
            break
    factor = words.scales.get(tape.word(end))
    return None if factor is None else (Fraction(times * factor * fraction[0], fraction[1]), end + 1)


def _article_scale(tape: Tape, at: int, words: NumberWords) -> tuple[Fraction, int] | None:
    """Read "a dozen", "a hundred", "a million and a half", "a hundred and twenty", and a bare "dozen"."""
    start = at + 1 if tape.word(at) in ("a", "an") else at
    if tape.word(start) not in words.scales or (start == at and tape.word(start) == "score"):
        return None
    if tape.words[start + 1 : start + 4] == ("and", "a", "half"):
        return _scale(tape, Fraction(1), start, words)
    return _compose(tape, 1, start, words)


def _set(tape: Tape, at: int, words: NumberWords) -> tuple[Fraction, int] | None:
    """Read "both", "a couple of", "the pair", "a trio"; "a couple dozen" is two dozen."""
    start = at + 1 if tape.word(at) in ("a", "the") else at
    value = words.sets.get(tape.word(start))
    if value is None:
        return None
    ahead = start + 2 if tape.word(start + 1) == "of" else start + 1
    scaled = _scale(tape, Fraction(value), ahead, words)
    return scaled if scaled is not None else (Fraction(value), start + 1)
