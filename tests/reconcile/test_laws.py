"""Laws every toll keeps, whatever the claims: tried on thousands of made-up stories."""

import os
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.model import Count, HarmClaim
from fairwitness.reconcile import Role, Toll
from fairwitness.reconcile.whom import Whom

FAST = settings(max_examples=int(os.environ.get("FAIRWITNESS_EXAMPLES", "60")), deadline=None)
NUMBERS = st.integers(0, 40)
COUNTS = st.one_of(
    NUMBERS.map(str),
    NUMBERS.map(lambda n: f"{n}+"),
    st.tuples(NUMBERS, NUMBERS).map(lambda pair: f"{min(pair)}-{max(pair)}"),
    st.sampled_from(["dozens", "several", "a number of"]),
)
WHOM = st.sampled_from(
    [
        {"whom": "people"},
        {"whom": "soldiers", "group": "combatants"},
        {"whom": "rebels", "group": "combatants"},
        {"whom": "villagers", "group": "civilians"},
        {"whom": "women", "group": "civilians"},
        {"whom": "children", "group": "civilians"},
        {"whom": "Amina Diallo", "group": "civilians"},
        {"whom": "others"},
        {},
    ]
)
DAYS = st.sampled_from([None, "2014-05-01", "2014-05-02", "2014-05-01/2014-05-03", "2014-04-01/2014-05-03"])
CLAIM = st.fixed_dictionaries(
    {
        "count": COUNTS,
        "says": st.sampled_from([None, "police", "war monitor", "hospital"]),
        "where": st.lists(st.sampled_from(["Homs", "Hama", "coastal region"]), max_size=2),
        "when": DAYS,
        "harm": st.sampled_from(["killed", "killed", "injured"]),
        "background": st.sampled_from([False, False, False, True]),
        "status": st.sampled_from(["asserted", "asserted", "asserted", "hedged", "denied"]),
        "combined": st.sampled_from([False, False, False, True]),
    }
)
STORY = st.lists(st.tuples(CLAIM, WHOM, st.one_of(st.none(), st.integers(0, 7))), min_size=1, max_size=8)


def compact(drawn: list) -> list[dict]:
    claims = []
    for at, (claim, whom, whole) in enumerate(drawn):
        part_of = {"part_of": chr(ord("a") + whole)} if whole is not None and whole < len(drawn) and whole != at else {}
        claims.append({**{key: value for key, value in claim.items() if value is not None}, **whom, **part_of})
    return claims


def figures(tolls: tuple[Toll, ...]) -> dict[str, tuple[int | None, int | None]]:
    return {str(toll.question.harm): (toll.low, toll.high) for toll in tolls}


@given(drawn=STORY)
@FAST
def test_low_is_never_above_high_and_sums_add_up(drawn: list, tell, report_toll) -> None:
    for toll in report_toll(tell(compact(drawn))):
        assert toll.low is None or toll.high is None or 0 <= toll.low <= toll.high
        assert sum(term.number for term in toll.low_terms) == (toll.low or 0)
        assert sum(term.number for term in toll.high_terms) == (toll.high or 0)
        used = {term.claim.id for term in (*toll.low_terms, *toll.high_terms)}
        told = {each.claim.id: each.role for each in toll.claims}
        # killed who are part of the injured may be bounded by a claim of the other harm
        assert {told[name] for name in used if name in told} <= {Role.COUNTED, Role.CONFLICT, Role.COMBINED}


@given(drawn=STORY)
@FAST
def test_every_claim_has_one_role_and_names_a_claim_told(drawn: list, tell, report_toll) -> None:
    claims = tell(compact(drawn))
    told = [each for toll in report_toll(claims) for each in toll.claims]
    assert sorted(each.claim.id for each in told) == sorted(claim.id for claim in claims)
    assert all(each.of is None or (each.of != each.claim.id and any(each.of == c.id for c in claims)) for each in told)


@given(drawn=STORY, data=st.data())
@FAST
def test_the_order_of_claims_does_not_matter(drawn: list, data, tell, report_toll) -> None:
    claims = tell(compact(drawn))
    shuffled = data.draw(st.permutations(claims))
    assert report_toll(claims) == report_toll([c for harm in "ki" for c in shuffled if c.harm.startswith(harm)])


@given(drawn=STORY, data=st.data())
@FAST
def test_a_duplicate_changes_nothing(drawn: list, data, tell, report_toll) -> None:
    claims = tell(compact(drawn))
    copied = data.draw(st.sampled_from(claims))
    later = replace(copied, id="copy")
    assert figures(report_toll([*claims, later])) == figures(report_toll(claims))


@given(drawn=STORY, data=st.data())
@FAST
def test_a_part_of_a_counted_figure_changes_nothing(drawn: list, data, tell, report_toll) -> None:
    claims = tell(compact(drawn))
    tolls = report_toll(claims)
    whole = data.draw(st.sampled_from([each for toll in tolls for each in toll.claims]))
    low = whole.claim.count.low
    has_parts = any(claim.part_of == whole.claim.id for claim in claims)  # said to be parts, whatever their scope
    if whole.role is not Role.COUNTED or not low or whole.claim.count.combined or has_parts:
        return
    size = data.draw(st.integers(1, low))
    part = replace(
        whole.claim,
        id="part",
        part_of=whole.claim.id,
        count=Count(words=whole.claim.count.words, low=size, high=size),
    )
    if Whom.of(part).names != Whom.of(whole.claim).names:
        return  # "14 Amina Diallo" are people of a kind, "1 Amina Diallo" is somebody else: a person of that name
    assert figures(report_toll([*claims, part])) == figures(tolls)


def test_a_part_brings_no_whole_under_its_part(tell, report_toll) -> None:
    """ "0 or more rebels" are said to hold the 21; by their words they may be the one of these told besides."""
    claims = tell(
        [
            {"count": "21", "whom": "others", "where": ["coastal region"], "part_of": "d"},
            {"count": "29", "whom": "soldiers", "group": "combatants"},
            {"count": "28", "whom": "people", "part_of": "d"},
            {"count": "0+", "whom": "rebels", "group": "combatants", "where": ["Homs"]},
        ]
    )
    words = claims[0].count.words
    part = replace(claims[0], id="part", part_of="a", count=Count(words=words, low=1, high=1))
    (before,), (after,) = report_toll(claims), report_toll([*claims, part])
    assert (before.low, before.high) == (after.low, after.high) == (36, None)
    assert {each.claim.id: each.of for each in after.claims if each.role is Role.CONTAINED} == {"part": "a"}


def test_a_part_makes_its_whole_no_smaller(tell, report_toll) -> None:
    """Forty do not lie inside the 16 because one of them, told of in the very same words, could."""
    claims = tell(
        [
            {"count": "0", "whom": "villagers", "group": "civilians"},
            {"count": "40", "whom": "people", "where": ["Homs"]},
            {"count": "16", "whom": "people", "where": ["coastal region"], "part_of": "a"},
        ]
    )
    words = claims[1].count.words
    part = replace(claims[1], id="part", part_of="b", count=Count(words=words, low=1, high=1))
    (before,), (after,) = report_toll(claims), report_toll([*claims, part])
    assert (before.low, before.high) == (after.low, after.high) == (40, 40)


def test_a_part_is_gathered_with_its_whole(tell, report_toll) -> None:
    """One of the "23 others" is none of the children told before, though "others" may be anybody."""
    claims = tell(
        [
            {"count": "11+", "whom": "children"},
            {"count": "5-12", "whom": "children", "group": "civilians"},
            {"count": "23+", "whom": "others"},
            {"count": "22", "whom": "Amina Diallo"},
        ]
    )
    words = claims[2].count.words
    part = replace(claims[2], id="part", part_of="c", count=Count(words=words, low=1, high=1))
    (before,), (after,) = report_toll(claims), report_toll([*claims, part])
    assert (before.low, before.high) == (after.low, after.high) == (23, None)
    assert {each.claim.id: each.of for each in after.claims}["part"] == "c"


@given(drawn=STORY, data=st.data())
@FAST
def test_what_was_out_of_scope_can_go(drawn: list, data, tell, report_toll) -> None:
    claims = tell(compact(drawn))
    tolls = report_toll(claims)
    gone = data.draw(st.sampled_from([each for toll in tolls for each in toll.claims]))
    if gone.role not in {Role.BACKGROUND, Role.DENIED}:
        return
    left = [claim for claim in claims if claim.id != gone.claim.id]
    after = figures(report_toll(left))
    assert all(figures(tolls)[harm] == figure for harm, figure in after.items())


def test_nobody_was_what_is_denied(tell, report_toll) -> None:
    """Dead "of those hurt" of whom it is denied that there are any take no other's number of hurt away."""
    claims = tell(
        [
            {"count": "0"},
            {"count": "0", "harm": "injured", "status": "denied"},
            {"count": "0", "harm": "injured"},
            {"count": "0", "harm": "injured"},
            {"count": "0", "part_of": "b"},
        ]
    )
    _, hurt = report_toll(claims)
    _, without = report_toll([claim for claim in claims if claim.id != "b"])
    assert (hurt.low, hurt.high) == (without.low, without.high) == (0, 0)


SIMPLE = st.lists(
    st.tuples(
        st.fixed_dictionaries(
            {
                "count": st.one_of(NUMBERS.map(str), NUMBERS.map(lambda n: f"{n}+")),
                "says": st.just("war monitor"),
                "where": st.just(["Homs"]),
                "when": st.sampled_from(["2014-05-01", "2014-05-02", "2014-05-01/2014-05-03"]),
            }
        ),
        st.sampled_from(
            [
                {"whom": "people"},
                {"whom": "soldiers", "group": "combatants"},
                {"whom": "villagers", "group": "civilians"},
            ]
        ),
        st.none(),
    ),
    min_size=1,
    max_size=7,
)


@given(drawn=SIMPLE, data=st.data())
@FAST
def test_what_adds_nothing_can_go(drawn: list, data, tell, report_toll) -> None:
    claims = tell(compact(drawn))
    (toll,) = report_toll(claims)
    gone = data.draw(st.sampled_from(toll.claims))
    is_closed = gone.claim.count.high is not None  # an "at least" of the same number leaves its whole open
    if gone.role in {Role.CONTAINED, Role.REPEATED} and is_closed:
        (after,) = report_toll([claim for claim in claims if claim.id != gone.claim.id])
        assert (after.low, after.high) == (toll.low, toll.high)


@given(drawn=SIMPLE, data=st.data())
@FAST
def test_without_a_counted_figure_the_low_never_rises(drawn: list, data, tell, report_toll) -> None:
    claims = tell(compact(drawn))
    (toll,) = report_toll(claims)
    gone = data.draw(st.sampled_from(toll.claims))
    left = [claim for claim in claims if claim.id != gone.claim.id]
    if gone.role is Role.COUNTED and left:
        (after,) = report_toll(left)
        assert (after.low or 0) <= (toll.low or 0)


def test_stories_hold_harm_claims_only(tell) -> None:
    assert all(isinstance(claim, HarmClaim) for claim in tell(compact([({"count": "3"}, {}, None)])))


@pytest.mark.parametrize("count", ["12", "12+", "0-12", "several"])
def test_one_claim_is_its_own_toll(count: str, tell, report_toll) -> None:
    (claim,) = tell([{"count": count}])
    (toll,) = report_toll([claim])
    assert (toll.low, toll.high) == (claim.count.low, claim.count.high)
