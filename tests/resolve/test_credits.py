"""Which agency a text credits, and what is no credit."""

from __future__ import annotations

import pytest

from fairwitness.model import Report
from fairwitness.resolve.credits import agency_of, without_dateline

BODY = "Nine people were killed on Friday when shells fell on the market, the governor said."


def agency(text: str, outlet: str | None = "The Delta Monitor") -> str | None:
    return agency_of(Report(id="r", title="Market hit", text=text, outlet=outlet))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"BEIRUT, Lebanon (AFP) - {BODY}", "AFP"),
        (f"KYIV, Ukraine (AP) — {BODY}", "AP"),
        (f"BEIRUT, May 17 (Reuters) - {BODY}", "Reuters"),
        (f"Reuters - {BODY}", "Reuters"),
        (f"(AFP) - {BODY}", "AFP"),
        (f"KHARTOUM, May 17 (Xinhua) -- {BODY}", "Xinhua"),
        (f"MOSCOW, May 17. /TASS/. {BODY}", "TASS"),
        (f"Damascus, SANA- {BODY}", "SANA"),
        (f"Damascus, SANA – {BODY}", "SANA"),
        (f"Beirut (EFE).- {BODY}", "EFE"),
        (f"RAMALLAH, May 17, 2024 (WAFA) – {BODY}", "WAFA"),
        (f"By AFP\n{BODY}", "AFP"),
        (f"By Our Correspondent and Reuters\n{BODY}", "Reuters"),
        (f"AFP\n{BODY}", "AFP"),
        (f"{BODY}\n(AFP)", "AFP"),
        (f"{BODY} (AFP)", "AFP"),
        (f"{BODY} – AP", "AP"),
        (f"{BODY}\nSource: Anadolu Agency", "Anadolu"),
        (f"{BODY}\nThe Associated Press contributed to this report.", "AP"),
        (f"{BODY}\nWith additional reporting by Reuters", "Reuters"),
        (f"{BODY}\n© 2024 AFP", "AFP"),
    ],
)
def test_credits_are_found(text: str, name: str) -> None:
    assert agency(text) == name


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY} A photographer of AFP saw four bodies.",
        f"AFP reported that {BODY}",
        f"The governor told AFP - and later Reuters - that {BODY}",
        f"{BODY}\nHe told Reuters.",
        f"BEIRUT (Harbour Wire) - {BODY}",
        f"{BODY}\n(AFP) (Reuters)\nSource: AP",
        f"SANAA - {BODY}",
        f"By reuters\n{BODY}",
        f"{BODY}\nSource: afp",
        f"{BODY}\nCopyright 2024 the associated press",
        "",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert agency(text) is None


def test_an_agency_s_own_text_is_credited_to_it() -> None:
    assert agency(BODY, "Reuters") == "Reuters" and agency(BODY, "Agence France-Presse") == "AFP"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("BEIRUT, Lebanon (AFP) - Nine died.", "Nine died."),
        ("EL FASHER, Sudan, June 19 (Harbour Wire) - Nine died.", "Nine died."),
        ("KABUL — Nine died.", "Nine died."),
        ("Nine died - and more.", "Nine died - and more."),
        ("Nine died.", "Nine died."),
    ],
)
def test_datelines_are_left_out(text: str, left: str) -> None:
    assert without_dateline(text) == left


def test_a_hostile_first_line_takes_no_time() -> None:
    assert agency("A" * 100_000 + " (" * 50_000) is None
