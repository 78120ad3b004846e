"""Findings about what is scored (group S)."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

TWO_OF_ONE_DIMENSION = Finding(
    code="S101",
    name="two-of-one-dimension",
    severity=Severity.ERROR,
    message="“{one}” and “{other}” both belong to “{dimension}”, and this reply can show both.",
    why="A reply is worth one level in each dimension, and it would be unclear which.",
    help="Keep one of them, or give them conditions that cannot hold together.",
    bad="""\
moments:
  opening:
    replies:
      own-it:
        say: I am sorry. I will find it.
        shows:
          - {when: temper >= 6, behavior: names-the-feeling}
          - {when: temper <= 6, behavior: recites-an-apology}
        then: thanks
      recite: {say: We apologize., then: hung-up}
""",
    good="""\
moments:
  opening:
    replies:
      own-it:
        say: I am sorry. I will find it.
        shows:
          - {when: temper >= 6, behavior: names-the-feeling}
          - {when: temper < 6, behavior: recites-an-apology}
        then: thanks
      recite: {say: We apologize., then: hung-up}
""",
)

FINDINGS = (TWO_OF_ONE_DIMENSION,)
