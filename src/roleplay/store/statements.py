"""The statements the store runs, in SQL that SQLite and PostgreSQL both understand.

Rules: `?` stands for a value; facts are inserted and never updated or deleted; `ON CONFLICT DO
NOTHING` makes saving the same fact twice harmless; a value that may be missing is cast, since
PostgreSQL cannot tell the type of a bare NULL. Only `card` is not a fact: it is worked out from the
reviews, and replaced by the next one. A test holds these rules. What touches people otherwise
stands in `people_statements`, what brings an older file up to date in `schema` and its steps.
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
WHERE trainee = ? AND mode <> 'replay'
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
INSERT INTO finish (attempt, ending, outcome, passed, numerator, denominator, percent, at, day)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (attempt) DO NOTHING
"""
ADD_SCORE = """
INSERT INTO score (attempt, dimension, place, numerator, denominator, percent)
VALUES (?, ?, ?, ?, ?, ?)
"""
HOW_ENDED = """
SELECT ending, outcome, passed, numerator, denominator, percent, at, day
FROM finish WHERE attempt = ?
"""
SCORES = """
SELECT attempt, dimension, numerator, denominator, percent FROM score
WHERE attempt = ? ORDER BY place
"""

FINISHED = """
SELECT uid, trainee, scenario, scenario_digest, scorecard, scorecard_digest, seed, rules, mode,
       drawn, started,
       ending, outcome, passed, numerator, denominator, finish.percent, finish.at, finish.day,
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
LATEST_SCORES = """
SELECT scenario, percent FROM attempt JOIN finish ON finish.attempt = attempt.uid
WHERE trainee = ? AND mode <> 'replay' AND scenario = (
  SELECT scenario FROM attempt JOIN finish ON finish.attempt = attempt.uid
  WHERE trainee = ? AND mode <> 'replay' ORDER BY started DESC, uid DESC LIMIT 1)
ORDER BY started DESC, uid DESC LIMIT 2
"""

DRAWN_BEFORE = """
SELECT drawn FROM attempt WHERE trainee = ? AND scenario = ?
UNION ALL
SELECT drawn FROM review WHERE trainee = ? AND scenario = ? AND drill = 1
"""
SHOWN_BEFORE = """
SELECT moment, shown FROM turn JOIN attempt ON attempt.uid = turn.attempt
WHERE trainee = ? AND scenario = ?
"""

BEGIN_DRILL = """
INSERT INTO drill (uid, trainee, minutes, seed, started, day) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (uid) DO NOTHING
"""
END_DRILL = "INSERT INTO drill_end (drill, at) VALUES (?, ?) ON CONFLICT (drill) DO NOTHING"
DRILLS_DONE = """
SELECT drill.started, drill.day, drill.minutes, COUNT(*), MAX(review.at), COUNT(drill_end.drill)
FROM drill
JOIN review ON review.run = drill.uid
LEFT JOIN drill_end ON drill_end.drill = drill.uid
WHERE drill.trainee = ?
GROUP BY drill.uid, drill.started, drill.day, drill.minutes
ORDER BY drill.started, drill.uid
"""
CRITICAL_RUNS = "SELECT DISTINCT run FROM review WHERE trainee = ? AND shown LIKE ?"

SAVE_REVIEW = """
INSERT INTO review
  (run, seq, trainee, scenario, moment, text, best, scenario_digest, scorecard_digest, seed, drawn,
   lead, reply, shown, possible, grade, counts, drill, fresh, took_ms, day, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (run, seq) DO NOTHING
"""
REVIEW_KNOWN = "SELECT 1 FROM review WHERE run = ? AND seq = ?"
REVIEWS = """
SELECT run, seq, trainee, scenario, moment, text, best, scenario_digest, scorecard_digest, seed,
       drawn, lead, reply, shown, possible, grade, counts, drill, fresh, took_ms, day, at
FROM review WHERE trainee = ? AND at >= ? ORDER BY at, run, seq
"""
ANSWERS = """
SELECT scenario, moment, reply, run, day, shown, possible
FROM review WHERE trainee = ? ORDER BY at, run, seq
"""
COUNTED = """
SELECT scenario, moment, text, best, grade, day
FROM review WHERE trainee = ? AND counts = 1 ORDER BY day, at, run, seq
"""
ANSWERED = """
SELECT COUNT(*) FROM review
WHERE trainee = ? AND scenario = ? AND moment = ? AND day = ? AND counts = 1
"""
LAST_COUNTED = """
SELECT scenario_digest, at FROM review
WHERE trainee = ? AND scenario = ? AND moment = ? AND counts = 1
ORDER BY day DESC, at DESC, run, seq LIMIT 1
"""
TIMES = """
SELECT took_ms FROM review WHERE trainee = ? AND took_ms IS NOT NULL ORDER BY at DESC LIMIT 200
"""
REPLACE_CARD = """
INSERT INTO card
  (trainee, scenario, moment, text, best, due, last, stability, difficulty, reviews, lapses)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (trainee, scenario, moment) DO UPDATE SET
  text = excluded.text, best = excluded.best, due = excluded.due, last = excluded.last,
  stability = excluded.stability, difficulty = excluded.difficulty,
  reviews = excluded.reviews, lapses = excluded.lapses
"""
CARDS = """
SELECT scenario, moment, text, best, due, last, stability, difficulty, reviews, lapses
FROM card WHERE trainee = ? ORDER BY scenario, moment
"""
CARD = """
SELECT scenario, moment, text, best, due, last, stability, difficulty, reviews, lapses
FROM card WHERE trainee = ? AND scenario = ? AND moment = ?
"""

START_PATH = """
INSERT INTO path_start (trainee, path, at, day) VALUES (?, ?, ?, ?)
ON CONFLICT (trainee, path) DO NOTHING
"""
PATH_STARTS = "SELECT path, at, day FROM path_start WHERE trainee = ? ORDER BY at, path"
READ_STEP = """
INSERT INTO path_reading (trainee, path, step, at) VALUES (?, ?, ?, ?)
ON CONFLICT (trainee, path, step) DO NOTHING
"""
STEPS_READ = "SELECT path, step, at FROM path_reading WHERE trainee = ? ORDER BY path, step"

KEEP_OWN_WORDS = """
INSERT INTO own_words (attempt, seq, text, at) VALUES (?, ?, ?, ?)
ON CONFLICT (attempt, seq) DO NOTHING
"""
OWN_WORDS = "SELECT seq, text FROM own_words WHERE attempt = ? ORDER BY seq"
KEEP_FEELING = """
INSERT INTO feeling (attempt, seq, guessed, actual, at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (attempt, seq) DO NOTHING
"""
FEELINGS = "SELECT seq, guessed, actual FROM feeling WHERE attempt = ? ORDER BY seq"
KEEP_LESSON = "INSERT INTO lesson (attempt, text, at) VALUES (?, ?, ?)"
LATEST_LESSON = "SELECT MAX(at) FROM lesson WHERE attempt = ?"
LESSONS = """
SELECT lesson.attempt, scenario, text, lesson.at
FROM lesson JOIN attempt ON attempt.uid = lesson.attempt
WHERE trainee = ? AND lesson.at = (
  SELECT MAX(later.at) FROM lesson AS later WHERE later.attempt = lesson.attempt)
ORDER BY lesson.at DESC, lesson.attempt
"""

SUGGEST = """
INSERT INTO suggestion (uid, trainee, text, area, scenario, moment, at)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
SUGGESTIONS = """
SELECT suggestion.uid, trainee.name, suggestion.text, area, scenario, moment, suggestion.at,
       COALESCE(state, 'open'), COALESCE(note, ''), COALESCE(decider, ''),
       suggestion_decision.at
FROM suggestion
JOIN trainee ON trainee.uid = suggestion.trainee
LEFT JOIN suggestion_decision ON suggestion_decision.suggestion = suggestion.uid
  AND suggestion_decision.at = (
    SELECT MAX(later.at) FROM suggestion_decision AS later
    WHERE later.suggestion = suggestion.uid)
ORDER BY suggestion.at, suggestion.uid
"""
DECIDE_SUGGESTION = """
INSERT INTO suggestion_decision (suggestion, state, note, decider, at) VALUES (?, ?, ?, ?, ?)
"""
LATEST_SUGGESTION_DECISION = "SELECT MAX(at) FROM suggestion_decision WHERE suggestion = ?"

TELL_STORY = """
INSERT INTO story (uid, trainee, title, text, why, scenario, moment, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
STORIES = """
SELECT story.uid, trainee.name, title, story.text, why, scenario, moment, story.at,
       COALESCE(state, 'open'), COALESCE(note, ''), COALESCE(decider, ''), story_decision.at
FROM story
JOIN trainee ON trainee.uid = story.trainee
LEFT JOIN story_decision ON story_decision.story = story.uid
  AND story_decision.at = (
    SELECT MAX(later.at) FROM story_decision AS later WHERE later.story = story.uid)
ORDER BY story.at, story.uid
"""
DECIDE_STORY = """
INSERT INTO story_decision (story, state, note, decider, at) VALUES (?, ?, ?, ?, ?)
"""
LATEST_STORY_DECISION = "SELECT MAX(at) FROM story_decision WHERE story = ?"
