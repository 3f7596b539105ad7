"""Review: what needs a person's eye, and what the person decides, on record under their name."""

from fairwitness.review.desk import Desk
from fairwitness.review.editing import FIELDS, edit
from fairwitness.review.queue import Task, Weight, queue, task_of

__all__ = ["FIELDS", "Desk", "Task", "Weight", "edit", "queue", "task_of"]
