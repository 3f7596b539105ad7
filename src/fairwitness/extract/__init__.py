"""Extract: from a report to the claims it makes, each tied to its exact words."""

from fairwitness.extract.claims import extract

__all__ = ["extract"]
