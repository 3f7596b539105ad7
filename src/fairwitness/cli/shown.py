"""Tolls as JSON and as pages for people, quotes short and names masked by whoever calls."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from fairwitness.cli.safe import text, visible
from fairwitness.cli.wording import place_asked
from fairwitness.export import Masker
from fairwitness.model import Claim, FiledClaim, Origin
from fairwitness.pipeline.asking import Asked
from fairwitness.reconcile import BEYOND, ClaimRole, Grades, Question, Role, Toll
from fairwitness.reconcile.conflicts import conflicts_told
from fairwitness.reconcile.listing import listed
from fairwitness.reconcile.wording import bounds, figure
from fairwitness.reference.parties import party_name

_ADDRESS = re.compile(r"https?://[!-~]+")
QUOTE = 300  # characters of a report's words that are given away at most
# roles that bear on a figure, before those that only explain why a claim does not
_FIRST = (Role.COUNTED, Role.CONFLICT, Role.OVERLAPPING, Role.VAGUE, Role.COMBINED)


def quoted(claim: Claim) -> str:
    """A claim's words, cut where they are long."""
    words = claim.quote.words
    return words if len(words) <= QUOTE else f"{words[:QUOTE]} [...]"


def toll_record(toll: Toll, asked: Asked) -> dict[str, object]:
    """A toll as a JSON object; high null is open, all of low, best and high null is unknown."""
    return {
        "harm": toll.question.harm,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "convention": toll.convention,
        "convention_version": toll.convention_version,
        "as_of": as_of_record(asked),
        "question": _question_record(toll.question),
        "origins": [origin_record(origin) for origin in toll.origins],
        "arithmetic": toll.arithmetic,
        "claims": [_role_record(part) for part in toll.claims],
        "conflicts": [
            {"claims": list(each.claims), "set_aside": list(each.set_aside), "text": each.text}
            for each in toll.conflicts
        ],
        "tasks": [{"claim": task.claim, "text": task.text} for task in toll.tasks],
        "notes": [{"claim": note.claim.id, "text": note.text} for note in toll.notes],
        "grades": _grades_record(toll.grades) if toll.grades else None,
    }


def as_of_record(asked: Asked) -> dict[str, object]:
    """Up to when a question looked; null is without limit."""
    return {
        "published": asked.published_by.isoformat() if asked.published_by else None,
        "recorded": asked.recorded_by.isoformat() if asked.recorded_by else None,
    }


def origin_record(origin: Origin) -> dict[str, object]:
    """An origin as a JSON object."""
    return {"id": origin.id, "name": origin.name, "role": origin.role, "party": origin.party}


def _question_record(question: Question) -> dict[str, object]:
    place = question.place
    resolved = place.place if place else None
    return {
        "place": place.words.words if place else None,
        "geonameid": resolved.geonameid if resolved else None,
        "country": resolved.country if resolved else None,
        "from": question.start.isoformat() if question.start else None,
        "to": question.end.isoformat() if question.end else None,
        "group": question.group,
        "party": question.party,
        "incident": question.incident,
    }


def _role_record(part: ClaimRole) -> dict[str, object]:
    filed, claim = part.filed, part.claim
    report = filed.report
    return {
        "claim": claim.id,
        "role": part.role,
        "of": part.of,
        "explanation": part.explanation,
        "who": filed.origin.name,
        "origin": filed.origin.id,
        "low": claim.count.low,
        "high": claim.count.high,
        "quote": quoted(claim),
        "incident": filed.incident,
        "report": report.id,
        "outlet": report.outlet,
        "published": report.published.isoformat() if report.published else None,
        "url": report.url,
    }


def _grades_record(grades: Grades) -> dict[str, object]:
    return {
        "reporting": {"grade": grades.reporting, "reason": grades.reporting_reason},
        "event": {"status": grades.event, "reason": grades.event_reason},
        "attribution": [
            {
                "party": each.party,
                "name": party_name(each.party),
                "answer": each.answer,
                "by": list(each.by),
                "low": each.low,
                "high": each.high,
            }
            for each in grades.attributions
        ],
    }


def headline(toll: Toll) -> str:
    """A toll in a line: "killed: 131 or more (best 140)"."""
    best = "" if toll.best is None or toll.low == toll.high else f" (best {toll.best})"
    return f"{toll.question.harm}: {bounds(toll.low, toll.high)}{best}"


def toll_page(toll: Toll, masker: Masker) -> Iterator[RenderableType]:
    """A toll for people: the figure, by whose word, the three answers, and what is open."""
    yield text(headline(toll), "bold")
    yield from _asked(toll)
    # a sum that is cut would not be the toll
    yield text(masker.text(toll.arithmetic), longest=None)
    yield text(f"By the word of {masker.text(_names(toll.origins))}; convention {toll.convention}", longest=None)
    yield from _answers(toll, masker)
    for conflict in conflicts_told(toll.conflicts):
        yield text(f"In conflict: {masker.text(conflict)}")
    for task in toll.tasks:
        yield text(f"To decide: {masker.text(task.text)} (claim {task.claim})")


def _asked(toll: Toll) -> Iterator[RenderableType]:
    """What was understood of the place and the party asked for, and whether any claim is about them."""
    question = toll.question
    if question.place is not None:
        yield text(f"Place: {place_asked(question.place)}")
    if question.party is not None:
        yield text(f"Party: {party_name(question.party)}")
    is_named = question.place is not None or question.party is not None
    if is_named and not toll.is_told:
        yield text("No claim is about this: look at its name and days; `toll --by` lists what there is.")


def explained(toll: Toll, masker: Masker, *, beyond: bool) -> Iterator[RenderableType]:
    """A toll with its arithmetic and every claim's part in it, each once, its words beneath.

    Claims of something else than was asked are told in number unless `beyond` asks for them.
    """
    yield from toll_page(toll, masker)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("figure", "part in the toll", "report"):
        table.add_column(column, overflow="fold")
    ordered = sorted(toll.claims, key=lambda part: (part.role in BEYOND, part.role not in _FIRST))
    listed_ = [part for part in ordered if beyond or part.role not in BEYOND]
    for part in listed_:
        table.add_row(*(Text(masker.text(cell)) for cell in _cells(part)), _source(part.filed, masker))
        table.add_row("", Text(masker.text(f"“{visible(quoted(part.claim))}”"), style="dim"), part.claim.id)
    yield Padding(table, (1, 0, 0, 0))
    if len(listed_) < len(ordered):
        yield text(f"Not about this: {_reasons(ordered[len(listed_) :])}; --all lists them.")
    for note in toll.notes:
        yield text(f"Said of it: {masker.text(note.text)}")


def _reasons(parts: Sequence[ClaimRole]) -> str:
    numbers = Counter(part.explanation.removeprefix("out of scope: ").partition(",")[0] for part in parts)
    many = f"{len(parts)} claim{'s' if len(parts) > 1 else ''}"
    return f"{many} ({', '.join(f'{number} {why}' for why, number in numbers.most_common())})"


def _cells(part: ClaimRole) -> tuple[str, str]:
    return visible(figure(part.filed)), visible(part.explanation)


def _source(filed: FiledClaim, masker: Masker) -> Text:
    """Where a claim stands; a terminal that can leads to the report's address."""
    url = filed.report.url or ""
    link = Style(link=url) if _ADDRESS.fullmatch(url) else ""
    return Text(masker.text(visible(source(filed))), style=link)


def source(filed: FiledClaim) -> str:
    """Where a claim stands: outlet and day."""
    report = filed.report
    day = report.published.isoformat() if report.published else "undated"
    return f"{report.outlet or 'an unknown outlet'}, {day}"


def _speakers(names: Sequence[str]) -> str:
    return ", ".join(party_name(name) for name in names)


def _names(origins: Sequence[Origin]) -> str:
    return listed(origin.name for origin in origins)


def _answers(toll: Toll, masker: Masker) -> Iterator[RenderableType]:
    grades = toll.grades
    if grades is None:
        return
    yield text(masker.text(f"How well reported: {grades.reporting} ({grades.reporting_reason})"))
    yield text(masker.text(f"Whether it happened: {grades.event} ({grades.event_reason})"))
    for each in grades.attributions:
        figures = f", figures {bounds(each.low, each.high)}" if each.low is not None else ""
        yield text(masker.text(f"Who did it: {party_name(each.party)}: {each.answer} by {_speakers(each.by)}{figures}"))
