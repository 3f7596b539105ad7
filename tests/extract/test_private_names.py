"""Names of victims and private witnesses: found in the words that say who was harmed and who speaks."""

from __future__ import annotations

import pytest

from fairwitness.extract.private_names import private_names
from fairwitness.model import ClaimantRole, Harm, HarmClaim, Kind, Report


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
        ("The Harbour Network said so", "The Harbour Network", "other", ()),
        ("Colonel Nidal Farah said so", "Colonel Nidal Farah", "military", ()),
        ("Rana Shami, a spokeswoman, said so", "Rana Shami", "government", ()),
    ],
)
def test_claimants(text: str, claimant: str, role: str, names: tuple[str, ...]) -> None:
    claim, report = claim_in(text, claimant=claimant, role=role)
    assert private_names(claim, report) == names
