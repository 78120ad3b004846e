-- The first schema: what people did, as facts that are only ever added.
--
-- Rules of these files: statements end with a semicolon at the end of a line; comments stand on
-- lines of their own. The types are TEXT, INTEGER (32 bits), BIGINT and BLOB (BYTEA on
-- PostgreSQL); nothing else is used that only one database knows. Times are milliseconds UTC.

CREATE TABLE schema_version (
  version INTEGER NOT NULL PRIMARY KEY
);

-- The scenarios and scorecards that were played: `digest` is the SHA-256 of the text in hex,
-- `body` the text compressed with zlib.
CREATE TABLE content (
  digest TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  body BLOB NOT NULL
);

CREATE TABLE trainee (
  uid TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  since BIGINT NOT NULL
);

-- `drawn` is a JSON object: what was drawn, by variable name.
CREATE TABLE attempt (
  uid TEXT NOT NULL PRIMARY KEY,
  trainee TEXT NOT NULL REFERENCES trainee (uid),
  scenario TEXT NOT NULL,
  scenario_digest TEXT NOT NULL REFERENCES content (digest),
  scorecard TEXT NOT NULL,
  scorecard_digest TEXT NOT NULL REFERENCES content (digest),
  seed BIGINT NOT NULL,
  rules INTEGER NOT NULL,
  mode TEXT NOT NULL,
  drawn TEXT NOT NULL,
  started BIGINT NOT NULL
);

CREATE INDEX attempt_by_trainee ON attempt (trainee, scenario);

-- `seq` counts from 0. `shown` is a JSON list of [reply, wording], in the order on the screen.
CREATE TABLE turn (
  attempt TEXT NOT NULL REFERENCES attempt (uid),
  seq INTEGER NOT NULL,
  moment TEXT NOT NULL,
  reply TEXT NOT NULL,
  shown TEXT NOT NULL,
  took_ms BIGINT,
  at BIGINT NOT NULL,
  PRIMARY KEY (attempt, seq)
);

CREATE TABLE prediction (
  attempt TEXT NOT NULL PRIMARY KEY REFERENCES attempt (uid),
  percent INTEGER NOT NULL,
  at BIGINT NOT NULL
);

-- The overall score stands here: exact as a fraction, and in percent as it was shown.
CREATE TABLE finish (
  attempt TEXT NOT NULL PRIMARY KEY REFERENCES attempt (uid),
  ending TEXT NOT NULL,
  outcome TEXT NOT NULL,
  passed INTEGER NOT NULL,
  numerator TEXT NOT NULL,
  denominator TEXT NOT NULL,
  percent INTEGER NOT NULL,
  at BIGINT NOT NULL
);

-- The dimensions of a finished attempt; `place` keeps the order of the scorecard.
CREATE TABLE score (
  attempt TEXT NOT NULL REFERENCES finish (attempt),
  dimension TEXT NOT NULL,
  place INTEGER NOT NULL,
  numerator TEXT NOT NULL,
  denominator TEXT NOT NULL,
  percent INTEGER NOT NULL,
  PRIMARY KEY (attempt, dimension)
);

-- Unfinished attempts that are no longer offered for going on with.
CREATE TABLE set_aside (
  attempt TEXT NOT NULL PRIMARY KEY REFERENCES attempt (uid),
  at BIGINT NOT NULL
);
