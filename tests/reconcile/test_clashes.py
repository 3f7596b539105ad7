"""Conflicts end: whatever is set aside bounds nothing any more."""

from fairwitness.reconcile import Question, toll


def test_a_joint_number_of_an_overlapping_incident_gives_way_once(file) -> None:
    market = {"where": ["Chibok @ Borno / NG"], "when": "2014-05-01"}
    claims = file(
        [
            {
                "outlet": "Daily Star",
                "on": "2014-05-03",
                "claims": [
                    {"id": "a", "count": "20", "says": "police", "incident": "i", **market},
                    {"id": "b", "count": "8+", "says": "police", "incident": "j", **market},
                ],
            },
            {
                "outlet": "Radio North",
                "on": "2014-05-04",
                "claims": [
                    {"id": "c", "count": "1", "harm": "killed or injured", "says": "medics", "incident": "j", **market},
                    {"id": "d", "count": "5", "harm": "injured", "says": "medics", "incident": "j", **market},
                ],
            },
        ]
    )
    found = toll(claims, Question())
    assert found.low == 20
    assert [conflict.set_aside for conflict in found.conflicts] in ([], [("c",)])


def test_who_died_of_wounds_may_be_fewer_than_a_vague_word_means(file) -> None:
    shared = {"whom": "rebels", "incident": "i"}
    claims = file(
        [
            {"outlet": "Daily Star", "on": "2014-05-01", "claims": [{"count": "a number of", **shared}]},
            {"outlet": "Radio North", "on": "2014-05-03", "claims": [{"count": "1+", "died": True, **shared}]},
            {"outlet": "Weekly Digest", "on": "2014-05-04", "claims": [{"count": "0", "died": True, **shared}]},
        ]
    )
    found = toll(claims, Question())
    assert (found.low, found.high) == (1, None)
