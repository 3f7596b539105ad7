"""robots.txt: what a site allows a visitor to fetch, and how slowly (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

# RFC 9309 asks for 500 KiB at least
MAXIMUM_ROBOTS = 512_000
_LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules one visitor must keep: paths that are allowed or not, and seconds between fetches."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether a path may be fetched: the longest rule that fits counts, and allowing counts more on a tie."""
        plain = _normal(path or "/")
        fitting = [(len(rule), allowed) for rule, allowed in self.rules if rule and _fits(rule, plain)]
        return max(fitting, default=(0, True))[1]


NOTHING_ALLOWED = Robots(rules=(("/", False),))


def parse_robots(text: str, agent: str) -> Robots:
    """Read the rules for a visitor of this name: its own group where there is one, else the one for all."""
    groups: dict[str, tuple[list[tuple[str, bool]], list[float]]] = {}
    names: list[str] = []
    in_rules = False
    for line in text.splitlines():
        key, colon, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if not colon:
            continue
        key = key.lower()
        if key == "user-agent":
            names = [*([] if in_rules else names), value.lower()]
            in_rules = False
            groups.setdefault(value.lower(), ([], []))
            continue
        in_rules = True
        for name in names:
            _add(groups[name], key, value)
    rules, delays = groups.get(agent.lower()) or groups.get("*") or ([], [])
    return Robots(rules=tuple(rules), delay=min(_LONGEST_DELAY, max(delays, default=0.0)))


def _add(group: tuple[list[tuple[str, bool]], list[float]], key: str, value: str) -> None:
    if key in ("allow", "disallow"):
        group[0].append((_normal(value) if value else "", key == "allow"))
    elif key == "crawl-delay":
        try:
            delay = float(value)
        except ValueError:
            return
        if delay >= 0:
            group[1].append(delay)


def _normal(path: str) -> str:
    return quote(unquote(path), safe="/*$?&=:@!,;~+()'-._")


def _fits(rule: str, path: str) -> bool:
    """Match a rule with its * and $ by going along once; an expression could be made to take for ever."""
    anchored = rule.endswith("$")
    first, *others = (rule[:-1] if anchored else rule).split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not anchored or path == first
    at = len(first)
    for piece in others[:-1]:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    last = others[-1]
    return path.endswith(last) and len(path) - len(last) >= at if anchored else path.find(last, at) >= 0
