CREATE TABLE entries (
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  subject TEXT,
  slot TEXT,
  "by" TEXT NOT NULL,
  role TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (sequence),
  CHECK (sequence > 0)
)
 STRICT;;
CREATE INDEX entries_kind ON entries (kind, sequence);;
CREATE INDEX entries_slot ON entries (slot, sequence);;
CREATE INDEX entries_subject ON entries (subject, sequence);;
CREATE TABLE meta (
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (name)
)
 STRICT;;
CREATE TABLE raw_files (
  digest TEXT NOT NULL,
  compressed BLOB NOT NULL,
  PRIMARY KEY (digest)
)
 STRICT;;
CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries only grow: put a correction on record instead'); END;;
CREATE TRIGGER entries_never_go BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries only grow: put a correction on record instead'); END;;
CREATE TRIGGER entries_follow BEFORE INSERT ON entries
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entries)
BEGIN SELECT RAISE(ABORT, 'entries only grow: put a correction on record instead'); END;;
INSERT INTO meta VALUES ('schema', '1')
