"""Triggers that refuse to change, delete or overwrite entries, in the words of each database."""

from __future__ import annotations

_REFUSAL = "entries only grow: put a correction on record instead"

_SQLITE = {
    "entries_never_change": f"""CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
    "entries_never_go": f"""CREATE TRIGGER entries_never_go BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
    # INSERT OR REPLACE would delete without asking the trigger above
    "entries_follow": f"""CREATE TRIGGER entries_follow BEFORE INSERT ON entries
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entries)
BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
}

_POSTGRESQL = {
    "entries_refuse": f"""CREATE FUNCTION entries_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$""",
    "entries_never_change": """CREATE TRIGGER entries_never_change BEFORE UPDATE OR DELETE ON entries
FOR EACH ROW EXECUTE FUNCTION entries_refuse()""",
    "entries_never_go": """CREATE TRIGGER entries_never_go BEFORE TRUNCATE ON entries
FOR EACH STATEMENT EXECUTE FUNCTION entries_refuse()""",
}

TRIGGERS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
