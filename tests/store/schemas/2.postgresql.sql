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
CREATE TABLE caches (
	name TEXT COLLATE "C" NOT NULL, 
	key TEXT COLLATE "C" NOT NULL, 
	body TEXT COLLATE "C" NOT NULL, 
	PRIMARY KEY (name, key)
);;
CREATE TABLE judgements (
	"left" TEXT COLLATE "C" NOT NULL, 
	"right" TEXT COLLATE "C" NOT NULL, 
	sequence BIGINT NOT NULL, 
	verdict TEXT COLLATE "C", 
	is_person INTEGER NOT NULL, 
	score DOUBLE PRECISION, 
	PRIMARY KEY ("left", "right"), 
	CHECK ("left" < "right"), 
	CHECK (score >= 0 AND score <= 1), 
	CHECK (is_person IN (0, 1)), 
	CHECK (verdict IN ('same', 'different', 'unsure'))
);;
CREATE INDEX judgements_right ON judgements ("right");;
CREATE TABLE reports (
	id TEXT COLLATE "C" NOT NULL, 
	sequence BIGINT NOT NULL, 
	recorded TEXT COLLATE "C" NOT NULL, 
	url TEXT COLLATE "C", 
	outlet TEXT COLLATE "C", 
	published TEXT COLLATE "C", 
	given_id TEXT COLLATE "C", 
	raw TEXT COLLATE "C", 
	redacted INTEGER NOT NULL, 
	version_of TEXT COLLATE "C", 
	reprint_of TEXT COLLATE "C", 
	PRIMARY KEY (id), 
	CHECK (version_of <> id AND reprint_of <> id), 
	UNIQUE (sequence)
);;
CREATE INDEX reports_given_id ON reports (given_id);;
CREATE INDEX reports_published ON reports (published);;
CREATE INDEX reports_raw ON reports (raw);;
CREATE INDEX reports_url ON reports (url);;
CREATE TABLE claim_sets (
	report_id TEXT COLLATE "C" NOT NULL, 
	extractor TEXT COLLATE "C" NOT NULL, 
	sequence BIGINT NOT NULL, 
	PRIMARY KEY (report_id, extractor), 
	FOREIGN KEY(report_id) REFERENCES reports (id)
);;
CREATE TABLE claims (
	id TEXT COLLATE "C" NOT NULL, 
	report_id TEXT COLLATE "C" NOT NULL, 
	sequence BIGINT NOT NULL, 
	position INTEGER NOT NULL, 
	current INTEGER NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	harm TEXT COLLATE "C", 
	low BIGINT, 
	high BIGINT, 
	count_start INTEGER, 
	count_end INTEGER, 
	quote_start INTEGER NOT NULL, 
	quote_end INTEGER NOT NULL, 
	date_start TEXT COLLATE "C", 
	date_end TEXT COLLATE "C", 
	status TEXT COLLATE "C" NOT NULL, 
	review TEXT COLLATE "C", 
	reviewed_by TEXT COLLATE "C", 
	reviewed_at TEXT COLLATE "C", 
	PRIMARY KEY (id, report_id), 
	CONSTRAINT counts_are_not_negative CHECK (low >= 0 AND high >= 0), 
	CONSTRAINT low_is_not_above_high CHECK (low <= high), 
	CONSTRAINT a_count_has_a_span CHECK ((low IS NULL AND high IS NULL) OR count_start IS NOT NULL), 
	CONSTRAINT spans_have_words CHECK (quote_start >= 0 AND quote_start < quote_end AND count_start < count_end), 
	CONSTRAINT a_harm_is_named CHECK ((kind = 'harm') = (harm IS NOT NULL)), 
	CONSTRAINT a_period_begins_before_it_ends CHECK (date_start <= date_end), 
	CHECK (current IN (0, 1)), 
	CHECK (kind IN ('harm', 'act', 'state', 'stance')), 
	CHECK (harm IN ('killed', 'injured', 'detained', 'abducted', 'missing', 'displaced')), 
	CHECK (status IN ('asserted', 'hedged', 'denied', 'unverified')), 
	CHECK (review IN ('accepted', 'rejected', 'edited')), 
	FOREIGN KEY(report_id) REFERENCES reports (id)
);;
CREATE INDEX claims_dates ON claims (date_start, date_end);;
CREATE INDEX claims_report ON claims (report_id);;
INSERT INTO meta VALUES ('schema', '2')
