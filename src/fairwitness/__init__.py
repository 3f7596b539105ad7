"""Read reports of armed conflict into claims, incidents and tolls that show their working."""

__version__ = "0.1.0"
