"""Number words: where a text counts people, and what the words bound ("over 130" is 131 or more)."""

from fairwitness.text.numbers.bounds import NOBODY, VAGUE, Bounds, bounds_of
from fairwitness.text.numbers.ordinals import ordinal_of
from fairwitness.text.numbers.phrases import find_counts, names_something_else, widen_count

__all__ = ["NOBODY", "VAGUE", "Bounds", "bounds_of", "find_counts", "names_something_else", "ordinal_of", "widen_count"]
