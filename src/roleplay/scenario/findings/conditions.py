"""Findings about conditions: how they are written and what they compare (group L, 2xx)."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

BAD_CONDITION = Finding(
    code="L201",
    name="bad-condition",
    severity=Severity.ERROR,
    message="{problem}",
    why="The condition cannot be read, so nobody knows when it holds.",
    help="Write something like “temper >= 6”, “cake is lemon cake” or “not heard”.",
    bad="""\
moments:
  opening:
    customer:
      - {when: temper >= 6, text: Where on earth is my parcel?}
      - {when: temper >= 5 and trust < 3 or confusion > 2, text: Where is my parcel?}
      - {text: Hello?}
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    customer:
      - {when: temper >= 6, text: Where on earth is my parcel?}
      - {when: temper >= 5 and (trust < 3 or confusion > 2), text: Where is my parcel?}
      - {text: Hello?}
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
)

UNKNOWN_TEXT = Finding(
    code="L202",
    name="unknown-text",
    severity=Severity.ERROR,
    message="“{name}” is never “{text}”.",
    why="Only the texts listed under “vary” are ever drawn, so this could never hold.",
    help="Write one of the texts exactly as it stands under “vary”.",
    bad="""\
vary:
  item: [desk lamp, chair]
briefing:
  you:
    - {when: item is desk lmp, text: The lamp is in stock.}
    - {text: "The {item} is sold out."}
""",
    good="""\
vary:
  item: [desk lamp, chair]
briefing:
  you:
    - {when: item is desk lamp, text: The lamp is in stock.}
    - {text: "The {item} is sold out."}
""",
)

WRONG_COMPARISON = Finding(
    code="L203",
    name="wrong-comparison",
    severity=Severity.ERROR,
    message="“{name}” is {called}, and cannot {used}.",
    why="Numbers are compared with numbers, a text is or is not one of its texts, and a flag "
    "stands alone.",
    help="Write something like {better}.",
    bad="""\
moments:
  opening:
    customer:
      - {when: temper, text: Where on earth is my parcel?}
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

BEYOND_THE_METER = Finding(
    code="L204",
    name="beyond-the-meter",
    severity=Severity.ERROR,
    message="“{name}” runs from 0 to 10, and is compared with {value} here.",
    why="The comparison would always come out the same.",
    help="Compare with a number from 0 to 10.",
    bad="""\
moments:
  opening:
    customer:
      - {when: temper >= 60, text: Where on earth is my parcel?}
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

EMPTY_RANGE = Finding(
    code="L205",
    name="empty-range",
    severity=Severity.ERROR,
    message="Nothing lies between {low} and {high}: the first number is the greater one.",
    why="The condition could never hold.",
    help="Write “between {high} and {low}”.",
    bad="""\
moments:
  opening:
    customer:
      - {when: temper between 9 and 6, text: Where on earth is my parcel?}
      - {text: Where is my parcel?}
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    customer:
      - {when: temper between 6 and 9, text: Where on earth is my parcel?}
      - {text: Where is my parcel?}
    replies:
      own-it: {say: I am sorry. I will find it., then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
)

FINDINGS = (BAD_CONDITION, UNKNOWN_TEXT, WRONG_COMPARISON, BEYOND_THE_METER, EMPTY_RANGE)
