"""Aside: claims that count nowhere, denied or given way to a later word, each with what it speaks of.

Who denies that anybody was killed in one town has said nothing of the next: whether a question is about such a claim is
told by its own place, days, victims and perpetrators, as it is of those that count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from fairwitness.reconcile.accused import Accused
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.scope import Scope
from fairwitness.reconcile.statements import Statement
from fairwitness.reconcile.traits import Alike, Matters, alike


@dataclass(slots=True, eq=False)
class Aside:
    """Claims set aside, and the scope of each with the place and days of its incident where it says none."""

    said: list[Statement]
    scopes: list[Scope]
    _alike: dict[Matters, Alike] = field(default_factory=dict)

    @classmethod
    def of(
        cls, told: Iterable[Statement], superseded: Collection[str], nodes: Sequence[Node], scopes: Sequence[Scope]
    ) -> Aside:
        """Find those set aside among all that is told of a harm."""
        said = [each for each in told if each.is_denied or each.id in superseded]
        settings = {node.incident: scope for node, scope in zip(nodes, scopes, strict=True) if node.incident}
        return cls(said, [each.scope.filled(settings.get(each.incident or "", each.scope)) for each in said])

    def alike(self, matters: Matters, accused: Accused) -> Alike:
        """Put those together that lie alike to all questions that ask about these matters."""
        if matters not in self._alike:
            self._alike[matters] = alike([(each,) for each in self.said], self.scopes, matters, accused)
        return self._alike[matters]
