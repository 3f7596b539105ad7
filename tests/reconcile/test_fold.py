"""Folding sees every scope that holds another, be it only because a question has shown that it does."""

from __future__ import annotations

import pytest

from fairwitness.reconcile import answering, reckoning
from fairwitness.reconcile.convention import Policy
from fairwitness.reconcile.fold import Folded, fold, wholes_in
from fairwitness.reconcile.reckoned import View, World


def test_a_total_that_holds_nothing_but_the_question_is_a_whole(file, ask, monkeypatch: pytest.MonkeyPatch) -> None:
    total = {"where": ["Oruro @@ BO"], "when": "2031-05-01/2031-05-31", "count": "20", "says": "a bishop"}
    town = {"where": ["Oruro @ Oruro / BO"], "when": "2031-05-03", "incident": "i", "count": "4", "says": "a priest"}
    told = file(
        [{"on": "2031-06-01", "claims": [total]}, {"on": "2031-05-04", "claims": [{**town, "harm": "injured"}]}]
    )
    seen: list[bool] = []

    def folded(world: World, view: View, blocked: set[int], policy: Policy) -> Folded:
        held = {whole for above in view.relations.above[: len(world.nodes) + 1] for whole in above}
        seen.append(bool(held) and held <= {view.asked, *wholes_in(world, view)})
        return fold(world, view, blocked, policy)

    monkeypatch.setattr(answering, "fold", folded)
    reckoning.toll(told, ask({"place": "Oruro @ Oruro / BO", "from": "2031-05-03", "to": "2031-05-03"}))
    assert seen == [True]
