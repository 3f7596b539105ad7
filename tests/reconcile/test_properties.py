"""Laws of tolls over many reports, tried on made-up ledgers."""

import os
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairwitness.model import Count, Harm
from fairwitness.reconcile import Question, Role, Toll, convention, relations, toll

COUNTS = st.one_of(
    st.integers(0, 30).map(str), st.integers(1, 30).map(lambda n: f"{n}+"), st.sampled_from(["dozens", "several"])
)
SCENES = st.sampled_from(
    [
        {"where": ["Chibok @ Borno / NG"], "when": "2014-05-01", "incident": "i"},
        {"where": ["Gwoza @ Borno / NG"], "when": "2014-05-02", "incident": "j"},
        {"where": ["Kano @ Kano / NG"], "when": "2014-05-02", "incident": "k"},
        {"where": ["Borno @@ NG"], "when": "2014-05-01/2014-05-02"},
        {"where": ["Borno @@ NG"], "when": "2014-05-02/2014-05-03"},
        {"where": ["NG @@@"], "when": "2014-05-01/2014-05-03"},
    ]
)
WHOM = st.sampled_from(
    [
        {"whom": "people"},
        {"whom": "soldiers", "group": "combatants"},
        {"whom": "villagers", "group": "civilians"},
        {"whom": "women"},
    ]
)
CLAIM = st.builds(
    lambda count, says, scene, whom: {"count": count, "says": says, **scene, **whom},
    COUNTS,
    st.sampled_from(["police", "a monitor", "medics"]),
    SCENES,
    WHOM,
)
TOLD = st.sampled_from([{}, {}, {}, {"before": "its first count of"}, {"before": "the toll has risen to"}])
DAYS = ["2014-05-03", "2014-05-04", "2014-05-05"]


def named(reports: list[tuple[str, str, list[dict], dict, bool]]) -> list[dict]:
    """Name the claims; a report's first is told again or has risen, its second is perhaps a part of that."""
    told = []
    for number, (outlet, on, claims, before, is_part) in enumerate(reports):
        first, *others = [{**claim, "id": f"{number}.{at}"} for at, claim in enumerate(claims)]
        scene = {key: first[key] for key in ("where", "when", "incident", "says") if key in first}
        parts = [{**without_incident(other), **scene, "part_of": first["id"]} if is_part else other for other in others]
        told.append({"outlet": outlet, "on": on, "claims": [{**first, **before}, *parts]})
    return told


def without_incident(claim: dict) -> dict:
    return {key: value for key, value in claim.items() if key != "incident"}


REPORTS = st.lists(
    st.tuples(
        st.sampled_from(["Daily Star", "Radio North"]),
        st.sampled_from(DAYS),
        st.lists(CLAIM, min_size=1, max_size=2),
        TOLD,
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
).map(named)
EXAMPLES = int(os.environ.get("FAIRWITNESS_EXAMPLES", "40"))
FAST = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
WHOLE = Question()


def bounds(found: Toll) -> tuple[int | None, int | None, int | None]:
    return found.low, found.best, found.high


@given(reports=REPORTS, used=st.sampled_from(["neutral", "acled", "ucdp", "gtd", "pitf"]))
@FAST
def test_low_best_high_are_in_order_and_terms_add_up(reports: list, used: str, file) -> None:
    found = toll(file(reports), WHOLE, convention(used))
    numbers = [number for number in bounds(found) if number is not None]
    assert numbers == sorted(numbers)
    assert sum(term.number for term in found.low_terms) == (found.low or 0)
    assert sum(term.number for term in found.high_terms) == (found.high or 0)


@given(reports=REPORTS, data=st.data())
@FAST
def test_the_order_of_arrival_does_not_matter(reports: list, data, file) -> None:
    claims = file(reports)
    assert toll(data.draw(st.permutations(claims)), WHOLE) == toll(claims, WHOLE)


@given(reports=REPORTS, data=st.data())
@FAST
def test_a_reprint_changes_nothing(reports: list, data, file) -> None:
    claims = file(reports)
    copied = data.draw(st.sampled_from(claims)).report.id
    later = [
        replace(
            each,
            claim=replace(
                each.claim,
                id=f"{each.claim.id}-copy",
                report_id="copy",
                part_of=each.claim.part_of and f"{each.claim.part_of}-copy",
            ),
            report=replace(each.report, id="copy", outlet="Weekly Digest", published=date(2014, 5, 9)),
        )
        for each in claims
        if each.report.id == copied
    ]
    assert bounds(toll([*claims, *later], WHOLE)) == bounds(toll(claims, WHOLE))


@given(reports=REPORTS, data=st.data())
@FAST
def test_a_part_of_a_counted_figure_changes_nothing(reports: list, data, file) -> None:
    claims = file(reports)
    before = toll(claims, WHOLE)
    counted = [each for each in before.claims if each.role is Role.COUNTED and each.claim.count.low]
    if not counted:
        return
    whole = data.draw(st.sampled_from(counted))
    size = data.draw(st.integers(1, whole.claim.count.low or 1))
    victims = replace(whole.claim.count.words, words="part") if whole.claim.count.words else None
    part = replace(
        whole.filed,
        claim=replace(whole.claim, id="part", part_of=whole.claim.id, count=Count(words=victims, low=size, high=size)),
    )
    assert bounds(toll([*claims, part], WHOLE)) == bounds(before)


NARROWER = {
    "the very words": {},
    "women": {"whom": "women"},
    "children": {"whom": "children", "age": "children"},
    "a town": {"where": ["Gwoza @ Borno / NG"]},
    "a day": {"when": "2014-05-02"},
}


LATER = st.sampled_from(["part alone", "whole again", "first count"])


def told_later(whole: dict, part: dict, how: str) -> dict:
    """Report a part on a later day: of the whole that was told before, told again, or called a first count."""
    if how == "part alone":
        claims = [{**part, "part_of": whole["id"]}]
    elif how == "whole again":
        claims = [{**whole, "id": "again"}, {**part, "part_of": "again"}]
    else:
        more = {**whole, "id": "more", "count": str(int(whole["count"].rstrip("+")) + 9)}
        claims = [more, {**whole, "id": "first", "before": "its first count of"}, {**part, "part_of": "more"}]
    return {"outlet": "Daily Star", "on": "2014-05-09", "claims": claims}


@given(reports=REPORTS, data=st.data(), kind=st.sampled_from(sorted(NARROWER)), how=LATER)
@FAST
def test_no_whole_gives_way_to_a_part_told_later(reports: list, data, kind: str, how: str, file) -> None:
    if not numbered(reports):
        return
    whole = data.draw(st.sampled_from(numbered(reports)))
    size = data.draw(st.integers(1, int(whole["count"].rstrip("+"))))
    part = {**whole, **NARROWER[kind], "id": "part", "count": str(size)}
    found = toll(file([*reports, told_later(whole, part, how)]), WHOLE)
    gone = {each.claim.id for each in found.claims if each.role is Role.SUPERSEDED and each.of == "part"}
    assert gone.isdisjoint({whole["id"], "again", "first", "more"})


@given(whole=CLAIM, data=st.data(), kind=st.sampled_from(sorted(NARROWER)))
@FAST
def test_a_part_told_later_of_the_only_figure_changes_nothing(whole: dict, data, kind: str, file) -> None:
    whole = {**whole, "id": "whole"}
    first = {"outlet": "Daily Star", "on": "2014-05-04", "claims": [whole]}
    if not numbered([first]):
        return
    how = data.draw(st.sampled_from(["part alone", "whole again"]))
    size = data.draw(st.integers(1, int(whole["count"].rstrip("+"))))
    says = data.draw(st.sampled_from([whole["says"], "police"]))
    part = {**whole, **NARROWER[kind], "id": "part", "count": str(size), "says": says}
    before, after = toll(file([first]), WHOLE), toll(file([first, told_later(whole, part, how)]), WHOLE)
    assert bounds(after) == bounds(before)


@given(reports=REPORTS, data=st.data(), incident=st.sampled_from([None, "i", "j", "k", "z"]))
@FAST
def test_nobody_harmed_elsewhere_changes_nothing(reports: list, data, incident: str | None, file) -> None:
    """Nobody was killed in Zaria: of no incident, of its own, or of one in which others tell of other towns."""
    nobody = {
        "count": "0",
        "says": "the mayor",
        "where": ["Zaria @ Kaduna / NG"],
        "when": "2014-05-02",
        "whom": "people",
    }
    where = {"incident": incident} if incident else {}
    told = {
        "outlet": "Radio North",
        "on": data.draw(st.sampled_from(DAYS)),
        "claims": [{**nobody, **where, "id": "none"}],
    }
    before, after = toll(file(reports), WHOLE), toll(file([*reports, told]), WHOLE)
    assert bounds(after) == bounds(before)
    assert not any("none" in each.claims for each in after.conflicts)
    assert Role.CONFLICT not in {each.role for each in after.claims if each.claim.id == "none"}


def numbered(reports: list) -> list[dict]:
    """Give the claims that have a number."""
    claims = [claim for report in reports for claim in report["claims"]]
    return [claim for claim in claims if (count := claim["count"].rstrip("+")).isdigit() and int(count)]


@given(reports=REPORTS, data=st.data())
@FAST
def test_taking_a_counted_claim_away_lowers_the_low_by_no_more_than_its_term(reports: list, data, file) -> None:
    claims = file(reports)
    before = toll(claims, WHOLE)
    # where an origin has said something else before, or others differ, what then stands is another figure
    calm = {Role.COUNTED, Role.CONTAINED, Role.VAGUE, Role.OVERLAPPING}
    if {each.role for each in before.claims} - calm or before.conflicts:
        return
    gone = data.draw(st.sampled_from(before.claims))
    after = toll([each for each in claims if each.claim.id != gone.claim.id], WHOLE)
    term = sum(term.number for term in before.low_terms if term.claim.id == gone.claim.id)
    assert (before.low or 0) - term <= (after.low or 0) <= (before.low or 0)


@given(reports=REPORTS)
@FAST
def test_widening_a_question_never_lowers_its_low(reports: list, file, ask) -> None:
    claims = file(reports)
    steps = [
        {"place": "Gwoza @ Borno / NG", "from": "2014-05-02", "to": "2014-05-02"},
        {"place": "Borno @@ NG", "from": "2014-05-02", "to": "2014-05-02"},
        {"place": "Borno @@ NG", "from": "2014-05-01", "to": "2014-05-02"},
        {"place": "NG @@@", "from": "2014-05-01", "to": "2014-05-03"},
        {},
    ]
    lows = [toll(claims, ask(step)).low or 0 for step in steps]
    assert lows == sorted(lows)


@given(reports=REPORTS, day=st.sampled_from(DAYS))
@FAST
def test_as_of_a_day_later_reports_are_not_there(reports: list, day: str, file) -> None:
    claims = file(reports)
    as_of = Question(published_by=date.fromisoformat(day))
    early = [each for each in claims if str(each.report.published) <= day]
    assert repr(toll(claims, as_of)) == repr(toll(early, as_of))


@given(reports=REPORTS)
@FAST
def test_every_claim_has_exactly_one_role(reports: list, file) -> None:
    claims = file(reports)
    found = toll(claims, WHOLE)
    assert sorted(each.claim.id for each in found.claims) == sorted(each.claim.id for each in claims)
    names = {each.claim.id for each in claims}
    assert all(each.of is None or (each.of in names and each.of != each.claim.id) for each in found.claims)


@pytest.mark.parametrize("harm", list(Harm))
def test_nothing_claimed_is_unknown(harm: Harm) -> None:
    found = toll([], Question(harm=harm))
    assert bounds(found) == (None, None, None) and found.claims == ()


@given(reports=REPORTS)
@FAST
def test_what_is_laid_beside_each_other_in_bulk_gives_the_same_toll(reports: list, file) -> None:
    claims = file(reports)
    one_by_one = toll(claims, WHOLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(relations, "_MANY", -1)
        assert repr(toll(claims, WHOLE)) == repr(one_by_one)


def test_a_class_of_victims_does_not_hold_a_question_for_everybody(file, ask) -> None:
    country = {"where": ["NG @@@"], "when": "2014-05-01/2014-05-03"}
    region = {"where": ["Borno @@ NG"], "when": "2014-05-01/2014-05-02"}
    town = {"where": ["Chibok @ Borno / NG"], "when": "2014-05-01", "incident": "i"}
    claims = file(
        [
            {
                "outlet": "Daily Star",
                "on": "2014-05-03",
                "claims": [
                    {"count": "dozens", "says": "medics", "whom": "villagers", "group": "civilians", **country},
                    {"count": "2+", "says": "medics", "whom": "soldiers", "group": "combatants", **region},
                ],
            },
            {
                "outlet": "Radio North",
                "on": "2014-05-04",
                "claims": [
                    {"count": "26", "says": "a monitor", "whom": "women", **town},
                    {"count": "12+", "says": "police", "whom": "women", **country},
                ],
            },
        ]
    )
    narrow = toll(claims, ask({"place": "Borno @@ NG", "from": "2014-05-01", "to": "2014-05-02"}))
    assert narrow.low == toll(claims, WHOLE).low == 26  # the soldiers may be among the women


def test_a_total_taken_back_does_not_come_back_with_a_reprint(file) -> None:
    """A figure counts as said when it was first said, whoever prints it again after it was lowered."""
    said = {"says": "a monitor", "where": ["Borno @@ NG"], "when": "2014-05-01/2014-05-02", "whom": "people"}
    first, lowered, again = (
        {"on": f"2014-05-{day}", "claims": [{"count": count, **said}]}
        for day, count in (("03", "9"), ("04", "7"), ("09", "9"))
    )
    assert bounds(toll(file([first, lowered, again]), WHOLE)) == bounds(toll(file([first, lowered]), WHOLE))
    assert toll(file([first, lowered, again]), WHOLE).high == 7
