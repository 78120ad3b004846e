"""Findings about what `vary` draws, and where it is spent (group L, 3xx)."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

MIXED_VALUES = Finding(
    code="L301",
    name="mixed-values",
    severity=Severity.ERROR,
    message="The values of “{name}” are partly numbers and partly texts.",
    why="Numbers are compared as numbers and texts as texts, so all have to be one or the other.",
    help="Write all as plain numbers, or put the numbers in quotes to make texts of them.",
    bad="""\
vary:
  price: [38, eighty-five]
briefing:
  you: It costs {price}.
""",
    good="""\
vary:
  price: [38, 85]
briefing:
  you: It costs {price}.
""",
)

UNEVEN_ITEMS = Finding(
    code="L302",
    name="uneven-items",
    severity=Severity.ERROR,
    message="Not every item of “{name}” has the same keys; the first one has {keys}.",
    why="Whichever item is drawn, the texts need a value for each name.",
    help="Give every item the same keys.",
    bad="""\
vary:
  case:
    - {price: 38, shelf: one is left}
    - {price: 85, shelve: none is left}
briefing:
  you: It costs {case.price}, and {case.shelf}.
""",
    good="""\
vary:
  case:
    - {price: 38, shelf: one is left}
    - {price: 85, shelf: none is left}
briefing:
  you: It costs {case.price}, and {case.shelf}.
""",
)

NOT_AN_AMOUNT = Finding(
    code="L303",
    name="not-an-amount",
    severity=Severity.ERROR,
    message="“{name}” cannot be spent: it is a text, or below zero.",
    why="What is spent is added up and held against the authority.",
    help="Name a variable whose values are all numbers from 0 up, or write a number.",
    bad="""\
briefing:
  authority: {refund: 60}
vary:
  item: [lamp, chair]
moments:
  opening:
    replies:
      own-it: {say: "I will refund the {item}.", spends: {refund: item}, then: thanks}
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

PLACEHOLDER_IN_VALUE = Finding(
    code="L304",
    name="placeholder-in-value",
    severity=Severity.ERROR,
    message="“{written}” in a value of “{name}” would be shown as it stands.",
    why="A drawn value is put into texts as it is; nothing is put into the value itself.",
    help="Write the value out, or draw the two together, as keys of one item.",
    bad="""\
vary:
  item: [lamp, chair]
  shelf: ["one {item} is left", none is left]
briefing:
  you: "The {item} is late, and {shelf}."
""",
    good="""\
vary:
  case:
    - {item: lamp, shelf: one lamp is left}
    - {item: chair, shelf: none is left}
briefing:
  you: "The {case.item} is late, and {case.shelf}."
""",
)

RAW_PLACEHOLDER = Finding(
    code="L305",
    name="raw-placeholder",
    severity=Severity.WARNING,
    message="“{written}” is shown just so: placeholders do not work in “{key}”.",
    why="Values are put into what is told and said in a conversation; “{key}” reads the same in "
    "every one.",
    help="Write it without curly brackets, in words that fit every conversation.",
    bad="""\
title: The late {item}
vary:
  item: [lamp, chair]
briefing:
  you: You answer the phone. The {item} is late.
""",
    good="""\
title: The late furniture
vary:
  item: [lamp, chair]
briefing:
  you: You answer the phone. The {item} is late.
""",
)

THOUSANDS_POINT = Finding(
    code="L306",
    name="thousands-point",
    severity=Severity.WARNING,
    message="“{written}” counts as {value}: the point begins the decimals.",
    why="With three digits behind it, it is easily meant to part the thousands.",
    help="Write “{whole}”, or “{value}” if so little is meant.",
    bad="""\
vary:
  price: [980, 1.340]
briefing:
  you: It costs {price}.
""",
    good="""\
vary:
  price: [980, 1340]
briefing:
  you: It costs {price}.
""",
)

DOUBLE_BRACKETS = Finding(
    code="L307",
    name="double-brackets",
    severity=Severity.WARNING,
    message="“{written}” would be shown with brackets round the value.",
    why="A placeholder stands between one pair of curly brackets; a second pair is a part of the "
    "text.",
    help="Write “{single}”.",
    bad="""\
vary:
  item: [lamp, chair]
briefing:
  you: You answer the phone. The {{item}} is late.
""",
    good="""\
vary:
  item: [lamp, chair]
briefing:
  you: You answer the phone. The {item} is late.
""",
)

FINDINGS = (
    MIXED_VALUES,
    UNEVEN_ITEMS,
    NOT_AN_AMOUNT,
    PLACEHOLDER_IN_VALUE,
    RAW_PLACEHOLDER,
    THOUSANDS_POINT,
    DOUBLE_BRACKETS,
)
