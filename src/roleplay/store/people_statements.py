"""The statements about people: the one place where something is deleted, or changed.

Facts are only ever added (see `statements`), with one exception: somebody may want to be forgotten.
Then every row goes that belongs to them, and every text of a scenario that nobody needs any more.
Of what they decided about others only the decision stays, without their name and their note.
A name is no fact but what a person is called, and may be changed. A test holds that nothing else
is deleted or changed, and that no table is left out; only a step of the schema may fill in a column
that it adds to facts kept before (see `schema`).
"""

_MINE = "attempt IN (SELECT uid FROM attempt WHERE trainee = ?)"

OWNED = {
    "own_words": _MINE,
    "feeling": _MINE,
    "lesson": _MINE,
    "set_aside": _MINE,
    "score": _MINE,
    "finish": _MINE,
    "prediction": _MINE,
    "turn": _MINE,
    "attempt": "trainee = ?",
    "review": "trainee = ?",
    "drill_end": "drill IN (SELECT uid FROM drill WHERE trainee = ?)",
    "drill": "trainee = ?",
    "card": "trainee = ?",
    "path_start": "trainee = ?",
    "path_reading": "trainee = ?",
    "suggestion_decision": "suggestion IN (SELECT uid FROM suggestion WHERE trainee = ?)",
    "suggestion": "trainee = ?",
    "story_decision": "story IN (SELECT uid FROM story WHERE trainee = ?)",
    "story": "trainee = ?",
    "trainee": "uid = ?",
}
"""Which rows of each table are a trainee's (by uid); what points to others comes before them."""

_DECIDED = " OR decider = (SELECT name FROM trainee WHERE uid = ?)"
_TOLD = dict.fromkeys(("suggestion_decision", "story_decision"), _DECIDED)

# The parts are the names above and nothing else.
ROWS = {
    table: f"SELECT * FROM {table} WHERE {mine}{_TOLD.get(table, '')}"  # noqa: S608
    for table, mine in OWNED.items()
}
"""What is stored of a trainee (each ? is the uid): their rows, and what they decided on others'."""
COUNT = {table: f"SELECT COUNT(*) FROM {table} WHERE {mine}" for table, mine in OWNED.items()}  # noqa: S608
FORGET = {table: f"DELETE FROM {table} WHERE {mine}" for table, mine in OWNED.items()}  # noqa: S608

FORGET_UNUSED_CONTENT = """
DELETE FROM content
WHERE digest NOT IN (SELECT scenario_digest FROM attempt)
  AND digest NOT IN (SELECT scorecard_digest FROM attempt)
  AND digest NOT IN (SELECT scenario_digest FROM review)
  AND digest NOT IN (SELECT scorecard_digest FROM review)
"""

RENAME = "UPDATE trainee SET name = ? WHERE uid = ?"
RENAME_DECIDER = {
    "suggestion_decision": "UPDATE suggestion_decision SET decider = ? WHERE decider = ?",
    "story_decision": "UPDATE story_decision SET decider = ? WHERE decider = ?",
}
"""Who decided about what others said is kept by name."""
FORGET_DECIDER = {
    "suggestion_decision": (
        "UPDATE suggestion_decision SET decider = '', note = '' WHERE decider = ?"
    ),
    "story_decision": "UPDATE story_decision SET decider = '', note = '' WHERE decider = ?",
}
"""What became of it stays, without who decided and what they said to it."""

PEOPLE = """
SELECT trainee.uid, trainee.name, trainee.since,
       (SELECT COUNT(*) FROM attempt JOIN finish ON finish.attempt = attempt.uid
        WHERE attempt.trainee = trainee.uid),
       (SELECT MAX(started) FROM attempt WHERE attempt.trainee = trainee.uid),
       (SELECT MAX(started) FROM drill WHERE drill.trainee = trainee.uid)
FROM trainee ORDER BY trainee.name
"""
