"""Findings about the behaviors of a scorecard (group L, 6xx)."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

BEHAVIOR_TWICE = Finding(
    code="L601",
    name="behavior-twice",
    severity=Severity.ERROR,
    message="A behavior called “{name}” stands in another dimension already.",
    why="A reply names only the behavior, so it has to belong to one dimension.",
    help="Give one of them another name.",
    kind="scorecard",
    bad="""\
dimensions:
  empathy:
    weight: 50
    asks: Does this person feel heard?
    behaviors:
      listens: {level: 3, means: Says what the customer feels.}
  recovery:
    weight: 50
    asks: Is it put right?
    behaviors:
      listens: {level: 2, means: Asks what would help.}
""",
    good="""\
dimensions:
  empathy:
    weight: 50
    asks: Does this person feel heard?
    behaviors:
      listens: {level: 3, means: Says what the customer feels.}
  recovery:
    weight: 50
    asks: Is it put right?
    behaviors:
      asks-what-helps: {level: 2, means: Asks what would help.}
""",
)

NOT_IN_DIMENSION = Finding(
    code="L602",
    name="not-in-dimension",
    severity=Severity.ERROR,
    message="This dimension has no behavior called “{name}”.",
    why="What counts instead of a behavior has to be judged by the same question.",
    help="Name a behavior of the same dimension.",
    kind="scorecard",
    bad="""\
dimensions:
  recovery:
    weight: 50
    over-authority: gives-it-away
    asks: Is it put right?
    behaviors:
      owns-it: {level: 3, means: Says who does what by when.}
      crosses-the-line: {level: 1, means: Spends more than allowed.}
""",
    good="""\
dimensions:
  recovery:
    weight: 50
    over-authority: crosses-the-line
    asks: Is it put right?
    behaviors:
      owns-it: {level: 3, means: Says who does what by when.}
      crosses-the-line: {level: 1, means: Spends more than allowed.}
""",
)

UNSET_FLAG = Finding(
    code="L603",
    name="unset-flag",
    severity=Severity.ERROR,
    message="No behavior of this scorecard sets the flag “{name}”.",
    why="The behavior would never count, and what stands under “else” always.",
    help="Add “sets: {name}” to the behavior that brings it about.",
    kind="scorecard",
    bad="""\
dimensions:
  recovery:
    weight: 50
    asks: Is it put right?
    behaviors:
      listens: {level: 2, sets: heard, means: Says what the customer feels.}
      owns-it: {level: 3, needs: hard, else: too-early, means: Says who does what by when.}
      too-early: {level: 1, means: Solves it before the customer was heard.}
""",
    good="""\
dimensions:
  recovery:
    weight: 50
    asks: Is it put right?
    behaviors:
      listens: {level: 2, sets: heard, means: Says what the customer feels.}
      owns-it: {level: 3, needs: heard, else: too-early, means: Says who does what by when.}
      too-early: {level: 1, means: Solves it before the customer was heard.}
""",
)

ELSE_CIRCLE = Finding(
    code="L604",
    name="else-circle",
    severity=Severity.ERROR,
    message="“else” leads round in a circle here: {circle}.",
    why="It could never be decided which of them counts.",
    help="Let one of them count without “needs” and “else”.",
    kind="scorecard",
    bad="""\
dimensions:
  recovery:
    weight: 50
    asks: Is it put right?
    behaviors:
      listens: {level: 2, sets: heard, means: Says what the customer feels.}
      owns-it: {level: 3, needs: heard, else: too-early, means: Says who does what by when.}
      too-early: {level: 1, needs: heard, else: owns-it, means: Solves it too early.}
""",
    good="""\
dimensions:
  recovery:
    weight: 50
    asks: Is it put right?
    behaviors:
      listens: {level: 2, sets: heard, means: Says what the customer feels.}
      owns-it: {level: 3, needs: heard, else: too-early, means: Says who does what by when.}
      too-early: {level: 1, means: Solves it too early.}
""",
)

OVER_AUTHORITY_FLAGS = Finding(
    code="L605",
    name="over-authority-flags",
    severity=Severity.ERROR,
    message="“{name}” is what counts when too much is spent, so it cannot have {keys}.",
    why="Whether too much is spent is looked at after all flags were set and asked for, so there "
    "{keys} would do nothing.",
    help="Remove {keys}, or name another behavior under “over-authority”.",
    kind="scorecard",
    bad="""\
dimensions:
  recovery:
    weight: 50
    asks: Is it put right?
    over-authority: crosses-the-line
    behaviors:
      listens: {level: 2, sets: heard, means: Says what the customer feels.}
      too-early: {level: 1, means: Solves it before the customer was heard.}
      crosses-the-line: {level: 1, needs: heard, else: too-early, means: Spends too much.}
""",
    good="""\
dimensions:
  recovery:
    weight: 50
    asks: Is it put right?
    over-authority: crosses-the-line
    behaviors:
      listens: {level: 2, sets: heard, means: Says what the customer feels.}
      too-early: {level: 1, means: Solves it before the customer was heard.}
      crosses-the-line: {level: 1, means: Spends too much.}
""",
)

NEARLY_A_TAG = Finding(
    code="L606",
    name="nearly-a-tag",
    severity=Severity.WARNING,
    message="The tag “{name}” is nearly one that the checks look for, “{meant}”.",
    why="A tag may be any word, so a misspelled one is passed over, and the check that needs it "
    "falls silent.",
    help="Write “{meant}”.",
    kind="scorecard",
    bad="""\
dimensions:
  recovery:
    weight: 50
    asks: Is it put right?
    behaviors:
      shrugs: {level: 0, tags: [indiferent], means: Does not care.}
      owns-it: {level: 3, means: Says who does what by when.}
""",
    good="""\
dimensions:
  recovery:
    weight: 50
    asks: Is it put right?
    behaviors:
      shrugs: {level: 0, tags: [indifferent], means: Does not care.}
      owns-it: {level: 3, means: Says who does what by when.}
""",
)

FINDINGS = (
    BEHAVIOR_TWICE,
    NOT_IN_DIMENSION,
    UNSET_FLAG,
    ELSE_CIRCLE,
    OVER_AUTHORITY_FLAGS,
    NEARLY_A_TAG,
)
