"""Resolve: whom a claim goes back to, and which claims speak of one incident."""

from fairwitness.resolve.incidents import Resolution, Resolver, resolve_incidents
from fairwitness.resolve.links import Link, LinkEvidence
from fairwitness.resolve.mention import Mention
from fairwitness.resolve.origins import resolve_origins
from fairwitness.resolve.ranks import resolve_ranks
from fairwitness.resolve.reprints import origins_of_reprints, repeated, with_reprints

__all__ = [
    "Link",
    "LinkEvidence",
    "Mention",
    "Resolution",
    "Resolver",
    "origins_of_reprints",
    "repeated",
    "resolve_incidents",
    "resolve_origins",
    "resolve_ranks",
    "with_reprints",
]
