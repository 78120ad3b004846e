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

FINDINGS = (
    UNKNOWN_FORMAT,
    UNKNOWN_KEY,
    MISSING_KEY,
    MISSING_VALUE,
    WRONG_FORM,
    ONE_OF_THEM,
    GOES_WITH,
    MIXED_LIST,
    COMMA_IN_TEXT,
    EMPTY_FILE,
    SEVERAL_AT_ONCE,
)
