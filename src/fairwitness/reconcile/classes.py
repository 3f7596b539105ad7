"""Classes: a part of an incident's farmers, as its report says, holds none of the raiders.

"Nine farmers were killed. Four of the dead had been beaten": these four are farmers, whom else their own words may
mean, and two raiders of another report are none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from fairwitness.reconcile.node import Node
from fairwitness.reconcile.scope import Fit, Fitter

if TYPE_CHECKING:
    from fairwitness.reconcile.relations import Relations


def keep_classes(
    relations: Relations, nodes: Sequence[Node], said: Mapping[int, Sequence[int]], fitter: Fitter
) -> None:
    """Take out of a stated part, within its incident, those who are none of the class it is a part of.

    `said` gives for each part the wholes its report says it is part of.
    """
    parts = {at for at in said if nodes[at].incident}
    for at, above in enumerate(relations.above) if parts else ():
        for part in sorted((above & parts).difference(said.get(at, ()))):
            is_one = nodes[at].incident == nodes[part].incident
            if is_one and any(_are_two_classes(nodes[at], nodes[whole], fitter) for whole in said[part]):
                above.discard(part)


def _are_two_classes(one: Node, other: Node, fitter: Fitter) -> bool:
    return fitter.whom(one.scope.whom, other.scope.whom) is Fit.APART
