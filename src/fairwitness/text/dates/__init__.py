"""Time expressions of English news: found in the text, understood, and put on the calendar."""

from fairwitness.text.dates.calendar import Interval
from fairwitness.text.dates.dateline import dateline, is_publication_line, reference_date
from fairwitness.text.dates.finding import TimeExpression, find_times, is_reporting_time, times_within
from fairwitness.text.dates.meaning import Meaning
from fairwitness.text.dates.resolving import resolve, resolve_meaning
from fairwitness.text.dates.story import resolve_in_text, resolve_story
from fairwitness.text.dates.telling import (
    calendar_names,
    is_bound,
    is_day_of_aftermath,
    is_day_of_death,
    is_day_of_finding,
    is_day_of_stage,
    is_day_of_telling,
    is_owner,
    missing_since,
    tells_of_burns,
    tells_of_wounds,
    tells_outcome,
    tells_toll,
)

__all__ = [
    "Interval",
    "Meaning",
    "TimeExpression",
    "calendar_names",
    "dateline",
    "find_times",
    "is_bound",
    "is_day_of_aftermath",
    "is_day_of_death",
    "is_day_of_finding",
    "is_day_of_stage",
    "is_day_of_telling",
    "is_owner",
    "is_publication_line",
    "is_reporting_time",
    "missing_since",
    "reference_date",
    "resolve",
    "resolve_in_text",
    "resolve_meaning",
    "resolve_story",
    "tells_of_burns",
    "tells_of_wounds",
    "tells_outcome",
    "tells_toll",
    "times_within",
]
