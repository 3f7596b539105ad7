"""Engine: where the verbs run."""

from fairwitness.engine.local import Failure, run_all

__all__ = ["Failure", "run_all"]
