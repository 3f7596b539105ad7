"""The command line: parse, call the pipeline, print."""

from fairwitness.cli.root import main

__all__ = ["main"]
