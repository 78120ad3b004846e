"""Every statement the store runs, in SQL that SQLite and PostgreSQL both understand.

Rules: `?` stands for a value; facts are inserted and never updated or deleted; `ON CONFLICT DO
NOTHING` makes saving the same fact twice harmless; a value that may be missing is cast, since
PostgreSQL cannot tell the type of a bare NULL. A test holds these rules.
"""

SCHEMA_VERSION = "SELECT MAX(version) FROM schema_version"
ADD_SCHEMA_VERSION = "INSERT INTO schema_version (version) VALUES (?)"

KEEP_CONTENT = """
INSERT INTO content (digest, kind, name, body) VALUES (?, ?, ?, ?)
ON CONFLICT (digest) DO NOTHING
"""
CONTENT_KNOWN = "SELECT 1 FROM content WHERE digest = ?"
CONTENT = "SELECT body FROM content WHERE digest = ?"

ADD_TRAINEE = """
INSERT INTO trainee (uid, name, since) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING
"""
TRAINEE = "SELECT uid, name, since FROM trainee WHERE name = ?"

BEGIN_ATTEMPT = """
INSERT INTO attempt
  (uid, trainee, scenario, scenario_digest, scorecard, scorecard_digest, seed, rules, mode, drawn,
   started)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (uid) DO NOTHING
"""
ATTEMPT = """
SELECT uid, trainee, scenario, scenario_digest, scorecard, scorecard_digest, seed, rules, mode,
       drawn, started
FROM attempt WHERE uid = ?
"""
UNFINISHED = """
SELECT uid, trainee, scenario, scenario_digest, scorecard, scorecard_digest, seed, rules, mode,
       drawn, started
FROM attempt
WHERE trainee = ?
  AND NOT EXISTS (SELECT 1 FROM finish WHERE finish.attempt = attempt.uid)
  AND NOT EXISTS (SELECT 1 FROM set_aside WHERE set_aside.attempt = attempt.uid)
ORDER BY started DESC, uid
"""
SET_ASIDE = "INSERT INTO set_aside (attempt, at) VALUES (?, ?) ON CONFLICT (attempt) DO NOTHING"

SAVE_TURN = """
INSERT INTO turn (attempt, seq, moment, reply, shown, took_ms, at) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
TURN = "SELECT moment, reply FROM turn WHERE attempt = ? AND seq = ?"
TURNS = """
SELECT seq, moment, reply, shown, took_ms, at FROM turn WHERE attempt = ? ORDER BY seq
"""
HOW_FAR = """
SELECT (SELECT COUNT(*) FROM turn WHERE turn.attempt = attempt.uid),
       (SELECT COUNT(*) FROM finish WHERE finish.attempt = attempt.uid)
FROM attempt WHERE uid = ?
"""

PREDICT = """
INSERT INTO prediction (attempt, percent, at) VALUES (?, ?, ?) ON CONFLICT (attempt) DO NOTHING
"""
PREDICTION = "SELECT percent FROM prediction WHERE attempt = ?"

FINISH = """
INSERT INTO finish (attempt, ending, outcome, passed, numerator, denominator, percent, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (attempt) DO NOTHING
"""
ADD_SCORE = """
INSERT INTO score (attempt, dimension, place, numerator, denominator, percent)
VALUES (?, ?, ?, ?, ?, ?)
"""
HOW_ENDED = """
SELECT ending, outcome, passed, numerator, denominator, percent, at FROM finish WHERE attempt = ?
"""
SCORES = """
SELECT attempt, dimension, numerator, denominator, percent FROM score
WHERE attempt = ? ORDER BY place
"""

FINISHED = """
SELECT uid, trainee, scenario, scenario_digest, scorecard, scorecard_digest, seed, rules, mode,
       drawn, started,
       ending, outcome, passed, numerator, denominator, finish.percent, finish.at,
       prediction.percent
FROM attempt
JOIN finish ON finish.attempt = attempt.uid
LEFT JOIN prediction ON prediction.attempt = attempt.uid
WHERE (CAST(? AS TEXT) IS NULL OR trainee = ?) AND (CAST(? AS TEXT) IS NULL OR scenario = ?)
ORDER BY started, uid
"""
FINISHED_SCORES = """
SELECT score.attempt, dimension, numerator, denominator, percent
FROM score JOIN attempt ON attempt.uid = score.attempt
WHERE (CAST(? AS TEXT) IS NULL OR trainee = ?) AND (CAST(? AS TEXT) IS NULL OR scenario = ?)
ORDER BY score.attempt, place
"""
BEST_SCORES = """
SELECT scenario, MAX(percent), MAX(passed), COUNT(*)
FROM attempt JOIN finish ON finish.attempt = attempt.uid
WHERE trainee = ? AND mode <> 'replay' GROUP BY scenario ORDER BY scenario
"""

DRAWN_BEFORE = "SELECT drawn FROM attempt WHERE trainee = ? AND scenario = ?"
SHOWN_BEFORE = """
SELECT moment, shown FROM turn JOIN attempt ON attempt.uid = turn.attempt
WHERE trainee = ? AND scenario = ?
"""
