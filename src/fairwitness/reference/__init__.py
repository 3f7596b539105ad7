"""Look-up tables: places, their countries and regions, and the roles of those who speak."""

from fairwitness.reference.gazetteer import Gazetteer

__all__ = ["Gazetteer"]
