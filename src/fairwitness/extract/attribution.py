"""What the words a claimant was pointed at mean: which role speaks, and under which full name."""

from __future__ import annotations

from fairwitness.extract.mentions import fullest_mention
from fairwitness.extract.roles import is_outlet_itself, role_of

__all__ = ["fullest_mention", "is_outlet_itself", "role_of"]
