"""Which texts are English enough to be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairwitness.errors import ReportSetAside
from fairwitness.ingest import SetAside, read_reports
from fairwitness.ingest.language import foreign_language

FOREIGN = {
    "es": "Al menos doce soldados murieron el viernes cuando un grupo armado atacó su convoy cerca de la frontera, "
    "según informó el gobernador, y otros siete resultaron heridos.",
    "fr": "Au moins douze soldats ont été tués vendredi lorsque des hommes armés ont attaqué leur convoi près de la "
    "frontière, selon le gouverneur, et sept autres ont été blessés.",
    "de": "Mindestens zwölf Soldaten wurden am Freitag getötet, als Bewaffnete ihren Konvoi nahe der Grenze angriffen, "
    "wie der Gouverneur mitteilte; sieben weitere wurden verletzt.",
    "ar": "قتل اثنا عشر جنديا على الأقل يوم الجمعة عندما هاجم مسلحون قافلتهم قرب الحدود بحسب المحافظ",
    "ru": "По меньшей мере двенадцать солдат погибли в пятницу, когда вооруженные люди напали на их колонну у границы.",
    "zh": "省长说,星期五武装人员在边境附近袭击车队,至少十二名士兵死亡,另有七人受伤,医院正在救治伤员,道路仍然封闭。",
}

ENGLISH = [
    "At least twelve soldiers died on Friday when gunmen ambushed their convoy near the border, the governor said.",
    "AT LEAST TWELVE SOLDIERS DIED ON FRIDAY WHEN GUNMEN AMBUSHED THEIR CONVOY NEAR THE BORDER, A GOVERNOR REPORTED.",
    "at least twelve soldiers died friday when gunmen ambushed convoy near border said governor seven others wounded",
    "Kills 19",
    "Mogadishu, Baidoa, Kismayo, Beledweyne, Galkayo",
    "Tillabéri Diffa Ouagadougou",
    "12 34 56 --- !!!",
    "",
]


@pytest.mark.parametrize("code", FOREIGN)
def test_other_languages_are_named(code: str) -> None:
    assert foreign_language(FOREIGN[code]) == code
    assert foreign_language(FOREIGN[code].upper()) == code


@pytest.mark.parametrize("text", ENGLISH)
def test_english_in_any_case_and_short_texts_pass(text: str) -> None:
    assert foreign_language(text) is None


def test_english_with_foreign_quotations_passes() -> None:
    assert foreign_language(f"{ENGLISH[0]} “{FOREIGN['es']}” the governor said in the capital on Friday.") is None


def test_a_report_in_another_language_is_set_aside_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FOREIGN["es"], encoding="utf-8")
    (found,) = read_reports([str(path)])
    assert isinstance(found, SetAside) and isinstance(found.error, ReportSetAside)
    assert "not in English (it looks like 'es')" in found.reason and found.report_id


def test_a_long_text_without_a_blank_is_settled_quickly() -> None:
    foreign_language("killed" * 200_000)
