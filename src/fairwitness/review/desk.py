"""The desk: a reviewer's decisions, put on record one by one, and taken back again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from fairwitness.errors import NotAllowed, NotOnRecord
from fairwitness.model import Action, Actor, Correction, Entry, KeptClaim, KeptReport, Undo
from fairwitness.review.editing import edit
from fairwitness.store import Ledger


class Desk:
    """One reviewer at work on one ledger; `undo` takes back what was done at this desk, the last first."""

    def __init__(self, ledger: Ledger, actor: Actor, clock: Callable[[], datetime]) -> None:
        self._ledger = ledger
        self._writer = ledger.writer(actor)
        self._clock = clock
        self._done: list[int] = []

    def look(self, claim_id: str, report_id: str) -> tuple[KeptReport, KeptClaim]:
        """A claim and its report as they now stand; raises NotOnRecord."""
        view = self._ledger.view()
        for kept in view.claims_of(report_id):
            if kept.claim.id == claim_id:
                return view.report(report_id), kept
        raise NotOnRecord(f"claim {claim_id}: report {report_id} has no such claim")

    def accept(self, kept: KeptClaim, reason: str | None = None) -> Entry:
        """Uphold a claim as it stands."""
        return self._decide(kept, Action.ACCEPT, reason)

    def reject(self, kept: KeptClaim, reason: str) -> Entry:
        """Take a claim out of what counts; raises NotAllowed without a reason."""
        return self._decide(kept, Action.REJECT, reason)

    def comment(self, kept: KeptClaim, text: str) -> Entry:
        """Say something about a claim; it decides nothing. Raises NotAllowed without a text."""
        return self._decide(kept, Action.COMMENT, text)

    def edit(self, kept: KeptClaim, changes: Mapping[str, str], reason: str) -> Entry:
        """Correct fields of a claim; the claim before stays beside it. Raises NotAllowed without a reason."""
        view = self._ledger.view()
        report = view.report(kept.claim.report_id).report
        places = tuple(place for other in view.claims_of(report.id) for place in other.claim.places)
        edited = edit(kept.claim, report, changes, places)
        if edited == kept.claim:
            raise NotAllowed(f"claim {kept.claim.id}: the edit changes nothing")
        body = Correction(
            report_id=report.id, claim_id=kept.claim.id, action=Action.EDIT, original=kept.claim, edited=edited
        )
        return self._put(body, reason)

    def undo(self) -> Entry:
        """Take back what was last done at this desk; raises NotOnRecord where nothing is left."""
        if not self._done:
            raise NotOnRecord("nothing was done at this desk that could be undone; `fairwitness undo` takes any entry")
        (appended,) = self._writer.append([Undo(undoes=self._done[-1])], at=self._clock())
        self._done.pop()
        return appended.entry

    def _decide(self, kept: KeptClaim, action: Action, reason: str | None) -> Entry:
        return self._put(Correction(report_id=kept.claim.report_id, claim_id=kept.claim.id, action=action), reason)

    def _put(self, body: Correction, reason: str | None) -> Entry:
        (appended,) = self._writer.append([body], at=self._clock(), reason=(reason or "").strip() or None)
        if appended.is_new:
            self._done.append(appended.entry.sequence)
        return appended.entry
