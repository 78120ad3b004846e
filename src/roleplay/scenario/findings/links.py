"""Findings about names that lead nowhere, or that mean two things (group L, 1xx)."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

UNKNOWN_PLACE = Finding(
    code="L101",
    name="unknown-place",
    severity=Severity.ERROR,
    message="There is no moment and no ending called “{name}”.",
    why="The conversation could not go on from here.",
    help="Correct the name, or write the moment or the ending.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., then: thank}
      recite: {say: We apologize., then: hung-up}
      offer: {say: May I call you back?, then: thanks}
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
      offer: {say: May I call you back?, then: thanks}
""",
)

UNKNOWN_MOMENT = Finding(
    code="L102",
    name="unknown-moment",
    severity=Severity.ERROR,
    message="There is no moment called “{name}” to start with.",
    why="The conversation begins with a moment, which the trainee answers.",
    help="Name one of the moments.",
    bad="""\
start: openning
""",
    good="""\
start: opening
""",
)

UNKNOWN_ENDING = Finding(
    code="L103",
    name="unknown-ending",
    severity=Severity.ERROR,
    message="There is no ending called “{name}”.",
    why="When the customer walks out, the conversation has to end in one of the endings.",
    help="Name one of the endings, or write this one.",
    bad="""\
customer:
  name: Ada Bell
  mood: angry
  channel: phone
  walks-out: hang-up
""",
    good="""\
customer:
  name: Ada Bell
  mood: angry
  channel: phone
  walks-out: hung-up
""",
)

UNKNOWN_REPLY = Finding(
    code="L104",
    name="unknown-reply",
    severity=Severity.ERROR,
    message="This moment has no reply called “{name}”.",
    why="“silence” names the reply that counts when time runs out, so it must be one of them.",
    help="Write the reply under “replies”, usually with “do: Say nothing.”.",
    bad="""\
moments:
  opening:
    seconds: 30
    silence: dead-air
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    seconds: 30
    silence: dead-air
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
      dead-air: {do: Say nothing., then: hung-up}
""",
)

UNKNOWN_SCORECARD = Finding(
    code="L105",
    name="unknown-scorecard",
    severity=Severity.ERROR,
    message="There is no scorecard called “{name}”.",
    why="The scorecard says what every reply is worth; without it nothing can be judged.",
    help="Put the scorecard's file into the folder “scorecards”.",
    bad="""\
scorecard: service-recovry
""",
    good="""\
scorecard: service-recovery
""",
)

BROKEN_SCORECARD = Finding(
    code="L106",
    name="broken-scorecard",
    severity=Severity.ERROR,
    message="The scorecard “{name}” has faults of its own.",
    why="Until they are mended nobody knows what the replies here are worth.",
    help="Run “roleplay check” on the scorecard's file, and mend that first.",
    bad="""\
scorecard: half-written
""",
    good="""\
scorecard: service-recovery
""",
)

UNKNOWN_BEHAVIOR = Finding(
    code="L107",
    name="unknown-behavior",
    severity=Severity.ERROR,
    message="The scorecard has no behavior called “{name}”.",
    why="What a reply is worth is said by the behaviors it shows.",
    help="Use a behavior of the scorecard, or add this one to it.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., shows: [owns-its], then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., shows: [owns-it], then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
)

UNKNOWN_NAME = Finding(
    code="L108",
    name="unknown-name",
    severity=Severity.ERROR,
    message="Nothing is called “{name}” here.",
    why="A condition can read temper, trust and confusion, the variables under “vary”, amounts "
    "such as authority.refund, and flags that a reply or the scorecard sets.",
    help="Correct the name, or set the flag with “remember” in a reply.",
    bad="""\
moments:
  opening:
    customer:
      - {when: tempr >= 6, text: Where on earth is my parcel?}
      - {text: Where is my parcel?}
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    customer:
      - {when: temper >= 6, text: Where on earth is my parcel?}
      - {text: Where is my parcel?}
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
)

UNKNOWN_PLACEHOLDER = Finding(
    code="L109",
    name="unknown-placeholder",
    severity=Severity.ERROR,
    message="Nothing is called “{written}” here.",
    why="What stands in curly brackets is replaced by a value that is drawn under “vary”, by "
    "{{customer}} or by {{trainee}}.",
    help="Correct the name, or declare it under “vary”.",
    bad="""\
vary:
  item: [lamp, chair]
briefing:
  you: You answer the phone.
  facts:
    - The {item} left the warehouse on Monday.
    - The {items} comes with a warranty.
""",
    good="""\
vary:
  item: [lamp, chair]
briefing:
  you: You answer the phone.
  facts:
    - The {item} left the warehouse on Monday.
    - The {item} comes with a warranty.
""",
)

UNKNOWN_AUTHORITY = Finding(
    code="L110",
    name="unknown-authority",
    severity=Severity.ERROR,
    message="The briefing gives no authority called “{name}”.",
    why="What a reply spends is held against what the trainee may spend.",
    help="Add it under “authority” in the briefing, with an amount.",
    bad="""\
briefing:
  authority: {refund: 60}
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will refund you., spends: {refunds: 20}, then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
briefing:
  authority: {refund: 60}
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will refund you., spends: {refund: 20}, then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
)

UNKNOWN_VARIABLE = Finding(
    code="L111",
    name="unknown-variable",
    severity=Severity.ERROR,
    message="No variable is called “{name}”.",
    why="An amount is a number, or a variable under “vary” that is one.",
    help="Write a number, or declare the variable under “vary”.",
    bad="""\
briefing:
  authority: {refund: 60}
vary:
  price: [38, 85]
moments:
  opening:
    replies:
      own-it: {say: "I will refund the {price}.", spends: {refund: prize}, then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
briefing:
  authority: {refund: 60}
vary:
  price: [38, 85]
moments:
  opening:
    replies:
      own-it: {say: "I will refund the {price}.", spends: {refund: price}, then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
)

UNKNOWN_PROMISE = Finding(
    code="L112",
    name="unknown-promise",
    severity=Severity.ERROR,
    message="No reply makes a promise called “{name}”.",
    why="Only what was promised can be kept.",
    help="Correct the name, or add “promise: {name}” to the reply that makes it.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I will call you back at four., promise: call-back, then: later}
      recite: {say: We apologize., then: hung-up}
  later:
    replies:
      call: {do: Call at four., keep: call-back, then: thanks}
      call-early: {do: Call at three., keep: call-bak, then: thanks}
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: I will call you back at four., promise: call-back, then: later}
      recite: {say: We apologize., then: hung-up}
  later:
    replies:
      call: {do: Call at four., keep: call-back, then: thanks}
      call-early: {do: Call at three., keep: call-back, then: thanks}
""",
)

UNKNOWN_CODE = Finding(
    code="L113",
    name="unknown-code",
    severity=Severity.ERROR,
    message="No finding is called “{name}”.",
    why="“accept” silences one finding, by its code or its name, and nothing else.",
    help="Copy the code from what “roleplay check” reports.",
    bad="""\
accept: {G999: The story is told in one breath.}
""",
    good="""\
accept: {G110: The story is told in one breath.}
""",
)

NOT_ACCEPTABLE = Finding(
    code="L114",
    name="not-acceptable",
    severity=Severity.ERROR,
    message="“{name}” is an error, and cannot be accepted.",
    why="A file with an error cannot be played; only warnings and notes can be silenced.",
    help="Mend the error, and remove this line.",
    bad="""\
accept: {unknown-place: We know.}
""",
    good="""\
accept: {only-one-reply: The story is told in one breath.}
""",
)

NAME_CLASH = Finding(
    code="L115",
    name="name-clash",
    severity=Severity.ERROR,
    message="“{name}” is {one} and also {other}.",
    why="Wherever the name is used, it would be unclear which of the two is meant.",
    help="Give one of them another name.",
    bad="""\
endings:
  opening: {outcome: unresolved}
  thanks: {outcome: resolved}
  hung-up: {outcome: lost}
""",
    good="""\
endings:
  thanks: {outcome: resolved}
  hung-up: {outcome: lost}
""",
)

RESERVED_NAME = Finding(
    code="L116",
    name="reserved-name",
    severity=Severity.ERROR,
    message="“{name}” already means something, so it cannot be the name of {sort}.",
    why="Conditions and texts would read the word in its own meaning.",
    help="Choose another name, such as “{name}-1” or “the-{name}”.",
    bad="""\
vary:
  customer: [lamp, chair]
briefing:
  you: You answer the phone. The {customer} is late.
""",
    good="""\
vary:
  item: [lamp, chair]
briefing:
  you: You answer the phone. The {item} is late.
""",
)

FINDINGS = (
    UNKNOWN_PLACE,
    UNKNOWN_MOMENT,
    UNKNOWN_ENDING,
    UNKNOWN_REPLY,
    UNKNOWN_SCORECARD,
    BROKEN_SCORECARD,
    UNKNOWN_BEHAVIOR,
    UNKNOWN_NAME,
    UNKNOWN_PLACEHOLDER,
    UNKNOWN_AUTHORITY,
    UNKNOWN_VARIABLE,
    UNKNOWN_PROMISE,
    UNKNOWN_CODE,
    NOT_ACCEPTABLE,
    NAME_CLASH,
    RESERVED_NAME,
)
