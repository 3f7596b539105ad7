"""What the reader's probabilities and its mark "uncertain" are worth, on answers whose truth is known."""

from dataclasses import replace

import pytest

from fairwitness.evaluate import Calibration, HarmRecord, calibration, evaluate_acts, harm_records
from fairwitness.evaluate.sureness import HARM_FIELDS, Sureness, sureness_of

from .invented import MANY, REPORT, SHELLING, SOLDIERS, WOUNDED, measured


def sure(record: HarmRecord, **probabilities: float) -> HarmRecord:
    told = tuple(Sureness(field=field, probability=value) for field, value in probabilities.items())
    return replace(record, sureness=told)


def calibrated(*found: HarmRecord) -> Calibration:
    return calibration(measured(*found), uncertain_below=0.6)


FOUND = (
    sure(MANY, claim=0.9, group=0.95, claimant=0.5),
    sure(replace(WOUNDED, group="civilians", claimant="A nurse"), claim=0.7, group=0.85, claimant=0.45),
    sure(replace(SOLDIERS, group="civilians"), claim=0.8, group=0.55, claimant=1.0),
    sure(HarmRecord(quote="Shells fall", harm="killed"), claim=0.3, group=0.2),
)


def test_the_claim_itself_is_judged_by_whether_people_made_it_too() -> None:
    claim = calibrated(*FOUND).field("claim")
    assert (claim.answers, claim.probability, claim.right) == (4, 0.675, 0.75)
    assert claim.error == pytest.approx((0.1 + 0.3 + 0.2 + 0.3) / 4)


def test_a_field_is_judged_on_found_claims_only_bin_by_bin() -> None:
    group = calibrated(*FOUND).field("group")
    told = [(each.low, each.answers, each.probability, each.right) for each in group.bins]
    assert told == [(0.5, 1, 0.55, 0.0), (0.8, 1, 0.85, 0.0), (0.9, 1, 0.95, 1.0)]
    assert group.error == pytest.approx((0.55 + 0.85 + 0.05) / 3, abs=1e-4)


def test_what_is_marked_and_what_is_wrong() -> None:
    measured_fields = calibrated(*FOUND)
    group, claimant = measured_fields.field("group").flagged, measured_fields.field("claimant").flagged
    assert (group.marked, group.wrong, group.marked_wrong) == (1, 2, 1)
    assert (group.wrong_of_marked, group.marked_of_wrong, group.wrong_of_unmarked) == (1.0, 0.5, 0.5)
    assert (claimant.wrong_of_marked, claimant.marked_of_wrong, claimant.wrong_of_unmarked) == (0.5, 1.0, 0.0)


def test_all_fields_together_leave_the_claim_itself_out() -> None:
    assert calibrated(*FOUND).field("all fields").answers == 6


def test_certainty_falls_in_the_last_bin() -> None:
    (last,) = calibrated(sure(MANY, group=1.0)).field("group").bins
    assert (last.low, last.high, last.answers) == (0.9, 1.0, 1)


def test_nothing_marked_or_nothing_wrong_is_unknown_not_zero() -> None:
    flagged = calibrated(sure(MANY, group=1.0)).field("group").flagged
    assert (flagged.wrong_of_marked, flagged.marked_of_wrong, flagged.wrong_of_unmarked) == (None, None, 0.0)


def test_without_probabilities_there_is_no_calibration() -> None:
    assert calibrated(MANY).fields == ()
    assert calibrated(MANY).as_json() == {"threshold": 0.6, "fields": {}}


def test_of_acts_the_fields_are_judged_where_the_value_is_right() -> None:
    told = (Sureness(field="claim", probability=0.8), Sureness(field="actor", probability=0.7))
    found = replace(SHELLING, value="bombing", sureness=told)
    evaluation = evaluate_acts([REPORT], {REPORT.id: (SHELLING,)}, {REPORT.id: (found,)}, seed=None)
    (claim,) = (each for each in calibration(evaluation, uncertain_below=0.6).fields)
    assert (claim.field, claim.right) == ("claim", 0.0)


def test_a_field_of_several_words_is_as_sure_as_the_least_sure() -> None:
    evidence = [("places", 0.9), ("times", 0.7), ("places", 0.4), ("quote", 0.1)]
    assert sureness_of(evidence, HARM_FIELDS) == (
        Sureness(field="places", probability=0.4),
        Sureness(field="date", probability=0.7),
    )


def test_probabilities_are_read_from_extracted_claims() -> None:
    line = (
        '{"id": "x", "claims": [{"quote": "a", "harm": "killed", "start": 3, '
        '"evidence": [{"field": "group", "probability": 0.4}]}]}'
    )
    (record,) = harm_records([line])["x"]
    assert record.start == 3 and record.sureness == (Sureness(field="group", probability=0.4),)
