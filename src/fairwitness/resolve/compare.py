"""Compare: the questions two mentions are compared by, each answered with a level, from contradiction to agreement.

A level is a whole number, the higher the more alike, or None where one of the two says nothing. Weights per level live
in `weights.json`; the same functions serve the shipped scorer, Splink and the estimation of the weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from datetime import date

from fairwitness.model import Act, Harm
from fairwitness.resolve.mention import Figure, Mention
from fairwitness.resolve.rarity import likeness, shared
from fairwitness.resolve.spots import COUNTRY, Lie, Spot, best_lie

Level = int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One question; `levels` puts the answers in words, level 0 first."""

    name: str
    levels: tuple[str, ...]
    level: Callable[[Mention, Mention], Level]


def place_level(one: Mention, other: Mention) -> Level:
    """How the closest of their places lie."""
    near = best_lie(one.spots, other.spots)
    if near is Lie.SAME_CITY and (_are_large(one, other) or one.sites & other.sites):
        # many shootings a day are told of a city, but few attacks with this many victims, or on its hotels
        return int(Lie.SAME)
    if near is Lie.COUNTRY and _is_wide(one) and _is_wide(other) and _are_large(one, other, LARGE_OF_A_COUNTRY):
        # told of a country as a whole, as what has so many victims is
        return int(Lie.SAME)
    return None if near is None else int(near)


def site_level(one: Mention, other: Mention) -> Level:
    """Whether both are told of a kind of site, and of which."""
    if not one.sites or not other.sites:
        return None
    return 1 if one.sites & other.sites else 0


def date_level(one: Mention, other: Mention) -> Level:
    """Whether they can have happened on one day."""
    if not one.days or not other.days:
        return None
    if one.days & other.days:
        return 3 if one.is_span or other.is_span else 4
    if gap(one.days, other.days) == 1:
        if one.days & other.nights and other.days & one.nights:
            return 3
        return None if _told_after(one, other) or _told_after(other, one) else 2
    return 1 if one.days & other.other_days or one.other_days & other.days else 0


def _told_after(one: Mention, other: Mention) -> bool:
    """Tell whether only the day of telling is known of one: the other, of the day before, may be it."""
    return one.is_told and max(other.days) < min(one.days)


def act_level(one: Mention, other: Mention) -> Level:
    """Whether the kinds of act agree."""
    if not one.acts or not other.acts:
        return None
    if one.acts & other.acts - _LOOSE:
        return 2
    return 1 if one.acts & other.acts or any(_akin(a, b) for a in one.acts for b in other.acts) else 0


def side_level(one: Mention, other: Mention) -> Level:
    """Whether the same side did it."""
    if not one.sides or not other.sides:
        return None
    return 1 if one.sides & other.sides else 0


def killed_level(one: Mention, other: Mention) -> Level:
    """Whether the numbers of killed can be one number; told with the missing or the injured, they may be one sum."""
    level = _harm_level(one, other, Harm.KILLED)
    sums = sums_shared(one, other)
    return level if level is None or not sums else max(level, _same_level(max(sums)))


def injured_level(one: Mention, other: Mention) -> Level:
    """Whether the numbers of injured can be one number."""
    return _harm_level(one, other, Harm.INJURED)


def sums_shared(one: Mention, other: Mention) -> frozenset[int]:
    """What both come to: the missing are found dead, and one counts together who was killed and hurt, the other apart.

    "12 dead and 40 missing" and "41 dead, 11 missing" are 52 people, as "52 dead" are, when nobody is missing any more
    or the missing are given up; "32 killed or wounded" are 11 dead and 21 wounded.
    """
    hurt = (one.combined & _killed_and(other, Harm.INJURED)) | (other.combined & _killed_and(one, Harm.INJURED))
    lost, others = _killed_and(one, Harm.MISSING), _killed_and(other, Harm.MISSING)
    found = (lost & (others | _killed(other))) | (others & _killed(one))
    return hurt | (one.combined & other.combined) | found


def _killed(mention: Mention) -> frozenset[int]:
    """The killed, where they are told by one number."""
    figure = mention.figure(Harm.KILLED)
    return frozenset({figure.low}) if figure and figure.low and figure.low == figure.high else frozenset()


def _killed_and(mention: Mention, harm: Harm) -> frozenset[int]:
    """The killed and those of another harm counted together, where each is told by one number."""
    figures = [mention.figure(Harm.KILLED), mention.figure(harm)]
    numbers = [figure.low for figure in figures if figure and figure.low and figure.low == figure.high]
    return frozenset({sum(numbers)}) if len(numbers) == 2 else frozenset()


def is_one_occasion(one: Mention, other: Mention) -> bool:
    """Tell whether both are told of one small place on days in common, or of a city's one large attack or kind of site.

    A village or town seldom has two such on a day, nor has a city two with so many victims.
    """
    if (date_level(one, other) or 0) < _DAYS_SHARED:
        return False
    near = best_lie(_towns(one), _towns(other))
    return near is Lie.SAME or (near is Lie.SAME_CITY and place_level(one, other) == Lie.SAME)


def is_one_village(one: Mention, other: Mention) -> bool:
    """Tell whether both are told of one small place; of a city many incidents are told."""
    return best_lie(_towns(one), _towns(other)) is Lie.SAME


def _towns(mention: Mention) -> list[Spot]:
    """Its towns, villages and named bridges, camps and the like, which lie in one place; a street does not."""
    return [spot for spot in mention.spots if not spot.is_street]


def victims_level(one: Mention, other: Mention) -> Level:
    """Whether the victims are described alike: the same rare words, ages, sex, or people of another kind."""
    if one.ages and other.ages and len(one.ages & other.ages) > 1:
        return 4
    if one.ages and other.ages and one.ages & other.ages:
        return 3
    if one.victims and other.victims and one.victims & other.victims:
        return 2
    if not (one.victims and other.victims) and not (one.ages and other.ages):
        return None
    return 0 if one.ages and other.ages else _unlike(one, other, 1)


def named_level(one: Mention, other: Mention) -> Level:
    """Whether they name the same victims."""
    if not one.named and not other.named:
        return None
    both = min(2, len(victims_shared(one, other)))
    return both if both or (one.named and other.named) else _unlike(one, other)


def victims_shared(one: Mention, other: Mention) -> frozenset[str]:
    """The names of victims of either that the other names too, as a victim or at all."""
    return (one.named & (other.named | other.names.keys())) | (other.named & one.names.keys())


def names_level(one: Mention, other: Mention) -> Level:
    """How many rare names (of people, streets, sites) both have, by their rarity."""
    if len(one.names) < _FEW or len(other.names) < _FEW:
        return None
    both = shared(one.names, other.names)
    return sum(both >= bound for bound in NAME_BOUNDS) or _unlike(one, other)


def words_level(one: Mention, other: Mention) -> Level:
    """How alike they are worded, names aside; of one village, without a day, any other words may tell it."""
    if len(one.words) < _FEW_WORDS or len(other.words) < _FEW_WORDS:
        return None
    alike = likeness(one.words, other.words)
    level = sum(alike >= bound for bound in WORD_BOUNDS)
    if level or (one.days and other.days) or act_level(one, other) == 0 or not is_one_village(one, other):
        return level or _unlike(one, other)
    return None


def _unlike(one: Mention, other: Mention, level: int = 0) -> Level:
    """The level of accounts that share no names or words; of one small place, day and kind of act it is none.

    What the weights hold against them was learnt on pairs that mostly lay in cities, where much happens in a day. An
    event of one place, day and kind is one for ACLED too, however far apart two sides count; of kindred kinds, or over
    several days, it counts where the figures are far apart.
    """
    if act_level(one, other) == 0:
        return level
    if not is_one_occasion(one, other):
        return level
    if date_level(one, other) == _SAME_DAY and act_level(one, other) != _KINDRED:
        return None
    return level if _FAR_APART in (killed_level(one, other), injured_level(one, other)) else None


_FAR_APART = 0
_DAYS_SHARED = 3
_SAME_DAY = 4
_KINDRED = 1
_SEVERAL = 3
_LARGE = 10
LARGE_OF_A_COUNTRY = 100
_COMPATIBLE = 2
_FEW = 3
_FEW_WORDS = 12
NAME_BOUNDS = (3.0, 9.0, 18.0, 32.0, 60.0)
WORD_BOUNDS = (0.06, 0.12, 0.2, 0.35, 0.6)

_FIGURES = ("far apart", "close", "compatible", "the same, 1 or 2", "the same, 3 to 9", "the same, 10 or more")

COMPARISONS = (
    Comparison(
        name="place",
        levels=(
            "apart",
            "same country",
            "same region",
            "near or one inside the other",
            "same city",
            "same place, or a large incident or one kind of site in the same city",
        ),
        level=place_level,
    ),
    Comparison(name="site", levels=("other kinds of site", "the same kind of site"), level=site_level),
    Comparison(
        name="date",
        levels=("different days", "a day one of them names besides", "a day apart", "days that overlap", "same day"),
        level=date_level,
    ),
    Comparison(name="act", levels=("different kinds", "kindred kinds", "same kind"), level=act_level),
    Comparison(name="side", levels=("different perpetrators", "same perpetrator"), level=side_level),
    Comparison(
        name="killed",
        levels=_FIGURES,
        level=killed_level,
    ),
    Comparison(
        name="injured",
        levels=_FIGURES,
        level=injured_level,
    ),
    Comparison(
        name="victims",
        levels=("other ages", "other words", "a rare word shared", "an age shared", "ages shared"),
        level=victims_level,
    ),
    Comparison(
        name="named victims",
        levels=("other victims named", "a name of a victim shared", "names of victims shared"),
        level=named_level,
    ),
    Comparison(
        name="names",
        levels=("no rare name shared", "a name shared", "names shared", "several names", "many names", "most names"),
        level=names_level,
    ),
    Comparison(
        name="words",
        levels=("other wording", "a little alike", "somewhat alike", "alike", "very alike", "nearly the same text"),
        level=words_level,
    ),
)

_LOOSE = frozenset({Act.ATTACK, Act.ARREST, Act.SECURITY_OPERATION, Act.PROTEST, Act.LOOTING_OR_DESTRUCTION})
"""Acts that others go along with: what one account calls an air strike another tells by the houses that burnt."""
_KIN = (
    frozenset({Act.AIR_STRIKE, Act.DRONE_STRIKE, Act.MISSILE_STRIKE, Act.BOMBING, Act.SHELLING, Act.CHEMICAL_ATTACK}),
    frozenset({Act.AIR_STRIKE, Act.DRONE_STRIKE, Act.MISSILE_STRIKE, Act.SHELLING, Act.ARMED_CLASH}),
    frozenset({Act.BOMBING, Act.SUICIDE_BOMBING}),
    frozenset({Act.SHOOTING, Act.EXECUTION, Act.ARMED_CLASH}),
    frozenset({Act.SHOOTING, Act.EXECUTION, Act.ABDUCTION}),
)


def _akin(one: Act, other: Act) -> bool:
    return one is other or one in _LOOSE or other in _LOOSE or any(one in kin and other in kin for kin in _KIN)


def gap(ones: Set[date], others: Set[date]) -> int:
    """How many days lie between the nearest of two sets."""
    return min(abs((one - other).days) for one in ones for other in others)


def _is_wide(mention: Mention) -> bool:
    return any(spot.rank == COUNTRY for spot in mention.spots)


def _are_large(one: Mention, other: Mention, least: int = _LARGE) -> bool:
    """Tell whether both have many killed or many injured, or both together where one does not tell them apart."""
    figures = [(one.figure(harm), other.figure(harm)) for harm in (Harm.KILLED, Harm.INJURED)]
    if any(mine and theirs and min(mine.low, theirs.low) >= least for mine, theirs in figures):
        return True
    return bool(one.combined or other.combined) and min(_harmed(one), _harmed(other)) >= least


def _harmed(mention: Mention) -> int:
    """How many were killed or injured."""
    figures = (mention.figure(harm) for harm in (Harm.KILLED, Harm.INJURED))
    return max(mention.combined, default=0) or sum(figure.low for figure in figures if figure)


def _harm_level(one: Mention, other: Mention, harm: Harm) -> Level:
    """Whether two numbers can be one, or one that grew.

    The toll of a large incident rises from report to report, a small one by what the later report adds to it: "two more
    died, which makes five" is told of an incident with three dead, and of no other.
    """
    mine, theirs = one.figure(harm), other.figure(harm)
    level = _figure_level(mine, theirs)
    if mine is None or theirs is None or one.published is None or other.published is None:
        return level
    if one.published == other.published:
        return level
    early, late = (mine, theirs) if one.published < other.published else (theirs, mine)
    if _is_before(early, late):
        return _same_level(early.low)
    return _COMPATIBLE if level in (0, 1) and _has_grown(early, late) else level


def is_sequel(one: Mention, other: Mention) -> bool:
    """Tell whether one tells who died since of just the several dead the other had: 17 dead, two more make 19."""
    mine, theirs = one.figure(Harm.KILLED), other.figure(Harm.KILLED)
    if mine is None or theirs is None or one.published is None or other.published is None:
        return False
    early, late = (mine, theirs) if one.published < other.published else (theirs, mine)
    return _is_before(early, late) and early.low >= _SEVERAL


def _is_before(early: Figure, late: Figure) -> bool:
    return early.low in late.before and early.high == early.low


def _has_grown(early: Figure, late: Figure) -> bool:
    more = late.low - early.low
    return more > 0 and (late.low >= _LARGE or more in late.parts)


def _figure_level(one: Figure | None, other: Figure | None) -> Level:
    if one is None or other is None:
        return None
    if one.low == other.low and one.low > 0:
        return _same_level(one.low)
    low, high = max(one.low, other.low), _least(one.high, other.high)
    if high is None or low <= high:
        return 2
    less, more = sorted((one.low, other.low))
    return 1 if more - less <= max(2, less * 0.6) else 0


def _same_level(number: int) -> int:
    """The level of one number told by both: a large one is seldom the same by chance."""
    return 3 + (number > 2) + (number > 9)


def _least(one: int | None, other: int | None) -> int | None:
    return min((bound for bound in (one, other) if bound is not None), default=None)


def levels_of(one: Mention, other: Mention) -> Mapping[str, Level]:
    """Answer every question about two mentions."""
    return {comparison.name: comparison.level(one, other) for comparison in COMPARISONS}
