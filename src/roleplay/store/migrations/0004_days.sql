-- The days on which things happened, as they were where somebody practised, and which drills were
-- done to their end.
--
-- A day is kept with what happened on it, since a machine may stand in another time zone later.
-- Where it was not kept, it is worked out once, when this step is taken, in the time zone of the
-- machine then (see `schema`). It is a local calendar day, counted from 1 January of the year 1.

ALTER TABLE finish ADD COLUMN day INTEGER;

ALTER TABLE drill ADD COLUMN day INTEGER;

ALTER TABLE path_start ADD COLUMN day INTEGER;

-- A drill whose last moment was answered.
CREATE TABLE drill_end (
  drill TEXT NOT NULL PRIMARY KEY REFERENCES drill (uid),
  at BIGINT NOT NULL
);

-- Which of the drills so far were left early, nobody knows: all count as done to their end.
INSERT INTO drill_end (drill, at)
  SELECT run, MAX(at) FROM review WHERE drill = 1 AND run IN (SELECT uid FROM drill) GROUP BY run;
