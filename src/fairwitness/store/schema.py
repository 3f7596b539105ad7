"""The tables: entries, which only grow, and the views, which can be dropped and rebuilt from them.

Views say what is current, under which constraints, and find it fast; texts and words stand in the entries only, so that
a redaction cannot miss a copy.
"""

from __future__ import annotations

from sqlalchemy import (
    REAL,
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from fairwitness.model import Harm, Kind, Review, Status, Verdict

# bytes are compared, not words of a language: SQLite and PostgreSQL then sort alike
_WORDS = Text().with_variant(Text(collation="C"), "postgresql")
_NUMBER = BigInteger().with_variant(Integer(), "sqlite")

entries_metadata = MetaData()
views_metadata = MetaData()


def _words(name: str, *arguments: object, **options: object) -> Column[str]:
    return Column(name, _WORDS, *arguments, **options)  # type: ignore[arg-type]  # Column's own checks apply


def _one_of(column: str, vocabulary: type[Kind | Harm | Review | Status | Verdict]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(str(word)) for word in vocabulary)})")


meta = Table(
    "meta",
    entries_metadata,
    _words("name", primary_key=True),
    _words("value", nullable=False),
    sqlite_strict=True,
)

entries = Table(
    "entries",
    entries_metadata,
    Column("sequence", _NUMBER, primary_key=True, autoincrement=False),
    _words("kind", nullable=False),
    _words("id", nullable=False),
    _words("subject"),
    _words("slot"),
    _words("by", nullable=False),
    _words("role", nullable=False),
    _words("at", nullable=False),
    _words("reason"),
    _words("previous", nullable=False),
    _words("hash", nullable=False),
    _words("content", nullable=False),
    CheckConstraint("sequence > 0"),
    Index("entries_subject", "subject", "sequence"),
    Index("entries_slot", "slot", "sequence"),
    Index("entries_kind", "kind", "sequence"),
    sqlite_strict=True,
)

# only ledgers on PostgreSQL keep raw bytes here; those in a directory keep files
raw_files = Table(
    "raw_files",
    entries_metadata,
    _words("digest", primary_key=True),
    Column("compressed", LargeBinary, nullable=False),
    sqlite_strict=True,
)

reports = Table(
    "reports",
    views_metadata,
    _words("id", primary_key=True),
    Column("sequence", _NUMBER, nullable=False, unique=True),
    _words("recorded", nullable=False),
    _words("url"),
    _words("outlet"),
    _words("published"),
    _words("given_id"),
    _words("raw"),
    Column("redacted", Integer, nullable=False),
    _words("version_of"),
    _words("reprint_of"),
    CheckConstraint("version_of <> id AND reprint_of <> id"),
    Index("reports_url", "url"),
    Index("reports_published", "published"),
    Index("reports_given_id", "given_id"),
    Index("reports_raw", "raw"),
    Index("reports_version_of", "version_of"),
    Index("reports_reprint_of", "reprint_of"),
    sqlite_strict=True,
)

claim_sets = Table(
    "claim_sets",
    views_metadata,
    _words("report_id", ForeignKey("reports.id"), primary_key=True),
    _words("extractor", primary_key=True),
    Column("sequence", _NUMBER, nullable=False),
    sqlite_strict=True,
)

claims = Table(
    "claims",
    views_metadata,
    _words("id", primary_key=True),
    _words("report_id", ForeignKey("reports.id"), primary_key=True),
    # the claim set's entry, and where in it the claim stands
    Column("sequence", _NUMBER, nullable=False),
    Column("position", Integer, nullable=False),
    Column("current", Integer, nullable=False),
    _words("kind", nullable=False),
    _words("harm"),
    Column("low", _NUMBER),
    Column("high", _NUMBER),
    # where the words stand that the number rests on
    Column("count_start", Integer),
    Column("count_end", Integer),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    _words("date_start"),
    _words("date_end"),
    _words("status", nullable=False),
    _words("review"),
    _words("reviewed_by"),
    _words("reviewed_at"),
    CheckConstraint("low >= 0 AND high >= 0", name="counts_are_not_negative"),
    CheckConstraint("low <= high", name="low_is_not_above_high"),
    CheckConstraint("(low IS NULL AND high IS NULL) OR count_start IS NOT NULL", name="a_count_has_a_span"),
    CheckConstraint(
        "quote_start >= 0 AND quote_start < quote_end AND count_start < count_end", name="spans_have_words"
    ),
    CheckConstraint("(kind = 'harm') = (harm IS NOT NULL)", name="a_harm_is_named"),
    CheckConstraint("date_start <= date_end", name="a_period_begins_before_it_ends"),
    CheckConstraint("current IN (0, 1)"),
    _one_of("kind", Kind),
    _one_of("harm", Harm),
    _one_of("status", Status),
    _one_of("review", Review),
    Index("claims_report", "report_id"),
    Index("claims_dates", "date_start", "date_end"),
    sqlite_strict=True,
)

judgements = Table(
    "judgements",
    views_metadata,
    _words("left", primary_key=True),
    _words("right", primary_key=True),
    Column("sequence", _NUMBER, nullable=False),
    # None: all were undone
    _words("verdict"),
    Column("is_person", Integer, nullable=False),
    Column("score", Double().with_variant(REAL(), "sqlite")),
    CheckConstraint('"left" < "right"'),
    CheckConstraint("score >= 0 AND score <= 1"),
    CheckConstraint("is_person IN (0, 1)"),
    _one_of("verdict", Verdict),
    Index("judgements_right", "right"),
    sqlite_strict=True,
)

# what others reckoned from the views (incidents, tolls): may be thrown away at any time
caches = Table(
    "caches",
    views_metadata,
    _words("name", primary_key=True),
    _words("key", primary_key=True),
    _words("body", nullable=False),
    sqlite_strict=True,
)

# what linking keeps of reports and incidents: may be thrown away at any time, and worked out anew
shelf = Table(
    "shelf",
    views_metadata,
    _words("name", primary_key=True),
    _words("key", primary_key=True),
    _words("body", nullable=False),
    Index("shelf_key", "key"),
    sqlite_strict=True,
)

# under which numbers what is on the shelf is found; `owner` is a number too, as a million of these may be held
shelf_numbers = Table(
    "shelf_numbers",
    views_metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("owner", _NUMBER, primary_key=True, autoincrement=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

VIEWS = (reports, claim_sets, claims, judgements)
