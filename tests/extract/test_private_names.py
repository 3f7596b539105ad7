"""Names of victims and private witnesses: found in the words that say who was harmed and who speaks."""

from __future__ import annotations

import pytest

from fairwitness.extract.private_names import private_names
from fairwitness.model import Act, ClaimantRole, Harm, HarmClaim, Kind, OccurrenceClaim, PlaceMention, Report


def claim_in(
    text: str, *, victims: str | None = None, claimant: str | None = None, role: str = "other"
) -> tuple[HarmClaim, Report]:
    report = Report(id="r", title="", text=text)
    original = report.original

    def span(words: str | None):  # type: ignore[no-untyped-def]
        return None if words is None else report.quote(original.index(words), original.index(words) + len(words))

    whole = report.quote(1, len(original))
    claim = HarmClaim(
        id="c", report_id="r", kind=Kind.HARM, quote=whole, cue=whole, harm=Harm.KILLED, victims=span(victims),
        claimant=span(claimant), claimant_role=ClaimantRole(role),
    )  # fmt: skip
    return claim, report


@pytest.mark.parametrize(
    ("victims", "names"),
    [
        ("Samira Haddad", ("Samira Haddad",)),
        ("the baker Samira Haddad and her brother Omar", ("Samira Haddad", "Omar")),
        ("Abu Bakr al-Khalil, 34", ("Abu Bakr al-Khalil",)),
        ("12 traders", ()),
        ("Syrians", ()),
        ("a woman from Aleppo", ()),
        ("Officer Reyes", ("Reyes",)),
        ("the Malian nurse Samira Haddad", ("Samira Haddad",)),
    ],
)
def test_victims(victims: str, names: tuple[str, ...]) -> None:
    claim, report = claim_in(f"{victims} died on Friday", victims=victims)
    assert private_names(claim, report) == names


@pytest.mark.parametrize(
    ("text", "claimant", "role", "names"),
    [
        ("Mahmoud Saleh, a baker, said so", "Mahmoud Saleh", "other", ("Mahmoud Saleh",)),
        ("Mahmoud Saleh, 41, said so", "Mahmoud Saleh", "other", ("Mahmoud Saleh",)),
        ("resident Mahmoud Saleh said so", "resident Mahmoud Saleh", "witness", ("Mahmoud Saleh",)),
        ("Mahmoud Saleh said so", "Mahmoud Saleh", "witness", ("Mahmoud Saleh",)),
        ("Open Roads, a relief group, said so", "Open Roads", "other", ()),
        ("Residents of Aleppo said so", "Residents of Aleppo", "witness", ()),
        ("LOCAL SOURCES said so", "LOCAL SOURCES", "witness", ()),
        ("The Harbour Network said so", "The Harbour Network", "other", ()),
        ("Colonel Nidal Farah said so", "Colonel Nidal Farah", "military", ()),
        ("Rana Shami, a spokeswoman, said so", "Rana Shami", "government", ()),
    ],
)
def test_claimants(text: str, claimant: str, role: str, names: tuple[str, ...]) -> None:
    claim, report = claim_in(text, claimant=claimant, role=role)
    assert private_names(claim, report) == names


def act_in(text: str, *, cue: str, target: str, place: str | None = None) -> tuple[OccurrenceClaim, Report]:
    report = Report(id="r", title="", text=text)

    def span(words: str):  # type: ignore[no-untyped-def]
        return report.quote(report.original.index(words), report.original.index(words) + len(words))

    places = () if place is None else (PlaceMention(words=span(place)),)
    sentence = text.partition("\n")[0]
    claim = OccurrenceClaim(
        id="c", report_id="r", kind=Kind.ACT, quote=span(sentence), cue=span(cue), value=Act.SHELLING,
        target=span(target), places=places,
    )  # fmt: skip
    return claim, report


@pytest.mark.parametrize(
    ("text", "cue", "target", "place", "names"),
    [
        ("A drone struck the car of Samira Haddad on Friday.", "struck", "Samira Haddad", None, ("Samira Haddad",)),
        ("Gunmen attacked Officer Reyes at home.", "attacked", "Officer Reyes", None, ("Reyes",)),
        # a lone capital, a place: what was shelled, and nobody
        ("Guns shelled al-Dorvaal after dark.", "shelled", "al-Dorvaal", None, ()),
        ("Guns shelled Upper Dorvaal after dark.", "shelled", "Upper Dorvaal", "Dorvaal", ()),
        ("Rebels attacked Malian Army positions.", "attacked", "Malian Army positions", None, ()),
    ],
)
def test_who_an_act_was_aimed_at(text: str, cue: str, target: str, place: str | None, names: tuple[str, ...]) -> None:
    assert private_names(*act_in(text, cue=cue, target=target, place=place)) == names


def test_a_headline_names_only_whom_a_sentence_names_too() -> None:
    headline = "Shelling Destroys Last Ambulance Garage in Rural Dorvaal"
    assert private_names(*act_in(headline, cue="Shelling", target="Last Ambulance Garage")) == ()
    named = "Drone Strike Hits Samira Haddad\nA drone struck the car of Samira Haddad on Friday."
    assert private_names(*act_in(named, cue="Strike", target="Samira Haddad")) == ("Samira Haddad",)
