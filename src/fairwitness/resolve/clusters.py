"""Clusters: from pairs to incidents, heaviest links first, within what rules and people's judgements allow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from fairwitness.model import Judgement, Verdict

Pair = tuple[str, str]
Score = Callable[[str, str], float]
Bar = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """How two mentions are held together: the bits for it, what bars it or leaves it open, and how many bits it takes.

    Pairs of higher `rank` are joined first.
    """

    score: Score
    rank: Callable[[str, str], int]
    is_barred: Bar
    is_open: Bar
    threshold: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustered:
    """Groups of mention ids, each sorted, and the judgements that newer ones contradict."""

    groups: tuple[tuple[str, ...], ...]
    overruled: tuple[Judgement, ...]


def cluster(
    members: Iterable[str], links: Iterable[Pair], law: Law, judgements: Sequence[tuple[Pair, Judgement]] = ()
) -> Clustered:
    """Gather mentions into incidents.

    Links join, those between what reports are mainly about and the heaviest first, where no two members are barred from
    each other and the two groups are, all pairs that can be compared taken together, still likely one. What people
    judged to be one, the newest word before all, joins whatever links found; what they judged to be two never meets;
    a word neither adds to the weight of other links nor takes from it. The result depends on what is given, never on
    its order.
    """
    listed = sorted(members)
    groups, linked = _Groups(listed), _Groups(listed)
    overruled = [judgement for pair, judgement in judgements if not groups.obey(pair, judgement.verdict)]
    for left, right in sorted(set(links), key=lambda pair: (-law.rank(*pair), -round(law.score(*pair), 6), pair)):
        mine, theirs = linked.of(left), linked.of(right)
        if mine is not theirs and not groups.is_apart(left, right) and _are_one(mine, theirs, law):
            linked.join(left, right)
            groups.join(left, right)
    found = sorted(tuple(sorted(group)) for group in groups.all())
    return Clustered(groups=tuple(found), overruled=tuple(overruled))


def _are_one(ones: Sequence[str], others: Sequence[str], law: Law) -> bool:
    """Tell whether two groups can be one incident: nobody barred, and likely on the whole."""
    pairs = [(one, other) for one in ones for other in others]
    if any(law.is_barred(*pair) for pair in pairs):
        return False
    told = [pair for pair in pairs if not law.is_open(*pair)]
    return bool(told) and sum(law.score(*pair) for pair in told) >= law.threshold * len(told)


class _Groups:
    """Groups of mentions with what people said of their members."""

    def __init__(self, members: Sequence[str]) -> None:
        self._group: dict[str, list[str]] = {member: [member] for member in members}
        self._apart: set[Pair] = set()

    def of(self, member: str) -> list[str]:
        return self._group[member]

    def all(self) -> list[list[str]]:
        return list({id(group): group for group in self._group.values()}.values())

    def join(self, left: str, right: str) -> None:
        mine, theirs = self._group[left], self._group[right]
        if mine is not theirs:
            mine.extend(theirs)
            for member in theirs:
                self._group[member] = mine

    def is_apart(self, left: str, right: str) -> bool:
        """Tell whether somebody judged a member of the one group different from a member of the other."""
        if not self._apart:
            return False
        mine, theirs = self._group[left], self._group[right]
        return any(_pair(one, other) in self._apart for one in mine for other in theirs)

    def obey(self, pair: Pair, verdict: Verdict) -> bool:
        """Carry a judgement out; False where a newer one stands against it."""
        left, right = pair
        is_one = self._group[left] is self._group[right]
        if verdict is Verdict.SAME:
            if not is_one and self.is_apart(left, right):
                return False
            self.join(left, right)
        elif verdict is Verdict.DIFFERENT:
            if is_one:
                return False
            self._apart.add(_pair(left, right))
        return True


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def components(starts: Iterable[str], neighbours: Callable[[str], Iterable[str]]) -> list[tuple[str, ...]]:
    """Everything that hangs together with each start, over any number of links."""
    seen: set[str] = set()
    found = []
    for start in sorted(starts):
        if start in seen:
            continue
        reached, waiting = {start}, [start]
        while waiting:
            for other in neighbours(waiting.pop()):
                if other not in reached:
                    reached.add(other)
                    waiting.append(other)
        seen |= reached
        found.append(tuple(sorted(reached)))
    return found
