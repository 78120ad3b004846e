"""Findings about the shape of a file: its keys, and what each of them holds (group F, 2xx)."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

UNKNOWN_FORMAT = Finding(
    code="F201",
    name="unknown-format",
    severity=Severity.ERROR,
    message="This file says it is “{got}”, and this version of roleplay reads “{reads}” here.",
    why="The first line says how the rest is to be read, so nothing else was looked at.",
    help="Write “format: {reads}”; if the file was made for a newer version, update roleplay.",
    bad="""\
format: roleplay/9
title: A late parcel
""",
    good="""\
format: roleplay/1
title: A late parcel
scorecard: service-recovery
level: 1
customer: {name: Ada Bell, mood: angry, channel: phone}
start: opening
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find your parcel., then: thanks}
      recite: {say: We apologize for any inconvenience., then: thanks}
endings:
  thanks: {outcome: resolved}
""",
)

UNKNOWN_KEY = Finding(
    code="F202",
    name="unknown-key",
    severity=Severity.ERROR,
    message="{label} has no key “{key}”.",
    why="A key that nobody reads is usually a misspelled one, and what it says would be lost.",
    help="Correct the key, or remove it.",
    bad="""\
sumary: A parcel is late, and nobody called.
""",
    good="""\
summary: A parcel is late, and nobody called.
""",
)

MISSING_KEY = Finding(
    code="F203",
    name="missing-key",
    severity=Severity.ERROR,
    message="{label} needs the key “{key}”, and there is none here.",
    why="Without it the file cannot be played.",
    help="Add a line “{key}: …”.",
    bad="""\
customer:
  name: Ada Bell
  channel: phone
""",
    good="""\
customer:
  name: Ada Bell
  mood: angry
  channel: phone
""",
)

MISSING_VALUE = Finding(
    code="F204",
    name="missing-value",
    severity=Severity.ERROR,
    message="There is nothing behind “{key}”.",
    why="“{key}” wants {wants}.",
    help="Write the value behind the colon, or remove the key.",
    bad="""\
summary:
""",
    good="""\
summary: A parcel is late.
""",
)

WRONG_FORM = Finding(
    code="F205",
    name="wrong-form",
    severity=Severity.ERROR,
    message="“{key}” wants {wants}, not {got}.",
    why="What stands here cannot be read as what “{key}” means.",
    help="Change the value to the form that is wanted; mind how far the lines are indented.",
    bad="""\
title:
  - A late parcel
""",
    good="""\
title: A late parcel
""",
)

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

ONE_OF_THEM = Finding(
    code="F212",
    name="one-of-them",
    severity=Severity.ERROR,
    message="{label} has either of the keys “{keys}”, not both.",
    why="They are two different things, and it would be unclear which one happens.",
    help="Keep one of them, and make a second entry for the other.",
    bad="""\
moments:
  opening:
    replies:
      look-up: {say: Let me look., do: Look up the parcel., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    replies:
      look-up: {do: Look up the parcel., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
)

GOES_WITH = Finding(
    code="F213",
    name="goes-with",
    severity=Severity.ERROR,
    message="“{key}” needs “{other}” beside it.",
    why="The one means nothing without the other.",
    help="Add “{other}: …” beside it, or remove “{key}”.",
    bad="""\
moments:
  opening:
    silence: say-nothing
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
      say-nothing: {do: Say nothing., then: hung-up}
""",
    good="""\
moments:
  opening:
    seconds: 30
    silence: say-nothing
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
      say-nothing: {do: Say nothing., then: hung-up}
""",
)

MIXED_LIST = Finding(
    code="F214",
    name="mixed-list",
    severity=Severity.ERROR,
    message="The list under “{key}” mixes plain values with values that have keys.",
    why="A list is read as one or the other: plain wordings, or lines with conditions.",
    help="Write every item in the same way, as in “- text: …”.",
    bad="""\
moments:
  opening:
    replies:
      own-it:
        say:
          - when: temper >= 6
            text: You have every reason to be angry.
          - I am sorry.
        then: thanks
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    replies:
      own-it:
        say:
          - when: temper >= 6
            text: You have every reason to be angry.
          - text: I am sorry.
        then: thanks
      recite: {say: We apologize., then: hung-up}
""",
)

COMMA_IN_TEXT = Finding(
    code="F215",
    name="comma-in-text",
    severity=Severity.ERROR,
    message="Between curly brackets, a text with a comma in it must be in quotes.",
    why="Without them the text ends at the comma, and “{rest}” is taken for the next key.",
    help="Put double quotes round the whole text.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry, and I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: "I am sorry, and I will find it.", then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
)

EMPTY_FILE = Finding(
    code="F216",
    name="empty-file",
    severity=Severity.ERROR,
    message="There is nothing in this file{but}.",
    why="A scenario or a scorecard needs at least its format, its title, and what belongs to them.",
    help="Write it, start from a copy of one that works, or remove the file.",
    bad="""\
# The late parcel: still to be written
""",
    good="""\
# The late parcel
format: roleplay-scorecard/1
title: Late parcels
dimensions:
  empathy:
    weight: 100
    asks: Does this person feel heard?
    behaviors:
      recites-an-apology: {level: 1, means: Apologizes in a formula.}
      names-the-feeling: {level: 3, means: Says what the customer feels.}
""",
    kind="scorecard",
    whole=True,
)

SEVERAL_AT_ONCE = Finding(
    code="F217",
    name="several-at-once",
    severity=Severity.ERROR,
    message="Behind “{key}” these are {count} names, written as one.",
    why="Several names are a list: between square brackets, with a comma between each two.",
    help="Put them in square brackets.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite:
        say: We apologize for any inconvenience.
        shows: recites-an-apology, owns-it
        then: hung-up
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite:
        say: We apologize for any inconvenience.
        shows: [recites-an-apology, owns-it]
        then: hung-up
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
    UNKNOWN_FORMAT,
    UNKNOWN_KEY,
    MISSING_KEY,
    MISSING_VALUE,
    WRONG_FORM,
    NOT_A_NUMBER,
    OUT_OF_RANGE,
    NOT_YES_OR_NO,
    NOT_ONE_OF,
    NOT_A_NAME,
    NOT_A_DATE,
    ONE_OF_THEM,
    GOES_WITH,
    MIXED_LIST,
    COMMA_IN_TEXT,
    EMPTY_FILE,
    SEVERAL_AT_ONCE,
    DECIMAL_COMMA,
)
