"""Mention: what one report says of one incident, laid out so that it can be compared with others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fairwitness.model import Act, Age, Group, Harm, Sex
from fairwitness.resolve.spots import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The largest number of people a mention gives for a harm: at least `low`, at most `high` (None: open).

    `parts` are the smaller numbers it gives: of those who died since, of the women among them. `before` are the numbers
    it had been before those died: 17, where two more have died, which makes 19; 18 wounded, where 16 are left.
    """

    harm: Harm
    low: int
    high: int | None
    parts: frozenset[int] = frozenset()
    before: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The claims of one report that speak of one incident, and what they say of it.

    `id` is the digest of the first claim; `claims` are claim ids in text order. `days` are the days it may have
    happened on, none where the report does not say, `nights` those a night it tells of reaches over besides; `is_span`
    where these are a stretch the report cannot narrow; `other_days` all further days the report names for anything.
    `aliases` are the words of names that its report tells to be names of one of its places. `sites` are the kinds of
    site it was at. `combined` are numbers given for killed and injured together. `named` are
    names of victims, `names` rare capitalised words that are no place and no speaker, `words` the other rare words of
    its sentences, each with its rarity. `is_told` says that these are only days of telling: it happened then or before.
    `is_main` marks what its report is mainly about.
    """

    id: str
    report: str
    claims: tuple[str, ...]
    published: date | None = None
    is_main: bool = True
    days: frozenset[date] = frozenset()
    is_span: bool = False
    is_told: bool = False
    nights: frozenset[date] = frozenset()
    other_days: frozenset[date] = frozenset()
    spots: tuple[Spot, ...] = ()
    aliases: frozenset[frozenset[str]] = frozenset()
    sites: frozenset[str] = frozenset()
    acts: frozenset[Act] = frozenset()
    sides: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    combined: frozenset[int] = frozenset()
    ages: frozenset[int] = frozenset()
    groups: frozenset[Group] = frozenset()
    sexes: frozenset[Sex] = frozenset()
    stages: frozenset[Age] = frozenset()
    victims: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    names: dict[str, float] = field(default_factory=dict, hash=False)
    words: dict[str, float] = field(default_factory=dict, hash=False)

    def figure(self, harm: Harm) -> Figure | None:
        """The figure given for a harm, if any."""
        return next((figure for figure in self.figures if figure.harm is harm), None)
