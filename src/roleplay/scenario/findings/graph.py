"""Findings about where a conversation can go (group G)."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

UNREACHED_MOMENT = Finding(
    code="G101",
    name="unreached-moment",
    severity=Severity.WARNING,
    message="No reply leads to the moment “{name}”.",
    why="Nobody will ever see it.",
    help="Name it in the “then” of a reply, or remove it.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
  what-now:
    replies:
      call: {say: I will call you at four., then: thanks}
      wait: {say: It will come., then: hung-up}
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., then: what-now}
      recite: {say: We apologize., then: hung-up}
  what-now:
    replies:
      call: {say: I will call you at four., then: thanks}
      wait: {say: It will come., then: hung-up}
""",
)

UNREACHED_ENDING = Finding(
    code="G102",
    name="unreached-ending",
    severity=Severity.WARNING,
    message="Nothing leads to the ending “{name}”.",
    why="Nobody will ever see it.",
    help="Name it in the “then” of a reply or as “walks-out”, or remove it.",
    bad="""\
endings:
  thanks: {outcome: resolved}
  hung-up: {outcome: lost}
  delighted: {outcome: recovered}
""",
    good="""\
endings:
  thanks: {outcome: resolved}
  hung-up: {outcome: lost}
""",
)

NO_WAY_OUT = Finding(
    code="G103",
    name="no-way-out",
    severity=Severity.ERROR,
    message="From “{name}” no chain of replies leads to an ending{others}.",
    why="The conversation would never end.",
    help="Let at least one reply lead to an ending, or to a moment from which one can be reached.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
      transfer: {say: I put you through., then: queue}
  queue:
    if-nothing-left: queue-again
    replies:
      wait: {say: Please hold., then: queue-again}
      music: {do: Play music., then: queue-again}
  queue-again:
    replies:
      wait: {say: Please hold., then: queue}
      music: {do: Play music., then: queue}
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
      transfer: {say: I put you through., then: queue}
  queue:
    if-nothing-left: hung-up
    replies:
      wait: {say: Please hold., then: queue-again}
      music: {do: Play music., then: queue-again}
  queue-again:
    if-nothing-left: hung-up
    replies:
      wait: {say: Please hold., then: queue}
      music: {do: Play music., then: queue}
""",
)

NO_THEN = Finding(
    code="G104",
    name="no-then",
    severity=Severity.ERROR,
    message="The reply “{name}” does not say what follows it.",
    why="The conversation could not go on.",
    help="Add “then:” to the reply with the name of a moment or an ending, or to the moment for "
    "all its replies.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
      offer: {say: May I call you back?}
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

RUNS_OUT = Finding(
    code="G105",
    name="runs-out",
    severity=Severity.ERROR,
    message="The conversation can come back to “{name}” until no reply is left.",
    why="A reply is used up once it was chosen, so a trainee could stand there with nothing to "
    "say.",
    help="Add “if-nothing-left:” to the moment, with the moment or ending that follows then.",
    bad="""\
moments:
  opening:
    replies:
      own-it:
        say: I am sorry. I will find it.
        then: [{when: temper < 5, to: thanks}, {to: opening}]
      recite:
        say: We apologize.
        then: [{when: temper > 8, to: hung-up}, {to: opening}]
""",
    good="""\
moments:
  opening:
    if-nothing-left: hung-up
    replies:
      own-it:
        say: I am sorry. I will find it.
        then: [{when: temper < 5, to: thanks}, {to: opening}]
      recite:
        say: We apologize.
        then: [{when: temper > 8, to: hung-up}, {to: opening}]
""",
)

ALL_HIDDEN = Finding(
    code="G106",
    name="all-hidden",
    severity=Severity.ERROR,
    message="Every reply of “{name}” has a condition, so it may be that none is offered.",
    why="A trainee could stand there with nothing to say.",
    help="Let one reply have no “when”, or add “if-nothing-left:” to the moment, with the moment "
    "or ending that follows then.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., when: temper > 5, then: thanks}
      recite: {say: We apologize., when: trust > 2, then: hung-up}
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., when: temper > 5, then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
)

NOTHING_LEFT_CIRCLE = Finding(
    code="G107",
    name="nothing-left-circle",
    severity=Severity.ERROR,
    message="“if-nothing-left” leads round in a circle: {circle}.",
    why="When none of these moments has a reply left, the conversation would never end.",
    help="Let one of them lead to an ending.",
    bad="""\
moments:
  opening:
    if-nothing-left: again
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: again}
  again:
    if-nothing-left: opening
    replies:
      own-it: {say: I am sorry. I will find it., then: hung-up}
      recite: {say: We apologize., then: opening}
""",
    good="""\
moments:
  opening:
    if-nothing-left: again
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: again}
  again:
    if-nothing-left: hung-up
    replies:
      own-it: {say: I am sorry. I will find it., then: hung-up}
      recite: {say: We apologize., then: opening}
""",
)

NO_LAST_RESORT = Finding(
    code="G108",
    name="no-last-resort",
    severity=Severity.ERROR,
    message="The last entry of a list under “{key}” must have no “when”.",
    why="When no condition holds, something has to come all the same.",
    help="Remove its “when”, or add one more entry without.",
    bad="""\
moments:
  opening:
    customer:
      - {when: temper >= 6, text: Where on earth is my parcel?}
      - {when: temper < 3, text: Where is my parcel?}
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

NEVER_FURTHER = Finding(
    code="G109",
    name="never-further",
    severity=Severity.ERROR,
    message="What stands below this entry is never reached, since this one has no “when”.",
    why="Of a list the first entry whose condition holds counts, and one without always holds.",
    help="Give it a “when”, or put it last.",
    bad="""\
moments:
  opening:
    customer:
      - {text: Where is my parcel?}
      - {text: Where on earth is my parcel?}
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    customer:
      - {when: temper < 6, text: Where is my parcel?}
      - {text: Where on earth is my parcel?}
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
)

ONLY_ONE_REPLY = Finding(
    code="G110",
    name="only-one-reply",
    severity=Severity.WARNING,
    message="In “{name}” there is only one thing to say: “{reply}”.",
    why="Without a choice there is nothing to decide, and nothing to learn.",
    help="Add what people really say here, good and bad.",
    bad="""\
moments:
  opening:
    replies:
      own-it:
        say: I am sorry. I will find it.
        then: [{when: temper > 5, to: hung-up}, {to: thanks}]
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
)

STARTS_WALKED_OUT = Finding(
    code="G111",
    name="starts-walked-out",
    severity=Severity.ERROR,
    message="The customer starts at temper 10 and walks out at 10.",
    why="Whatever the trainee says first, the customer is as good as gone.",
    help="Start at 9 or below, or remove “walks-out”.",
    bad="""\
customer:
  name: Ada Bell
  mood: angry
  channel: phone
  temper: 10
  walks-out: hung-up
""",
    good="""\
customer:
  name: Ada Bell
  mood: angry
  channel: phone
  temper: 9
  walks-out: hung-up
""",
)

SILENCE_WITH_WHEN = Finding(
    code="G114",
    name="silence-with-when",
    severity=Severity.ERROR,
    message="“{name}” is what happens when time runs out, so it cannot have “when”.",
    why="Time can run out in any state, and then this reply has to be there.",
    help="Remove its “when”; what follows it may depend on the state, by conditions in “then”.",
    bad="""\
moments:
  opening:
    seconds: 30
    silence: dead-air
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
      dead-air: {do: Say nothing., when: temper > 5, then: hung-up}
""",
    good="""\
moments:
  opening:
    seconds: 30
    silence: dead-air
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
      dead-air: {do: Say nothing., then: [{when: temper > 5, to: hung-up}, {to: thanks}]}
""",
)

FINDINGS = (
    UNREACHED_MOMENT,
    UNREACHED_ENDING,
    NO_WAY_OUT,
    NO_THEN,
    RUNS_OUT,
    ALL_HIDDEN,
    NOTHING_LEFT_CIRCLE,
    NO_LAST_RESORT,
    NEVER_FURTHER,
    ONLY_ONE_REPLY,
    STARTS_WALKED_OUT,
    SILENCE_WITH_WHEN,
)
