"""Findings about single values: numbers, words, names and dates (group F, 2xx)."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

NOT_A_NUMBER = Finding(
    code="F206",
    name="not-a-number",
    severity=Severity.ERROR,
    message="“{key}” wants {wants}, not {got}.",
    why="Numbers are written in plain digits, without quotes, units, or commas.",
    help="Write it in digits, without a unit.",
    bad="""\
level: one
""",
    good="""\
level: 1
""",
)

OUT_OF_RANGE = Finding(
    code="F207",
    name="out-of-range",
    severity=Severity.ERROR,
    message="“{key}” wants {wants}, and {got} is none.",
    why="The program counts on numbers within these bounds.",
    help="Choose a number within the bounds.",
    bad="""\
level: 4
""",
    good="""\
level: 3
""",
)

NOT_YES_OR_NO = Finding(
    code="F208",
    name="not-yes-or-no",
    severity=Severity.ERROR,
    message="“{key}” wants yes or no, not “{got}”.",
    why="The question has only these two answers.",
    help="Write yes or no.",
    bad="""\
off-script: maybe
""",
    good="""\
off-script: yes
""",
)

NOT_ONE_OF = Finding(
    code="F209",
    name="not-one-of",
    severity=Severity.ERROR,
    message="“{key}” wants {wants}, not “{got}”.",
    why="Only these words have a meaning here; they are written exactly so, in lower case.",
    help="Use one of the words.",
    bad="""\
customer:
  name: Ada Bell
  mood: furious
  channel: phone
""",
    good="""\
customer:
  name: Ada Bell
  mood: angry
  channel: phone
""",
)

NOT_A_NAME = Finding(
    code="F210",
    name="not-a-name",
    severity=Severity.ERROR,
    message="“{got}” cannot be used as a name.",
    why="Names are kept in people's progress and written in conditions, so they are all of one "
    "form: lower case letters, digits and hyphens, beginning with a letter.",
    help="Write it in lower case letters, digits and hyphens, as in “what-now”.",
    bad="""\
start: Opening
moments:
  Opening:
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
start: opening
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
)

NOT_A_DATE = Finding(
    code="F211",
    name="not-a-date",
    severity=Severity.ERROR,
    message="“{key}” wants a date such as 2026-11-01, and “{got}” is none.",
    why="The date is compared with today, to say when a scenario needs a fresh look.",
    help="Write year, month and day as in 2026-11-01.",
    bad="""\
reviewed: 2026-02-30
""",
    good="""\
reviewed: 2026-02-28
""",
)

DECIMAL_COMMA = Finding(
    code="F218",
    name="decimal-comma",
    severity=Severity.ERROR,
    message="“{written}” has a comma, and numbers are written with a point.",
    why="Between curly brackets a comma ends the value, and what follows is taken for a key.",
    help="Write a point.",
    bad="""\
vary:
  case:
    - {item: lamp, price: 45,50}
    - {item: chair, price: 60}
briefing:
  you: The {case.item} costs {case.price}.
""",
    good="""\
vary:
  case:
    - {item: lamp, price: 45.50}
    - {item: chair, price: 60}
briefing:
  you: The {case.item} costs {case.price}.
""",
)

FINDINGS = (
    NOT_A_NUMBER,
    OUT_OF_RANGE,
    NOT_YES_OR_NO,
    NOT_ONE_OF,
    NOT_A_NAME,
    NOT_A_DATE,
    DECIMAL_COMMA,
)
