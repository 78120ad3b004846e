"""Findings about what is too large to be looked through (group G)."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

_LOOP = """\
moments:
  opening:
    if-nothing-left: hung-up
    then: opening
    replies:
      own-it: {{say: I am sorry. I will find it., then: thanks}}
{replies}"""
_QUESTIONS = "".join(
    f"      question-{number}: {{say: May I ask you for number {number}?}}\n"
    for number in range(1, 12)
)

LARGE_LOOP = Finding(
    code="G112",
    name="large-loop",
    severity=Severity.WARNING,
    message="{count} replies lead round in circles about “{name}”; up to {most} can be followed.",
    why="Which of them were used up makes too many cases, so the exact analysis will sample "
    "instead of trying all.",
    help="Make the circle smaller, or let some of its replies lead out of it.",
    bad=_LOOP.format(replies=_QUESTIONS),
    good=_LOOP.format(replies="".join(_QUESTIONS.splitlines(keepends=True)[:10])),
)

_FLAGS = "".join(
    f"      step-{number}: {{say: Step {number} is done., remember: done-{number}}}\n"
    for number in range(1, 10)
)
_MANY = """\
moments:
  opening:
    then: thanks
    replies:
{replies}      recite: {{say: We apologize., then: hung-up}}
endings:
  thanks:
    customer: [{{when: {condition}, text: You did a lot.}}, {{text: Good-bye.}}]
    outcome: resolved
  hung-up: {{outcome: lost}}
"""

MANY_FLAGS = Finding(
    code="G113",
    name="many-flags",
    severity=Severity.WARNING,
    message="Conditions read {count} flags ({flags}); up to {most} can be followed.",
    why="Every flag doubles the number of cases, so the exact analysis will sample instead of "
    "trying all.",
    help="Do without some of them; often a different moment says the same.",
    bad=_MANY.format(
        replies=_FLAGS, condition=" or ".join(f"done-{number}" for number in range(1, 10))
    ),
    good=_MANY.format(
        replies="".join(_FLAGS.splitlines(keepends=True)[:8]),
        condition=" or ".join(f"done-{number}" for number in range(1, 9)),
    ),
)

FINDINGS = (
    LARGE_LOOP,
    MANY_FLAGS,
)
