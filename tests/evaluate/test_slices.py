"""Figures by outlet, by harm or value, and by field: the same claims told apart, none lost and none counted twice."""

from dataclasses import replace

from fairwitness.evaluate import Dimension, evaluate_acts, evaluate_harms

from .invented import DOUBT, GOLD, MANY, REPORT, SHELLING, SOLDIERS, WOUNDED, measured

OUTLETS = ("Radio Example", "The Daily Invention", None)
REPORTS = tuple(replace(REPORT, id=f"kind-{n}", outlet=OUTLETS[n % 3]) for n in range(33))


def many(seed: int | None = None):
    gold = {report.id: GOLD for report in REPORTS}
    predicted = {report.id: GOLD[: 1 + at % 2] for at, report in enumerate(REPORTS)}
    return evaluate_harms(REPORTS, gold, predicted, seed=seed)


def test_by_outlet_every_report_is_in_one_slice_and_the_nameless_outlet_is_shown() -> None:
    slices = many().by[Dimension.OUTLET]
    assert list(slices) == ["(unknown)", "Radio Example", "The Daily Invention"]
    assert [figures.articles for figures in slices.values()] == [11, 11, 11]


def test_by_harm_claims_add_up_to_the_whole() -> None:
    evaluation = many()
    harms = evaluation.by[Dimension.HARM]
    assert {name: (figures.gold, figures.predicted) for name, figures in harms.items()} == {
        "injured": (33, 16),
        "killed": (66, 33),
    }
    assert harms["killed"].score("found").recall == 0.5 and harms["killed"].score("found").precision == 1.0


def test_intervals_are_given_where_there_are_enough_reports() -> None:
    assert many(seed=0).by[Dimension.OUTLET]["Radio Example"].score("core").interval is not None
    few = measured(*GOLD, seed=0)
    assert few.by[Dimension.OUTLET]["Radio Example"].score("core").interval is None
    assert few.overall.score("core").interval is not None


def test_by_value_a_wrong_value_is_a_miss_for_one_and_one_too_many_for_the_other() -> None:
    found = replace(SHELLING, value="bombing")
    evaluation = evaluate_acts([REPORT], {REPORT.id: (SHELLING, DOUBT)}, {REPORT.id: (found, DOUBT)}, seed=None)
    values = evaluation.by[Dimension.VALUE]
    assert {name: (figures.gold, figures.predicted) for name, figures in values.items()} == {
        "bombing": (0, 1),
        "shelling": (1, 0),
        "unverified": (1, 1),
    }
    assert [score.name for score in values["unverified"].scores] == ["value"]
    assert values["unverified"].score("value").f1 == 1.0 and values["shelling"].score("value").f1 == 0.0


def test_by_field_it_is_told_in_which_way_a_field_is_wrong() -> None:
    found = (
        replace(MANY, claimant=None, low=13),
        replace(WOUNDED, claimant="A nurse", places=("Velm",)),
        replace(SOLDIERS, group="civilians"),
    )
    fields = {field.name: field for field in measured(*found).overall.fields}
    told = {name: (f.claims, f.left_out, f.made_up, f.different) for name, f in fields.items()}
    assert told["claimant"] == (3, 1, 1, 0)
    assert told["places"] == (3, 0, 1, 0)
    assert told["count"] == (3, 0, 0, 1)
    assert told["group"] == (3, 0, 0, 1)
    assert fields["count"].value == 0.6667 and fields["status"].value == 1.0


def test_a_field_nobody_could_look_at_is_unknown_not_zero() -> None:
    out = measured().as_json()
    assert out["fields"]["claimant"] == {
        "claims": 0, "right": None, "interval": None, "left_out": 0, "made_up": 0, "different": 0
    }  # fmt: skip
    assert set(out) >= {"kinds", "outlets", "harms", "error_counts"} and out["harms"]["killed"]["gold"] == 2
