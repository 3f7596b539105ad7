"""Splinked: the same questions, keys and weights run by Splink on DuckDB, for whole ledgers and Splink's own charts.

One report at a time is scored by `links.score`, since Splink spends seconds on writing and planning SQL whatever the
number of pairs; a test holds both to the same bits. Only this module imports splink.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from fairwitness.errors import MissingData
from fairwitness.resolve.blocking import block_keys
from fairwitness.resolve.compare import COMPARISONS, Comparison
from fairwitness.resolve.mention import Mention
from fairwitness.resolve.weights import Weights

if TYPE_CHECKING:
    from splink import Linker, SettingsCreator

_UNKNOWN = -1
Scored = tuple[str, str, float]


def splink_scores(mentions: Sequence[Mention], weights: Weights, least: float) -> Iterator[Scored]:
    """Let Splink find, compare and weigh all pairs; gives those of at least so many bits, the lesser id first."""
    if len(mentions) < 2:
        return
    linker = open_linker(mentions, weights)
    predicted = linker.inference.predict(threshold_match_weight=least)
    report_of = {mention.id: mention.report for mention in mentions}
    rows = sorted((row["unique_id_l"], row["unique_id_r"], row["match_weight"]) for row in predicted.as_record_list())
    for left, right, bits in rows:
        if report_of[left] != report_of[right]:
            yield (left, right, bits) if left < right else (right, left, bits)


def open_linker(mentions: Sequence[Mention], weights: Weights) -> Linker:
    """Open a Splink linker over mentions, with all its charts and diagnoses, weights set."""
    try:
        import duckdb
        import pyarrow  # type: ignore[import-untyped]  # comes without types
        from splink import Linker
        from splink.internals.duckdb.database_api import DuckDBAPI
    except ImportError as cause:
        raise MissingData("Splink is not installed: pip install 'fairwitness[splink]'") from cause
    connection = duckdb.connect()
    for number, comparison in enumerate(COMPARISONS):
        asked = _asked(comparison, mentions)
        connection.create_function(f"level_{number}", asked, ["BIGINT", "BIGINT"], "INTEGER")
    table = pyarrow.table(
        {
            "unique_id": [mention.id for mention in mentions],
            "mention": list(range(len(mentions))),
            "keys": [list(block_keys(mention)) for mention in mentions],
        }
    )
    return Linker(DuckDBAPI(connection).register(table), splink_settings(weights), log_level="ERROR")


def splink_settings(weights: Weights) -> SettingsCreator:
    """Put the shipped weights in Splink's own terms."""
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_in_splink(number, comparison, weights) for number, comparison in enumerate(COMPARISONS)],
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
        probability_two_random_records_match=weights.prior,
        retain_intermediate_calculation_columns=True,
    )


def _in_splink(number: int, comparison: Comparison, weights: Weights) -> Any:
    from splink.comparison_level_library import CustomLevel, ElseLevel
    from splink.comparison_library import CustomComparison

    asked = f"level_{number}(mention_l, mention_r)"
    levels: list[Any] = [CustomLevel(f"{asked} = {_UNKNOWN}", "unknown").configure(is_null_level=True)]
    for level in reversed(range(len(comparison.levels))):
        made = CustomLevel(f"{asked} = {level}", comparison.levels[level]) if level else ElseLevel()
        m, u = weights.m[comparison.name][level], weights.u[comparison.name][level]
        levels.append(made.configure(m_probability=m, u_probability=u))
    return CustomComparison(output_column_name=comparison.name.replace(" ", "_"), comparison_levels=levels)


def _asked(comparison: Comparison, mentions: Sequence[Mention]) -> Callable[[int, int], int]:
    """Make a comparison a function of two rows, as DuckDB calls it."""

    def level(left: int, right: int) -> int:
        found = comparison.level(mentions[left], mentions[right])
        return _UNKNOWN if found is None else found

    return level
