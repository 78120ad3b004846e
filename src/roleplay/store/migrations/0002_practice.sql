-- Practice that comes back: reviews, drills and paths; and what trainees say in their own words.
--
-- A day is a local calendar day of the trainee, counted from 1 January of the year 1. A type of its
-- own beside those of the first step: DOUBLE PRECISION, for what is worked out and never a fact.

-- A drill that was begun; its answers are reviews with its uid as their run.
CREATE TABLE drill (
  uid TEXT NOT NULL PRIMARY KEY,
  trainee TEXT NOT NULL REFERENCES trainee (uid),
  minutes INTEGER NOT NULL,
  seed BIGINT NOT NULL,
  started BIGINT NOT NULL
);

CREATE INDEX drill_by_trainee ON drill (trainee, started);

-- A scored reply. `run` is the uid of its attempt or drill, `seq` the number of its turn there;
-- `text` and `best` tell the state of the moment, `lead` is a JSON list of the replies that led to
-- it in a drill. `shown` is a JSON list of [behavior, dimension, level, critical], `possible` the
-- same of all replies that were offered. `grade` is 1 (again) to 4 (easy); only the first answer of a day at a moment `counts`.
CREATE TABLE review (
  run TEXT NOT NULL,
  seq INTEGER NOT NULL,
  trainee TEXT NOT NULL REFERENCES trainee (uid),
  scenario TEXT NOT NULL,
  moment TEXT NOT NULL,
  text TEXT NOT NULL,
  best TEXT NOT NULL,
  scenario_digest TEXT NOT NULL REFERENCES content (digest),
  scorecard_digest TEXT NOT NULL REFERENCES content (digest),
  seed BIGINT NOT NULL,
  drawn TEXT NOT NULL,
  lead TEXT NOT NULL,
  reply TEXT NOT NULL,
  shown TEXT NOT NULL,
  possible TEXT NOT NULL,
  grade INTEGER NOT NULL,
  counts INTEGER NOT NULL,
  drill INTEGER NOT NULL,
  fresh INTEGER NOT NULL,
  took_ms BIGINT,
  day INTEGER NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (run, seq)
);

CREATE INDEX review_by_trainee ON review (trainee, scenario, moment, at);

-- When a moment comes back: worked out from the reviews that count, and made anew with each.
CREATE TABLE card (
  trainee TEXT NOT NULL REFERENCES trainee (uid),
  scenario TEXT NOT NULL,
  moment TEXT NOT NULL,
  text TEXT NOT NULL,
  best TEXT NOT NULL,
  due INTEGER NOT NULL,
  last INTEGER NOT NULL,
  stability DOUBLE PRECISION NOT NULL,
  difficulty DOUBLE PRECISION NOT NULL,
  reviews INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  PRIMARY KEY (trainee, scenario, moment)
);

CREATE TABLE path_start (
  trainee TEXT NOT NULL REFERENCES trainee (uid),
  path TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (trainee, path)
);

-- A reading of a path that was read.
CREATE TABLE path_reading (
  trainee TEXT NOT NULL REFERENCES trainee (uid),
  path TEXT NOT NULL,
  step TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (trainee, path, step)
);

-- What a trainee would have said, typed before the replies were shown.
CREATE TABLE own_words (
  attempt TEXT NOT NULL REFERENCES attempt (uid),
  seq INTEGER NOT NULL,
  text TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (attempt, seq)
);

-- What a trainee took the customer's feeling to be, 0 to 10, and what it was.
CREATE TABLE feeling (
  attempt TEXT NOT NULL REFERENCES attempt (uid),
  seq INTEGER NOT NULL,
  guessed INTEGER NOT NULL,
  actual INTEGER NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (attempt, seq)
);

-- The rule that a trainee drew from an attempt, in their own words.
CREATE TABLE lesson (
  attempt TEXT NOT NULL REFERENCES attempt (uid),
  text TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (attempt, at)
);

-- A rule or tool that stopped somebody; `scenario` and `moment` say where, or are empty.
CREATE TABLE suggestion (
  uid TEXT NOT NULL PRIMARY KEY,
  trainee TEXT NOT NULL REFERENCES trainee (uid),
  text TEXT NOT NULL,
  area TEXT NOT NULL,
  scenario TEXT NOT NULL,
  moment TEXT NOT NULL,
  at BIGINT NOT NULL
);

-- What became of a suggestion: accepted or declined, by whom, and what they said to it.
CREATE TABLE suggestion_decision (
  suggestion TEXT NOT NULL REFERENCES suggestion (uid),
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  decider TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (suggestion, at)
);

-- A story that somebody told; a trainer decides whether others read it.
CREATE TABLE story (
  uid TEXT NOT NULL PRIMARY KEY,
  trainee TEXT NOT NULL REFERENCES trainee (uid),
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  why TEXT NOT NULL,
  scenario TEXT NOT NULL,
  moment TEXT NOT NULL,
  at BIGINT NOT NULL
);

CREATE TABLE story_decision (
  story TEXT NOT NULL REFERENCES story (uid),
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  decider TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (story, at)
);
