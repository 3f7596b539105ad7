"""Resolve: whom a claim goes back to, and which claims speak of one incident."""

from fairwitness.resolve.origins import resolve_origins

__all__ = ["resolve_origins"]
