"""Reconcile: what the claims amount to, nobody counted twice and nobody lost."""

from fairwitness.reconcile.report import report_toll
from fairwitness.reconcile.toll import ClaimRole, Note, Role, Term, Toll

__all__ = ["ClaimRole", "Note", "Role", "Term", "Toll", "report_toll"]
