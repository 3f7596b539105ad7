"""Asking: questions about tolls put to what the ledger knows, now or as known then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from fairwitness.errors import InputError, reason
from fairwitness.model import FiledClaim, Group, Harm, HarmClaim, Incident
from fairwitness.pipeline.knowing import Knowledge, know
from fairwitness.pipeline.place_asked import place_of
from fairwitness.reconcile import (
    By,
    Change,
    Convention,
    KeyedToll,
    Question,
    Toll,
    convention,
    read_convention,
    toll,
    toll_change,
    tolls_by,
)
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.reference.parties import Parties, party_key
from fairwitness.store import AsOf, Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in the user's words.

    `convention` is a name or a file, `place` a name, with a country code after a comma where it is needed; `parties` a
    table that extends the shipped one.
    """

    harm: Harm = Harm.KILLED
    place: str | None = None
    start: date | None = None
    end: date | None = None
    group: Group | None = None
    party: str | None = None
    convention: str = "neutral"
    published_by: date | None = None
    recorded_by: datetime | None = None
    parties: Path | None = None

    @property
    def as_of(self) -> AsOf:
        """Up to when the question looks."""
        return AsOf(published=self.published_by, recorded=self.recorded_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A question as it was understood, with what is known."""

    asked: Asked
    knowledge: Knowledge
    question: Question
    used: Convention


def understand(ledger: Ledger, asked: Asked) -> Understood:
    """Gather what is known and make the user's words a question; raises InputError where they make none."""
    knowledge = know(ledger, asked.as_of, asked.parties)
    check_days(asked.start, asked.end)
    question = Question(
        harm=asked.harm,
        place=place_of(asked.place, knowledge.filed, Gazetteer.open()) if asked.place else None,
        start=asked.start,
        end=asked.end,
        group=asked.group,
        party=_party(asked.party, asked.parties) if asked.party else None,
    )
    return Understood(asked=asked, knowledge=knowledge, question=question, used=convention_of(asked.convention))


def check_days(start: date | None, end: date | None) -> None:
    """Raise InputError where the first of two days lies after the last."""
    if start and end and start > end:
        raise InputError(f"the first day asked for ({start}) lies after the last ({end})")


def answer(understood: Understood) -> Toll:
    """Reckon the toll."""
    return toll(understood.knowledge.filed, understood.question, understood.used)


def answer_by(understood: Understood, by: By) -> tuple[KeyedToll, ...]:
    """Reckon a toll for each key of a breakdown."""
    return tolls_by(understood.knowledge.filed, understood.question, by, understood.used)


def answer_change(before: Understood, after: Understood) -> Change:
    """Say what moved between two moments, and because of which report."""
    return toll_change(answer(before), answer(after))


def tolls_of(knowledge: Knowledge, incident: Incident, used: Convention) -> tuple[Toll, ...]:
    """The tolls of one incident: one for each harm its claims speak of, totals over it and others heard too."""
    claims = set(incident.claims)
    own = [each.claim for each in knowledge.filed if each.claim.id in claims]
    harms = {claim.harm for claim in own if isinstance(claim, HarmClaim)}
    questions = (Question(harm=harm, incident=incident.id) for harm in Harm if harm in harms)
    return tuple(toll(knowledge.filed, question, used) for question in questions)


def own_tolls(claims: Sequence[FiledClaim], used: Convention) -> tuple[Toll, ...]:
    """The tolls of an incident's claims by themselves: quick, for lists; totals over more are not heard."""
    harms = {each.claim.harm for each in claims if isinstance(each.claim, HarmClaim)}
    incident = claims[0].incident if claims else None
    return tuple(toll(claims, Question(harm=harm, incident=incident), used) for harm in Harm if harm in harms)


def convention_of(name: str) -> Convention:
    """A shipped convention by its name, or one read from a file."""
    if not name.endswith(".toml"):
        return convention(name)
    try:
        return read_convention(Path(name).read_text("utf-8"), where=name)
    except (OSError, UnicodeDecodeError) as cause:
        raise InputError(f"{name}: cannot be read as a convention ({reason(cause)})") from cause


def _party(words: str, parties: Path | None) -> str:
    """The party of the table that is meant; else the words, as reports write them."""
    table = Parties.open(parties)
    if words in table.by_id:
        return words
    named = table.named(party_key(words))
    return named[0].id if len(named) == 1 else " ".join(words.casefold().split())
