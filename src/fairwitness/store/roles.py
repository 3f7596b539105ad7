"""Who may put what on record."""

from __future__ import annotations

from fairwitness.errors import NotAllowed
from fairwitness.model import Action, Actor, Body, Correction, Entry, EntryKind, Judgement, Role
from fairwitness.store.records import kind_of

_RANK = {role: rank for rank, role in enumerate(Role)}
_LEAST = {
    EntryKind.LOGIN: Role.READER,
    EntryKind.EXPORT: Role.READER,
    EntryKind.REPORT: Role.CODER,
    EntryKind.SET_ASIDE: Role.CODER,
    EntryKind.COPY: Role.CODER,
    EntryKind.CLAIM_SET: Role.CODER,
    EntryKind.JUDGEMENT: Role.CODER,
    EntryKind.CORRECTION: Role.REVIEWER,
    EntryKind.UNDO: Role.REVIEWER,
    EntryKind.REDACTION: Role.ADMIN,
}
_NEEDS_REASON = frozenset({Action.EDIT, Action.REJECT, Action.COMMENT})


def least_role(body: Body) -> Role:
    """The least role that may put this on record; a model's judgement is a coder's affair, a person's a reviewer's."""
    if isinstance(body, Judgement) and body.is_person:
        return Role.REVIEWER
    if isinstance(body, Correction) and body.action is Action.COMMENT:
        return Role.CODER
    return _LEAST[kind_of(body)]


def check_allowed(actor: Actor, body: Body, reason: str | None, undone: Entry | None) -> None:
    """Raise NotAllowed where the actor may not do this, or must say why; `undone` is the entry an undo undoes."""
    least = max(least_role(body), _LEAST[undone.kind] if undone else Role.READER, key=_RANK.__getitem__)
    if not actor.name.strip():
        raise NotAllowed("an entry needs the name of whoever makes it; give one with --by NAME")
    if _RANK[actor.role] < _RANK[least]:
        raise NotAllowed(
            f"{actor.name} is a {actor.role}; {_doing(body)} takes the role {least}; name it with --role {least}"
        )
    needs_reason = kind_of(body) is EntryKind.REDACTION or (
        isinstance(body, Correction) and body.action in _NEEDS_REASON
    )
    if needs_reason and not (reason or "").strip():
        raise NotAllowed(f"{_doing(body)} needs a reason; give one with --reason")


def _doing(body: Body) -> str:
    kind = kind_of(body)
    return f"{kind} ({body.action})" if isinstance(body, Correction) else str(kind)
