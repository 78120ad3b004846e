-- What Today shows of a long history, summed up from two indices without a look at the rows.

CREATE INDEX attempt_in_sums ON attempt (trainee, scenario, mode, started, uid);

DROP INDEX attempt_by_trainee;

CREATE INDEX finish_in_sums ON finish (attempt, passed, percent);
