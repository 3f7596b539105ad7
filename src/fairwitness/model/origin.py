"""Origin: the claimant a figure goes back to, once relays, reprints and short forms are collapsed."""

from __future__ import annotations

from dataclasses import dataclass

from fairwitness.model.vocabulary import ClaimantRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who a claim goes back to: five outlets quoting one monitor have one origin.

    `id` is the digest of what identifies the claimant; `name` the fullest name known. `party` names the body or side of
    the parties' table the claimant belongs to, None where the table knows none. An outlet speaking in its own voice
    is an origin too.
    """

    id: str
    name: str
    role: ClaimantRole | None = None
    party: str | None = None
