"""Conflicts end: whatever is set aside bounds nothing any more."""

from fairwitness.model import Harm
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


def test_where_one_figure_is_set_aside_anothers_for_the_same_people_stands(file) -> None:
    """The ministry's 50 contradict the medics' 30; without them the civilians hurt are still the mayor's 30, or 28."""
    market = {"where": ["Derwa @ Borno / NG"], "when": "2014-05-01", "incident": "i"}
    hurt = {"harm": "injured", **market}
    claims = file(
        [
            {
                "outlet": "Daily Star",
                "on": "2014-05-02",
                "claims": [
                    {"count": "30", "says": "medics", **hurt},
                    {"count": "4", "says": "medics", "died": True, **market},
                ],
            },
            {
                "outlet": "Radio North",
                "on": "2014-05-03",
                "claims": [{"count": "50", "says": "the ministry", "whom": "villagers", "group": "civilians", **hurt}],
            },
            {
                "outlet": "Weekly Digest",
                "on": "2014-05-04",
                "claims": [{"count": "30", "says": "the mayor", "whom": "villagers", "group": "civilians", **hurt}],
            },
        ]
    )
    found = toll(claims, Question(harm=Harm.INJURED))
    assert (found.low, found.high) == (26, 50)


def test_who_others_accuse_does_not_empty_what_one_is_accused_of(file) -> None:
    """The guard counts 40 by the army and the army 0 by the guard: asked of the army, 0 to 40, and not 0."""
    market = {"where": ["Derwa @ Borno / NG"], "when": "2014-05-01", "incident": "i"}
    claims = file(
        [
            {
                "outlet": "Daily Star",
                "on": "2014-05-02",
                "claims": [
                    {
                        "count": "0",
                        "says": "the army",
                        "whom": "villagers",
                        "group": "civilians",
                        "party": "guard",
                        **market,
                    }
                ],
            },
            {
                "outlet": "Radio North",
                "on": "2014-05-03",
                "claims": [
                    {
                        "count": "40",
                        "says": "the guard",
                        "whom": "villagers",
                        "group": "civilians",
                        "party": "army",
                        **market,
                    }
                ],
            },
            {"outlet": "Weekly Digest", "on": "2014-05-04", "claims": [{"count": "29", "says": "medics", **market}]},
        ]
    )
    found = toll(claims, Question(party="army"))
    assert (found.low, found.high) == (0, 40)


def test_whoever_asks_for_one_site_hears_the_larger_of_two_counts_of_it_though_a_total_has_no_room(file, ask) -> None:
    """Twenty in the province: twelve at the bridge, eight at the market; 14 at the market, say others."""
    day = {"when": "2014-05-01"}
    market = {"where": ["Derwa @ Borno / NG"], "incident": "i", **day}
    bridge = {"where": ["Gwoza @ Borno / NG"], "incident": "j", **day}
    province = {"where": ["Borno @@ NG"], **day}
    red_cross = {"says": "the Red Cross"}
    claims = file(
        [
            {
                "outlet": "Daily Star",
                "on": "2014-05-02",
                "claims": [
                    {"id": "w", "count": "20", **province, **red_cross},
                    {"count": "12", "part_of": "w", **bridge, **red_cross},
                    {"count": "8", "part_of": "w", **market, **red_cross},
                    {"count": "2", "whom": "women", "sex": "female", "says": "medics", **province},
                ],
            },
            {"outlet": "Radio North", "on": "2014-05-02", "claims": [{"count": "14", "says": "the elders", **market}]},
        ]
    )
    found = ask({"place": "Derwa @ Borno / NG"})
    assert (toll(claims, found).low, toll(claims, found).high) == (8, 14)
