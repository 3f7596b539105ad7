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
