"""The reader's closed lists: what it can sight, which fields it points at, which classes it chooses among."""

from __future__ import annotations

from fairwitness.model import Act, ControlState, Group, Harm, Stance, Status

Value = Harm | Act | ControlState | Stance

VALUES: tuple[Value, ...] = (*Harm, *Act, *ControlState, *Stance)
GROUPS: tuple[Group, ...] = tuple(Group)
STATUSES: tuple[Status, ...] = tuple(Status)

SINGLE_POINTERS = ("quote", "cue", "count", "victims", "perpetrator", "claimant")
SEVERAL_POINTERS = ("places", "times", "relays")
POINTERS = SINGLE_POINTERS + SEVERAL_POINTERS
