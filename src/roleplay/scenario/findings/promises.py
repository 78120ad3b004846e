"""Findings about promises (group L, 4xx)."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

KEPT_AT_ONCE = Finding(
    code="L401",
    name="kept-at-once",
    severity=Severity.ERROR,
    message="The promise “{name}” is made and kept in the same reply.",
    why="A promise is something that is still to come, and the customer waits for it.",
    help="Keep it in a later reply or in an ending, or drop the promise.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I will call you at four., promise: call, keep: call, then: thanks}
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: I will call you at four., promise: call, then: thanks}
      recite: {say: We apologize., then: hung-up}
endings:
  thanks: {outcome: resolved, keep: call}
  hung-up: {outcome: lost}
""",
)

KEPT_UNPROMISED = Finding(
    code="L402",
    name="kept-unpromised",
    severity=Severity.ERROR,
    message="“{name}” cannot have been promised yet: no reply on a way here promises it.",
    why="Only what was promised before can be kept.",
    help="Keep it in a reply or an ending that comes after the promise.",
    bad="""\
moments:
  opening:
    replies:
      own-it: {say: I will call you at four., promise: call, then: thanks}
      recite: {say: I am calling as promised., keep: call, then: hung-up}
endings:
  thanks: {outcome: resolved, keep: call}
  hung-up: {outcome: lost}
""",
    good="""\
moments:
  opening:
    replies:
      own-it: {say: I will call you at four., promise: call, then: thanks}
      recite: {say: We apologize., then: hung-up}
endings:
  thanks: {outcome: resolved, keep: call}
  hung-up: {outcome: lost}
""",
)

FINDINGS = (KEPT_AT_ONCE, KEPT_UNPROMISED)
