"""Lists of names, as they are shown to people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def listed(names: Iterable[str]) -> str:
    """List names in the order given; several bodies that share one are told with their number: "police (3 of them)"."""
    numbers = Counter(names)
    return ", ".join(f"{name} ({many} of them)" if many > 1 else name for name, many in numbers.items()) or "nobody"
