"""Who was missing and was found dead is missing no more."""

from fairwitness.reconcile import toll

RAID = {"where": ["Baraka @ Fizi / XA"], "when": "2011-04-02", "incident": "raid", "says": "the army"}
LOST = {**RAID, "harm": "missing", "whom": "soldiers", "group": "combatants"}
FOUND = {**RAID, "whom": "soldiers", "group": "combatants", "before": "the bodies of the missing:"}


def test_the_dead_among_the_missing_are_those_of_the_place_asked_for(file, ask) -> None:
    lost = [{**LOST, "id": "lost", "count": "8"}, {**FOUND, "count": "8", "part_of": "lost"}]
    claims = file([{"outlet": "W", "on": "2011-04-06", "claims": lost}])
    asked = {"place": "Baraka @ Fizi / XA", "from": "2011-04-02", "to": "2011-04-02"}
    found = [toll(claims, ask({**asked, "harm": harm})) for harm in ("missing", "killed")]
    assert [(each.low, each.high) for each in found] == [(0, 0), (8, 8)]
