CREATE TABLE entries (
  sequence BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C",
  slot TEXT COLLATE "C",
  by TEXT COLLATE "C" NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  at TEXT COLLATE "C" NOT NULL,
  reason TEXT COLLATE "C",
  previous TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  content TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (sequence),
  CHECK (sequence > 0)
);;
CREATE INDEX entries_kind ON entries (kind, sequence);;
CREATE INDEX entries_slot ON entries (slot, sequence);;
CREATE INDEX entries_subject ON entries (subject, sequence);;
CREATE TABLE meta (
  name TEXT COLLATE "C" NOT NULL,
  value TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (name)
);;
CREATE TABLE raw_files (
  digest TEXT COLLATE "C" NOT NULL,
  compressed BYTEA NOT NULL,
  PRIMARY KEY (digest)
);;
CREATE FUNCTION entries_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'entries only grow: put a correction on record instead'; END $$;;
CREATE TRIGGER entries_never_change BEFORE UPDATE OR DELETE ON entries
FOR EACH ROW EXECUTE FUNCTION entries_refuse();;
CREATE TRIGGER entries_never_go BEFORE TRUNCATE ON entries
FOR EACH STATEMENT EXECUTE FUNCTION entries_refuse();;
INSERT INTO meta VALUES ('schema', '1')
