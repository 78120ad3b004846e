"""Findings about what is declared and never used (group L, 5xx)."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

UNUSED_VARIABLE = Finding(
    code="L501",
    name="unused-variable",
    severity=Severity.WARNING,
    message="The variable “{name}” is drawn and never used.",
    why="Trainees would meet variants that do not differ in anything.",
    help="Use it in a text or a condition, as in “{{{name}}}”, or remove it.",
    bad="""\
vary:
  item: [lamp, chair]
""",
    good="""\
vary:
  item: [lamp, chair]
briefing:
  you: You answer the phone. The {item} is late.
""",
)

UNREAD_FLAG = Finding(
    code="L502",
    name="unread-flag",
    severity=Severity.WARNING,
    message="The flag “{name}” is remembered in “{reply}”, and nothing ever asks for it.",
    why="Remembering changes nothing unless a condition or the scorecard reads it.",
    help="Read it in a condition, as in “when: {name}”, or remove it.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I will find it., remember: searching, then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: I will find it., remember: searching, then: thanks}
      recite: {say: We apologize., then: hung-up}
endings:
  thanks:
    customer:
      - {when: searching, text: Let me know what you find.}
      - {text: Good-bye.}
    outcome: resolved
  hung-up: {outcome: lost}
""",
)

UNKEPT_PROMISE = Finding(
    code="L503",
    name="unkept-promise",
    severity=Severity.WARNING,
    message="The promise “{name}” is made in “{reply}”, and nothing ever keeps it.",
    why="Whoever makes it breaks it, so this reply can never be part of a passed conversation.",
    help="Add “keep: {name}” to a later reply or to an ending.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I will call you at four., promise: call-back, then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: I will call you at four., promise: call-back, then: thanks}
      recite: {say: We apologize., then: hung-up}
endings:
  thanks: {outcome: resolved, keep: call-back}
  hung-up: {outcome: lost}
""",
)

FINDINGS = (UNUSED_VARIABLE, UNREAD_FLAG, UNKEPT_PROMISE)
