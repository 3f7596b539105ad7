"""An invented report with what people found in it, for every test of evaluate."""

from __future__ import annotations

from fairwitness.evaluate import ActRecord, Evaluation, HarmRecord, evaluate_harms
from fairwitness.model import Report

TEXT = (
    "The mayor of Orsk Bay said at least 12 people were killed on Friday. A nurse counted dozens of wounded. "
    "Two soldiers died in Velm. Police could not confirm the shelling."
)
REPORT = Report(id="radio-1", title="Shells fall on Orsk Bay", text=TEXT, outlet="Radio Example")
MANY = HarmRecord(
    quote="at least 12 people were killed",
    cue="killed",
    harm="killed",
    count="at least 12",
    low=12,
    victims="people",
    places=("Orsk Bay",),
    claimant="The mayor of Orsk Bay",
)
WOUNDED = HarmRecord(quote="dozens of wounded", cue="wounded", harm="injured", count="dozens", vague=True)
SOLDIERS = HarmRecord(
    quote="Two soldiers died", cue="died", harm="killed", count="Two", low=2, high=2, group="combatants"
)
GOLD = (MANY, WOUNDED, SOLDIERS)
DOUBT = ActRecord(kind="stance", value="unverified", quote="Police could not confirm", cue="could not confirm")
SHELLING = ActRecord(kind="act", value="shelling", quote="the shelling", cue="shelling")


def measured(
    *predicted: HarmRecord, gold: tuple[HarmRecord, ...] = GOLD, report: Report = REPORT, seed: int | None = None
) -> Evaluation:
    """Compare what was found in one report with its gold."""
    return evaluate_harms([report], {report.id: gold}, {report.id: predicted}, seed=seed)
