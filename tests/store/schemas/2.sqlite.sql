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
CREATE TABLE caches (
	name TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (name, "key")
)
 STRICT;;
CREATE TABLE judgements (
	"left" TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	verdict TEXT, 
	is_person INTEGER NOT NULL, 
	score REAL, 
	PRIMARY KEY ("left", "right"), 
	CHECK ("left" < "right"), 
	CHECK (score >= 0 AND score <= 1), 
	CHECK (is_person IN (0, 1)), 
	CHECK (verdict IN ('same', 'different', 'unsure'))
)
 STRICT;;
CREATE INDEX judgements_right ON judgements ("right");;
CREATE TABLE reports (
	id TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	recorded TEXT NOT NULL, 
	url TEXT, 
	outlet TEXT, 
	published TEXT, 
	given_id TEXT, 
	raw TEXT, 
	redacted INTEGER NOT NULL, 
	version_of TEXT, 
	reprint_of TEXT, 
	PRIMARY KEY (id), 
	CHECK (version_of <> id AND reprint_of <> id), 
	UNIQUE (sequence)
)
 STRICT;;
CREATE INDEX reports_given_id ON reports (given_id);;
CREATE INDEX reports_published ON reports (published);;
CREATE INDEX reports_raw ON reports (raw);;
CREATE INDEX reports_url ON reports (url);;
CREATE TABLE claim_sets (
	report_id TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	PRIMARY KEY (report_id, extractor), 
	FOREIGN KEY(report_id) REFERENCES reports (id)
)
 STRICT;;
CREATE TABLE claims (
	id TEXT NOT NULL, 
	report_id TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	current INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	harm TEXT, 
	low INTEGER, 
	high INTEGER, 
	count_start INTEGER, 
	count_end INTEGER, 
	quote_start INTEGER NOT NULL, 
	quote_end INTEGER NOT NULL, 
	date_start TEXT, 
	date_end TEXT, 
	status TEXT NOT NULL, 
	review TEXT, 
	reviewed_by TEXT, 
	reviewed_at TEXT, 
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
)
 STRICT;;
CREATE INDEX claims_dates ON claims (date_start, date_end);;
CREATE INDEX claims_report ON claims (report_id);;
INSERT INTO meta VALUES ('schema', '2')
